"""A program waits awake for a server that is near, and goes to sleep when that was in vain."""

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from threading import Timer

import pytest
from psycopg.abc import PQGen
from psycopg.waiting import READY_R, READY_RW, READY_W, WAIT_R, WAIT_W

from ledger.postgres_database import Connection
from ledger.postgres_waiting import ASLEEP, AWAKE_SECONDS, Lookout, awake
from tests.database_server import Server


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    here, there = socket.socketpair()
    with closing(here), closing(there):
        yield here, there


Ends = tuple[socket.socket, socket.socket]


def test_what_is_there_is_seen_at_once(ends: Ends) -> None:
    here, there = ends
    there.send(b"answer")
    lookout = Lookout(here.fileno())
    assert lookout.seen(READY_R) == READY_R
    assert lookout.seen(READY_RW) == READY_RW
    assert lookout.seen(READY_W) == READY_W


def test_what_comes_within_the_moment_is_seen(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.postgres_waiting.AWAKE_SECONDS", 60)
    here, there = ends
    Timer(0.01, there.send, [b"answer"]).start()
    assert Lookout(here.fileno()).seen(READY_R) == READY_R


def test_after_the_moment_it_is_time_to_sleep(ends: Ends) -> None:
    here, _ = ends
    before = time.perf_counter()
    assert Lookout(here.fileno()).seen(READY_R) == 0
    assert time.perf_counter() - before >= AWAKE_SECONDS


def test_after_a_wait_in_vain_the_next_ones_sleep_at_once(ends: Ends) -> None:
    here, there = ends
    lookout = Lookout(here.fileno())
    assert lookout.seen(READY_R) == 0
    there.send(b"answer")
    assert [lookout.seen(READY_R) for _ in range(ASLEEP)] == [0] * ASLEEP
    assert lookout.seen(READY_R) == READY_R


def steps() -> PQGen[str]:
    """Wait twice, as psycopg does, and tell what was given."""
    first = yield WAIT_W
    second = yield WAIT_R
    return f"{first} then {second}"


def test_what_is_seen_is_given_to_the_one_who_waits(ends: Ends) -> None:
    here, there = ends
    there.send(b"answer")
    with pytest.raises(StopIteration) as done:
        next(awake(steps(), Lookout(here.fileno())))
    assert done.value.value == f"{READY_W} then {READY_R}"


def test_what_is_not_seen_is_left_to_psycopg(ends: Ends) -> None:
    here, _ = ends
    waiting = awake(steps(), Lookout(here.fileno()))
    assert next(waiting) == WAIT_R
    with pytest.raises(StopIteration) as done:
        waiting.send(READY_R)
    assert done.value.value == f"{READY_W} then {READY_R}"


def test_an_error_of_the_server_reaches_whoever_asked(ends: Ends) -> None:
    def failing() -> PQGen[None]:
        yield WAIT_W
        raise ConnectionError("gone")

    here, _ = ends
    with pytest.raises(ConnectionError, match="gone"):
        next(awake(failing(), Lookout(here.fileno())))


def looks(url: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether anybody looks out for the answer of the server at an address."""
    asked = []

    def seen(_: Lookout, wish: int) -> int:
        asked.append(wish)
        return 0

    monkeypatch.setattr(Lookout, "seen", seen)
    with closing(Connection.connect(url)) as connection:
        assert connection.execute("SELECT 1").fetchall() == [(1,)]
    return bool(asked)


def test_a_server_is_looked_out_for_on_this_machine_alone(
    server: Server, login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert looks(server.url("postgres"), monkeypatch)
    assert not looks(server.url_by_network("postgres", f"{login}:right"), monkeypatch)


@pytest.mark.parametrize("seconds", [0, 60], ids=["asleep", "awake"])
def test_a_wait_can_be_interrupted(
    server: Server, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr("ledger.postgres_waiting.AWAKE_SECONDS", seconds)
    with closing(Connection.connect(server.url("postgres"), autocommit=True)) as connection:
        Timer(0.05, signal.raise_signal, [signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            connection.execute("SELECT pg_sleep(60)")
