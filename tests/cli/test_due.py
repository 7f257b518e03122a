"""`kaozheng due` and `findings` as people read them, and the calendar that others take in."""

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from overviews import due_now, judged_on
from rehearsal.stage import Stage
from reports.due_calendar import due_calendar
from reports.matters_table import due_data, due_table, findings_table
from reports.terminal import Page
from tests.cast import Q1
from tests.cli.conftest import OPENING, Run
from tests.rules.test_duties import evaluated, everybody
from tests.staging import stage

PAGES = [Page("en", 80), Page("zh-Hant", 80), Page("zh-Hant", 60)]


def one_evaluation() -> Stage:
    on_stage = stage()
    evaluated(on_stage, "A1")
    return on_stage


def calendar(on_stage: Stage, page: Page = PAGES[0]) -> bytes:
    question = on_stage.session.ask()
    last = question.journal.at(question.position)
    return due_calendar(page, due_now(question, (Q1,)), question.footing(), last)


def events(written: bytes) -> dict[str, dict[str, object]]:
    """Read a calendar as another program does."""
    read = Calendar.from_ical(written)
    return {str(event["UID"]): dict(event) for event in read.walk("VEVENT")}


@pytest.mark.parametrize("page", PAGES)
def test_lists_keep_to_the_page_and_name_nobody_twice(page: Page) -> None:
    on_stage = one_evaluation()
    question = on_stage.session.ask()
    rows, today = due_now(question, (Q1,)), judged_on(question)
    from rich.cells import cell_len

    told = due_table(page, rows, today, question.footing())
    assert max(map(cell_len, told.splitlines())) <= page.width
    assert "A2–A12" in told
    assert "P1-2.2-b" in told


def test_what_is_due_is_grouped_by_the_day_with_the_days_that_are_over() -> None:
    on_stage = one_evaluation()
    question = on_stage.session.ask()
    told = due_table(PAGES[0], due_now(question, (Q1,)), date(2006, 3, 25), question.footing())
    assert "By 2006-03-20" in told
    assert told.index("By 2006-01-31") < told.index("By 2006-03-20") < told.index("By 2006-04-10")
    assert "From 2006-03-01 to 2006-03-20" in told


def test_as_data_each_duty_has_its_key_its_people_and_both_languages() -> None:
    question = one_evaluation().session.ask()
    data = due_data(due_now(question, (Q1,)), judged_on(question), question.footing())
    rows = data["due"]
    assert isinstance(rows, list)
    (row,) = [one for one in rows if one["key"] == "self_evaluation/2006Q1"]
    assert (row["due"], row["clause"], row["roles"]) == (
        "2006-03-20",
        "P1-2.2-b",
        ["customer_assistant", "foreman"],
    )
    assert "A2" in row["staff"]
    assert row["what"]["zh-Hant"] == "2006Q1自評"


def test_findings_are_told_of_the_department_then_by_person() -> None:
    from overviews import findings

    question = one_evaluation().session.ask()
    found = findings(question, Q1)
    told = findings_table(PAGES[0], Q1, found, judged_on(question), question.footing())
    assert told.index("The department") < told.index("\nA1\n") < told.index("\nA2\n")


def test_findings_of_one_person_are_theirs_and_the_departments_that_name_them(
    imported: Run,
) -> None:
    def found(*narrowed: str) -> list[dict[str, object]]:
        told = imported("--as", "H01", "findings", "2006Q1", "--json", *narrowed)
        rows: list[dict[str, object]] = json.loads(told.out)["findings"]
        return rows

    of_all, of_one = found(), found("--person", "S01")
    assert {one["staff_id"] for one in of_all} == {None, "S01", "S02"}
    assert {one["staff_id"] for one in of_one} == {None, "S01"}
    assert [one for one in of_one if one["staff_id"]] == [
        one for one in of_all if one["staff_id"] == "S01"
    ]
    assert imported("--as", "H01", "findings", "2006Q1", "--person", "Z99").code == 3


def test_a_calendar_has_an_event_of_whole_days_for_each_duty_with_a_day() -> None:
    found = events(calendar(one_evaluation()))
    event = found["self_evaluation/2006Q1@customer-service.kaozheng"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (  # type: ignore[attr-defined]  # theirs
        date(2006, 3, 20),
        date(2006, 3, 21),
    )
    assert "P1-2.2-b" in str(event["DESCRIPTION"])
    assert "@" in str(event["DESCRIPTION"])
    assert "self-evaluation of 2006Q1" in str(event["SUMMARY"])
    window = found["self_nomination/2006Q1@customer-service.kaozheng"]
    assert window["DTSTART"].dt == date(2006, 3, 1)  # type: ignore[attr-defined]  # theirs


def test_a_later_calendar_changes_the_events_of_an_earlier_one_and_doubles_none() -> None:
    on_stage = one_evaluation()
    before = events(calendar(on_stage))
    evaluated(on_stage, "A2")
    after = events(calendar(on_stage))
    assert before.keys() == after.keys()
    name = "self_evaluation/2006Q1@customer-service.kaozheng"
    assert before[name]["SUMMARY"] != after[name]["SUMMARY"]
    assert int(str(after[name]["SEQUENCE"])) > int(str(before[name]["SEQUENCE"]))
    for staff in everybody(on_stage):
        if staff not in {"A1", "A2"}:
            evaluated(on_stage, staff)
    assert name not in events(calendar(on_stage))


@pytest.mark.parametrize("page", PAGES)
def test_a_calendar_is_written_as_rfc_5545_asks(page: Page) -> None:
    written = calendar(one_evaluation(), page)
    lines = written.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75  # Octets, without the line break (3.1).
    for line in lines:
        line.decode()  # No character is cut in two.
    assert calendar(one_evaluation(), page) == written


def test_a_calendar_speaks_the_language_asked_for() -> None:
    event = events(calendar(one_evaluation(), PAGES[1]))
    assert "自評" in str(event["self_evaluation/2006Q1@customer-service.kaozheng"]["SUMMARY"])


def test_a_calendar_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    run: Run, tmp_path: Path
) -> None:
    for command in OPENING:
        run(*command)
    file = tmp_path / "due.ics"
    for _ in range(2):
        said = run("--as", "H01", "due", "--ics", str(file))
        assert said.code == 0
        assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    file.write_text("mine", "utf-8")
    said = run("--as", "H01", "due", "--ics", str(file))
    assert (said.code, file.read_text("utf-8")) == (4, "mine")
    said = run("--as", "H01", "due", "--ics", str(tmp_path / "none" / "due.ics"))
    assert said.code == 6


def test_due_is_asked_of_a_person_or_a_role(run: Run) -> None:
    for command in OPENING:
        run(*command)
    said = run("--as", "H01", "due", "2006Q1", "--role", "hr", "--json")
    rows = json.loads(said.out)["due"]
    assert {role for row in rows for role in row["roles"]} >= {"hr"}
    assert all("hr" in row["roles"] for row in rows)
    assert run("--as", "H01", "due", "--person", "nobody").code == 3
