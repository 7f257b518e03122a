"""Each clause of 篇1 is carried out and shown by a scenario, or it is said why not."""

from dataclasses import replace
from pathlib import Path

import pytest

from docs.coverage_sources import ROOT, Covered, coverage, reasons, scenario_clauses
from domain.regulation.shipped import clause_numbers, shipped_edition

COVERED = {one.clause.number: one for one in coverage()}
SCENARIOS = sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))


def unexplained(one: Covered) -> bool:
    """Whether a clause lacks both what carries it out and a reason, or has both."""
    return one.carried_out is (one.reason is not None)


def test_every_clause_is_covered() -> None:
    assert set(COVERED) == set(shipped_edition("p1").by_number)
    assert len(COVERED) == 115


@pytest.mark.parametrize("number", COVERED)
def test_a_clause_is_carried_out_and_shown_or_has_a_reason(number: str) -> None:
    assert not unexplained(COVERED[number]), "write a scenario, or say why not in coverage.toml"


@pytest.mark.parametrize("number", reasons())
def test_a_reason_is_given_in_both_languages_for_a_clause_there_is(number: str) -> None:
    reason = reasons()[number]
    assert number in COVERED
    assert len(reason.en) > 40
    assert len(reason.zh_hant) > 15


def test_a_clause_that_loses_its_scenarios_or_gains_a_reason_is_found() -> None:
    formula = COVERED["P1-2.10"]
    assert unexplained(replace(formula, scenarios=()))
    assert unexplained(replace(formula, reason=reasons()["P1-0.1"]))
    nothing: dict[str, tuple[str, ...]] = {
        "facts": (),
        "rules": (),
        "decisions": (),
        "answers": (),
    }
    assert unexplained(replace(formula, **nothing))  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: str(path.stem))
def test_a_scenario_says_which_clauses_it_shows(path: Path) -> None:
    named = scenario_clauses(path)
    assert named
    assert set(named) <= set(clause_numbers())
