"""The docket as a table, and as data."""

from datetime import date

from projections.docket import Docketed, lodged_on
from projections.footing import Footing
from reports.terminal import Page, plain_table, reference


def docket_table(
    page: Page, rows: tuple[Docketed, ...], today: date, footing: Footing, *, ended: bool
) -> str:
    """The appeals that are open, or all of them: state, next step, and its last day."""
    shown = [one for one in rows if one.open or ended]
    if not shown:
        none = page.words("docket.none_open" if rows else "docket.none", count=len(rows))
        return page.text(none, "", *map(page.render, footing.lines))
    table = plain_table()
    for column in ("number", "appellant", "quarter", "lodged", "state"):
        table.add_column(page.words(f"docket.{column}"), no_wrap=True)
    table.add_column(page.words("docket.next"), ratio=1, overflow="fold")
    table.add_column(page.words("docket.due"), no_wrap=True)
    table.add_column(page.words("docket.entry"), no_wrap=True)
    for one in shown:
        table.add_row(*_cells(page, one))
    counted = {"count": len(rows), "open": sum(one.open for one in rows), "today": today}
    tail = (page.words("docket.legend"), *map(page.render, footing.lines))
    return page.text(page.words("docket.title", **counted), "", table, "", *tail)


def _cells(page: Page, one: Docketed) -> tuple[str, ...]:
    state = page.words(f"docket.states.{one.state.state}")
    if one.state.in_time is False:
        state = f"{state} ({page.words('docket.late')})"
    due = "" if one.due is None else one.due.isoformat()
    if one.overdue_days:
        due = page.words("docket.overdue", day=one.due, days=one.overdue_days)
    return (
        one.register_no or page.words("docket.unregistered"),
        one.entry.fact.appellant,
        str(one.quarter),
        lodged_on(one).isoformat(),
        state,
        f"{page.words(f'docket.next_steps.{one.next_step}')} ({one.clause})",
        due,
        f"@{one.entry.position}",
    )


def as_data(rows: tuple[Docketed, ...], today: date, footing: Footing) -> dict[str, object]:
    """The docket as data."""
    return {
        "today": today.isoformat(),
        "appeals": [_row_data(one) for one in rows],
        **footing.data,
    }


def _row_data(one: Docketed) -> dict[str, object]:
    state = one.state
    return {
        "appeal": one.entry.fact.id,
        "register_no": one.register_no,
        "appellant": one.entry.fact.appellant,
        "quarter": str(one.quarter),
        "edition": one.entry.fact.result_ref.edition,
        "lodged_on": lodged_on(one).isoformat(),
        "state": state.state,
        "in_time": state.in_time,
        "last_day": _day(state.last_day),
        "feedback_due": _day(state.feedback_due),
        "second_review_last_day": _day(state.second_review_last_day),
        "next": one.next_step,
        "due": _day(one.due),
        "overdue_days": one.overdue_days,
        "clause": one.clause,
        "entries": [reference(entry) for entry in one.steps],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
