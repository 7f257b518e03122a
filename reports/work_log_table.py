"""A month of somebody's log as a table, and as data."""

from domain.rules.work_log import LogDay, Logged
from domain.wording import say
from projections.footing import Footing
from projections.work_log import LogMonth
from reports.data import references
from reports.terminal import Page, plain_table, reference


def work_log_table(page: Page, found: LogMonth, footing: Footing) -> str:
    """Each day on duty or logged: its state, what was done, corrections and checks."""
    log, coverage = found.log, found.coverage
    table = plain_table()
    for column in ("day", "duty", "state", "entry"):
        table.add_column(page.words(f"worklog.{column}"), no_wrap=True)
    table.add_column(page.words("worklog.tasks"), ratio=1, overflow="fold")
    for day in log.days:
        for row in _rows(page, day):
            table.add_row(*row)
    counts = {state: log.count(state) for state in ("timely", "confirmed", "late", "missing")}
    roles = tuple(
        say("worklog.by_role", role=say(f"role.{role}"), count=count)
        for role, count in coverage.by_role
    )
    told = "worklog.coverage" if coverage.checked else "worklog.no_checks"
    return page.text(
        page.words("worklog.title", staff=log.staff_id, month=log.month, **counts),
        "",
        table if log.days else page.words("worklog.nothing"),
        "",
        *(() if log.rostered else (page.words("worklog.no_roster"),)),
        page.words(told, entries=coverage.entries, checked=coverage.checked, roles=roles),
        *map(page.render, footing.lines),
    )


def _rows(page: Page, day: LogDay) -> list[tuple[str, ...]]:
    duty = page.words("worklog.on_duty") if day.rostered else ""
    if not day.logged:
        return [(str(day.day), duty, page.words("worklog.state_missing"), "", "")]
    return [
        (
            str(day.day),
            duty,
            page.words(f"worklog.state_{one.state}"),
            f"@{one.entry.position}",
            _told(page, one),
        )
        for one in day.logged
    ]


def _told(page: Page, one: Logged) -> str:
    """What was done; the correction beside it, which does not replace it (P1-2.2-c)."""
    parts = [one.entry.fact.tasks]
    for correction in one.corrections:
        content = correction.fact.new_content
        said = content if isinstance(content, str) else page.words("word.erased")
        entry = f"@{correction.position}"
        parts.append(page.words("worklog.corrected", entry=entry, content=said))
    for check in one.checks:
        outcome = page.words(f"worklog.outcome_{check.fact.outcome}")
        parts.append(page.words("worklog.checked", entry=f"@{check.position}", outcome=outcome))
    return "\n".join(parts)


def as_data(found: LogMonth, footing: Footing) -> dict[str, object]:
    """The month as data."""
    log, coverage = found.log, found.coverage
    return {
        "staff_id": log.staff_id,
        "month": str(log.month),
        "rostered": log.rostered,
        **{state: log.count(state) for state in ("timely", "confirmed", "late", "missing")},
        "days": [_day(day) for day in log.days],
        "spot_checks": {
            "entries": coverage.entries,
            "checked": coverage.checked,
            "by_role": dict(coverage.by_role),
        },
        **footing.data,
    }


def _day(day: LogDay) -> dict[str, object]:
    return {
        "day": str(day.day),
        "on_duty": day.rostered,
        "state": day.state,
        "follow_ups": day.follow_ups,
        "entries": [
            {
                "entry": reference(one.entry),
                "state": one.state,
                "tasks": one.entry.fact.tasks,
                "confirmed_by": one.confirmed and reference(one.confirmed),
                "corrections": references(one.corrections),
                "checks": references(one.checks),
            }
            for one in day.logged
        ],
    }
