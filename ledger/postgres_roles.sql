-- The roles of a ledger in PostgreSQL. `init` runs this where its login may make roles; else the
-- administrator of the server does. Whoever is to record, read or keep projections is granted one
-- of them: GRANT kaozheng_recorder TO somebody;

DO $$
DECLARE
    missing text;
BEGIN
    FOREACH missing IN ARRAY
        ARRAY['kaozheng_owner', 'kaozheng_recorder', 'kaozheng_projector', 'kaozheng_reader']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = missing) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', missing);
        END IF;
    END LOOP;
END;
$$;

GRANT kaozheng_owner, kaozheng_recorder, kaozheng_projector TO {login};
GRANT CREATE ON DATABASE {database} TO kaozheng_owner, kaozheng_projector;
