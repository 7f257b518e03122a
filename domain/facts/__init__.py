"""Every fact there is, as one closed union, and the way from a kind to its class."""

from collections.abc import Mapping
from types import ModuleType

from domain.facts import (
    appeals,
    assessment,
    attitude,
    audit,
    disputes,
    disqualification,
    exams,
    grades,
    inspections,
    money,
    monthly,
    organisation,
    points,
    posts,
    quarter,
    questions,
    standards,
    worklog,
)
from domain.facts.envelope import Fact


def _declared(module: ModuleType) -> Mapping[str, type[Fact]]:
    return {
        value.declaration.kind: value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Fact) and "declaration" in vars(value)
    }


SUBJECTS: tuple[ModuleType, ...] = (
    organisation,
    standards,
    worklog,
    points,
    questions,
    exams,
    attitude,
    inspections,
    quarter,
    disqualification,
    monthly,
    assessment,
    disputes,
    appeals,
    grades,
    posts,
    money,
    audit,
)

KINDS: Mapping[str, type[Fact]] = {
    kind: cls for module in SUBJECTS for kind, cls in _declared(module).items()
}
"""The class of every kind that may be stored."""

NAMES: Mapping[str, type[Fact]] = {cls.__name__: cls for cls in KINDS.values()}
"""The class of every fact by the name section C of regulation.md gives it."""
