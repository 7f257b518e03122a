"""The formula once a year, on annual means, where it is read so (P1-2.10/1)."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.exam_marks import SUBJECTS
from domain.rules.quarter_score import FORMULA, TERMS, WEIGHTS, QuarterScore
from domain.rules.scores import mean
from domain.values import Quarter

PERIOD = "score.period"
EXCLUDED = "score.annual_disqualified_quarter"


@rule(FORMULA, amounts=tuple(WEIGHTS.values()), readings=(PERIOD, "score.floor"))
def on_annual_means(quarters: Mapping[Quarter, QuarterScore], rules: Rules) -> Fraction | None:
    """The mean mark of each subject weighed, and the mean of every other term of the quarters.

    A quarter whose mark is awaited gives the marks it has; one without any is not assessed yet. One
    that is cancelled gives zeros, or is left out, as it is read. None where a subject has no mark
    in the whole year.
    """
    counted = [one for one in quarters.values() if _begun(one)]
    if rules.reading(EXCLUDED) == "exclude_quarter":
        counted = [one for one in counted if not one.disqualified]
    score = Fraction(0)
    for subject in SUBJECTS:
        marks = (one.marks[subject].value for one in counted)
        average = mean(
            Fraction(0) if one.disqualified else mark
            for one, mark in zip(counted, marks, strict=True)
            if mark is not None
        )
        if average is None:
            return None
        score += average * rules.amount(FORMULA, WEIGHTS[subject])
    for term in (*(one for one in TERMS if one not in SUBJECTS), "adjustment"):
        score += mean(_amounts(counted, term)) or Fraction(0)
    return max(score, Fraction(0)) if rules.reading("score.floor") == "zero" else score


def _begun(quarter: QuarterScore) -> bool:
    return any(mark.value is not None for mark in quarter.marks.values())


def by_formula(quarters: Mapping[Quarter, QuarterScore]) -> bool:
    """Whether somebody is scored by the formula; a foreman's mean of his assistants is not."""
    return not any(line.term == "team" for one in quarters.values() for line in one.lines)


def _amounts(quarters: Iterable[QuarterScore], term: str) -> Iterable[Fraction]:
    """What each quarter gives or takes under a term; attitude only where there were forms."""
    for one in quarters:
        if term == "attitude" and one.attitude.score is None:
            continue
        lines = (line.amount for line in one.lines if line.term == term)
        yield Fraction(0) if one.disqualified else sum(lines, Fraction(0))
