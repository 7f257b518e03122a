"""A person's history as a list of entries, and as data."""

from domain.values import day_of
from projections.footing import Footing
from projections.history_of import Told
from reports.data import both
from reports.terminal import Page, plain_table, reference


def person_history(page: Page, person: str, told: tuple[Told, ...], footing: Footing) -> str:
    """Every entry about somebody: when it happened, what it was, whether it still counts."""
    table = plain_table()
    table.add_column(page.words("history.entry"), no_wrap=True)
    table.add_column(page.words("history.happened_on"), no_wrap=True)
    table.add_column(page.words("history.what"), ratio=1, overflow="fold")
    for one in told:
        words = page.render(one.message)
        if one.reversed_by:
            words += page.words("history.reversed", entry=one.reversed_by)
        happened = day_of(one.entry.fact.happened_on).isoformat()
        table.add_row(f"@{one.entry.position}", happened, words)
    heading = page.words("history.title", staff=person, count=len(told))
    return page.text(heading, "", table, "", *(page.render(one) for one in footing.lines))


def as_data(person: str, told: tuple[Told, ...], footing: Footing) -> dict[str, object]:
    """The history as data."""
    return {
        "staff_id": person,
        "entries": [
            {
                "entry": reference(one.entry),
                "kind": one.entry.fact.kind,
                "happened_on": one.entry.fact.happened_on.isoformat(),
                "recorded_at": one.entry.recorded_at.isoformat(),
                "by": one.entry.fact.by,
                "message": both(one.message),
                "reversed_by": reference(one.reversed_by) if one.reversed_by else None,
            }
            for one in told
        ],
        **footing.data,
    }
