"""What was recorded about questions: judgements, rejections, confirmations (P1-2.5-b, -c)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from sys import maxsize
from typing import TypeVar, cast

from domain.dossier import Department
from domain.entry import Entry
from domain.excerpt import Excerpt
from domain.facts.envelope import Fact
from domain.facts.questions import (
    BANKS,
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
)

F = TypeVar("F", bound=Fact)


STREAMS = tuple(f"question-bank/{bank}" for bank in BANKS)


def in_banks(
    department: Department, kind: type[F], after: int = 0, named: Collection[str] | None = None
) -> Iterator[Entry[F]]:
    """The entries of all banks in force, of a kind, after a position or of these ids."""
    wanted = Excerpt((kind,), after, None if named is None else frozenset(named))
    for stream in STREAMS:
        for entry in department.history.excerpt(stream, wanted):
            yield cast("Entry[F]", entry)


R = TypeVar("R", QuestionConfirmed, QuestionJudgedDuplicate, QuestionRejected)


def _by_question(
    department: Department, kind: type[R], after: int = 0
) -> Mapping[str, list[Entry[R]]]:
    """What was recorded of a kind after a position, by the question it is about."""
    found = defaultdict(list)
    for entry in in_banks(department, kind, after):
        found[entry.fact.question_id].append(entry)
    return found


@dataclass(frozen=True, slots=True)
class Reviews:
    """What was recorded about one question, in order."""

    judged: tuple[Entry[QuestionJudgedDuplicate], ...]
    rejected: tuple[Entry[QuestionRejected], ...]
    confirmed: tuple[Entry[QuestionConfirmed], ...]


@dataclass
class Reviewed:
    """The reviews of every question. Confirmations, which most have, are read as far as needed."""

    department: Department
    _since: int = maxsize
    _confirmed: Mapping[str, list[Entry[QuestionConfirmed]]] = field(default_factory=dict)

    @cached_property
    def judged(self) -> Mapping[str, list[Entry[QuestionJudgedDuplicate]]]:
        """The judgements by the question that is the same as an earlier one."""
        return _by_question(self.department, QuestionJudgedDuplicate)

    @cached_property
    def rejected(self) -> Mapping[str, list[Entry[QuestionRejected]]]:
        """The rejections by their question."""
        return _by_question(self.department, QuestionRejected)

    def read_back_to(self, position: int) -> None:
        """Read the confirmations since a position, unless they were read as far back already."""
        if position < self._since:
            self._confirmed = _by_question(self.department, QuestionConfirmed, position)
            self._since = position

    def of(self, question: str) -> Reviews:
        """What was recorded about a question, confirmations as far as they were read."""
        return Reviews(
            tuple(self.judged.get(question, ())),
            tuple(self.rejected.get(question, ())),
            tuple(self._confirmed.get(question, ())),
        )
