"""Deductions and bonus points of a quarter (P1-2.3, P1-2.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.envelope import StandardRef
from domain.facts.inspections import InspectionConducted
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    Deduction,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.line import AnyEntry, Line, total
from domain.regulation.in_force import Rules
from domain.rules.bonus_treatment import bonus_of_quarter
from domain.rules.citation import rule
from domain.rules.corrected_entries import made_free
from domain.rules.inspected import rules_of
from domain.rules.late_records import Attribution, attribution, months_heard
from domain.rules.monthly_in_quarter import extra_in_quarter, routine_in_quarter
from domain.rules.taken_back import taken_back
from domain.standards import item_words
from domain.values import Month, day_of
from domain.wording import say

Kind: TypeAlias = Literal["grooming", "procedure", "complaint", "daily_work", "bonus"]
FACTS: dict[Kind, type[Deduction] | type[BonusPointsAwarded]] = {
    "grooming": GroomingDeductionRecorded,
    "procedure": ProcedureDeductionRecorded,
    "complaint": ComplaintHandlingDeductionRecorded,
    "daily_work": ProcedureDeductionRecorded,
    "bonus": BonusPointsAwarded,
}
CLAUSES: dict[Kind, str] = {
    "grooming": "P1-2.3",
    "procedure": "P1-2.4",
    "complaint": "P1-2.4",
    "daily_work": "P1-2.4",
    "bonus": "P1-2.4",
}
CATALOGUES: dict[str, Kind] = {
    "grooming": "grooming",
    "procedure": "procedure",
    "complaint_handling": "complaint",
    "bonus": "bonus",
}
SIXTH = "daily_work_and_cases"
"""The catalogue of 《日常工作及案件處理規范》, where it is a standard of its own (P1-2.4/2)."""
MAPPING = "standard.daily_work_case_mapping"
NAMED = "inspection.points_to_individuals"


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one kind in a quarter: a line for every fact, even one that costs nothing."""

    kind: Kind
    lines: tuple[Line, ...]

    @property
    def sum(self) -> Fraction:
        """The points that count."""
        return total(self.lines)


@rule("P1-2.4", readings=(MAPPING,))
def is_apart(rules: Rules) -> bool:
    """Whether 《日常工作及案件處理規范》 is a standard of its own, outside the formula."""
    return rules.reading(MAPPING) == "separate_sixth_standard"


def daily_work(rules: Rules) -> tuple[Kind, ...]:
    """The deductions that grades and probation look at under 《日常工作及案件處理規范》."""
    return ("daily_work",) if is_apart(rules) else ("procedure", "complaint")


def _kind_of(rules: Rules, code: str) -> Kind | None:
    """The kind of deduction an item of a catalogue is of."""
    if code == SIXTH:
        return "daily_work" if is_apart(rules) else "procedure"
    return CATALOGUES.get(code)


@rule("P1-2.3")
@rule("P1-2.4")
def points(dossier: Dossier, kind: Kind) -> Points:
    """Every standing fact of one kind with its points, findings, and what months add to it."""
    found = dossier.history.all_of(dossier.stream, FACTS[kind])
    lines = [line for entry in found if (line := _line(dossier, entry, kind))]
    return Points(kind, (*lines, *_named_in_inspections(dossier, kind), *_months(dossier, kind)))


def _months(dossier: Dossier, kind: Kind) -> tuple[Line, ...]:
    """Points of the months that are put down to the quarter (P1-3.1-f, P1-3.1-g, P1-3.7-b)."""
    match kind:
        case "procedure":
            return routine_in_quarter(dossier)
        case "bonus":
            return (*bonus_of_quarter(dossier), *extra_in_quarter(dossier))
        case _:
            return ()


def _line(dossier: Dossier, entry: AnyEntry, kind: Kind) -> Line | None:
    counted = attribution(dossier, entry)
    fact = entry.fact
    if counted is None or not isinstance(fact, Deduction | BonusPointsAwarded):
        return None
    if isinstance(fact, ProcedureDeductionRecorded):
        sixth = _kind_of(dossier.rules, fact.standard_ref.code) == "daily_work"
        if sixth != (kind == "daily_work"):
            return None
    message = say(
        f"line.{kind}.one",
        on=day_of(fact.happened_on),
        item=item_words(dossier.history, fact.standard_ref),
        by=fact.by,
        points=fact.points,
        note=fact.note or "",
    )
    if reversal := dossier.history.reversed_in(dossier.stream).get(fact.id):
        return taken_back(entry, reversal, message)
    free = made_free(dossier, entry) if counted.counts else ()
    why = say("line.corrected") if free else counted.why_not
    if why:
        message = say("line.without_effect", what=message, why=why)
    amount = Fraction(0) if why else Fraction(fact.points)
    return Line(amount, message, CLAUSES[kind], (entry, *free, *counted.settings), counted.lines)


@rule("P1-2.9-e", readings=(NAMED,))
def _named_in_inspections(dossier: Dossier, kind: Kind) -> tuple[Line, ...]:
    """Findings that name a person and an item, once; one already recorded is not doubled."""
    return tuple(
        line
        for month in months_heard(dossier)
        if rules_of(dossier.department, month).reading(NAMED) != "department_level_only"
        for entry in dossier.history.standing(f"inspections/{month}", InspectionConducted)
        if any(found.staff_id == dossier.staff_id for found in entry.fact.findings)
        and (counted := attribution(dossier, entry))
        for line in _findings(dossier, entry, counted, kind)
    )


def _findings(
    dossier: Dossier, entry: Entry[InspectionConducted], counted: Attribution, kind: Kind
) -> Iterator[Line]:
    gone = dossier.history.findings_reversed(entry.stream)
    linked = _linked(dossier, entry.fact.id)
    month = Month.of(day_of(entry.fact.happened_on))
    every = rules_of(dossier.department, month).reading(NAMED) == "every_finding_also_individual"
    for number, found in enumerate(entry.fact.findings, start=1):
        mine = found.staff_id == dossier.staff_id and (entry.fact.id, number) not in gone
        if not mine or _kind_of(dossier.rules, found.standard_ref.code) != kind:
            continue
        if found.standard_ref in linked and not every:
            linked.remove(found.standard_ref)  # On record already, once.
            continue
        message = say("line.finding.named", on=day_of(entry.fact.happened_on), number=number)
        if not counted.counts:
            message = say("line.without_effect", what=message, why=counted.why_not)
        amount = Fraction(found.points) if counted.counts else Fraction(0)
        yield Line(amount, message, "P1-2.9-e", (entry, *counted.settings), counted.lines)


def _linked(dossier: Dossier, inspection_id: str) -> list[StandardRef]:
    """The items of deductions recorded because of an inspection, those taken back as well."""
    return [
        entry.fact.standard_ref
        for entry in dossier.history.all_of(dossier.stream, Deduction)
        if inspection_id in entry.fact.because_of
    ]
