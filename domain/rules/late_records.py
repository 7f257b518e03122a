"""Which quarter a fact counts for, and whether it came too late to count (P1-2.10)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department, Dossier
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Regulation, Rules
from domain.rules.citation import rule
from domain.rules.quarter_basis import BASIS, WHOLE, carries_over, quarter_of
from domain.values import Month, Quarter, day_of
from domain.wording import Message, say

LIMIT = "score.late_record_limit"
DATE = "score.deduction_date"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The quarter a fact is put down to, and why it counts nothing there, if it does not."""

    quarter: Quarter
    why_not: Message | None = None
    settings: tuple[AnyEntry, ...] = ()
    """The readings on record that decided it."""
    editions: tuple[AnyEntry, ...] = ()
    """The publication that decided it."""

    @property
    def counts(self) -> bool:
        """Whether it counts there."""
        return self.why_not is None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The publication that came first, as a line to stand under the fact's."""
        return tuple(
            Line(Fraction(0), say("line.published", on=_day(one)), "P1-2.13", (one,))
            for one in self.editions
        )


def attribution(dossier: Dossier, entry: AnyEntry) -> Attribution | None:
    """Say how a fact counts in a dossier's quarter; None when it is another quarter's."""
    happened, regulation = Quarter.of(_day(entry)), dossier.department.regulation
    if happened != dossier.quarter and not _may_move(regulation, happened):
        return None
    found = put_down(dossier.department, dossier.staff_id, entry)
    if found is None or found.quarter == dossier.quarter:
        return found
    if _day(entry) not in dossier.quarter:
        return None
    why = say("line.counts_in", quarter=found.quarter)
    return Attribution(dossier.quarter, why, found.settings, found.editions)


@rule("P1-2.10", readings=(LIMIT, DATE))
def put_down(department: Department, staff_id: str, entry: AnyEntry) -> Attribution | None:
    """The one quarter a fact is put down to; None for one from before the regulation.

    Both readings are those of the quarter, so that no two quarters read one fact differently.
    """
    happened = quarter_of(department.regulation, _day(entry))
    if happened.first_day < department.regulation.first_day:
        return None
    rules = department.regulation.on(happened.first_day)
    settings = rules.basis(DATE)[1:]
    if _day(entry) not in happened:
        settings = (*settings, *department.regulation.on(_day(entry)).basis(BASIS)[1:])
    quarter = happened
    if rules.reading(DATE) == "date_recorded":
        quarter = max(happened, quarter_of(department.regulation, department.came_on(entry)))
        rules = department.regulation.on(quarter.first_day)
    published = department.dossier(staff_id, quarter).published[:1]
    if not published or entry.position < published[0].position:
        return Attribution(quarter, settings=settings)
    settings = (*settings, *rules.basis(LIMIT)[1:])
    recorded_on = department.day(entry.recorded_at)
    match rules.reading(LIMIT):
        case "reopen_without_limit":
            return Attribution(quarter, settings=settings)
        case "charge_to_current_quarter":
            current = quarter_of(department.regulation, recorded_on)
            return Attribution(current, settings=settings, editions=published)
        case _:
            on = _day(published[0])
            why = say("line.recorded_late", recorded_on=recorded_on, published_on=on)
            return Attribution(quarter, why, settings, published)


def _moves(rules: Rules) -> bool:
    """Whether facts of a quarter may be put down to a later one."""
    return (
        rules.reading(DATE) == "date_recorded"
        or rules.reading(LIMIT) == "charge_to_current_quarter"
        or rules.reading(BASIS) == WHOLE
    )


def _may_move(regulation: Regulation, happened: Quarter) -> bool:
    """Whether facts of a quarter may be put down to another; before the regulation none is."""
    return happened.first_day >= regulation.first_day and _moves(regulation.on(happened.first_day))


def months_heard(dossier: Dossier) -> tuple[Month, ...]:
    """The months whose facts may count in a quarter: its own, and earlier ones that are read so."""
    regulation = dossier.department.regulation
    return regulation.once(dossier.quarter, lambda: _months_heard(regulation, dossier.quarter))


def _months_heard(regulation: Regulation, quarter: Quarter) -> tuple[Month, ...]:
    heard, earlier = [quarter], quarter.previous
    while earlier.first_day >= regulation.first_day:
        if _moves(regulation.on(earlier.first_day)):
            heard.append(earlier)
        earlier = earlier.previous
    return tuple(month for quarter in reversed(heard) for month in quarter.months)


def quarters_bearing(department: Department, happened: Quarter, today: date) -> tuple[Quarter, ...]:
    """The quarters a fact may count in by a day: its own, and later ones where it is read so."""
    bearing = [happened]
    if carries_over(department.regulation, happened):
        bearing.append(happened.following)
    moves = _may_move(department.regulation, happened)
    while moves and bearing[-1].last_day < today:
        bearing.append(bearing[-1].following)
    return tuple(bearing)


def _day(entry: AnyEntry) -> date:
    return day_of(entry.fact.happened_on)
