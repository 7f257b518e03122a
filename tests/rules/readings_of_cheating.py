"""Readings of cheating that the foreman did not find, and of what it costs (P1-2.9-f)."""

from domain.line import total
from domain.rules.cheating import foreman_penalties
from domain.rules.fines import fines
from tests.builders import Book
from tests.cast import Q1, shown
from tests.rules.reading_cases import Readings, answers

DAYS = ("2006-01-10", "2006-02-14", "2006-03-15", "2006-03-16", "2006-03-17", "2006-03-20")


def penalty(book: Book, foreman: str = "F1") -> str:
    """The points a foreman loses."""
    return shown(total(foreman_penalties(book.dossier(foreman))))


def three_times(readings: Readings, *staff: str) -> Book:
    """Let everybody named be found cheating three times by HR."""
    book = Book(readings)
    for one in staff:
        for on in DAYS[:3]:
            book.cheat(on, staff=one)
    return book


@answers("bounds.yishang", inclusive="10", exclusive_unless_stated="0")
def exactly_three(readings: Readings) -> str:
    """3次以上: three reach it, or only four do (P1-4.1-a)."""
    return penalty(three_times(readings, "A1"))


@answers(
    "cheating.undiscovered",
    instances_not_first_reported_by_the_foreman_ge_3="10",
    any_discovery_exonerates="0",
    all_instances_count="10",
)
def four_of_which_the_foreman_found_one(readings: Readings) -> str:
    """Three are left that the foreman did not find."""
    book = three_times(readings, "A1")
    book.cheat(DAYS[3], by="F1")
    return penalty(book)


@answers(
    "cheating.undiscovered",
    instances_not_first_reported_by_the_foreman_ge_3="0",
    any_discovery_exonerates="0",
    all_instances_count="10",
)
def three_of_which_the_foreman_found_one(readings: Readings) -> str:
    """Two are left that the foreman did not find, three there are in all."""
    book = Book(readings)
    for on, by in zip(DAYS, ("H1", "F1", "H1"), strict=False):
        book.cheat(on, by=by)
    return penalty(book)


@answers(
    "cheating.count_unit",
    per_assistant_per_quarter_one_per_confirmed_incident="0",
    per_team_per_quarter="10",
    per_falsified_entry="0",
    per_assistant_all_time="0",
)
def two_of_one_and_one_of_a_team_mate(readings: Readings) -> str:
    """Three in the team, two at most of one person."""
    book = Book(readings)
    for on, staff in zip(DAYS, ("A1", "A2", "A1"), strict=False):
        book.cheat(on, staff=staff)
    return penalty(book)


@answers(
    "cheating.count_unit",
    per_assistant_per_quarter_one_per_confirmed_incident="0",
    per_team_per_quarter="0",
    per_falsified_entry="10",
    per_assistant_all_time="0",
)
def one_incident_of_three_entries(readings: Readings) -> str:
    """One incident that falsified three entries."""
    book = Book(readings)
    book.cheat(DAYS[0], falsified=("e1", "e2", "e3"))
    return penalty(book)


@answers(
    "cheating.count_unit",
    per_assistant_per_quarter_one_per_confirmed_incident="0",
    per_team_per_quarter="0",
    per_falsified_entry="0",
    per_assistant_all_time="10",
)
def two_last_year_and_one_now(readings: Readings) -> str:
    """The third of all time falls in the quarter."""
    book = Book(readings)
    for on in ("2005-10-10", "2005-11-10", DAYS[0]):
        book.cheat(on)
    return penalty(book)


@answers(
    "cheating.foreman_circle",
    foremen_leading_the_assistant_at_any_counted_instance="10 0",
    all_team_leading_foremen_of_department="10 10",
)
def whose_foreman(readings: Readings) -> str:
    """F1 leads the assistant, F2 another team."""
    book = three_times(readings, "A1")
    return f"{penalty(book)} {penalty(book, 'F2')}"


@answers(
    "cheating.repeat",
    once_per_assistant_per_quarter="20",
    once_per_foreman_per_quarter="10",
    every_full_three="20",
)
def two_assistants_three_times_each(readings: Readings) -> str:
    """Ten for each assistant, or ten in all."""
    return penalty(three_times(readings, "A1", "A2"))


@answers(
    "cheating.repeat",
    once_per_assistant_per_quarter="10",
    once_per_foreman_per_quarter="10",
    every_full_three="20",
)
def one_assistant_six_times(readings: Readings) -> str:
    """Six are three twice."""
    book = Book(readings)
    for on in DAYS:
        book.cheat(on)
    return penalty(book)


@answers("cheating.fine_sharing", each_200="200 200", total_200_split_equally="100 100")
def the_fine_of_supervisor_and_deputy(readings: Readings) -> str:
    """200 yuan each, or 200 between the two."""
    department = three_times(readings, "A1").department
    return " ".join(
        shown(total(fine.line for fine in fines(department, staff, Q1))) for staff in ("S", "D")
    )


@answers("cheating.overlap_with_inspection", cumulate="20", highest_only="10")
def both_rules_of_ten(readings: Readings) -> str:
    """31 points found and three incidents missed in one quarter (F-45)."""
    book = three_times(readings, "A1")
    book.inspect(31)
    return shown(book.score("F1").penalties)
