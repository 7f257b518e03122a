"""A year's scores as tables, and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.wording import shown
from projections.footing import Footing
from projections.rating import as_json
from projections.year import PersonsYear, TeamsYear, Year
from reports.data import references
from reports.terminal import Page, plain_table, two_columns

if TYPE_CHECKING:
    from rich.table import Table


def year_table(page: Page, found: Year, footing: Footing) -> str:
    """Everybody's quarters and year, each team's, and what is not final about them."""
    if not found.people:
        told = page.words("year.nobody", year=str(found.year))
        return page.text(told, "", *map(page.render, footing.lines))
    title = {"year": str(found.year), "people": len(found.people), "teams": len(found.teams)}
    if found.unscored:
        told = page.words("year.unscored", **title)
        return page.text(told, "", *map(page.render, footing.lines))
    parts: list[object] = [page.words("year.title", **title)]
    if found.unpublished:
        parts.append(page.words("year.unpublished", quarters=found.unpublished))
    parts += ["", people_table(page, found), "", page.words("year.legend")]
    if rows := tuple(_by_subject(page, found.people)):
        parts += ["", page.words("year.apart"), two_columns(rows)]
    if found.teams:
        parts += ["", teams_table(page, found), "", page.words("year.legend_teams")]
    tail = (page.render(message) for message in footing.lines)
    return page.text(*parts, "", *tail)  # type: ignore[arg-type]  # texts and tables


def people_table(page: Page, found: Year) -> "Table":
    """Everybody's quarters and year."""
    table = _with_quarters(page, found, "", "year.newcomers")
    for row in found.people:
        quarters = (page.amount(one) for one in row.quarters.values())
        newcomers = shown(row.newcomers) if row.foreman else ""
        table.add_row(row.staff_id, *quarters, page.amount(row.annual.score), newcomers)
    return table


def teams_table(page: Page, found: Year) -> "Table":
    """Each team's quarters and year."""
    table = _with_quarters(page, found, page.words("year.team"), "year.of")
    for row in found.teams:
        quarters = (page.amount(one.mean) for one in row.quarters.values())
        table.add_row(row.team, *quarters, page.amount(row.annual.mean), str(len(row.annual.lines)))
    return table


def _with_quarters(page: Page, found: Year, first: str, last: str) -> "Table":
    table = plain_table()
    table.add_column(first, no_wrap=True)
    for one in found.quarters:
        table.add_column(str(one), justify="right", no_wrap=True)
    table.add_column(page.words("year.score"), justify="right", no_wrap=True)
    table.add_column(page.words(last), justify="right", no_wrap=True)
    return table


def _by_subject(page: Page, people: tuple[PersonsYear, ...]) -> Iterator[tuple[str, str]]:
    for row in people:
        for subject, amount in row.subjects.items():
            yield row.staff_id, f"{page.words(f'word.{subject}_exam')} {shown(amount)}"


def as_data(found: Year, footing: Footing) -> dict[str, object]:
    """The year as data: exact amounts, and the entries they rest on."""
    return {
        "year": found.year,
        "unpublished": [str(one) for one in found.unpublished],
        "people": [person_data(row) for row in found.people],
        "teams": [team_data(row) for row in found.teams],
        **footing.data,
    }


def person_data(row: PersonsYear) -> dict[str, object]:
    """One person's year."""
    return {
        "staff_id": row.staff_id,
        "post": "foreman" if row.foreman else "customer_assistant",
        "quarters": {str(one): as_json(score) for one, score in row.quarters.items()},
        "score": as_json(row.annual.score),
        "newcomer_points": as_json(row.newcomers),
        "subjects": {subject: as_json(amount) for subject, amount in row.subjects.items()},
        "entries": references(row.entries),
    }


def team_data(row: TeamsYear) -> dict[str, object]:
    """One team's year."""
    return {
        "team": row.team,
        "quarters": {str(one): as_json(mean.mean) for one, mean in row.quarters.items()},
        "score": as_json(row.annual.mean),
        "scores": len(row.annual.lines),
        "entries": references(row.annual.entries),
    }
