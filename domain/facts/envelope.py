"""The envelope every fact carries: when, by whom, in which role, from where, because of what."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from domain.facts.declare import Declaration
from domain.roles import Role
from domain.values import Digest, FactId, Id, StaffId, Text, Value, When


class Source(Value):
    """Where on paper a fact was read: the file, and for spreadsheets the sheet and the row."""

    file: Text
    sheet: Text | None = None
    row: int | None = None


class Deadline(Value):
    """A last day, computed once, when the fact that starts it is recorded (design section 5)."""

    matter: Id
    due: When
    counted: Text
    calendar: Text


class StandardRef(Value):
    """An item of an adopted standard (P1-0.6-b)."""

    code: Id
    version: Annotated[int, Field(ge=1)]
    item: Id


class Fact(Value):
    """Something that happened, on record. Subclasses add what it was; none is ever changed."""

    declaration: ClassVar[Declaration]

    kind: str
    id: FactId
    happened_on: When
    by: StaffId
    role: Role
    entered_by: StaffId | None = None
    written_on: date | None = None
    note: Text | None = None
    evidence: tuple[Digest, ...] = ()
    because_of: tuple[FactId, ...] = ()
    source: Source | None = None
    not_on_paper: tuple[Id, ...] = ()
    """Fields the paper lacks, filled with what can be said without it."""
    replaces: FactId | None = None
    deadlines: tuple[Deadline, ...] = ()

    def deadline(self, matter: str) -> Deadline | None:
        """The deadline this fact started for a clause, as computed when it was recorded."""
        return next((one for one in self.deadlines if one.matter == matter), None)


class Reversal(Fact):
    """A fact that takes another one out of force. Both stay on record."""

    @property
    def reverses(self) -> FactId:
        """The fact that no longer counts."""
        raise NotImplementedError


ENVELOPE = frozenset(Fact.model_fields)
"""The names of the envelope's fields."""


class Erased(Value):
    """What a confidential field reads as once the person's key is destroyed."""

    erased: bool = True


ERASED = Erased()
