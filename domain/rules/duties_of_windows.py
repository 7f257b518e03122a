"""Times within which somebody may act, and after which the right has lapsed (E of the rules)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from domain.dossier import Department
from domain.facts.appeals import ResultRef
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules import interference
from domain.rules.appeal_editions import edition_concerning
from domain.rules.appeal_windows import last_day_of
from domain.rules.citation import rule
from domain.rules.duty import Duty
from domain.rules.monthly_plan import plan_in_force
from domain.values import Quarter, day_of
from domain.wording import say


def duties_of_windows(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Every window of a quarter, whether it is open or not."""
    yield _self_nomination(department, quarter)
    yield from _result_appeals(department, quarter)
    yield from _interference_appeals(department, quarter)


@rule("P1-4.6-a", amounts=("report_day",))
@rule("P1-4.3-i", amounts=("report_day",))
def _self_nomination(department: Department, quarter: Quarter) -> Duty:
    """Assistants and foremen may nominate themselves, with a report, by the 20th."""
    rules, month = department.regulation.on(quarter.first_day), quarter.months[-1]
    return Duty(
        what=say("duty.self_nomination", quarter=quarter),
        about=(quarter,),
        clause="P1-4.6-a",
        due=month.first_day.replace(day=int(rules.amount("P1-4.6-a", "report_day"))),
        roles=(Role.CUSTOMER_ASSISTANT, Role.FOREMAN),
        basis=rules.basis(),
        opens=month.first_day,
    )


@rule("P1-3.7-e")
def _result_appeals(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Ten days from each edition for those whom it gave a result, or another one (F-81)."""
    editions = department.editions(quarter)
    for edition in editions:
        number = edition.fact.edition
        ref = ResultRef(period=quarter, edition=number)
        staff = tuple(
            row.staff_id
            for row in edition.fact.rows
            if edition_concerning(department, ref, row.staff_id) == edition
        )
        by_day: dict[date, list[str]] = defaultdict(list)
        for one in sorted(staff):
            if day := last_day_of(department, edition, one):
                by_day[day].append(one)
        for day, those in sorted(by_day.items()):
            apart = (day,) if len(by_day) > 1 else ()
            yield Duty(
                what=say("duty.result_appeal", quarter=quarter, edition=number),
                about=(quarter, number, *apart),
                clause="P1-3.7-e",
                due=day,
                staff=tuple(those),
                basis=(edition,),
                opens=day_of(edition.fact.happened_on),
            )


@rule("P1-0.6-f")
def _interference_appeals(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """From ten to five days before a planned task is to be completed, one may appeal."""
    tasks: dict[date, dict[str, AnyEntry]] = defaultdict(dict)
    first, last = quarter.first_day, quarter.last_day
    staff = department.people.in_office_between(Role.CUSTOMER_ASSISTANT, first, last)
    foremen = department.people.in_office_between(Role.FOREMAN, first, last)
    for month in quarter.months:
        for one in dict.fromkeys((*staff, *foremen)):
            plan = plan_in_force(department, one, month)
            if plan:
                for task in plan.entry.fact.tasks:
                    tasks[task.planned_completion_on][one] = plan.entry
    for day, planned in tasks.items():
        rules = department.regulation.on(max(day, department.regulation.first_day))
        opens, closes = interference.window(rules, day)
        yield Duty(
            what=say("duty.interference_appeal", planned=day),
            about=(quarter, day),
            clause="P1-0.6-f",
            due=closes,
            staff=tuple(sorted(planned)),
            basis=tuple(planned.values()),
            opens=opens or first,
        )
