"""Log data checked, and what a report of cheating points at (P1-2.2-a, P1-2.2-d, P1-2.2-e)."""

from collections.abc import Iterable

from commands.state import Fields, State, checks, completes, day, day_given
from domain.facts.audit import ProcessMonitoringRecorded
from domain.facts.worklog import (
    CaseLevel,
    CaseLevelChanged,
    CaseOpened,
    CheatingReported,
    LogDataSpotChecked,
    ProcessRecordMade,
)
from domain.refusals.forbidden import OnlyOwn
from domain.refusals.recording import BadField, FieldMissing, UnknownEntry
from domain.roles import Role
from domain.values import day_of
from domain.wording import say


@completes(ProcessMonitoringRecorded)
def of_this_department(state: State, fields: Fields) -> None:
    """Left out, the department whose work is watched is this one (P1-0.6-e)."""
    fields.setdefault("department_id", state.log)


@checks(ProcessMonitoringRecorded)
def people_of_this_department(state: State, fact: ProcessMonitoringRecorded) -> None:
    """It is watched here, and those whom it names are people."""
    if fact.department_id != state.log:
        raise BadField(
            field="department_id",
            value=fact.department_id,
            wanted=say("format.exactly", bound=state.log),
            fact=say("fact.ProcessMonitoringRecorded"),
            clause="P1-0.6-e",
        )
    state.department.expect(*fact.staff_ids)


@checks(ProcessRecordMade)
def of_ones_own_work(_: State, fact: ProcessRecordMade) -> None:
    """An employee records the own work; about others the foreman does (P1-3.2, P1-2.1-b)."""
    if fact.role != Role.FOREMAN and fact.by != fact.staff_id:
        named = say("fact.ProcessRecordMade")
        raise OnlyOwn(by=fact.by, subject=fact.staff_id, clause="P1-3.2", fact=named)


@checks(LogDataSpotChecked)
def sampled_what_is_there(state: State, fact: LogDataSpotChecked) -> None:
    """A check names the entries it looked at (P1-2.2-d)."""
    if not fact.sampled:
        named = say("fact.LogDataSpotChecked")
        raise FieldMissing(field="sampled", fact=named, clause="P1-2.2-d")
    _on_record(state, fact.sampled)


@checks(CheatingReported)
def points_at_what_is_there(state: State, fact: CheatingReported) -> None:
    """What is said to be false is on record, and who found it is somebody (P1-2.2-e)."""
    _on_record(state, fact.falsified)
    state.department.expect(fact.discovered_by)


def _on_record(state: State, named: Iterable[str]) -> None:
    for one in named:
        if state.history.entry(one) is None:
            raise UnknownEntry(entry=one)


@completes(CaseLevelChanged)
def from_the_level_it_has(state: State, fields: Fields) -> None:
    """Left out, the level that is changed is the one the case has that day."""
    level = level_on(state, str(fields.get("case_id")), fields)
    if level is not None:
        fields.setdefault("from_level", level)


def level_on(state: State, case_id: str, fields: Fields) -> CaseLevel | None:
    """The level a case has on the day of a change; None for a case that is not there."""
    on = day_given(fields)
    level: CaseLevel | None = None
    known = state.history.standing(f"case/{case_id}", CaseOpened, CaseLevelChanged)
    for entry in sorted(known, key=lambda one: day_of(one.fact.happened_on)):
        match entry.fact:
            case CaseOpened(happened_on=since, level=opened) if day_of(since) <= on:
                level = opened
            case CaseLevelChanged(happened_on=since, to_level=changed) if day_of(since) <= on:
                level = changed
            case _:
                pass
    return level


@checks(CaseLevelChanged)
def changed_from_what_it_was(state: State, fact: CaseLevelChanged) -> None:
    """A change of level begins with the level the case has (P1-2.2-a)."""
    level = level_on(state, fact.case_id, {"happened_on": day(fact)})
    if level is not None and fact.from_level != level:
        raise BadField(
            field="from_level",
            value=fact.from_level,
            wanted=say("format.exactly", bound=level),
            fact=say("fact.CaseLevelChanged"),
            clause="P1-2.2-a",
        )
