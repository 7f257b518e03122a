"""Who is on duty: shifts, and the foreman on duty they give an inspection (P1-2.9-e)."""

from datetime import datetime, timedelta

from commands.state import Fields, State, checks, completes, day
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import DutyShiftAssigned
from domain.refusals.forbidden import NotOnDuty
from domain.refusals.recording import BadField
from domain.roles import Role
from domain.rules.inspected import covers
from domain.values import Month
from domain.wording import say


@checks(DutyShiftAssigned)
def a_shift_of_people(state: State, fact: DutyShiftAssigned) -> None:
    """A shift ends after it begins, under a foreman of that day, with people there are."""
    if not state.people.holds(fact.duty_foreman_id, Role.FOREMAN, day(fact)):
        raise NotOnDuty(staff=fact.duty_foreman_id, on=day(fact), clause="P1-2.9-e")
    state.department.expect(*fact.staff_ids)
    begins, ends = fact.happened_on, fact.end_at
    if isinstance(begins, datetime) and isinstance(ends, datetime) and ends <= begins:
        raise BadField(
            field="end_at",
            value=ends,
            wanted=say("format.after", moment=begins),
            fact=say("fact.DutyShiftAssigned"),
            clause="P1-2.9-e",
        )


@completes(InspectionConducted)
def on_duty_by_the_roster(state: State, fields: Fields) -> None:
    """Left out, the foremen on duty are those of the shifts that ran at that moment."""
    moment = fields.get("happened_on")
    if "duty_foreman_ids" in fields or not isinstance(moment, datetime):
        return
    streams = {f"shifts/{Month.of(moment - timedelta(days=back))}" for back in (0, 1)}
    found = [
        entry.fact.duty_foreman_id
        for stream in sorted(streams)
        for entry in state.history.standing(stream, DutyShiftAssigned)
        if covers(entry.fact, moment)
    ]
    if found:
        fields["duty_foreman_ids"] = tuple(dict.fromkeys(found))
