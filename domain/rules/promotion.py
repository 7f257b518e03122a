"""Runs and totals of passed quarters, and when a promotion is due (P1-0.4-d, P1-4.6-c)."""

from dataclasses import dataclass
from datetime import date

from domain.facts.grades import PromotionReportSubmitted
from domain.rules.citation import rule
from domain.rules.grade_criteria import TARGETS, Target
from domain.rules.grade_in_force import grade_changes, grade_on
from domain.rules.promotion_review import Reviewed, reviewed
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from domain.wording import say

CLAUSE = "P1-0.4-d"
TOTAL = "promotion.cumulative_threshold"
RUN = "promotion.consecutive_definition"
SCOPE = "promotion.tally_scope"
SKIP = "promotion.skip_grade"


@dataclass(frozen=True, slots=True)
class Tally:
    """The passes toward a grade up to a quarter; when promotion fell due, if it is still."""

    target: Target
    run: int
    total: int
    due_since: Quarter | None
    quarters: tuple[Reviewed, ...]

    @property
    def due(self) -> bool:
        """Whether a promotion is due and not made yet."""
        return self.due_since is not None


@rule("P1-4.6-c")
@rule(CLAUSE, amounts=("passes_run", "passes_total_over"), readings=(TOTAL, RUN, SCOPE, SKIP))
def tally(scores: Scores, staff_id: str, target: Target, quarter: Quarter) -> Tally:
    """The passes toward a grade: the run of adjacent quarters, the total, and what is due."""
    rules = scores.rules(quarter)
    found = _quarters(scores, staff_id, target, quarter)
    run, total, due_since = 0, 0, None
    for number, one in enumerate(found):
        run = _run(scores, found[:number], one, run)
        total += one.passed
        over = rules.amount(CLAUSE, "passes_total_over")
        enough = total >= over if rules.reading(TOTAL) == "ge_4" else total > over
        if due_since is None and (run >= rules.amount(CLAUSE, "passes_run") or enough):
            due_since = one.quarter
    if due_since and not _still_due(scores, staff_id, target, quarter):
        due_since = None
    return Tally(target, run, total, due_since, found)


def tallies(scores: Scores, staff_id: str, quarter: Quarter) -> tuple[Tally, ...]:
    """The passes toward each grade above the one held at a quarter's end, the highest first."""
    held = grade_on(scores, staff_id, quarter.last_day)
    return tuple(
        tally(scores, staff_id, target, quarter) for target in range(1, held) if target in TARGETS
    )


def _run(scores: Scores, before: tuple[Reviewed, ...], one: Reviewed, run: int) -> int:
    """The run after one more quarter, as 連續 is read."""
    reading = scores.rules(one.quarter).reading(RUN)
    if not one.passed:
        return run if reading == "no_report_is_neutral" and not one.reported else 0
    within = reading == "adjacent_within_one_year"
    if within and before and before[-1].quarter.year != one.quarter.year:
        return 1
    return run + 1


def _still_due(scores: Scores, staff_id: str, target: Target, quarter: Quarter) -> bool:
    """Whether the grade is not reached yet, and may be reached from the one held."""
    changes = grade_changes(scores, staff_id, quarter)
    held = changes[-1][2] if changes else 3
    one_step = scores.rules(quarter).reading(SKIP) == "one_step_at_a_time"
    return held == target + 1 if one_step else held > target


def _quarters(
    scores: Scores, staff_id: str, target: Target, quarter: Quarter
) -> tuple[Reviewed, ...]:
    """Every quarter from the first report on, each with its report that counts, or without."""
    department = scores.department
    scope = scores.rules(quarter).reading(SCOPE)
    targets = (target,) if scope == "strictly_per_target" else tuple(range(1, target + 1))
    since = date.min if scope == "never_reset" else _since(scores, staff_id, quarter)
    reports = department.dossier(staff_id, quarter).standing(
        PromotionReportSubmitted,
        where=lambda fact: (
            fact.quarter <= quarter
            and fact.target_grade in targets
            and day_of(fact.happened_on) >= since
        ),
    )
    by_quarter: dict[Quarter, Reviewed] = {}
    for report in reports:
        one = reviewed(scores, report)
        if one.passed or one.quarter not in by_quarter:
            by_quarter[one.quarter] = one
    if not by_quarter:
        return ()
    found, at = [], min(by_quarter)
    while at <= quarter:
        found.append(by_quarter.get(at) or _unreported(scores, at))
        at = at.following
    return tuple(found)


def _unreported(scores: Scores, quarter: Quarter) -> Reviewed:
    rules = scores.rules(quarter)
    return Reviewed(
        quarter,
        passed=False,
        reported=False,
        message=say("graded.not_reported"),
        clause="P1-4.6-b",
        entries=rules.basis(),
    )


def _since(scores: Scores, staff_id: str, quarter: Quarter) -> date:
    """The day of the last change of grade by the quarter's end: passes before it are spent."""
    changes = grade_changes(scores, staff_id, quarter)
    return max((on for on, _, _ in changes if on <= quarter.last_day), default=date.min)
