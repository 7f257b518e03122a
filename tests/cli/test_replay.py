"""Replay, diff, drift and what if as a person types them, on the sample's quarter.

A05 has 68.71 (samples/README.md), of which attitude is 8.46: 60.25 before the tally came in. The
second of two complaints cost 2. 106 characters in the test are a mark of 100, not of 0: + 25.
"""

from pathlib import Path

import pytest

from tests.cli.conftest import IMPORTS, Run

HR = ("--as", "H01")


def test_a_replay_shows_the_moment_the_score_changed(imported: Run) -> None:
    told = imported(*HR, "replay", "2006Q1", "--person", "A05")
    assert told.code == 0
    last = [line for line in told.out.splitlines() if line.startswith("@")][-1]
    assert "tally of attitude forms (by S01)" in last
    assert last.split()[-2:] == ["60.25", "68.71"]
    assert max(map(len, told.out.splitlines())) <= 80


def test_a_replay_may_begin_and_end_where_asked(imported: Run) -> None:
    told = imported(*HR, "replay", "2006Q1", "--from", "1409", "--to", "1409", "--json").data()
    assert isinstance(told, dict)
    (step,) = told["steps"]
    (moved,) = step["moved"]
    assert (step["entry"], moved["staff_id"]) == ("shunbi@1409", "A05")
    assert (moved["before"]["so_far"], moved["after"]["so_far"]) == ("16.25", "14.25")
    assert told["other_entries"] == 0


def test_step_by_step_each_entry_comes_with_the_lines_it_changed(imported: Run) -> None:
    told = imported(
        *(*HR, "replay", "2006Q1", "--person", "A05"),
        *("--from", "1409", "--to", "1409", "--step"),
    )
    assert "16.25… → 14.25…" in told.out
    assert "Complaint-handling deductions" in told.out
    assert "P1-2.4" in told.out
    known = imported(*HR, "rating", "A05", "2006Q1", "--known-at", "1409").out
    moment = known.rpartition("shunbi@1409, ")[2].strip().rstrip(".")
    assert moment in told.out, "the moment on the department's clock, as everywhere"


def test_a_step_that_changes_no_line_shows_no_empty_table(opened: Run) -> None:
    from cli_speech import speak

    for command in IMPORTS:
        opened(*command)
    closed = ("record", "assessment-period-closed", "--period", "2006Q1", "--on", "2006-04-01")
    assert opened(*HR, *closed, "--yes").code == 0
    told = opened(*HR, "replay", "2006Q1", "--person", "A05", "--from", "2359", "--step").out
    assert "A05: 68.71 → 68.71" in told
    assert "Before After" not in told
    speak("zh-Hant")
    answers = opened(*HR, "diff", "A05", "2006Q1", "--without", "1409").out
    assert "。 " not in answers


def at_the_keyboard(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    left = iter(keys)
    monkeypatch.setattr("click.getchar", lambda: next(left))
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)


def test_stepping_begins_where_a_score_moves_and_goes_on_by_key(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_keyboard(monkeypatch, "m\rq")
    told = imported(*HR, "replay", "2006Q1", "--person", "A05", "--step").out
    titles = [one for one in told.splitlines() if one.startswith("shunbi@")]
    assert [one.split()[0] for one in titles] == ["shunbi@12", "shunbi@707", "shunbi@708"], titles
    assert "entries move no score" in told.partition("shunbi@12")[0]


def test_two_moments_are_compared_and_the_entry_between_them_named(imported: Run) -> None:
    told = imported(*HR, "diff", "A05", "2006Q1", "--known-at", "2246")
    assert "A05 曾嘉欣, 2006Q1: 60.25 → 68.71" in told.out
    assert "Difference: +8.46" in told.out
    assert "@2354 tally of attitude forms (by S01)" in told.out


def test_with_and_without_an_entry_are_compared(imported: Run) -> None:
    told = imported(*HR, "diff", "A05", "2006Q1", "--without", "1409", "--json").data()
    assert isinstance(told, dict)
    assert (told["before"], told["after"], told["points"]) == ("68.71", "70.71", "2")
    assert told["because"] == ["shunbi@1409"]


def test_one_key_given_twice_compares_two_readings(imported: Run) -> None:
    read = ("--reading", "typing.unit=chars_per_test", "--reading", "typing.unit=chars_per_minute")
    told = imported(*HR, "diff", "A05", "2006Q1", *read)
    assert "93.71 → 68.71" in told.out
    assert "Difference: −25" in told.out


def test_in_chinese_a_difference_reads_in_the_regulations_terms(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli_speech.Speech.language", "zh-Hant")
    told = imported(*HR, "diff", "A05", "2006Q1", "--known-at", "2246")
    assert "相差：+8.46" in told.out
    assert "差異的由來" in told.out


def test_what_if_changes_everybody_it_touches_and_records_nothing(imported: Run) -> None:
    before = imported("status", "--json").data()
    told = imported(*HR, "whatif", "2006", "--without", "1409")
    row = next(line for line in told.out.splitlines() if line.startswith("2006Q1  A05"))
    assert row.split()[2:5] == ["68.71", "70.71", "+2"]
    assert row.endswith("P1-2.4")
    assert imported("status", "--json").data() == before


def test_on_request_it_is_recorded_that_the_question_was_asked(imported: Run) -> None:
    asked = ("whatif", "2006Q1", "--without", "1409", "--on-record", "to prepare an appeal")
    told = imported(*HR, *asked)
    assert "That the question was asked is on record: shunbi@2359." in told.out
    assert imported("verify").code == 0
    assert imported(*asked).code == 2  # Nobody is named.


def test_an_edition_of_ones_own_may_be_supposed(imported: Run, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "domain" / "regulation" / "editions" / "p1.yaml"
    text = shipped.read_text("utf-8")
    for was, now in (
        ("knowledge_weight: 0.5", "knowledge_weight: 0.6"),
        ("document_weight: 0.25", "document_weight: 0.15"),
    ):
        assert was in text
        text = text.replace(was, now)
    (tmp_path / "other.yaml").write_text(text, "utf-8")
    told = imported(*HR, "whatif", "2006Q1", "--regulation", "other.yaml")
    row = next(line for line in told.out.splitlines() if line.startswith("2006Q1  A05"))
    # 95 × 60 % + 73 × 15 % = 67.95 in place of 95 × 50 % + 73 × 25 % = 65.75.
    assert row.split()[2:5] == ["68.71", "70.91", "+2.2"]


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("replay", "2006Q9"), 2, "“2006Q9” is no quarter"),
        (("replay", "2006Q1", "--person", "Z99"), 3, "Z99"),
        (("replay", "2006Q1", "--from", "yesterday"), 2, "yesterday"),
        (("replay", "2006Q1", "--to", "99999"), 3, "99999"),
        (("diff", "A05", "2006Q1"), 3, "no published edition"),
        (("diff", "A05", "2006Q1", *("--known-at", "5") * 3), 2, "3 times"),
        (("drift", "2006Q1"), 3, "no published edition"),
        (("whatif", "2006Q1"), 2, "Nothing is supposed"),
        (("regulation", "P9-9"), 3, "P9-9 is no clause"),
        (("regulation", "--on", "2003-12-31"), 3, "2003-12-31"),
        (("whatif", "2006Q1..2005Q1", "--without", "5"), 2, "no quarter, year or range"),
        (("whatif", "2006Q1", "--regulation", "none.yaml"), 3, "none.yaml"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(
    imported: Run, asked: tuple[str, ...], code: int, said: str
) -> None:
    ended = imported(*HR, *asked)
    assert ended.code == code
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_the_regulation_of_a_day_and_one_of_its_clauses_are_shown(imported: Run) -> None:
    whole = imported(*HR, "regulation", "--on", "2006-01-01", "--json").data()
    assert isinstance(whole, dict)
    assert whole["edition"]["entry"] == "shunbi@2"
    told = imported(*HR, "regulation", "typing.unit")
    assert "P1-2.6-c Typing: the mark for a speed" in told.out
    assert "in force chars_per_minute: Characters per minute" in told.out
    assert imported(*HR, "docket").out.startswith("No appeal is on record.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", "A05", "2006Q1", "--edition", "1", "--without", "1409"), "--edition and --wi"),
        (
            ("diff", "A05", "2006Q1", "--edition", "1", "--known-at", "9"),
            "--edition and --known-at",
        ),
        (("replay", "2006Q1", "--to", "9", "--known-at", "8"), "--to and --known-at"),
        (("replay", "2006Q1", "--step", "--json"), "--step and --json do not go together."),
        (("explain", "A05", "2006Q1", "--tree", "--sentences"), "--tree and --sentences"),
        (("replay", "2006Q1", "--from", "@1410", "--to", "@1409"), "@1409 comes before @1410."),
        (("replay", "2006Q1", "--from", "@1500", "--to", "1"), "1 comes before @1500."),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    imported: Run, arguments: tuple[str, ...], said: str
) -> None:
    ended = imported(*HR, *arguments)
    assert (ended.code, said in " ".join(ended.err.split())) == (2, True)


def test_options_that_contradict_each_other_are_refused_in_chinese(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli_speech.Speech.language", "zh-Hant")
    both = imported(*HR, "replay", "2006Q1", "--step", "--json").err
    assert "--step與--json不可並用" in both
    turned = imported(*HR, "replay", "2006Q1", "--from", "@1410", "--to", "@1409").err
    assert "@1409早於@1410" in turned


def test_a_replay_from_an_entry_to_itself_is_none_the_wrong_way_round(imported: Run) -> None:
    day = imported(*HR, "replay", "2006Q1", "--from", "2000-01-01", "--to", "@9")
    assert day.code == 0
    assert imported(*HR, "replay", "2006Q1", "--from", "@9", "--to", "@9").code == 0
