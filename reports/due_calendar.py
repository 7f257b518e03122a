"""What is due, as a calendar file that other programs take in (RFC 5545)."""

from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from domain.entry import Entry
from domain.facts.envelope import Fact
from projections.due import Due
from projections.footing import Footing
from reports.terminal import Page, reference

BEGINS = b"BEGIN:VCALENDAR"
PRODUCT = "-//Kaozheng//due//"


def due_calendar(page: Page, rows: tuple[Due, ...], footing: Footing, last: Entry[Fact]) -> bytes:
    """Every duty and window that has a day, as an event of whole days.

    An event's UID is the duty's own name, and its SEQUENCE the entry the answer rests on: taken
    in again, a later file changes the events of an earlier one, and doubles none.
    """
    calendar = Calendar()
    calendar.add("prodid", f"{PRODUCT}{page.language}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", page.words("due.calendar", log=last.log))
    for one in rows:
        if one.duty.due is not None:
            calendar.add_component(_event(page, one, one.duty.due, footing, last))
    return bytes(calendar.to_ical())


def _event(page: Page, one: Due, day: date, footing: Footing, last: Entry[Fact]) -> Event:
    duty, event = one.duty, Event()
    event.add("uid", f"{duty.key}@{last.log}.kaozheng")
    event.add("sequence", last.position)
    event.add("dtstamp", last.recorded_at.astimezone(UTC))
    event.add("dtstart", duty.opens or day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", page.words("due.row", who=duty.who, what=duty.what))
    entries = tuple(reference(entry) for entry in duty.basis)
    told = [page.words("due.described", clause=duty.clause, entries=entries)]
    if one.days_over:
        told.append(page.words("due.by_over", day=day, days=one.days_over))
    event.add("description", "\n".join((*told, *map(page.render, footing.lines))))
    event.add("categories", [duty.clause])
    return event
