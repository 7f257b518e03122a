"""A paper may be imported again: what is known is passed over, what was changed is refused.

Design section 6: rows that read as before are known; equal rows are as many facts as rows.
"""

from pathlib import Path

import pytest

from domain.facts.exams import KnowledgeExamMarked
from domain.facts.points import ScoreEntryReversed
from domain.refusals import paper as refused
from domain.wording import LANGUAGES, render
from tests.commands.workbooks import (
    BADGE,
    KNOWLEDGE,
    MARK,
    WHOLE,
    Paper,
    deductions,
    faults,
    workbook,
)
from tests.staging import take


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


def test_an_unchanged_paper_records_nothing_the_second_time(paper: Paper) -> None:
    first = paper.take_in(WHOLE)
    # Engaged, graded, a catalogue, a mark, a deduction, a visit.
    assert len(first) == 6
    assert paper.take_in(WHOLE) == []
    assert paper.known(WHOLE) == 6


def test_the_same_rows_from_another_file_are_known_too(paper: Paper) -> None:
    paper.take_in(WHOLE)
    paper.file = paper.file.with_name("copy.xlsx")
    assert paper.take_in(WHOLE) == []


def test_the_rows_of_one_fact_may_stand_in_another_order(paper: Paper) -> None:
    paper.take_in(WHOLE)
    head, *rows = WHOLE["專查記錄"]
    assert paper.take_in({**WHOLE, "專查記錄": [head, *reversed(rows)]}) == []


def test_new_rows_beside_known_ones_are_recorded(paper: Paper) -> None:
    paper.take_in(deductions(BADGE))
    other = ("A2", *BADGE[1:])
    (fact,) = paper.take_in(deductions(BADGE, other))
    assert getattr(fact, "staff_id", None) == "A2"


def test_two_equal_rows_are_two_facts_and_stay_two(paper: Paper) -> None:
    assert len(paper.take_in(deductions(BADGE, BADGE))) == 2
    assert paper.take_in(deductions(BADGE, BADGE)) == []
    assert len(paper.take_in(deductions(BADGE, BADGE, BADGE))) == 1
    assert paper.take_in(deductions(BADGE)) == []


def test_a_changed_row_is_refused_with_both_versions(paper: Paper) -> None:
    (before,) = paper.take_in(deductions(BADGE))
    changed = (*BADGE[:4], 5, *BADGE[5:])
    found = paper.refused(deductions(changed))
    assert isinstance(found, refused.RowChanged)
    assert (found.values["sheet"], found.values["row"]) == ("扣分記錄", 2)
    assert before.id in str(found.values["entry"]) or "@" in str(found.values["entry"])
    for language, points in zip(LANGUAGES, ("points", "扣分"), strict=True):
        sentence = render(found.message, language)
        assert f"{points} 2" in sentence
        assert f"{points} 5" in sentence


def test_a_changed_row_beside_its_twin_is_the_one_that_is_left(paper: Paper) -> None:
    paper.take_in(deductions(BADGE, BADGE))
    changed = (*BADGE[:4], 5, *BADGE[5:])
    assert isinstance(paper.refused(deductions(BADGE, changed)), refused.RowChanged)


def test_every_changed_row_is_named(paper: Paper) -> None:
    paper.take_in({"物業知識考核": [KNOWLEDGE, MARK, ("A2", *MARK[1:])]})
    rows = [("A1", *MARK[1:3], 60, "S"), ("A2", *MARK[1:3], 61, "S")]
    found = paper.refused({"物業知識考核": [KNOWLEDGE, *rows]})
    assert [fault.values["row"] for fault in faults(found)] == [2, 3]


def test_a_row_that_was_reversed_may_be_imported_corrected(paper: Paper) -> None:
    (before,) = paper.take_in({"物業知識考核": [KNOWLEDGE, MARK]})
    fields = {"by": "H1", "target": before.id, "reason": "a slip of the pen"}
    take(paper.stage, ScoreEntryReversed, "2006-05-02", **fields)
    (after,) = paper.take_in({"物業知識考核": [KNOWLEDGE, ("A1", *MARK[1:3], 60, "S")]})
    assert isinstance(after, KnowledgeExamMarked)
    assert str(after.mark) == "60"


def test_what_somebody_recorded_by_hand_is_known(paper: Paper) -> None:
    fields = {"staff_id": "A1", "mark": "92.5", "happened_on": "2006-02-14"}
    take(paper.stage, KnowledgeExamMarked, "2006-02-14", recorded="2006-05-02", **fields)
    assert paper.take_in({"物業知識考核": [KNOWLEDGE, MARK]}) == []


def test_a_row_that_may_not_be_recorded_is_named_with_its_reason(paper: Paper) -> None:
    rows = [("A1", *BADGE[1:6], "F2"), BADGE, ("A1", *BADGE[1:6], "A2")]
    found = paper.refused(deductions(*rows))
    told = [(fault.values["row"], fault.exit_code) for fault in faults(found)]
    assert told == [(2, 5), (4, 5)]
    assert all("P1-2.1-b" in render(fault.message, "en") for fault in faults(found))


def test_a_row_with_a_mark_out_of_range_is_named(paper: Paper) -> None:
    found = paper.refused({"物業知識考核": [KNOWLEDGE, ("A1", *MARK[1:3], 101, "S")]})
    assert (found.values.get("sheet"), found.values.get("row")) == ("物業知識考核", 2)
    # 滿分100分 (P1-2.7-b): the cell, what stands there, what was expected, and by which clause.
    english = "物業知識考核, D2: “101” is not 100 or less (P1-2.7-b). Correct the cell."
    assert render(found.message, "en") == english
    chinese = "物業知識考核的D2：「101」不是不大於100的數（P1-2.7-b）。請改正該格。"
    assert render(found.message, "zh-Hant") == chinese


def test_looking_first_records_nothing_and_tells_whose_score_changes(paper: Paper) -> None:
    size = paper.stage.session.journal.size()
    told: list[tuple[int, int]] = []
    file = workbook(paper.file, WHOLE)
    session = paper.stage.session
    decided = session.importing(file, outside={}, progress=lambda done, of: told.append((done, of)))
    assert session.journal.size() == size
    assert told == [(number, 6) for number in range(1, 7)]
    assert sum(decided.result.new.values()) == 6
