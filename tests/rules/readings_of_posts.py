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


@answers(
    "foreman.rating_vs_average",
    average_sets_supplement_experience_sets_grade="0 0 1",
    experience_overrides_average="3 300 0",
    experience_within_one_level_of_average="1 100 0",
)
def a_failing_team_and_the_best_rating(readings: Readings) -> str:
    """The assistants have 70, which fails; rated grade 1: the first level, or one above failing."""
    book = Book(readings)
    scored(book, A1=70)
    proposed(book, "2006-02-10")
    rated_by_experience(book, 1)
    return level_pay_and_failures(book)


@answers(
    "foreman.rating_vs_average",
    average_sets_supplement_experience_sets_grade="3 300 0",
    experience_overrides_average="1 100 0",
    experience_within_one_level_of_average="2 200 0",
)
def the_best_team_and_the_lowest_rating(readings: Readings) -> str:
    """The assistants have 90, the first level; rated grade 3: the third level, or the second."""
    book = Book(readings)
    scored(book, A1=90)
    proposed(book, "2006-02-10")
    rated_by_experience(book, 3)
    return level_pay_and_failures(book)


def rated_by_experience(book: Book, grade: int) -> None:
    """Write a rating of F1's ability in the first quarter."""
    rated = {"foreman_id": "F1", "quarter": Q1, "grade": grade, "text": "as seen"}
    book.write(ForemanAbilityRated, "2006-03-30", **rated)


def level_pay_and_failures(book: Book) -> str:
    """F1's level, supplement and failing quarters."""
    found = foreman(Scores(book.department), "F1", Q1)
    return f"{shown(found.level)} {shown(found.supplement.amount)} {found.fail_run}"


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


@answers(
    "team.moved_members",
    by_quarter_membership_at_quarter_end="80",
    year_end_membership_annual_scores="77.5",
    time_weighted="10290/121",
)
def a_member_who_came_in_june(readings: Readings) -> str:
    """T1 has A1 with 90 in the second quarter, and from June A7, who has 60 and then 70.

    On the quarter's last day: 90 and 70. By the year: 90 and (60 + 70)/2. By days, 91 of A1 and
    30 of A7: (90 · 91 + 70 · 30)/121.
    """
    book = Book(readings)
    scored(book, Q1, A7=60)
    scored(book, Q2, A1=90, A7=70)
    moved = {"staff": "A7", "team_id": "T1", "foreman_id": "F1", "from_on": "2006-06-01"}
    book.write(TeamMembershipChanged, "2006-06-01", **moved)
    return shown(team_year(Scores(book.department), "T1", 2006).mean)


@answers(
    "team.moved_members",
    by_quarter_membership_at_quarter_end="80",
    year_end_membership_annual_scores="80",
    time_weighted="10290/121",
)
def the_quarter_of_a_member_who_came_in_june(readings: Readings) -> str:
    """The same quarter by itself: how a year is put together does not matter to it."""
    book = Book(readings)
    scored(book, Q2, A1=90, A7=70)
    moved = {"staff": "A7", "team_id": "T1", "foreman_id": "F1", "from_on": "2006-06-01"}
    book.write(TeamMembershipChanged, "2006-06-01", **moved)
    return shown(team_mean(Scores(book.department), "T1", Q2).mean)
