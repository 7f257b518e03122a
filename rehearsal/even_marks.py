"""Quarters told beside the protagonists': few numbers, and one mark from every rater.

They too are written out, so that means, ranks and standards can be worked out by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.values import Quarter
from rehearsal.acts import Form, Results, leader_of
from rehearsal.roster import Person, Roster

PROMOTED, EXEMPTED, NEWCOMER = "A02", "A10", "A17"
PASSED = (Quarter(2005, 4), Quarter(2006, 1))
BEST = (Quarter(2005, 1), Quarter(2005, 2), Quarter(2005, 3))
LISTED, JOINED, PAID = Quarter(2006, 2), Quarter(2005, 3), Quarter(2006, 3)
MEMBERS = 2
"""Team mates who fill in a form about somebody."""


@dataclass(frozen=True, slots=True)
class Even:
    """What the exams of a quarter came to, and the mark on every item of every form."""

    results: Results
    attitude: str


def _of_2005(knowledge: str, corrected: int, typed: int, attitude: str, on: date | None) -> Even:
    results = Results(knowledge, (typed, 0), corrected=corrected, document_on=on)
    return Even(results, attitude)


def _of_2006(knowledge: str, wrong: tuple[int, int], typed: int, attitude: str) -> Even:
    """The document exam is two raters' count of wrong characters."""
    first, second = ({"wrong_characters": one} if one else {} for one in wrong)
    return Even(Results(knowledge, (typed, 0), faults=(first, second)), attitude)


EVEN = {
    (EXEMPTED, BEST[0]): _of_2005("98", 10, 400, "9.5", None),
    (EXEMPTED, BEST[1]): _of_2005("98", 10, 400, "9.5", None),
    (EXEMPTED, BEST[2]): _of_2005("100", 10, 420, "9.5", None),
    (EXEMPTED, LISTED): _of_2006("80", (1, 1), 275, "7"),
    (NEWCOMER, JOINED): _of_2005("98", 10, 400, "9", date(2005, 7, 25)),
    (PROMOTED, PASSED[0]): _of_2005("66", 8, 275, "8", None),
    (PROMOTED, PASSED[1]): _of_2006("70", (1, 1), 275, "8"),
    ("A01", PAID): _of_2006("72", (2, 2), 275, "8"),
    ("A02", PAID): _of_2006("74", (1, 1), 275, "8"),
    ("A04", PAID): _of_2006("66", (3, 3), 240, "7.5"),
    ("A05", PAID): _of_2006("70", (2, 2), 240, "8"),
    ("A06", PAID): _of_2006("70", (2, 2), 275, "8"),
    ("A08", PAID): _of_2006("64", (3, 2), 240, "8"),
}
"""By whose quarter it is. The last six are the appellant's team, whose mean pays its foreman."""


def alike(roster: Roster, person: Person, quarter: Quarter, mark: str) -> Iterator[Form]:
    """Forms on which supervisor, foreman and two team mates give the same mark throughout."""
    mates = roster.mates_of(person, quarter.first_day)[:MEMBERS]
    for rater in ("S01", leader_of(roster, person), *(mate.staff_id for mate in mates)):
        yield Form(rater, (mark,) * 5, "按時完成工作")
