"""Days and deadlines that explain themselves (regulation.md, 0.6.5 and E.2)."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.facts.envelope import Deadline
from domain.facts.standards import WorkingCalendarDeclared
from domain.history import History
from domain.regulation.in_force import Rules
from domain.values import day_of

CALENDAR_DAYS = "calendar-days"
DECLARED = "declared"
PUBLIC = "chinesecalendar"
PROVISIONAL = "monday-to-friday, provisional"
SATURDAY = 5


def counted_days(matter: str, start: date, days: int) -> Deadline:
    """A number of calendar days: the day after is day 1, the last day counts to 24:00."""
    due = start + timedelta(days=days)
    return Deadline(matter=matter, due=due, counted=f"{start} + {days}", calendar=CALENDAR_DAYS)


def appeal_window(history: History, rules: Rules, start: date) -> Deadline:
    """The ten days to appeal that run from a day (P1-3.7-e), as they are read."""
    days = int(rules.amount("P1-3.7-e", "days"))
    match rules.reading("appeal.day_count"):
        case "working_days":
            due, calendar = _working_days_after(history, start, days)
            counted = f"{start} + {days} working days"
            return Deadline(matter="P1-3.7-e", due=due, counted=counted, calendar=calendar)
        case "first_day_counts":
            deadline = counted_days("P1-3.7-e", start, days - 1)
        case _:
            deadline = counted_days("P1-3.7-e", start, days)
    if rules.reading("appeal.last_day_holiday") == "roll_to_next_working_day":
        return _rolled(history, deadline)
    return deadline


def next_working_day(history: History, day: date) -> date:
    """A day, or the next one that somebody works."""
    while not _is_working(history, day)[0]:
        day += timedelta(days=1)
    return day


def _rolled(history: History, deadline: Deadline) -> Deadline:
    """A last day that nobody works moves to the next working day."""
    due = day_of(deadline.due)
    calendars = [deadline.calendar]
    while not (working := _is_working(history, due))[0]:
        due += timedelta(days=1)
        calendars.append(working[1])
    calendar = PROVISIONAL if working[1] == PROVISIONAL else _calendar_of(calendars)
    return deadline.model_copy(update={"due": due, "calendar": calendar})


def _working_days_after(history: History, start: date, days: int) -> tuple[date, str]:
    day, left, calendars = start, days, [PUBLIC]
    while left:
        day += timedelta(days=1)
        works, calendar = _is_working(history, day)
        calendars.append(calendar)
        left -= works
    return day, _calendar_of(calendars)


def _calendar_of(calendars: Sequence[str]) -> str:
    """The calendar of the last day; provisional as soon as one of the days was."""
    return PROVISIONAL if PROVISIONAL in calendars else calendars[-1]


def _is_working(history: History, day: date) -> tuple[bool, str]:
    """Whether a day is worked: as declared, else the public calendar, else Monday to Friday."""
    declared = [
        entry.fact
        for entry in history.standing("calendar", WorkingCalendarDeclared)
        if entry.fact.date_ == day
    ]
    if declared:
        return declared[-1].is_working_day, DECLARED
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day)), f"{PUBLIC} {chinese_calendar.__version__}"
    except NotImplementedError:
        return day.weekday() < SATURDAY, PROVISIONAL
