"""Watches the server for a contender that hangs: one run of the benchmarks is to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import psycopg

LOOKING_SECONDS = 2.0

# Nothing here takes half a minute, but for the stock library's pipelined inserts: those can wait
# for good, client and server each for the other to read, and hold their lock. Cut off, it tries
# again.
HANGING = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname IN ('stock', 'stock_function', 'read') AND backend_type = 'client backend'
    AND state <> 'idle' AND wait_event_type IS DISTINCT FROM 'Lock'
    AND state_change < clock_timestamp() - interval '30 s'
"""


@contextmanager
def cutting_off(url: str, hung: list[str]) -> Iterator[None]:
    """Cut off whoever hangs while the block runs, and keep count of it."""
    ended = Event()

    def watch() -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            while not ended.wait(LOOKING_SECONDS):
                hung.extend("hung" for _ in connection.execute(HANGING))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
