"""The windows of an appeal and how far it has come (P1-3.7-e, -l, -m)."""

from datetime import date

import pytest

from domain.calendar import counted_days
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    AppealWithdrawn,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.envelope import Fact
from domain.history import Asked
from domain.rules.appeal_state import AppealState, appeal_state
from domain.rules.appeal_steps import lodged
from tests.builders import Book
from tests.cast import Q1

PUBLISHED = "2006-04-10"
LATER = "2006-12-31"
MEETING: dict[str, object] = {
    "member_ids": ("H2", "H3", "M"),
    "outcome": "dismissed",
    "reasons": "as it was",
}


def appealed(recorded: str = "2006-04-18", *, stored: str | None = None, **more: object) -> Book:
    """Lodge A1's appeal against an edition, whose last day may be stored in it."""
    book = Book()
    due = {"matter": "P1-3.7-e", "due": stored, "counted": "", "calendar": "calendar-days"}
    book.publish(on=PUBLISHED, deadlines=(due,) if stored else ())
    ref = {"period": "2006Q1", "edition": 1}
    fields = {"by": "A1", "appellant": "A1", "result_ref": ref, "grounds": "too low", **more}
    book.write(ResultAppealLodged, recorded[:10], id="a1", recorded=recorded, **fields)
    return book


def state(book: Book, today: str = LATER) -> AppealState:
    found = appeal_state(book.department, "a1", date.fromisoformat(today))
    assert found is not None
    return found


def step(book: Book, kind: type[Fact], on: str = "2006-04-19", **fields: object) -> None:
    book.write(kind, on, by="H1", appeal_id="a1", **fields)


def meet(book: Book, on: str = "2006-05-08", kind: type[Fact] = ReviewMeetingHeld) -> None:
    due = (counted_days("P1-3.7-l", date.fromisoformat(on), 2),)
    step(book, kind, on, deadlines=due, **MEETING)


def feed_back(book: Book, on: str = "2006-05-10") -> None:
    due = (counted_days("P1-3.7-m", date.fromisoformat(on), 10),)
    step(book, AppealOutcomeFedBack, on, to="A1", text="it stays", deadlines=due)


def test_an_appeal_nobody_lodged_has_no_state() -> None:
    assert appeal_state(Book().department, "a1", date(2006, 5, 1)) is None
    assert lodged(Book().department, "a1") is None


@pytest.mark.parametrize(
    ("recorded", "in_time"),
    [
        # F-76: day 10 ends at midnight.
        ("2006-04-10T18:00:00", True),
        ("2006-04-20T23:59:59", True),
        ("2006-04-21T00:00:00", False),
    ],
)
def test_the_tenth_day_is_in_time_and_the_eleventh_is_not(recorded: str, *, in_time: bool) -> None:
    found = state(appealed(recorded))
    assert (found.in_time, str(found.last_day)) == (in_time, "2006-04-20")


def test_the_last_day_stored_with_the_edition_is_the_one_that_holds() -> None:
    assert str(state(appealed(stored="2006-04-24")).last_day) == "2006-04-24"


def test_read_hypothetically_the_last_day_is_worked_out_anew() -> None:
    book = appealed(stored="2006-04-20")
    book.overlay = (("appeal.day_count", "first_day_counts"),)
    assert str(state(book).last_day) == "2006-04-19"


def test_a_paper_is_lodged_on_the_day_written_on_it() -> None:
    assert state(appealed("2006-04-25T10:00:00", written_on="2006-04-20")).in_time


STEPS: list[tuple[type[Fact], dict[str, object], str]] = [
    (AppealRegistered, {"register_no": "2006-001", "in_time": True}, "registered"),
    (AppealVerified, {"founded": "yes", "report_ref": "r"}, "verified"),
    (ReviewMeetingDecided, {"convene": True, "reason": "founded"}, "verified"),
    (ReviewMeetingHeld, MEETING, "heard"),
    (
        ReassessmentMade,
        {"staff_id": "A1", "quarter": Q1, "corrections": (), "score_before": "1"}
        | {"score_after": "2"},
        "reassessed",
    ),
    (AppealOutcomeFedBack, {"to": "A1", "text": "it stays"}, "fed_back"),
    (SecondReviewRequested, {"report_ref": "r"}, "second_review"),
    (SecondReviewHeld, MEETING, "closed"),
]


def test_an_appeal_goes_from_step_to_step() -> None:
    book = appealed()
    states = [state(book, "2006-04-20").state]
    for kind, fields, _ in STEPS:
        step(book, kind, "2006-04-19", **fields)
        states.append(state(book, "2006-04-20").state)
    assert states == ["lodged", *(name for *_, name in STEPS)]


def test_an_appeal_may_be_declined_and_withdrawn() -> None:
    book = appealed()
    step(book, ReviewMeetingDecided, convene=False, reason="nothing new")
    assert state(book).state == "declined"
    step(book, AppealWithdrawn)
    assert state(book).state == "withdrawn"


def test_another_appeals_number_is_not_this_ones() -> None:
    book = appealed()
    fields = {"register_no": "2006-001", "in_time": True}
    book.write(AppealRegistered, "2006-04-19", by="H1", appeal_id="a2", **fields)
    assert state(book).state == "lodged"


@pytest.mark.parametrize(("on", "late"), [("2006-05-10", False), ("2006-05-11", True)])
def test_feedback_is_due_two_days_after_the_meeting(on: str, *, late: bool) -> None:
    book = appealed()
    meet(book)
    assert state(book).feedback_late is None
    feed_back(book, on)
    found = state(book)
    assert (str(found.feedback_due), found.feedback_late) == ("2006-05-10", late)  # F-78


@pytest.mark.parametrize(("written_on", "late"), [(None, True), ("2006-05-10", False)])
def test_feedback_is_late_by_the_day_of_the_ledger_or_the_paper(
    written_on: str | None, *, late: bool
) -> None:
    book = appealed()
    meet(book)
    fields = {"appeal_id": "a1", "to": "A1", "text": "dismissed", "written_on": written_on}
    book.write(AppealOutcomeFedBack, "2006-05-09", by="H1", recorded="2006-05-12", **fields)
    assert state(book).feedback_late is late


def test_a_dismissal_without_a_meeting_has_the_deadline_it_was_recorded_with() -> None:
    book = appealed()
    step(book, ReviewMeetingDecided, convene=False, reason="nothing new")
    feed_back(book)
    found = state(book, "2006-05-12")
    assert (found.feedback_due, found.feedback_late) == (None, None)
    assert str(found.second_review_last_day) == "2006-05-20"


@pytest.mark.parametrize(
    ("today", "told"),
    [
        # F-79: fed back on 05-10, so 05-20 is day 10.
        ("2006-05-19", "fed_back"),
        ("2006-05-20", "fed_back"),
        ("2006-05-21", "deemed_accepted"),
    ],
)
def test_silence_for_ten_days_is_acceptance(today: str, told: str) -> None:
    book = appealed()
    meet(book)
    feed_back(book)
    found = state(book, today)
    assert (found.state, found.deemed_accepted) == (told, told == "deemed_accepted")


def test_a_request_on_day_ten_opens_the_second_review() -> None:
    book = appealed()
    meet(book)
    feed_back(book)
    step(book, SecondReviewRequested, "2006-05-20", report_ref="r")
    found = state(book)
    assert (found.state, found.deemed_accepted) == ("second_review", False)


def test_a_request_on_day_eleven_comes_after_the_acceptance() -> None:
    book = appealed()
    meet(book)
    feed_back(book)
    step(book, SecondReviewRequested, "2006-05-21", report_ref="r")
    assert state(book).deemed_accepted


def second_review() -> Book:
    """Hear an appeal a second time, and feed that back the next day."""
    book = appealed()
    meet(book)
    feed_back(book)
    step(book, SecondReviewRequested, "2006-05-18", report_ref="r")
    meet(book, "2006-06-01", SecondReviewHeld)
    feed_back(book, "2006-06-02")
    return book


def test_the_second_feedback_is_due_two_days_after_the_second_review() -> None:
    found = state(second_review())
    assert (str(found.feedback_due), found.feedback_late) == ("2006-06-03", False)


def test_after_the_second_review_the_result_is_final() -> None:
    assert state(second_review()).state == "closed"


def test_without_the_edition_an_appeal_still_has_a_state() -> None:
    book = appealed()
    publication = next(entry for entry in book.entries if entry.stream == "quarter/2006Q1")
    book.asked = Asked(without=frozenset({publication.fact.id}))
    found = state(book)
    assert (found.state, found.last_day, found.in_time) == ("lodged", None, None)


def test_a_second_review_not_fed_back_yet_is_not_late_by_the_first_feedback() -> None:
    book = appealed()
    meet(book)
    feed_back(book)
    step(book, SecondReviewRequested, "2006-05-18", report_ref="r")
    meet(book, "2006-06-01", SecondReviewHeld)
    found = state(book)
    assert (str(found.feedback_due), found.feedback_late) == ("2006-06-03", None)


def test_an_assessment_after_the_feedback_does_not_stop_the_ten_days() -> None:
    book = appealed()
    meet(book)
    feed_back(book)
    scores = {"score_before": "1", "score_after": "2"}
    step(book, ReassessmentMade, "2006-05-12", staff_id="A1", quarter=Q1, corrections=(), **scores)
    assert state(book).state == "deemed_accepted"
