"""The registers as tables, one below the other, and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.wording import Message, say
from projections.footing import Footing
from projections.register import Register, Registered
from reports.data import both, references
from reports.terminal import Page, plain_table, reference

if TYPE_CHECKING:
    from rich.table import Table


def register_table(page: Page, found: tuple[Register, ...], footing: Footing) -> str:
    """Each register with its lines, then what it lacks."""
    parts: list[str | Table] = []
    for one in found:
        name = page.words(f"register.{one.name}")
        values = {"name": name, "clause": one.clause, "count": len(one.lines)}
        parts += [page.words("register.title", **values), ""]
        if one.lines:
            parts += [_table(page, one.lines), ""]
        for finding in one.findings:
            told = page.render(finding.message)
            parts.append(f"! {told}  [{finding.clause}] {page.entries(finding.entries)}")
        if one.findings:
            parts.append("")
    return page.text(*parts, *map(page.render, footing.lines))


def _table(page: Page, lines: tuple[Registered, ...]) -> "Table":
    table = plain_table()
    for column in ("number", "on", "by"):
        table.add_column(page.words(f"register.{column}"), no_wrap=True)
    table.add_column(page.words("register.what"), ratio=1, overflow="fold")
    table.add_column(page.words("register.clause"), no_wrap=True)
    table.add_column(page.words("register.entries"), overflow="fold")
    for one in lines:
        table.add_row(
            one.number or page.words("docket.unregistered"),
            one.on.isoformat(),
            page.author(one.by),
            "\n".join(page.render(message) for message in _told(one)),
            one.clause,
            page.entries(one.entries),
        )
    return table


def _told(one: Registered) -> Iterator[Message]:
    """What it was, why, what followed from it, and what became of it."""
    yield one.what
    if one.reason is not None:
        yield say("register.reason", reason=one.reason)
    yield from one.details
    if one.taken_back is not None:
        yield say("register.taken_back", entry=f"@{one.taken_back.position}")


def as_data(found: tuple[Register, ...], footing: Footing) -> dict[str, object]:
    """The registers as data."""
    return {
        "registers": [
            {
                "register": one.name,
                "clause": one.clause,
                "lines": [_line_data(line) for line in one.lines],
                "findings": [
                    {
                        "message": both(finding.message),
                        "clause": finding.clause,
                        "entries": references(finding.entries),
                    }
                    for finding in one.findings
                ],
            }
            for one in found
        ],
        **footing.data,
    }


def _line_data(line: Registered) -> dict[str, object]:
    return {
        "number": line.number,
        "on": line.on.isoformat(),
        "by": line.by,
        "staff": list(line.whom),
        "quarter": str(line.quarter),
        "what": both(line.what),
        "reason": line.reason,
        "clause": line.clause,
        "details": [both(message) for message in line.details],
        "taken_back_by": reference(line.taken_back) if line.taken_back else None,
        "entries": references(line.entries),
    }
