"""Cases in which a reading changes an answer: what each value of it gives, worked by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Readings: TypeAlias = Mapping[str, str]
Ask: TypeAlias = Callable[[Readings], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and its answer under each value of one reading."""

    key: str
    ask: Ask
    answers: Mapping[str, str]
    defects: Mapping[str, str] = field(default_factory=dict)
    """Values whose answer is not given yet, each with what is wrong."""


CASES: list[Case] = []


def answers(
    key: str,
    *,
    defects: Mapping[str, str] | None = None,
    also: Mapping[str, str] | None = None,
    **by_value: str,
) -> Callable[[Ask], Ask]:
    """Say what a question is answered under each value of a reading; ``also`` if it is no name."""

    def registered(ask: Ask) -> Ask:
        CASES.append(Case(key, ask, {**by_value, **(also or {})}, defects or {}))
        return ask

    return registered
