"""Edges of readings beside their defaults: nothing on record, nobody named, erased (H.2)."""

from domain.facts.envelope import ERASED
from domain.facts.exams import DocumentWritingExamHeld, ScriptHandedIn
from domain.facts.organisation import DutyShiftAssigned
from domain.rules.annual_score import annual_score
from domain.rules.attitude import attitude
from domain.rules.exam_marks import exam_mark
from domain.rules.inspections import foreman_penalties
from domain.rules.scores import Scores
from domain.rules.team_mean import team_mean
from tests.builders import Book
from tests.cast import Q1, shown

TALLY = {"attitude.tally_mismatch": "tally_prevails"}


def rated(book: Book) -> str:
    return shown(attitude(book.dossier()).score)


def test_what_a_tally_does_not_state_is_missing() -> None:
    book = Book({**TALLY, "attitude.missing_part": "missing_is_zero"})
    for rater, score in (("S", 9), ("F1", 8), ("A2", 7)):
        book.form(rater, score)
    book.tally(supervisor_score=9, foreman_score=8, forms_counted=2)
    assert rated(book) == "6.8"  # 0.4·9 + 0.4·8, and no members.


def test_where_what_a_tally_stated_was_erased_the_forms_are_there() -> None:
    book = Book(TALLY)
    for rater, score in (("S", 9), ("F1", 8), ("A2", 7)):
        book.form(rater, score)
    book.tally(supervisor_score=ERASED, foreman_score=8, member_average=9, forms_counted=3)
    assert rated(book) == "8.6"  # 0.4·9 + 0.4·8 + 0.2·9.


def test_where_nobody_of_the_team_has_a_part_the_others_are_weighed_up() -> None:
    book = Book({"attitude.missing_part": "missing_is_team_mean"})
    book.form("S", 8)
    book.form("F1", 6)
    assert rated(book) == "7"


def written(readings: dict[str, str], held: str | None, handed_in: str | None) -> str:
    book = Book(readings)
    fields = {"exam_id": "document", "for_quarter": Q1, "topic": "a notice", "announced_by": "S"}
    if held:
        book.write(DocumentWritingExamHeld, held, reference_standard="GB", **fields)
    if handed_in:
        named = {"exam_id": "document", "script_ref": "d"}
        book.write(ScriptHandedIn, handed_in, staff="A1", **named)
    for rater in ("S", "H1"):
        book.document(rater)
    return shown(exam_mark(book.dossier(), "document").value)


def test_a_script_is_late_only_where_both_moments_are_on_record() -> None:
    late = {"docexam.overtime": "zero"}
    begun, ended = "2006-01-10T09:00:00+08:00", "2006-01-10T10:00:00+08:00"
    assert written(late, begun, ended) == "0"
    for held, handed_in in ((None, ended), (begun, None), ("2006-01-10", ended)):
        assert written(late, held, handed_in) == "100"


def test_an_awaited_mark_is_awaited_however_late_the_script() -> None:
    book = Book({"docexam.overtime": "zero"})
    book.document("S")
    assert exam_mark(book.dossier(), "document").value is None


def test_a_shift_named_by_the_day_covers_its_days() -> None:
    book = Book({"inspection.two_duty_foremen": "named_shift_leader_only"})
    shift = {"duty_foreman_id": "F2", "end_at": "2006-03-01"}
    book.write(DutyShiftAssigned, "2006-02-28", **shift)
    book.inspect(31, duty=("F1", "F2"), on="2006-03-01")
    assert [bool(foreman_penalties(book.dossier(one))) for one in ("F1", "F2")] == [False, True]


def test_a_team_without_inspections_loses_nothing_by_them() -> None:
    book = Book({"team.inspection_effect": "subtract_mean_inspection_deduction"})
    book.marks(80, 80, 80)
    found = team_mean(Scores(book.department), "T1", Q1)
    assert (shown(found.mean), len(found.taken)) == ("80", 0)
    book.inspect(8)
    found = team_mean(Scores(book.department), "T1", Q1)
    assert (shown(found.mean), len(found.taken)) == ("72", 1)
    assert found.taken[0].entries[0] in found.entries


def yearly(book: Book) -> str:
    return shown(annual_score(book.department, "A1", 2006).score)


def test_a_year_on_annual_means_needs_a_mark_of_each_subject() -> None:
    book = Book({"score.period": "year"})
    book.knowledge(80)
    assert yearly(book) == "-"


def test_a_cancelled_quarter_gives_zeros_to_the_annual_means_or_is_left_out() -> None:
    for reading, expected in (("include_zero", "40"), ("exclude_quarter", "80")):
        book = Book({"score.period": "year", "score.annual_disqualified_quarter": reading})
        book.marks(80, 80, 80)
        book.marks(90, 90, 90, of=Q1.following)
        book.cheat("2006-05-10")
        assert yearly(book) == expected


def test_a_year_on_annual_means_may_end_below_zero_and_counts_forms_where_there_are() -> None:
    book = Book({"score.period": "year", "score.floor": "none"})
    book.marks(20, 20, 0)  # 10 + 5 + 0
    for rater in ("S", "F1", "A2"):
        book.form(rater, 5)
    book.deduct(40)
    assert yearly(book) == "-20"


def test_a_foreman_who_is_his_assistants_mean_has_the_mean_of_his_quarters() -> None:
    book = Book({"score.period": "year", "score.foreman_formula": "foreman_score_is_team_mean"})
    book.marks(80, 80, 80, "A1")
    assert shown(annual_score(book.department, "F1", 2006).score) == "80"
