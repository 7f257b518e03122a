"""Every rule cites its clause; a clause the shipped editions lack fails at import."""

from collections.abc import Callable
from typing import TypeVar

from domain.regulation.needs import Need
from domain.regulation.shipped import clause_numbers

C = TypeVar("C", bound=Callable[..., object])

NEEDS: list[Need] = []
"""What the rules need of an edition before it may be adopted."""

CITED: list[tuple[Need, Callable[..., object]]] = []
"""Every rule with what it cites."""


def rule(
    cites: str,
    *,
    amounts: tuple[str, ...] = (),
    tables: tuple[str, ...] = (),
    readings: tuple[str, ...] = (),
) -> Callable[[C], C]:
    """Name the clause a rule carries out, and what it takes from it.

    Raises LookupError when no shipped edition has the clause.
    """
    if cites not in clause_numbers():
        raise LookupError(f"there is no {cites}")
    need = Need(clause=cites, amounts=amounts, tables=tables, readings=readings)
    NEEDS.append(need)

    def cited(function: C) -> C:
        CITED.append((need, function))
        return function

    return cited
