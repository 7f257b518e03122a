"""Yuan that supervisor and deputy owe for what inspections and checks found (P1-2.9-e, -f)."""

from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.line import AnyEntry, Line
from domain.roles import Role
from domain.rules.cheating import missed
from domain.rules.citation import rule
from domain.rules.inspected import VOIDED, Inspected, fined
from domain.rules.inspections import SCOPE, triggers
from domain.values import Month, Quarter
from domain.wording import say

FINED = (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Fine:
    """What somebody owes, and the month in which its ground arose."""

    staff_id: str
    month: Month
    line: Line


def fines(department: Department, staff_id: str, quarter: Quarter) -> tuple[Fine, ...]:
    """Everything somebody owes for one quarter, by month."""
    if not any(_in_office(department, staff_id, month) for month in quarter.months):
        return ()
    by_month = (
        fine for month in quarter.months for fine in inspection_fines(department, staff_id, month)
    )
    return (*by_month, *cheating_fines(department, staff_id, quarter))


@rule(
    "P1-2.9-e",
    amounts=("fine",),
    readings=("inspection.fine_sharing", "inspection.supervisor_changed"),
)
@rule("P1-4.7", amounts=("fine",))
def inspection_fines(department: Department, staff_id: str, month: Month) -> tuple[Fine, ...]:
    """A hundred yuan when the month's inspections find more than thirty points."""
    rules = department.regulation.on(Quarter.of(month.first_day).first_day)
    people = department.people
    at_end = rules.reading("inspection.supervisor_changed") == "in_office_at_month_end"

    def answers_for(one: Inspected) -> bool:
        day = month.last_day if at_end else one.day
        return any(people.holds(staff_id, role, day) for role in FINED)

    found = triggers(department, month, fined(department, month), answers_for)
    amount = rules.amount("P1-4.7", "fine")
    limit = rules.amount("P1-2.9-e", "points_limit")
    if rules.reading("inspection.fine_sharing") == "total_100_split_equally":
        amount /= max(1, len(_fined_on(department, month.last_day)))
    return tuple(
        Fine(
            staff_id,
            month,
            Line(
                amount,
                say("line.inspection.over", month=month, found=trigger.found, limit=limit),
                trigger.clause,
                (
                    *(one.entry for one in trigger.inspections),
                    *(entry for key in (SCOPE, VOIDED) for entry in rules.basis(key)[1:]),
                ),
                unit="yuan",
            ),
        )
        for trigger in found
    )


@rule("P1-2.9-f", amounts=("fine",), readings=("cheating.fine_sharing",))
def cheating_fines(department: Department, staff_id: str, quarter: Quarter) -> tuple[Fine, ...]:
    """Two hundred yuan for each assistant with three incidents the foreman did not find."""
    rules = department.regulation.on(quarter.first_day)
    lines = []
    for found in missed(department, quarter):
        fined = _fined_on(department, found.reached_on)
        if staff_id not in fined:
            continue
        amount = rules.amount("P1-2.9-f", "fine")
        if rules.reading("cheating.fine_sharing") == "total_200_split_equally":
            amount /= len(fined)
        entries: tuple[AnyEntry, ...] = tuple(e for one in found.counted for e in one.entries)
        message = say("line.cheating.missed", staff=found.whose, count=len(found.counted))
        line = Line(amount, message, "P1-2.9-f", entries, unit="yuan")
        lines.append(Fine(staff_id, Month.of(found.reached_on), line))
    return tuple(lines)


def _fined_on(department: Department, day: date) -> tuple[str, ...]:
    return tuple(staff for role in FINED for staff in department.people.in_office(role, day))


def _in_office(department: Department, staff_id: str, month: Month) -> bool:
    return any(
        staff_id in department.people.in_office_between(role, month.first_day, month.last_day)
        for role in FINED
    )
