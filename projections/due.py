"""What is due, and what is overdue: for whom, by which day and clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.duties import duties
from domain.values import Quarter
from domain.wording import Message, say
from projections.docket import Docketed
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
    appeals: Iterable[Docketed],
) -> tuple[Due, ...]:
    """Every duty of some quarters that is not done, and every open appeal, by their days."""
    open_duties = (
        Due(one.who, one.what, one.clause, one.due, one.days_over(today), one.basis)
        for quarter in quarters
        for one in (*duties(department, quarter), *money_duties(department, quarter))
        if one.done is None
    )
    found = (*open_duties, *(_of_appeal(one) for one in appeals if one.due and one.open))
    return tuple(sorted((one for one in found if one), key=lambda one: (one.due, one.clause)))


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
