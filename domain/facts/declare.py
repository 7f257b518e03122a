"""What every fact declares about itself, once: clauses, recorders, stream, key, confidence."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from domain.roles import Role

if TYPE_CHECKING:
    from domain.facts.envelope import Fact

F = TypeVar("F", bound="type[Fact]")

OF_TARGET = "the stream of the fact it names"
"""Stands for the stream of another fact, which only the log knows."""


@dataclass(frozen=True, slots=True)
class Recorders:
    """Who may record a fact (regulation.md, B.2), and about whom (B.3)."""

    roles: tuple[Role, ...]
    own: bool = False
    """Only the person concerned."""
    about_self: bool = False
    """The person concerned may be among the recorders."""
    team_only: bool = True
    """A foreman records only about the own team."""
    jointly_with: tuple[Role, ...] = ()
    """A second person in one of these roles takes part ("+" in section C)."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What drives recording, spreadsheets, schemas and the reference page of one kind."""

    kind: str
    clauses: tuple[str, ...]
    recorders: Recorders
    stream: str
    subject: str | None = None
    """The field that names the person concerned."""
    when: str | None = None
    """The name section C gives to the day the fact happened on."""
    thing: str | None = None
    """The field that names the thing this fact brings into the world; it is the fact's id."""
    target: str | None = None
    """The field that names the fact whose stream this one joins."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What section C calls fields that are called otherwise here."""
    key: tuple[str, ...] = ()
    """The fields that say which fact it is, when a file is read again."""
    confidential: Mapping[str, str] = field(default_factory=dict)
    """Fields stored encrypted, each with the name of the key: the person's, or a case's."""
    prescribed_by: str = "P1-0.5-a"
    """The clause that says what the fact must contain, and by whom."""
    evaluates: bool = False
    """It bears on a score, so it needs evidence or a description (P1-0.6-b)."""


def kebab(name: str) -> str:
    """Write ``GroomingDeductionRecorded`` as ``grooming-deduction-recorded``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def declare(  # noqa: PLR0913 - a declaration is a list of answers, each asked by name
    *clauses: str,
    by: Recorders,
    stream: str,
    subject: str | None = None,
    when: str | None = None,
    thing: str | None = None,
    target: str | None = None,
    names: Mapping[str, str] | None = None,
    key: tuple[str, ...] = (),
    confidential: Mapping[str, str] | None = None,
    prescribed_by: str | None = None,
    evaluates: bool = False,
) -> Callable[[F], F]:
    """Declare a kind of fact. Its kind must be its name in kebab case with a version."""

    def declared(cls: F) -> F:
        kind = cls.__pydantic_fields__["kind"].default
        if not re.fullmatch(rf"{kebab(cls.__name__)}\.v[1-9]\d*", kind):
            raise TypeError(f"{cls.__name__} has the kind {kind}")
        cls.declaration = Declaration(
            kind=kind,
            clauses=clauses,
            recorders=by,
            stream=stream,
            subject=subject,
            when=when,
            thing=thing,
            target=target,
            names=_all_names(names or {}, when, thing),
            key=key,
            confidential=confidential or {},
            prescribed_by=prescribed_by or next(iter(clauses), "P1-0.5-a"),
            evaluates=evaluates,
        )
        return cls

    return declared


def _all_names(names: Mapping[str, str], when: str | None, thing: str | None) -> Mapping[str, str]:
    own = {when: "happened_on"} if when else {}
    return {**own, **({thing: "id"} if thing else {}), **names}
