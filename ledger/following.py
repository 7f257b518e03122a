"""Follows a log as it grows, by asking again and again how far it has come."""

from collections import deque
from collections.abc import Sequence
from threading import Event

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription
from typing_extensions import override

POLL_SECONDS = 0.1
READ_AT_ONCE = 500


class Following(Subscription[ApplicationRecorder]):
    """Gives every entry once, in order, and waits for the next until it is stopped."""

    def __init__(
        self, recorder: ApplicationRecorder, gt: int | None = None, topics: Sequence[str] = ()
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._ready: deque[Notification] = deque()
        self._stopped = Event()

    @override
    def stop(self) -> None:
        super().stop()
        self._stopped.set()

    @override
    def __next__(self) -> Notification:
        while not self._stopped.is_set():
            if self._ready:
                notification = self._ready.popleft()
                self._last_notification_id = notification.id
                return notification
            self._read()
            if not self._ready:
                self._stopped.wait(POLL_SECONDS)
        raise StopIteration

    def _read(self) -> None:
        self._ready.extend(
            self._recorder.select_notifications(
                start=self._last_notification_id,
                limit=READ_AT_ONCE,
                topics=self._topics,
                inclusive_of_start=False,
            )
        )
