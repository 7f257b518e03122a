"""Ordinary quarters of made-up departments: in order, repeatable, through the ordinary commands."""

import hashlib
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from commands.open_department import OpenDepartment
from domain.facts.worklog import WorkLogEntryRecorded
from domain.regulation.shipped import shipped_edition
from domain.roles import Role
from domain.values import Quarter
from rehearsal.acts import Act
from rehearsal.careers import with_newcomer
from rehearsal.ordinary import Habits
from rehearsal.roster import roster
from rehearsal.simulate import Clock, play, simulate
from rehearsal.story import story
from session import rehearsal_session

ROOT = Path(__file__).parents[2]
YEARS = tuple(Quarter(year, number) for year in (2005, 2006) for number in (1, 2, 3, 4))
PEOPLE = with_newcomer(roster("qingwan", "晴灣客戶服務部"))


def years(seed: int) -> list[Act]:
    """Give the acts of two years with their story."""
    return list(simulate(PEOPLE, YEARS, seed=seed, story=story(PEOPLE)))


def digest(acts: list[Act]) -> str:
    """Sum up acts, whatever process they come from."""
    told = ((moment, draft.kind.__name__, draft.fields) for moment, draft in acts)
    return hashlib.sha256(repr(list(told)).encode()).hexdigest()


def test_acts_come_in_the_order_of_their_moments() -> None:
    assert all(one[0] <= other[0] for one, other in pairwise(years(1)))


def test_the_same_seed_tells_the_same_in_any_process_and_another_seed_another() -> None:
    asked = "from tests.rehearsal.test_simulate import digest, years; print(digest(years(1)))"
    done = subprocess.run(  # noqa: S603 - this interpreter, on this sentence
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == digest(years(1))
    assert digest(years(2)) != digest(years(1))


def test_what_one_person_does_is_drawn_apart_from_what_others_do() -> None:
    """A quarter that a story tells changes nothing about anybody else's."""

    def about(acts: list[Act], staff: str) -> list[Act]:
        return [
            one for one in acts if staff in {one[1].fields["by"], one[1].fields.get("staff_id")}
        ]

    plain = list(simulate(PEOPLE, YEARS[:2], seed=1))
    told = list(simulate(PEOPLE, YEARS[:2], seed=1, story=story(PEOPLE)))
    until = plain[-1][0]
    assert about(plain, "A08") == [one for one in about(told, "A08") if one[0] <= until]


@pytest.mark.parametrize(("teams", "assistants"), [(1, 3), (2, 8), (5, 12)])
def test_a_department_has_its_teams_and_nobody_has_anothers_name(
    teams: int, assistants: int
) -> None:
    made = roster("elsewhere", "某客戶服務部", teams=teams, assistants=assistants)
    assert len(made.of(Role.CUSTOMER_ASSISTANT)) == teams * assistants
    assert len({person.name for person in made.people}) == len(made.people)
    assert len({person.staff_id for person in made.people}) == len(made.people)
    for person in made.of(Role.CUSTOMER_ASSISTANT):
        assert len(made.mates_of(person, YEARS[0].first_day)) == assistants - 1
        assert made.foreman_of(person).team == person.team


def test_a_busier_department_logs_more_days() -> None:
    def logged(percent: int) -> int:
        acts = simulate(PEOPLE, YEARS[:1], seed=1, habits=Habits(logs_percent=percent))
        return sum(draft.kind is WorkLogEntryRecorded for _, draft in acts)

    assert logged(0) == 0
    assert 0 < logged(10) < logged(50) < logged(100)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_any_departments_year_goes_through_the_ordinary_commands(seed: int) -> None:
    """Nothing is refused: play would raise the refusal."""
    made = roster(f"department-{seed}", "某客戶服務部", teams=3, assistants=4)
    clock = Clock()
    session = rehearsal_session(made.log, clock)
    session.open_department(
        OpenDepartment(
            made.log, made.name, shipped_edition("p1"), YEARS[0].first_day, "H01", rehearsal=True
        )
    )
    acts = list(simulate(made, YEARS[3:5], seed=seed))
    assert len(list(play(session, clock, acts))) == len(acts)
    assert len(session.department().editions(YEARS[4])) == 1
