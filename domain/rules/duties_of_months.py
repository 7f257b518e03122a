"""The duties of each month: checks, questions, and every step of the monthly assessment."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from domain.dossier import Department
from domain.facts.monthly import EMPLOYEES, RoutineDutyDeductionListSet
from domain.facts.questions import BANKS, Bank
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules import inspection_quota
from domain.rules.citation import rule
from domain.rules.duty import Duty, all_done, lacking, last_of
from domain.rules.monthly_people import head_over, post_of_month
from domain.rules.monthly_plan import month_end
from domain.rules.monthly_status import CLAUSES, MonthlyStatus, Step, monthly_status
from domain.rules.performance_talk import talk_window
from domain.rules.question_banks import Banks
from domain.rules.question_confirmation import MAY_CONFIRM, REVIEWED, Part
from domain.rules.question_quota import CLAUSES as QUESTIONS
from domain.rules.question_quota import owing, quota
from domain.rules.routine_duties import list_day
from domain.rules.scores import Scores
from domain.values import Month, Quarter
from domain.wording import say

CONFIRMED: Mapping[str, Step] = {"results": "confirmed"}
"""A step that is no entry of its own, and the one that shows it was taken."""
BY_THEMSELVES = "self_evaluated"


def duties_of_months(scores: Scores, quarter: Quarter, today: date) -> Iterator[Duty]:
    """Every duty of a quarter's months; a month's assessment is due once the month has begun."""
    department = scores.department
    yield from _checks(department, quarter)
    banks = scores.once(("banks",), lambda: Banks(department))
    yield from _questions(department, banks, quarter)
    yield from _confirmations(banks, quarter)
    for month in quarter.months:
        if month.first_day <= today:
            yield from _assessments(department, month)
    yield from _lists(department, quarter)


@rule("P1-2.9-c", amounts=("checks_month_min",))
def _checks(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """The special team checks on three days of every month at least; a flag against HR."""
    rules = department.regulation.on(quarter.first_day)
    least = int(rules.amount("P1-2.9-c", "checks_month_min"))
    for month in quarter.months:
        held = inspection_quota.quota(department, month)
        yield Duty(
            what=say("duty.checks", month=month, least=least, made=len(held.days)),
            about=(month,),
            clause="P1-2.9-c",
            due=month.last_day,
            roles=(Role.HR,),
            done=held.checks[-1] if held.met else None,
            basis=(*rules.basis(), *held.checks),
        )


def _questions(department: Department, banks: Banks, quarter: Quarter) -> Iterator[Duty]:
    """Every foreman and assistant gives each bank ten questions a month (P1-2.5-a, P1-2.7-a)."""
    basis = department.regulation.on(quarter.first_day).basis()
    for month, bank in product(quarter.months, BANKS):
        quotas = [
            quota(department, banks, staff, month, bank) for staff in owing(department, month)
        ]
        if not quotas:
            continue
        given: dict[str, AnyEntry] = {
            one.staff_id: one.counted[-1].entry for one in quotas if one.met and one.counted
        }
        short = tuple(one.staff_id for one in quotas if not one.met)
        bank_named = say(f"bank.{bank}")
        yield Duty(
            what=say("duty.questions", month=month, bank=bank_named, least=quotas[0].least),
            about=(month, bank),
            clause=QUESTIONS[bank],
            due=month.last_day,
            roles=(Role.CUSTOMER_ASSISTANT, Role.FOREMAN),
            staff=short,
            done=None if short else last_of(given),
            basis=basis,
        )


def _confirmations(banks: Banks, quarter: Quarter) -> Iterator[Duty]:
    """Questions of the quarter that wait for a foreman, or the supervisor; no day is named."""
    waiting: dict[tuple[Month, Bank, Part], list[AnyEntry]] = defaultdict(list)
    for bank in BANKS:
        for one in banks.of(quarter):
            if one.fact.bank == bank:
                for part in one.awaits:
                    waiting[one.fact.month, bank, part].append(one.entry)
    for (month, of_bank, part), entries in waiting.items():
        named = say(f"bank.{of_bank}")
        yield Duty(
            what=say("duty.confirmation", month=month, bank=named, count=len(entries)),
            about=(month, of_bank, part),
            clause=REVIEWED[of_bank],
            due=None,
            roles=MAY_CONFIRM[part],
            basis=tuple(entries),
        )


@rule("P1-3.1-a")
@rule("P1-3.5-b")
def _assessments(department: Department, month: Month) -> Iterator[Duty]:
    """Each step of a month's assessment: whose is lacking, and by which day it is to be taken."""
    staff = _assessed(department, month)
    rules = department.regulation.on(month.first_day)
    statuses = {one: monthly_status(department, one, month) for one in staff}
    days = days_of_steps(department, month)
    for step, clause in CLAUSES.items():
        without = tuple(one for one in staff if step in statuses[one].missing)
        if not staff or (step == "weights_adjusted" and not _changed(statuses)):
            continue
        own = step == BY_THEMSELVES
        by = {head_over(department, one, month) for one in without}
        roles = tuple(sorted(by)) or (Role.SUPERVISOR,)
        yield Duty(
            what=say("duty.month_step", month=month, step=say(f"month.step.{step}"))
            if own
            else say(
                "duty.month_step_of", month=month, step=say(f"month.step.{step}"), staff=without
            ),
            about=(month, step),
            clause=clause,
            due=days[step],
            roles=EMPLOYEES if own else roles,
            staff=without if own else (),
            done=None if without else _taken(statuses, CONFIRMED.get(step, step)),
            basis=rules.basis(),
        )


@rule("P1-3.1-b")
def _assessed(department: Department, month: Month) -> tuple[str, ...]:
    """Everybody whose month is assessed."""
    return tuple(
        sorted(
            one
            for one in department.people.everybody()
            if post_of_month(department, one, month) is not None
        )
    )


def days_of_steps(department: Department, month: Month) -> Mapping[str, date]:
    """The last day of each step; those without one of their own are due with the month.

    The plan is there when the month begins; one evaluates oneself before the talk (P1-3.5-b).
    """
    rules = department.regulation.on(month.first_day)
    talk = talk_window(month, rules)[1]
    return {
        **dict.fromkeys(CLAUSES, month.last_day),
        "planned": month.first_day,
        "reviewed": month.first_day,
        "weights_adjusted": month_end(month, rules)[1],
        "self_evaluated": talk,
        "talk": talk,
    }


def _changed(statuses: Mapping[str, MonthlyStatus]) -> bool:
    """Whether anybody's plan was changed, so that its weights are adjusted at all."""
    return any("weights_adjusted" in {*one.missing, *one.taken} for one in statuses.values())


def _taken(statuses: Mapping[str, MonthlyStatus], step: str) -> AnyEntry | None:
    """The last entry by which a step was taken."""
    found = [
        entry for one in statuses.values() for name, entry in one.taken.items() if name == step
    ]
    return max(found, key=lambda entry: entry.position, default=None)


@rule("P1-3.1-f")
def _lists(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """The year's list of everybody's routine duties: by 31 January, or none may be deducted."""
    year = quarter.year
    first = max(date(year, 1, 1), department.regulation.first_day)
    rules = department.regulation.on(first)
    due = list_day(year, rules)
    staff = _assessed(department, quarter.months[0])
    made: dict[str, AnyEntry] = {
        one: entry
        for one in staff
        for entry in department.history.standing(
            f"duties/{year}/{one}", RoutineDutyDeductionListSet
        )
    }
    without = lacking(staff, made)
    if not staff or due < department.regulation.first_day:
        return
    yield Duty(
        what=say("duty.routine_list", year=str(year), staff=without),
        about=(year,),
        clause="P1-3.1-f",
        due=due,
        roles=(Role.SUPERVISOR, Role.ESTATE_MANAGER),
        done=all_done(staff, made),
        basis=rules.basis(),
    )
