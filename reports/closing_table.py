"""A quarter's end as tables, and as data."""

from collections.abc import Iterator

from domain.entry import Entry
from domain.facts.quarter import (
    DataCredibilityAudited,
    LogDataReviewed,
    QuarterResultsPublished,
    ResultAdjusted,
    RowChange,
)
from domain.line import AnyEntry
from domain.rounding import exact_text
from domain.rules.quarter_end import QuarterEnd
from domain.values import day_of
from domain.wording import say, shown
from projections.footing import Footing
from projections.quarter_end import Closing
from projections.rating import as_json
from reports.terminal import Page, plain_table, reference, two_columns

COLUMNS = ("staff", "evaluated", "claimed", "score", "difference", "foreman", "supervisor")


def closing_table(page: Page, found: Closing, footing: Footing) -> str:
    """Each person's way to publication, the quarter's steps, and what each edition changed."""
    if found.untouched:
        told = page.words("closing.untouched", quarter=found.quarter, people=len(found.people))
        return page.text(told, "", *map(page.render, footing.lines))
    table = plain_table()
    for column in COLUMNS:
        table.add_column(page.words(f"closing.{column}"), no_wrap=True)
    table.add_column(page.words("closing.step"), ratio=1, overflow="fold")
    for one in found.people:
        table.add_row(*_cells(page, found, one))
    parts: list[object] = [page.words("closing.title", quarter=found.quarter), "", table]
    differing = [one for one in found.people if one.differences]
    if differing:
        rows = [(one.staff_id, _differing(page, one)) for one in differing]
        parts += ["", page.words("closing.differences"), two_columns(rows)]
    if len(found.people) == 1:
        months = two_columns(_months(page, found.people[0]))
        parts += ["", page.words("closing.months"), months]
    if found.steps:
        rows = [(f"@{one.position}", _step(page, one)) for one in found.steps]
        parts += ["", page.words("closing.steps"), two_columns(rows)]
    for edition in found.editions[1:]:
        title = page.words("closing.changed", edition=edition.fact.edition)
        parts += ["", title, two_columns(_changes(page, edition))]
    return page.text(*parts, "", *map(page.render, footing.lines))  # type: ignore[arg-type]  # texts and tables


def _cells(page: Page, found: Closing, one: QuarterEnd) -> tuple[str, ...]:
    made, score = one.evaluation, one.score.score
    evaluated = ""
    if made is not None:
        late = "" if one.in_time else f" ({page.words('closing.late')})"
        evaluated = f"{day_of(made.fact.happened_on)}{late}"
    step = page.words(f"closing.step_{one.step}", edition=one.score.edition)
    if one.step == "published" and one.staff_id in found.fed_back:
        step = f"{step}{page.words('closing.fed_back')}"
    return (
        one.staff_id,
        evaluated,
        "" if made is None else shown(made.fact.claimed_score),
        page.words("word.pending") if score is None else shown(score),
        "" if one.difference is None else page.words("closing.signed", points=one.difference),
        _review(page, one.foreman),
        _review(page, one.supervisor),
        step,
    )


def _review(page: Page, review: Entry[LogDataReviewed] | None) -> str:
    return "" if review is None else page.words(f"closing.outcome_{review.fact.outcome}")


def _differing(page: Page, one: QuarterEnd) -> str:
    parts = tuple(
        say(
            "closing.difference_of",
            term=say(f"closing.term_{part.term}"),
            claimed=part.claimed,
            rebuilt=part.rebuilt,
        )
        for part in one.differences
    )
    return page.words("closing.differing", parts=parts)


def _months(page: Page, one: QuarterEnd) -> Iterator[tuple[str, str]]:
    """What each month took (P1-0.4-c)."""
    for month in one.months:
        yield (
            str(month.month),
            page.words(
                "closing.month_took", **{str(kind): took for kind, took in month.points.items()}
            ),
        )


def _step(page: Page, entry: AnyEntry) -> str:
    fact = entry.fact
    what = page.words(f"fact.{type(fact).__name__}")
    told = ""
    match fact:
        case DataCredibilityAudited(outcome=outcome):
            told = page.words(f"closing.audit_{outcome}")
        case ResultAdjusted(delta=delta, external_influence=why):
            told = page.words("closing.adjusted", points=delta, why=why)
        case QuarterResultsPublished(edition=edition):
            told = page.words("closing.edition", edition=edition)
        case _:
            pass
    day = day_of(fact.happened_on)
    return page.words("closing.step_taken", day=day, what=what, by=fact.by, told=told).rstrip()


def _changes(page: Page, edition: Entry[QuarterResultsPublished]) -> Iterator[tuple[str, str]]:
    for change in edition.fact.changes_since_previous:
        yield change.staff_id, _change(page, change)


def _change(page: Page, change: RowChange) -> str:
    none = page.words("word.none")
    return page.words(
        "closing.change",
        before=none if change.before is None else shown(change.before),
        after=none if change.after is None else shown(change.after),
        count=len(change.because),
    )


def as_data(found: Closing, footing: Footing) -> dict[str, object]:
    """The quarter's end as data."""
    return {
        "quarter": str(found.quarter),
        "people": [_person(found, one) for one in found.people],
        "steps": [
            {"kind": one.fact.kind, "on": str(day_of(one.fact.happened_on)), "entry": str(one)}
            for one in found.steps
        ],
        "editions": [
            {
                "edition": one.fact.edition,
                "entry": reference(one),
                "changes": [
                    change.model_dump(mode="json") for change in one.fact.changes_since_previous
                ],
            }
            for one in found.editions
        ],
        **footing.data,
    }


def _person(found: Closing, one: QuarterEnd) -> dict[str, object]:
    made, score = one.evaluation, one.score.score
    return {
        "staff_id": one.staff_id,
        "step": one.step,
        "evaluated_on": made and str(day_of(made.fact.happened_on)),
        "in_time": one.in_time,
        "claimed_score": made and str(made.fact.claimed_score),
        "score": as_json(score),
        "difference": as_json(one.difference),
        "differences": {
            part.term: {"claimed": exact_text(part.claimed), "rebuilt": exact_text(part.rebuilt)}
            for part in one.differences
        },
        "monthly_deductions": {
            str(month.month): {kind: exact_text(took) for kind, took in month.points.items()}
            for month in one.months
        },
        "reviewed_by_foreman": one.foreman and one.foreman.fact.outcome,
        "reviewed_by_supervisor": one.supervisor and one.supervisor.fact.outcome,
        "fed_back": one.staff_id in found.fed_back,
    }
