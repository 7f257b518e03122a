"""The department of every scenario, as the first entries of a log, and the days it lives by."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction
from functools import cache

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.organisation import (
    DepartmentOpened,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
)
from domain.facts.standards import RegulationAdopted, StandardAdopted
from domain.regulation.shipped import shipped_edition
from domain.rounding import exact_text
from domain.values import Quarter

Q1, Q2 = Quarter(2006, 1), Quarter(2006, 2)
FEBRUARY = "2006-02-10"
FOUNDED = date(2004, 1, 1)
ZONE = timezone(timedelta(hours=8))
DIGEST = "0" * 64
LOG = "customer-service"
LEADERS = {
    "H1": "hr_manager",
    "H2": "hr",
    "H3": "hr",
    "M": "estate_manager",
    "S": "supervisor",
    "D": "deputy_supervisor",
}
TEAMS = {"T1": ("F1", range(1, 7)), "T2": ("F2", range(7, 13))}
CATALOGUES = {"grooming": "G0", "procedure": "P0", "complaint_handling": "C0", "bonus": "B0"}


def moment(when: object) -> datetime:
    """Read a moment; six in the evening of a day, on the department's clock."""
    if isinstance(when, str):
        is_day = len(when) == len(FEBRUARY)
        when = date.fromisoformat(when) if is_day else datetime.fromisoformat(when)
    match when:
        case datetime():
            return when if when.tzinfo else when.replace(tzinfo=ZONE)
        case date():
            return datetime.combine(when, time(18), ZONE)
        case _:
            raise TypeError(when)


def shown(value: object) -> str:
    """Write an answer as a test states it: amounts exactly, nothing as a dash."""
    if value is None:
        return "-"
    return exact_text(value) if isinstance(value, Fraction) else str(value)


@cache
def cast_of_everybody() -> tuple[Entry[Fact], ...]:
    """The department opened, the regulation adopted, everybody engaged, catalogues adopted."""
    return (*opening(), *_people(), *_catalogues())


@cache
def opening() -> tuple[Entry[Fact], ...]:
    """The first two entries of a log."""
    edition = shipped_edition("p1")
    opened = {"name": "x", "utc_offset": "+08:00", "first_hr": "H1", "from_on": FOUNDED}
    adopted = {"edition": edition, "fingerprint": edition.fingerprint, "effective_from": FOUNDED}
    return (
        _entry(1, "organisation", DepartmentOpened, opened),
        _entry(2, "regulation", RegulationAdopted, adopted),
    )


def _people() -> tuple[Entry[Fact], ...]:
    posts: list[tuple[str, str, str | None]] = [(one, post, None) for one, post in LEADERS.items()]
    for team, (foreman, numbers) in TEAMS.items():
        posts.append((foreman, "foreman", team))
        posts += [(f"A{number}", "customer_assistant", team) for number in numbers]
    engaged = [
        _entry(
            position,
            "organisation",
            StaffMemberEngaged,
            {"staff_id": staff, "name": staff, "position": post, "team_id": team},
        )
        for position, (staff, post, team) in enumerate(posts, start=3)
    ]
    inspectors = [{"staff_id": one, "home_department": "elsewhere"} for one in ("I1", "I2")]
    team_fields = {"leader_id": "H1", "members": inspectors, "from_on": FOUNDED}
    formed = _entry(3 + len(engaged), "organisation", SpecialInspectionTeamFormed, team_fields)
    return (*engaged, formed)


def _catalogues() -> tuple[Entry[Fact], ...]:
    first = 3 + len(_people())
    return tuple(
        _entry(
            position,
            "standards",
            StandardAdopted,
            {
                "standard_code": code,
                "title_zh": code,
                "version": 1,
                "effective_from": FOUNDED,
                "items": [{"item_code": item, "text_zh": item, "direction": "deduct"}],
            },
        )
        for position, (code, item) in enumerate(CATALOGUES.items(), start=first)
    )


def _entry(
    position: int, stream: str, kind: type[Fact], fields: Mapping[str, object]
) -> Entry[Fact]:
    envelope = {"id": f"f{position}", "happened_on": FOUNDED, "by": "H1", "role": "hr"}
    fact = kind.model_validate({**envelope, **fields})
    return Entry(LOG, position, moment(FOUNDED), stream, fact)
