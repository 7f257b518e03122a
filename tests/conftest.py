"""One PostgreSQL for all tests; hypothesis tries the same examples on every run, at its leisure."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.database_server import Server, shared
from tests.ledger.homes import PostgresHome

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def server(testrun_uid: str) -> Iterator[Server]:
    """Lend the one PostgreSQL of this run of the tests."""
    with shared(testrun_uid) as server:
        yield server


@pytest.fixture(scope="session")
def database(server: Server) -> Iterator[PostgresHome]:
    """Give a database of this process's own."""
    home = PostgresHome(server, f"tests_{os.getpid()}")
    yield home
    home.close()
