"""The inspections of a month: whose they are, and the points that count (P1-2.9-e, P1-4.7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import DutyShiftAssigned
from domain.facts.points import Deduction, ScoreEntryReversed
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.values import Month, Quarter, day_of

MEANING = "inspection.points_meaning"
LEADER = "inspection.two_duty_foremen"
FAULTS = "inspection.already_recorded_faults"
VOIDED = "inspection.voided_finding"


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection and the points of those of its findings that stand: all, or the largest."""

    entry: Entry[InspectionConducted]
    points: Fraction
    foremen: tuple[str, ...]
    """The foremen on duty who answer for it."""

    @property
    def day(self) -> date:
        """The day of the inspection."""
        return day_of(self.entry.fact.happened_on)


@rule("P1-2.9-d", readings=("inspection.kind_under_30_rule",))
@rule("P1-2.9-e", readings=(MEANING, LEADER))
@rule("P1-4.7", readings=(FAULTS,))
def inspected(department: Department, month: Month) -> tuple[Inspected, ...]:
    """The inspections of a month by day, each with the points of its standing findings."""
    gone = department.history.reversed_in(_stream(month))
    return _without(department, month, frozenset(gone))


@rule("P1-2.9-e", readings=(VOIDED,))
def fined(department: Department, month: Month) -> tuple[Inspected, ...]:
    """The same, for fines: as it is read, what fell on appeal stays in them (P1-2.9-e/10)."""
    if rules_of(department, month).reading(VOIDED) != "points_only_money_stays":
        return inspected(department, month)
    gone = department.history.reversed_in(_stream(month))
    corrected = (named for named, by in gone.items() if not _on_appeal(by.fact))
    return _without(department, month, frozenset(corrected))


def _on_appeal(fact: Fact) -> bool:
    return isinstance(fact, ScoreEntryReversed) and fact.appeal_id is not None


def _stream(month: Month) -> str:
    return f"inspections/{month}"


def _without(department: Department, month: Month, gone: frozenset[str]) -> tuple[Inspected, ...]:
    """The inspections of a month without some, and without some findings (``inspection#2``)."""
    rules, left_out = rules_of(department, month), department.history.asked.without
    found = [
        Inspected(
            entry,
            together(_points(entry, gone | left_out | _known(department, entry, rules)), rules),
            _answering(department, entry, rules),
        )
        for entry in department.history.all_of(_stream(month), InspectionConducted)
        if entry.fact.id not in gone
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.entry.position)))


def rules_of(department: Department, month: Month) -> Rules:
    """The regulation by which a month's inspections are judged: that of its quarter (0.6.6)."""
    return department.regulation.on(Quarter.of(month.first_day).first_day)


def _points(entry: Entry[InspectionConducted], gone: frozenset[str]) -> Iterator[Fraction]:
    for number, found in enumerate(entry.fact.findings, start=1):
        if f"{entry.fact.id}#{number}" not in gone:
            yield Fraction(found.points)


def together(points: Iterable[Fraction], rules: Rules) -> Fraction:
    """What is compared with thirty: the points in all, or the largest (P1-2.9-e/4)."""
    if rules.reading(MEANING) == "single_item":
        return max(points, default=Fraction(0))
    return sum(points, Fraction(0))


def _answering(
    department: Department, entry: Entry[InspectionConducted], rules: Rules
) -> tuple[str, ...]:
    """Each foreman on duty, or of several the one whom the shift names (P1-2.9-e/3)."""
    on_duty = entry.fact.duty_foreman_ids
    if len(on_duty) == 1 or rules.reading(LEADER) == "each_fully":
        return on_duty
    day = day_of(entry.fact.happened_on)
    months = dict.fromkeys(Month.of(one) for one in (day - timedelta(days=1), day))
    named = {
        shift.fact.duty_foreman_id
        for month in months
        for shift in department.history.standing(f"shifts/{month}", DutyShiftAssigned)
        if covers(shift.fact, entry.fact.happened_on)
    }
    return tuple(one for one in on_duty if one in named) or on_duty


def covers(shift: DutyShiftAssigned, on: date) -> bool:
    """Whether an inspection fell into a shift: to the moment where all name one, else the day."""
    begun, ended = shift.happened_on, shift.end_at
    if isinstance(on, datetime) and isinstance(begun, datetime) and isinstance(ended, datetime):
        return begun <= on <= ended
    return day_of(begun) <= day_of(on) <= day_of(ended)


def _known(
    department: Department, entry: Entry[InspectionConducted], rules: Rules
) -> frozenset[str]:
    """The findings somebody had recorded that day before, where they do not count (P1-4.7/1).

    A fault is known by its person and its item; one deduction is one fault.
    """
    if rules.reading(FAULTS) == "all_found_points_count":
        return frozenset()
    day, known, used = day_of(entry.fact.happened_on), set(), set()
    for number, found in enumerate(entry.fact.findings, start=1):
        if found.staff_id is None:
            continue
        for before in department.history.standing(f"person/{found.staff_id}", Deduction):
            fact = before.fact
            same_day = day_of(fact.happened_on) == day and before.position < entry.position
            if same_day and fact.standard_ref == found.standard_ref and fact.id not in used:
                used.add(fact.id)
                known.add(f"{entry.fact.id}#{number}")
                break
    return frozenset(known)
