"""Many read and write at once: nothing is skipped, decided twice, or recorded twice."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from threading import Thread, Timer
from urllib.parse import quote

import psycopg
import pytest
from psycopg import errors

from domain.evidence import Holds
from domain.refusals.ledger import AlreadyRecorded, ConnectionCut, MovedOn
from ledger import postgres_recorder
from ledger.address import open_ledger
from ledger.postgres_append import Appending, append_in
from ledger.postgres_database import Connection
from ledger.recorder import Ledger, LogRecorder, RestsOn
from ledger.stored import StoredEntry
from ledger.verify import verify
from tests.ledger.building import LOG, entries, entry
from tests.ledger.homes import Home, PostgresHome

WRITERS = 4
EACH = 25


@pytest.fixture
def real(home: Home) -> Iterator[Ledger]:
    """Give a ledger that keeps its own time."""
    with closing(home.create("real")) as ledger:
        yield ledger


@pytest.fixture
def real_on_server(on_server: PostgresHome) -> Iterator[Ledger]:
    """Give a ledger on a server that keeps its own time."""
    with closing(on_server.create("real")) as ledger:
        yield ledger


def at_once(*work: Callable[[], object]) -> None:
    """Run some functions in threads of their own, until all have ended."""
    threads = [Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def write(home: Home, writer: int, *, delayed: bool) -> None:
    with closing(home.open()) as ledger:
        for number in range(writer * EACH, (writer + 1) * EACH):
            if delayed and isinstance(home, PostgresHome):
                commit_late(home, number)
            else:
                ledger.recorder(LOG).append([entry(number, f"person/A{number}")])


def commit_late(home: PostgresHome, number: int) -> None:
    """Append, and keep everybody waiting for the commit."""
    with Connection.connect(home.url) as connection:
        append_in(connection, appending(number))
        time.sleep(0.003)


def appending(number: int) -> Appending:
    return Appending(LOG, [entry(number, f"person/A{number}")], None, {}, None, None)


def test_a_follower_skips_nothing_though_commits_are_late(home: Home, real: Ledger) -> None:
    seen: list[int] = []

    def follow() -> None:
        with real.recorder(LOG).subscribe() as following:
            seen.extend(next(following).id for _ in range(WRITERS * EACH))

    at_once(
        follow,
        *(
            lambda writer=writer: write(home, writer, delayed=writer % 2 == 0)
            for writer in range(WRITERS)
        ),
    )
    assert seen == list(range(1, WRITERS * EACH + 1))
    recorder = real.recorder(LOG)
    assert verify(recorder) == Holds(LOG, WRITERS * EACH, recorder.head().root)


def test_of_those_who_decide_on_one_state_one_gets_in_and_the_others_decide_again(
    home: Home, real: Ledger
) -> None:
    """Four people each record what brings the points to sixteen at most: sixteen it is."""
    stream = "quarter/2006Q1"

    def decide(recorder: LogRecorder, name: str) -> None:
        for attempt in range(1000):
            position = recorder.head().size
            points = sum(1 for _ in recorder.select(streams={stream}, up_to=position))
            if points == 16:
                return
            one = entry(f"{name}-{attempt}", stream)  # type: ignore[arg-type]  # a name will do
            try:
                recorder.append([one], RestsOn(position, frozenset({stream})))
            except MovedOn:
                continue

    def person(name: str) -> None:
        with closing(home.open()) as ledger:
            decide(ledger.recorder(LOG), name)

    at_once(*(lambda name=name: person(name) for name in "abcd"))
    assert real.recorder(LOG).head().size == 16


def test_appends_to_other_logs_do_not_wait(real_on_server: Ledger, database: PostgresHome) -> None:
    real_on_server.recorder(LOG).append([entry(1)])
    with Connection.connect(database.url) as connection:
        append_in(connection, appending(2))
        real_on_server.recorder("other").append(entries(9))
        assert real_on_server.recorder(LOG).head().size == 1
    assert real_on_server.recorder(LOG).head().size == 2


def test_what_the_server_could_not_serialise_is_run_again(
    real_on_server: Ledger, database: PostgresHome
) -> None:
    url = f"{database.url}&options=-c{quote('default_transaction_isolation=serializable')}"

    def person(name: int) -> None:
        with closing(open_ledger(url)) as ledger:
            for number in range(10):
                ledger.recorder(LOG).append([entry(100 * name + number)])

    at_once(*(lambda name=name: person(name) for name in range(3)))
    assert real_on_server.recorder(LOG).head().size == 30


Attempt = Callable[[Connection, Appending], list[StoredEntry]]


def cut_before(connection: Connection, wanted: Appending) -> list[StoredEntry]:
    """Cut the connection before anything was sent."""
    end(connection)
    return append_in(connection, wanted)


def cut_after(connection: Connection, wanted: Appending) -> list[StoredEntry]:
    """Cut the connection after the commit, before the answer."""
    append_in(connection, wanted)
    end(connection)
    return append_in(connection, wanted)


def end(connection: Connection) -> None:
    with psycopg.connect(connection.info.dsn) as other:
        other.execute("SELECT pg_terminate_backend(%s, 1000)", (connection.info.backend_pid,))


def deadlock(connection: Connection, wanted: Appending) -> list[StoredEntry]:
    append_in(connection, Appending("elsewhere", wanted.entries, None, {}, None, None))
    raise errors.DeadlockDetected


@pytest.fixture
def failing_once(monkeypatch: pytest.MonkeyPatch) -> Callable[[Attempt], None]:
    """Let the next append go wrong in some way, and no other."""

    def fail(how: Attempt) -> None:
        attempts = iter([how])

        def attempt(connection: Connection, wanted: Appending) -> list[StoredEntry]:
            return next(attempts, append_in)(connection, wanted)

        monkeypatch.setattr(postgres_recorder, "append_in", attempt)

    return fail


@pytest.mark.parametrize("how", [cut_before, cut_after, deadlock])
def test_an_append_whose_answer_was_lost_is_recorded_once(
    real_on_server: Ledger, failing_once: Callable[[Attempt], None], how: Attempt
) -> None:
    recorder = real_on_server.recorder(LOG)
    recorder.append([entry(1)])
    rests_on = RestsOn(1, frozenset({"person/A1"}))
    failing_once(how)
    stored = recorder.append([entry(2), entry(3)], rests_on, new_keys={"A1": bytes(32)})
    assert [one.position for one in stored] == [2, 3]
    assert list(recorder.select(after=1)) == stored
    assert verify(recorder) == Holds(LOG, 3, recorder.head().root)


def test_an_append_that_commits_while_it_is_tried_again_is_recorded_once(
    real_on_server: Ledger, database: PostgresHome, failing_once: Callable[[Attempt], None]
) -> None:
    recorder = real_on_server.recorder(LOG)
    recorder.append([entry(1)])
    other = Connection.connect(database.url)
    committing = Timer(0.3, other.commit)

    def cut_while_the_server_works_on(_: Connection, wanted: Appending) -> list[StoredEntry]:
        append_in(other, wanted)
        committing.start()
        raise errors.ConnectionFailure

    failing_once(cut_while_the_server_works_on)
    (stored,) = recorder.append([entry(2)], RestsOn(1, frozenset({"person/A1"})))
    assert (stored.position, recorder.head().size) == (2, 2)
    committing.join()
    other.close()


def test_anothers_fact_under_the_same_id_is_not_taken_for_ones_own(
    real_on_server: Ledger, failing_once: Callable[[Attempt], None]
) -> None:
    recorder = real_on_server.recorder(LOG)
    recorder.append([entry(1, state=b"theirs")])
    failing_once(cut_before)
    with pytest.raises(AlreadyRecorded):
        recorder.append([entry(1, state=b"ours")])


def test_where_nothing_can_be_asked_it_is_said_that_the_answer_is_not_known(
    real_on_server: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(_: Connection, wanted: Appending) -> list[StoredEntry]:
        del wanted
        raise errors.ConnectionFailure

    monkeypatch.setattr(postgres_recorder, "append_in", cut)
    with pytest.raises(ConnectionCut, match="Look up whether it was recorded"):
        real_on_server.recorder(LOG).append([entry(1)])


def test_a_reader_whose_connection_was_cut_reads_on(real_on_server: Ledger) -> None:
    recorder = real_on_server.recorder(LOG)
    assert isinstance(recorder, postgres_recorder.PostgresRecorder)
    recorder.append(entries(3))
    with recorder._database.lent() as connection:  # noqa: SLF001 - to cut it
        end(connection)
    assert recorder.head().size == 3
