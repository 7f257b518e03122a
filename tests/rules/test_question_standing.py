"""First come, first adopted; void, rejected, adopted or pending (P1-2.5-b, -c, P1-2.7-c)."""

import pytest

from domain.facts.points import ScoreEntryReversed
from domain.facts.questions import QuestionConfirmed
from domain.history import Asked
from domain.rules.question_banks import standings
from tests.question_bank import QuestionBook

STEM = "下列句子有語病的一項是"


def test_an_empty_bank_holds_no_question() -> None:
    assert standings(QuestionBook().department, "document_writing") == {}


@pytest.mark.parametrize(
    ("people", "standing", "awaits"),
    [
        ((), "pending", ("foreman", "supervisor")),
        (("F1",), "pending", ("supervisor",)),
        (("S",), "pending", ("foreman",)),
        (("D", "S"), "pending", ("foreman",)),
        (("F2", "S"), "adopted", ()),
        (("S", "F1"), "adopted", ()),
    ],
)
def test_an_assistants_question_needs_a_foreman_and_the_supervisor(
    people: tuple[str, ...], standing: str, awaits: tuple[str, ...]
) -> None:
    book = QuestionBook()
    one = book.submit(STEM)
    for by in people:
        book.confirm(one, by)
    assert (book.question(one).standing, book.question(one).awaits) == (standing, awaits)


@pytest.mark.parametrize(
    ("people", "standing"),
    [
        (("F1", "S"), "pending"),
        (("F2", "S"), "adopted"),
        (("D", "S"), "adopted"),
        (("D", "F2"), "pending"),
    ],
)
def test_a_foremans_question_needs_another_foreman_or_the_deputy_and_the_supervisor(
    people: tuple[str, ...], standing: str
) -> None:
    book = QuestionBook()
    one = book.submit(STEM, by="F1")
    book.confirm(one, *people)
    assert book.stand(one) == standing


def test_the_later_of_two_identical_questions_is_void_and_names_the_first() -> None:
    book = QuestionBook()
    first, other, later = book.submit(STEM), book.submit("請改錯"), book.submit(STEM, by="A2")
    assert book.stand(first, other, later) == "pending pending void"
    repeats = book.question(later).repeats
    assert repeats is not None
    assert repeats.fact.id == first


def test_of_three_identical_questions_both_later_ones_repeat_the_first() -> None:
    book = QuestionBook()
    first, *later = [book.submit(STEM, by=by) for by in ("A1", "A2", "A3")]
    found = [book.question(one).repeats for one in later]
    assert [one.fact.id for one in found if one] == [first, first]


def test_a_void_question_stays_void_whoever_confirmed_or_rejected_it() -> None:
    book = QuestionBook()
    book.submit(STEM)
    confirmed, rejected = book.submit(STEM, by="A2"), book.submit(STEM, by="A3")
    book.confirm(confirmed)
    book.reject(rejected)
    assert book.stand(confirmed, rejected) == "void void"


def test_a_rejected_question_stays_rejected_whoever_confirmed_it() -> None:
    book = QuestionBook()
    one = book.submit(STEM)
    book.confirm(one)
    book.reject(one)
    assert book.stand(one) == "rejected"


def test_the_other_bank_has_questions_of_its_own() -> None:
    book = QuestionBook()
    first, other = book.submit(STEM), book.submit(STEM, by="A2", bank="property_knowledge")
    assert book.stand(first, other) == "pending pending"


def test_a_question_of_years_ago_is_still_the_first() -> None:
    book = QuestionBook()
    first, later = book.submit(STEM, on="2004-03-01"), book.submit(STEM, on="2006-01-05")
    assert book.stand(first, later) == "pending void"


def test_a_judgement_makes_void_what_reads_otherwise() -> None:
    book = QuestionBook()
    first, later = book.submit("業主大會幾年一次"), book.submit("多久召開業主大會", by="A2")
    book.confirm(later)
    judged = book.judge(later, first)
    assert book.stand(first, later) == "pending void"
    assert [entry.fact.id for entry in book.question(later).reviews] == [judged]


def test_a_judgement_that_names_a_later_question_makes_nothing_void() -> None:
    book = QuestionBook()
    first, later = book.submit("業主大會幾年一次"), book.submit("多久召開業主大會", by="A2")
    book.judge(first, later)
    assert book.stand(first, later) == "pending pending"


def test_what_was_judged_void_before_no_longer_stands_against_a_later_one() -> None:
    book = QuestionBook()
    first, second = book.submit("業主大會幾年一次"), book.submit(STEM, by="A2")
    early = book.submit(STEM, by="A3")
    book.judge(second, first)
    late = book.submit(STEM, by="A4", on="2006-01-25")
    # The second was pending when the early one came in, and void when the late one did.
    assert book.stand(second, early, late) == "void void pending"


@pytest.mark.parametrize("withdraw", ["rejection", "confirmation", "judgement"])
def test_a_review_that_was_reversed_no_longer_counts(withdraw: str) -> None:
    book = QuestionBook()
    first, one = book.submit("業主大會幾年一次"), book.submit(STEM, by="A2")
    match withdraw:
        case "rejection":
            target = book.reject(one)
        case "judgement":
            target = book.judge(one, first)
        case _:
            book.confirm(one)
            target = book.entries[-1].fact.id
    assert book.stand(one) != "pending"
    book.write(ScoreEntryReversed, "2006-01-25", by="F1", target=target, reason="a mistake")
    assert book.stand(one) == "pending"


def test_without_the_first_question_the_next_one_takes_its_place() -> None:
    book = QuestionBook()
    first, second, third = [book.submit(STEM, by=by) for by in ("A1", "A2", "A3")]
    book.asked = Asked(without=frozenset({first}))
    assert book.stand(second, third) == "pending void"


def test_a_claim_without_an_hour_claims_no_more_than_the_end_of_its_day() -> None:
    book = QuestionBook({"question.order_key": "claimed_submission_time"})
    day = book.submit(STEM, on="2006-01-05")
    hour = book.submit(STEM, on="2006-01-05 17:00", by="A2")
    before = book.submit(STEM, on="2006-01-04", by="A3")
    assert book.stand(day, hour, before) == "void void pending"


def test_what_was_rejected_before_it_was_judged_counts_from_its_rejection_on() -> None:
    book = QuestionBook()
    first, second = book.submit("業主大會幾年一次"), book.submit(STEM, by="A2")
    book.reject(second, on="2006-01-10")
    between = book.submit(STEM, by="A3", on="2006-01-12")
    book.judge(second, first, on="2006-01-20")
    assert book.stand(second, between) == "void pending"


def test_of_several_earlier_questions_the_first_is_the_one_repeated() -> None:
    book = QuestionBook()
    oldest = book.submit("業主大會幾年一次")
    book.submit(STEM, by="A2")
    later = book.submit(STEM, by="A3")
    book.judge(later, oldest)
    repeats = book.question(later).repeats
    assert repeats is not None
    assert repeats.fact.id == oldest


def test_an_assistant_who_became_foreman_never_confirms_the_own_question() -> None:
    book = QuestionBook({"question.foreman_own": "self_allowed"})
    one = book.submit(STEM)
    fields = {"question_id": one, "by": "A1", "role": "foreman"}
    book.write(QuestionConfirmed, "2006-01-20", **fields)
    book.confirm(one, "S")
    assert book.stand(one) == "pending"


def test_a_question_is_adopted_by_the_first_confirmation_of_each() -> None:
    book = QuestionBook()
    one = book.submit(STEM)
    book.confirm(one)
    book.confirm(one, "F2", on="2006-02-02")
    assert str(book.question(one).adopted_on) == "2006-01-20"
