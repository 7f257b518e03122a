-- What a recorder may do: append, destroy a key, and say how far a projection got. Each is one
-- function that runs with the owner's rights, so that places, moments, logins and hashes are the
-- database's own. The search path is pinned, and nothing is granted to PUBLIC.

-- The leaf of an entry, as docs/evidence.md describes it.
CREATE FUNCTION kaozheng.leaf(
    log text, place bigint, stream text, version bigint, topic text, fact_id text,
    recorded_at text, login text, signer text, signature text, state bytea
) RETURNS bytea LANGUAGE sql STABLE
RETURN sha256(
    '\x00'::bytea
    || convert_to(
        E'kaozheng/entry/v1\n' || log || E'\n' || place::text || E'\n' || stream || E'\n'
        || version::text || E'\n' || topic || E'\n' || fact_id || E'\n' || recorded_at || E'\n'
        || login || E'\n' || coalesce(signer, '') || E'\n' || coalesce(signature, '') || E'\n\n',
        'UTF8'
    )
    || state
);

-- The nodes that a leaf completes when it is added to a tree: the last one takes the places of as
-- many subtrees in the frontier as there are others.
CREATE FUNCTION kaozheng.completed(size bigint, frontier bytea, leaf bytea) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    node  bytea := leaf;
    nodes bytea := leaf;
    kept  int := length(frontier);
BEGIN
    WHILE size & 1 = 1 LOOP
        kept := kept - 32;
        node := sha256('\x01'::bytea || substr(frontier, kept + 1, 32) || node);
        nodes := nodes || node;
        size := size >> 1;
    END LOOP;
    RETURN nodes;
END;
$$;

-- Adds many leaves at once, level by level: every statement hashes a whole level. A level is the
-- string of its new nodes; the first of them at level l has the index size >> l.
CREATE FUNCTION kaozheng.grow(
    size bigint, frontier bytea, leaves bytea, OUT grown bytea, OUT nodes bytea[]
) LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    total  CONSTANT bigint := size + length(leaves) / 32;
    levels bytea[] := ARRAY[leaves];
    below  bytea := leaves;
    above  bytea;
    first  bigint;
BEGIN
    FOR level IN 0..62 LOOP
        EXIT WHEN total >> (level + 1) = size >> (level + 1);
        IF (size >> level) & 1 = 1 THEN -- The first has its left sibling in the frontier.
            below := substr(frontier, 32 * bit_count((size >> (level + 1))::bit(64))::int + 1, 32)
                || below;
        END IF;
        SELECT string_agg(sha256('\x01'::bytea || substr(below, 64 * i + 1, 64)), '' ORDER BY i)
        INTO above
        FROM generate_series(0, ((total >> (level + 1)) - (size >> (level + 1)))::int - 1) AS i;
        levels := levels || above;
        below := above;
    END LOOP;

    -- From the top down: each node, and after it, if it is a right child, what its parent completes.
    FOR level IN REVERSE cardinality(levels) - 1 .. 0 LOOP
        below := levels[level + 1];
        first := size >> level;
        SELECT array_agg(
            substr(below, 32 * i + 1, 32)
            || CASE WHEN (first + i) & 1 = 1
                THEN nodes[((first + i) >> 1) - (first >> 1) + 1] ELSE ''::bytea END
            ORDER BY i
        ) INTO nodes
        FROM generate_series(0, length(below) / 32 - 1) AS i;
    END LOOP;

    grown := '';
    FOR level IN REVERSE 62..0 LOOP
        CONTINUE WHEN (total >> level) & 1 = 0;
        IF total >> level > size >> level THEN
            grown := grown || substr(levels[level + 1], length(levels[level + 1]) - 31, 32);
        ELSE
            grown := grown
                || substr(frontier, 32 * bit_count((size >> (level + 1))::bit(64))::int + 1, 32);
        END IF;
    END LOOP;
END;
$$;

-- The versions of many entries: each the one after the last of its stream. The first is 1, or 0
-- where that is asked for.
CREATE FUNCTION kaozheng.versions(log text, streams text[], wanted bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, kaozheng, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    placed bigint[];
    moved  text[];
BEGIN
    WITH given AS (
        SELECT * FROM unnest(streams, wanted) WITH ORDINALITY AS one (stream, wish, place)
    ), ends AS (
        SELECT stream, max(entries.originator_version) AS last
        FROM (SELECT DISTINCT stream FROM given) AS distinct_streams
        CROSS JOIN LATERAL (
            SELECT originator_version FROM entries
            WHERE entries.log = versions.log AND originator_id = stream
            ORDER BY originator_version DESC LIMIT 1
        ) AS entries
        GROUP BY stream
    ), numbered AS (
        SELECT
            place, stream, wish,
            row_number() OVER in_stream + CASE
                WHEN last IS NOT NULL THEN last
                WHEN first_value(wish) OVER in_stream = 0 THEN -1
                ELSE 0
            END AS version
        FROM given LEFT JOIN ends USING (stream)
        WINDOW in_stream AS (PARTITION BY stream ORDER BY place)
    )
    SELECT
        array_agg(version ORDER BY place),
        array_agg(DISTINCT stream) FILTER (WHERE wish <> version)
    INTO placed, moved FROM numbered;
    IF moved IS NOT NULL THEN
        RAISE EXCEPTION 'moved on' USING ERRCODE = 'KZ001', DETAIL = array_to_json(moved)::text;
    END IF;
    RETURN placed;
END;
$$;

-- The moment of an append: what the clock says, but never one before the last entry's. A clock
-- that was set back by more than a few seconds would make known-at lie: that is refused.
CREATE FUNCTION kaozheng.moment(last text, clock text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    now text := coalesce(
        clock, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    );
BEGIN
    IF now COLLATE "C" >= last COLLATE "C" THEN
        RETURN now;
    ELSIF last::timestamptz - now::timestamptz > interval '5 s' THEN
        RAISE EXCEPTION 'clock behind'
        USING ERRCODE = 'KZ003', DETAIL = json_build_array(now, last)::text;
    END IF;
    RETURN last;
END;
$$;

-- How far a projection has got. Another may have been there before: then it is a conflict.
CREATE FUNCTION kaozheng.track(application text, reached bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, kaozheng, pg_temp AS $$
BEGIN
    INSERT INTO tracking VALUES (application, reached) ON CONFLICT (application_name) DO UPDATE
    SET notification_id = excluded.notification_id
    WHERE excluded.notification_id > tracking.notification_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'further on already' USING ERRCODE = 'KZ002';
    END IF;
END;
$$;

-- The key that an entry was sealed with, unless somebody was first with another.
CREATE FUNCTION kaozheng.keep_key(in_log text, in_person text, in_key bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, kaozheng, pg_temp AS $$
DECLARE
    stored person_keys;
BEGIN
    SELECT * INTO stored FROM person_keys WHERE log = in_log AND person = in_person;
    IF NOT FOUND THEN
        INSERT INTO person_keys VALUES (in_log, in_person, in_key);
    ELSIF stored.key IS DISTINCT FROM in_key THEN
        RAISE EXCEPTION 'key moved on' USING ERRCODE = 'KZ006', DETAIL = in_person;
    END IF;
END;
$$;

CREATE FUNCTION kaozheng.destroy_key(in_log text, in_person text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, kaozheng, pg_temp AS $$
BEGIN
    INSERT INTO person_keys VALUES (in_log, in_person, NULL)
    ON CONFLICT (log, person) DO UPDATE SET key = NULL;
END;
$$;

-- What every append begins with. It locks the head of the log and nothing else, and gives what
-- was found there, the moment and the login. Where several calls make up one transaction, they are
-- one append with one moment.
CREATE FUNCTION kaozheng.begin_append(
    in_log text, rests_on bigint, streams_read text[], clock text,
    OUT size bigint, OUT tree bytea, OUT moment text, OUT login text
) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    last  text;
    kind  text;
    ours  boolean;
    moved text[];
BEGIN
    SELECT
        h.size, h.frontier, h.last_recorded_at, h.xmin = pg_current_xact_id()::xid,
        (SELECT l.kind FROM kaozheng.ledger AS l)
    INTO size, tree, last, ours, kind
    FROM kaozheng.heads AS h WHERE h.log = in_log FOR NO KEY UPDATE OF h;
    IF NOT FOUND THEN
        INSERT INTO kaozheng.heads VALUES (in_log, 0, '', '') ON CONFLICT DO NOTHING;
        SELECT h.size, h.frontier, h.last_recorded_at, false, (SELECT l.kind FROM kaozheng.ledger AS l)
        INTO size, tree, last, ours, kind
        FROM kaozheng.heads AS h WHERE h.log = in_log FOR NO KEY UPDATE OF h;
    END IF;
    IF size < 0 OR length(tree) <> 32 * bit_count(size::bit(64))
        OR size > 0 AND last !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$'
    THEN
        RAISE EXCEPTION 'damaged' USING ERRCODE = 'KZ004';
    END IF;
    IF rests_on < size THEN
        SELECT array_agg(stream ORDER BY stream) INTO moved
        FROM unnest(streams_read) AS stream CROSS JOIN LATERAL (
            SELECT position FROM kaozheng.entries WHERE log = in_log AND originator_id = stream
            ORDER BY originator_version DESC LIMIT 1
        ) AS newest WHERE position > rests_on;
        IF moved IS NOT NULL THEN
            RAISE EXCEPTION 'moved on' USING ERRCODE = 'KZ001', DETAIL = array_to_json(moved);
        END IF;
    END IF;
    IF kind = 'real' AND clock IS NOT NULL THEN
        RAISE EXCEPTION 'real time only' USING ERRCODE = 'KZ007';
    END IF;
    login := CASE kind WHEN 'real' THEN '' ELSE 'rehearsal:' END || session_user;
    moment := CASE WHEN ours THEN last ELSE kaozheng.moment(last, clock) END;
END;
$$;

-- Appends one entry in one round trip: checks, numbers, dates, hashes, inserts. The values are
-- single ones: lists of one would take it a third longer.
CREATE FUNCTION kaozheng.append_one(
    in_log text, stream text, topic text, fact_id text, state bytea, signer text, signature text,
    wanted bigint, rests_on bigint, streams_read text[], clock text,
    OUT size bigint, OUT moment text, OUT login text, OUT version bigint, OUT nodes bytea
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, kaozheng, pg_temp
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    found record;
BEGIN
    IF concat(in_log, stream, topic, fact_id, signer, signature) ~ '[\u0001-\u001f\u007f-\u009f]'
        OR '' IN (in_log, stream, topic, fact_id, signer, signature)
    THEN
        RAISE EXCEPTION 'not one line' USING ERRCODE = 'KZ005';
    END IF;
    found := begin_append(in_log, rests_on, streams_read, clock);
    size := found.size;
    moment := found.moment;
    login := found.login;
    SELECT e.originator_version + 1 INTO version FROM entries AS e
    WHERE e.log = in_log AND e.originator_id = stream ORDER BY e.originator_version DESC LIMIT 1;
    version := coalesce(version, CASE wanted WHEN 0 THEN 0 ELSE 1 END);
    IF wanted <> version THEN
        RAISE EXCEPTION 'moved on'
        USING ERRCODE = 'KZ001', DETAIL = array_to_json(ARRAY[stream]);
    END IF;
    nodes := completed(size, found.tree, leaf(
        in_log, size + 1, stream, version, topic, fact_id,
        moment, login, signer, signature, state
    ));
    INSERT INTO entries VALUES (
        in_log, size + 1, stream, version, topic, fact_id,
        moment, login, signer, signature, state, nodes
    );
    UPDATE heads AS h SET
        size = h.size + 1,
        frontier = substr(h.frontier, 1, length(h.frontier) + 32 - length(nodes))
            || substr(nodes, length(nodes) - 31),
        last_recorded_at = moment
    WHERE h.log = in_log;
END;
$$;

-- The same for many entries at once.
CREATE FUNCTION kaozheng.append(
    in_log text, streams text[], topics text[], fact_ids text[], states bytea[], signers text[],
    signatures text[], wanted bigint[], rests_on bigint, streams_read text[], clock text,
    OUT size bigint, OUT moment text, OUT login text, OUT versions bigint[], OUT nodes bytea[]
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, kaozheng, pg_temp
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    texts  CONSTANT text[] := in_log || streams || topics || fact_ids || signers || signatures;
    found  record;
    leaves bytea;
    tree   bytea;
BEGIN
    IF array_to_string(texts, '') ~ '[\u0001-\u001f\u007f-\u009f]' OR '' = ANY (texts) THEN
        RAISE EXCEPTION 'not one line' USING ERRCODE = 'KZ005';
    END IF;
    found := begin_append(in_log, rests_on, streams_read, clock);
    size := found.size;
    moment := found.moment;
    login := found.login;
    versions := versions(in_log, streams, wanted);
    SELECT string_agg(
        leaf(
            in_log, size + place, stream, version, topic, fact_id,
            moment, login, signer, signature, state
        ), '' ORDER BY place
    ) INTO leaves
    FROM unnest(streams, versions, topics, fact_ids, signers, signatures, states)
    WITH ORDINALITY AS e (stream, version, topic, fact_id, signer, signature, state, place);
    SELECT * INTO tree, nodes FROM grow(size, found.tree, leaves);
    INSERT INTO entries
    SELECT
        in_log, size + place, stream, version, topic, fact_id,
        moment, login, signer, signature, state, completed
    FROM unnest(streams, versions, topics, fact_ids, signers, signatures, states, nodes)
    WITH ORDINALITY
        AS e (stream, version, topic, fact_id, signer, signature, state, completed, place);
    UPDATE heads AS h SET
        size = h.size + cardinality(streams),
        frontier = tree,
        last_recorded_at = moment
    WHERE h.log = in_log;
END;
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kaozheng FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    kaozheng.append_one, kaozheng.append, kaozheng.keep_key, kaozheng.destroy_key
TO kaozheng_recorder;
GRANT EXECUTE ON FUNCTION kaozheng.track TO kaozheng_recorder, kaozheng_projector;
