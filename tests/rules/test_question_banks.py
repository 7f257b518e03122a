"""A question stands as if the whole bank were judged, however little of it is read (P1-2.5-b)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest

from domain.dossier import Department
from domain.facts.points import ScoreEntryReversed
from domain.facts.questions import BANKS, QuestionConfirmed, QuestionSubmitted
from domain.history import Asked
from domain.rules.question_banks import Banks, standings
from domain.rules.question_reviews import Reviewed
from domain.rules.question_sameness import Contents, Said
from domain.rules.question_standing import Fold, Question, came_at
from domain.values import Quarter
from projections.asking import Asking
from session import Session
from tests.question_bank import QuestionBook
from tests.staging import stage

SPRING, SUMMER, AUTUMN = (Quarter(2006, number) for number in (1, 2, 3))
DAYS = [f"2006-{month:02}-{day}" for month in range(1, 10) for day in (10, 25)]
STEMS = ("甲乙", "甲，乙", "丙丁1.5", "丙丁15", "線路爲何", "綫路為何", "，。")
READINGS: Sequence[Mapping[str, str]] = (
    {},
    {"question.order_key": "claimed_submission_time"},
    {"question.sameness": "exact_text_only"},
    {"question.sameness": "same_answer_point", "question.scope": "all_time_both_banks"},
    {"question.scope": "all_time_both_banks", "question.self_duplicate": "allowed"},
    {"question.scope": "same_month", "question.rejected_first": "revive_next_in_line"},
    {"question.rejected_first": "revive_next_in_line"},
)


def recorded(book: QuestionBook, readings: Mapping[str, str] | None = None) -> Session:
    """Put what a book says of questions into a ledger."""
    on_stage = stage(readings)
    for entry in book.entries:
        if entry.stream.startswith("question-bank/"):
            on_stage.pass_to(entry.recorded_at)
            journal = on_stage.session.journal
            journal.append([entry], journal.size(), frozenset())
    return on_stage.session


def judged_whole(department: Department) -> Mapping[str, Question]:
    """Judge every question of all banks after every other: nothing is left unread."""
    streams = [f"question-bank/{bank}" for bank in BANKS]
    department.history.load(streams)
    submitted = [
        one for name in streams for one in department.history.standing(name, QuestionSubmitted)
    ]
    said = {
        one.fact.id: Said(str(one.fact.month), one.fact.stem, one.fact.answer) for one in submitted
    }
    reviewed = Reviewed(department)
    reviewed.read_back_to(0)
    fold = Fold(department, reviewed, Contents(said))
    for came, entry in sorted((came_at(department, one), one) for one in submitted):
        fold.take(entry, came)
    return fold.found


def any_book(chance: Random) -> QuestionBook:
    """Questions of nine months, many the same, and whatever may become of them."""
    book, asked = QuestionBook(), [""]
    for day, _ in zip(sorted(DAYS * 4), range(60), strict=False):
        one, other = chance.choice(asked), chance.choice(asked)
        match chance.randrange(8) if one and other else 0:
            case 0 | 1 | 2:
                said = {"stem": chance.choice(STEMS), "answer": chance.choice(("乙", "每年一次"))}
                by, bank = chance.choice(("A1", "A2", "F1")), chance.choice(BANKS)
                on = chance.choice((day, day, DAYS[0]))
                asked.append(book.submit(**said, by=by, on=on, bank=bank, recorded=day))
            case 3 | 4:
                book.confirm(one, *chance.choice(((), ("F2", "S"), ("S",))), on=day)
            case 5:
                book.reject(one, on=day)
            case 6:
                book.judge(one, other, on=day)
            case _:
                last = book.entries[-1].fact.id
                book.write(ScoreEntryReversed, day, target=last, reason="by mistake")
    return book


@pytest.mark.parametrize("readings", READINGS, ids=lambda one: " ".join(one.values()))
@pytest.mark.parametrize("seed", range(4))
def test_what_is_asked_for_stands_as_in_the_whole_bank(
    readings: Mapping[str, str], seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - a book, not a key
    session = recorded(any_book(chance), readings)
    whole = judged_whole(session.department())
    banks = Banks(session.department())
    for quarter in chance.sample((SPRING, SUMMER, AUTUMN), 3):
        expected = [one for one in whole.values() if one.fact.month in quarter.months]
        assert list(banks.of(quarter)) == expected
    for name, one in whole.items():
        assert Banks(session.department()).named((name, "unheard")) == {name: one}
    for bank in BANKS:
        found = standings(session.department(), bank)
        assert found.items() <= whole.items()
        assert {name for name, one in whole.items() if one.fact.bank == bank} <= found.keys()


def test_a_repeat_of_a_later_quarter_is_void_unless_the_first_was_rejected_before() -> None:
    book = QuestionBook()
    first, rejected, late = book.submit("甲題"), book.submit("乙題"), book.submit("丙題")
    book.confirm(first)
    book.reject(rejected, on="2006-02-01")
    in_summer = [book.submit(stem, by="A2", on="2006-05-10") for stem in ("甲題", "乙題", "丙題")]
    book.reject(late, on="2006-06-01")
    in_autumn = [book.submit(stem, by="A3", on="2006-08-10") for stem in ("甲題", "乙題", "丙題")]
    banks = Banks(recorded(book).department())
    autumn, summer = banks.named(in_autumn), banks.named(in_summer)
    assert [summer[one].standing for one in in_summer] == ["void", "pending", "void"]
    assert [autumn[one].standing for one in in_autumn] == ["void", "void", "pending"]
    repeated = [one.repeats and one.repeats.fact.id for one in autumn.values()]
    assert repeated == [first, in_summer[1], None]


def test_a_chain_of_judgements_over_quarters_is_followed_to_its_beginning() -> None:
    book = QuestionBook()
    first, second = book.submit("甲題"), book.submit("乙題", on="2006-05-10")
    before = book.submit("丙題", on="2006-05-15")
    book.judge(second, first, on="2006-05-20")
    after = book.submit("丁題", on="2006-08-10")
    book.judge(before, second, on="2006-08-20")
    book.judge(after, second, on="2006-08-20")
    found = Banks(recorded(book).department()).named((before, after))
    assert (found[before].standing, found[after].standing) == ("void", "pending")


def test_confirmations_before_the_questions_asked_for_are_not_read() -> None:
    book = QuestionBook()
    book.confirm(book.submit("甲題"))
    later = book.submit("乙題", on="2006-05-10")
    book.confirm(later, on="2006-05-20")
    department = recorded(book).department()
    (found,) = Banks(department).of(SUMMER)
    assert found.standing == "adopted"
    held = [
        entry.fact
        for _, entries in department.history._excerpts.items()  # noqa: SLF001 - what was read
        for entry in entries
    ]
    assert {one.question_id for one in held if isinstance(one, QuestionConfirmed)} == {later}
    assert {one.id for one in held if isinstance(one, QuestionSubmitted)} == {later}
    assert {f"question-bank/{bank}" for bank in BANKS} <= department.history.streams_read


def test_a_question_not_known_yet_is_none_unless_it_is_to_count_all_the_same() -> None:
    book = QuestionBook()
    first, again = book.submit("甲題"), book.submit("甲題", by="A2", on="2006-05-10")
    session = recorded(book)
    known = session.journal.find(again, session.journal.size())
    assert known is not None
    before = Asking(known_at=str(known.position - 1))
    assert set(Banks(session.ask(before).department()).named((first, again))) == {first}
    including = replace(before, asked=Asked(including=frozenset({again})))
    found = Banks(session.ask(including).department()).named((first, again))
    assert [one.standing for one in found.values()] == ["pending", "void"]
