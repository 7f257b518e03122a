"""Readings of teams, foremen, newcomers and probation (P1-2.11, P1-4.3, P1-4.4)."""

from domain.facts.organisation import (
    TeamMembershipChanged,
)
from domain.facts.posts import (
    ForemanAbilityRated,
    ImprovementProposalSubmitted,
)
from domain.rules.foreman import foreman
from domain.rules.scores import Scores
from domain.rules.team_mean import team_mean, team_year
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_elimination import graded, scored

Q3, Q4, NEXT1 = Quarter(2006, 3), Quarter(2006, 4), Quarter(2007, 1)


def mean(book: Book) -> str:
    """The mean of team T1."""
    return shown(team_mean(Scores(book.department), "T1", Q1).mean)


def foremans(book: Book, quarter: Quarter = Q1) -> str:
    """F1's mean and level."""
    found = foreman(Scores(book.department), "F1", quarter)
    return f"{shown(found.mean.mean)} {shown(found.level)}"


def proposed(book: Book, *days: str) -> None:
    """Write proposals of F1."""
    for on in days:
        fields = {"foreman_id": "F1", "subject": "case_handling", "text": "faster"}
        book.write(ImprovementProposalSubmitted, on, by="F1", **fields)


@answers("team.members", assistants_only="70", assistants_and_foreman="75")
def a_foreman_with_a_score(readings: Readings) -> str:
    """The assistants have 60 and 80, the foreman 85: 140/2, 225/3."""
    book = Book(readings)
    scored(book, A1=60, A2=80, F1=85)
    return mean(book)


@answers("team.disqualified", count_as_zero="40", exclude="80")
def a_cancelled_member(readings: Readings) -> str:
    """80, and a cancelled quarter."""
    book = Book(readings)
    scored(book, A1=80, A2=80)
    book.cheat("2006-02-10", staff="A2")
    return mean(book)


@answers("foreman.disqualified_assistants", include_zero="40 0", exclude="80 2")
def a_cancelled_assistant(readings: Readings) -> str:
    """80, and a cancelled quarter."""
    book = Book(readings)
    scored(book, A1=80, A2=80)
    book.cheat("2006-02-10", staff="A2")
    return foremans(book)


@answers("foreman.whose_assistants", own_team_at_quarter_end="90 3", whole_department="80 2")
def another_team(readings: Readings) -> str:
    """90 in the own team, 70 in the other."""
    book = Book(readings)
    scored(book, A1=90, A7=70)
    return foremans(book)


@answers("foreman.tiers_exclusive", highest_only="300", cumulative_600="600")
def the_highest_level(readings: Readings) -> str:
    """A mean of 90 and a proposal: 300, or 100 + 200 + 300."""
    book = Book(readings)
    scored(book, A1=90)
    proposed(book, "2006-02-10")
    return shown(foreman(Scores(book.department), "F1", Q1).supplement.amount)


@answers(
    "foreman.pay_period",
    per_month_for_the_three_months_after_the_quarter="2006-04 2006-05 2006-06",
    per_month_for_the_assessed_quarter_retroactive="2006-01 2006-02 2006-03",
    once_per_quarter="2006-04",
)
def the_months_paid(readings: Readings) -> str:
    """The months for which the first quarter's supplement is paid."""
    found = foreman(Scores(Book(readings).department), "F1", Q1)
    return " ".join(str(month) for month in found.months)


@answers("proposal.quality", submitted_suffices_if_on_subject="300", accepted_by_supervisor="0")
def a_proposal_nobody_judged(readings: Readings) -> str:
    """A mean of 90 and a proposal, of which the supervisor said nothing."""
    book = Book(readings)
    scored(book, A1=90)
    proposed(book, "2006-02-10")
    return shown(foreman(Scores(book.department), "F1", Q1).supplement.amount)


@answers("proposal.carry_over", no_carry_over="0", surplus_counts_next_quarter="300")
def two_proposals_in_the_quarter_before(readings: Readings) -> str:
    """Two in the first quarter, none in the second."""
    book = Book(readings)
    scored(book, Q2, A1=90)
    proposed(book, "2006-02-10", "2006-02-11")
    return shown(foreman(Scores(book.department), "F1", Q2).supplement.amount)


def failing(book: Book) -> str:
    """F1's run of failing quarters."""
    return str(foreman(Scores(book.department), "F1", NEXT1).fail_run)


@answers(
    "foreman.fail_run",
    adjacent_quarters_any_year_follow_the_foreman="3",
    reset_on_new_team="3",
    reset_each_year="1",
)
def failing_across_a_year(readings: Readings) -> str:
    """Three failing quarters, one of them in 2007."""
    book = Book(readings)
    for quarter in (Q3, Q4, NEXT1):
        scored(book, quarter, A1=70)
    return failing(book)


@answers(
    "foreman.fail_run",
    adjacent_quarters_any_year_follow_the_foreman="2",
    reset_on_new_team="1",
    reset_each_year="1",
)
def failing_with_a_new_team(readings: Readings) -> str:
    """A failing quarter with T1, one with T2 since January."""
    book = Book(readings)
    scored(book, Q4, A1=70)
    scored(book, NEXT1, A7=70)
    moved = {"team_id": "T2", "foreman_id": "F1", "from_on": "2007-01-01"}
    book.write(TeamMembershipChanged, "2007-01-01", staff="F1", **moved)
    return failing(book)


@answers(
    "foreman.own_grade_rule",
    assistant_grade_in_force="-",
    separate_individual_rating="grade_below_2",
)
def rated_below_the_grade(readings: Readings) -> str:
    """Of grade 2, and rated 3 by experience."""
    book = Book(readings)
    graded(book, 2, staff="F1")
    rated = {"foreman_id": "F1", "quarter": Q1, "grade": 3, "text": "as seen"}
    book.write(ForemanAbilityRated, "2006-03-30", **rated)
    found = foreman(Scores(book.department), "F1", Q1)
    return " ".join(ground.name for ground in found.grounds) or "-"


@answers("team.annual_of", mean_of_member_quarter_scores="70", mean_of_annual_scores="75")
def a_member_of_two_quarters_and_one_of_one(readings: Readings) -> str:
    """60 and 60 of one, 90 of the other: 210/3, (60 + 90)/2."""
    book = Book(readings)
    scored(book, Q1, A1=60, A2=90)
    scored(book, Q2, A1=60)
    return shown(team_year(Scores(book.department), "T1", 2006).mean)
