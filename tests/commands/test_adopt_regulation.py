"""Editions and readings: complete, known, in time (P1-0.5-a); a department's first entries."""

from datetime import UTC, date, datetime

import pytest

from commands.open_department import OpenDepartment
from domain.facts.organisation import DepartmentOpened
from domain.facts.standards import PolicyOptionSet, RegulationAdopted
from domain.refusals import Refusal
from domain.refusals.asking import BadDepartment, BadOffset
from domain.refusals.recording import TooEarlyFor
from domain.refusals.regulation import AmountLacking, ClauseLacking, ReadingLacking
from domain.regulation.edition import Edition
from domain.regulation.shipped import shipped_edition
from domain.rules import needs
from domain.rules.citation import rule
from tests.cast import FOUNDED
from tests.staging import outcome, refusal, stage, take

OPTION = {
    "by": "H1",
    "key": "score.floor",
    "value": "none",
    "reason": "the floor hid a bad quarter",
}
NEXT = "2006-04-01"


def adoption(edition: Edition, since: str = NEXT) -> dict[str, object]:
    return {"by": "H1", "edition": edition, "effective_from": since}


def without(number: str, **emptied: object) -> Edition:
    """Take a clause out of the edition, or something out of the clause."""
    edition = shipped_edition("p1")
    clauses = [
        clause.model_copy(update=emptied) if clause.number == number else clause
        for clause in edition.clauses
        if emptied or clause.number != number
    ]
    return Edition(edition="p9", version=2, title=edition.title, clauses=tuple(clauses))


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2006-03-31", "P1-0.5-a"),
        ("2006-04-01", "recorded"),
        ("2006-07-01", "recorded"),
    ],
)
def test_a_reading_begins_with_a_coming_quarter(since: str, told: str) -> None:
    assert outcome(stage(), PolicyOptionSet, effective_from=since, **OPTION) == told


def test_the_earliest_day_is_told() -> None:
    found = refusal(stage(), PolicyOptionSet, "2006-05-05", effective_from="2006-01-01", **OPTION)
    assert isinstance(found, TooEarlyFor)
    assert str(found.values["earliest"]) == "2006-07-01"  # F-95


@pytest.mark.parametrize(("by", "told"), [("M", "recorded"), ("S", "P1-0.5-a"), ("X9", "P1-0.5-a")])
def test_the_estate_manager_may_countersign_an_earlier_day(by: str, told: str) -> None:
    fields = {"effective_from": "2006-01-01", "countersigned_by": by, **OPTION}
    assert outcome(stage(), PolicyOptionSet, **fields) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"value": "ten"}, "P1-0.5-a"),
        ({"value": "zero"}, "recorded"),
        ({"key": "score.flaw"}, "P1-0.5-a"),
        ({"key": "docexam.bank_role", "value": "separate_paper_part"}, "ReadingNotCarriedOut"),
        ({"reason": " "}, "P1-0.5-a"),
    ],
)
def test_a_reading_is_one_of_the_regulations(more: dict[str, str], told: str) -> None:
    fields = {**OPTION, "effective_from": NEXT, **more}
    assert outcome(stage(), PolicyOptionSet, **fields) == told


def test_before_there_is_a_regulation_there_is_nothing_to_read() -> None:
    found = refusal(stage(), PolicyOptionSet, effective_from="2003-12-31", **OPTION)
    assert found.exit_code == 3


def test_an_edition_is_adopted_whole_with_its_fingerprint() -> None:
    edition = shipped_edition("p1")
    fact = take(stage(), RegulationAdopted, **adoption(edition)).fact
    assert isinstance(fact, RegulationAdopted)
    assert (fact.edition, fact.fingerprint) == (edition, edition.fingerprint)


@pytest.mark.parametrize(("since", "told"), [("2006-03-31", "P1-0.5-a"), (NEXT, "recorded")])
def test_an_amended_edition_begins_with_a_coming_quarter(since: str, told: str) -> None:
    given = adoption(shipped_edition("p1"), since)
    assert outcome(stage(), RegulationAdopted, **given) == told


@pytest.mark.parametrize(
    ("lacking", "refused"),
    [
        pytest.param(without("P1-4.7"), ClauseLacking, id="a clause"),
        pytest.param(without("P1-2.9-e", amounts={}), AmountLacking, id="an amount"),
        pytest.param(without("P1-2.11", readings=()), ReadingLacking, id="a reading"),
    ],
)
def test_an_edition_that_lacks_what_a_rule_needs_is_refused(
    lacking: Edition, refused: type[Refusal]
) -> None:
    assert type(refusal(stage(), RegulationAdopted, **adoption(lacking))) is refused


def test_an_edition_that_does_not_read_is_refused() -> None:
    fields = {"by": "H1", "edition": {"edition": "p9"}, "effective_from": NEXT}
    assert outcome(stage(), RegulationAdopted, **fields) == "P1-0.5-a"


def test_a_rule_that_cites_no_clause_fails_where_it_is_written() -> None:
    with pytest.raises(LookupError, match="P1-99"):
        rule("P1-99")


def test_every_rule_cites_what_the_shipped_edition_has() -> None:
    edition = shipped_edition("p1")
    assert needs()
    assert {need.clause for need in needs()} <= set(edition.by_number)


def opening(**more: object) -> OpenDepartment:
    given: dict[str, object] = {
        "log": "shunbi",
        "name": "順碧客戶服務部",
        "edition": shipped_edition("p1"),
        "from_on": FOUNDED,
        "first_hr": "H1",
    }
    return OpenDepartment(**{**given, **more})  # type: ignore[arg-type]  # fields by name


NOON = datetime(2006, 1, 1, 20, tzinfo=UTC)


def test_a_department_begins_with_its_opening_and_its_regulation() -> None:
    first, second = opening().decide(NOON, iter(("a", "b")).__next__)
    assert [one.stream for one in (first, second)] == ["organisation", "regulation"]
    assert isinstance(first.fact, DepartmentOpened)
    # 20:00 in UTC is four in the morning of the next day in UTC+8.
    assert (first.fact.happened_on, first.fact.id, second.fact.id) == (date(2006, 1, 2), "a", "b")


@pytest.mark.parametrize("log", ["", "順碧", "Shunbi", "-x", "a" * 41, "a b", "a@b"])
def test_a_log_has_a_short_plain_name(log: str) -> None:
    with pytest.raises(BadDepartment):
        opening(log=log).decide(NOON, lambda: "x")


@pytest.mark.parametrize("offset", ["8", "UTC+8", "+25:00"])
def test_a_clock_is_so_many_hours_off(offset: str) -> None:
    with pytest.raises(BadOffset):
        opening(utc_offset=offset).decide(NOON, lambda: "x")


def test_a_department_opens_under_a_complete_regulation() -> None:
    with pytest.raises(ClauseLacking):
        opening(edition=without("P1-4.7")).decide(NOON, lambda: "x")
