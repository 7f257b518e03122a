"""How we wait for a server on this machine: awake for a moment, and only then asleep.

To put a program to sleep and wake it again can take longer than the server takes to answer
(docs/decisions/0017). While it waits awake, a program lets every other go first.
"""

import os
import select
import time
from typing import TypeVar

from psycopg.abc import PQGen
from psycopg.waiting import READY_R, READY_W

T = TypeVar("T")

AWAKE_SECONDS = 0.001
"""How long we wait awake. A server with a good disk makes an entry durable in less."""

ASLEEP = 20
"""How many times we go to sleep at once after we have waited awake in vain."""

EVENTS = {READY_R: select.POLLIN, READY_W: select.POLLOUT}


class Lookout:
    """Looks out for what a server sends."""

    def __init__(self, socket: int) -> None:
        self._socket = socket
        self._poll = select.poll()
        self._asleep = 0

    def seen(self, wish: int) -> int:
        """Look for a moment; give what the server is ready for, if it is for anything."""
        if self._asleep:
            self._asleep -= 1
            return 0
        self._poll.register(self._socket, sum(EVENTS[one] for one in EVENTS if wish & one))
        until = time.perf_counter() + AWAKE_SECONDS
        while not (found := self._poll.poll(0)):
            if time.perf_counter() > until:
                self._asleep = ASLEEP
                return 0
            os.sched_yield()
        ((_, events),) = found
        return sum(one for one in EVENTS if events & EVENTS[one])


def awake(steps: PQGen[T], lookout: Lookout) -> PQGen[T]:
    """Take psycopg's steps; where one waits for the server, look out before going to sleep."""
    try:
        wish = next(steps)
        while True:
            wish = steps.send(lookout.seen(wish) or (yield wish))
    except StopIteration as last:
        answer: T = last.value
        return answer
