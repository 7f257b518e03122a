"""The statements with which a log is written to a SQLite database and read back.

A list goes in as one JSON text, however long it is. CROSS JOIN and INDEXED BY have SQLite look up
each of its values; left to itself it may read the whole log.
"""

from ledger.stored import COLUMNS

_ENTRIES = f"SELECT {', '.join(COLUMNS)} FROM entries WHERE log = :log"  # noqa: S608 - our own names

ALL = f"{_ENTRIES} ORDER BY position"

AT_POSITIONS = (
    f"{_ENTRIES} AND position IN (SELECT value FROM json_each(:positions)) ORDER BY position"  # noqa: S608 - as above
)

BY_STREAM = """
SELECT position FROM json_each(:streams)
CROSS JOIN entries INDEXED BY entries_by_stream ON log = :log AND originator_id = value
WHERE position > :after AND position <= :last
"""

BY_TOPIC = """
SELECT position FROM json_each(:topics)
CROSS JOIN entries INDEXED BY entries_by_topic ON log = :log AND topic = value
WHERE position > :after AND position <= :last
"""

BY_BOTH = f"{BY_TOPIC} AND originator_id IN (SELECT value FROM json_each(:streams))"  # noqa: S608 - as above

BY_FACT = """
SELECT fact_id, position FROM json_each(:facts)
CROSS JOIN entries INDEXED BY entries_by_fact ON log = :log AND fact_id = value
"""

END = """
SELECT originator_version, position FROM entries WHERE log = :log AND originator_id = :stream
ORDER BY originator_version DESC LIMIT 1
"""

INSERT = f"INSERT INTO entries VALUES ({', '.join('?' for _ in COLUMNS)})"  # noqa: S608 - as above

LOOK_UP: dict[str, str] = {
    "recorded_at": "SELECT recorded_at FROM entries WHERE log = ? AND position = ?",
    "nodes": "SELECT nodes FROM entries WHERE log = ? AND position = ?",
}

HEAD = "SELECT size, frontier, last_recorded_at FROM heads WHERE log = ?"

KEEP_HEAD = """
INSERT INTO heads VALUES (?, ?, ?, ?) ON CONFLICT (log) DO UPDATE
SET size = excluded.size, frontier = excluded.frontier, last_recorded_at = excluded.last_recorded_at
"""

# The logs that have a head and those that have entries: after an attack they may differ.
LOGS = """
WITH RECURSIVE with_entries (log) AS (
    SELECT min(log) FROM entries
    UNION ALL
    SELECT (SELECT min(log) FROM entries WHERE log > with_entries.log) FROM with_entries
    WHERE with_entries.log IS NOT NULL
)
SELECT log FROM (SELECT log FROM with_entries UNION SELECT log FROM heads)
WHERE typeof(log) = 'text' ORDER BY log
"""

TRACK = """
INSERT INTO tracking VALUES (?, ?) ON CONFLICT (application_name) DO UPDATE
SET notification_id = excluded.notification_id WHERE excluded.notification_id > notification_id
"""

TRACKED = "SELECT notification_id FROM tracking WHERE application_name = ?"

HAS_BEGUN = """
SELECT 1 FROM heads WHERE log = :log UNION ALL SELECT 1 FROM entries WHERE log = :log
UNION ALL SELECT 1 FROM person_keys WHERE log = :log LIMIT 1
"""

PERSON_KEYS = "SELECT person, key FROM person_keys WHERE log = ? ORDER BY person"

KEYS_OF = """
SELECT person, person_keys.key FROM json_each(:persons)
CROSS JOIN person_keys ON log = :log AND person = value
"""

KEEP_PERSON_KEY = "INSERT INTO person_keys VALUES (?, ?, ?)"

DESTROY_PERSON_KEY = "UPDATE person_keys SET key = NULL WHERE log = ? AND person = ?"

DESCRIPTION = "SELECT format, id, kind, created_at FROM ledger"
