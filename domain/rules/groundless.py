"""Decisions that stand although their ground is no longer there (P1-3.7-i)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.facts.grades import EliminationDecided
from domain.facts.posts import ForemanDemoted
from domain.line import AnyEntry
from domain.rules.elimination import elimination
from domain.rules.foreman import grounds_on
from domain.rules.scores import Scores
from domain.values import Quarter, day_of


def groundless(scores: Scores, staff_id: str, today: date) -> tuple[AnyEntry, ...]:
    """Somebody's transfers, dismissals and demotions from a post whose ground is gone."""
    return (*_eliminations(scores, staff_id, today), *_demotions(scores, staff_id))


def _eliminations(scores: Scores, staff_id: str, today: date) -> Iterator[AnyEntry]:
    found = scores.department.history.standing(f"person/{staff_id}", EliminationDecided)
    for entry in found:
        # A decision may be about its own quarter and those of the year before.
        quarters = scores.last_four(Quarter.of(day_of(entry.fact.happened_on)))
        if entry.fact.outcome in {"transfer", "dismissal"} and not any(
            listed.name == entry.fact.ground
            for quarter in quarters
            for listed in elimination(scores, staff_id, quarter, today).grounds
        ):
            yield entry


def _demotions(scores: Scores, staff_id: str) -> Iterator[AnyEntry]:
    """Whether a demotion would be due had it not been made."""
    department = scores.department
    for entry in department.history.standing(f"person/{staff_id}", ForemanDemoted):
        history = department.history.leaving_out(frozenset({entry.fact.id}))
        before = Scores(replace(department, history=history))
        if entry.fact.ground not in grounds_on(before, staff_id, day_of(entry.fact.happened_on)):
            yield entry
