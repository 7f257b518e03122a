"""HR's register of appeals: numbered by the year, no number left out (P1-3.7-g)."""

import re
from collections.abc import Mapping
from datetime import date

from domain.calendar import next_working_day
from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import AppealRegistered
from domain.rules.appeal_subject import Lodged
from domain.rules.citation import rule

NUMBER = re.compile(r"(\d{4})-(\d+)")


@rule("P1-3.7-g", readings=("appeal.register_no",))
def next_number(department: Department, year: int) -> str:
    """The first number of a year that no appeal has: that of an entry taken back is free again."""
    taken = numbers(department).get(year, {})
    free = next(number for number in range(1, len(taken) + 2) if number not in taken)
    return number_of(year, free)


def number_of(year: int, number: int) -> str:
    """A number as it stands in a register."""
    return f"{year}-{number:03d}"


def numbers(department: Department) -> Mapping[int, Mapping[int, Entry[AppealRegistered]]]:
    """The numbers given, by year."""
    found: dict[int, dict[int, Entry[AppealRegistered]]] = {}
    for entry in department.history.standing("appeals", AppealRegistered):
        if match := NUMBER.fullmatch(entry.fact.register_no):
            found.setdefault(int(match[1]), {})[int(match[2])] = entry
    return found


def gaps(department: Department) -> tuple[str, ...]:
    """The numbers left out: below one that was given, and given to nobody."""
    return tuple(
        number_of(year, number)
        for year, taken in sorted(numbers(department).items())
        for number in range(1, max(taken))
        if number not in taken
    )


@rule("P1-3.7-g")
def to_be_registered_by(department: Department, appeal: Lodged) -> date:
    """The day of receipt, or the next working day where nobody works that day; a flag only."""
    return next_working_day(department.history, department.came_on(appeal))
