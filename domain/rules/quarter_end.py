"""How far a quarter's end has come for somebody: self-evaluation, reviews, publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.quarter import (
    Claim,
    DataCredibilityAudited,
    LogDataReviewed,
    QuarterResultsSummarised,
    SelfEvaluationSubmitted,
)
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.monthly_deductions import MonthDeductions, monthly_deductions
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.rules.self_evaluation import self_evaluation_day
from domain.values import Quarter, day_of

Step: TypeAlias = Literal[
    "open",
    "self_evaluated",
    "foreman_reviewed",
    "supervisor_reviewed",
    "hr_audited",
    "summarised",
    "published",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """What somebody claims of one term of the score, and what the facts give."""

    term: str
    claimed: Fraction
    rebuilt: Fraction


@dataclass(frozen=True, slots=True)
class QuarterEnd:
    """One person's way from self-evaluation to publication."""

    staff_id: str
    evaluation: Entry[SelfEvaluationSubmitted] | None
    in_time: bool | None
    score: QuarterScore
    differences: tuple[Difference, ...]
    months: tuple[MonthDeductions, ...]
    foreman: Entry[LogDataReviewed] | None
    supervisor: Entry[LogDataReviewed] | None
    step: Step

    @property
    def difference(self) -> Fraction | None:
        """The score claimed, less the score the facts give (P1-2.2-b/4)."""
        if self.evaluation is None or self.score.score is None:
            return None
        return Fraction(self.evaluation.fact.claimed_score) - self.score.score


@rule("P1-2.2-b")
def quarter_end(department: Department, staff_id: str, quarter: Quarter) -> QuarterEnd:
    """The last self-evaluation beside the rebuilt score, the reviews, and the furthest step."""
    dossier = department.dossier(staff_id, quarter)
    score = quarter_score(dossier)
    made = dossier.standing(SelfEvaluationSubmitted, where=lambda fact: fact.quarter == quarter)
    evaluation = made[-1] if made else None
    foreman = _review(department, staff_id, quarter, Role.FOREMAN)
    supervisor = _review(department, staff_id, quarter, Role.SUPERVISOR)
    return QuarterEnd(
        staff_id,
        evaluation,
        None if evaluation is None else _in_time(department, evaluation),
        score,
        tuple(_differences(evaluation.fact.claimed, score)) if evaluation else (),
        monthly_deductions(score.points, quarter.months),
        foreman,
        supervisor,
        _step(department, quarter, score, (evaluation, foreman, supervisor)),
    )


def _in_time(department: Department, evaluation: Entry[SelfEvaluationSubmitted]) -> bool:
    """Whether it came by its day."""
    quarter = evaluation.fact.quarter
    last = self_evaluation_day(quarter, department.regulation.on(quarter.first_day))
    return day_of(evaluation.fact.happened_on) <= last


def _review(
    department: Department, staff_id: str, quarter: Quarter, role: Role
) -> Entry[LogDataReviewed] | None:
    """The last review of a quarter by foreman or supervisor."""
    found = [
        entry
        for entry in department.history.standing(f"person/{staff_id}", LogDataReviewed)
        if (entry.fact.quarter, entry.fact.role) == (quarter, role)
    ]
    return found[-1] if found else None


def _differences(claimed: Claim, score: QuarterScore) -> Iterator[Difference]:
    """The terms in which claim and facts part; what was not claimed or not marked has none."""
    rebuilt: dict[str, Fraction | None] = {
        **{subject: mark.value for subject, mark in score.marks.items()},
        "grooming": score.points["grooming"].sum,
        "complaint": score.points["complaint"].sum + score.points["procedure"].sum,
        "attitude": score.attitude.score,
        "bonus": score.points["bonus"].sum,
    }
    for term, value in rebuilt.items():
        said = getattr(claimed, term)
        if said is not None and value is not None and Fraction(said) != value:
            yield Difference(term, Fraction(said), value)


def _step(
    department: Department,
    quarter: Quarter,
    score: QuarterScore,
    own: tuple[object | None, object | None, object | None],
) -> Step:
    """The furthest step reached (P1-2.2-b, P1-2.1-c, P1-2.13)."""
    evaluated, foreman, supervisor = own
    history, stream = department.history, f"quarter/{quarter}"
    if score.edition:
        return "published"
    if history.standing(stream, QuarterResultsSummarised):
        return "summarised"
    if history.standing(stream, DataCredibilityAudited):
        return "hr_audited"
    if supervisor:
        return "supervisor_reviewed"
    if foreman:
        return "foreman_reviewed"
    return "self_evaluated" if evaluated else "open"
