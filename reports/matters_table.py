"""Findings of a quarter and what is due, as lists grouped by person or by day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from domain.line import AnyEntry
from domain.values import Quarter
from domain.wording import Message, say
from projections.due import Due
from projections.footing import Footing
from projections.noted import Noted
from reports.data import both, references
from reports.terminal import Page, plain_table

if TYPE_CHECKING:
    from rich.console import RenderableType

CLAUSE_WIDTH, ENTRIES_WIDTH = 8, 13


def findings_table(
    page: Page, quarter: Quarter, found: tuple[Noted, ...], today: date, footing: Footing
) -> str:
    """Every finding of a quarter with its clause and entries: the department's, then by person."""
    parts: list[RenderableType] = [
        page.words("findings.title", quarter=quarter, count=len(found), today=today)
    ]
    by_person = sorted(found, key=lambda one: one.staff_id or "")
    for staff, noted in groupby(by_person, key=lambda one: one.staff_id):
        rows = ((one.finding.clause, one.finding.message, one.finding.entries) for one in noted)
        heading = page.words("findings.department") if staff is None else staff
        parts += ["", heading, _rows(page, rows)]
    return page.text(*parts, "", *map(page.render, footing.lines))


def _rows(
    page: Page, rows: Iterable[tuple[str, Message, tuple[AnyEntry, ...]]]
) -> "RenderableType":
    """Under one heading: the clause, the sentence, the entries; each in its own column."""
    cells = [(clause, page.render(said), page.entries(entries)) for clause, said, entries in rows]
    table = plain_table(header=False)
    table.add_column(no_wrap=True, width=1)
    table.add_column(no_wrap=True, min_width=CLAUSE_WIDTH)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True, min_width=ENTRIES_WIDTH)
    for clause, text, entries in cells:
        table.add_row("", clause, text, entries)
    table.expand = True
    return table


def findings_data(
    quarter: Quarter, found: tuple[Noted, ...], today: date, footing: Footing
) -> dict[str, object]:
    """The findings as data."""
    return {
        "quarter": str(quarter),
        "today": today.isoformat(),
        "findings": [
            {
                "staff_id": one.staff_id,
                "message": both(one.finding.message),
                "clause": one.finding.clause,
                "entries": references(one.finding.entries),
            }
            for one in found
        ],
        **footing.data,
    }


def due_table(page: Page, rows: tuple[Due, ...], today: date, footing: Footing) -> str:
    """What is due by each day, what is due without one, and what may be done and until when."""
    duties = [one for one in rows if not one.duty.window]
    over = sum(one.days_over > 0 for one in duties)
    parts: list[RenderableType] = [
        page.words("due.title", today=today, count=len(duties), over=over)
    ]
    for (day, days), group in groupby(duties, key=lambda one: (one.duty.due, one.days_over)):
        heading = page.words("due.no_day") if day is None else page.words("due.by", day=day)
        if days:
            heading = page.words("due.by_over", day=day, days=days)
        parts += ["", heading, _rows(page, map(_row, group))]
    windows = [one for one in rows if one.duty.window]
    for (opens, last), group in groupby(windows, key=lambda one: (one.duty.opens, one.duty.due)):
        heading = page.words("due.window", first=opens, last=last)
        parts += ["", heading, _rows(page, map(_row, group))]
    return page.text(*parts, "", *map(page.render, footing.lines))


def _row(one: Due) -> tuple[str, Message, tuple[AnyEntry, ...]]:
    duty = one.duty
    return duty.clause, say("due.row", who=duty.who, what=duty.what), duty.basis


def due_data(rows: tuple[Due, ...], today: date, footing: Footing) -> dict[str, object]:
    """What is due, as data."""
    return {
        "today": today.isoformat(),
        "due": [
            {
                "key": one.duty.key,
                "due": one.duty.due.isoformat() if one.duty.due else None,
                "window_from": one.duty.opens.isoformat() if one.duty.opens else None,
                "days_over": one.days_over,
                "roles": list(one.duty.roles),
                "staff": list(one.duty.staff),
                "of": list(one.duty.concerned),
                "who": both(one.duty.who),
                "what": both(one.duty.what),
                "clause": one.duty.clause,
                "entries": references(one.duty.basis),
            }
            for one in rows
        ],
        **footing.data,
    }
