"""The windows of an appeal: ten days after publication, ten after feedback (P1-3.7-e, -m)."""

from datetime import date, timedelta

from domain.calendar import appeal_window, counted_days
from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import InterferenceAppealLodged
from domain.facts.envelope import Deadline, Fact
from domain.facts.quarter import QuarterResultsPublished, ResultFedBack
from domain.rules import interference
from domain.rules.appeal_editions import edition_concerning, edition_of
from domain.rules.appeal_subject import Lodged, rules_of
from domain.rules.citation import rule
from domain.values import Quarter, day_of

SECOND_ANCHOR = "appeal.second_window_anchor"
FEEDBACK_LATE = "appeal.feedback_late"
ANCHOR = "appeal.window_anchor"
WINDOW = (ANCHOR, "appeal.day_count", "appeal.last_day_holiday")
"""The readings that a stored last day was counted by; read otherwise, it is counted anew."""


@rule(
    "P1-3.7-e",
    amounts=("days",),
    readings=WINDOW,
)
def window_of_appeal(department: Department, quarter: Quarter, published: date) -> Deadline:
    """The last day to appeal against a result of a quarter that was published on a day."""
    rules = department.regulation.on(published)
    start = quarter.last_day if rules.reading(ANCHOR) == "last_day_of_quarter" else published
    return appeal_window(department.history, rules, start)


def last_day_of(
    department: Department, edition: Entry[QuarterResultsPublished], appellant: str
) -> date | None:
    """The last day for somebody against an edition: as stored, or as it is read otherwise.

    None where the days have not begun: they run from the person's feedback, and there is none.
    """
    quarter, published = edition.fact.quarter, department.came_on(edition)
    rules = department.regulation.on(published)
    personal = rules.reading(ANCHOR) == "individual_feedback_date"
    if personal and appellant != edition.log:
        told = _told_on(department, edition, appellant)
        if told is None:
            return None
        return day_of(appeal_window(department.history, rules, told).due)
    stored = edition.fact.deadline("P1-3.7-e")
    if stored is not None and not department.regulation.supposes(WINDOW):
        return day_of(stored.due)
    return day_of(window_of_appeal(department, quarter, published).due)


def _told_on(
    department: Department, edition: Entry[QuarterResultsPublished], staff: str
) -> date | None:
    """The later of an edition's publication and of the feedback of the quarter to somebody."""
    told = [
        entry
        for entry in department.history.standing(f"person/{staff}", ResultFedBack)
        if entry.fact.period == edition.fact.quarter
    ]
    after = [entry for entry in told if entry.position > edition.position]
    if not told:
        return None
    return department.came_on(after[0] if after else edition)


def last_day(department: Department, appeal: Lodged) -> date | None:
    """The last day to appeal; None where no edition is looked at, or the days have not begun."""
    fact = appeal.fact
    if isinstance(fact, InterferenceAppealLodged):
        return interference.window(rules_of(department, appeal), fact.planned_completion_on)[1]
    edition = edition_concerning(department, fact.result_ref, fact.appellant)
    return None if edition is None else last_day_of(department, edition, fact.appellant)


def in_time(department: Department, appeal: Lodged) -> bool | None:
    """Whether an appeal came within its window; when it came is when the ledger took it in."""
    fact = appeal.fact
    if isinstance(fact, InterferenceAppealLodged):
        rules, came = rules_of(department, appeal), department.came_on(appeal)
        return interference.in_window(rules, fact.planned_completion_on, came)
    if edition_of(department, fact.result_ref) is None:
        return None
    last = last_day(department, appeal)
    return last is None or department.came_on(appeal) <= last


def feedback_day(entry: Entry[Fact] | None) -> date | None:
    """The day by which an outcome is to be fed back, as it was counted when it was recorded."""
    deadline = entry.fact.deadline("P1-3.7-l") if entry else None
    return day_of(deadline.due) if deadline else None


@rule("P1-3.7-l", readings=(FEEDBACK_LATE,))
def given_on(department: Department, met: Entry[Fact] | None, fed_back: date | None) -> date | None:
    """The day feedback counts as given: when it was, or day 2 if it is read to be given then."""
    due = feedback_day(met)
    if met is None or due is None:
        return fed_back
    rules = department.regulation.on(department.came_on(met))
    if rules.reading(FEEDBACK_LATE) != "deemed_given_on_day_2":
        return fed_back
    return due if fed_back is None else min(due, fed_back)


@rule("P1-3.7-m", amounts=("days",), readings=(SECOND_ANCHOR,))
def window_of_second_review(
    department: Department, met: Entry[Fact] | None, fed_back: date
) -> Deadline:
    """The last day to ask for a second review, after a feedback, or as it is read the meeting."""
    rules = department.regulation.on(fed_back)
    days = int(rules.amount("P1-3.7-m", "days"))
    match rules.reading(SECOND_ANCHOR):
        case "from_meeting_completion" if met is not None:
            start = day_of(met.fact.happened_on)
        case "from_day_2_deadline" if met is not None:
            start = feedback_day(met) or day_of(met.fact.happened_on)
        case _:
            start = given_on(department, met, fed_back) or fed_back
    return counted_days("P1-3.7-m", start, days)


def second_window(
    department: Department, met: Entry[Fact] | None, fed: Entry[Fact] | None
) -> date | None:
    """The last day: as stored with the feedback, or as it is read otherwise."""
    on = department.came_on(fed) if fed else given_on(department, met, None)
    if on is None:
        return None
    stored = fed.fact.deadline("P1-3.7-m") if fed else None
    if stored and not department.regulation.supposes((SECOND_ANCHOR, FEEDBACK_LATE)):
        return day_of(stored.due)
    return day_of(window_of_second_review(department, met, on).due)


@rule("P1-3.7-h", amounts=("days",))
def flagged_from(department: Department, start: date) -> date:
    """The day a decision, or a meeting, is due by: some days from lodging, or from its call."""
    days = int(department.regulation.on(start).amount("P1-3.7-h", "days"))
    return start + timedelta(days=days)
