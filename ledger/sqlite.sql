-- A ledger in one SQLite file, in its final format. docs/evidence.md describes the entries.
-- Every key begins with the log: a log is read, proven and moved without the others.

PRAGMA application_id = 0x4B414F5A; -- KAOZ

CREATE TABLE ledger (
    format     INTEGER NOT NULL,
    id         TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('real', 'rehearsal')),
    created_at TEXT    NOT NULL
);

CREATE TABLE entries (
    log                TEXT    NOT NULL,
    position           INTEGER NOT NULL,
    originator_id      TEXT    NOT NULL,
    originator_version INTEGER NOT NULL,
    topic              TEXT    NOT NULL,
    fact_id            TEXT    NOT NULL,
    recorded_at        TEXT    NOT NULL,
    login              TEXT    NOT NULL,
    signer             TEXT,
    signature          TEXT,
    state              BLOB    NOT NULL,
    nodes              BLOB    NOT NULL,
    PRIMARY KEY (log, position)
) WITHOUT ROWID; -- so that each index below holds the position as well

CREATE UNIQUE INDEX entries_by_stream ON entries (log, originator_id, originator_version);
CREATE UNIQUE INDEX entries_by_fact ON entries (log, fact_id);
CREATE INDEX entries_by_topic ON entries (log, topic, position);

CREATE TABLE heads (
    log              TEXT    NOT NULL PRIMARY KEY,
    size             INTEGER NOT NULL,
    frontier         BLOB    NOT NULL,
    last_recorded_at TEXT    NOT NULL
) WITHOUT ROWID;

-- How far each projection has got; the names are the projections' own.
CREATE TABLE tracking (
    application_name TEXT    NOT NULL PRIMARY KEY,
    notification_id  INTEGER NOT NULL
) WITHOUT ROWID;

-- The keys that confidential fields are sealed with; null once destroyed.
CREATE TABLE person_keys (
    log    TEXT NOT NULL,
    person TEXT NOT NULL,
    key    BLOB,
    PRIMARY KEY (log, person)
) WITHOUT ROWID;

-- What is recorded stays. Whoever owns the file can drop these; `verify` finds what they changed.

CREATE TRIGGER ledger_is_one BEFORE INSERT ON ledger WHEN EXISTS (SELECT 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'a ledger is described once'); END;

CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger stays what it was made'); END;

CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger stays what it was made'); END;

CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;

CREATE TRIGGER heads_go_forward BEFORE UPDATE ON heads
WHEN NEW.log <> OLD.log OR NEW.size <= OLD.size OR NEW.last_recorded_at < OLD.last_recorded_at
BEGIN SELECT RAISE(ABORT, 'a log only grows'); END;

CREATE TRIGGER heads_are_kept BEFORE DELETE ON heads
BEGIN SELECT RAISE(ABORT, 'a log only grows'); END;

CREATE TRIGGER person_keys_are_made_once BEFORE INSERT ON person_keys
WHEN EXISTS (SELECT 1 FROM person_keys WHERE log = NEW.log AND person = NEW.person)
BEGIN SELECT RAISE(ABORT, 'a key is made once'); END;

CREATE TRIGGER person_keys_are_only_destroyed BEFORE UPDATE ON person_keys
WHEN NEW.log <> OLD.log OR NEW.person <> OLD.person OR NEW.key IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a key is destroyed, never changed'); END;

CREATE TRIGGER person_keys_are_kept BEFORE DELETE ON person_keys
BEGIN SELECT RAISE(ABORT, 'that a key was destroyed stays on record'); END;
