"""Random workbooks come out of the program as they do of the clauses, worked out by other means."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from commands.open_department import OpenDepartment
from commands.record import Draft
from domain.facts.standards import AssessmentPeriodClosed
from domain.regulation.shipped import shipped_edition
from domain.values import Quarter
from reports.quarter_table import as_data
from session import Session, rehearsal_session
from tests.oracle.quarter_from_workbook import last_day, quarter_of, quarter_sheet
from tests.oracle.random_workbook import make, make_two

SAMPLES = Path(__file__).parents[2] / "samples"


def imported(*files: Path, sighted: str = "S01") -> Session:
    """Take workbooks in as HR, and their forms as the supervisor or the deputy."""
    session = rehearsal_session("shunbi", lambda: datetime(2009, 6, 2, tzinfo=UTC))
    edition = shipped_edition("p1")
    session.open_department(
        OpenDepartment("shunbi", "順碧", edition, date(2005, 1, 1), "H01", rehearsal=True)
    )
    for file in files:
        for actor in ("H01", sighted):
            take_in(session, file, actor)
    return session


def take_in(session: Session, file: Path, actor: str) -> int:
    """Import what a workbook has for somebody; give the number of new facts."""
    session.actor = actor
    decided = session.importing(file, outside={"X09": "elsewhere"}, progress=lambda *_: None)
    return len(session.commit(decided.state, decided.position))


def shown(session: Session, quarter: str) -> dict[str, dict[str, object]]:
    """Give the rows of `sheet --json`, numbers read exactly."""
    question = session.ask()
    data = as_data(Quarter.parse(quarter), question.sheet(quarter), question.footing())
    rows = json.loads(json.dumps(data))["rows"]
    return {row["staff_id"]: row for row in rows}


def differences(file: Path, quarter: str) -> Iterator[str]:
    """Name every number that the program and the clauses give differently."""
    session = imported(file)
    yield from _differences(session, file, quarter, closed=False)
    following = quarter_of(last_day(quarter) + timedelta(days=1))
    yield from _differences(session, file, following, closed=False)
    closing = {"by": "H01", "happened_on": date(2009, 6, 2), "period": quarter}
    session.record((Draft(AssessmentPeriodClosed, closing),))
    yield from _differences(session, file, quarter, closed=True)


def _differences(session: Session, file: Path, asked: str, *, closed: bool) -> Iterator[str]:
    wanted, got = quarter_sheet(file, asked, closed=closed), shown(session, asked)
    if set(wanted) != set(got):
        yield f"{asked}: rows {sorted(set(wanted) ^ set(got))}"
    for staff in wanted.keys() & got.keys():
        for name, value in wanted[staff].items():
            found = got[staff][name]
            exact = None if found is None else Fraction(str(found))
            if exact != value:
                yield f"{asked} {staff} {name}: {value} by the clauses, {found} by the program"


def test_the_clauses_give_the_sample_what_is_expected_of_it() -> None:
    expected = (SAMPLES / "shunbi-2006Q1.expected.csv").read_text("utf-8-sig")
    rows = quarter_sheet(SAMPLES / "shunbi-2006Q1.xlsx", "2006Q1", closed=False)
    for wanted in csv.DictReader(expected.splitlines()):
        for name, value in wanted.items():
            if name != "staff_id":
                got = Fraction(str(rows[wanted["staff_id"]][name] or 0))
                assert abs(got - Fraction(value)) <= Fraction(1, 20000), (wanted, name)


@pytest.mark.parametrize("seed", range(12))
def test_a_random_workbook_comes_out_as_the_clauses_say(seed: int, tmp_path: Path) -> None:
    file, quarter = make(seed, tmp_path)
    assert not list(differences(file, quarter))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 220))
def test_so_do_many_more(seed: int, tmp_path: Path) -> None:
    file, quarter = make(seed, tmp_path)
    assert not list(differences(file, quarter))


@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 40))]
)
def test_two_quarters_come_in_in_either_order_and_only_once(seed: int, tmp_path: Path) -> None:
    written = make_two(seed, tmp_path)
    files = [file for file, _ in written]
    session = imported(*(reversed(files) if seed % 2 else files), sighted=f"S0{1 + seed % 2}")
    for file, quarter in written:
        assert not list(_differences(session, file, quarter, closed=False))
    assert [take_in(session, file, actor) for file in files for actor in ("H01", "S01")] == [0] * 4
