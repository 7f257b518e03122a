"""The data of HR's half-year report as a page, and as data."""

from typing import TYPE_CHECKING

from domain.values import day_of
from domain.wording import shown
from projections.footing import Footing
from projections.half_year import HalfYear, Level, Problem
from projections.half_year_figures import Figure
from projections.rating import as_json
from projections.year import Year
from reports.data import both, references
from reports.terminal import Page, plain_table
from reports.year_table import people_table, person_data, team_data, teams_table

if TYPE_CHECKING:
    from rich.table import Table


def half_year_told(page: Page, found: HalfYear, footing: Footing) -> str:
    """The three parts the clause asks for, each number with its clause and entries."""
    if not found.begun:
        told = page.words("half.not_begun", half=found.half, first=found.half.first_day)
        return page.text(told, _issued(page, found), "", *map(page.render, footing.lines))
    days = {"first": found.half.first_day, "last": found.half.last_day}
    year = found.year
    parts: list[object] = [
        page.words("half.title", half=found.half, **days),
        _issued(page, found),
        "",
        page.words("half.operation"),
        _figures(page, found.operation),
        "",
        page.words("half.level"),
        _levels(page, found.levels),
        page.words("half.levels"),
        _grades(page, found),
        "",
        *_year_so_far(page, year),
        "",
        page.words("half.problems" if found.problems else "half.no_problems"),
    ]
    if found.problems:
        parts.append(_problems(page, found.problems))
    tail = (page.render(message) for message in footing.lines)
    return page.text(*parts, "", *tail)  # type: ignore[arg-type]  # texts and tables


def _year_so_far(page: Page, year: Year) -> tuple["str | Table", ...]:
    """The year's tables; one sentence where they would be empty."""
    if year.unscored:
        counts = {"people": len(year.people), "teams": len(year.teams)}
        return (page.words("year.unscored", year=str(year.year), **counts),)
    title = page.words("half.year_so_far", first=year.quarters[0], last=year.quarters[-1])
    return title, people_table(page, year), "", teams_table(page, year)


def _issued(page: Page, found: HalfYear) -> str:
    if not found.issued:
        return page.words("half.not_issued", due=found.half.last_day, flagged=found.flagged)
    entry = found.issued[-1]
    on = day_of(entry.fact.happened_on)
    return page.words("half.issued", on=on, by=entry.fact.by, entry=f"@{entry.position}")


def _figures(page: Page, figures: tuple[Figure, ...]) -> "Table":
    table = plain_table()
    table.add_column(page.words("half.figure"), ratio=1, overflow="fold")
    for column in ("count", "amount"):
        table.add_column(page.words(f"half.{column}"), justify="right", no_wrap=True)
    for column in ("clause", "entries"):
        table.add_column(page.words(f"half.{column}"), no_wrap=True)
    for one in figures:
        count = str(one.count)
        if one.of is not None:
            count = page.words("half.of", count=one.count, of=one.of)
        amount = "" if one.amount is None else shown(one.amount)
        what = page.render(one.what)
        table.add_row(what, count, amount, one.clause, page.entries(one.entries))
    return table


def _levels(page: Page, levels: tuple[Level, ...]) -> "Table":
    table = plain_table()
    table.add_column(page.words("half.quarter"), no_wrap=True)
    for column in ("scores", "mean", "lowest", "highest"):
        table.add_column(page.words(f"half.{column}"), justify="right", no_wrap=True)
    for one in levels:
        amounts = (page.amount(each) for each in (one.mean, one.lowest, one.highest))
        table.add_row(str(one.quarter), str(one.scores), *amounts)
    return table


def _grades(page: Page, found: HalfYear) -> str:
    names = dict(zip(("first", "second", "third"), found.grades.values(), strict=True))
    return page.words("half.grades", on=found.half.last_day, **names)


def _problems(page: Page, problems: tuple[Problem, ...]) -> "Table":
    table = plain_table(header=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for one in problems:
        told = page.words("half.problem", count=one.count, first=one.first)
        table.add_row(one.clause, told, page.entries(one.entries))
    return table


def as_data(found: HalfYear, footing: Footing) -> dict[str, object]:
    """The three parts as data: exact amounts, clauses, entries."""
    return {
        "half": str(found.half),
        "begun": found.begun,
        "issued": references(found.issued),
        "operation": [_figure(one) for one in found.operation],
        "levels": [_level(one) for one in found.levels],
        "grades": {str(grade): count for grade, count in found.grades.items()},
        "year": {
            "quarters": [str(one) for one in found.year.quarters],
            "unpublished": [str(one) for one in found.year.unpublished],
            "people": [person_data(row) for row in found.year.people],
            "teams": [team_data(row) for row in found.year.teams],
        },
        "problems": [
            {
                "clause": one.clause,
                "count": one.count,
                "first": both(one.first),
                "staff": list(one.whose),
                "entries": references(one.entries),
            }
            for one in found.problems
        ],
        **footing.data,
    }


def _figure(one: Figure) -> dict[str, object]:
    return {
        "name": one.what.id.removeprefix("half."),
        "what": both(one.what),
        "count": one.count,
        "of": one.of,
        "amount": as_json(one.amount),
        "clause": one.clause,
        "entries": references(one.entries),
    }


def _level(one: Level) -> dict[str, object]:
    return {
        "quarter": str(one.quarter),
        "scores": one.scores,
        "mean": as_json(one.mean),
        "lowest": as_json(one.lowest),
        "highest": as_json(one.highest),
        "entries": references(one.entries),
    }
