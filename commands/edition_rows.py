"""The rows of an edition: what is published of each person, and what changed since the last."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, TypeAdapter

from commands.state import State
from domain.entry import Entry
from domain.facts.quarter import PublishedRow, QuarterResultsPublished, RowChange
from domain.rounding import exact_text, rounded
from domain.rules.quarter_score import QuarterScore

PLACES = 4


def digest(rows: Iterable[BaseModel]) -> str:
    """The SHA-256 of rows, written as JSON."""
    return hashlib.sha256(
        TypeAdapter(list[BaseModel]).dump_json(list(rows), serialize_as_any=True, by_alias=True)
    ).hexdigest()


def published_row(staff: str, one: QuarterScore) -> PublishedRow:
    """One person's row: exact, and rounded half up to four places."""
    exact = one.score or Fraction(0)
    return PublishedRow(
        staff_id=staff,
        raw=one.raw,
        adjustment=one.adjustment,
        score=Decimal(exact_text(rounded(exact, PLACES))),
        exact=exact,
        disqualified=one.disqualified,
    )


def changes(
    state: State,
    editions: tuple[Entry[QuarterResultsPublished], ...],
    rows: tuple[PublishedRow, ...],
) -> tuple[RowChange, ...]:
    """Whose result differs from the last edition, and the facts that came since."""
    if not editions:
        return ()
    before = {row.staff_id: row for row in editions[-1].fact.rows}
    after = {row.staff_id: row for row in rows}
    return tuple(
        RowChange(
            staff_id=staff,
            before=before[staff].exact if staff in before else None,
            after=after[staff].exact if staff in after else None,
            because=_since(state, staff, editions[-1]),
        )
        for staff in dict.fromkeys((*before, *after))
        if before.get(staff) != after.get(staff)
    )


def _since(state: State, staff: str, edition: Entry[QuarterResultsPublished]) -> tuple[str, ...]:
    """The facts about somebody, or everybody, that came since an edition."""
    return tuple(
        entry.fact.id
        for stream in (f"person/{staff}", edition.stream)
        for entry in state.history.stream(stream)
        if entry.position > edition.position
    )
