"""What is due, what is overdue, and what may be done: for whom, by which day and clause."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.dossier import Department
from domain.organisation import Organisation
from domain.roles import Role, includes
from domain.rules.appeal_steps import latest
from domain.rules.duties import duties
from domain.rules.duty import Duty
from domain.rules.explanations import CLAUSE, Explanation
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from domain.wording import say
from projections.docket import Docket, Docketed
from projections.money_open import money_duties


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that is not done yet, or a window that has not ended; how many days it is overdue."""

    duty: Duty
    days_over: int


def due(
    department: Department,
    quarters: Iterable[Quarter],
    today: date,
    docket: Docket,
) -> tuple[Due, ...]:
    """Every duty of some quarters that is not done, and every open appeal, by their days.

    What lasts over several of them (a promotion not made yet) is there once, as it last stood.
    """
    scores = Scores(department)
    found: list[Duty] = []
    for quarter in quarters:
        found += duties(department, quarter, today, scores)
        found += money_duties(department, quarter)
    found += [_of_appeal(one) for one in docket.appeals if one.open and one.due]
    found += [_explain(one) for one in docket.asked]
    standing = {one.key: one for one in found if one.stands(today)}
    rows = (Due(one, one.days_over(today)) for one in standing.values())
    return tuple(sorted(rows, key=_place))


def _place(one: Due) -> tuple[date, str, str]:
    """By the day; what has none comes last."""
    return one.duty.due or date.max, one.duty.clause, one.duty.key


def _of_appeal(one: Docketed) -> Duty:
    """The next step of an appeal; to ask for a second review is a right (P1-3.7-m)."""
    appeal = one.entry.fact.id
    named = one.register_no or appeal
    waits = one.next_step == "wait"
    fed_back = latest(one.steps, "fed_back") if waits else None
    return Duty(
        what=say("duty.appeal", appeal=named, step=say(f"docket.next_steps.{one.next_step}")),
        about=(appeal, one.next_step),
        clause=one.clause,
        due=one.due,
        roles=() if waits else (Role.HR,),
        staff=(one.entry.fact.appellant,) if waits else (),
        basis=(one.entry,),
        opens=day_of(fed_back.fact.happened_on) if fed_back else None,
    )


def _explain(one: Explanation) -> Duty:
    """An explanation that was asked for (P1-0.6-f)."""
    return Duty(
        what=say("duty.explanation", staff=one.asked.fact.staff_id),
        about=(one.asked.fact.id,),
        clause=CLAUSE,
        due=one.due,
        roles=(Role.SUPERVISOR, Role.HR),
        done=one.given,
        basis=(one.asked,),
    )


def of_person(
    rows: Iterable[Due], people: Organisation, staff: str, today: date
) -> tuple[Due, ...]:
    """What somebody has to do or may do: named, or in a role that they hold on the day."""
    found = []
    for one in rows:
        duty = one.duty
        if staff in duty.staff:
            found.append(replace(one, duty=replace(duty, staff=(staff,))))
        elif not duty.staff and any(people.holds(staff, role, today) for role in duty.roles):
            found.append(one)
    return tuple(found)


def of_role(rows: Iterable[Due], people: Organisation, role: Role, today: date) -> tuple[Due, ...]:
    """What a role has to do or may do, and what is named of those who hold it on the day."""
    found = []
    for one in rows:
        duty = one.duty
        held = tuple(staff for staff in duty.staff if people.holds(staff, role, today))
        if held:
            found.append(replace(one, duty=replace(duty, staff=held)))
        elif not duty.staff and any(includes(role, wanted) for wanted in duty.roles):
            found.append(one)
    return tuple(found)
