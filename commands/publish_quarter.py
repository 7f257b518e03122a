"""Close, audit, sum up, adjust, publish: the quarter's end in its order (P1-2.12, P1-2.13)."""

from typing import TypeVar

from commands.edition_rows import changes, digest, published_row
from commands.state import Fields, State, checks, completes, day
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.quarter import (
    DataCredibilityAudited,
    QuarterResultsPublished,
    QuarterResultsSummarised,
    ResultAdjusted,
    SummaryRow,
)
from domain.facts.standards import AssessmentPeriodClosed, last_day_of
from domain.refusals.forbidden import ScopeNotAllowed
from domain.refusals.recording import (
    AlreadyDone,
    FieldMissing,
    NothingToPublish,
    QuarterIsClosed,
    QuarterIsPublished,
    QuarterNotOver,
    StepMissing,
)
from domain.rules import attitude
from domain.rules.appeal_windows import window_of_appeal
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.values import Quarter
from domain.wording import say

F = TypeVar("F", bound=Fact)


def scores(state: State, quarter: Quarter) -> dict[str, QuarterScore]:
    """Everybody's quarter, as the facts give it now."""
    return {
        staff: quarter_score(state.department.dossier(staff, quarter))
        for staff in state.people.assessed(quarter)
    }


def _quarter(fields: Fields, kind: type[Fact]) -> Quarter:
    quarter = fields.get("quarter")
    if quarter is None:
        raise FieldMissing(field="quarter", fact=say(f"fact.{kind.__name__}"), clause="P1-2.13")
    return Quarter.parse(str(quarter))


@checks(AssessmentPeriodClosed)
def closed_after_its_end(state: State, fact: AssessmentPeriodClosed) -> None:
    """A month, quarter, half-year or year is closed once, after its last day (P1-0.4-a)."""
    last = last_day_of(fact.period)
    if day(fact) <= last:
        raise QuarterNotOver(quarter=fact.period, last_day=last, clause="P1-0.4-a")
    for closing in state.history.standing(f"quarter/{fact.period}", AssessmentPeriodClosed):
        raise QuarterIsClosed(quarter=fact.period, entry=closing, clause="P1-0.4-a")


@checks(DataCredibilityAudited)
def audited_after_the_end(_: State, fact: DataCredibilityAudited) -> None:
    """What is audited is a whole quarter's data (P1-2.1-c)."""
    if day(fact) <= fact.quarter.last_day:
        raise QuarterNotOver(
            quarter=fact.quarter, last_day=fact.quarter.last_day, clause="P1-2.1-c"
        )


@completes(DataCredibilityAudited)
def audited_department(state: State, fields: Fields) -> None:
    """The department audited is this one."""
    fields.setdefault("department_id", state.log)


@completes(QuarterResultsSummarised)
def summary_rows(state: State, fields: Fields) -> None:
    """The rows, rebuilt from the facts (P1-2.13)."""
    quarter = _quarter(fields, QuarterResultsSummarised)
    rows = tuple(
        SummaryRow(staff_id=staff, score=one.score, disqualified=one.disqualified)
        for staff, one in scores(state, quarter).items()
    )
    fields["rows"] = rows
    fields["rebuilt_hash"] = digest(rows)


@checks(QuarterResultsSummarised)
def steps_before_summary(state: State, fact: QuarterResultsSummarised) -> None:
    """The period is closed, HR has audited the data, the forms are tallied."""
    _need(state, fact.quarter, AssessmentPeriodClosed, "P1-0.4-a")
    required = state.rules(fact.quarter.first_day).reading("publication.requires_hr_audit")
    if required == "required":
        audits = _need(state, fact.quarter, DataCredibilityAudited, "P1-2.1-c")
        if audits[-1].fact.outcome != "credible":
            raise StepMissing(
                quarter=fact.quarter, step=say("step.credible_audit"), clause="P1-2.1-c"
            )
    for staff in state.people.assessed(fact.quarter):
        _tallied(state, staff, fact.quarter)


def _tallied(state: State, staff: str, quarter: Quarter) -> None:
    dossier = state.department.dossier(staff, quarter)
    forms = state.history.standing(attitude.stream(dossier), AttitudeFormSubmitted)
    last = attitude.tally(dossier)
    if forms and (last is None or last.position < forms[-1].position):
        step = say("step.tally", staff=staff)
        raise StepMissing(quarter=quarter, step=step, clause="P1-2.8-c")


def _need(state: State, quarter: Quarter, kind: type[F], clause: str) -> tuple[Entry[F], ...]:
    found = state.history.standing(f"quarter/{quarter}", kind)
    if not found:
        raise StepMissing(quarter=quarter, step=say(f"fact.{kind.__name__}"), clause=clause)
    return found


@completes(ResultAdjusted)
def scope_of_department(state: State, fields: Fields) -> None:
    """An adjustment of the department names this one."""
    if str(fields.setdefault("scope", "department")) == "department":
        fields.setdefault("scope_id", state.log)


@checks(ResultAdjusted)
def adjusted_in_time(state: State, fact: ResultAdjusted) -> None:
    """After the summary, before publication, for the whole department (P1-2.12)."""
    rules = state.rules(fact.quarter.first_day)
    scope = rules.reading("regulation.scope")
    allowed = {"department_uniform": {"department"}, "team_uniform": {"department", "team"}}
    if fact.scope not in allowed.get(scope, {"department", "team", "person"}):
        raise ScopeNotAllowed(scope=say(f"scope.{fact.scope}"), clause="P1-2.12")
    if rules.reading("regulation.timing") == "any_time":
        return
    summaries = _need(state, fact.quarter, QuarterResultsSummarised, "P1-2.12")
    editions = state.department.editions(fact.quarter)
    if editions and editions[-1].position > summaries[-1].position:
        raise QuarterIsPublished(
            quarter=fact.quarter,
            staff=say("scope.department"),
            edition=len(editions),
            on=day(editions[-1].fact),
            clause="P1-2.12",
        )


@completes(QuarterResultsPublished)
def published_rows(state: State, fields: Fields) -> None:
    """The rows, what they rest on, what changed, and the appeal window (P1-3.7-e)."""
    quarter = _quarter(fields, QuarterResultsPublished)
    rows = tuple(
        published_row(staff, one)
        for staff, one in scores(state, quarter).items()
        if one.score is not None
    )
    editions = state.department.editions(quarter)
    rules = state.rules(quarter.first_day)
    published = state.judged_on_given(fields)
    fields.setdefault("edition", len(editions) + 1)
    fields["rows"] = rows
    fields["rows_hash"] = digest(rows)
    fields["regulation"] = rules.edition.fingerprint
    fields["rests_on"] = state.position
    fields["changes_since_previous"] = changes(state, editions, rows)
    fields["deadlines"] = (window_of_appeal(state.department, quarter, published),)


def _as_summarised(summary: QuarterResultsSummarised, fact: QuarterResultsPublished) -> None:
    """What is published was summed up: nothing came in between but adjustments (P1-2.13)."""
    summed = {row.staff_id: row.score for row in summary.rows}
    for row in fact.rows:
        if row.adjustment == 0 and row.exact != summed.get(row.staff_id):
            step = say("fact.QuarterResultsSummarised")
            raise StepMissing(quarter=fact.quarter, step=step, clause="P1-2.13")


@checks(QuarterResultsPublished)
def published_in_order(state: State, fact: QuarterResultsPublished) -> None:
    """After the summary, and only what is new; editions count without gaps (P1-2.13)."""
    if day(fact) <= fact.quarter.last_day:
        raise QuarterNotOver(quarter=fact.quarter, last_day=fact.quarter.last_day, clause="P1-2.13")
    summaries = _need(state, fact.quarter, QuarterResultsSummarised, "P1-2.13")
    editions = state.department.editions(fact.quarter)
    if fact.edition != len(editions) + 1:
        edition = say("fact.QuarterResultsPublished")
        if not editions:
            raise StepMissing(quarter=fact.quarter, step=edition, clause="P1-2.13")
        raise AlreadyDone(what=edition, entry=editions[-1], clause="P1-2.13")
    for staff in state.people.assessed(fact.quarter):
        _tallied(state, staff, fact.quarter)
    _as_summarised(summaries[-1].fact, fact)
    if editions and not fact.changes_since_previous:
        raise NothingToPublish(quarter=fact.quarter, edition=len(editions), clause="P1-2.13")
    if editions and summaries[-1].position < editions[-1].position:
        raise StepMissing(
            quarter=fact.quarter, step=say("fact.QuarterResultsSummarised"), clause="P1-2.13"
        )
