"""What if: who would have another score, rank, grade, post or pay, and through which clauses."""

from collections import Counter

import pytest

import replaying
from domain.dossier import Dossier
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import GradeAssigned, StaffMemberEngaged
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.values import Quarter
from projections.asking import Asking, quarters_of
from projections.whatif import WhatIf
from rehearsal.shorthands import deduct
from tests.cast import Q1, shown
from tests.projections.test_difference import staged, without
from tests.staging import stage, take


def test_what_if_tells_who_changes_score_or_rank_and_through_which_clause() -> None:
    on_stage = staged("A2")
    deduct(on_stage, {"staff_id": "A2", "on": "2006-03-20", "procedure": "1", "id": "p2"})
    found = replaying.supposing(on_stage.session, (Q1,), without("g1"))
    told = {
        one.staff_id: (
            shown(one.points),
            *(rank and rank.rank_top for rank in (one.rank, one.rank_then)),
            one.clauses,
        )
        for one in found.changes
    }
    # A1 goes from 77 to 80 and passes A2 at 79, whose score stays.
    assert told == {"A1": ("3", 2, 1, ("P1-2.3",)), "A2": ("0", 1, 2, ())}


def test_a_what_if_that_supposes_what_is_so_changes_nothing() -> None:
    read = Asking(readings=(("typing.unit", "chars_per_minute"),))
    assert replaying.supposing(staged("A2").session, (Q1,), read) == WhatIf((), (), ())


def test_what_if_tells_whose_pay_would_be_another_and_through_which_clause() -> None:
    on_stage = stage()
    ref = {"code": "procedure", "version": 1, "item": "P0"}
    found = ({"standard_ref": ref, "points": "31"},)
    told = {"by": "I1", "duty_foreman_ids": ("F1",), "findings": found}
    take(on_stage, InspectionConducted, "2006-03-21", id="i1", **told)
    supposed = replaying.supposing(on_stage.session, (Q1,), without("i1"))
    # 31 points are more than 30: 100 yuan from supervisor and deputy; without them nothing.
    assert [
        (one.staff_id, one.matter, one.before and one.before.comes_to, one.after, one.clauses)
        for one in supposed.moved
    ] == [(staff, "pay", 100, None, ("P1-4.7",)) for staff in ("D", "S")]


def test_what_if_tells_whose_grade_and_post_would_be_another() -> None:
    on_stage = stage()
    deduct(on_stage, {"staff_id": "A1", "on": "2006-03-20", "procedure": "41", "id": "p1"})
    fields = {"staff_id": "A2", "grade": 2, "effective_from": "2006-02-01", "ground": "correction"}
    take(on_stage, GradeAssigned, "2006-03-21", by="H1", id="g2", **fields)
    found = replaying.supposing(on_stage.session, (Q1,), without("p1", "g2"))
    # 41 points are more than 40: listed; grade 2 was given, and 3 is what everybody begins with.
    assert [(one.staff_id, one.matter, one.clauses) for one in found.moved] == [
        ("A1", "post", ("P1-4.1-e",)),
        ("A2", "grade", ("P1-4.1-b", "P1-4.1-c")),
    ]


def test_what_if_does_not_drop_who_is_assessed_on_one_side_alone() -> None:
    on_stage = stage()
    fields = {"staff_id": "A13", "name": "A13", "position": "customer_assistant", "team_id": "T1"}
    take(on_stage, StaffMemberEngaged, "2006-01-10", by="H1", id="e13", **fields)
    found = replaying.supposing(on_stage.session, (Q1,), without("e13"))
    assert [(one.staff_id, one.then) for one in found.one_sided] == [("A13", False)]
    assert [one for one in found.moved if one.staff_id == "A13"] == []


def test_a_what_if_works_each_quarter_out_once_on_either_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked = Counter[tuple[int, str, Quarter]]()

    def counted(dossier: Dossier) -> QuarterScore:
        worked[id(dossier.department), dossier.staff_id, dossier.quarter] += 1
        return quarter_score(dossier)

    monkeypatch.setattr("domain.rules.scores.quarter_score", counted)
    on_stage = staged("A2", "A7")
    replaying.supposing(on_stage.session, quarters_of("2005Q4..2006Q1"), without("g1"))
    assert len({department for department, _, _ in worked}) == 2
    assert set(worked.values()) == {1}
