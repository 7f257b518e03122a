"""The registers: appeals, adjustments, discretionary acts, each numbered without gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, TypeVar, cast

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.quarter import ResultAdjusted
from domain.line import AnyEntry, Finding
from domain.rules.appeal_register import gaps, number_of, to_be_registered_by
from domain.rules.appeal_steps import appeal_of, latest, lodged
from domain.rules.discretion import left_open, why
from domain.values import Quarter, day_of
from domain.wording import Message, say
from projections.adjusted import adjusted
from projections.docket import Docketed, lodged_on

Name: TypeAlias = Literal["appeals", "adjustments", "discretion"]
F = TypeVar("F", bound=Fact)
GAP = "finding.register_gap"
CLAUSES: dict[Name, str] = {
    "appeals": "P1-3.7-g",
    "adjustments": "P1-2.12",
    "discretion": "P1-3.5-g",
}


@dataclass(frozen=True, slots=True)
class Registered:
    """One line of a register; ``number`` is None where none was given yet."""

    number: str | None
    on: date
    by: str
    whom: tuple[str, ...]
    quarter: Quarter
    what: Message
    clause: str
    reason: str | None
    entries: tuple[AnyEntry, ...]
    details: tuple[Message, ...] = ()
    taken_back: AnyEntry | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its lines in the order of their numbers, and what it lacks."""

    name: Name
    lines: tuple[Registered, ...]
    findings: tuple[Finding, ...]

    @property
    def clause(self) -> str:
        """The clause it is kept under."""
        return CLAUSES[self.name]


def registers(
    department: Department, acts: Sequence[Entry[Fact]], appeals: Sequence[Docketed], today: date
) -> tuple[Register, ...]:
    """The three registers as they stand on a day."""
    adjustments = [
        cast("Entry[ResultAdjusted]", one) for one in acts if isinstance(one.fact, ResultAdjusted)
    ]
    decided = [one for one in acts if left_open(one.fact)]
    return (
        Register(
            "appeals",
            tuple(sorted(map(_appeal, appeals), key=_by_number)),
            appeal_findings(department, appeals, today),
        ),
        Register(
            "adjustments",
            tuple(_adjustment(department, *one) for one in _numbered(adjustments)),
            tuple(_late(department, adjustments, CLAUSES["adjustments"])),
        ),
        Register(
            "discretion",
            tuple(_act(department, *one) for one in _numbered(decided)),
            tuple(_late(department, decided, CLAUSES["discretion"])),
        ),
    )


def narrowed(
    found: Iterable[Register], quarter: Quarter | None, person: str | None
) -> tuple[Register, ...]:
    """The lines of a quarter, or of a person who decided or whom it is about; numbers stay."""
    return tuple(_narrowed(one, quarter, person) for one in found)


def _narrowed(whole: Register, quarter: Quarter | None, person: str | None) -> Register:
    """Some lines of a register with their findings; a number left out is nobody's, and stays."""
    lines = tuple(
        line
        for line in whole.lines
        if quarter in (None, line.quarter) and person in (None, line.by, *line.whom)
    )
    gone = [line for line in whole.lines if line not in lines]
    others = {entry.position for line in gone for entry in line.entries}
    findings = tuple(
        one
        for one in whole.findings
        if one.message.id == GAP or others.isdisjoint(entry.position for entry in one.entries)
    )
    return Register(whole.name, lines, findings)


def _by_number(line: Registered) -> tuple[bool, str, int]:
    return line.number is None, line.number or "", line.entries[0].position


def _numbered(entries: Iterable[Entry[F]]) -> Iterator[tuple[str, Entry[F]]]:
    """Number entries by the year they happened in, in the order of the log."""
    count: dict[int, int] = {}
    for entry in entries:
        year = day_of(entry.fact.happened_on).year
        count[year] = count.get(year, 0) + 1
        yield number_of(year, count[year]), entry


def _appeal(one: Docketed) -> Registered:
    fact = one.entry.fact
    what = say(
        "register.appeal_about", fact=say(f"fact.{type(fact).__name__}"), quarter=one.quarter
    )
    state = say(f"docket.states.{one.state.state}")
    details: tuple[Message, ...] = (say("register.state", state=state),)
    if one.state.in_time is False:
        details = (*details, say("register.out_of_time"))
    appellant = fact.appellant
    return Registered(
        one.register_no,
        lodged_on(one),
        fact.by,
        (appellant,),
        one.quarter,
        what,
        fact.declaration.clauses[0],
        None,
        one.steps,
        details,
    )


def appeal_findings(
    department: Department, appeals: Iterable[Docketed], today: date
) -> tuple[Finding, ...]:
    """Numbers left out, appeals registered late or not at all (P1-3.7-g)."""
    found = [
        Finding(say(GAP, number=number), CLAUSES["appeals"], _last(department))
        for number in gaps(department)
    ]
    for one in appeals:
        registered = latest(one.steps, "registered")
        due = to_be_registered_by(department, one.entry)
        on = department.came_on(registered) if registered else today
        if on > due and one.state.state != "withdrawn":
            sentence = "finding.registered_late" if registered else "finding.not_registered"
            name = one.register_no or one.entry.fact.id
            message = say(sentence, appeal=name, due=due, days=(on - due).days)
            entries: tuple[AnyEntry, ...] = (one.entry, *((registered,) if registered else ()))
            found.append(Finding(message, CLAUSES["appeals"], entries))
    return tuple(found)


def _last(department: Department) -> tuple[AnyEntry, ...]:
    return department.history.stream("appeals")[-1:]


def _adjustment(department: Department, number: str, entry: Entry[ResultAdjusted]) -> Registered:
    fact = entry.fact
    found = adjusted(department, entry)
    what = say(
        "register.adjusted",
        quarter=fact.quarter,
        scope=say(f"scope.{fact.scope}"),
        delta=fact.delta,
    )
    whom = tuple(row.staff_id for row in found.rows)
    rows = tuple(
        say("register.row", staff=row.staff_id, before=row.before, after=row.after)
        for row in found.rows
    )
    return Registered(
        number,
        day_of(fact.happened_on),
        fact.by,
        whom,
        fact.quarter,
        what,
        CLAUSES["adjustments"],
        fact.external_influence,
        (entry,),
        (*rows, *found.crossings),
        department.history.reversed_in(entry.stream).get(fact.id),
    )


def _act(department: Department, number: str, entry: Entry[Fact]) -> Registered:
    fact = entry.fact
    whom = _whom(department, fact)
    name = say(f"fact.{type(fact).__name__}")
    what = say("register.act", fact=name) if not whom else say("register.of", fact=name, staff=whom)
    quarter = getattr(fact, "quarter", None) or Quarter.of(fact.happened_on)
    return Registered(
        number,
        day_of(fact.happened_on),
        fact.by,
        whom,
        quarter,
        what,
        left_open(fact) or CLAUSES["discretion"],
        why(fact),
        (entry,),
        taken_back=department.history.reversed_in(entry.stream).get(fact.id),
    )


def _whom(department: Department, fact: Fact) -> tuple[str, ...]:
    """Whom a decision is about: its subject, or that of the fact it answers."""
    declared = fact.declaration
    if declared.subject:
        return (str(getattr(fact, declared.subject)),)
    if declared.target:
        answered = department.history.entry(str(getattr(fact, declared.target)))
        staff = getattr(answered.fact, "staff_id", None) if answered else None
        return () if staff is None else (str(staff),)
    appeal = lodged(department, appeal_of(fact) or "")
    return (appeal.fact.appellant,) if appeal else ()


def _late(department: Department, entries: Iterable[Entry[Fact]], clause: str) -> Iterator[Finding]:
    """What was put on record on a later day than it was decided."""
    for entry in entries:
        decided = day_of(entry.fact.happened_on)
        if days := (department.came_on(entry) - decided).days:
            name = say(f"fact.{type(entry.fact).__name__}")
            message = say("finding.recorded_late", fact=name, on=decided, days=days)
            yield Finding(message, clause, (entry,))
