"""Every refusal is raised by a request that must be refused, names its clause, and says what to do.

The cases stand in ``refusals_of_*.py`` beside this file.
"""

from types import ModuleType

import pytest

from domain.refusals import (
    Forbidden,
    Refusal,
    appeals,
    forbidden,
    grading,
    money,
    monthly,
    questions,
    recording,
)
from domain.wording import LANGUAGES, render
from tests.commands import (
    refusals_of_appeals,
    refusals_of_grades,
    refusals_of_money,
    refusals_of_months,
    refusals_of_questions,
    refusals_of_recording,
    refusals_of_reviews,
    refusals_of_the_regulation,
)
from tests.commands.refusal_cases import Case
from tests.staging import refusal

CASES = (
    *refusals_of_recording.CASES,
    *refusals_of_the_regulation.CASES,
    *refusals_of_appeals.CASES,
    *refusals_of_questions.CASES,
    *refusals_of_months.CASES,
    *refusals_of_money.CASES,
    *refusals_of_grades.CASES,
    *refusals_of_reviews.CASES,
)
ELSEWHERE = {forbidden.Confidential: "tests/projections/test_veil.py"}
"""What is refused to who asks, not to who records."""


def classes(module: ModuleType) -> list[type[Refusal]]:
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Refusal) and one.__module__ == module.__name__
    ]


ELSE = (appeals, forbidden, grading, money, monthly, questions)
ALL = [*classes(recording), *(one for module in ELSE for one in classes(module))]
FORBIDDEN = [one for one in ALL if issubclass(one, Forbidden)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.refusal.__name__)
def test_a_request_that_must_be_refused_is_refused_by_its_clause(case: Case) -> None:
    found = refusal(case.staged(), case.kind, case.on, **case.fields)
    assert type(found) is case.refusal
    assert found.clause == case.clause
    for language in LANGUAGES:
        sentence = render(found.message, language)
        assert "{" not in sentence
        assert (case.clause or "") in sentence


def test_a_value_the_regulation_bounds_is_refused_by_a_sentence_with_its_clause() -> None:
    case = next(one for one in CASES if one.refusal is recording.BadField)
    found = refusal(case.staged(), case.kind, case.on, **case.fields)
    assert str(case.clause) in str(found)


@pytest.mark.parametrize("refused", ALL, ids=lambda one: one.__name__)
def test_every_refusal_has_a_case(refused: type[Refusal]) -> None:
    assert refused in {case.refusal for case in CASES} | set(ELSEWHERE)


@pytest.mark.parametrize("refused", FORBIDDEN, ids=lambda one: one.__name__)
def test_what_the_regulation_forbids_names_the_regulation(refused: type[Refusal]) -> None:
    clauses = [case.clause for case in CASES if case.refusal is refused]
    assert all(clauses)
    assert refused.exit_code == 5
