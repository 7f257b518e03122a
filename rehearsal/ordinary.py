"""One person's ordinary quarter, drawn at random: exams, forms, points, cases, the daily log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from domain.facts.attitude import AttitudeResultsTallied
from domain.facts.envelope import Fact
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened, WorkLogEntryRecorded
from domain.roles import Role
from domain.values import Quarter
from rehearsal.acts import Act, Form, Results, act, at, exams, forms, leader_of, works
from rehearsal.roster import Person, Roster

DEDUCTIONS: tuple[tuple[type[Fact], tuple[str, ...]], ...] = (
    (GroomingDeductionRecorded, ("G01", "G02", "G03")),
    (ProcedureDeductionRecorded, ("P01", "P02")),
    (ComplaintHandlingDeductionRecorded, ("C01", "C02")),
)
OBSERVED = ("巡查時發現", "交接時發現", "客戶反映")
PRAISED = {"B01": "業主來信表揚", "B02": "建議已列入規程"}
COMMENTS = ("認真負責", "尚需加強溝通", "工作主動，配合良好", "按時完成工作", "待客有禮")
ACTIONS = ("電話回覆業主", "上門查看並協調工程部", "發函說明", "約見業主", "轉工程部處理")
TASKS = ("園區巡查", "裝修驗收", "報修跟進", "費用催繳", "前台接待")
WRITING_FAULTS = (
    ("wrong_characters", 10),
    ("faulty_sentences", 5),
    ("quantity_errors", 4),
    ("missing_terms", 3),
    ("format_errors", 10),
)


@dataclass(frozen=True, slots=True)
class Habits:
    """How busy a department is: how much each person gives cause to record in a quarter."""

    deductions_max: int = 1
    """Of each kind; half as many on the average."""
    bonus_percent: int = 30
    cases: int = 2
    follow_ups_max: int = 3
    """Of each case, at least one."""
    logs_percent: int = 8
    """Of the working days, those with an entry in the daily log."""
    mates: int = 3
    """Team mates who fill in a form about somebody."""


def drawn(*what: object) -> Random:
    """A source of chance for one person's quarter: what others do does not change it."""
    return Random("/".join(map(str, what)))  # noqa: S311 - a simulation that must repeat itself


def around(chance: Random, middle: int, spread: int) -> int:
    """A number near the middle, seldom far from it: integers alone, the same on every machine."""
    return middle + sum(chance.randint(-spread, spread) for _ in range(3)) // 2


def results(chance: Random, ability: int) -> Results:
    """Marks as somebody of an ability of 64 to 88 would have them."""
    marks = around(chance, 2 * ability, 16)
    wrong = chance.choice((0, 0, 0, 1, 1, 2, 3))
    return Results(
        knowledge=str(Decimal(min(200, max(110, marks))) / 2),
        typed=(5 * max(42, around(chance, ability - 18, 9)) + 36 * wrong, wrong),
        corrected=min(10, max(5, around(chance, ability // 10, 1))),
        faults=(_faults(chance, ability), _faults(chance, ability)),
    )


def _faults(chance: Random, ability: int) -> dict[str, int]:
    """Faults that together cost about what somebody of an ability loses in a writing test."""
    left, found = around(chance, 100 - ability, 6), dict[str, int]()
    for name, points in chance.sample(WRITING_FAULTS, len(WRITING_FAULTS)):
        if left >= points:
            found[name] = chance.randint(1, max(1, min(3, left // points)))
            left -= found[name] * points
    return found


def form(chance: Random, rater: str, ability: int) -> Form:
    """A form as a rater fills it in about somebody of an ability."""
    halves = (min(20, max(11, around(chance, ability // 5, 2))) for _ in range(5))
    items = tuple(str(Decimal(half) / 2) for half in halves)
    return Form(rater, items, chance.choice(COMMENTS))


def ordinary_person(
    seed: object, roster: Roster, person: Person, quarter: Quarter, habits: Habits
) -> Iterator[Act]:
    """Everything one assistant or foreman gives cause to record in an ordinary quarter."""
    ability = drawn(seed, roster.log, person.staff_id).randint(64, 88)
    chance = drawn(seed, roster.log, person.staff_id, quarter)
    yield from exams(person, quarter, results(chance, ability))
    mates = roster.mates_of(person, quarter.first_day)
    raters = chance.sample(mates, min(habits.mates, len(mates)))
    yield from forms(person, quarter, _forms(chance, roster, person, ability, raters))
    yield tally(person, quarter)
    yield from _points(chance, roster, person, quarter, habits)
    if person.role == Role.CUSTOMER_ASSISTANT:
        yield from daily(chance, person, quarter, habits)


def _forms(
    chance: Random, roster: Roster, person: Person, ability: int, mates: Iterable[Person]
) -> tuple[Form, ...]:
    """Forms by the supervisor, the foreman (none about a foreman) and some team mates."""
    leaders = dict.fromkeys(("S01", leader_of(roster, person)))
    raters = (*leaders, *(mate.staff_id for mate in mates))
    return tuple(form(chance, rater, ability) for rater in raters)


def tally(person: Person, quarter: Quarter) -> Act:
    """The supervisor tallies the forms about somebody on the quarter's last day (P1-2.8-c)."""
    about = {"ratee_id": person.staff_id, "quarter": quarter}
    return act(at(quarter.last_day, 18), AttitudeResultsTallied, "S01", **about)


def _points(
    chance: Random, roster: Roster, person: Person, quarter: Quarter, habits: Habits
) -> Iterator[Act]:
    """Deductions by whoever leads the person, bonuses by the supervisor."""
    leader = leader_of(roster, person)
    for kind, items in DEDUCTIONS:
        for day in _days(chance, quarter, chance.randint(0, habits.deductions_max)):
            told = {"standard_ref": chance.choice(items), "note": chance.choice(OBSERVED)}
            yield act(at(day, 16), kind, leader, staff_id=person.staff_id, **told)
    if chance.randrange(100) < habits.bonus_percent:
        (day,) = _days(chance, quarter, 1)
        item = chance.choice(tuple(PRAISED))
        told = {"standard_ref": item, "note": PRAISED[item]}
        yield act(at(day, 16, 30), BonusPointsAwarded, "S01", staff_id=person.staff_id, **told)


def daily(chance: Random, person: Person, quarter: Quarter, habits: Habits) -> Iterator[Act]:
    """An assistant's cases with their follow-ups, and the daily log."""
    staff = person.staff_id
    for number, day in enumerate(_days(chance, quarter, habits.cases), start=1):
        case = f"{quarter}-{staff}-{number}"
        level = chance.choice("ABBCCC")
        yield act(at(day, 9), CaseOpened, staff, case_id=case, level=level)
        for later in range(chance.randint(1, habits.follow_ups_max)):
            on = min(day + timedelta(days=later), quarter.last_day)
            told = {"case_id": case, "staff_id": staff, "action": chance.choice(ACTIONS)}
            yield act(at(on, 10 + later), CaseFollowUpRecorded, staff, **told)
    for day in working_days(quarter):
        if chance.randrange(100) < habits.logs_percent:
            told = {"tasks": chance.choice(TASKS), "work_status": "已完成"}
            yield act(at(day, 17, 30), WorkLogEntryRecorded, staff, staff_id=staff, **told)


def _days(chance: Random, quarter: Quarter, count: int) -> list[date]:
    """Some working days of the quarter, in order."""
    return sorted(chance.sample(working_days(quarter), count))


@cache
def working_days(quarter: Quarter) -> tuple[date, ...]:
    """The working days of a quarter."""
    length = (quarter.last_day - quarter.first_day).days + 1
    days = (quarter.first_day + timedelta(days=number) for number in range(length))
    return tuple(day for day in days if works(day))
