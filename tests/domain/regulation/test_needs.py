"""An edition that lacks what some rule needs is refused: clause, amount, table or reading named."""

import pytest

from domain.refusals import Refusal
from domain.refusals.regulation import AmountLacking, ClauseLacking, ReadingLacking, TableLacking
from domain.regulation.edition import Edition
from domain.regulation.needs import Need, missing, refuse_if_lacking
from domain.regulation.shipped import shipped_edition

FORMULA = Need(clause="P1-2.10", amounts=("knowledge_weight",), readings=("score.floor",))
TYPING = Need(clause="P1-2.6-c", tables=("speed_marks",), readings=("typing.unit",))


def without(**changes: object) -> Edition:
    """The shipped edition with the two clauses, one of them changed."""
    content = shipped_edition("p1").model_dump(mode="json")
    kept = [one for one in content["clauses"] if one["number"] in {"P1-2.10", "P1-2.6-c"}]
    content["clauses"] = [{**one, **changes} for one in kept]
    return Edition.model_validate(content)


def test_an_edition_that_has_everything_lacks_nothing() -> None:
    assert missing(without(), [FORMULA, TYPING]) is None
    refuse_if_lacking(without(), [FORMULA, TYPING])


@pytest.mark.parametrize(
    ("edition", "refusal", "sentence"),
    [
        pytest.param(
            without(amounts={}), AmountLacking, "P1-2.10 lacks the amount “knowledge_weight”"
        ),
        pytest.param(without(tables={}), TableLacking, "P1-2.6-c lacks the table “speed_marks”"),
        pytest.param(without(readings=[]), ReadingLacking, "lacks the reading score.floor"),
    ],
    ids=["an amount", "a table", "a reading"],
)
def test_an_edition_that_lacks_what_a_rule_needs_is_refused_naming_it(
    edition: Edition, refusal: type[Refusal], sentence: str
) -> None:
    with pytest.raises(refusal) as refused:
        refuse_if_lacking(edition, [FORMULA, TYPING])
    assert sentence in str(refused.value)


def test_an_edition_that_lacks_a_clause_is_refused_naming_the_first_one() -> None:
    needs = [FORMULA, Need(clause="P1-2.11"), Need(clause="P1-4.7")]
    lack = missing(without(), needs)
    assert isinstance(lack, ClauseLacking)
    assert (lack.clause, str(lack)[:30]) == ("P1-2.11", "The edition p1 lacks P1-2.11. ")


def test_every_version_of_a_clause_must_have_the_amount() -> None:
    content = without().model_dump(mode="json")
    formula = next(one for one in content["clauses"] if one["number"] == "P1-2.10")
    amended = {**formula, "amounts": {}, "in_force_from": "2027-01-01"}
    content["clauses"].append(amended)
    formula["in_force_until"] = "2026-12-31"
    lack = missing(Edition.model_validate(content), [FORMULA])
    assert isinstance(lack, AmountLacking)
