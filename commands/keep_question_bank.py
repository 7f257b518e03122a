"""Questions submitted, confirmed, rejected, judged the same (P1-2.5-a to -c, P1-2.7-a, -c)."""

from typing import cast

from commands.state import Fields, State, checks, completes, day, day_given
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.questions import (
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
    QuestionSubmitted,
)
from domain.refusals.forbidden import RoleLacking
from domain.refusals.questions import (
    NoRepeat,
    NotItsMonth,
    OnlyAForemans,
    OwnQuestion,
    QuestionIsVoid,
)
from domain.refusals.recording import AlreadyDone, OutOfTurn, UnknownEntry
from domain.roles import Role
from domain.rules.question_banks import Banks
from domain.rules.question_confirmation import (
    MAY_CONFIRM,
    REVIEWED,
    own_allowed,
    parts,
    question_rules,
)
from domain.rules.question_quota import CLAUSES
from domain.rules.question_standing import REPEATED, SAME, Question, why_not_void
from domain.values import Month
from domain.wording import say


def question_of(state: State, question_id: str) -> Entry[QuestionSubmitted]:
    """A question by its id. Raises UnknownEntry for what is none."""
    entry = state.history.entry(question_id)
    if entry is None or not isinstance(entry.fact, QuestionSubmitted):
        raise UnknownEntry(entry=question_id)
    return cast("Entry[QuestionSubmitted]", entry)


def as_it_stands(state: State, question_id: str) -> Question:
    """A question with its standing. Raises UnknownEntry for what is none."""
    entry = question_of(state, question_id)
    return Banks(state.department).named((entry.fact.id,))[question_id]


@completes(QuestionSubmitted)
def author_and_month(_: State, fields: Fields) -> None:
    """Left out, the author is whoever submits, and the month is that of the day."""
    fields.setdefault("author_id", fields.get("by"))
    fields.setdefault("month", Month.of(day_given(fields)))


@checks(QuestionSubmitted)
def submitted_once_for_its_month(state: State, fact: QuestionSubmitted) -> None:
    """A question is submitted once, and counts for the month it is submitted in."""
    if known := state.history.entry(fact.id):
        what = say("fact.QuestionSubmitted")
        raise AlreadyDone(what=what, entry=known, clause=REPEATED[fact.bank])
    if fact.month != Month.of(day(fact)):
        raise NotItsMonth(
            on=day(fact), month=Month.of(day(fact)), given=fact.month, clause=CLAUSES[fact.bank]
        )


@checks(QuestionConfirmed)
def confirmed_by_another(state: State, fact: QuestionConfirmed) -> None:
    """Not by the author; the deputy for foremen alone; while it is pending; once a part."""
    entry = question_of(state, fact.question_id)
    submitted = entry.fact
    clause = REVIEWED[submitted.bank]
    own = submitted.author_id in {fact.by, fact.entered_by}
    if own and not own_allowed(state.department, submitted, fact.role):
        raise OwnQuestion(by=submitted.author_id, question=entry, clause=clause)
    roles = {role for part in parts(state.department, submitted) for role in MAY_CONFIRM[part]}
    if fact.role == Role.DEPUTY_SUPERVISOR and fact.role not in roles:
        raise OnlyAForemans(by=fact.by, question=entry, clause=clause)
    if fact.role not in roles:
        needed = tuple(say(f"role.{role}") for role in sorted(roles))
        what, on = say("fact.QuestionConfirmed"), state.judged_on(fact)
        raise RoleLacking(by=fact.by, fact=what, clause=clause, roles=needed, on=on)
    question = _undecided(state, fact, clause)
    for given in question.reviews:
        if _same_part(state, submitted, given.fact, fact):
            raise AlreadyDone(what=say("fact.QuestionConfirmed"), entry=given, clause=clause)


def _same_part(
    state: State, submitted: QuestionSubmitted, one: Fact, other: QuestionConfirmed
) -> bool:
    """Whether a confirmation on record is what another would be: a foreman's, or the head's."""
    return any(
        one.role in MAY_CONFIRM[part] and other.role in MAY_CONFIRM[part]
        for part in parts(state.department, submitted)
    )


@checks(QuestionRejected)
def rejected_while_pending(state: State, fact: QuestionRejected) -> None:
    """What is void or rejected is not rejected again; what is adopted stays so."""
    submitted = question_of(state, fact.question_id).fact
    clause = REVIEWED[submitted.bank]
    question = _undecided(state, fact, clause)
    if question.standing == "adopted":
        raise OutOfTurn(
            what=say("fact.QuestionRejected"),
            why=say("refusal.question.why.adopted"),
            clause=clause,
        )


def _undecided(state: State, fact: QuestionConfirmed | QuestionRejected, clause: str) -> Question:
    """A question that is neither void nor rejected. Raises a refusal."""
    question = as_it_stands(state, fact.question_id)
    if question.repeats:
        repeated = REPEATED[question.fact.bank]
        raise QuestionIsVoid(question=question.entry, first=question.repeats, clause=repeated)
    if question.standing == "rejected":
        why = say("refusal.question.why.rejected", entry=question.reviews[0])
        raise OutOfTurn(what=say(f"fact.{type(fact).__name__}"), why=why, clause=clause)
    return question


@checks(QuestionJudgedDuplicate)
def judged_the_same_as_an_earlier_one(state: State, fact: QuestionJudgedDuplicate) -> None:
    """Only an earlier question that still counts makes another void (P1-2.5-b)."""
    question = as_it_stands(state, fact.question_id)
    first, submitted = as_it_stands(state, fact.duplicate_of), question.fact
    clause = REPEATED[submitted.bank]
    if question.repeats:
        raise QuestionIsVoid(question=question.entry, first=question.repeats, clause=clause)
    rules = question_rules(state.department, submitted)
    why: str | None = why_not_void(state.department, first, submitted, question.came)
    if rules.reading(SAME) == "exact_text_only":
        why = "exact"
    elif why is None and first.came >= question.came:
        why = "later"
    if why is not None:
        raise NoRepeat(
            question=question.entry,
            first=first.entry,
            why=say(f"refusal.question.why.{why}"),
            clause=clause,
        )
