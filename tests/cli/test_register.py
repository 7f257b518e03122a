"""``kaozheng register`` and ``docket``: in both languages, within 80 columns, and as data."""

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from cli_speech import speak
from domain.values import Quarter
from domain.wording import LANGUAGES, Language, say
from projections.footing import Footing
from projections.register import Register, Registered
from reports.register_table import register_table
from reports.terminal import Page
from tests.builders import Book
from tests.cli.conftest import Run


@pytest.fixture
def asked(imported: Run) -> Run:
    """A department in which A05 asked for an explanation, and appealed against interference."""
    explained = ("explanation-requested", "--about", "2006Q1", "--text", "why so few points?")
    work = ("--work-item-id", "w1", "--planned-completion-on", "2099-05-20")
    hindered = ("interference-appeal-lodged", *work, "--interfering-party", "X", "--effect", "late")
    for fields in ((*explained, "--staff-id", "A05"), hindered):
        ended = imported("--as", "A05", "record", *fields, "--yes")
        assert ended.code == 0, ended.err
    return imported


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command", [("register",), ("docket", "--all")], ids=["register", "docket"]
)
def test_the_page_keeps_to_eighty_columns(
    asked: Run, language: Language, command: tuple[str, ...]
) -> None:
    speak(language)
    told = asked("--as", "H01", *command)
    assert told.code == 0, told.err
    assert [line for line in told.out.splitlines() if cell_len(line) > 80] == []
    assert "{" not in told.out
    assert "A05" in told.out


def test_the_data_name_every_register_with_its_clause(asked: Run) -> None:
    told = asked("register", "--json").data()
    assert isinstance(told, dict)
    found = [(one["register"], one["clause"], len(one["lines"])) for one in told["registers"]]
    assert found == [
        ("appeals", "P1-3.7-g", 1),
        ("adjustments", "P1-2.12", 0),
        ("discretion", "P1-3.5-g", 0),
    ]
    (line,) = told["registers"][0]["lines"]
    assert (line["number"], line["staff"]) == (None, ["A05"])


def test_the_docket_in_chinese_puts_a_clause_between_chinese_brackets(asked: Run) -> None:
    speak("zh-Hant")
    told = asked("docket", "--all").out
    assert "（P1-" in told
    assert "(P1-" not in told


def test_the_docket_as_data_has_the_kind_of_each_appeal_and_the_explanations(asked: Run) -> None:
    told = asked("docket", "--json").data()
    assert isinstance(told, dict)
    (appeal,) = told["appeals"]
    assert (appeal["kind"], appeal["work_item_id"], appeal["in_time"]) == (
        "interference",
        "w1",
        False,
    )
    (explanation,) = told["explanations"]
    assert (explanation["staff_id"], explanation["given_on"]) == ("A05", None)


@pytest.mark.parametrize(
    ("options", "code"),
    [(("--quarter", "2006Q9"), 2), (("--person", "X99"), 3)],
    ids=["quarter", "person"],
)
def test_a_wrong_quarter_or_an_unknown_person_is_refused(
    opened: Run, options: tuple[str, ...], code: int
) -> None:
    ended = opened("register", *options)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_an_empty_department_has_empty_registers(opened: Run) -> None:
    told = opened("register")
    assert told.code == 0
    assert told.out.count("0 lines") == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
def test_a_line_of_many_entries_folds_and_cuts_no_word(language: Language, width: int) -> None:
    entries = tuple(replace(Book().deduct(1), position=3032 + place) for place in range(7))
    what = say("register.taken_back", entry="2006Q3")
    line = Registered(
        *("2006-001", date(2006, 10, 18), "A07", ("A07",), Quarter(2006, 3)),
        what=what,
        clause="P1-3.7-e",
        reason="七月暴雨，車庫水浸，全員連日搶險",
        entries=entries,
    )
    kept = (Register("appeals", (line,), ()),)
    told = register_table(Page(language, width), kept, Footing((), {}))
    assert [one for one in told.splitlines() if cell_len(one) > width] == []
    for word in ("2006-001", "2006-10-18", "P1-3.7-e", "@3032", "@3034", "+4", "2006Q3"):
        assert word in told
