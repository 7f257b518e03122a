"""What a month shows of the bank: questions, who owes some, papers, what to look at."""

from datetime import date

import pytest

from domain.facts.questions import Bank, ExamPaperComposed, QuestionConfirmed, QuestionSubmitted
from domain.facts.standards import PolicyOptionSet
from domain.history import Asked
from domain.values import Month
from domain.wording import render
from projections.question_bank import BankMonth, Wanted, question_bank
from projections.question_remarks import question_remarks
from tests.cast import FOUNDED
from tests.question_bank import JANUARY, QuestionBook

STEM = "下列句子有語病的一項是"
IN_JANUARY, IN_FEBRUARY = date(2006, 1, 31), date(2006, 2, 1)


def look(book: QuestionBook, today: date = IN_FEBRUARY, **wanted: object) -> BankMonth:
    """Look at the bank on a day."""
    return question_bank(book.department, today, Wanted(**wanted))  # type: ignore[arg-type]  # what a test says


def ids(found: BankMonth) -> list[str]:
    return [one.question.fact.id for one in found.listed]


def told(found: BankMonth) -> list[str]:
    return [render(one.message, "en") for one in found.findings]


def test_an_empty_bank_lists_nothing_and_everybody_who_owes() -> None:
    found = look(QuestionBook(), IN_JANUARY)
    assert (found.month, found.listed, found.over, found.findings) == (JANUARY, (), False, ())
    assert len(found.quotas) == 2 * 14


def test_left_out_the_month_is_todays_and_what_waits_is_listed_however_old() -> None:
    book = QuestionBook()
    done, waits = book.submit("甲題"), book.submit("乙題完全不同")
    book.confirm(done)
    new = book.submit("丙題另有一說", on="2006-02-01")
    assert ids(look(book)) == [waits, new]
    assert ids(look(book, month=JANUARY)) == [done, waits]


@pytest.mark.parametrize(
    ("bank", "person", "listed"),
    [
        ("document_writing", None, [0, 1]),
        ("property_knowledge", None, [2]),
        (None, "A1", [0, 2]),
        ("document_writing", "A2", [1]),
        (None, "A3", []),
    ],
)
def test_only_the_bank_and_the_person_asked_for(
    bank: Bank | None, person: str | None, listed: list[int]
) -> None:
    book = QuestionBook()
    made = [book.submit("甲題"), book.submit("乙題另有一說", by="A2")]
    made.append(book.submit("丙題", bank="property_knowledge"))
    found = look(book, IN_JANUARY, bank=bank, person=person)
    assert ids(found) == [made[number] for number in listed]
    assert {one.bank for one in found.quotas} <= {bank or one.bank for one in found.quotas}
    assert {one.staff_id for one in found.quotas} == ({person} if person else {*found_staff(book)})


def found_staff(book: QuestionBook) -> list[str]:
    return [one.staff_id for one in look(book, IN_JANUARY).quotas]


def test_where_both_banks_are_one_a_question_is_listed_once() -> None:
    book = QuestionBook({"question.scope": "all_time_both_banks"})
    one, other = book.submit("甲題"), book.submit("乙題另有一說", bank="property_knowledge")
    assert ids(look(book, IN_JANUARY)) == [one, other]


def test_fewer_than_ten_is_found_once_the_month_is_over() -> None:
    book = QuestionBook()
    book.adopted(9)
    book.adopted(10, bank="property_knowledge")
    assert told(look(book, IN_JANUARY, person="A1")) == []
    found = look(book, month=JANUARY, person="A1")
    assert told(found) == ["A1, 2006-01: 9 of 10 questions, document writing"]
    assert [one.clause for one in found.findings] == ["P1-2.5-a"]
    assert len(found.findings[0].entries) == 9


def test_who_gave_none_is_found_too_on_the_regulations_own_entry() -> None:
    found = look(QuestionBook(), month=JANUARY, person="A1")
    assert len(found.findings) == 2
    assert [entry.position for entry in found.findings[0].entries] == [2]


def test_where_both_banks_count_together_one_finding_says_so() -> None:
    book = QuestionBook({"question.two_banks": "ten_in_total"})
    book.adopted(5)
    book.adopted(4, bank="property_knowledge")
    found = look(book, month=JANUARY, person="A1")
    assert told(found) == ["A1, 2006-01: 9 of 10 questions in both banks together"]


def test_a_question_recorded_after_the_month_it_names_is_found() -> None:
    book = QuestionBook()
    book.submit("當日記錄的題目", on="2006-01-31", recorded="2006-01-31")
    book.submit(STEM, on="2006-01-31", recorded="2006-02-01")
    late = [one for one in told(look(book, month=JANUARY, person="A1")) if "recorded" in one]
    assert len(late) == 1
    assert "submitted for 2006-01, recorded on 2006-02-01" in late[0]


def paper(book: QuestionBook, subject: str, *questions: str) -> None:
    method = {"document": "writing_2006", "knowledge": "written"}[subject]
    fields = {"exam_id": subject, "subject": subject, "method": method, "composed_by": ("S",)}
    set_for = {"for_quarter": "2006Q1", "question_ids": questions, "role": "supervisor"}
    book.write(ExamPaperComposed, "2006-02-01", **fields, **set_for)


def test_a_paper_names_the_authors_of_its_questions() -> None:
    book = QuestionBook()
    asked = [book.submit("甲題", by="A2"), book.submit("乙題另有一說")]
    for one in asked:
        book.confirm(one)
    paper(book, "document", *asked)
    found = look(book, bank="document_writing")
    assert [one.authors for one in found.papers] == [("A1", "A2")]
    assert told(found) == []
    assert look(book, bank="property_knowledge").papers == ()


def test_a_paper_whose_question_fell_or_that_has_none_is_found() -> None:
    book = QuestionBook()
    first, asked = book.submit("哪一句有語病"), book.submit(STEM, by="A2")
    book.confirm(asked)
    paper(book, "document", asked)
    paper(book, "knowledge")
    book.judge(asked, first, on="2006-02-03")
    found = look(book)
    assert [one.clause for one in found.findings] == ["P1-2.5-d", "P1-2.7-d"]
    assert "which is void" in told(found)[0]


@pytest.mark.parametrize(
    ("other", "percent"),
    [
        ("甲乙丙丁戊己庚辛壬癸", []),
        ("一二三四五六七子丑寅", [70]),
        ("一二三四五六子丑寅卯", []),
    ],
)
def test_an_earlier_question_is_shown_from_seven_signs_in_ten_on(
    other: str, percent: list[int]
) -> None:
    book = QuestionBook()
    book.submit(other, by="A2")
    waits = book.submit("一二三四五六七八九十")
    (listed,) = [one for one in look(book).listed if one.question.fact.id == waits]
    assert [one.percent for one in listed.alike] == percent


def test_what_is_void_or_came_later_is_not_shown_beside_a_question() -> None:
    book = QuestionBook()
    first, again = book.submit(STEM), book.submit(STEM, by="A2")
    later = book.submit("下列句子沒有語病的一項是", by="A3", on="2006-01-06")
    by_id = {one.question.fact.id: one.alike for one in look(book).listed}
    assert again not in by_id
    assert by_id[first] == ()
    # Twice the 11 signs they share, of 11 and 12: 22/23 = 95.65 %.
    assert [(one.question.fact.id, one.percent) for one in by_id[later]] == [(first, 95)]


def remarks(book: QuestionBook) -> list[str]:
    """What is said before the last entry is recorded."""
    fact = book.entries[-1].fact
    assert isinstance(fact, QuestionSubmitted | QuestionConfirmed | PolicyOptionSet)
    return [render(one, "en") for one in question_remarks(book.department, (fact,))]


def test_whoever_confirms_is_told_what_reads_alike_and_what_follows() -> None:
    book = QuestionBook()
    book.submit("下列句子沒有語病的一項是", by="A2")
    alike = f"It reads like {book.entries[-1]}, 95 %: 下列句子沒有語病的一項是"
    question = book.submit(STEM)
    assert remarks(book) == [alike]
    book.confirm(question, "F1")
    assert remarks(book) == [alike]
    book.confirm(question, "S")
    assert remarks(book) == ["With this the question is adopted.", alike]


def test_whoever_submits_a_repeat_is_told_so() -> None:
    book = QuestionBook()
    book.submit(STEM)
    book.submit(STEM, by="A2")
    (said,) = remarks(book)
    assert said.startswith("This question is void as it stands")
    assert said.endswith("by A1 (P1-2.5-b).")


def test_of_what_is_no_question_nothing_is_said() -> None:
    book = QuestionBook()
    fields = {"key": "score.floor", "value": "none", "effective_from": FOUNDED, "reason": "x"}
    book.write(PolicyOptionSet, FOUNDED, by="H1", **fields)
    assert remarks(book) == []


def test_as_of_an_earlier_day_what_came_after_it_is_not_there() -> None:
    book = QuestionBook()
    question = book.submit(STEM)
    book.confirm(question, on="2006-01-20")
    book.asked = Asked(effective_at=date(2006, 1, 19))
    assert [one.question.standing for one in look(book).listed] == ["pending"]
    assert look(book, month=Month(2006, 3)).month == Month(2006, 3)
