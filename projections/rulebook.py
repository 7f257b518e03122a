"""The rulebook: editions, readings and standards in force on a day, and how they changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.standards import StandardAdopted
from domain.line import AnyEntry
from domain.refusals.asking import NothingOfTheRegulation
from domain.regulation.clause import Clause, Reading
from domain.regulation.in_force import Rules


@dataclass(frozen=True, slots=True)
class InForce:
    """How one open sentence is read on a day, and the entry that says so, if one does."""

    clause: str
    reading: Reading
    value: str
    entry: AnyEntry | None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What holds on a day, and every entry that ever changed it, by the day each begins."""

    rules: Rules
    readings: tuple[InForce, ...]
    standards: tuple[Entry[StandardAdopted], ...]
    changes: tuple[tuple[date, AnyEntry], ...]

    @property
    def set_otherwise(self) -> tuple[InForce, ...]:
        """The readings that an entry set."""
        return tuple(one for one in self.readings if one.entry)


def rulebook(department: Department, on: date) -> Rulebook:
    """The regulation as it is in force on a day. Raises NoRegulationInForce."""
    rules = department.regulation.on(on)
    adopted = department.history.standing("standards", StandardAdopted)
    latest: dict[str, Entry[StandardAdopted]] = {}
    for entry in sorted(adopted, key=lambda one: (one.fact.effective_from, one.position)):
        if entry.fact.effective_from <= on:
            latest[entry.fact.standard_code] = entry
    begins: list[tuple[date, AnyEntry]] = [
        *((one.fact.effective_from, one) for one in department.regulation.adopted),
        *((one.fact.effective_from, one) for one in department.regulation.options),
        *((one.fact.effective_from, one) for one in adopted),
    ]
    return Rulebook(
        rules,
        tuple(_readings(rules)),
        tuple(latest.values()),
        tuple(sorted(begins, key=lambda one: (one[0], one[1].position))),
    )


def _readings(rules: Rules) -> Iterable[InForce]:
    for key, (clause, reading) in rules.edition.by_key.items():
        yield InForce(
            clause.number, reading, rules.reading(key), rules.settings.get(key, ("", None))[1]
        )


def clause_in_force(book: Rulebook, number: str) -> Clause:
    """One clause by its number, or by the key of a reading. Raises a refusal for neither."""
    edition, wanted = book.rules.edition, number.strip()
    if wanted in edition.by_key:
        wanted = edition.by_key[wanted][0].number
    if wanted not in edition.by_number:
        raise NothingOfTheRegulation(name=number)
    found = [one for one in edition.versions(wanted) if one.in_force_on(book.rules.day)]
    return found[0] if found else edition.clause(wanted)
