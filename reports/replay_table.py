"""A quarter replayed: a table of what each entry moved, one entry at a time, and as data."""

from collections.abc import Iterable
from datetime import tzinfo

from domain.line import total
from domain.rounding import exact_text
from domain.values import Quarter, day_of
from domain.wording import say
from projections.difference import difference
from projections.footing import Footing
from projections.rating import Rating, as_json
from projections.replay import Moved, Step
from reports.data import both
from reports.difference_table import as_data as difference_data
from reports.difference_table import differing_table, score_so_far
from reports.terminal import Page, plain_table, reference


def what(page: Page, step: Step) -> str:
    """What an entry is, and whose act."""
    fact = step.entry.fact
    name = page.words(f"fact.{type(fact).__name__}")
    return page.words("replay.entry_told", fact=name, by=page.author(fact.by))


def replay_table(
    page: Page, heading: str, steps: Iterable[Step], others: int, footing: Footing
) -> str:
    """Every entry that moved a score, with the scores before and after it."""
    table = plain_table()
    table.add_column(page.words("replay.entry"), no_wrap=True)
    table.add_column(page.words("replay.happened_on"), no_wrap=True)
    table.add_column(page.words("replay.what"), ratio=1, overflow="fold")
    table.add_column(page.words("replay.who"), no_wrap=True)
    table.add_column(page.words("replay.before"), justify="right", no_wrap=True)
    table.add_column(page.words("replay.after"), justify="right", no_wrap=True)
    steps = tuple(steps)
    for step in steps:
        head = _head(page, step)
        for one in step.moved:
            before, after = score_so_far(page, one.before), score_so_far(page, one.after)
            table.add_row(*head, one.staff_id, before, after)
            head = ("", "", "")
    body = (table, "") if table.rows else ()
    legend = (page.words("replay.legend"),) if any(map(_pending, steps)) else ()
    nothing = () if table.rows else (page.words("replay.nothing"),)
    tail = (page.render(message) for message in footing.lines)
    counted = page.words("replay.unmoved", count=others)
    return page.text(heading, "", *body, *legend, *nothing, counted, "", *tail)


def _pending(step: Step) -> bool:
    """Whether a score of the step is told as far as it goes."""
    ratings = (rating for one in step.moved for rating in (one.before, one.after))
    return any(rating is not None and rating.score.score is None for rating in ratings)


def _head(page: Page, step: Step) -> tuple[str, str, str]:
    happened = day_of(step.entry.fact.happened_on).isoformat()
    return f"@{step.entry.position}", happened, what(page, step)


def one_step(page: Page, quarter: Quarter, step: Step, zone: tzinfo) -> str:
    """One entry with every score it moved, and the lines that differ before and after it."""
    entry = step.entry
    title = page.words(
        "replay.step_title",
        entry=entry,
        at=entry.recorded_at.astimezone(zone),
        happened_on=day_of(entry.fact.happened_on),
    )
    parts: list[object] = [title, what(page, step)]
    if not step.moved:
        parts.append(page.words("replay.step_unmoved", quarter=quarter))
    for one in step.moved:
        before, after = score_so_far(page, one.before), score_so_far(page, one.after)
        moved = page.words("replay.step_moved", staff=one.staff_id, before=before, after=after)
        parts += ["", moved, *_lines(page, one)]
    return page.text(*parts)  # type: ignore[arg-type]  # texts and tables


def _lines(page: Page, one: Moved) -> tuple[object, ...]:
    if one.before is None or one.after is None:
        return ()
    lines = difference(one.before, one.after).lines
    return (differing_table(page, lines),) if lines else ()


def heading(page: Page, quarter: Quarter, rating: Rating | None) -> str:
    """Whose quarter, or which."""
    if rating is None:
        return page.words("replay.title", quarter=quarter)
    name = rating.name or page.words("word.name_erased")
    return page.words("replay.title_person", staff=rating.staff_id, name=name, quarter=quarter)


def as_data(
    quarter: Quarter, steps: Iterable[Step], others: int, footing: Footing
) -> dict[str, object]:
    """The replay as data: every entry that moved a score, with its differences."""
    return {
        "quarter": str(quarter),
        "steps": [step_data(step) for step in steps],
        "other_entries": others,
        **footing.data,
    }


def step_data(step: Step) -> dict[str, object]:
    """One entry, and what it moved."""
    fact = step.entry.fact
    return {
        "entry": reference(step.entry),
        "kind": fact.kind,
        "fact": both(say(f"fact.{type(fact).__name__}")),
        "by": fact.by,
        "happened_on": fact.happened_on.isoformat(),
        "recorded_at": step.entry.recorded_at.isoformat(),
        "moved": [_moved_data(one) for one in step.moved],
    }


def _moved_data(one: Moved) -> dict[str, object]:
    lines: object = None
    if one.before and one.after:
        lines = difference_data(difference(one.before, one.after))["lines"]
    return {
        "staff_id": one.staff_id,
        "before": _score_data(one.before),
        "after": _score_data(one.after),
        "lines": lines,
    }


def _score_data(rating: Rating | None) -> dict[str, object] | None:
    if rating is None:
        return None
    return {
        "score": as_json(rating.score.score),
        "so_far": exact_text(total(rating.lines)),
        "status": rating.score.status,
        "disqualified": rating.score.disqualified,
    }
