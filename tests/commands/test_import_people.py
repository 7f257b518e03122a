"""Who imports, who sees forms, and who is from outside (P1-2.8-c, P1-2.9-b; regulation.md, B)."""

from datetime import date
from pathlib import Path

import pytest

from domain.facts.organisation import SpecialInspectionTeamFormed
from domain.facts.points import GroomingDeductionRecorded
from domain.refusals import paper as refused
from domain.refusals.forbidden import RoleLacking
from domain.refusals.recording import UnknownPerson
from domain.roles import Role
from domain.wording import Message, render
from tests.commands.workbooks import (
    BADGE,
    DEDUCTIONS,
    FORMS,
    VISITS,
    WHOLE,
    Paper,
    Sheets,
    deductions,
    importing,
    workbook,
)
from tests.staging import take

FORM = ("2006Q1", "A1", "S", 8, 8.5, "認真")


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


@pytest.mark.parametrize("actor", ["A1", "I1"])
def test_only_leaders_and_hr_import_papers(tmp_path: Path, actor: str) -> None:
    found = Paper(tmp_path, actor).refused(deductions(BADGE))
    assert isinstance(found, RoleLacking)
    assert found.clause == "P1-2.1-b"


def test_somebody_unknown_imports_nothing(tmp_path: Path) -> None:
    assert isinstance(Paper(tmp_path, "X9").refused(deductions(BADGE)), UnknownPerson)


BOTH: Sheets = {
    "扣分記錄": [DEDUCTIONS, BADGE],
    "態度評價": [FORMS, FORM, ("2006Q1", "A2", *FORM[2:])],
}


@pytest.mark.parametrize("actor", ["H1", "F1", "M"])
def test_forms_are_left_out_and_counted_for_anyone_but_supervisor_and_deputy(
    tmp_path: Path, actor: str
) -> None:
    paper = Paper(tmp_path, actor)
    result = importing(paper.stage, workbook(paper.file, BOTH)).result
    assert dict(result.new) == {"GroomingDeductionRecorded": 1}
    (left_out,) = result.left_out
    assert (left_out.values["sheet"], left_out.values["rows"]) == ("態度評價", 2)


def test_forms_alone_are_nothing_to_hr_and_no_error(paper: Paper) -> None:
    assert paper.take_in({"態度評價": [FORMS, FORM]}) == []


def test_cells_of_forms_are_not_told_to_those_they_are_hidden_from(paper: Paper) -> None:
    secret = ("2006Q1", "A1", "S", "十分差", 8.5, "他偷懶")
    assert paper.take_in({"態度評價": [FORMS, secret]}) == []


@pytest.mark.parametrize("actor", ["S", "D"])
def test_forms_are_tallied_with_their_import(tmp_path: Path, actor: str) -> None:
    paper = Paper(tmp_path, actor)
    facts = paper.take_in({"態度評價": [FORMS, FORM, ("2006Q1", "A2", *FORM[2:])]})
    kinds = [type(fact).__name__ for fact in facts]
    assert kinds == ["AttitudeFormSubmitted"] * 2 + ["AttitudeResultsTallied"] * 2
    assert [getattr(fact, "ratee_id", None) for fact in facts[2:]] == ["A1", "A2"]


def test_a_changed_form_says_that_it_changed_and_not_what(tmp_path: Path) -> None:
    paper = Paper(tmp_path, "S")
    paper.take_in({"態度評價": [FORMS, FORM]})
    found = paper.refused({"態度評價": [FORMS, (*FORM[:5], "懶散")]})
    assert isinstance(found, refused.RowChanged)
    assert isinstance(found.values["before"], Message)
    sentence = render(found.message, "zh-Hant")
    assert "認真" not in sentence
    assert "懶散" not in sentence


STRANGER: Sheets = {
    "標準目錄": WHOLE["標準目錄"],
    "專查記錄": [VISITS, ("2006-02-10", "專查組", "X9", "F1", "Z1", 4, "")],
    "扣分記錄": [DEDUCTIONS, ("A77", *BADGE[1:]), ("A77", *BADGE[1:])],
}


def test_staff_numbers_nobody_has_are_listed_with_the_first_place(paper: Paper) -> None:
    found = paper.refused(STRANGER)
    assert isinstance(found, refused.StaffNotListed)
    assert set(found.staff) == {"X9", "A77"}
    assert {"X9 (專查記錄 2)", "A77 (扣分記錄 2)"} == set(found.values["places"])  # type: ignore[call-overload]  # a tuple


def test_somebody_from_outside_joins_the_special_team_with_the_import(paper: Paper) -> None:
    sheets = {name: STRANGER[name] for name in ("標準目錄", "專查記錄")}
    kinds = [type(fact).__name__ for fact in paper.take_in(sheets, X9="another-estate")]
    assert kinds == ["SpecialInspectionTeamFormed", "StandardAdopted", "InspectionConducted"]
    people = paper.stage.session.department().people
    assert people.home("X9") == "another-estate"
    assert paper.take_in(sheets, X9="another-estate") == []
    assert paper.take_in(sheets) == []


def inspected(on: str) -> Sheets:
    """Write a paper of one inspection by X9."""
    return {
        "標準目錄": WHOLE["標準目錄"],
        "專查記錄": [VISITS, (on, "專查組", "X9", "F1", "Z1", 4, "")],
    }


def test_an_earlier_quarter_imported_later_lets_the_membership_begin_earlier(paper: Paper) -> None:
    paper.take_in(inspected("2006-02-10"), X9="another-estate")
    paper.file = paper.file.with_name("2005Q4.xlsx")
    for outside in ({}, {"X9": "another-estate"}):
        result = importing(paper.stage, workbook(paper.file, inspected("2005-11-03")), **outside)
        assert set(result.result.new) == {"SpecialInspectionTeamFormed", "InspectionConducted"}
    facts = paper.take_in(inspected("2005-11-03"))
    assert (facts[0].happened_on, facts[0].written_on) == (date(2005, 11, 3), date(2005, 11, 3))
    people = paper.stage.session.department().people
    for on, member in (("2005-11-02", False), ("2005-11-03", True), ("2006-03-01", True)):
        assert people.holds("X9", Role.SPECIAL_TEAM, date.fromisoformat(on)) == member
    assert people.home("X9") == "another-estate"
    assert paper.take_in(inspected("2005-11-03")) == []


def test_a_membership_hr_stated_begins_earlier_only_if_somebody_says_so(paper: Paper) -> None:
    fields = {"members": ({"staff_id": "X9", "home_department": "sales"},), "by": "H1"}
    take(paper.stage, SpecialInspectionTeamFormed, "2006-02-01", recorded="2006-05-02", **fields)
    assert isinstance(paper.refused(inspected("2006-01-10")), refused.RowRefused)
    (formed, *_) = paper.take_in(inspected("2006-01-10"), X9="another-estate")
    assert isinstance(formed, SpecialInspectionTeamFormed)
    assert paper.stage.session.department().people.home("X9") == "sales"


def test_nobody_of_the_department_is_from_outside(paper: Paper) -> None:
    sheets = {**inspected("2006-02-10")}
    sheets["專查記錄"] = [VISITS, ("2006-02-10", "專查組", "A1", "F1", "Z1", 4, "")]
    assert isinstance(paper.refused(sheets, A1="another-estate"), refused.RowRefused)


def test_somebody_from_outside_whom_nothing_names_joins_nothing(paper: Paper) -> None:
    kinds = [type(fact).__name__ for fact in paper.take_in(deductions(BADGE), X9="elsewhere")]
    assert kinds == ["GroomingDeductionRecorded"]


def test_people_of_the_papers_own_roster_are_listed(paper: Paper) -> None:
    facts = paper.take_in({**WHOLE, "扣分記錄": [DEDUCTIONS, ("A13", "2006-02-01", *BADGE[2:])]})
    assert any(isinstance(fact, GroomingDeductionRecorded) for fact in facts)
