"""Every reading that can be chosen changes something, and changes it as its words say (H.2).

The cases stand in ``readings_of_*.py`` beside this file.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from domain.regulation.shipped import shipped_edition
from domain.rules.not_computed import NOT_COMPUTED
from domain.rules.selectable import SELECTABLE
from tests.rules import (  # noqa: F401 - each registers its cases
    readings_of_appeals,
    readings_of_attitude,
    readings_of_calendar,
    readings_of_cheating,
    readings_of_committees,
    readings_of_disputes,
    readings_of_disqualification,
    readings_of_elimination,
    readings_of_exams,
    readings_of_exemption,
    readings_of_findings,
    readings_of_follow_ups,
    readings_of_forms,
    readings_of_grades,
    readings_of_inspections,
    readings_of_lapses,
    readings_of_log,
    readings_of_money,
    readings_of_months,
    readings_of_newcomers,
    readings_of_posts,
    readings_of_promotion,
    readings_of_questions,
    readings_of_records,
    readings_of_reports,
    readings_of_results,
    readings_of_reviews,
    readings_of_rework,
    readings_of_scores,
    readings_of_scripts,
    readings_of_standards,
)
from tests.rules.reading_cases import CASES, Case

DEFAULTS = {key: reading.default for key, (_, reading) in shipped_edition("p1").by_key.items()}
CHOICES = [(key, value) for key, values in SELECTABLE.items() for value in values]


def every_answer() -> Iterator[Any]:
    for case in CASES:
        for value in case.answers:
            defect = case.defects.get(value)
            marks = [pytest.mark.xfail(strict=True, reason=defect)] if defect else []
            name = f"{case.key}={value}, {case.ask.__name__}"
            yield pytest.param(case, value, id=name, marks=marks)


@pytest.mark.parametrize(("case", "value"), list(every_answer()))
def test_a_reading_gives_the_answer_its_words_say(case: Case, value: str) -> None:
    assert case.ask({case.key: value}) == case.answers[value]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key}, {case.ask.__name__}")
def test_a_reading_that_nobody_chose_is_read_by_its_default(case: Case) -> None:
    assert case.ask({}) == case.answers[DEFAULTS[case.key]]


@pytest.mark.parametrize(("key", "value"), CHOICES, ids="=".join)
def test_every_reading_that_can_be_chosen_changes_something(key: str, value: str) -> None:
    assert any(
        case.key == key and case.answers.get(value, default) != default
        for case in CASES
        if (default := case.answers.get(DEFAULTS.get(case.key, ""), ""))
    ), f"no case in which {key} read as {value} changes an answer"


CLASS_1 = {
    (key, value)
    for key, (_, reading) in shipped_edition("p1").by_key.items()
    for value in reading.values
    if reading.level == 1 and value != reading.default
}
REASONED = {(key, value) for key, reasons in NOT_COMPUTED.items() for value in reasons}


def test_a_reading_that_can_change_a_result_is_computed_or_has_its_reason() -> None:
    assert CLASS_1 - set(CHOICES) - REASONED == set()


def test_a_reason_is_given_for_readings_that_are_refused_and_for_no_others() -> None:
    known = {
        (key, value)
        for key, (_, reading) in shipped_edition("p1").by_key.items()
        for value in set(reading.values) - {reading.default}
    }
    assert REASONED - known == set()
    assert REASONED & set(CHOICES) == set()


@pytest.mark.parametrize("key", SELECTABLE)
def test_what_can_be_chosen_is_in_the_regulation_and_is_not_the_default(key: str) -> None:
    _, reading = shipped_edition("p1").reading(key)
    assert set(SELECTABLE[key]) <= set(reading.values) - {reading.default}
