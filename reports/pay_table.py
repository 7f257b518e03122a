"""A payroll month as a table, a person's rows together with their sum; and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.rounding import exact_text
from domain.wording import say, shown
from projections.footing import Footing
from projections.pay import Item, Pay, PayMonth
from projections.rating import as_json
from reports.data import both, references
from reports.terminal import Page, plain_table

if TYPE_CHECKING:
    from rich.table import Table


def pay_table(page: Page, found: PayMonth, footing: Footing) -> str:
    """Each yuan with its clause and entries, what was set or ordered, and the sum."""
    told, untold = found.told, tuple(one for one in found.untold if one.items)
    parts: list[object] = [page.words("payroll.title", month=found.month, people=len(found.people))]
    if told:
        parts += ["", _table(page, told), "", page.words("payroll.legend")]
    if untold:
        staff = tuple(one.staff_id for one in untold)
        parts += ["", page.words("payroll.untold", staff=staff)]
    if not any(one.items for one in found.people):
        parts += ["", page.words("payroll.nothing")]
    parts += ["", *(page.render(message) for message in footing.lines)]
    return page.text(*parts)  # type: ignore[arg-type]  # texts and tables


def _table(page: Page, people: tuple[Pay, ...]) -> "Table":
    table = plain_table()
    table.add_column(page.words("payroll.who"), no_wrap=True)
    table.add_column(page.words("payroll.what"), ratio=1, overflow="fold")
    table.add_column(page.words("payroll.due"), justify="right", no_wrap=True)
    table.add_column(page.words("payroll.ordered"), justify="right", no_wrap=True)
    table.add_column(page.words("payroll.clause"), no_wrap=True)
    table.add_column(page.words("payroll.entries"), no_wrap=True)
    for one in people:
        for number, item in enumerate(one.items):
            who = one.staff_id if number == 0 else ""
            table.add_row(
                who,
                _what(page, item),
                _due(page, item),
                page.amount(item.ordered),
                item.clause,
                page.entries(item.entries),
            )
        table.add_row("", *_sum(page, one), "", "", "")
    return table


def _what(page: Page, item: Item) -> str:
    if item.state is None:
        return page.render(item.what)
    return page.words("payroll.with_state", what=item.what, state=item.state)


def _due(page: Page, item: Item) -> str:
    if item.band is not None:
        return f"{shown(item.band[0])}–{shown(item.band[1])}"
    return page.amount(item.due)


def _sum(page: Page, one: Pay) -> tuple[str, str]:
    """What is paid; where the salary is not known, the rest alone."""
    if one.total is not None:
        return page.words("payroll.total"), shown(one.total)
    return page.words("payroll.without_salary"), shown(one.known)


def as_data(found: PayMonth, footing: Footing) -> dict[str, object]:
    """The month as data."""
    return {
        "month": str(found.month),
        "people": [
            {
                "staff_id": one.staff_id,
                "post": one.post,
                "total": as_json(one.total),
                "known": exact_text(one.known),
                "items": list(_items(one)),
            }
            for one in found.people
        ],
        **footing.data,
    }


def _items(one: Pay) -> Iterator[dict[str, object]]:
    for item in one.items:
        state = say("payroll.with_state", what=item.what, state=item.state)
        told = item.what if item.state is None else state
        yield {
            "name": item.name,
            "message": both(told),
            "due": as_json(item.due),
            "band": None if item.band is None else [exact_text(bound) for bound in item.band],
            "ordered": as_json(item.ordered),
            "counts": as_json(item.counts),
            "clause": item.clause,
            "entries": references(item.entries),
        }
