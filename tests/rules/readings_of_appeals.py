"""Readings of the windows of an appeal and of who hears it (P1-3.7)."""

from domain.entry import Entry
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
)
from domain.facts.envelope import Fact
from domain.facts.points import BonusPointsAwarded
from domain.facts.quarter import ResultFedBack
from domain.rules.appeal_state import appeal_state
from rehearsal.quarters_end import publish
from rehearsal.shorthands import deduct, marks
from tests.builders import Book
from tests.cast import moment, shown
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take


def lodged(book: Book, on: str) -> Entry[ResultAppealLodged]:
    """Lodge A1's appeal against the first edition."""
    ref = {"period": "2006Q1", "edition": 1}
    fields = {"id": "a1", "by": "A1", "appellant": "A1", "grounds": "it is too low"}
    return book.write(ResultAppealLodged, on, result_ref=ref, **fields)


def last_day(readings: Readings, published: str, fed_back: str | None = None) -> str:
    """The last day to appeal against an edition."""
    book = Book(readings)
    told = {"staff": "A1", "period": "2006Q1", "by": "S"}
    said = dict.fromkeys(("praise", "shortcomings", "direction"), "as it is")
    if fed_back and fed_back < published:
        book.write(ResultFedBack, fed_back, **told, **said)
    book.publish(on=published)
    if fed_back and fed_back > published:
        book.write(ResultFedBack, fed_back, **told, **said)
    lodged(book, published)
    state = appeal_state(book.department, "a1", moment(published).date())
    assert state is not None
    return str(state.last_day)


@answers(
    "appeal.window_anchor",
    publication_date_of_the_edition="2006-04-20",
    last_day_of_quarter="2006-04-10",
    individual_feedback_date="2006-04-23",
)
def published_on_the_tenth_fed_back_on_the_thirteenth(readings: Readings) -> str:
    """Ten days after 04-10, after 03-31 (F-76), or after 04-13."""
    return last_day(readings, "2006-04-10", fed_back="2006-04-13")


@answers(
    "appeal.window_anchor",
    publication_date_of_the_edition="2006-04-20",
    last_day_of_quarter="2006-04-10",
    individual_feedback_date="2006-04-20",
)
def fed_back_before_it_was_published(readings: Readings) -> str:
    """The later of the two, which is the publication."""
    return last_day(readings, "2006-04-10", fed_back="2006-04-07")


@answers(
    "appeal.window_anchor",
    publication_date_of_the_edition="2006-04-20",
    last_day_of_quarter="2006-04-10",
    individual_feedback_date="None",
)
def published_and_never_fed_back(readings: Readings) -> str:
    """Days that run from a feedback have not begun."""
    return last_day(readings, "2006-04-10")


@answers(
    "appeal.day_count",
    calendar_days_day_after_is_day_1_inclusive_day_10="2006-04-20",
    working_days="2006-04-24",
    first_day_counts="2006-04-19",
)
def ten_days_from_a_monday(readings: Readings) -> str:
    """Day 10; ten working days, which is two weeks; or 04-10 itself is day 1 (F-76)."""
    return last_day(readings, "2006-04-10")


@answers(
    "appeal.last_day_holiday",
    no_extension="2006-04-22",
    roll_to_next_working_day="2006-04-24",
)
def day_ten_on_a_saturday(readings: Readings) -> str:
    """Saturday, or the Monday after it (F-77)."""
    return last_day(readings, "2006-04-12")


@answers(
    "appeal.second_window_anchor",
    from_feedback_date="2006-05-21",
    from_meeting_completion="2006-05-18",
    from_day_2_deadline="2006-05-20",
)
def met_on_the_eighth_fed_back_on_the_eleventh(readings: Readings) -> str:
    """Ten days after 05-11, after 05-08, or after 05-10, by which the feedback was due."""
    book = Book(readings)
    book.publish()
    lodged(book, "2006-04-18")
    due = {"counted": "", "calendar": ""}
    met = {"member_ids": ("H2", "H3", "M"), "outcome": "dismissed", "reasons": "as it was"}
    soon = ({"matter": "P1-3.7-l", "due": "2006-05-10", **due},)
    book.write(ReviewMeetingHeld, "2006-05-08", appeal_id="a1", deadlines=soon, **met)
    fed = {"appeal_id": "a1", "to": "A1", "text": "dismissed"}
    book.write(AppealOutcomeFedBack, "2006-05-11", **fed)
    state = appeal_state(book.department, "a1", moment("2006-05-12").date())
    assert state is not None
    return str(state.second_review_last_day)


def heard(readings: Readings, *members: str) -> str:
    """Say whether these members may hear A1's appeal."""
    on_stage = stage(readings)
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    deduct(on_stage, {"staff_id": "A1", "on": "2006-02-10", "grooming": "2", "id": "g1"})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    ref = {"period": "2006Q1", "contested_items": ("g1",)}
    named = {"id": "a1", "by": "A1", "grounds": "it is too low"}
    take(on_stage, ResultAppealLodged, "2006-04-18", result_ref=ref, **named)
    steps: tuple[tuple[type[Fact], dict[str, object]], ...] = (
        (AppealRegistered, {}),
        (AppealVerified, {"founded": "yes", "report_ref": "r1"}),
        (ReviewMeetingDecided, {"convene": True, "reason": "it is founded"}),
    )
    for kind, fields in steps:
        take(on_stage, kind, "2006-04-18", by="H1", appeal_id="a1", **fields)
    fields = {"appeal_id": "a1", "outcome": "dismissed", "reasons": "as it was"}
    return outcome(on_stage, ReviewMeetingHeld, "2006-05-08", by="H1", member_ids=members, **fields)


@answers(
    "appeal.meeting_composition",
    hr_chair_at_least_3_members_none_involved="P1-3.7-j",
    hr_only="recorded",
)
def two_of_hr(readings: Readings) -> str:
    """Two are fewer than three; HR alone may be two."""
    return heard(readings, "H2", "H3")


@answers(
    "appeal.meeting_composition",
    hr_chair_at_least_3_members_none_involved="recorded",
    hr_only="P1-3.7-j",
)
def two_of_hr_and_the_estate_manager(readings: Readings) -> str:
    """The estate manager is not of HR."""
    return heard(readings, "H2", "H3", "M")


@answers("appeal.worse_result", not_below_the_contested_result="78", may_be_worse="76")
def a_bonus_that_falls_on_ones_own_appeal(readings: Readings) -> str:
    """76 and a bonus of 2, which the meeting takes back: 78 stays, or 76 (F-84)."""
    book = Book(readings)
    book.marks(72, 80, 80)  # 36 + 20 + 20
    bonus = book.deduct(2, kind=BonusPointsAwarded)
    lodged(book, "2006-04-18")
    book.reverse(bonus, appeal_id="a1")
    return shown(book.score().score)
