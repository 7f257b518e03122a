"""Say that an earlier entry no longer counts, and why, and on whose authority (P1-2.2-c)."""

from commands.state import Fields, State, checks, completes
from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged, ReviewMeetingHeld, SecondReviewHeld
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.disqualification import (
    DisciplinaryPenaltyRevoked,
    QuarterDisqualificationLifted,
    QuarterDisqualified,
)
from domain.facts.envelope import Fact, Reversal
from domain.facts.exams import ExamFact
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import (
    GradeAssigned,
    RoleAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.points import (
    BonusPointsAwarded,
    Deduction,
    DiscontentSpreadLogged,
    FindingRef,
    ScoreEntryReversed,
)
from domain.facts.quarter import ResultAdjusted
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CheatingConfirmed,
    CheatingReportDismissed,
    CheatingReported,
    WorkLogEntryRecorded,
)
from domain.refusals.forbidden import MayNotReverse, OnlyOnAppeal
from domain.refusals.recording import AlreadyReversed, OutOfTurn, UnknownEntry
from domain.roles import Role
from domain.values import Quarter, day_of
from domain.wording import say

REVERSIBLE = (
    ExamFact,
    Deduction,
    BonusPointsAwarded,
    InspectionConducted,
    AttitudeFormSubmitted,
    DiscontentSpreadLogged,
    CheatingReported,
    CheatingConfirmed,
    ScoreEntryReversed,
    CaseFollowUpRecorded,
    WorkLogEntryRecorded,
    ResultAdjusted,
    StaffMemberEngaged,
    StaffMemberLeft,
    RoleAssigned,
    TeamMembershipChanged,
    SpecialInspectionTeamFormed,
    GradeAssigned,
    StandardAdopted,
)


@completes(ScoreEntryReversed)
def because_of_the_appeal(_: State, fields: Fields) -> None:
    """A reversal a meeting decided is a consequence of the appeal."""
    if appeal := fields.get("appeal_id"):
        fields.setdefault("because_of", (appeal,))


@checks(
    ScoreEntryReversed,
    CheatingReportDismissed,
    DisciplinaryPenaltyRevoked,
    QuarterDisqualificationLifted,
)
def not_reversed_before(state: State, fact: Reversal) -> None:
    """What is reversed must exist and still stand (regulation.md, G.1)."""
    named = fact.reverses.split("#")[0]
    target = state.history.entry(named)
    if target is None:
        raise UnknownEntry(entry=named)
    gone = state.history.reversed_in(target.stream)
    if done := gone.get(fact.reverses) or gone.get(named):
        raise AlreadyReversed(entry=target, by=done)


@checks(ScoreEntryReversed)
def may_reverse(state: State, fact: ScoreEntryReversed) -> None:
    """HR may, and the recorder before publication; after it only an upheld appeal may."""
    target = _target(state, fact)
    by_hr = state.people.holds(fact.by, Role.HR, state.judged_on(fact))
    if fact.appeal_id is not None:
        _upheld(state, fact.appeal_id)
        if not by_hr or not _contested(state, fact.appeal_id, target):
            raise MayNotReverse(by=fact.by, entry=target, clause="P1-3.7-i")
        return
    if not by_hr and fact.by != target.fact.by:
        raise MayNotReverse(by=fact.by, entry=target, clause="P1-2.2-c")
    _unpublished(state, target)


def _target(state: State, fact: ScoreEntryReversed) -> Entry[Fact]:
    named = fact.reverses.split("#")[0]
    target = state.history.entry(named)
    if target is None or not isinstance(target.fact, REVERSIBLE):
        raise UnknownEntry(entry=named)
    if isinstance(fact.target, FindingRef):
        findings = getattr(target.fact, "findings", ())
        if not 1 <= fact.target.finding <= len(findings):
            raise UnknownEntry(entry=fact.reverses)
    return target


def _upheld(state: State, appeal_id: str) -> None:
    """The meeting of this appeal upheld it, at least partly. Raises a refusal."""
    stream = f"appeal/{appeal_id}"
    if not state.history.standing(stream, ResultAppealLodged):
        raise UnknownEntry(entry=appeal_id)
    held = state.history.standing(stream, ReviewMeetingHeld, SecondReviewHeld)
    outcomes = {getattr(entry.fact, "outcome", None) for entry in held}
    if not outcomes & {"upheld", "partly_upheld"}:
        why = say("refusal.why.not_upheld")
        raise OutOfTurn(what=say("fact.ScoreEntryReversed"), why=why, clause="P1-3.7-i")


def _contested(state: State, appeal_id: str, target: Entry[Fact]) -> bool:
    """Whether an entry is what an appeal is about; it names the items, or is about the person."""
    for appeal in state.history.standing(f"appeal/{appeal_id}", ResultAppealLodged):
        items = appeal.fact.result_ref.contested_items
        if items:
            return target.fact.id in items or not set(items).isdisjoint(target.fact.because_of)
        return any(one.staff_id == appeal.fact.appellant for one in _touched(state, target))
    return False


@checks(CheatingReportDismissed)
def confirmed_and_published(state: State, fact: CheatingReportDismissed) -> None:
    """What was confirmed and published falls by an upheld appeal alone (P1-2.10)."""
    report = state.history.entry(fact.incident_id)
    if report is None:
        raise UnknownEntry(entry=fact.incident_id)
    confirmed = state.history.standing(report.stream, CheatingConfirmed)
    if any(one.fact.incident_id == fact.incident_id for one in confirmed):
        _unpublished(state, report)


def _unpublished(state: State, target: Entry[Fact]) -> None:
    for dossier in _touched(state, target):
        if published := dossier.published:
            raise OnlyOnAppeal(
                entry=target,
                quarter=dossier.quarter,
                on=day_of(published[0].fact.happened_on),
                clause="P1-2.10",
            )


def _touched(state: State, target: Entry[Fact]) -> tuple[Dossier, ...]:
    """The dossiers whose score a fact bears on."""
    whose: tuple[str, ...] = ()
    quarter = Quarter.of(day_of(target.fact.happened_on))
    match target.fact:
        case ExamFact(staff_id=staff, for_quarter=quarter):
            whose = (staff,)
        case AttitudeFormSubmitted(ratee_id=staff, quarter=quarter):
            whose = (staff,)
        case InspectionConducted(duty_foreman_ids=foremen):
            whose = foremen
        case Deduction() | BonusPointsAwarded() | DiscontentSpreadLogged():
            whose = (target.fact.staff_id,)
        case CheatingReported(staff_id=staff, committed_on=on):
            whose, quarter = (staff,), Quarter.of(on)
        case ResultAdjusted(quarter=quarter):
            whose = state.people.assessed(quarter)
        case CheatingConfirmed(incident_id=named) | ScoreEntryReversed(reverses=named):
            inner = state.history.entry(named.split("#")[0])
            return _touched(state, inner) if inner else ()
        case _:
            pass
    return tuple(state.department.dossier(staff, quarter) for staff in whose)


@checks(QuarterDisqualificationLifted)
def lifts_a_disqualification(state: State, fact: QuarterDisqualificationLifted) -> None:
    """HR lifts, or the meeting of an upheld appeal; what is lifted is a disqualification."""
    target = state.history.entry(fact.lifts)
    if target is None or not isinstance(target.fact, QuarterDisqualified):
        raise UnknownEntry(entry=fact.lifts)
    if fact.appeal_id is not None:
        _upheld(state, fact.appeal_id)
    elif not state.people.holds(fact.by, Role.HR, state.judged_on(fact)):
        raise MayNotReverse(by=fact.by, entry=target, clause="P1-2.2-e")
