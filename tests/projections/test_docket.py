"""The docket: how far each appeal has come, and what is due by which day (P1-3.7).

Lodged 2006-04-18 against a result published 2006-04-10; met 05-08, so feedback is due two days on,
05-10 (P1-3.7-l); fed back 05-09, so a second review may be asked for until 05-19 (P1-3.7-m).
"""

from datetime import date

import pytest

import overviews
from domain.facts.appeals import (
    AppealRegistered,
    AppealVerified,
    ResultAppealLodged,
    ReviewMeetingDecided,
)
from projections.asking import Asking
from projections.docket import Docketed
from rehearsal.quarters_end import appeal, publish
from rehearsal.shorthands import deduct, marks
from rehearsal.stage import Stage, moment_of
from tests.staging import stage, take

EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}


def published() -> Stage:
    on_stage = stage()
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **EXAMS})
    deduct(on_stage, {"staff_id": "A1", "on": "2006-03-20", "grooming": "3", "id": "g1"})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    return on_stage


def lodged() -> Stage:
    on_stage = published()
    ref = {"period": "2006Q1", "contested_items": ("g1",)}
    take(on_stage, ResultAppealLodged, "2006-04-18", by="A1", id="a1", grounds="x", result_ref=ref)
    return on_stage


def only(on_stage: Stage, known_at: str | None = None) -> Docketed:
    (found,) = overviews.appeals(on_stage.session.ask(Asking(known_at)))
    return found


def told(one: Docketed) -> tuple[str, str, str, str]:
    return one.state.state, one.next_step, str(one.due), one.clause


def test_without_an_appeal_the_docket_is_empty() -> None:
    assert overviews.appeals(published().session.ask()) == ()


def test_an_appeal_that_nobody_decides_is_flagged_ten_days_after_it_was_lodged() -> None:
    on_stage = lodged()
    assert told(only(on_stage)) == ("lodged", "register", "2006-04-28", "P1-3.7-h")
    take(on_stage, AppealRegistered, "2006-04-20", by="H2", appeal_id="a1")
    assert told(only(on_stage)) == ("registered", "verify", "2006-04-28", "P1-3.7-h")
    fields = {"appeal_id": "a1", "founded": "yes", "report_ref": "r"}
    take(on_stage, AppealVerified, "2006-05-02", by="H2", **fields)
    found = only(on_stage)
    assert (found.register_no, found.next_step, found.overdue_days) == ("2006-001", "decide", 4)


@pytest.mark.parametrize(
    ("known_at", "state"),
    [
        ("2006-04-30", ("verified", "hear", "2006-04-28", "P1-3.7-h")),  # It was called that day.
        ("2006-05-08", ("reassessed", "feed_back", "2006-05-10", "P1-3.7-l")),
        ("2006-05-19", ("fed_back", "wait", "2006-05-19", "P1-3.7-m")),
        ("2006-05-20", ("deemed_accepted", "none", "None", "P1-3.7-m")),
    ],
)
def test_the_docket_is_that_of_the_day_asked_about(
    known_at: str, state: tuple[str, str, str, str]
) -> None:
    on_stage = published()
    dates = {"on": "2006-04-18", "meeting": "2006-05-08", "fed_back": "2006-05-09"}
    about = {"about": ["g1"], "reverse": ["g1"], "outcome": "upheld", "id": "a1"}
    appeal(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **dates, **about})
    on_stage.pass_to(moment_of("2006-06-01"))
    found = only(on_stage, known_at)
    assert told(found) == state
    assert found.open == (state[1] != "none")


def test_a_rehearsal_has_come_to_the_day_of_its_last_entry() -> None:
    assert overviews.judged_on(lodged().session.ask()) == date(2006, 4, 18)


def test_a_meeting_that_was_called_is_flagged_ten_days_after_its_call() -> None:
    on_stage = lodged()
    take(on_stage, AppealRegistered, "2006-04-20", by="H2", appeal_id="a1")
    fields = {"appeal_id": "a1", "founded": "yes", "report_ref": "r"}
    take(on_stage, AppealVerified, "2006-04-24", by="H2", **fields)
    called = {"appeal_id": "a1", "convene": True, "reason": "x"}
    take(on_stage, ReviewMeetingDecided, "2006-04-25", by="H2", **called)
    assert told(only(on_stage)) == ("verified", "hear", "2006-05-05", "P1-3.7-h")
