"""Everybody's grade and post as tables and sentences."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.line import AnyEntry
from domain.wording import Message, say, shown
from projections.footing import Footing
from projections.grades import AssistantGrade, ForemanGrade, Grades
from reports.terminal import Page, plain_table, two_columns

if TYPE_CHECKING:
    from rich.table import Table

HIGHEST = 1


def grades_told(page: Page, found: Grades, footing: Footing) -> str:
    """The assistants, the foremen, what is due and listed, and why somebody is not further."""
    people = len(found.assistants) + len(found.foremen)
    title = "grades.title" if found.published else "grades.title_unpublished"
    parts: list[object] = [page.words(title, quarter=found.quarter, people=people)]
    if found.assistants:
        parts += ["", _assistants(page, found.assistants), "", page.words("grades.legend")]
    if found.foremen:
        parts += ["", _foremen(page, found.foremen), "", page.words("grades.legend_foremen")]
    for heading, rows in (
        ("grades.due", tuple(_due(page, found))),
        ("grades.why_not", tuple(_why_not(page, found))),
        ("grades.probation", tuple(_probations(page, found))),
    ):
        if rows:
            parts += ["", page.words(heading), two_columns(rows)]
    tail = (page.render(message) for message in footing.lines)
    return page.text(*parts, "", *tail)  # type: ignore[arg-type]  # texts and tables


def _assistants(page: Page, rows: tuple[AssistantGrade, ...]) -> "Table":
    table = plain_table()
    table.add_column("", no_wrap=True)
    for column in ("grade", "grade_1", "grade_2", "run", "total", "exemptions"):
        table.add_column(page.words(f"grades.{column}"), justify="right")
    for row in rows:
        met = (page.words("grades.met" if one.met else "word.dash") for one in row.criteria)
        nearest = row.tallies[-1] if row.tallies else None
        passes = (nearest.run, nearest.total) if nearest else (None, None)
        table.add_row(
            row.staff_id,
            str(row.grade),
            *met,
            *(page.words("word.dash") if one is None else str(one) for one in passes),
            str(row.exemptions_left),
        )
    return table


def _foremen(page: Page, rows: tuple[ForemanGrade, ...]) -> "Table":
    table = plain_table()
    table.add_column("", no_wrap=True)
    for column in ("grade", "mean", "level", "supplement", "failing", "proposals"):
        table.add_column(page.words(f"grades.{column}"), justify="right")
    for row in rows:
        found, dash = row.foreman, page.words("word.dash")
        table.add_row(
            row.staff_id,
            str(row.grade),
            dash if found.mean.mean is None else shown(found.mean.mean),
            dash if found.level is None else str(found.level),
            shown(found.supplement.amount),
            str(found.fail_run),
            str(len(found.proposals)),
        )
    return table


def _told(page: Page, message: Message, clause: str, entries: tuple[AnyEntry, ...]) -> str:
    return page.words("grades.sourced", what=message, clause=clause, entries=page.entries(entries))


def _due(page: Page, found: Grades) -> Iterator[tuple[str, str]]:
    """What waits for somebody's decision: promotions, demotions, listings."""
    for row in found.assistants:
        yield from _due_of(page, row)
        yield from _listed(page, row)
    for foreman in found.foremen:
        if foreman.foreman.demotion_due:
            for ground in foreman.foreman.grounds:
                message = say("grades.demotion_due", why=ground.message)
                yield foreman.staff_id, _told(page, message, ground.clause, ground.entries)
        yield from _groundless(page, foreman)
        yield from _listed(page, foreman)


def _due_of(page: Page, row: AssistantGrade) -> Iterator[tuple[str, str]]:
    if row.due is not None:
        passed = [one for one in row.due.quarters if one.passed]
        message = say("grades.promotion_due", grade=row.due.target, since=row.due.due_since)
        entries = tuple(entry for one in passed for entry in one.entries)
        yield row.staff_id, _told(page, message, "P1-4.6-c", entries)
    if row.demotion.due:
        for cause in row.demotion.causes:
            message = say("grades.review_due", why=cause.message)
            yield row.staff_id, _told(page, message, "P1-4.1-g", cause.entries)
    yield from _groundless(page, row)
    for line in row.crowded:
        yield row.staff_id, _told(page, line.message, line.clause, line.entries)


def _groundless(page: Page, row: AssistantGrade | ForemanGrade) -> Iterator[tuple[str, str]]:
    """Decisions that were carried out, and whose ground fell since."""
    for entry in row.groundless:
        message = say("grades.groundless", fact=say(f"fact.{type(entry.fact).__name__}"))
        yield row.staff_id, _told(page, message, "P1-3.7-i", (entry,))


def _listed(page: Page, row: AssistantGrade | ForemanGrade) -> Iterator[tuple[str, str]]:
    """The elimination list: each ground with what became of it, and places that wait."""
    for ground in row.elimination.grounds:
        outcome = say(f"grades.outcome.{row.elimination.outcome}")
        message = say("grades.listed", why=ground.message, outcome=outcome)
        yield row.staff_id, _told(page, message, ground.clause, ground.entries)
    for line in row.elimination.waiting:
        yield row.staff_id, _told(page, line.message, "P1-3.7-i", line.entries)


def _why_not(page: Page, found: Grades) -> Iterator[tuple[str, str]]:
    """What the numbers lack for the next grade, or for the highest, where it is held."""
    for row in found.assistants:
        wanted = max(HIGHEST, row.grade - 1)
        for one in row.criteria:
            if one.grade == wanted and not one.met:
                lacking = tuple(line.message for line in one.lacking)
                message = say("grades.lacking", grade=wanted, what=lacking)
                text = page.words("grades.by", what=message, clause=one.clause)
                yield row.staff_id, text
    for foreman in found.foremen:
        line = foreman.foreman.supplement
        yield foreman.staff_id, page.words("grades.by", what=line.message, clause=line.clause)


def _probations(page: Page, found: Grades) -> Iterator[tuple[str, str]]:
    """Probations that run, or wait for their decision."""
    for row in found.assistants:
        if one := row.on_probation:
            outcome = say(f"grades.probation_{one.outcome}")
            over = found.today > one.ends_on
            sentence = "grades.probation_overdue" if over else "grades.probation_until"
            message = say(sentence, on=one.ends_on, outcome=outcome)
            what = tuple(condition.line.message for condition in one.conditions)
            clause = "P1-4.4-c"
            yield row.staff_id, page.words("grades.because", what=message, why=what, clause=clause)
            if one.pay.is_cut:
                yield row.staff_id, page.words("grades.by", what=one.pay.message, clause="P1-4.4-d")
