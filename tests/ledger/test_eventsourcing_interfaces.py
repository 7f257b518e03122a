"""To eventsourcing a stream is an originator, and a position a notification id."""

from threading import Timer

import pytest
from eventsourcing.persistence import IntegrityError, Notification, StoredEvent, Tracking

from domain.evidence import Holds
from ledger.recorder import LogRecorder, RestsOn
from ledger.verify import verify
from tests.ledger.building import entries, entry


def event(version: int, originator: str = "person/A1", topic: str = "topic") -> StoredEvent:
    return StoredEvent(originator, version, topic, b"\x00%d" % version)


def test_events_become_entries_and_come_back(recorder: LogRecorder) -> None:
    assert recorder.max_notification_id() is None
    assert recorder.insert_events([event(0), event(1), event(1, "person/A2")]) == [1, 2, 3]
    assert recorder.select_events("person/A1") == [event(0), event(1)]
    assert recorder.select_events("person/A3") == []
    assert recorder.max_notification_id() == 3
    assert isinstance(verify(recorder), Holds)


@pytest.mark.parametrize("versions", [[2], [0, 2], [1, 1], [-1], [1, 0]])
def test_a_version_that_does_not_follow_is_a_conflict(
    recorder: LogRecorder, versions: list[int]
) -> None:
    with pytest.raises(IntegrityError):
        recorder.insert_events([event(version) for version in versions])
    assert recorder.max_notification_id() is None


def test_events_and_entries_share_a_stream(recorder: LogRecorder) -> None:
    recorder.append([entry(1, "person/A1")])
    with pytest.raises(IntegrityError):
        recorder.insert_events([event(1)])
    assert recorder.insert_events([event(2)]) == [2]


def test_a_stream_is_read_in_part_and_backwards(recorder: LogRecorder) -> None:
    recorder.insert_events([event(version) for version in range(1, 6)])
    assert recorder.select_events("person/A1", gt=2, lte=4) == [event(3), event(4)]
    assert recorder.select_events("person/A1", desc=True, limit=2) == [event(5), event(4)]
    assert recorder.select_events("person/A1", lte=3, desc=True, limit=1) == [event(3)]


def test_the_log_is_read_from_a_position_on(recorder: LogRecorder) -> None:
    recorder.append(entries(9))

    def ids(notifications: object) -> list[int]:
        assert isinstance(notifications, list)
        return [one.id for one in notifications if isinstance(one, Notification)]

    assert ids(recorder.select_notifications(None, 3)) == [1, 2, 3]
    assert ids(recorder.select_notifications(4, 3)) == [4, 5, 6]
    assert ids(recorder.select_notifications(4, 9, stop=6, inclusive_of_start=False)) == [5, 6]
    assert ids(recorder.select_notifications(None, 9, topics=["kind-1.v1"])) == [1, 5, 9]


def test_a_projections_place_is_kept_with_what_it_records(recorder: LogRecorder) -> None:
    recorder.insert_events([event(1)], tracking=Tracking("grades@shunbi", 7))
    assert recorder.max_tracking_id("grades@shunbi") == 7
    assert recorder.max_tracking_id("docket@shunbi") is None
    with pytest.raises(IntegrityError, match="further on already"):
        recorder.insert_events([event(2)], tracking=Tracking("grades@shunbi", 7))
    assert recorder.max_notification_id() == 1
    recorder.insert_tracking(Tracking("grades@shunbi", 8))
    recorder.append([entry(5)], RestsOn(1, frozenset()), tracking=Tracking("grades@shunbi", 9))
    assert recorder.has_tracking_id("grades@shunbi", 9)


def test_a_follower_gets_what_is_there_and_what_comes(recorder: LogRecorder) -> None:
    recorder.append(entries(5))
    later = Timer(0.05, lambda: recorder.append(entries(2, first=6)))
    later.start()
    with recorder.subscribe(gt=2) as following:
        assert [next(following).id for _ in range(5)] == [3, 4, 5, 6, 7]
    assert list(following) == []
    later.join()


def test_a_follower_may_want_some_topics_only(recorder: LogRecorder) -> None:
    recorder.append(entries(9))
    with recorder.subscribe(topics=["kind-3.v1"]) as following:
        assert [next(following).id, next(following).id] == [3, 7]
