"""The statements with which a log is written to a PostgreSQL database and read back.

LATERAL with OFFSET 0 has PostgreSQL look up each value of a list in its index; left to itself,
without statistics, it may read the whole log.
"""

from types import NoneType

from ledger.stored import COLUMNS

_COLUMNS = ", ".join(COLUMNS)
_ENTRIES = f"SELECT {_COLUMNS} FROM kaozheng.entries WHERE log = %(log)s"  # noqa: S608 - our own names
_ORDER = "ORDER BY position LIMIT %(limit)s"

ALL = f"{_ENTRIES} ORDER BY position"

BETWEEN = f"{_ENTRIES} AND position > %(after)s AND position <= %(last)s {_ORDER}"

_BY_STREAM = """
FROM unnest(%(streams)s::text[]) AS stream CROSS JOIN LATERAL (
    SELECT * FROM kaozheng.entries WHERE log = %(log)s AND originator_id = stream OFFSET 0
) AS entries
WHERE position > %(after)s AND position <= %(last)s
"""

_BY_TOPIC = """
FROM unnest(%(topics)s::text[]) AS wanted CROSS JOIN LATERAL (
    SELECT * FROM kaozheng.entries
    WHERE log = %(log)s AND topic = wanted AND position > %(after)s AND position <= %(last)s
    OFFSET 0
) AS entries
WHERE true
"""

_BY_BOTH = f"{_BY_TOPIC} AND originator_id = ANY (%(streams)s::text[])"

BY_STREAM = f"SELECT {_COLUMNS} {_BY_STREAM} {_ORDER}"
BY_TOPIC = f"SELECT {_COLUMNS} {_BY_TOPIC} {_ORDER}"
BY_BOTH = f"SELECT {_COLUMNS} {_BY_BOTH} {_ORDER}"

BY_FACT = f"{_ENTRIES} AND fact_id = ANY (%(facts)s::text[])"

# All is sent in binary (%b): as text, the states would be twice as long.
APPEND_ONE = """
SELECT size, moment, login, version, nodes FROM kaozheng.append_one(
    %b, %b, %b, %b, %b, %b, %b, %b, %b, %b::text[], %b
)
"""

APPEND = """
SELECT size, moment, login, versions, nodes FROM kaozheng.append(
    %b, %b::text[], %b::text[], %b::text[], %b::bytea[], %b::text[],
    %b::text[], %b::bigint[], %b, %b::text[], %b
)
"""

LOOK_UP: dict[str, str] = {
    "recorded_at": "SELECT recorded_at FROM kaozheng.entries WHERE log = %s AND position = %s",
    "nodes": "SELECT nodes FROM kaozheng.entries WHERE log = %s AND position = %s",
}

HEAD = "SELECT size, frontier, last_recorded_at FROM kaozheng.heads WHERE log = %s"

# The logs that have a head and those that have entries: after an attack they may differ.
LOGS = """
WITH RECURSIVE with_entries (log) AS (
    SELECT min(log) FROM kaozheng.entries
    UNION ALL
    SELECT (SELECT min(log) FROM kaozheng.entries WHERE log > with_entries.log) FROM with_entries
    WHERE with_entries.log IS NOT NULL
)
SELECT log FROM (SELECT log FROM with_entries UNION SELECT log FROM kaozheng.heads) AS logs
WHERE log IS NOT NULL ORDER BY log
"""

TRACK = "SELECT kaozheng.track(%s, %s)"

TRACKED = "SELECT notification_id FROM kaozheng.tracking WHERE application_name = %s"

HAS_BEGUN = """
SELECT 1 FROM kaozheng.heads WHERE log = %(log)s
UNION ALL SELECT 1 FROM kaozheng.entries WHERE log = %(log)s
UNION ALL SELECT 1 FROM kaozheng.person_keys WHERE log = %(log)s LIMIT 1
"""

COPY_IN = f"COPY kaozheng.entries ({_COLUMNS}) FROM STDIN (FORMAT binary)"

COPY_TYPES = {str: "text", int: "int8", bytes: "bytea", (str, NoneType): "text"}
"""PostgreSQL's words for the types of the columns."""

KEEP_HEAD = "INSERT INTO kaozheng.heads VALUES (%s, %s, %s, %s)"

TAKE_PERSON_KEY = "INSERT INTO kaozheng.person_keys VALUES (%s, %s, %s)"

PERSON_KEYS = "SELECT person, key FROM kaozheng.person_keys WHERE log = %s ORDER BY person"

KEYS_OF = "SELECT person, key FROM kaozheng.person_keys WHERE log = %s AND person = ANY(%b::text[])"

KEEP_PERSON_KEY = "SELECT kaozheng.keep_key(%s, %s, %s)"

DESTROY_PERSON_KEY = "SELECT kaozheng.destroy_key(%s, %s)"

DESCRIPTION = "SELECT format, id, kind, created_at FROM kaozheng.ledger"

DESCRIBE = "INSERT INTO kaozheng.ledger VALUES (%s, %s, %s, %s)"

IS_THERE = "SELECT to_regnamespace('kaozheng') IS NOT NULL"

# Whether this login may act as the owner, and the owner may make a schema. CASE: to ask about a
# role that is not there is an error.
HAS_ROLES = """
SELECT CASE WHEN count(*) = 4 THEN
    bool_and(rolname <> 'kaozheng_owner' OR pg_has_role(oid, 'SET'))
    AND has_database_privilege(max(oid) FILTER (WHERE rolname = 'kaozheng_owner'),
        current_database(), 'CREATE')
ELSE false END
FROM pg_roles
WHERE rolname IN ('kaozheng_owner', 'kaozheng_recorder', 'kaozheng_projector', 'kaozheng_reader')
"""
