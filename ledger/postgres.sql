-- A ledger in PostgreSQL, in its final format: the tables of sqlite.sql. Run by kaozheng_owner.
-- Every key begins with the log: ready for PARTITION BY HASH (log). Text is compared byte by byte.

CREATE SCHEMA kaozheng;

CREATE TABLE kaozheng.ledger (
    format     integer NOT NULL,
    id         text    NOT NULL,
    kind       text    NOT NULL CHECK (kind IN ('real', 'rehearsal')),
    created_at text    NOT NULL
);

CREATE UNIQUE INDEX ledger_is_one ON kaozheng.ledger ((true));

CREATE TABLE kaozheng.entries (
    log                text    COLLATE "C" NOT NULL,
    position           bigint  NOT NULL,
    originator_id      text    COLLATE "C" NOT NULL,
    originator_version bigint  NOT NULL,
    topic              text    COLLATE "C" NOT NULL,
    fact_id            text    COLLATE "C" NOT NULL,
    recorded_at        text    COLLATE "C" NOT NULL,
    login              text    COLLATE "C" NOT NULL,
    signer             text    COLLATE "C",
    signature          text    COLLATE "C",
    state              bytea   NOT NULL,
    nodes              bytea   NOT NULL,
    PRIMARY KEY (log, position)
);

CREATE UNIQUE INDEX entries_by_stream
    ON kaozheng.entries (log, originator_id, originator_version) INCLUDE (position);
CREATE UNIQUE INDEX entries_by_fact ON kaozheng.entries (log, fact_id);
CREATE INDEX entries_by_topic ON kaozheng.entries (log, topic, position);

-- The room left in each page lets a head be rewritten where it stands.
CREATE TABLE kaozheng.heads (
    log              text   COLLATE "C" NOT NULL PRIMARY KEY,
    size             bigint NOT NULL,
    frontier         bytea  NOT NULL,
    last_recorded_at text   COLLATE "C" NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE kaozheng.tracking (
    application_name text   COLLATE "C" NOT NULL PRIMARY KEY,
    notification_id  bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE kaozheng.person_keys (
    log    text  COLLATE "C" NOT NULL,
    person text  COLLATE "C" NOT NULL,
    key    bytea,
    PRIMARY KEY (log, person)
);

-- What is recorded stays, whoever is at it. The owner can drop these; `verify` finds what changed.

CREATE FUNCTION kaozheng.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'KZ000';
END;
$$;

CREATE TRIGGER ledger_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON kaozheng.ledger
FOR EACH STATEMENT EXECUTE FUNCTION kaozheng.refuse('a ledger stays what it was made');

CREATE TRIGGER entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON kaozheng.entries
FOR EACH STATEMENT EXECUTE FUNCTION kaozheng.refuse('an entry is never changed');

-- What every append fires is asked in the function: a WHEN is read anew at each statement.
CREATE FUNCTION kaozheng.go_forward() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.log <> OLD.log OR NEW.size <= OLD.size OR NEW.last_recorded_at < OLD.last_recorded_at THEN
        RAISE EXCEPTION 'a log only grows' USING ERRCODE = 'KZ000';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER heads_go_forward BEFORE UPDATE ON kaozheng.heads
FOR EACH ROW EXECUTE FUNCTION kaozheng.go_forward();

CREATE TRIGGER heads_are_kept BEFORE DELETE OR TRUNCATE ON kaozheng.heads
FOR EACH STATEMENT EXECUTE FUNCTION kaozheng.refuse('a log only grows');

CREATE TRIGGER person_keys_are_only_destroyed BEFORE UPDATE ON kaozheng.person_keys FOR EACH ROW
WHEN (NEW.log <> OLD.log OR NEW.person <> OLD.person OR NEW.key IS NOT NULL)
EXECUTE FUNCTION kaozheng.refuse('a key is destroyed, never changed');

CREATE TRIGGER person_keys_are_kept BEFORE DELETE OR TRUNCATE ON kaozheng.person_keys
FOR EACH STATEMENT EXECUTE FUNCTION kaozheng.refuse('that a key was destroyed stays on record');

-- Always: also where a session poses as a replica.
ALTER TABLE kaozheng.ledger ENABLE ALWAYS TRIGGER ledger_stays;
ALTER TABLE kaozheng.entries ENABLE ALWAYS TRIGGER entries_stay;
ALTER TABLE kaozheng.heads ENABLE ALWAYS TRIGGER heads_go_forward;
ALTER TABLE kaozheng.heads ENABLE ALWAYS TRIGGER heads_are_kept;
ALTER TABLE kaozheng.person_keys ENABLE ALWAYS TRIGGER person_keys_are_only_destroyed;
ALTER TABLE kaozheng.person_keys ENABLE ALWAYS TRIGGER person_keys_are_kept;

GRANT USAGE ON SCHEMA kaozheng TO kaozheng_recorder, kaozheng_projector, kaozheng_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA kaozheng
    TO kaozheng_recorder, kaozheng_projector, kaozheng_reader;
