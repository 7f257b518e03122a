"""What is due, and what is overdue: for whom, by which day and clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.duties import duties
from domain.rules.explanations import CLAUSE, Explanation
from domain.rules.touched import Touched
from domain.values import Quarter
from domain.wording import Message, say
from projections.docket import Docket, Docketed
from projections.money_open import money_duties


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is not done yet."""

    who: Message
    what: Message
    clause: str
    due: date
    days_over: int
    entries: tuple[AnyEntry, ...]


def due(
    department: Department,
    quarters: Iterable[Quarter],
    today: date,
    docket: Docket,
) -> tuple[Due, ...]:
    """Every duty of some quarters that is not done, and every open appeal, by their days."""
    open_duties = (
        Due(one.who, one.what, one.clause, one.due, one.days_over(today), one.basis)
        for quarter in quarters
        for one in (*duties(department, quarter), *money_duties(department, quarter))
        if one.done is None
    )
    appeals = docket.appeals
    found = (
        *open_duties,
        *(_of_appeal(one) for one in appeals if one.due and one.open),
        *(_window(row, one) for row in appeals for one in row.others if _runs(one, today)),
        *(_explain(one, today) for one in docket.asked if one.given is None),
    )
    return tuple(sorted((one for one in found if one), key=lambda one: (one.due, one.clause)))


def _runs(one: Touched, today: date) -> bool:
    """Whether somebody's own window still runs."""
    return one.last_day is not None and today <= one.last_day


def _window(row: Docketed, one: Touched) -> Due | None:
    """Somebody whom a ruling moved may appeal in turn (P1-3.7-i, P1-3.7-e)."""
    if one.last_day is None:
        return None
    edition, quarter = one.edition.fact.edition, one.edition.fact.quarter
    what = say("duty.own_window", edition=edition, quarter=quarter, what=one.message)
    who = say("duty.person", staff=one.staff_id)
    return Due(who, what, "P1-3.7-e", one.last_day, 0, (row.entry, one.edition))


def _explain(one: Explanation, today: date) -> Due:
    what = say("duty.explanation", staff=one.asked.fact.staff_id)
    who = say("body.explainers")
    return Due(who, what, CLAUSE, one.due, one.days_over(today), (one.asked,))


def _of_appeal(one: Docketed) -> Due | None:
    if one.due is None:
        return None
    appellant = say("duty.person", staff=one.entry.fact.appellant)
    who = appellant if one.next_step == "wait" else say(f"role.{Role.HR}")
    what = say(
        "duty.appeal",
        appeal=one.register_no or one.entry.fact.id,
        step=say(f"docket.next_steps.{one.next_step}"),
    )
    return Due(who, what, one.clause, one.due, one.overdue_days, (one.entry,))
