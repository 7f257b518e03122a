"""What somebody decided that the clauses leave open to them, and why (P1-3.5-g, G.3.16)."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from domain.facts.appeals import AppealVerified, ReviewMeetingDecided
from domain.facts.disputes import BonusTreatmentDecided, TaskAppealDecided
from domain.facts.disqualification import QuarterDisqualificationLifted, QuarterDisqualified
from domain.facts.envelope import Fact
from domain.facts.exams import ExamAbsenceRecorded, MakeUpExamAuthorised
from domain.facts.grades import (
    BestTeamMemberNamed,
    DemotionReviewed,
    EliminationDecided,
    PromotionReviewDecided,
)
from domain.facts.monthly import ExtraEffortBonusRecorded
from domain.facts.posts import ForemanAbilityRated, ForemanCompetitionHeld, ForemanConfirmed
from domain.facts.quarter import ResultAdjusted
from domain.facts.standards import PolicyOptionSet
from domain.rules.citation import rule

Clause: TypeAlias = Callable[[Fact], str | None]
"""The clause that leaves a decision open, or None where a fact of the kind decides nothing."""

DECIDED: Mapping[str, str] = {"head_finding": "P1-3.5-g", "serious_violation": "P1-3.5-f"}
"""The grounds of disqualification that somebody has to find; the others follow from facts."""
LISTED: Mapping[str, str] = {"bottom_three": "P1-4.1-d"}


def _always(clause: str) -> Clause:
    return lambda _: clause


def _where(clause: str, field: str, value: object) -> Clause:
    return lambda fact: clause if getattr(fact, field) == value else None


ACTS: Mapping[type[Fact], tuple[Clause, str]] = {
    AppealVerified: (
        lambda fact: "P1-3.7-e" if getattr(fact, "admitted_because", None) else None,
        "admitted_because",
    ),
    BestTeamMemberNamed: (_always("P1-4.1-f"), "reason"),
    BonusTreatmentDecided: (_always("P1-3.7-b"), "reason"),
    DemotionReviewed: (_always("P1-4.1-g"), "reason"),
    EliminationDecided: (
        lambda fact: LISTED.get(getattr(fact, "ground", ""), "P1-4.1-e"),
        "reason",
    ),
    ExamAbsenceRecorded: (_where("P1-0.4-b", "excused", value=True), "reason"),
    ExtraEffortBonusRecorded: (_always("P1-3.1-g"), "reason"),
    ForemanAbilityRated: (_always("P1-4.3-i"), "text"),
    ForemanCompetitionHeld: (_always("P1-4.5"), "reasons"),
    ForemanConfirmed: (_always("P1-4.5"), "reason"),
    MakeUpExamAuthorised: (_always("P1-0.4-b"), "reason"),
    PolicyOptionSet: (_always("P1-0.5-a"), "reason"),
    PromotionReviewDecided: (_where("P1-4.6-a", "passed", value=False), "reason"),
    QuarterDisqualificationLifted: (_always("P1-2.2-e"), "reason"),
    QuarterDisqualified: (lambda fact: DECIDED.get(getattr(fact, "ground", "")), "reason"),
    ResultAdjusted: (_always("P1-2.12"), "external_influence"),
    ReviewMeetingDecided: (_always("P1-3.7-h"), "reason"),
    TaskAppealDecided: (_always("P1-3.7-b"), "reason"),
}
"""The kinds that decide, each with its clause and the field that says why."""


@rule("P1-3.5-g")
def left_open(fact: Fact) -> str | None:
    """The clause under which a fact decided something that was left open; None if it did not."""
    clause, _ = ACTS.get(type(fact), (_always(""), ""))
    return clause(fact) or None


def why(fact: Fact) -> str:
    """The reason that was given."""
    return str(getattr(fact, ACTS[type(fact)][1]))
