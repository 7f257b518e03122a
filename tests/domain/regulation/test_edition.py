"""An edition is proven when it is read, and says which clause is in force on which day."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from domain.refusals.regulation import (
    AmountLacking,
    ClauseLacking,
    ClauseNotInForce,
    ReadingLacking,
    TableLacking,
)
from domain.regulation.edition import Clause, Edition, read_edition

HEAD = "edition: qar\nversion: 1\ntitle: {en: Quarterly assessment, zh-Hant: 季度考核}\nclauses:\n"
WORDS = "title: {en: Late, zh-Hant: 逾期}, text: {en: Late reports, zh-Hant: 逾期報告}"
UNTIL_2025 = f"- {{number: P1-1.2, {WORDS}, amounts: {{most: 6}}, in_force_until: 2025-12-31}}\n"
FROM_2026 = f"- {{number: P1-1.2, {WORDS}, amounts: {{most: 8.5}}, in_force_from: 2026-01-01}}\n"
READING = "{key: late.days, class: 1, default: working, values: {working: {en: a, zh-Hant: 甲}}}"


def edition(*clauses: str) -> Edition:
    return read_edition(HEAD + "".join(clauses), "qar.yaml")


def clause(number: str = "P1-1.1", more: str = "") -> str:
    return f"- {{number: {number}, {WORDS}{more}}}\n"


def test_each_version_of_a_clause_is_in_force_on_its_own_days() -> None:
    amended = edition(FROM_2026, UNTIL_2025)
    assert amended.clause_on("P1-1.2", date(2025, 12, 31)).amount("most") == 6
    assert amended.clause_on("P1-1.2", date(2026, 1, 1)).amount("most") == Fraction("8.5")
    assert [one.amount("most") for one in amended.versions("P1-1.2")] == [6, Fraction("8.5")]
    assert amended.clause("P1-1.2").amount("most") == Fraction("8.5")


def test_a_clause_without_days_of_its_own_is_always_in_force() -> None:
    plain = edition(clause())
    assert plain.clause("P1-1.1").in_force_on(date.min)
    assert plain.clause("P1-1.1").in_force_on(date.max)


def test_a_clause_out_of_force_is_refused_by_its_number_and_day() -> None:
    ended = edition(UNTIL_2025)
    assert not ended.has_clause_on("P1-1.2", date(2026, 1, 1))
    assert ended.has_clause_on("P1-1.2", date(2025, 12, 31))
    with pytest.raises(ClauseNotInForce, match=r"P1-1.2 is not in force on 2026-01-01") as refused:
        ended.clause_on("P1-1.2", date(2026, 1, 1))
    assert (refused.value.exit_code, refused.value.clause) == (5, "P1-1.2")


def test_a_clause_the_edition_lacks_is_refused() -> None:
    with pytest.raises(ClauseLacking, match=r"The edition qar lacks P1-9.9"):
        edition(clause()).clause("P1-9.9")
    assert not edition(clause()).has_clause_on("P1-9.9", date(2026, 1, 1))


def test_an_amount_or_table_a_clause_lacks_is_refused() -> None:
    plain = edition(clause()).clause("P1-1.1")
    with pytest.raises(AmountLacking, match=r"P1-1.1 lacks the amount “most”"):
        plain.amount("most")
    with pytest.raises(TableLacking, match=r"P1-1.1 lacks the table “speeds”"):
        plain.bands("speeds")
    with pytest.raises(TableLacking, match=r"P1-1.1 lacks the table “ladder”"):
        plain.ladder("ladder")


def test_a_table_in_the_other_form_is_refused() -> None:
    tables = (
        ", tables: {speeds: {bands: [{from: 0, mark: 1}]},"
        " ladder: {rows: [{level: warning, disqualifies: true}]}}"
    )
    both = edition(clause(more=tables)).clause("P1-1.1")
    assert both.bands("speeds").mark_for(Fraction(7))[0] == 1
    assert both.ladder("ladder").disqualifies("warning")
    with pytest.raises(TableLacking):
        both.bands("ladder")
    with pytest.raises(TableLacking):
        both.ladder("speeds")


def test_a_reading_is_found_with_its_clause() -> None:
    read = edition(clause(), clause("P1-1.3", f", readings: [{READING}]"))
    where, how = read.reading("late.days")
    assert (where.number, how.level, how.default) == ("P1-1.3", 1, "working")
    assert where.reading("late.days") == how
    assert read.has_reading("late.days")
    assert not read.has_reading("late.hours")
    with pytest.raises(ReadingLacking, match=r"The regulation lacks the reading late.hours"):
        read.reading("late.hours")
    with pytest.raises(ReadingLacking):
        read.clause("P1-1.1").reading("late.days")


def test_both_versions_of_a_clause_may_put_the_same_reading() -> None:
    more = f", readings: [{READING}]"
    twice = edition(
        clause(more=f"{more}, in_force_until: 2025-12-31"),
        clause(more=f"{more}, in_force_from: 2026-01-01"),
    )
    assert twice.reading("late.days")[1].default == "working"


def test_amounts_are_exact_and_have_one_way_of_being_written() -> None:
    exact = edition(clause(more=", amounts: {a: 0.10, b: 100.0, c: 2}")).clause("P1-1.1")
    assert exact.amounts == {"a": Decimal("0.1"), "b": Decimal(100), "c": Decimal(2)}
    assert exact.amount("a") == Fraction(1, 10)
    assert exact.model_dump(mode="json")["amounts"] == {"a": "0.1", "b": "100", "c": "2"}


def test_a_binary_float_is_no_amount() -> None:
    words = {"en": "Late", "zh-Hant": "逾期"}
    with pytest.raises(ValidationError, match="a binary float is no exact number"):
        Clause.model_validate(
            {"number": "P1-1.1", "title": words, "text": words, "amounts": {"a": 0.1}}
        )


def test_the_fingerprint_is_the_sha_256_of_the_stored_json_sorted_and_without_spaces() -> None:
    amended = edition(UNTIL_2025, FROM_2026)
    stored = json.loads(amended.model_dump_json())
    canonical = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert amended.fingerprint == hashlib.sha256(canonical.encode()).hexdigest()
    assert "季度考核" in canonical


def test_the_fingerprint_changes_with_one_number_and_not_with_the_writing() -> None:
    first = edition(clause(more=", amounts: {a: 2.50, b: 1}"))
    rewritten = edition(clause(more=", amounts: {b: '1', a: 2.5}"))
    other = edition(clause(more=", amounts: {a: 2.51, b: 1}"))
    assert first.fingerprint == rewritten.fingerprint
    assert first.fingerprint != other.fingerprint
