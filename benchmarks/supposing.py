"""What if, over all the quarters of the demo's department, beside one quarter at a time."""

from contextlib import closing
from pathlib import Path

import replaying
from benchmarks.timing import Seconds, in_turns
from projections.asking import Asking
from rehearsal.demo import ASKING, LOG, QUARTERS, SEED, rehearse_years
from session import open_session

SUPPOSED = Asking(readings=(("score.floor", "none"),))


def demo(file: Path) -> str:
    """Record the demo's two years in a new file."""
    with closing(rehearse_years(file, SEED, lambda *_: None).ledger):
        return f"sqlite:///{file}"


def what_ifs(url: str, rounds: int) -> Seconds:
    """The eight quarters asked about at once, and each by itself, the ledger opened already."""
    session = open_session(url, LOG, ASKING)
    with closing(session.ledger):
        return in_turns(
            {
                "ours": lambda: replaying.supposing(session, QUARTERS, SUPPOSED),
                "one by one": lambda: [
                    replaying.supposing(session, (quarter,), SUPPOSED) for quarter in QUARTERS
                ],
            },
            rounds,
        )
