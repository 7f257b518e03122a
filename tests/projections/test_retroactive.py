"""A reading set with retroactive effect is named under every answer that goes by it (P1-0.5-a)."""

import pytest

from domain.facts.standards import PolicyOptionSet
from domain.history import Asked
from domain.wording import render
from projections.asking import Asking
from rehearsal.stage import Stage
from tests.staging import stage, take


def read_anew(since: str) -> Stage:
    """On 5 May 2006 another reading is set, countersigned by the estate manager."""
    on_stage = stage()
    option = {"key": "score.floor", "value": "none", "effective_from": since, "reason": "不合法"}
    take(on_stage, PolicyOptionSet, "2006-05-05", by="H1", id="o", countersigned_by="M", **option)
    return on_stage


@pytest.mark.parametrize(
    ("since", "named"), [("2006-01-01", 1), ("2006-06-30", 1), ("2006-07-01", 0)]
)
def test_what_begins_before_the_next_quarter_is_named(since: str, named: int) -> None:
    footing = read_anew(since).session.ask().footing()
    assert len(footing.data["retroactive"]) == named  # type: ignore[arg-type]  # data: a list


def test_it_is_said_since_when_and_on_which_day_it_was_set() -> None:
    lines = read_anew("2006-01-01").session.ask().footing().lines
    (told,) = [render(one, "en") for one in lines if one.id == "footing.retroactive"]
    assert "score.floor=none since 2006-01-01, set on 2006-05-05" in told


@pytest.mark.parametrize(
    "asking",
    [Asking(known_at="2006-05-04"), Asking(asked=Asked(without=frozenset({"o"})))],
    ids=["known before", "left out"],
)
def test_an_answer_that_does_not_go_by_it_does_not_name_it(asking: Asking) -> None:
    assert read_anew("2006-01-01").session.ask(asking).footing().data["retroactive"] == []
