"""The year's score: the mean of its scored quarters (P1-0.4-c, P1-2.8-e, P1-4.4-b)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from domain.dossier import Department
from domain.facts.exams import Subject
from domain.line import Line, total
from domain.refusals.regulation import NoRegulationInForce
from domain.regulation.in_force import Rules
from domain.rules.annual_formula import PERIOD, by_formula, on_annual_means
from domain.rules.attitude import attitude
from domain.rules.citation import rule
from domain.rules.deductions import daily_work
from domain.rules.inspections import penalties_of_year
from domain.rules.newcomers import newcomer_points
from domain.rules.quarter_score import FORMULA, WEIGHTS, QuarterScore
from domain.rules.scores import Scores, graded_score, mean
from domain.values import Quarter, day_of

BASIS = "grade.annual_basis"
SUBJECTS_WEIGH = "grade.annual_subject_weights"
MONTHS = 3
"""A quarter has three."""
LAST_QUARTER = 4


@dataclass(frozen=True, slots=True)
class AnnualScore:
    """The mean of the year's scored quarters; None when none is scored."""

    score: Fraction | None
    quarters: dict[Quarter, QuarterScore]
    newcomers: tuple[Line, ...] = ()
    """A foreman's points for newcomers (P1-4.4-b)."""
    penalties: tuple[Line, ...] = ()
    """A foreman's points for inspections, where they come off the year (P1-2.9-e)."""
    subjects: Mapping[Subject, Fraction] = field(default_factory=dict)
    """The year by each subject, where they are read not to be put together (P1-0.4-c/2)."""


@rule("P1-2.8-e", readings=("attitude.inclusion",))
def annual_score(  # noqa: PLR0913 - whose year, how far, and whether it is for grades
    department: Department,
    staff_id: str,
    year: int,
    scores: Scores | None = None,
    *,
    until: int = LAST_QUARTER,
    for_grades: bool = False,
) -> AnnualScore:
    """Mean of the scored quarters; attitude is added once, as P1-2.8-e is read.

    Quarters from before the regulation are not scored; the year goes by its first that may be.
    It may be asked for up to one of its quarters.
    """
    found, last = scores or Scores(department), Quarter(year, until)
    quarters = found.year_to(last)
    if not quarters:
        raise NoRegulationInForce(day=last.first_day)
    scored = _scored(found, staff_id, quarters, for_grades=for_grades)
    newcomers = _newcomers(department, staff_id, last)
    rules = department.regulation.on(quarters[0].first_day)
    penalties = tuple(p for q in quarters for p in penalties_of_year(department, staff_id, q))
    if subjects := _apart(scored, rules):
        return AnnualScore(None, scored, newcomers, penalties, subjects)
    result = _basis(scored, rules)
    held = {
        one: found.of(staff_id, one) for one in quarters if department.people.post(staff_id, one)
    }
    if rules.reading(PERIOD) == "year" and by_formula(held):
        result = on_annual_means(held, rules)
    if result is None:
        return AnnualScore(None, scored, newcomers, penalties)
    rated = [
        mark.score
        for one in quarters
        if (mark := attitude(department.dossier(staff_id, one))).score is not None
    ]
    if rules.reading("attitude.inclusion") != "quarterly_in_formula_no_second_addition" and rated:
        result += sum(rated, Fraction(0)) / len(rated)
    return AnnualScore(result + total(newcomers) - total(penalties), scored, newcomers, penalties)


def _newcomers(department: Department, staff_id: str, last: Quarter) -> tuple[Line, ...]:
    """The points for newcomers up to a quarter; those of the whole year with its last."""
    return tuple(
        line
        for line in newcomer_points(department, staff_id, last.year)
        if last.number == LAST_QUARTER or day_of(line.entries[0].fact.happened_on) <= last.last_day
    )


def _scored(
    scores: Scores, staff_id: str, quarters: tuple[Quarter, ...], *, for_grades: bool
) -> dict[Quarter, QuarterScore]:
    """Those of some quarters that have a score, as it counts for grades if it is asked for them."""
    every = {one: scores.of(staff_id, one) for one in quarters}
    found = {one: score for one, score in every.items() if score.score is not None}
    if not for_grades:
        return found
    graded = {one: graded_score(score, scores.rules(one)) for one, score in found.items()}
    return {one: replace(found[one], score=score) for one, score in graded.items()}


@rule("P1-0.4-c", readings=(BASIS, SUBJECTS_WEIGH))
def _basis(scored: dict[Quarter, QuarterScore], rules: Rules) -> Fraction | None:
    """The mean of the quarters' scores, or the mean marks less the deductions of a while."""
    reading = rules.reading(BASIS)
    if reading == "mean_of_quarter_scores":
        return _mean_of_quarters(scored, rules)
    knowledge = _knowledge(scored, rules)
    return None if knowledge is None else knowledge - _taken(scored, rules)


def _taken(scored: dict[Quarter, QuarterScore], rules: Rules) -> Fraction:
    """What is taken off the mean marks: the year's deductions, or their mean."""
    points = (one.points[kind].sum for one in scored.values() for kind in daily_work(rules))
    periods = {
        "knowledge_basis_mean_quarter": len(scored),
        "knowledge_basis_mean_month": MONTHS * len(scored),
    }.get(rules.reading(BASIS), 1)
    return sum(points, Fraction(0)) / (periods or 1)


@rule("P1-0.4-c", readings=(BASIS, SUBJECTS_WEIGH))
def _apart(scored: dict[Quarter, QuarterScore], rules: Rules) -> dict[Subject, Fraction]:
    """The mean mark of each subject less the deductions, where nothing puts the three together."""
    reading = rules.reading(BASIS)
    together = rules.reading(SUBJECTS_WEIGH) != "per_subject_only"
    if together or reading == "mean_of_quarter_scores":
        return {}
    taken = _taken(scored, rules)
    found = {subject: _average(scored, subject) for subject in WEIGHTS}
    return {one: average - taken for one, average in found.items() if average is not None}


@rule("P1-2.11", readings=("score.annual_divisor", "score.annual_disqualified_quarter"))
def _mean_of_quarters(scored: dict[Quarter, QuarterScore], rules: Rules) -> Fraction | None:
    exclude = rules.reading("score.annual_disqualified_quarter") == "exclude_quarter"
    counted = [
        one.score
        for one in scored.values()
        if one.score is not None and not (exclude and one.disqualified)
    ]
    if not counted:
        return None
    by_four = rules.reading("score.annual_divisor") == "divide_by_4"
    return sum(counted, Fraction(0)) / (4 if by_four else len(counted))


@rule(FORMULA, amounts=tuple(WEIGHTS.values()))
def _knowledge(scored: dict[Quarter, QuarterScore], rules: Rules) -> Fraction | None:
    """The mean mark of each subject over the year, weighed as they are read to weigh."""
    alike = rules.reading(SUBJECTS_WEIGH) == "equal_thirds"
    parts = []
    for subject, name in WEIGHTS.items():
        average = _average(scored, subject)
        if average is None:
            return None
        weight = Fraction(1, len(WEIGHTS)) if alike else rules.amount(FORMULA, name)
        parts.append(average * weight)
    return sum(parts, Fraction(0))


def _average(scored: dict[Quarter, QuarterScore], subject: Subject) -> Fraction | None:
    marks = (one.marks[subject].value for one in scored.values())
    return mean(mark for mark in marks if mark is not None)
