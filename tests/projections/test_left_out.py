"""What falls away with an entry that is left out: all that followed from it."""

from fractions import Fraction

import pytest

from domain.dossier import Department
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.inspections import InspectionConducted
from domain.facts.points import ScoreEntryReversed
from domain.history import Asked
from domain.refusals.asking import NoEntry
from domain.rules.inspected import inspected
from domain.rules.quarter_score import quarter_score
from domain.values import Month
from projections.asking import Asking, with_consequences
from tests.builders import Book
from tests.cast import Q1, shown
from tests.commands.appeal_steps import MEETING, after
from tests.commands.refusal_cases import GROOMING
from tests.staging import stage, take


def heard(book: Book) -> None:
    """Let A1's appeal be upheld twice: first d is reversed on it, then e."""
    book.deduct(1, id="d")
    book.deduct(1, id="e")
    by_hr = {"by": "H1", "appeal_id": "a1"}
    ref = {"period": "2006Q1", "edition": 1}
    ruling = {"member_ids": ("H2", "H3", "M"), "outcome": "upheld", "reasons": "true"}
    lodged = {"by": "A1", "appellant": "A1", "grounds": "low", "result_ref": ref}
    book.write(ResultAppealLodged, id="a1", **lodged)
    book.write(AppealRegistered, id="registered", register_no="1", in_time=True, **by_hr)
    book.write(AppealVerified, id="verified", founded="yes", report_ref="r", **by_hr)
    book.write(ReviewMeetingDecided, id="convened", convene=True, reason="true", **by_hr)
    book.write(ReviewMeetingHeld, id="held", **ruling, **by_hr)
    book.write(ScoreEntryReversed, id="reversed", target="d", reason="wrong", **by_hr)
    book.write(AppealOutcomeFedBack, id="fed back", to="A1", text="upheld", **by_hr)
    book.write(SecondReviewRequested, id="asked", report_ref="r", appeal_id="a1", by="A1")
    book.write(SecondReviewHeld, id="held again", **ruling, **by_hr)
    book.write(ScoreEntryReversed, id="reversed too", target="e", reason="wrong", **by_hr)
    book.write(AppealOutcomeFedBack, id="fed back again", to="A1", text="upheld", **by_hr)


AGAIN = {"held again", "reversed too", "fed back again"}
FED_BACK = {"fed back", "asked", *AGAIN}


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        ("a1", {"registered", "verified", "convened", "held", "reversed", *FED_BACK}),
        ("held", {"reversed", *FED_BACK}),
        ("reversed", set()),
        ("fed back", {"asked", *AGAIN}),
        ("held again", {"reversed too", "fed back again"}),
    ],
)
def test_without_a_meeting_what_it_ordered_falls_away_with_it(without: str, gone: set[str]) -> None:
    book = Book()
    heard(book)
    assert with_consequences({without}, book.entries) == {without, *gone}


def test_without_a_meeting_another_appeal_keeps_what_its_meeting_ordered() -> None:
    book = Book()
    heard(book)
    book.deduct(1, id="f")
    ruling = {"member_ids": ("H2", "H3", "M"), "outcome": "upheld", "reasons": "true"}
    by_hr = {"by": "H1", "appeal_id": "a2"}
    book.write(ReviewMeetingHeld, id="other meeting", **ruling, **by_hr)
    book.write(ScoreEntryReversed, id="other", target="f", reason="wrong", **by_hr)
    assert not with_consequences({"held"}, book.entries) & {"other meeting", "other"}


def test_without_the_report_its_confirmation_falls_away() -> None:
    book = Book()
    report = book.cheat("2006-02-10", id="c")
    confirmation = book.entries[-1].fact.id
    assert with_consequences({report.fact.id}, book.entries) == {"c", confirmation}


def test_without_the_meeting_the_points_it_gave_back_are_taken_again() -> None:
    on_stage = after("register", "verify", "convene", deduct=True)
    held = take(on_stage, ReviewMeetingHeld, "2006-04-18", by="H2", appeal_id="a1", **MEETING)
    fields = {"by": "H1", "target": "d", "appeal_id": "a1", "reason": "wrong person"}
    take(on_stage, ScoreEntryReversed, "2006-04-18", **fields)
    without = Asking(asked=Asked(without=frozenset({held.fact.id})))
    scores = [
        shown(quarter_score(on_stage.session.department(asking).dossier("A1", Q1)).score)
        for asking in (Asking(), without)
    ]
    assert scores == ["80", "78"]


@pytest.mark.parametrize(("named", "found"), [("i#1", "13"), ("i#2", "18"), ("i", "0")])
def test_one_finding_of_an_inspection_is_left_out_by_its_number(named: str, found: str) -> None:
    on_stage = stage()
    findings = tuple({"standard_ref": GROOMING, "points": points} for points in ("18", "13"))
    fields = {"duty_foreman_ids": ("F1",), "findings": findings, "note": "seen"}
    entry = take(on_stage, InspectionConducted, "2006-03-20", by="I1", id="i", **fields)
    for way in (named, named.replace("i", f"@{entry.position}")):
        asking = Asking(asked=Asked(without=frozenset({way})))
        (*_, last) = (Fraction(0), *points_of(on_stage.session.department(asking)))
        assert shown(last) == found
    assert shown(sum(points_of(on_stage.session.department()))) == "31"


def points_of(department: Department) -> list[Fraction]:
    """The points of each inspection in March."""
    return [one.points for one in inspected(department, Month(2006, 3))]


@pytest.mark.parametrize("named", ["i#3", "i#0", "i#", "i#x", "j#1"])
def test_a_finding_that_is_not_there_cannot_be_left_out(named: str) -> None:
    on_stage = stage()
    findings = tuple({"standard_ref": GROOMING, "points": points} for points in ("18", "13"))
    fields = {"duty_foreman_ids": ("F1",), "findings": findings, "note": "seen"}
    take(on_stage, InspectionConducted, "2006-03-20", by="I1", id="i", **fields)
    with pytest.raises(NoEntry):
        on_stage.session.department(Asking(asked=Asked(without=frozenset({named}))))
