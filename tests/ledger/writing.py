"""A process that writes to a ledger as its input says: `python -m tests.ledger.writing`."""

import sys

from domain.refusals.ledger import MovedOn
from ledger.address import open_ledger
from ledger.recorder import RestsOn
from ledger.stored import NewEntry
from tests.ledger.building import LOG

BATCH = 5_000


def decide(url: str, name: str) -> None:
    """For each position that comes in, record a decision that rests on it; tell how that went."""
    recorder = open_ledger(url).recorder(LOG)
    for number, line in enumerate(sys.stdin):
        entry = NewEntry("quarter/2006Q1", "adjusted.v1", f"{name}-{number}", b"{}")
        try:
            recorder.append([entry], RestsOn(int(line), frozenset({"quarter/2006Q1"})))
        except MovedOn:
            answer("moved on")
        else:
            answer("recorded")


def crowd(url: str, name: str) -> None:
    """Record as many single entries as are asked for, as fast as it goes."""
    recorder = open_ledger(url).recorder(LOG)
    answer("ready")
    for number in range(int(sys.stdin.readline())):
        recorder.append([NewEntry("organisation", "joined.v1", f"{name}-{number}", b"{}")])
    answer("done")


def batches(url: str, name: str) -> None:
    """Record large batches until somebody ends it; tell of each that was recorded."""
    recorder = open_ledger(url).recorder(LOG)
    number = 0
    while True:
        number += 1
        facts = [f"{name}-{number}-{place}" for place in range(BATCH)]
        recorder.append([NewEntry("worklog/A1", "day.v1", fact, bytes(350)) for fact in facts])
        answer(str(number))


def answer(text: str) -> None:
    """Send a line to whoever started this."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    what, where, who = sys.argv[1:]
    {"decide": decide, "crowd": crowd, "batches": batches}[what](where, who)
