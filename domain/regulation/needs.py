"""What the rules need of an edition: one that lacks it is refused, naming it."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.refusals import Refusal
from domain.refusals.regulation import AmountLacking, ClauseLacking, ReadingLacking, TableLacking
from domain.regulation.clause import Clause
from domain.regulation.edition import Edition


@dataclass(frozen=True, slots=True)
class Need:
    """What one rule takes from the clause it cites."""

    clause: str
    amounts: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


def missing(edition: Edition, needs: Iterable[Need]) -> Refusal | None:
    """Give the refusal that names the first thing an edition lacks, or None if it has them all."""
    return next((lack for need in needs if (lack := _lack(edition, need)) is not None), None)


def refuse_if_lacking(edition: Edition, needs: Iterable[Need]) -> None:
    """Raise the refusal that names the first thing an edition lacks."""
    lack = missing(edition, needs)
    if lack is not None:
        raise lack


def _lack(edition: Edition, need: Need) -> Refusal | None:
    """Every version of the clause must have the amounts and tables; one of them each reading."""
    versions = edition.by_number.get(need.clause)
    if versions is None:
        return ClauseLacking(clause=need.clause, edition=edition.edition)
    for clause in versions:
        lack = _lack_of(clause, need)
        if lack is not None:
            return lack
    for key in need.readings:
        if key not in edition.by_key:
            return ReadingLacking(key=key, clause=need.clause)
    return None


def _lack_of(clause: Clause, need: Need) -> Refusal | None:
    for name in need.amounts:
        if name not in clause.amounts:
            return AmountLacking(clause=clause.number, name=name)
    for name in need.tables:
        if name not in clause.tables:
            return TableLacking(clause=clause.number, name=name)
    return None
