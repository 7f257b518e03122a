"""Who has left, and who lost a foreman's post: what is recorded of them afterwards (P1-4)."""

from datetime import date

import pytest

from domain.facts.grades import EliminationDecided
from domain.facts.monthly import ExtraEffortBonusRecorded
from domain.facts.organisation import (
    GradeAssigned,
    RoleAssigned,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.posts import ForemanDemoted, ProbationDecided, ProbationRankRecorded
from domain.roles import Role
from domain.rules.orders_missing import orders_missing
from domain.wording import render
from rehearsal.stage import Stage
from tests.builders import Book
from tests.commands.refusal_cases import deducted
from tests.staging import RECORDED, outcome, stage, take

LEFT = {"by": "H1", "staff_id": "A1", "reason": "resigned"}
REASON = {"reason": "as seen"}
DEMOTED = {"by": "M", "staff_id": "F1", "ground": "grade_below_2"}


def a_leaver() -> Stage:
    on_stage = stage()
    take(on_stage, StaffMemberLeft, "2006-02-14", **LEFT)
    return on_stage


@pytest.mark.parametrize(("on", "told"), [("2006-02-14", RECORDED), ("2006-02-15", "P1-2.1-b")])
def test_of_who_has_left_points_are_taken_up_to_the_last_day(on: str, told: str) -> None:
    seen = deducted(by="S", happened_on=on)
    assert outcome(a_leaver(), GroomingDeductionRecorded, "2006-02-20", **seen) == told


def test_of_who_has_left_no_month_after_it_is_assessed() -> None:
    fields = {"staff_id": "A1", "points": "2", "note": "seen", **REASON}
    kind, later = ExtraEffortBonusRecorded, {"happened_on": "2006-03-05"}
    on_stage = a_leaver()
    assert outcome(on_stage, kind, "2006-03-05", month="2006-03", **fields, **later) == "P1-3.1-g"
    assert outcome(on_stage, kind, "2006-03-05", month="2006-02", **fields, **later) == RECORDED


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (StaffMemberLeft, LEFT),
        (GradeAssigned, {"by": "H1", "staff_id": "A1", "grade": 3}),
        (TeamMembershipChanged, {"by": "H1", "staff_id": "A1", "team_id": "T2"}),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_who_has_left_is_not_moved_graded_or_let_go_again(
    kind: type[StaffMemberLeft], fields: dict[str, object]
) -> None:
    assert outcome(a_leaver(), kind, "2006-03-01", **fields) == kind.declaration.prescribed_by


def test_who_comes_back_holds_the_new_role_and_no_old_one() -> None:
    on_stage = a_leaver()
    again = {"by": "H1", "staff_id": "A1", "assigned": "customer_assistant", "team_id": "T2"}
    take(on_stage, RoleAssigned, "2006-03-01", from_on="2006-03-10", **again)
    people = on_stage.session.ask().department().people
    assert not people.roles("A1", date(2006, 3, 9))
    assert people.roles("A1", date(2006, 3, 10)) == {Role.CUSTOMER_ASSISTANT}
    seen = deducted(by="S", happened_on="2006-03-10")
    assert outcome(on_stage, GroomingDeductionRecorded, "2006-03-11", **seen) == RECORDED


def a_foreman_of_grade_three() -> Stage:
    on_stage = stage()
    take(on_stage, GradeAssigned, "2006-01-10", by="H1", staff_id="F1", grade=3)
    return on_stage


def posts(on_stage: Stage, *days: str) -> list[str]:
    people = on_stage.session.ask().department().people
    return [" ".join(people.roles("F1", date.fromisoformat(day))) for day in days]


def test_a_demoted_foreman_is_an_assistant_from_the_day_by_art_4_3_b() -> None:
    on_stage = a_foreman_of_grade_three()
    demotion = take(on_stage, ForemanDemoted, "2006-02-10", **DEMOTED, effective_from="2006-03-01")
    assert posts(on_stage, "2006-02-28", "2006-03-01") == ["foreman", "customer_assistant"]
    role = on_stage.session.ask().department().history.standing("organisation", RoleAssigned)[-1]
    assert (role.fact.by, role.fact.entered_by, role.fact.appointed_by) == ("H1", "M", "M")
    assert role.fact.because_of == (demotion.fact.id,)


def test_a_demotion_taken_back_gives_the_post_back() -> None:
    on_stage = a_foreman_of_grade_three()
    demotion = take(on_stage, ForemanDemoted, "2006-02-10", **DEMOTED, effective_from="2006-03-01")
    undone = {"by": "M", "target": demotion.fact.id, **REASON}
    take(on_stage, ScoreEntryReversed, "2006-02-20", **undone)
    assert posts(on_stage, "2006-03-01") == ["foreman"]


def test_who_is_no_foreman_is_not_demoted_from_the_post() -> None:
    on_stage = stage()
    take(on_stage, GradeAssigned, "2006-01-10", by="H1", staff_id="A1", grade=3)
    fields = {**DEMOTED, "staff_id": "A1", "effective_from": "2006-03-01"}
    assert outcome(on_stage, ForemanDemoted, "2006-02-10", **fields) == "P1-4.3-b"


def missing(book: Book, today: str = "2006-06-30") -> list[str]:
    """What the orders lack, in words."""
    found = orders_missing(book.department, date.fromisoformat(today))
    return [f"{one.staff_id}: {render(one.message, 'en')} ({one.clause})" for one in found]


def test_a_dismissal_that_was_decided_lacks_the_leaving_until_it_is_recorded() -> None:
    book = Book()
    decided = {"ground": "quarter_deductions", "outcome": "dismissal", **REASON}
    book.write(EliminationDecided, "2006-04-12", by="M", staff="A1", **decided)
    told = "A1: dismissal decided on 2006-04-12, and no leaving recorded (P1-4.1-e)"
    assert missing(book) == [told]
    assert missing(book, "2006-04-11") == []
    book.write(StaffMemberLeft, "2006-04-30", by="H1", staff="A1", reason="dismissed")
    assert missing(book) == []


def test_a_transfer_is_carried_out_by_another_role() -> None:
    book = Book()
    decided = {"ground": "bottom_three", "outcome": "transfer", **REASON}
    book.write(EliminationDecided, "2006-04-12", by="M", staff="A1", **decided)
    assert len(missing(book)) == 1
    role = {"assigned": "hr", "from_on": "2006-05-01", "appointed_by": "H1"}
    book.write(RoleAssigned, "2006-04-20", by="H1", staff="A1", **role)
    assert missing(book) == []


def test_who_is_not_engaged_after_probation_is_still_to_leave() -> None:
    book = Book()
    newcomer = {"name": "A13", "position": "customer_assistant"}
    book.write(StaffMemberEngaged, "2006-01-10", by="H1", staff="A13", **newcomer)
    failed = {"confirmed": False, "grooming_points": "20", "procedure_points": "0"}
    book.write(ProbationDecided, "2006-04-08", staff="A13", **failed)
    told = "A13: not engaged by the decision of 2006-04-08, and no leaving recorded (P1-4.4-c)"
    assert missing(book) == [told]


def test_a_foreman_demoted_before_roles_followed_is_told() -> None:
    book = Book()
    demoted = {"ground": "grade_below_2", "effective_from": "2006-03-01"}
    book.write(ForemanDemoted, "2006-02-10", by="M", staff="F1", **demoted)
    told = "F1: demoted from 2006-03-01, and still holds the foreman's role (P1-4.3-h)"
    assert missing(book) == [told]


def test_a_rank_is_stated_only_where_ranks_are_read_to_be_by_art_4_4_c() -> None:
    newcomer = {"by": "H1", "staff_id": "A13", "name": "A13", "position": "customer_assistant"}
    rank = {"staff_id": "A13", "quarter": "2006Q1", "rank": 4, "among": 13, "note": "seen"}
    for readings, told in (
        ({}, "P1-4.4-c"),
        ({"probation.rank_score": "supervisor_rank_recorded"}, RECORDED),
    ):
        on_stage = stage(readings)
        take(on_stage, StaffMemberEngaged, "2006-01-10", **newcomer)
        assert outcome(on_stage, ProbationRankRecorded, "2006-03-30", **rank) == told
        assert outcome(on_stage, ProbationRankRecorded, "2006-03-30", **{**rank, "rank": 14}) == (
            "P1-4.4-c"
        )
