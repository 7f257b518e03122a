"""The docket as a table, and as data."""

from collections.abc import Iterator
from datetime import date

from domain.facts.appeals import Appeal, ResultAppealLodged
from domain.rules.explanations import CLAUSE, Explanation
from domain.rules.touched import Touched
from domain.values import day_of
from projections.docket import Docket, Docketed, lodged_on
from projections.footing import Footing
from reports.data import both, references
from reports.terminal import Page, plain_table


def docket_table(page: Page, docket: Docket, today: date, footing: Footing, *, ended: bool) -> str:
    """The appeals that are open, or all of them: state, next step, and its last day.

    Below them whom the rulings moved besides, and the explanations asked for.
    """
    rows = docket.appeals
    shown = [one for one in rows if one.open or ended]
    below = (
        *_others(page, rows, today, ended=ended),
        *_asked(page, docket.asked, today, ended=ended),
    )
    tail = (*below, "", *map(page.render, footing.lines))
    if not shown:
        none = page.words("docket.none_open" if rows else "docket.none", count=len(rows))
        return page.text(none, *tail)
    table = plain_table()
    for column in ("number", "appellant", "quarter", "lodged"):
        table.add_column(page.words(f"docket.{column}"), no_wrap=True)
    table.add_column(page.words("docket.state"), ratio=1, overflow="fold")
    table.add_column(page.words("docket.next"), ratio=1, overflow="fold")
    table.add_column(page.words("docket.due"), no_wrap=True)
    table.add_column(page.words("docket.entry"), no_wrap=True)
    for one in shown:
        table.add_row(*_cells(page, one))
    counted = {"count": len(rows), "open": sum(one.open for one in rows), "today": today}
    legend = page.words("docket.legend")
    return page.text(page.words("docket.title", **counted), "", table, "", legend, *tail)


def _others(page: Page, rows: tuple[Docketed, ...], today: date, *, ended: bool) -> Iterator[str]:
    """Whom rulings moved besides, while their windows run, or all of them."""
    lines = [
        f"  {_other(page, row, one)}"
        for row in rows
        for one in row.others
        if ended or one.last_day is None or today <= one.last_day
    ]
    if lines:
        yield from ("", page.words("docket.others"), *lines)


def _other(page: Page, row: Docketed, one: Touched) -> str:
    return page.words(
        "docket.other" if one.last_day else "docket.other_untold",
        staff=one.staff_id,
        what=one.message,
        edition=one.edition.fact.edition,
        quarter=row.quarter,
        appeal=row.register_no or row.entry.fact.id,
        day=one.last_day,
    )


def _asked(
    page: Page, asked: tuple[Explanation, ...], today: date, *, ended: bool
) -> Iterator[str]:
    """The explanations asked for and not given, or all of them."""
    shown = [one for one in asked if ended or one.given is None]
    if not shown:
        return
    waiting = sum(one.given is None for one in asked)
    yield ""
    yield page.words("docket.asked", count=len(asked), open=waiting)
    for one in shown:
        late = one.days_over(today)
        sentence = "asked_given" if one.given else "asked_over" if late else "asked_line"
        told = page.words(
            f"docket.{sentence}",
            entry=f"@{one.asked.position}",
            staff=one.asked.fact.staff_id,
            on=day_of(one.asked.fact.happened_on),
            due=one.due,
            days=late,
            given=day_of(one.given.fact.happened_on) if one.given else None,
            by=one.given.fact.by if one.given else None,
        )
        yield f"  {told}"


def _cells(page: Page, one: Docketed) -> tuple[str, ...]:
    state = page.words(f"docket.states.{one.state.state}")
    if one.state.in_time is False:
        outside = "docket.outside" if one.interference else "docket.late"
        state = f"{state} ({page.words(outside)})"
    if one.interference:
        state = page.words("docket.interference", state=state)
    due = "" if one.due is None else one.due.isoformat()
    if one.overdue_days:
        due = page.words("docket.overdue", day=one.due, days=one.overdue_days)
    return (
        one.register_no or page.words("docket.unregistered"),
        one.entry.fact.appellant,
        str(one.quarter),
        lodged_on(one).isoformat(),
        state,
        page.words(
            "docket.step",
            step=page.words(f"docket.next_steps.{one.next_step}"),
            clause=str(one.clause),
        ),
        due,
        f"@{one.entry.position}",
    )


def as_data(docket: Docket, today: date, footing: Footing) -> dict[str, object]:
    """The docket as data."""
    return {
        "today": today.isoformat(),
        "appeals": [_row_data(one) for one in docket.appeals],
        "explanations": [_asked_data(one, today) for one in docket.asked],
        **footing.data,
    }


def _row_data(one: Docketed) -> dict[str, object]:
    state = one.state
    return {
        "appeal": one.entry.fact.id,
        "register_no": one.register_no,
        "appellant": one.entry.fact.appellant,
        "quarter": str(one.quarter),
        **_about(one.entry.fact),
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
        "others": [
            {
                "staff_id": other.staff_id,
                "edition": other.edition.fact.edition,
                "message": both(other.message),
                "last_day": _day(other.last_day),
            }
            for other in one.others
        ],
        "entries": references(one.steps),
    }


def _asked_data(one: Explanation, today: date) -> dict[str, object]:
    return {
        "request": one.asked.fact.id,
        "staff_id": one.asked.fact.staff_id,
        "asked_on": day_of(one.asked.fact.happened_on).isoformat(),
        "due": one.due.isoformat(),
        "overdue_days": one.days_over(today),
        "given_on": _day(day_of(one.given.fact.happened_on) if one.given else None),
        "clause": CLAUSE,
        "entries": references(one.entries),
    }


def _about(appeal: Appeal) -> dict[str, object]:
    """What an appeal is against: an edition of a result, or somebody's interference."""
    if isinstance(appeal, ResultAppealLodged):
        return {"kind": "result", "edition": appeal.result_ref.edition}
    return {
        "kind": "interference",
        "work_item_id": appeal.work_item_id,
        "planned_completion_on": appeal.planned_completion_on.isoformat(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
