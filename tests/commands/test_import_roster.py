"""A roster says what somebody is, not since when: of people on record it records nothing.

Grades are HR's to give (P1-0.5-a), teams HR's and the supervisor's to change (P1-2.11): each change
is a fact of its own, with its day.
"""

from pathlib import Path
from typing import TypeAlias

import pytest

from domain.facts.envelope import Fact
from domain.facts.organisation import (
    GradeAssigned,
    RoleAssigned,
    StaffMemberEngaged,
    TeamMembershipChanged,
)
from domain.facts.points import ScoreEntryReversed
from domain.refusals import paper as refused
from domain.wording import render
from tests.commands.workbooks import (
    BADGE,
    DEDUCTIONS,
    ROSTER,
    Paper,
    Sheets,
    faults,
    importing,
)
from tests.staging import take

CHAN = ("A13", "陳大文", "客戶助理", "T1", "本科", "2006-01-16", "二級")


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    paper = Paper(tmp_path)
    paper.take_in(quarter("2006-01-20", CHAN))
    return paper


def quarter(on: str, *people: tuple[object, ...]) -> Sheets:
    """Write the paper of the quarter of a day: a roster, and a deduction of that day."""
    return {"名冊": [ROSTER, *people], "扣分記錄": [DEDUCTIONS, ("A1", on, *BADGE[2:])]}


def chan(**changed: str) -> tuple[object, ...]:
    """Write the row of Chan with some columns changed."""
    columns = ("staff", "name", "position", "team", "education", "engaged", "grade")
    return tuple(changed.get(name, cell) for name, cell in zip(columns, CHAN, strict=True))


def kinds(facts: list[Fact]) -> list[str]:
    return [type(fact).__name__ for fact in facts]


Change: TypeAlias = tuple[tuple[object, ...], type[Fact], dict[str, object], str, str, str]

CHANGES: dict[str, Change] = {
    "grade": (
        chan(grade="一級"),
        GradeAssigned,
        {"by": "H1", "grade": 1},
        "grade 一級 there, and 二級 on record",
        "HR",
        "kaozheng record grade-assigned --staff-id A13 --grade 1 --on DAY",
    ),
    "team": (
        chan(team="T2"),
        TeamMembershipChanged,
        {"by": "S", "team_id": "T2"},
        "team T2 there, and T1 on record",
        "supervisor, HR",
        "kaozheng record team-membership-changed --staff-id A13 --team-id T2 --on DAY",
    ),
    "post": (
        chan(position="領班"),
        RoleAssigned,
        {"by": "H1", "role": "foreman", "team_id": "T1"},
        "position 領班 there, and 客戶助理 on record",
        "HR",
        "kaozheng record role-assigned --staff-id A13 --role foreman --team-id T1 --on DAY",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_refused_until_it_is_recorded_with_its_day(paper: Paper, change: str) -> None:
    row, kind, fields, says, roles, command = CHANGES[change]
    paper.file = paper.file.with_name("second.xlsx")
    found = paper.refused(quarter("2006-04-20", row))
    assert isinstance(found, refused.RosterChanged)
    english = render(found.message, "en")
    assert f"名冊, row 2: A13 has the {says}" in english
    assert english.endswith(
        f"let it be recorded with its day ({roles}), and import again: {command}"
    )
    take(paper.stage, kind, "2006-04-01", recorded="2006-05-02", staff_id="A13", **fields)
    assert kinds(paper.take_in(quarter("2006-04-20", row))) == ["GroomingDeductionRecorded"]


@pytest.mark.parametrize("change", CHANGES)
def test_the_paper_of_the_quarter_before_is_known_all_the_same(paper: Paper, change: str) -> None:
    _, kind, fields, *_ = CHANGES[change]
    take(paper.stage, kind, "2006-04-01", recorded="2006-05-02", staff_id="A13", **fields)
    assert paper.take_in(quarter("2006-01-20", CHAN)) == []
    assert importing(paper.stage, paper.file).result.notes == ()
    assert paper.known(quarter("2006-01-20", CHAN)) == 3


def test_what_somebody_was_before_the_papers_quarter_is_no_longer_so(paper: Paper) -> None:
    take(
        paper.stage,
        GradeAssigned,
        "2006-04-01",
        recorded="2006-05-02",
        by="H1",
        staff_id="A13",
        grade=1,
    )
    paper.file = paper.file.with_name("second.xlsx")
    found = paper.refused(quarter("2006-04-20", CHAN))
    assert isinstance(found, refused.RosterChanged)


def test_every_change_is_named_beside_the_other_faults(paper: Paper) -> None:
    paper.file = paper.file.with_name("second.xlsx")
    row = chan(team="T2", grade="一級")
    both = {
        **quarter("2006-04-20", row),
        "扣分記錄": [DEDUCTIONS, ("A1", "2006-04-20", *BADGE[2:6], "F2")],
    }
    found = [type(one).__name__ for one in faults(paper.refused(both))]
    assert found == ["RosterChanged", "RosterChanged", "RowRefused"]


def test_somebody_new_gets_post_team_and_grade_from_the_day_engaged(paper: Paper) -> None:
    new = ("A14", "李小明", "客戶助理", "T2", "大專", "2006-04-03", "三級")
    paper.file = paper.file.with_name("second.xlsx")
    assert kinds(paper.take_in(quarter("2006-04-20", CHAN, new))) == [
        *("StaffMemberEngaged", "GradeAssigned", "GroomingDeductionRecorded"),
    ]


def test_a_grade_that_was_not_given_is_the_third(paper: Paper) -> None:
    """Whoever was given no grade has the third (P1-4.1-c): to say so is nothing new."""
    new = ("A14", "李小明", "客戶助理", "T2", "大專", "2006-01-16", "")
    paper.take_in({"名冊": [ROSTER, new]})
    paper.file = paper.file.with_name("second.xlsx")
    assert kinds(paper.take_in(quarter("2006-04-20", (*new[:6], "三級")))) == [
        "GroomingDeductionRecorded"
    ]


def test_a_roster_alone_says_nothing_somebody_never_was(paper: Paper) -> None:
    assert isinstance(paper.refused({"名冊": [ROSTER, chan(grade="三級")]}), refused.RosterChanged)
    assert paper.take_in({"名冊": [ROSTER, CHAN]}) == []


def test_a_grade_that_was_taken_back_stays_known_from_its_paper(paper: Paper) -> None:
    journal = paper.stage.session.journal
    (given,) = [
        entry
        for entry in journal.everything(journal.size())
        if isinstance(entry.fact, GradeAssigned) and entry.fact.staff_id == "A13"
    ]
    fields = {"by": "H1", "target": given.fact.id, "reason": "a slip of the pen"}
    take(paper.stage, ScoreEntryReversed, "2006-05-02", **fields)
    assert paper.take_in(quarter("2006-01-20", CHAN)) == []


def test_a_cell_left_empty_says_nothing_of_the_grade(paper: Paper) -> None:
    paper.file = paper.file.with_name("second.xlsx")
    assert kinds(paper.take_in(quarter("2006-04-20", chan(grade="")))) == [
        "GroomingDeductionRecorded"
    ]


@pytest.mark.parametrize("cell", ["name", "education", "engaged"])
def test_what_somebody_was_engaged_with_does_not_change(paper: Paper, cell: str) -> None:
    other = {"name": "陳文", "education": "大專", "engaged": "2006-01-17"}[cell]
    found = paper.refused({"名冊": [ROSTER, chan(**{cell: other, "grade": ""})]})
    assert isinstance(found, refused.RowChanged)
    assert other in render(found.message, "zh-Hant")


def test_nobody_is_engaged_twice_by_a_roster(paper: Paper) -> None:
    paper.take_in({"名冊": [ROSTER, CHAN]})
    journal = paper.stage.session.journal
    engaged = [
        entry
        for entry in journal.everything(journal.size())
        if isinstance(entry.fact, StaffMemberEngaged) and entry.fact.staff_id == "A13"
    ]
    assert len(engaged) == 1
