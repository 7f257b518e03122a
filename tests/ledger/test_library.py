"""eventsourcing's own tests of recorders pass: on a file, in memory and on a server.

They are run with text ids, and with a first version of 0 as well as 1. An aggregate's recorder
gives no positions back where an application's does, so the one under test keeps them to itself.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest import TestCase
from uuid import UUID, uuid4

import pytest
from eventsourcing import persistence
from typing_extensions import override

from ledger import sqlite
from ledger.recorder import Ledger, LogRecorder
from tests.ledger.building import LOG
from tests.ledger.homes import PostgresHome

if TYPE_CHECKING:
    from eventsourcing.tests import persistence as theirs
else:
    # Their tests also cover their own ciphers, which need a package that nothing else here does.
    pytest.importorskip("Crypto", reason="eventsourcing's own tests need pycryptodome")
    theirs = pytest.importorskip("eventsourcing.tests.persistence")


class OnDisk(TestCase):
    """Tests on a real ledger in a file."""

    ledger: Ledger

    @override
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.ledger = sqlite.create(Path(folder.name) / "kaozheng.db", "real")
        self.addCleanup(self.ledger.close)

    def create_recorder(self) -> Any:  # noqa: ANN401 - each of their test cases wants another
        """Make what is tested."""
        return self.ledger.recorder(LOG)

    def new_originator_id(self) -> str:
        """Make a stream's name."""
        return str(uuid4())


class InMemory(OnDisk):
    """Tests on a rehearsal in memory."""

    @override
    def setUp(self) -> None:
        self.ledger = sqlite.create_in_memory()
        self.addCleanup(self.ledger.close)


class OnServer(OnDisk):
    """Tests on a real ledger in PostgreSQL."""

    @pytest.fixture(autouse=True)
    def _lend(self, database: PostgresHome) -> None:
        self.home = database

    @override
    def setUp(self) -> None:
        self.addCleanup(self.home.clear)
        self.ledger = self.home.create("real")
        self.addCleanup(self.ledger.close)


class WithoutPositions(persistence.AggregateRecorder):
    """A recorder of ours as that of an aggregate."""

    def __init__(self, recorder: LogRecorder) -> None:
        self.recorder = recorder

    @override
    def insert_events(self, stored_events: Sequence[persistence.StoredEvent], **_: Any) -> None:
        self.recorder.insert_events(stored_events)

    @override
    def select_events(
        self, originator_id: UUID | str, **wanted: Any
    ) -> Sequence[persistence.StoredEvent]:
        return self.recorder.select_events(originator_id, **wanted)


class TestAggregates(OnDisk, theirs.AggregateRecorderTestCase):
    """A stream is read and written as an aggregate is."""

    @override
    def create_recorder(self) -> WithoutPositions:
        return WithoutPositions(self.ledger.recorder(LOG))


class TestAggregatesFromZero(TestAggregates):
    """The same, with versions counted from 0."""

    INITIAL_VERSION = 0


class TestAggregatesOnServer(OnServer, TestAggregates):
    """The same, on a server."""


class TestAggregatesFromZeroOnServer(OnServer, TestAggregatesFromZero):
    """The same, on a server."""


class TestAggregatesInMemory(InMemory, TestAggregates):
    """The same, in memory."""


class TestApplication(OnDisk, theirs.ApplicationRecorderTestCase[LogRecorder]):
    """A log is read and followed as an application is."""

    def test_insert_subscribe(self) -> None:
        """Theirs is optional, and takes no part unless called."""
        self.optional_test_insert_subscribe()


class TestApplicationFromZero(TestApplication):
    """The same, with versions counted from 0."""

    INITIAL_VERSION = 0


class TestApplicationOnServer(OnServer, TestApplication):
    """The same, on a server."""


class TestApplicationFromZeroOnServer(OnServer, TestApplicationFromZero):
    """The same, on a server."""


class TestApplicationInMemory(InMemory, TestApplication):
    """The same, in memory."""


class TestTracking(OnDisk, theirs.TrackingRecorderTestCase):
    """A projection's place is kept, and only goes forward."""


class TestTrackingOnServer(OnServer, theirs.TrackingRecorderTestCase):
    """The same, on a server."""


class TestTrackingInMemory(InMemory, theirs.TrackingRecorderTestCase):
    """The same, in memory."""


class TestProcess(OnDisk, theirs.ProcessRecorderTestCase):
    """Entries and a projection's place are recorded together."""


class TestProcessOnServer(OnServer, theirs.ProcessRecorderTestCase):
    """The same, on a server."""


class TestProcessInMemory(InMemory, theirs.ProcessRecorderTestCase):
    """The same, in memory."""


class TestNonInterleaving(OnDisk, theirs.NonInterleavingNotificationIDsBaseCase):
    """The entries of one append stand together."""


class TestNonInterleavingOnServer(OnServer, theirs.NonInterleavingNotificationIDsBaseCase):
    """The same, on a server."""


class TestNonInterleavingInMemory(InMemory, theirs.NonInterleavingNotificationIDsBaseCase):
    """The same, in memory."""
