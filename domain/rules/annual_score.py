"""The year's score: the mean of its scored quarters (P1-0.4-c, P1-2.8-e, P1-4.4-b)."""

from dataclasses import dataclass, replace
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
from domain.values import Quarter

BASIS = "grade.annual_basis"
SUBJECTS_WEIGH = "grade.annual_subject_weights"
MONTHS = 3
"""A quarter has three."""


@dataclass(frozen=True, slots=True)
class AnnualScore:
    """The mean of the year's scored quarters; None when none is scored."""

    score: Fraction | None
    quarters: dict[Quarter, QuarterScore]
    newcomers: tuple[Line, ...] = ()
    """A foreman's points for newcomers (P1-4.4-b)."""
    penalties: tuple[Line, ...] = ()
    """A foreman's points for inspections, where they come off the year (P1-2.9-e)."""


@rule("P1-2.8-e", readings=("attitude.inclusion",))
def annual_score(
    department: Department,
    staff_id: str,
    year: int,
    scores: Scores | None = None,
    *,
    for_grades: bool = False,
) -> AnnualScore:
    """Mean of the scored quarters; attitude is added once, as P1-2.8-e is read.

    Quarters from before the regulation are not scored; the year goes by its first that may be.
    """
    found = scores or Scores(department)
    quarters = found.year_to(Quarter(year, 4))
    if not quarters:
        raise NoRegulationInForce(day=Quarter(year, 4).first_day)
    every = {one: found.of(staff_id, one) for one in quarters}
    scored = {one: score for one, score in every.items() if score.score is not None}
    if for_grades:
        graded = {one: graded_score(score, found.rules(one)) for one, score in scored.items()}
        scored = {one: replace(scored[one], score=score) for one, score in graded.items()}
    newcomers = newcomer_points(department, staff_id, year)
    rules = department.regulation.on(quarters[0].first_day)
    penalties = tuple(p for q in quarters for p in penalties_of_year(department, staff_id, q))
    result = _basis(scored, rules)
    held = {one: every[one] for one in quarters if department.people.post(staff_id, one)}
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


@rule("P1-0.4-c", readings=(BASIS, SUBJECTS_WEIGH))
def _basis(scored: dict[Quarter, QuarterScore], rules: Rules) -> Fraction | None:
    """The mean of the quarters' scores, or the mean marks less the deductions of a while."""
    reading = rules.reading(BASIS)
    if reading == "mean_of_quarter_scores":
        return _mean_of_quarters(scored, rules)
    knowledge = _knowledge(scored, rules)
    taken = sum(
        (one.points[kind].sum for one in scored.values() for kind in daily_work(rules)), Fraction(0)
    )
    periods = {
        "knowledge_basis_mean_quarter": len(scored),
        "knowledge_basis_mean_month": MONTHS * len(scored),
    }.get(reading, 1)
    return None if knowledge is None else knowledge - taken / periods


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
