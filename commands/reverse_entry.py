"""Say that an earlier entry no longer counts, and why, and on whose authority (P1-2.2-c)."""

from commands.reversible import REVERSIBLE
from commands.state import Fields, State, checks, completes
from domain.causes import causes
from domain.entry import Entry
from domain.facts.appeals import InterferenceAppealLodged
from domain.facts.disqualification import (
    DisciplinaryPenaltyRevoked,
    QuarterDisqualificationLifted,
    QuarterDisqualified,
)
from domain.facts.envelope import Fact, Reversal
from domain.facts.points import (
    PointPenaltyImposed,
    ScoreEntryReversed,
)
from domain.facts.worklog import (
    CheatingConfirmed,
    CheatingReportDismissed,
)
from domain.on_record import is_there
from domain.refusals.appeals import OnlyOnRecord
from domain.refusals.forbidden import MayNotReverse, NotContested, OnlyOnAppeal
from domain.refusals.recording import AlreadyReversed, OutOfTurn, UnknownEntry
from domain.roles import Role
from domain.rules import interference
from domain.rules.appeal_steps import lodged, upheld
from domain.rules.appeal_subject import Lodged, rules_of
from domain.rules.bearing import bears_on
from domain.values import day_of
from domain.wording import say


@completes(ScoreEntryReversed, QuarterDisqualificationLifted)
def because_of_the_appeal(_: State, fields: Fields) -> None:
    """What a meeting decided is a consequence of the appeal."""
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
    """HR may, and the recorder before publication; after it HR on an upheld appeal (B.2)."""
    target = _target(state, fact)
    if fact.appeal_id is not None:
        _on_appeal(state, fact, fact.appeal_id, target)
        return
    if not _by_hr(state, fact) and fact.by != target.fact.by:
        raise MayNotReverse(by=fact.by, entry=target, clause="P1-2.2-c")
    _unpublished(state, target, fact.reverses)


def _target(state: State, fact: ScoreEntryReversed) -> Entry[Fact]:
    named = fact.reverses.split("#")[0]
    target = state.history.entry(named)
    if target is None or not isinstance(target.fact, REVERSIBLE):
        raise UnknownEntry(entry=named)
    if not is_there(state.history, fact.target):
        raise UnknownEntry(entry=fact.reverses)
    return target


def _by_hr(state: State, fact: Reversal) -> bool:
    return state.people.holds(fact.by, Role.HR, state.judged_on(fact))


def _on_appeal(state: State, fact: Reversal, appeal_id: str, target: Entry[Fact]) -> None:
    """HR carries out what the meeting decided on what was contested. Raises a refusal."""
    appeal = lodged(state.department, appeal_id)
    if appeal is None:
        raise UnknownEntry(entry=appeal_id)
    if not upheld(state.department, appeal_id):
        why = say("refusal.why.not_upheld")
        raise OutOfTurn(what=say(f"fact.{type(fact).__name__}"), why=why, clause="P1-3.7-i")
    if not _by_hr(state, fact):
        raise MayNotReverse(by=fact.by, entry=target, clause="P1-3.7-i")
    if not _contested(state, appeal, target, fact.reverses):
        raise NotContested(entry=target, appeal=appeal_id, clause="P1-3.7-i")


def _contested(state: State, appeal: Lodged, target: Entry[Fact], named: str) -> bool:
    """Whether an entry is what an appeal is about; it names the items, or is about the person."""
    if isinstance(appeal.fact, InterferenceAppealLodged):
        if not interference.excuses(rules_of(state.department, appeal)):
            raise OnlyOnRecord(appeal=appeal.fact.id, clause="P1-0.6-f")
        return interference.hangs_on(appeal.fact, target, named)
    ref, appellant = appeal.fact.result_ref, appeal.fact.appellant
    if not ref.contested_items:
        return any(
            one.quarter == ref.period and appellant in {one.staff_id, state.log}
            for one in bears_on(state.department, named)
        )
    items = _with_grounds(state, tuple(str(one) for one in ref.contested_items))
    return not items.isdisjoint({target.fact.id, named, *causes(target.fact)})


def _with_grounds(state: State, contested: tuple[str, ...]) -> set[str]:
    """The items contested; what the regulation imposed can fall by its ground alone (F-37)."""
    items = set(contested)
    for item in contested:
        entry = state.history.entry(item)
        if entry is not None and isinstance(entry.fact, PointPenaltyImposed):
            items |= causes(entry.fact)
    return items


@checks(CheatingReportDismissed)
def confirmed_and_published(state: State, fact: CheatingReportDismissed) -> None:
    """What was confirmed and published falls by an upheld appeal alone (P1-2.10)."""
    report = state.history.entry(fact.incident_id)
    if report is None:
        raise UnknownEntry(entry=fact.incident_id)
    confirmed = state.history.standing(report.stream, CheatingConfirmed)
    if any(one.fact.incident_id == fact.incident_id for one in confirmed):
        _unpublished(state, report, fact.incident_id)


def _unpublished(state: State, target: Entry[Fact], named: str) -> None:
    """No published result rests on what is reversed. Raises OnlyOnAppeal."""
    for dossier in bears_on(state.department, named):
        if published := dossier.published:
            raise OnlyOnAppeal(
                entry=target,
                quarter=dossier.quarter,
                on=day_of(published[0].fact.happened_on),
                clause="P1-2.10",
            )


@checks(QuarterDisqualificationLifted)
def lifts_a_disqualification(state: State, fact: QuarterDisqualificationLifted) -> None:
    """HR lifts a disqualification, of whom it was; once published on an upheld appeal (B.2)."""
    target = state.history.entry(fact.lifts)
    if target is None or not isinstance(target.fact, QuarterDisqualified):
        raise UnknownEntry(entry=fact.lifts)
    if (target.fact.staff_id, target.fact.quarter) != (fact.staff_id, fact.quarter):
        raise UnknownEntry(entry=fact.lifts)
    if fact.appeal_id is not None:
        _on_appeal(state, fact, fact.appeal_id, target)
        return
    if not _by_hr(state, fact):
        raise MayNotReverse(by=fact.by, entry=target, clause="P1-2.2-e")
    _unpublished(state, target, fact.lifts)
