"""Nothing that is recorded on a server is changed or deleted by mistake, whoever is at it."""

import psycopg
import pytest

from ledger.recorder import LogRecorder
from tests.ledger.building import entries
from tests.ledger.homes import PostgresHome

REFUSED = [
    "UPDATE entries SET state = '\\x00' WHERE position = 2",
    "UPDATE entries SET login = login",
    "UPDATE entries SET login = login WHERE false",
    "DELETE FROM entries WHERE position = 2",
    "TRUNCATE entries",
    "TRUNCATE heads, entries CASCADE",
    "UPDATE heads SET size = 2",
    "UPDATE heads SET size = 3",
    "UPDATE heads SET size = 4, last_recorded_at = '2005-01-01T00:00:00.000000Z'",
    "UPDATE heads SET size = 4, log = 'other'",
    "DELETE FROM heads",
    "TRUNCATE heads",
    "UPDATE ledger SET kind = 'real'",
    "DELETE FROM ledger",
    "TRUNCATE ledger",
    "UPDATE person_keys SET key = '\\x01'",
    "UPDATE person_keys SET person = 'A2', key = NULL",
    "DELETE FROM person_keys",
    "TRUNCATE person_keys",
    "INSERT INTO entries TABLE entries ON CONFLICT (log, position) DO UPDATE SET login = 'x'",
    "MERGE INTO entries USING heads ON true WHEN MATCHED THEN DELETE",
    "INSERT INTO ledger VALUES (1, 'other', 'real', '2006-01-01T00:00:00.000000Z')",
]

home_on_server = pytest.mark.parametrize("home", ["postgres"], indirect=True)


@home_on_server
@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("statement", REFUSED)
def test_a_change_to_what_is_recorded_is_refused_even_to_a_superuser(
    recorder: LogRecorder, home: PostgresHome, statement: str, role: str
) -> None:
    stored = recorder.append(entries(3), new_keys={"A1": bytes(32)})
    with psycopg.connect(home.url, autocommit=True) as connection:
        connection.execute("SET search_path = kaozheng")
        connection.execute(f"SET session_replication_role = {role}".encode())
        with pytest.raises((psycopg.errors.UniqueViolation, psycopg.DatabaseError)) as caught:
            connection.execute(statement.encode())
    assert caught.value.sqlstate in {"KZ000", "23505"}
    assert list(recorder.select()) == stored


@home_on_server
def test_a_ledger_is_real_or_a_rehearsal(recorder: LogRecorder, home: PostgresHome) -> None:
    del recorder  # It made the ledger.
    with home.owner() as owner, pytest.raises(psycopg.errors.CheckViolation):
        owner.execute("UPDATE ledger SET kind = 'both'")
