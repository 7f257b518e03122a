"""A task disputed: logged, appealed, obeyed or refused, a bonus asked (P1-3.7-b, P1-3.7-c)."""

from commands.deduct_points import agrees, cite, in_force, item_of
from commands.state import Fields, State, checks, completes, day, day_given
from domain.calendar import counted_days
from domain.facts.assessment import TaskResultAssessed
from domain.facts.disputes import (
    BonusTreatmentDecided,
    BonusTreatmentRequested,
    OfATask,
    TaskAppealDecided,
    TaskAppealLodged,
    TaskDataCollectedBySupervisor,
    TaskDisagreementLogged,
    TaskRefusalReported,
)
from domain.facts.envelope import StandardRef
from domain.facts.points import ProcedureDeductionRecorded
from domain.refusals.forbidden import RoleLacking, WrongCatalogue
from domain.refusals.monthly import (
    CollectedBySupervisor,
    NotAParty,
    TaskOutOfTurn,
    UnknownTask,
    WindowClosed,
)
from domain.refusals.recording import AlreadyDone, BadField, FieldMissing, NotYet, UnknownEntry
from domain.roles import Role
from domain.rules.task_disputes import Dispute, dispute, recorder_for, request_window
from domain.standards import standard_words
from domain.wording import Message, say

OF_A_TASK = (
    TaskDisagreementLogged,
    TaskAppealLodged,
    TaskAppealDecided,
    TaskRefusalReported,
    TaskDataCollectedBySupervisor,
    BonusTreatmentRequested,
    BonusTreatmentDecided,
)
CLAUSE = "P1-3.7-b"


@completes(*OF_A_TASK)
def of_the_task(state: State, fields: Fields) -> None:
    """What is recorded about a task follows from it, and is about whom it was assigned to."""
    found = dispute(state.department, str(fields.get("task_id")))
    if found is None:
        return
    task = found.task.fact
    fields.setdefault("because_of", (task.id,))
    kinds = {kind.declaration.kind: kind for kind in OF_A_TASK}
    if "staff_id" in kinds[str(fields["kind"])].model_fields:
        fields.setdefault("staff_id", task.staff_id)


def task_of(state: State, fact: OfATask, clause: str = CLAUSE) -> Dispute:
    """The task a fact is about. Raises UnknownTask."""
    found = dispute(state.department, fact.task_id)
    if found is None:
        raise UnknownTask(task=fact.task_id, clause=clause)
    return found


@checks(*OF_A_TASK)
def about_this_task(state: State, fact: OfATask) -> None:
    """It is about a task on record and whoever has it, and not before it was assigned."""
    clause = fact.declaration.prescribed_by
    found = task_of(state, fact, clause)
    task = found.task.fact
    if getattr(fact, "staff_id", task.staff_id) != task.staff_id:
        raise NotAParty(by=getattr(fact, "staff_id", ""), task=task.id, clause=clause)
    if day(fact) < day(task):
        raise NotYet(on=day(task), today=day(fact))


def _once(found: Dispute, kind: type[OfATask], clause: str) -> None:
    if done := found.latest(kind):
        raise AlreadyDone(what=say(f"fact.{kind.__name__}"), entry=done, clause=clause)


def _out_of_turn(fact: OfATask, why: Message, clause: str) -> TaskOutOfTurn:
    return TaskOutOfTurn(what=say(f"fact.{type(fact).__name__}"), why=why, clause=clause)


@completes(TaskDisagreementLogged)
def logged_by_its_author(_: State, fields: Fields) -> None:
    """A log's author is whoever records it."""
    fields.setdefault("author_id", fields.get("by"))


@checks(TaskDisagreementLogged)
def logged_by_a_party(state: State, fact: TaskDisagreementLogged) -> None:
    """The foreman who assigned and the assistant keep a log each, and one after the decision."""
    found = task_of(state, fact)
    task = found.task.fact
    for who in (fact.by, fact.author_id):
        if who not in {task.by, task.staff_id} or who != fact.by:
            raise NotAParty(by=who, task=task.id, clause=CLAUSE)
    decided = found.decision.position if found.decision else 0
    for one in found.logs_of(fact.by):
        if one.position > decided:
            what = say("fact.TaskDisagreementLogged")
            raise AlreadyDone(what=what, entry=one, clause=CLAUSE)


@checks(TaskAppealLodged)
def appealed_once(state: State, fact: TaskAppealLodged) -> None:
    """The assistant appeals to the supervisor once."""
    _once(task_of(state, fact), TaskAppealLodged, CLAUSE)


@completes(TaskAppealDecided)
def obeyed_that_day(_: State, fields: Fields) -> None:
    """If the supervisor supports the foreman, the assistant obeys the same day (E.2)."""
    fields.setdefault("deadlines", (counted_days(CLAUSE, day_given(fields), 0),))


@checks(TaskAppealDecided)
def decided_on_appeal(state: State, fact: TaskAppealDecided) -> None:
    """The supervisor decides an appeal that was lodged, once."""
    found = task_of(state, fact)
    lodged = found.latest(TaskAppealLodged)
    if lodged is None:
        raise _out_of_turn(fact, say("refusal.month.why.no_appeal"), CLAUSE)
    if day(fact) < day(lodged.fact):
        raise NotYet(on=day(lodged.fact), today=day(fact))
    _once(found, TaskAppealDecided, CLAUSE)


@completes(TaskRefusalReported)
def reported_to_the_supervisor(state: State, fields: Fields) -> None:
    """Left out, the report goes to the supervisor in office."""
    if in_office := state.people.in_office(Role.SUPERVISOR, day_given(fields)):
        fields.setdefault("reported_to", in_office[-1])


@checks(TaskRefusalReported)
def refused_without_appeal(state: State, fact: TaskRefusalReported) -> None:
    """The foreman who assigned the task reports a refusal; no appeal is open (P1-3.7-c)."""
    found = task_of(state, fact, "P1-3.7-c")
    if fact.by != found.task.fact.by:
        raise NotAParty(by=fact.by, task=fact.task_id, clause="P1-3.7-c")
    if not state.people.holds(fact.reported_to, Role.SUPERVISOR, day(fact)):
        what, roles = say("fact.TaskRefusalReported"), (say(f"role.{Role.SUPERVISOR}"),)
        raise RoleLacking(
            by=fact.reported_to, fact=what, clause="P1-3.7-c", roles=roles, on=day(fact)
        )
    if found.latest(TaskAppealLodged) and found.decision is None:
        raise _out_of_turn(fact, say("refusal.month.why.appeal_open"), "P1-3.7-c")
    if found.decision and not found.decision.fact.foreman_upheld:
        raise _out_of_turn(fact, say("refusal.month.why.task_changed"), "P1-3.7-c")
    _once(found, TaskRefusalReported, "P1-3.7-c")


@checks(TaskDataCollectedBySupervisor)
def collected_after_a_refusal(state: State, fact: TaskDataCollectedBySupervisor) -> None:
    """The supervisor collects a task's data once its refusal is reported (P1-3.7-c)."""
    if task_of(state, fact, "P1-3.7-c").refused is None:
        raise _out_of_turn(fact, say("refusal.month.why.no_refusal"), "P1-3.7-c")


@checks(ProcedureDeductionRecorded, TaskResultAssessed)
def recorded_by_the_supervisor(
    state: State, fact: ProcedureDeductionRecorded | TaskResultAssessed
) -> None:
    """For a task that was refused the supervisor alone records (P1-3.7-c, RecorderForTask)."""
    found = dispute(state.department, fact.task_id) if fact.task_id else None
    if found is None or found.task.fact.staff_id != fact.staff_id or not found.refused:
        return
    if fact.role != recorder_for(found):
        raise CollectedBySupervisor(by=fact.by, task=fact.task_id, clause="P1-3.7-c")


@completes(BonusTreatmentRequested)
def own_logs(state: State, fields: Fields) -> None:
    """Left out, the request rests on the logs the assistant kept."""
    found = dispute(state.department, str(fields.get("task_id")))
    if found is not None:
        logs = found.logs_of(found.task.fact.staff_id)
        fields.setdefault("log_refs", tuple(one.fact.id for one in logs))


@checks(BonusTreatmentRequested)
def bonus_may_be_asked(state: State, fact: BonusTreatmentRequested) -> None:
    """After a decision for the foreman, with a log, at the end of the task's month (P1-3.7-b)."""
    found = task_of(state, fact)
    rules = state.rules(found.month.first_day)
    first, last = request_window(found.month, rules)
    on = state.judged_on(fact)
    if not first <= on <= last:
        what = say("fact.BonusTreatmentRequested")
        raise WindowClosed(what=what, on=on, first=first, last=last, clause=CLAUSE)
    upheld = found.decision is not None and found.decision.fact.foreman_upheld
    if not upheld and rules.reading("task_dispute.precondition") != "log_only":
        raise _out_of_turn(fact, say("refusal.month.why.not_decided_for_foreman"), CLAUSE)
    task = found.task.fact
    both = rules.reading("task_dispute.foreman_log_missing") == "both_needed"
    for side in (task.staff_id, *((task.by,) if both else ())):
        if not found.logs_of(side):
            raise _out_of_turn(fact, say("refusal.month.why.no_log", staff=side), CLAUSE)
    known = {one.fact.id for one in found.all(TaskDisagreementLogged)}
    for named in fact.log_refs:
        if named not in known:
            raise UnknownEntry(entry=named)
    _once(found, BonusTreatmentRequested, CLAUSE)


@completes(BonusTreatmentDecided)
def points_of_the_item(state: State, fields: Fields) -> None:
    """``B01`` alone is an item of the bonus standard; left out, the points are those it has."""
    task = state.history.entry(str(fields.get("task_id")))
    if task is not None:
        cite(state, fields, "bonus", day(task.fact))
    ref = fields.get("standard_ref")
    if "points" not in fields and isinstance(ref, StandardRef | dict):
        fields["points"] = item_of(state, StandardRef.model_validate(ref)).points


@checks(BonusTreatmentDecided)
def bonus_decided(state: State, fact: BonusTreatmentDecided) -> None:
    """HR decides a request once; what it grants is an item of the bonus standard (P1-3.7-b/3)."""
    found = task_of(state, fact)
    if found.latest(BonusTreatmentRequested) is None:
        raise _out_of_turn(fact, say("refusal.month.why.no_request"), CLAUSE)
    _once(found, BonusTreatmentDecided, CLAUSE)
    what = say("fact.BonusTreatmentDecided")
    if not fact.granted:
        if fact.points is not None:
            wanted = say("month.no_points")
            raise BadField(
                field="points", value=fact.points, wanted=wanted, fact=what, clause=CLAUSE
            )
        return
    ref = fact.standard_ref
    if ref is None or fact.points is None:
        field = "standard_ref" if ref is None else "points"
        raise FieldMissing(field=field, fact=what, clause=CLAUSE)
    if ref.code != "bonus":
        code, of_bonus = standard_words(ref.code), standard_words("bonus")
        raise WrongCatalogue(item=ref.item, code=code, wanted=of_bonus, clause=CLAUSE)
    in_force(state, ref, day(found.task.fact), state.judged_on(fact))
    agrees(item_of(state, ref), fact.points, CLAUSE)
