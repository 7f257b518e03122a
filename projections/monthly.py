"""One person's month: its score and lines, how far it has come, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from domain.dossier import Department
from domain.facts.assessment import PerformanceTalkHeld
from domain.line import Finding, Line
from domain.refusals.monthly import NoMonthlyAssessment
from domain.regulation.in_force import Rules
from domain.rules.duties_of_months import days_of_steps
from domain.rules.monthly_people import post_of_month
from domain.rules.monthly_plan import Plan, month_end, stream_of_month
from domain.rules.monthly_status import CLAUSES, MonthlyStatus, monthly_status
from domain.rules.performance_talk import Talk, talk_judged
from domain.values import Month, day_of
from domain.wording import Message, say
from projections.rating import name_of


@dataclass(frozen=True, slots=True)
class MonthlyAssessment:
    """What somebody got in a month, and why."""

    staff_id: str
    name: str | None
    month: Month
    status: MonthlyStatus
    talk: Talk | None
    findings: tuple[Finding, ...]
    rules: Rules
    zone: tzinfo
    to_come: Message | None
    """When its first step is due, of a month that has not begun: nothing of it is missing yet."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines the score is the sum of."""
        return self.status.score.lines


def monthly_assessment(
    department: Department, staff_id: str, month: Month, today: date
) -> MonthlyAssessment:
    """Assess one person's month. Raises a refusal for somebody without a monthly assessment."""
    department.expect(staff_id)
    if post_of_month(department, staff_id, month) is None:
        raise NoMonthlyAssessment(staff=staff_id, month=month, clause="P1-3.1-b")
    rules = department.regulation.on(month.first_day)
    status = monthly_status(department, staff_id, month)
    talk = talk_of(department, staff_id, month)
    to_come = _to_come(department, staff_id, month) if today < month.first_day else None
    missing = () if to_come else _missing(status, rules)
    return MonthlyAssessment(
        staff_id=staff_id,
        name=name_of(department, staff_id),
        month=month,
        status=status,
        talk=talk,
        findings=(*missing, *_otherwise(status, talk, month, rules)),
        rules=rules,
        zone=department.zone,
        to_come=to_come,
    )


def _to_come(department: Department, staff_id: str, month: Month) -> Message:
    days = days_of_steps(department, month)
    step = min(days, key=days.__getitem__)
    return say(
        "month.to_come",
        staff=staff_id,
        month=month,
        step=say(f"month.step.{step}"),
        due=days[step],
        clause=CLAUSES[step],
    )


def talk_of(department: Department, staff_id: str, month: Month) -> Talk | None:
    """The last talk of a month, held against its clause."""
    stream = stream_of_month(staff_id, month)
    found = department.history.standing(stream, PerformanceTalkHeld)
    return talk_judged(found[-1], department.regulation.on(month.first_day)) if found else None


def _missing(status: MonthlyStatus, rules: Rules) -> Iterator[Finding]:
    """What is missing, each with the clause that asks for it."""
    for step in status.missing:
        message = say("month.missing", step=say(f"month.step.{step}"))
        yield Finding(message, CLAUSES[step], rules.basis())


def done_otherwise(department: Department, staff_id: str, month: Month) -> Iterator[Finding]:
    """What was done in somebody's month, but not as its clause says."""
    status = monthly_status(department, staff_id, month)
    talk = talk_of(department, staff_id, month)
    yield from _otherwise(status, talk, month, department.regulation.on(month.first_day))


def _otherwise(
    status: MonthlyStatus, talk: Talk | None, month: Month, rules: Rules
) -> Iterator[Finding]:
    plan = status.score.plan
    if plan is not None:
        yield from _of_the_plan(plan, month, rules)
    if talk is not None:
        yield from talk.findings
    evaluated = status.taken.get("leader_evaluation")
    if evaluated and (talk is None or evaluated.position < talk.entry.position):
        yield Finding(say("month.evaluated_before_talk"), "P1-3.5-b", (evaluated,))


def _of_the_plan(plan: Plan, month: Month, rules: Rules) -> Iterator[Finding]:
    """A plan made after its month began; weights adjusted outside the month's end."""
    if day_of(plan.entry.fact.happened_on) > month.first_day:
        message = say("month.planned_late", on=day_of(plan.entry.fact.happened_on))
        yield Finding(message, "P1-2.1-a", (plan.entry,))
    first, last = month_end(month, rules)
    if plan.adjusted and not first <= (on := day_of(plan.adjusted.fact.happened_on)) <= last:
        message = say("month.adjusted_out", on=on, first=first, last=last)
        yield Finding(message, "P1-3.1-e", (plan.adjusted,))


def score_fields(status: MonthlyStatus) -> dict[str, object]:
    """A month's score by the names of the scenarios' contract."""
    plan = status.score.plan
    return {
        "score": status.score.score,
        "weights_total": plan.weights_total if plan else None,
        "final": status.final,
        "status": status.step,
        "missing": list(status.missing),
    }
