"""Readings of which days are a quarter's (P1-0.4-a)."""

from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened
from domain.rules.graded_follow_ups import graded_follow_ups
from domain.rules.inspections import foreman_penalties
from domain.rules.scores import Scores
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.reading_cases import Readings, answers

Q4 = Quarter(2005, 4)


@answers(
    "calendar.quarter_basis",
    calendar_quarter="12 3 0",
    period_21_to_20="8 5 2",
    calendar_quarter_data_to_20="12 3 0",
)
def points_on_either_side_of_the_twentieth(readings: Readings) -> str:
    """8 on 20 December and 4 on the 21st; 1 on 20 March and 2 on the 21st: three quarters."""
    book = Book(readings)
    for points, on in ((8, "2005-12-20"), (4, "2005-12-21"), (1, "2006-03-20"), (2, "2006-03-21")):
        book.deduct(points, on)
    quarters = (Q4, Q1, Q2)
    return " ".join(shown(book.score(quarter=one).points["grooming"].sum) for one in quarters)


@answers(
    "calendar.quarter_basis",
    calendar_quarter="2 0",
    period_21_to_20="1 1",
    calendar_quarter_data_to_20="1 1",
)
def follow_ups_on_either_side_of_the_twentieth(readings: Readings) -> str:
    """One on 20 March, one on the 25th: carried over by both other readings."""
    book = Book(readings)
    for on in ("2006-03-20", "2006-03-25"):
        book.write(CaseOpened, on, by="A1", case_id=on, level="B")
        fields = {"by": "A1", "staff_id": "A1", "case_id": on, "action": "called"}
        book.write(CaseFollowUpRecorded, on, **fields)
    scores = Scores(book.department)
    return " ".join(
        shown(graded_follow_ups(scores, "A1", one, "B", "P1-4.1-b").amount) for one in (Q1, Q2)
    )


@answers(
    "calendar.quarter_basis",
    calendar_quarter="True False",
    period_21_to_20="False True",
    calendar_quarter_data_to_20="True False",
)
def cheating_on_the_twenty_fifth(readings: Readings) -> str:
    """Data of 25 March, falsified: they are the first quarter's, or the second's."""
    book = Book(readings)
    book.cheat("2006-03-25")
    return " ".join(str(book.score(quarter=one).disqualified) for one in (Q1, Q2))


@answers(
    "calendar.quarter_basis",
    calendar_quarter="10 0",
    period_21_to_20="0 10",
    calendar_quarter_data_to_20="10 0",
)
def march_goes_over_thirty_on_the_twenty_fifth(readings: Readings) -> str:
    """16 on the 10th and 15 on the 25th: the month is over when the second quarter has begun."""
    book = Book(readings)
    book.inspect(16, on="2006-03-10")
    book.inspect(15, on="2006-03-25")
    lost = (foreman_penalties(book.dossier("F1", one)) for one in (Q1, Q2))
    return " ".join(shown(sum((line.amount for line in lines), 0)) for lines in lost)


@answers(
    "calendar.quarter_basis",
    calendar_quarter="10 0",
    period_21_to_20="0 10",
    calendar_quarter_data_to_20="10 0",
)
def three_incidents_the_foreman_did_not_find(readings: Readings) -> str:
    """Three on the last days of March: ten points from F1, once (P1-2.9-f)."""
    book = Book(readings)
    for on in ("2006-03-22", "2006-03-23", "2006-03-24"):
        book.cheat(on)
    return " ".join(shown(book.score("F1", one).penalties) for one in (Q1, Q2))
