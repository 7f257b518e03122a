"""Findings of a quarter and what is due, as tables and as data."""

from datetime import date

from domain.values import Quarter
from domain.wording import render
from projections.department_findings import Noted
from projections.due import Due
from projections.footing import Footing
from reports.terminal import Page, plain_table, reference


def findings_table(
    page: Page, quarter: Quarter, found: tuple[Noted, ...], today: date, footing: Footing
) -> str:
    """Every finding of a quarter, with its clause and entries."""
    heading = page.words("findings.title", quarter=quarter, count=len(found), today=today)
    if not found:
        return page.text(heading, "", *map(page.render, footing.lines))
    table = plain_table()
    table.add_column(page.words("findings.whose"), no_wrap=True)
    table.add_column(page.words("findings.what"), ratio=1, overflow="fold")
    table.add_column(page.words("findings.clause"), no_wrap=True)
    table.add_column(page.words("findings.entries"), no_wrap=True)
    for one in found:
        table.add_row(
            one.staff_id or page.words("word.dash"),
            page.render(one.finding.message),
            one.finding.clause,
            page.entries(one.finding.entries),
        )
    return page.text(heading, "", table, "", *map(page.render, footing.lines))


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
                "message": {
                    "en": render(one.finding.message, "en"),
                    "zh-Hant": render(one.finding.message, "zh-Hant"),
                },
                "clause": one.finding.clause,
                "entries": [reference(entry) for entry in one.finding.entries],
            }
            for one in found
        ],
        **footing.data,
    }


def due_table(page: Page, rows: tuple[Due, ...], today: date, footing: Footing) -> str:
    """What is due and overdue, by the day."""
    over = sum(one.days_over > 0 for one in rows)
    heading = page.words("due.title", today=today, count=len(rows), over=over)
    if not rows:
        return page.text(heading, "", *map(page.render, footing.lines))
    table = plain_table()
    table.add_column(page.words("due.by"), no_wrap=True)
    table.add_column(page.words("due.over"), justify="right", no_wrap=True)
    table.add_column(page.words("due.who"), max_width=20, overflow="fold")
    table.add_column(page.words("due.what"), ratio=1, overflow="fold")
    table.add_column(page.words("due.clause"), no_wrap=True)
    table.add_column(page.words("due.entries"), no_wrap=True)
    for one in rows:
        days = page.words("due.days", days=one.days_over) if one.days_over else ""
        table.add_row(
            one.due.isoformat(),
            days,
            page.render(one.who),
            page.render(one.what),
            one.clause,
            page.entries(one.entries),
        )
    return page.text(heading, "", table, "", *map(page.render, footing.lines))


def due_data(rows: tuple[Due, ...], today: date, footing: Footing) -> dict[str, object]:
    """What is due, as data."""
    return {
        "today": today.isoformat(),
        "due": [
            {
                "due": one.due.isoformat(),
                "days_over": one.days_over,
                "who": render(one.who, "en"),
                "what": {"en": render(one.what, "en"), "zh-Hant": render(one.what, "zh-Hant")},
                "clause": one.clause,
                "entries": [reference(entry) for entry in one.entries],
            }
            for one in rows
        ],
        **footing.data,
    }
