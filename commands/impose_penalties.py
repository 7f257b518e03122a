"""What follows by the regulation alone: foremen's points imposed, and lifted again."""

from datetime import date
from decimal import Decimal

from commands.state import State, day, follows
from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import RoleAssigned, TeamMembershipChanged
from domain.facts.points import PointPenaltyImposed, ScoreEntryReversed
from domain.facts.worklog import CheatingConfirmed, CheatingReportDismissed, CheatingReported
from domain.line import AnyEntry, Line
from domain.organisation import Organisation
from domain.roles import REGULATION, Role
from domain.rounding import exact_text
from domain.rules import cheating, inspections
from domain.rules.late_records import quarters_bearing
from domain.rules.quarter_basis import quarter_of
from domain.values import Quarter

CAUSES = (InspectionConducted, CheatingReported, CheatingConfirmed)
GROUND_GONE = "所據事實已不成立 (its ground is gone)"


@follows(
    InspectionConducted,
    CheatingReported,
    CheatingConfirmed,
    CheatingReportDismissed,
    ScoreEntryReversed,
    RoleAssigned,
    TeamMembershipChanged,
)
def penalties_of_foremen(state: State, cause: Fact) -> None:
    """Impose what the rules now take from foremen, lift what they no longer take.

    The rules carry the points into a score; these facts are the notice (design section 6).
    """
    for quarter in _quarters(state, cause):
        for foreman in _foremen(state.people, quarter):
            _settle(state, foreman, quarter, cause)


def _foremen(people: Organisation, quarter: Quarter) -> tuple[str, ...]:
    return tuple(
        staff for staff in people.assessed(quarter) if people.post(staff, quarter) == Role.FOREMAN
    )


def _quarters(state: State, cause: Fact) -> tuple[Quarter, ...]:
    """The quarters whose penalties a fact can change."""
    match cause:
        case InspectionConducted():
            return _bearing(state, cause)
        case CheatingReported(committed_on=on):  # Where a report holds by itself (P1-2.2-e/2).
            return (quarter_of(state.department.regulation, on),)
        case CheatingConfirmed(incident_id=named) | CheatingReportDismissed(incident_id=named):
            return _of_cause(state, named)
        case ScoreEntryReversed():
            return _of_cause(state, cause.reverses.split("#")[0])
        case RoleAssigned(from_on=since) | TeamMembershipChanged(from_on=since):
            return _open_since(state, since)
        case _:
            return ()


def _open_since(state: State, since: date) -> tuple[Quarter, ...]:
    """The quarters from a day until today that are not published: whose foreman was who."""
    first, last = state.department.regulation.first_day, Quarter.of(state.today)
    at, found = Quarter.of(max(since, first)), []
    while at <= last:
        found.append(at)
        at = at.following
    return tuple(one for one in found if not state.department.editions(one))


def _bearing(state: State, inspection: InspectionConducted) -> tuple[Quarter, ...]:
    """The quarters an inspection may count in by today (P1-2.10/6 and /7)."""
    return quarters_bearing(state.department, Quarter.of(day(inspection)), state.today)


def _of_cause(state: State, fact_id: str) -> tuple[Quarter, ...]:
    """The quarters of an inspection or an incident; a reversal leads to what it reversed."""
    entry = state.history.entry(fact_id)
    match entry.fact if entry else None:
        case InspectionConducted() as fact:
            return _bearing(state, fact)
        case CheatingReported(committed_on=on):
            return (quarter_of(state.department.regulation, on),)
        case CheatingConfirmed(incident_id=named):
            return _of_cause(state, named)
        case RoleAssigned(from_on=since) | TeamMembershipChanged(from_on=since):
            return _open_since(state, since)
        case ScoreEntryReversed() as fact:
            return _of_cause(state, fact.reverses.split("#")[0])
        case _:
            return ()


def _settle(state: State, foreman: str, quarter: Quarter, cause: Fact) -> None:
    dossier = state.department.dossier(foreman, quarter)
    due = (*inspections.foreman_penalties(dossier), *cheating.foreman_penalties(dossier))
    imposed = dossier.standing(PointPenaltyImposed, where=lambda fact: fact.quarter == quarter)
    left = list(imposed)
    for line in due:
        causes = {entry.fact.id for entry in _causes(line)}
        noted = next((one for one in left if _same_ground(one.fact, line.clause, causes)), None)
        if noted is None:
            _impose(state, foreman, quarter, line)
        else:
            left.remove(noted)
    for entry in left:
        _lift(state, entry.stream, entry.fact, cause)


def _causes(line: Line) -> tuple[AnyEntry, ...]:
    """What a penalty is for; how the clause is read is no cause, nor that a result was out."""
    return tuple(entry for entry in line.entries if isinstance(entry.fact, CAUSES))


def _same_ground(fact: PointPenaltyImposed, clause: str, causes: set[str]) -> bool:
    """Whether a penalty was imposed for what a line rests on; more may have come to it since."""
    return fact.clause_id == clause and not causes.isdisjoint(fact.because_of)


def _impose(state: State, foreman: str, quarter: Quarter, line: Line) -> None:
    causes = _causes(line)
    last = max(causes, key=lambda entry: day(entry.fact))
    fact = PointPenaltyImposed(
        id=state.new_id(),
        happened_on=last.fact.happened_on,
        by=REGULATION,
        role=Role.REGULATION,
        because_of=tuple(entry.fact.id for entry in causes),
        staff_id=foreman,
        quarter=quarter,
        points=Decimal(exact_text(line.amount)),
        clause_id=line.clause,
    )
    state.take(f"person/{foreman}", fact)


def _lift(state: State, stream: str, penalty: Fact, cause: Fact) -> None:
    fact = ScoreEntryReversed(
        id=state.new_id(),
        happened_on=cause.happened_on,
        by=REGULATION,
        role=Role.REGULATION,
        because_of=(cause.id,),
        target=penalty.id,
        reason=GROUND_GONE,
    )
    state.take(stream, fact)
