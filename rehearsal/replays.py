"""A replay that goes on record in a scenario: the program works out what its answer was."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import replaying
from domain.facts.audit import ReplayRun
from domain.values import Quarter
from projections.asking import Asking, quarters_of
from reports import whatif_table

if TYPE_CHECKING:
    from rehearsal.stage import Stage


def replayed(stage: "Stage", fields: dict[str, object]) -> None:
    """Ask what a ``ReplayRun`` says was asked, and fill in its circumstances and its digest."""
    overrides, known = fields.get("policy_overrides") or {}, fields.pop("as_known_at", None)
    if not isinstance(overrides, Mapping):
        raise ValueError(f"policy_overrides: {overrides}; key: value")
    happened = date.fromisoformat(str(fields["happened_on"])[:10])
    period = str(fields.get("period") or Quarter.of(happened))
    asking = Asking(
        known_at=None if known is None else stage.known_at(known),
        readings=tuple((str(key), str(value)) for key, value in overrides.items()),
    )
    fields.update(_run(stage, period, asking))


def run_again(stage: "Stage", fact: ReplayRun) -> dict[str, object]:
    """Ask once more what was asked then, of the log as it was known then."""
    readings = tuple((one.key, one.value) for one in fact.policy_overrides)
    return _run(stage, fact.period, Asking(known_at=str(fact.known_at), readings=readings))


def _run(stage: "Stage", period: str, asking: Asking) -> dict[str, object]:
    when = quarters_of(period)
    changes = replaying.supposing(stage.session, when, asking)
    answer = whatif_table.as_data(when, changes, stage.session.ask(asking).footing())
    return replaying.run(stage.session, period, asking, answer)
