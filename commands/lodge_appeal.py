"""The appellant's part of an appeal, and its number in HR's register (P1-3.7-e to -g)."""

from commands.state import Fields, State, checks, completes, day, day_given
from domain.entry import Entry
from domain.facts.appeals import (
    Appeal,
    AppealRegistered,
    AppealWithdrawn,
    InterferenceAppealLodged,
    ResultAppealLodged,
    SecondReviewRequested,
)
from domain.facts.envelope import Fact
from domain.on_record import is_there
from domain.refusals.appeals import AppealTooLate
from domain.refusals.forbidden import NotTheirAppeal
from domain.refusals.recording import AlreadyDone, OutOfTurn, StepMissing, UnknownEntry
from domain.roles import Role
from domain.rules.appeal_editions import edition_of
from domain.rules.appeal_limits import rejected_when_late
from domain.rules.appeal_register import next_number
from domain.rules.appeal_steps import lodged
from domain.rules.appeal_subject import Lodged, contested
from domain.rules.appeal_windows import in_time, last_day
from domain.values import Quarter
from domain.wording import say


@completes(ResultAppealLodged)
def appellant_and_result(state: State, fields: Fields) -> None:
    """Left out, the recorder appeals, against the latest edition."""
    fields.setdefault("appellant", fields.get("by"))
    ref = fields.get("result_ref")
    if not isinstance(ref, dict) or "edition" in ref:
        return
    try:
        quarter = Quarter.parse(str(ref.get("period")))
    except ValueError:
        return  # No such quarter: reading the fact says so.
    editions = state.department.editions(quarter)
    fields["result_ref"] = {**ref, "edition": max(1, len(editions))}


@completes(InterferenceAppealLodged)
def appellant_hindered(_: State, fields: Fields) -> None:
    """Left out, the holder of the post that is hindered appeals."""
    fields.setdefault("appellant", fields.get("by"))


@checks(ResultAppealLodged)
def against_a_published_result(state: State, fact: ResultAppealLodged) -> None:
    """What is appealed against is published (P1-3.7-e)."""
    _for_whom(state, fact, fact.appellant, "P1-3.7-e")
    if edition_of(state.department, fact.result_ref) is None:
        step = say("fact.QuarterResultsPublished")
        raise StepMissing(quarter=fact.result_ref.period, step=step, clause="P1-3.7-e")


@checks(InterferenceAppealLodged)
def hindered_oneself(state: State, fact: InterferenceAppealLodged) -> None:
    """A department appeals through its head, a post through its holder (P1-0.6-f)."""
    _for_whom(state, fact, fact.appellant, "P1-0.6-f")


@checks(InterferenceAppealLodged, ResultAppealLodged)
def names_what_there_is(state: State, fact: Appeal) -> None:
    """The items an appeal names are on record."""
    for item in contested(fact):
        if not is_there(state.history, item):
            raise UnknownEntry(entry=str(item))


@checks(ResultAppealLodged)
def not_rejected(state: State, fact: ResultAppealLodged) -> None:
    """A late appeal is recorded and marked; where it is read so, it is rejected (P1-3.7-e/4)."""
    appeal = Entry(state.log, state.position + 1, state.now, f"appeal/{fact.id}", fact)
    rules = state.rules(fact.result_ref.period.first_day)
    if rejected_when_late(rules) and in_time(state.department, appeal) is False:
        last = last_day(state.department, appeal)
        raise AppealTooLate(last=last, clause="P1-3.7-e")


def _for_whom(state: State, fact: Fact, appellant: str, clause: str) -> None:
    """Everybody appeals for themselves; for the department, whoever is its head that day."""
    head = state.people.holds(fact.by, Role.SUPERVISOR, state.judged_on(fact))
    if not (head if appellant == state.log else fact.by == appellant):
        raise NotTheirAppeal(by=fact.by, appellant=appellant, clause=clause)


@completes(AppealRegistered)
def number_and_timeliness(state: State, fields: Fields) -> None:
    """The next number of the year, and whether the appeal is in time (P1-3.7-g, P1-3.7-e)."""
    fields.setdefault("register_no", next_number(state.department, day_given(fields).year))
    if named := fields.get("appeal_id"):
        fields["in_time"] = in_time(state.department, appeal_on_record(state, str(named)))


@checks(AppealRegistered)
def registered_once(state: State, fact: AppealRegistered) -> None:
    """Every appeal has one number, and no number is left out (P1-3.7-g)."""
    appeal_on_record(state, fact.appeal_id)
    for entry in state.history.standing("appeals", AppealRegistered):
        if entry.fact.appeal_id == fact.appeal_id:
            raise AlreadyDone(what=say("fact.AppealRegistered"), entry=entry, clause="P1-3.7-g")
    wanted = next_number(state.department, day(fact).year)
    if fact.register_no != wanted:
        why = say("refusal.why.register_no", wanted=wanted)
        raise OutOfTurn(what=say("fact.AppealRegistered"), why=why, clause="P1-3.7-g")


def appeal_on_record(state: State, appeal_id: str) -> Lodged:
    """The entry that lodged an appeal. Raises UnknownEntry."""
    appeal = lodged(state.department, appeal_id)
    if appeal is None:
        raise UnknownEntry(entry=appeal_id)
    return appeal


@checks(AppealWithdrawn, SecondReviewRequested)
def by_the_appellant(state: State, fact: AppealWithdrawn | SecondReviewRequested) -> None:
    """Only who appealed takes the appeal back, or asks for a second review (P1-3.7-m)."""
    appeal = appeal_on_record(state, fact.appeal_id).fact
    clause = "P1-3.7-e" if isinstance(appeal, ResultAppealLodged) else "P1-0.6-f"
    _for_whom(state, fact, appeal.appellant, clause)
