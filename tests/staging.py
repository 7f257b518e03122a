"""The department in memory, driven through the same checks as the command line."""

from collections.abc import Mapping
from datetime import date

import pytest

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.refusals import Refusal
from domain.regulation.shipped import shipped_edition
from rehearsal.scenario import Scenario
from rehearsal.stage import EVIDENCE, Stage
from tests.cast import FEBRUARY, moment

RECORDED = "recorded"


def stage(readings: Mapping[str, str] | None = None) -> Stage:
    """Set the stage: everybody is engaged, time stands in 2004."""
    scenario = Scenario("", "", "customer-service", readings or {}, {}, ())
    return Stage(scenario, shipped_edition("p1"))


def take(
    on_stage: Stage, kind: type[Fact], on: str | date = FEBRUARY, /, **fields: object
) -> Entry[Fact]:
    """Record a fact of a day, that evening or when it is ``recorded``; give its entry."""
    on_stage.pass_to(moment(fields.pop("recorded", on)))
    given = {"happened_on": on, "by": "S", "evidence": (EVIDENCE,), **fields}
    return on_stage.record(kind, **given)[0]


def refusal(
    on_stage: Stage, kind: type[Fact], on: str | date = FEBRUARY, /, **fields: object
) -> Refusal:
    """Ask for what must be refused, see that nothing is recorded, and give the refusal."""
    size = on_stage.session.journal.size()
    with pytest.raises(Refusal) as caught:
        take(on_stage, kind, on, **fields)
    assert on_stage.session.journal.size() == size
    return caught.value


def outcome(
    on_stage: Stage, kind: type[Fact], on: str | date = FEBRUARY, /, **fields: object
) -> str:
    """Say whether a fact is recorded, or by which clause it is refused."""
    try:
        take(on_stage, kind, on, **fields)
    except Refusal as refused:
        return refused.clause or type(refused).__name__
    return RECORDED
