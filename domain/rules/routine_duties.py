"""The year's list of routine duties, and which of its items may be deducted when (P1-3.1-f)."""

from datetime import date

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.monthly import DutyItem, RoutineDutyDeductionListSet
from domain.regulation.in_force import Rules
from domain.rules.citation import rule

CLAUSE = "P1-3.1-f"
DATE = "monthly.list_date"


@rule(CLAUSE, amounts=("list_month", "list_day"))
def list_day(year: int, rules: Rules) -> date:
    """The day by which a year's list is to be set: 31 January."""
    return date(
        year, int(rules.amount(CLAUSE, "list_month")), int(rules.amount(CLAUSE, "list_day"))
    )


@rule(CLAUSE, readings=(DATE,))
def list_in_force(
    department: Department, staff_id: str, on: date
) -> Entry[RoutineDutyDeductionListSet] | None:
    """The list somebody is held to on a day: one in time serves its year, a later one from its day.

    When it was set is judged by when the ledger, or the paper, has it: nobody is deducted by a
    list that was not there (P1-0.6-b).
    """
    rules = department.regulation.on(on)
    in_time = list_day(on.year, rules)
    found = department.history.standing(f"duties/{on.year}/{staff_id}", RoutineDutyDeductionListSet)
    any_date = rules.reading(DATE) == "any_date"
    serving = [
        one
        for one in found
        if any_date or (came := department.came_on(one)) <= in_time or came <= on
    ]
    return serving[-1] if serving else None


def duty(department: Department, staff_id: str, on: date, item_code: str) -> DutyItem | None:
    """The item of the list in force on a day; None if nothing of the kind may be deducted."""
    found = list_in_force(department, staff_id, on)
    items = found.fact.items if found else ()
    return next((item for item in items if item.item_code == item_code), None)
