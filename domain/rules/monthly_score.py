"""The score of a month, 0 to 150, and the lines it is the exact sum of (P1-3.1-d to -g)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.assessment import TaskResultAssessed
from domain.facts.envelope import Fact
from domain.facts.monthly import ExtraEffortBonusRecorded, RoutineDutyDeductionRecorded
from domain.line import AnyEntry, Line, sum_line, total
from domain.regulation.in_force import Rules
from domain.rules.bonus_treatment import bonus_of_month
from domain.rules.citation import rule
from domain.rules.discontent import discontent_of_month
from domain.rules.inspections import penalties_of_month
from domain.rules.monthly_plan import Plan, Task, plan_in_force, stream_of_month
from domain.rules.taken_back import taken_back
from domain.values import Month, day_of
from domain.wording import Message, say

CLAUSE = "P1-3.1-d"
SCALE = "monthly.achievement_scale"
CLAMP = "monthly.clamp"
BY_RATIO = "achievement_ratio_0_to_1.5_times_weight"
BY_POINTS = "points_per_task_0_to_150_weighted_average"


@dataclass(frozen=True, slots=True)
class MonthlyScore:
    """A month's score: its lines sum to it. It is not final until the head confirms it."""

    plan: Plan | None
    results: dict[str, Entry[TaskResultAssessed]]
    score: Fraction | None
    lines: tuple[Line, ...]

    @property
    def unassessed(self) -> tuple[Task, ...]:
        """Tasks that count and have no result yet."""
        tasks = self.plan.tasks if self.plan else ()
        return tuple(one for one in tasks if one.weight and one.task_id not in self.results)


@rule(CLAUSE, amounts=("score_min", "score_max"), readings=(CLAMP,))
def monthly_score(department: Department, staff_id: str, month: Month) -> MonthlyScore:
    """Work a month out. Without a plan, or with a task still to be assessed, it is pending."""
    rules = department.regulation.on(month.first_day)
    plan = plan_in_force(department, staff_id, month)
    standing = department.history.standing(stream_of_month(staff_id, month), TaskResultAssessed)
    results = {one.fact.task_id: one for one in standing}
    tasks = _tasks(plan, results, rules)
    others = _others(department, staff_id, month, rules)
    after_all = rules.reading(CLAMP) == "clamp_after_all"
    lines = (*tasks, *others) if after_all else (*tasks, *_limit(tasks, rules), *others)
    if after_all:
        lines = (*lines, *_limit(lines, rules))
    found = MonthlyScore(plan, results, None, lines)
    if plan is None or found.unassessed:
        return found
    return MonthlyScore(plan, results, total(lines), lines)


def most_per_task(rules: Rules) -> Fraction:
    """The highest ratio of a task: what makes the whole weight the highest score (150 of 100)."""
    return rules.amount(CLAUSE, "score_max") / rules.amount(CLAUSE, "weights_total")


def _tasks(
    plan: Plan | None, results: dict[str, Entry[TaskResultAssessed]], rules: Rules
) -> tuple[Line, ...]:
    """What each task earned; a task without a result, or without a weight, says so."""
    if plan is None:
        return ()
    under = [_task(task, results.get(task.task_id), rules) for task in plan.tasks]
    return (sum_line(under, say("line.month.tasks"), CLAUSE, plan.entry),)


@rule(CLAUSE, readings=(SCALE,))
def _task(task: Task, result: Entry[TaskResultAssessed] | None, rules: Rules) -> Line:
    if task.weight is None:
        return Line(Fraction(0), say("line.month.unweighted", task=task.text), CLAUSE, task.entries)
    if result is None:
        message = say("line.month.unassessed", task=task.text, weight=task.weight)
        return Line(Fraction(0), message, CLAUSE, task.entries)
    ratio = ratio_of(result.fact, rules)
    message = say("line.month.task", task=task.text, weight=task.weight, ratio=ratio)
    return Line(task.weight * ratio, message, CLAUSE, (*task.entries, result))


def ratio_of(fact: TaskResultAssessed, rules: Rules) -> Fraction:
    """How far a task was achieved. Points of 0 to 150 are a ratio of 0 to 1.5 (P1-3.1-d/1)."""
    given = fact.achievement_ratio
    if given is None:
        return Fraction(fact.points or 0) / rules.amount(CLAUSE, "weights_total")
    ratio = Fraction(given)
    unbounded = rules.reading(SCALE) == "ratio_unbounded_then_clamp"
    return ratio if unbounded else min(ratio, most_per_task(rules))


@rule("P1-3.1-f")
@rule("P1-3.1-g")
def _others(department: Department, staff_id: str, month: Month, rules: Rules) -> tuple[Line, ...]:
    """Routine deductions, bonus for extra effort, and what is put down to the month."""
    basis = rules.basis()[0]
    routine = (line.negative() for line in _recorded(department, staff_id, month, RoutineDuty))
    extra = (
        *_recorded(department, staff_id, month, ExtraEffort),
        *bonus_of_month(department, staff_id, month),
    )
    spread = tuple(line.negative() for line in discontent_of_month(department, staff_id, month))
    lines = [
        sum_line(routine, say("line.month.routine_sum"), "P1-3.1-f", basis),
        sum_line(extra, say("line.month.extra_sum"), "P1-3.1-g", basis),
    ]
    if spread:
        lines.append(sum_line(spread, say("line.discontent.sum"), "P1-3.7-d", basis))
    found = tuple(line.negative() for line in penalties_of_month(department, staff_id, month))
    if found:
        lines.append(sum_line(found, say("line.penalties.sum"), "P1-2.9-e", basis))
    return tuple(lines)


RoutineDuty, ExtraEffort = RoutineDutyDeductionRecorded, ExtraEffortBonusRecorded


def _recorded(
    department: Department,
    staff_id: str,
    month: Month,
    kind: type[RoutineDutyDeductionRecorded] | type[ExtraEffortBonusRecorded],
) -> Iterable[Line]:
    stream = stream_of_month(staff_id, month)
    gone = department.history.reversed_in(stream)
    for entry in department.history.all_of(stream, kind):
        line = points_line(entry)
        reversal = gone.get(entry.fact.id)
        yield taken_back(entry, reversal, line.message) if reversal else line


def points_line(entry: AnyEntry) -> Line:
    """The line of a routine deduction, or of a bonus for extra effort."""
    fact: Fact = entry.fact
    if isinstance(fact, RoutineDutyDeductionRecorded):
        message: Message = say(
            "line.month.routine", on=day_of(fact.happened_on), item=fact.item_code, by=fact.by
        )
        return Line(Fraction(fact.points), message, "P1-3.1-f", (entry,))
    if isinstance(fact, ExtraEffortBonusRecorded):
        message = say("line.month.extra", reason=fact.reason, by=fact.by)
        return Line(Fraction(fact.points), message, "P1-3.1-g", (entry,))
    raise TypeError(fact)


def _limit(lines: tuple[Line, ...], rules: Rules) -> tuple[Line, ...]:
    """Hold a sum to 0 to 150, by a line that says so."""
    least, most = rules.amount(CLAUSE, "score_min"), rules.amount(CLAUSE, "score_max")
    before = total(lines)
    held = min(max(before, least), most)
    if held == before:
        return ()
    message = say("line.month.limit", least=least, most=most)
    return (Line(held - before, message, CLAUSE, rules.basis(CLAMP)),)
