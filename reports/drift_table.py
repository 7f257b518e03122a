"""Published rows that the facts no longer give, each with its reason, and as data."""

from fractions import Fraction

from domain.wording import shown
from projections.drift import Drift, Drifted
from projections.footing import Footing
from projections.rating import as_json
from reports.data import references
from reports.difference_table import as_data as difference_data
from reports.difference_table import causes, differing_table
from reports.terminal import Page


def drift_told(page: Page, found: Drift, footing: Footing) -> str:
    """Row by row: what was published, what the facts give, the lines and entries behind it."""
    values = {"quarter": found.quarter, "edition": found.edition, "count": len(found.rows)}
    parts: list[object] = [page.words("drift.title" if found.rows else "drift.none", **values)]
    for row in found.rows:
        parts += ["", _row(page, row)]
        if row.staff_id in found.reasons:
            differing, steps = found.reasons[row.staff_id]
            lines = differing.lines
            parts.append(differing_table(page, lines) if lines else page.words("drift.no_line"))
            parts += causes(page, steps)
    tail = (page.render(message) for message in footing.lines)
    return page.text(*parts, "", *tail)  # type: ignore[arg-type]  # texts and tables


def _row(page: Page, row: Drifted) -> str:
    published, now = row.published, row.rebuilt
    told = _score(page, published, disqualified=bool(row.row and row.row.disqualified))
    today = _score(page, now, disqualified=bool(row.now and row.now.disqualified))
    return page.words("drift.row", staff=row.staff_id, published=told, now=today)


def _score(page: Page, score: Fraction | None, *, disqualified: bool) -> str:
    if score is None:
        return page.words("word.dash")
    return page.words("drift.disqualified", score=score) if disqualified else shown(score)


def as_data(found: Drift, footing: Footing) -> dict[str, object]:
    """The same as data."""
    return {
        "quarter": str(found.quarter),
        "edition": found.edition,
        "rows": [_row_data(found, row) for row in found.rows],
        **footing.data,
    }


def _row_data(found: Drift, row: Drifted) -> dict[str, object]:
    differing, steps = found.reasons.get(row.staff_id, (None, ()))
    return {
        "staff_id": row.staff_id,
        "published": as_json(row.published),
        "now": as_json(row.rebuilt),
        "difference": None if differing is None else difference_data(differing),
        "because": references(step.entry for step in steps),
    }
