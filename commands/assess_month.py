"""A month assessed by head or delegated deputy, in its order, and confirmed (P1-3.1 to P1-3.5)."""

from commands.deduct_points import evidence_there
from commands.state import Fields, State, checks, completes, day, day_given
from domain.entry import Entry
from domain.facts.assessment import (
    LeaderEvaluationGiven,
    LikelyDisputeInvestigated,
    MonthlyAssessmentConfirmed,
    MonthlyAssessmentDelegated,
    MonthlySelfEvaluationWritten,
    PerformanceTalkHeld,
    TaskResultAssessed,
)
from domain.facts.envelope import Fact
from domain.facts.monthly import (
    ExtraEffortBonusRecorded,
    MonthlyPlanReviewed,
    OfAMonth,
    RoutineDutyDeductionRecorded,
)
from domain.facts.points import ScoreEntryReversed
from domain.refusals.forbidden import AboutOneself, RoleLacking
from domain.refusals.monthly import (
    MonthIsConfirmed,
    MonthStepMissing,
    NoMonthlyAssessment,
    NotDelegated,
    NotTheirAssessor,
)
from domain.refusals.recording import AlreadyDone
from domain.roles import Role
from domain.rules.monthly_people import confirmation, delegated, head_over, post_of_month
from domain.rules.monthly_status import CLAUSES, monthly_status
from domain.values import Month
from domain.wording import say

OF_A_MONTH = (
    TaskResultAssessed,
    RoutineDutyDeductionRecorded,
    ExtraEffortBonusRecorded,
    MonthlySelfEvaluationWritten,
    LikelyDisputeInvestigated,
    PerformanceTalkHeld,
    LeaderEvaluationGiven,
    MonthlyAssessmentDelegated,
    MonthlyAssessmentConfirmed,
)


checks(TaskResultAssessed, RoutineDutyDeductionRecorded, ExtraEffortBonusRecorded)(evidence_there)


@completes(*OF_A_MONTH)
def month_of_the_day(_: State, fields: Fields) -> None:
    """Left out, the month is that of the day."""
    fields.setdefault("month", Month.of(day_given(fields)))


def assessed_here(state: State, staff_id: str, month: Month) -> None:
    """Deputy, foremen and assistants have a monthly assessment; so has the head (P1-3.1-b)."""
    state.department.expect(staff_id)
    if post_of_month(state.department, staff_id, month) is None:
        raise NoMonthlyAssessment(staff=staff_id, month=month, clause="P1-3.1-b")


def not_confirmed(state: State, staff_id: str, month: Month) -> None:
    """What the head confirmed is final, unless the confirmation is reversed (P1-3.1-a)."""
    if done := confirmation(state.department, staff_id, month):
        raise MonthIsConfirmed(staff=staff_id, month=month, entry=done, clause="P1-3.1-a")


@checks(ScoreEntryReversed)
def confirmation_first(state: State, fact: ScoreEntryReversed) -> None:
    """What a confirmed month rests on falls after its confirmation, or on an appeal (P1-3.1-a)."""
    entry = state.history.entry(fact.reverses)
    about = entry.fact if entry else None
    if isinstance(about, MonthlyPlanReviewed):
        plan = state.history.entry(about.plan_id)
        about = plan.fact if plan else None
    if isinstance(about, OfAMonth) and fact.appeal_id is None:
        not_confirmed(state, about.staff_id, about.month)


def may_assess(state: State, fact: OfAMonth) -> None:
    """The head assesses; the deputy whom the head delegated that month (P1-3.1-a)."""
    month = fact.month
    assessed_here(state, fact.staff_id, month)
    head = head_over(state.department, fact.staff_id, month)
    if fact.role == Role.DEPUTY_SUPERVISOR:
        if delegated(state.department, fact.by, fact.staff_id, month) is None:
            raise NotDelegated(by=fact.by, staff=fact.staff_id, month=month, clause="P1-3.1-a")
    elif fact.role != head:
        raise NotTheirAssessor(
            by=fact.by, staff=fact.staff_id, head=say(f"role.{head}"), clause="P1-3.1-a"
        )
    not_confirmed(state, fact.staff_id, month)


@checks(MonthlyAssessmentDelegated)
def delegated_to_the_deputy(state: State, fact: MonthlyAssessmentDelegated) -> None:
    """The head delegates to the deputy, about others than the deputy and the head (P1-3.1-a)."""
    what = say("fact.MonthlyAssessmentDelegated")
    if not state.people.holds(fact.to_deputy_id, Role.DEPUTY_SUPERVISOR, day(fact)):
        roles = (say(f"role.{Role.DEPUTY_SUPERVISOR}"),)
        raise RoleLacking(
            by=fact.to_deputy_id, fact=what, clause="P1-3.1-a", roles=roles, on=day(fact)
        )
    for staff in fact.staff_ids:
        assessed_here(state, staff, fact.month)
        not_confirmed(state, staff, fact.month)
        if staff in {fact.to_deputy_id, fact.by}:
            raise AboutOneself(by=staff, fact=what, clause="P1-3.1-a")


@checks(MonthlySelfEvaluationWritten)
def evaluated_against_the_plan(state: State, fact: MonthlySelfEvaluationWritten) -> None:
    """Somebody evaluates the own month once, against its plan, weighed to the end (P1-3.4)."""
    assessed_here(state, fact.staff_id, fact.month)
    not_confirmed(state, fact.staff_id, fact.month)
    window = state.rules(fact.month.first_day).reading("monthly.month_end_window")
    weighed = ("weights_adjusted",) if window == "20th_to_last_day" else ()
    after(state, fact.staff_id, fact.month, "planned", "reviewed", *weighed)
    _once(state, fact, MonthlySelfEvaluationWritten, "P1-3.4")


def after(state: State, staff_id: str, month: Month, *steps: str) -> None:
    """Steps of a month that come first were taken. Raises MonthStepMissing (E.3)."""
    missing = monthly_status(state.department, staff_id, month).missing
    for step in steps:
        if step in missing:
            raise MonthStepMissing(
                staff=staff_id, month=month, step=say(f"month.step.{step}"), clause=CLAUSES[step]
            )


def latest(state: State, staff_id: str, month: Month, kind: type[Fact]) -> Entry[Fact] | None:
    """The last fact of a kind that stands in a month."""
    found = state.history.standing(f"month/{month}/{staff_id}", kind)
    return found[-1] if found else None


def _once(state: State, fact: MonthlySelfEvaluationWritten, kind: type[Fact], clause: str) -> None:
    if done := latest(state, fact.staff_id, fact.month, kind):
        raise AlreadyDone(what=say(f"fact.{kind.__name__}"), entry=done, clause=clause)


@checks(MonthlyAssessmentConfirmed)
def confirmed_by_the_head(state: State, fact: MonthlyAssessmentConfirmed) -> None:
    """The head confirms months in which nothing is missing, and nobody in the head's place."""
    for staff in fact.staff_ids:
        assessed_here(state, staff, fact.month)
        head = head_over(state.department, staff, fact.month)
        if fact.role != head:
            raise NotTheirAssessor(
                by=fact.by, staff=staff, head=say(f"role.{head}"), clause="P1-3.1-a"
            )
        not_confirmed(state, staff, fact.month)
        after(state, staff, fact.month, *(step for step in CLAUSES if step != "confirmed"))


def month_given(fields: Fields) -> Month | None:
    """The month of a fact that is not read yet; None if it does not read as one."""
    month = fields.get("month")
    try:
        return Month.parse(month) if isinstance(month, str) else month_or_none(month)
    except ValueError:
        return None


def month_or_none(value: object) -> Month | None:
    """A month that was read before."""
    return value if isinstance(value, Month) else None
