"""A quarter's inspections as tables, and as data."""

from collections.abc import Iterator

from domain.rounding import exact_text
from domain.rules.inspection_report import InspectedMonth, InspectionReport
from domain.standards import standard_words
from domain.values import day_of
from domain.wording import shown
from projections.footing import Footing
from reports.data import references
from reports.terminal import Page, plain_table, reference, two_columns


def inspection_table(page: Page, found: InspectionReport, footing: Footing) -> str:
    """The months, the duty foremen, the items, what the team proposed and HR collated."""
    parts: list[object] = [
        page.words("inspections.title", quarter=found.quarter, points=found.points),
        "",
        _months(page, found),
    ]
    if any(month.foremen for month in found.months):
        parts += ["", page.words("inspections.foremen"), _foremen(page, found)]
    if found.items:
        rows = [
            (
                page.words("inspections.of", standard=standard_words(one.code), item=one.item),
                page.words("inspections.item", times=one.times, points=one.points),
            )
            for one in found.items
        ]
        parts += ["", page.words("inspections.items"), two_columns(rows)]
    if found.opinions:
        rows = [(f"@{one.position}", one.fact.text) for one in found.opinions]
        parts += ["", page.words("inspections.opinions"), two_columns(rows)]
    parts += ["", _collated(page, found), *_irregular(page, found), ""]
    return page.text(*parts, *map(page.render, footing.lines))  # type: ignore[arg-type]  # texts and tables


def _months(page: Page, found: InspectionReport) -> object:
    table = plain_table()
    for column in ("month", "inspections", "checks", "points"):
        table.add_column(page.words(f"inspections.{column}"), no_wrap=True)
    table.add_column(page.words("inspections.entries"), ratio=1, overflow="fold")
    for month in found.months:
        enough = "inspections.enough" if month.quota.met else "inspections.too_few"
        table.add_row(
            str(month.month),
            str(len(month.inspections)),
            page.words(enough, days=len(month.quota.days)),
            shown(month.points),
            " ".join(f"@{one.entry.position}" for one in month.inspections),
        )
    return table


def _foremen(page: Page, found: InspectionReport) -> object:
    table = plain_table()
    for column in ("month", "foreman", "team", "points", "penalty"):
        table.add_column(page.words(f"inspections.{column}"), no_wrap=True)
    for month in found.months:
        for one in month.foremen:
            penalty = shown(one.penalty) if one.penalty else ""
            table.add_row(
                str(month.month), one.foreman_id, one.team or "", shown(one.points), penalty
            )
    return table


def _collated(page: Page, found: InspectionReport) -> str:
    if found.collated is None:
        return page.words("inspections.not_collated")
    fact = found.collated.fact
    told = page.words(
        "inspections.collated",
        day=day_of(fact.happened_on),
        by=fact.by,
        points=fact.points_total,
        entry=f"@{found.collated.position}",
    )
    return f"{told} {page.words('inspections.overtaken')}" if found.overtaken else told


def _irregular(page: Page, found: InspectionReport) -> Iterator[str]:
    """Checks that could be foreseen (P1-2.9-c): flagged, and nothing else."""
    for month in found.months:
        for day in month.twice_a_day:
            yield page.words("inspections.twice", day=day)
        for weekday, hour in month.foreseeable:
            named = page.words(f"inspections.weekday_{weekday}")
            yield page.words("inspections.foreseeable", month=month.month, day=named, hour=hour)


def as_data(found: InspectionReport, footing: Footing) -> dict[str, object]:
    """The report as data."""
    return {
        "quarter": str(found.quarter),
        "points": exact_text(found.points),
        "months": [_month(month) for month in found.months],
        "items": [
            {
                "item": f"{one.code} {one.item}",
                "times": one.times,
                "points": exact_text(one.points),
            }
            for one in found.items
        ],
        "opinions": references(found.opinions),
        "collated": found.collated and reference(found.collated),
        "overtaken": found.overtaken,
        **footing.data,
    }


def _month(month: InspectedMonth) -> dict[str, object]:
    return {
        "month": str(month.month),
        "inspections": references(one.entry for one in month.inspections),
        "points": exact_text(month.points),
        "team_checks": len(month.quota.days),
        "quota_met": month.quota.met,
        "two_on_one_day": [str(day) for day in month.twice_a_day],
        "same_weekday_and_hour": [
            {"weekday": weekday + 1, "hour": hour} for weekday, hour in month.foreseeable
        ],
        "foremen": [
            {
                "foreman_id": one.foreman_id,
                "team": one.team,
                "points": exact_text(one.points),
                "penalty": exact_text(one.penalty),
            }
            for one in month.foremen
        ],
    }
