"""How far a month's assessment has come, and what is missing (P1-3.1-a, P1-3.4, P1-3.5-b)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from domain.dossier import Department
from domain.facts.assessment import (
    LeaderEvaluationGiven,
    LikelyDisputeInvestigated,
    MonthlySelfEvaluationWritten,
    PerformanceTalkHeld,
)
from domain.facts.envelope import Fact
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.monthly_people import confirmation
from domain.rules.monthly_plan import stream_of_month
from domain.rules.monthly_score import MonthlyScore, monthly_score
from domain.values import Month

Step: TypeAlias = Literal[
    "planned",
    "reviewed",
    "weights_adjusted",
    "self_evaluated",
    "disputes_investigated",
    "talk",
    "leader_evaluation",
    "confirmed",
]
STEPS: tuple[Step, ...] = get_args(Step)
CLAUSES: Mapping[str, str] = {
    "planned": "P1-3.1-c",
    "reviewed": "P1-2.1-a",
    "weights_adjusted": "P1-3.3-b",
    "results": "P1-3.1-a",
    "self_evaluated": "P1-3.4",
    "talk": "P1-3.5-a",
    "leader_evaluation": "P1-3.5-b",
    "confirmed": "P1-3.1-a",
}
"""What a month must have before it is final, and the clause that asks for it."""


@dataclass(frozen=True, slots=True)
class MonthlyStatus:
    """The steps taken, each with its last entry; the furthest; what is still missing."""

    score: MonthlyScore
    taken: Mapping[Step, AnyEntry]

    @property
    def step(self) -> Step | None:
        """The furthest step."""
        return next((step for step in reversed(STEPS) if step in self.taken), None)

    @property
    def final(self) -> bool:
        """Whether the head confirmed the month."""
        return "confirmed" in self.taken

    @property
    def missing(self) -> tuple[str, ...]:
        """What must still be done, in order; likely disputes and new weights only if there are."""
        plan = self.score.plan
        lacking = {
            "weights_adjusted": plan is not None and bool(plan.unweighted),
            "results": plan is None or bool(self.score.unassessed),
        }
        return tuple(step for step in CLAUSES if lacking.get(step, step not in self.taken))


@rule("P1-3.4")
@rule("P1-3.5-b", readings=("evaluation.order_enforcement",))
def monthly_status(department: Department, staff_id: str, month: Month) -> MonthlyStatus:
    """How far somebody's month has come."""
    score = monthly_score(department, staff_id, month)
    plan = score.plan

    def latest(kind: type[Fact]) -> AnyEntry | None:
        found = department.history.standing(stream_of_month(staff_id, month), kind)
        return found[-1] if found else None

    taken: dict[Step, AnyEntry | None] = {
        "planned": plan.entry if plan else None,
        "reviewed": plan.reviewed if plan else None,
        "weights_adjusted": plan.adjusted if plan else None,
        "self_evaluated": latest(MonthlySelfEvaluationWritten),
        "disputes_investigated": latest(LikelyDisputeInvestigated),
        "talk": latest(PerformanceTalkHeld),
        "leader_evaluation": latest(LeaderEvaluationGiven),
        "confirmed": confirmation(department, staff_id, month),
    }
    return MonthlyStatus(score, {step: entry for step, entry in taken.items() if entry})
