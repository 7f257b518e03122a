"""What a decision is made on: the department as the log stands, and the moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias, TypeVar

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.history import History
from domain.organisation import Organisation
from domain.regulation.in_force import Rules
from domain.values import day_of

F = TypeVar("F", bound=Fact)
Fields: TypeAlias = dict[str, object]
OfKind: TypeAlias = Callable[[type[Fact]], Iterable[Entry[Fact]]]


@dataclass(frozen=True, slots=True)
class Decided:
    """A fact that may be recorded, and the stream it joins."""

    stream: str
    fact: Fact


@dataclass
class State:
    """The department up to a position, and what was decided since in the same request."""

    log: str
    department: Department
    now: datetime
    position: int
    new_id: Callable[[], str]
    recorded: OfKind
    """Every fact of a kind, in whatever stream, up to the position before the request."""
    decided: list[Decided] = field(default_factory=list)

    @property
    def history(self) -> History:
        """The history decided on."""
        return self.department.history

    @property
    def people(self) -> Organisation:
        """The people of the department."""
        return self.department.people

    @property
    def today(self) -> date:
        """The department's day."""
        return self.department.day(self.now)

    def rules(self, day: date) -> Rules:
        """The regulation in force on a day."""
        return self.department.regulation.on(day)

    def judged_on(self, fact: Fact) -> date:
        """The day whose authority and lateness count: the paper's, else today's."""
        return fact.written_on or self.today

    def judged_on_given(self, fields: Fields) -> date:
        """The same for a fact that is not read yet."""
        written = fields.get("written_on")
        return day_of(written) if isinstance(written, date) else self.today

    def of_kind(self, kind: type[Fact]) -> tuple[Fact, ...]:
        """Every fact of a kind, in whatever stream, those decided in this request among them."""
        recorded = (entry.fact for entry in self.recorded(kind))
        decided = (one.fact for one in self.decided if isinstance(one.fact, kind))
        return (*recorded, *decided)

    def take(self, stream: str, fact: Fact) -> None:
        """Decide a fact: the decisions after it are made on the state it leaves."""
        self.position += 1
        self.decided.append(Decided(stream, fact))
        self.history.add(Entry(self.log, self.position, self.now, stream, fact))
        self.department.forget(stream)


Check: TypeAlias = Callable[[State, F], None]
Completion: TypeAlias = Callable[[State, Fields], None]

CHECKS: dict[type[Fact], list[Callable[[State, Fact], None]]] = {}
COMPLETIONS: dict[type[Fact], list[Completion]] = {}
CONSEQUENCES: dict[type[Fact], list[Callable[[State, Fact], None]]] = {}


def checks(*kinds: type[Fact]) -> Callable[[Check[F]], Check[F]]:
    """Say that a function may refuse facts of these kinds."""
    return _registered(CHECKS, kinds)


def follows(*kinds: type[Fact]) -> Callable[[Check[F]], Check[F]]:
    """Say that a function decides what follows from facts of these kinds."""
    return _registered(CONSEQUENCES, kinds)


def completes(*kinds: type[Fact]) -> Callable[[Completion], Completion]:
    """Say that a function fills in what only the program can know."""

    def registered(function: Completion) -> Completion:
        for kind in kinds:
            COMPLETIONS.setdefault(kind, []).append(function)
        return function

    return registered


def _registered(
    table: dict[type[Fact], list[Callable[[State, Fact], None]]], kinds: tuple[type[Fact], ...]
) -> Callable[[Check[F]], Check[F]]:
    def registered(function: Check[F]) -> Check[F]:
        for kind in kinds:
            table.setdefault(kind, []).append(function)  # type: ignore[arg-type]  # by kind, below
        return function

    return registered


def day_given(fields: Fields) -> date:
    """The day a fact that is not read yet happened on."""
    when = fields["happened_on"]
    if not isinstance(when, date):
        raise TypeError(when)
    return day_of(when)


def day(fact: Fact) -> date:
    """The day a fact happened on."""
    return day_of(fact.happened_on)
