"""``kaozheng questions``: how questions stand, as people and as programs read it."""

from typing import Any

import pytest

from cli_speech import speak
from tests.cli.conftest import Run

PEOPLE = (
    ("S01", "supervisor", ()),
    ("F1", "foreman", ("--team-id", "T1")),
    ("A1", "customer_assistant", ("--team-id", "T1")),
    ("A2", "customer_assistant", ("--team-id", "T1")),
)
STEMS = (
    ("A1", "下列句子有語病的一項是"),
    ("A2", "下列句子，有語病的一項是"),
    ("A2", "下列句子沒有語病的一項是"),
)


def recorded(run: Run, by: str, *arguments: str) -> str:
    ended = run("--as", by, "record", *arguments, "--yes")
    assert ended.code == 0, ended.err
    return ended.out


@pytest.fixture
def bank(opened: Run) -> Run:
    """A department whose assistants submitted three questions: @7, its repeat, and @9."""
    for staff, position, more in PEOPLE:
        fields = ("--staff-id", staff, "--name", staff, "--position", position, *more)
        recorded(opened, "H01", "staff-member-engaged", *fields, "--on", "2006-01-01")
    for by, stem in STEMS:
        fields = ("--bank", "document_writing", "--stem", stem, "--answer", "乙")
        recorded(opened, by, "question-submitted", *fields)
    return opened


def confirm(run: Run, by: str, question: str) -> str:
    return recorded(run, by, "question-confirmed", "--question-id", question)


def test_every_question_says_how_it_stands_and_who_must_confirm_it(bank: Run) -> None:
    for by in ("F1", "S01"):
        confirm(bank, by, "@7")
    confirm(bank, "F1", "@9")
    told = bank("questions").out
    for words in (
        "@7  document writing",
        "by A1: adopted",
        "confirmed by F1, S01",
        "by A2: void",
        "repeats @7 by A1 (P1-2.5-b)",
        "by A2: pending",
        "to be confirmed by the supervisor",
        "reads like @7, 95 %: 下列句子有語病的一項是",
        "A1     1 of 1 so far",
        "A2     0 of 2 so far",
    ):
        assert words in told


def test_whoever_confirms_sees_what_reads_alike_before_saying_yes(bank: Run) -> None:
    told = confirm(bank, "F1", "@9")
    assert "It reads like shunbi@7, 95 %" in told
    assert told.index("reads like") < told.index("Recorded")


def test_a_month_that_is_over_shows_who_gave_too_few_in_both_languages(bank: Run) -> None:
    asked = ("questions", "--month", "2006-01", "--person", "A1")
    told = bank(*asked).out
    assert "A1, 2006-01: 0 of 10 questions, document writing  [P1-2.5-a] @2" in told
    assert "No question." in told
    speak("zh-Hant")
    chinese = bank(*asked).out
    assert "待查事項" in chinese
    assert "A1於2006-01提供0道公文寫作試題，應有10道" in chinese


def test_data_has_every_question_and_every_quota(bank: Run) -> None:
    confirm(bank, "F1", "@9")
    data: Any = bank("questions", "--bank", "document_writing", "--json").data()
    standings = [(one["entry"], one["standing"]) for one in data["questions"]]
    assert standings == [("shunbi@7", "pending"), ("shunbi@8", "void"), ("shunbi@9", "pending")]
    waiting = data["questions"][2]
    assert waiting["awaits"] == ["supervisor"]
    assert [one["percent"] for one in waiting["alike"]] == [95]
    assert data["questions"][1]["repeats"] == data["questions"][0]["question_id"]
    first = next(one for one in data["quotas"] if one["staff_id"] == "A1")
    told = {"submitted": 1, "count": 0, "least": 10, "met": False}
    assert first == {"staff_id": "A1", "bank": "document_writing", **told}


def test_what_was_known_before_and_other_readings_are_asked_the_same_way(bank: Run) -> None:
    data: Any = bank("questions", "--known-at", "@7", "--json").data()
    assert [one["entry"] for one in data["questions"]] == ["shunbi@7"]
    exact = ("--reading", "question.sameness=exact_text_only")
    data = bank("questions", *exact, "--json").data()
    assert {one["standing"] for one in data["questions"]} == {"pending"}


def test_reviews_papers_and_findings_are_told(bank: Run) -> None:
    judged = ("--question-id", "@9", "--duplicate-of", "@7", "--reason", "same point")
    for by in ("F1", "S01"):
        confirm(bank, by, "@9")
    month = bank("questions", "--json").data()["month"]  # type: ignore[index]  # a JSON document
    quarter = f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"
    paper = ("--exam-id", "d1", "--subject", "document", "--method", "writing_2006")
    made = (*paper, "--for-quarter", quarter, "--question-ids", "@9", "--with", "H01")
    recorded(bank, "S01", "exam-paper-composed", *made)
    recorded(bank, "S01", "exam-paper-composed", "--exam-id", "t1", "--subject", "typing",
             "--method", "typing", "--for-quarter", quarter)  # fmt: skip
    recorded(bank, "F1", "question-judged-duplicate", *judged)
    recorded(bank, "F1", "question-rejected", "--question-id", "@7", "--reason", "too easy")
    told = bank("questions").out
    for words in (
        "judged the same by F1: same point",
        "rejected by F1: too easy",
        "d1: Document exam, 1 question, by the authors A2",
        "t1: Typing test, no question of the bank",
        "The paper d1 holds shunbi@9, which is void  [P1-2.5-d]",
    ):
        assert words in told
    data: Any = bank("questions", "--json").data()
    assert [one["authors"] for one in data["papers"]] == [["A2"], []]
    assert [one["clause"] for one in data["findings"]] == ["P1-2.5-d"]
    together = ("--reading", "question.two_banks=ten_in_total")
    assert "in both banks together" in bank("questions", *together).out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--month", "2006-13"), 2, "“2006-13” is no month"),
        (("--person", "A9"), 3, "Nobody has the staff number A9"),
        (("--bank", "typing"), 2, "typing"),
    ],
)
def test_what_cannot_be_asked_is_said_plainly(
    opened: Run, arguments: tuple[str, ...], code: int, told: str
) -> None:
    ended = opened("questions", *arguments)
    assert ended.code == code
    assert told in ended.err
