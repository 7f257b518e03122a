"""Conflicts of interest: declared, resolved, and who may not judge meanwhile (B.3)."""

from collections.abc import Iterable

from commands.state import State, checks
from domain.facts.appeals import ReviewMeetingHeld, SecondReviewHeld
from domain.facts.assessment import LeaderEvaluationGiven, TaskResultAssessed
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.audit import ConflictOfInterestDeclared, ConflictOfInterestResolved
from domain.facts.declare import OF_TARGET
from domain.facts.envelope import Fact
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    KnowledgeExamMarked,
    TypingTestTaken,
)
from domain.facts.grades import DemotionReviewed, EliminationDecided, PromotionReviewDecided
from domain.facts.inspections import InspectionConducted
from domain.facts.joint import JointFact
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.posts import (
    ForemanAbilityRated,
    ForemanConfirmed,
    ForemanDemoted,
    ProbationDecided,
)
from domain.facts.quarter import LogDataReviewed
from domain.facts.worklog import CheatingConfirmed, CheatingReportDismissed
from domain.refusals.forbidden import HasConflict, RoleLacking
from domain.refusals.recording import AlreadyDone, UnknownEntry, UnknownPerson
from domain.roles import Role, includes
from domain.rules.conflicts import conflict, resolution
from domain.wording import say

OBJECTIVITY, PANEL, INSPECTORS = "P1-0.6-b", "P1-3.7-j", "P1-2.9-b"
JUDGED = (
    AttitudeFormSubmitted,
    BonusPointsAwarded,
    CheatingConfirmed,
    CheatingReportDismissed,
    ComplaintHandlingDeductionRecorded,
    DemotionReviewed,
    DocumentWritingMarked,
    EliminationDecided,
    ErrorCorrectionExamMarked,
    ForemanAbilityRated,
    ForemanConfirmed,
    ForemanDemoted,
    GroomingDeductionRecorded,
    KnowledgeExamMarked,
    LeaderEvaluationGiven,
    LogDataReviewed,
    ProbationDecided,
    ProcedureDeductionRecorded,
    PromotionReviewDecided,
    TaskResultAssessed,
    TypingTestTaken,
)
"""What rates, marks or judges somebody."""


@checks(*JUDGED)
def judged_by_nobody_near(state: State, fact: Fact) -> None:
    """Whoever has a conflict with somebody, or with the matter, does not judge them (P1-0.6-b)."""
    declared, matters = fact.declaration, []
    if declared.subject:
        matters.append(str(getattr(fact, declared.subject)))
    if declared.stream == OF_TARGET and declared.target:
        target = state.history.entry(str(getattr(fact, declared.target)))
        if target is not None:
            matters.append(target.fact.id)
            matters += [str(getattr(target.fact, target.fact.declaration.subject or "by"))]
    second = fact.with_ if isinstance(fact, JointFact | ErrorCorrectionExamMarked) else None
    _keep_apart(state, (fact.by, *((second,) if second else ())), matters, OBJECTIVITY)


@checks(ReviewMeetingHeld, SecondReviewHeld)
def heard_by_nobody_near(state: State, fact: ReviewMeetingHeld | SecondReviewHeld) -> None:
    """Nobody with a conflict about an appeal, or with its appellant, sits on it (P1-3.7-j)."""
    appeal = state.history.entry(fact.appeal_id)
    appellant = getattr(appeal.fact, "appellant", fact.appeal_id) if appeal else fact.appeal_id
    _keep_apart(state, (fact.by, *fact.member_ids), [fact.appeal_id, str(appellant)], PANEL)


@checks(InspectionConducted)
def inspected_by_nobody_near(state: State, fact: InspectionConducted) -> None:
    """Nobody inspects a foreman on duty, or a person, they have a conflict with (P1-2.9-b)."""
    named = (one.staff_id for one in fact.findings if one.staff_id)
    matters = [fact.department_id, *fact.duty_foreman_ids, *named]
    _keep_apart(state, (fact.by, *fact.inspector_ids), matters, INSPECTORS)


def _keep_apart(state: State, people: Iterable[str], matters: list[str], clause: str) -> None:
    for person in dict.fromkeys(people):
        found = conflict(state.department, person, *matters)
        if found is None:
            continue
        resolved = resolution(state.department, found)
        instead = resolved.fact.replacement_id if resolved else say("conflicts.somebody_else")
        matter = found.fact.matter_ref
        raise HasConflict(by=person, matter=matter, entry=found, instead=instead, clause=clause)


@checks(ConflictOfInterestDeclared)
def about_something_there_is(state: State, fact: ConflictOfInterestDeclared) -> None:
    """The matter is a person or an entry on record; the same is declared once."""
    matter = fact.matter_ref
    if not state.people.known(matter) and state.history.entry(matter) is None:
        raise UnknownEntry(entry=matter)
    if entry := conflict(state.department, fact.person_id, matter):
        what = say("fact.ConflictOfInterestDeclared")
        raise AlreadyDone(what=what, entry=entry, clause=OBJECTIVITY)


@checks(ConflictOfInterestResolved)
def somebody_else_instead(state: State, fact: ConflictOfInterestResolved) -> None:
    """By HR, by the estate manager where HR is the party; never by the party (C.16)."""
    found = conflict(state.department, fact.person_id, fact.matter_ref)
    if found is None:
        raise UnknownEntry(entry=fact.matter_ref)
    on = state.judged_on(fact)
    of_hr = state.people.holds(fact.person_id, Role.HR, on)
    wanted = Role.ESTATE_MANAGER if of_hr else Role.HR
    what = say("fact.ConflictOfInterestResolved")
    if not includes(fact.role, wanted) or fact.by == fact.person_id:
        roles = (say(f"role.{wanted}"),)
        raise RoleLacking(by=fact.by, fact=what, clause=OBJECTIVITY, roles=roles, on=on)
    if not state.people.roles(fact.replacement_id, on):
        raise UnknownPerson(staff=fact.replacement_id)
    other = conflict(state.department, fact.replacement_id, fact.matter_ref)
    if other is not None or fact.replacement_id == fact.person_id:
        raise HasConflict(
            by=fact.replacement_id,
            matter=fact.matter_ref,
            entry=other or found,
            instead=say("conflicts.somebody_else"),
            clause=OBJECTIVITY,
        )
