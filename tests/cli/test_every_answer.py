"""What holds of every answer there is, on two years in which everything happens (design 5, 14).

The years are the demo's with other chances: exams, forms, points, inspections, months, a disputed
task, questions, an appeal, a promotion, an exemption, a probation, cheating, money.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

import click
import pytest

from commands.open_department import OpenDepartment
from commands.record import Draft
from domain.facts.appeals import ResultAppealLodged
from domain.facts.disputes import TaskAppealDecided
from domain.facts.grades import EliminationDecided, PromotionReviewDecided
from domain.facts.money import SalaryDeductionOrdered
from domain.facts.monthly import MonthlyPlanSet
from domain.facts.posts import ProbationDecided, SalarySet
from domain.facts.questions import ExamPaperComposed
from domain.refusals import Refusal
from domain.regulation.shipped import shipped_edition
from domain.rules.selectable import SELECTABLE
from domain.values import Month, Quarter
from ledger.copying import copy_ledger
from ledger.sqlite import SQLiteLedger
from rehearsal.careers import with_newcomer
from rehearsal.demo import LOG, NAME, QUARTERS
from rehearsal.roster import roster
from rehearsal.simulate import Clock, play, simulate
from rehearsal.story import story
from session import Session, open_session, rehearsal_in
from tests.cli.every_answer import KINDS_OF_ARGUMENT, About, all_answers, asked, questions
from tests.ledger.homes import PostgresHome

pytestmark = pytest.mark.slow
SEED, MOMENTS, SIZE_AT_LEAST = 77, 5, 3300
PEOPLE = ("A07", "A02", "A17", "F01")
HAPPENED = (
    *(MonthlyPlanSet, TaskAppealDecided, ExamPaperComposed, PromotionReviewDecided, SalarySet),
    *(EliminationDecided, ProbationDecided, ResultAppealLodged, SalaryDeductionOrdered),
)


@dataclass(frozen=True, slots=True)
class Years:
    """The whole ledger, and copies of it made while it grew, by the entry they end with."""

    url: str
    then: dict[int, str]


def _copied(session: Session, file: Path) -> None:
    ledger = session.ledger
    assert isinstance(ledger, SQLiteLedger)
    with ledger._database.reading() as connection:  # noqa: SLF001 - a copy is made for a test
        file.write_bytes(connection.serialize())


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Years]:
    """Two years by other chances, copied at a few moments."""
    folder, clock = tmp_path_factory.mktemp("years"), Clock()
    people = with_newcomer(roster(LOG, NAME))
    chance = Random(SEED)  # noqa: S311 - the same every time
    stops = sorted(chance.sample(range(200, SIZE_AT_LEAST), MOMENTS))
    copies: dict[int, str] = {}
    with closing((session := rehearsal_in(folder / "years.db", LOG, clock)).ledger):
        edition = shipped_edition("p1")
        session.open_department(
            OpenDepartment(LOG, NAME, edition, QUARTERS[0].first_day, "H01", rehearsal=True)
        )
        acts = simulate(people, QUARTERS, seed=SEED, story=story(people))
        for _ in play(session, clock, acts):
            size = session.journal.size()  # A day is recorded at once, and told entry by entry.
            if stops and size >= stops[0]:
                stops.pop(0)
                _copied(session, folder / f"at-{size}.db")
                copies[size] = f"sqlite:///{folder / f'at-{size}.db'}"
        yield Years(f"sqlite:///{folder / 'years.db'}", copies)


def about(session: Session, position: int, person: str) -> About:
    """Somebody, and the quarter and month of an entry."""
    day = session.journal.at(position).recorded_at.date()
    return About(person, Quarter.of(day), Month.of(day))


def test_everything_that_is_asked_about_happened(years: Years) -> None:
    with closing((session := open_session(years.url, None, "H01")).ledger):
        kinds = [kind.declaration.kind for kind in HAPPENED]
        found = session.journal.everything(session.journal.size(), topics=kinds)
        assert {type(entry.fact) for entry in found} == set(HAPPENED)
        assert session.journal.size() > SIZE_AT_LEAST
        assert len(years.then) == MOMENTS


def test_what_every_question_takes_is_known_here() -> None:
    for name, command in questions().items():
        taken = [param.name for param in command.params if isinstance(param, click.Argument)]
        assert set(taken) <= set(KINDS_OF_ARGUMENT), f"say in every_answer.py what {name} takes"
    assert {"rating", "sheet", "history", "month", "grades", "questions", "docket"} <= set(
        questions()
    )
    assert {"due", "findings", "regulation", "replay", "whatif", "explain", "drift"} <= set(
        questions()
    )


def test_an_answer_as_known_then_is_never_changed_by_what_came_later(years: Years) -> None:
    with closing((session := open_session(years.url, None, "H01")).ledger):
        for person, (position, copy) in zip(cycle(PEOPLE), years.then.items(), strict=False):
            when = about(session, position, person)
            known = all_answers(years.url, when, "--known-at", str(position))
            given = all_answers(copy, when)
            for question, answer in given.items():
                assert known[question] == answer, f"{question} at @{position}"


def test_asking_again_gives_the_same_bytes(years: Years) -> None:
    when = About("A07", Quarter(2006, 3), Month(2006, 7))
    assert all_answers(years.url, when) == all_answers(years.url, when)


def test_asking_records_nothing(years: Years) -> None:
    before = asked(years.url, "status", "--json")
    all_answers(years.url, About("A10", Quarter(2006, 2), Month(2006, 5)))
    assert asked(years.url, "status", "--json") == before


def test_supposing_every_reading_as_it_is_changes_no_answer(years: Years) -> None:
    quarter = Quarter(2006, 3)
    with closing((session := open_session(years.url, None, "H01")).ledger):
        rules = session.department().regulation.on(quarter.first_day)
        as_it_is = [f"{key}={rules.reading(key)}" for key in SELECTABLE]
    supposed = [word for text in as_it_is for word in ("--reading", text)]
    changed = json.loads(asked(years.url, "whatif", str(quarter), "--json", *supposed))
    assert changed["changes"] == []
    when = About("A07", quarter, quarter.months[1])
    plain, same = all_answers(years.url, when), all_answers(years.url, when, *supposed)
    for question, answer in plain.items():
        if not question.startswith("whatif"):
            told, again = json.loads(answer), json.loads(same[question])
            assert again.pop("readings") == dict(text.split("=") for text in as_it_is)
            assert told.pop("readings") == {}
            assert again == told, question


def test_an_answer_does_not_differ_from_itself(years: Years) -> None:
    same = ("--known-at", "3000", "--known-at", "3000")
    for person in PEOPLE:
        told = json.loads(asked(years.url, "diff", person, "2006Q3", "--json", *same))
        assert (told["before"], told["lines"], told["entries"]) == (told["after"], [], [])
        assert told["points"] in {"0", None}


def test_both_databases_give_the_same_bytes(
    years: Years, database: PostgresHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    database.spoil()
    database.clear()
    list(copy_ledger(years.url, database.url, None))
    when = About("A07", Quarter(2006, 3), Month(2006, 7))
    assert all_answers(database.url, when) == all_answers(years.url, when)
    database.spoil()
    database.clear()


def test_every_score_is_the_sum_of_its_lines_wherever_it_is_told(years: Years) -> None:
    with closing((session := open_session(years.url, None, None)).ledger):
        for quarter in (Quarter(2005, 4), Quarter(2006, 2), Quarter(2006, 3)):
            for row in session.sheet(str(quarter)):
                rating = session.rating(row.staff_id, str(quarter))
                assert rating.score.score == sum(line.amount for line in rating.lines)
                assert row.score.score == rating.score.score


def test_what_is_recorded_is_not_recorded_again(years: Years, tmp_path: Path) -> None:
    """One fact of each kind that happened, with its own id: refused, and nothing recorded."""
    last, copy = max(years.then.items())
    file = tmp_path / "again.db"
    file.write_bytes(Path(copy.removeprefix("sqlite:///")).read_bytes())
    with closing((session := open_session(f"sqlite:///{file}", None, "H01")).ledger):
        each = {type(entry.fact): entry.fact for entry in session.journal.everything(last)}
        assert len(each) > 40
        for kind, fact in each.items():
            fields = fact.model_dump(exclude_none=True, exclude={"deadlines", "role"})
            with pytest.raises(Refusal):
                session.record([Draft(kind, fields)])
        assert session.journal.size() == last
