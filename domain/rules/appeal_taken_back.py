"""Which steps of an appeal rest on one that is to be taken back (P1-2.2-c, P1-3.7-h)."""

from collections.abc import Iterable

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import Appeal, ResultAppealLodged
from domain.facts.disqualification import QuarterDisqualificationLifted
from domain.facts.envelope import Fact
from domain.facts.points import ScoreEntryReversed
from domain.line import AnyEntry
from domain.rules.appeal_steps import appeal_of, followed, lodged, step_of, steps_of
from domain.rules.appeal_subject import contested_entries, quarter_of

DECIDED = ("heard", "heard_again")


def rests_on(department: Department, target: Entry[Fact]) -> AnyEntry | None:
    """The first later step of the same appeal that follows a step, or carries it out."""
    appeal_id = appeal_of(target.fact)
    if appeal_id is None:
        return None
    steps = steps_of(department, appeal_id)
    for one in steps:
        earlier = [step for step in steps if step.position < one.position]
        before = followed(one.fact, earlier)
        if before is not None and before.fact.id == target.fact.id:
            return one
    if step_of(target.fact) not in DECIDED:
        return None
    ordered = corrections(department, appeal_id)
    return next((one for one in ordered if one.position > target.position), None)


def corrections(department: Department, appeal_id: str) -> tuple[AnyEntry, ...]:
    """What HR took back because of an appeal, in the order of the log."""
    appeal = lodged(department, appeal_id)
    if appeal is None:
        return ()
    kinds = (ScoreEntryReversed, QuarterDisqualificationLifted)
    found = [
        entry
        for stream in _streams(department, appeal.fact)
        for entry in department.history.standing(stream, *kinds)
        if appeal_of(entry.fact) == appeal_id
    ]
    return tuple(sorted(found, key=lambda entry: entry.position))


def _streams(department: Department, appeal: Appeal) -> Iterable[str]:
    """Where what an appeal is about may stand: its items, and the person's quarter."""
    quarter, history = quarter_of(appeal), department.history
    named = (history.entry(one) for one in contested_entries(appeal))
    found = dict.fromkeys(entry.stream for entry in named if entry is not None)
    people = department.people
    whole = isinstance(appeal, ResultAppealLodged) and not people.known(appeal.appellant)
    for staff in people.assessed(quarter) if whole else (appeal.appellant,):
        found |= dict.fromkeys((f"person/{staff}", f"attitude/{staff}/{quarter}"))
        found |= dict.fromkeys(f"month/{month}/{staff}" for month in quarter.months)
    found |= dict.fromkeys(f"inspections/{month}" for month in quarter.months)
    found[f"quarter/{quarter}"] = None
    return found
