"""The questions about logs, inspections and a quarter's end that a scenario may ask."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from domain.dossier import Department
from domain.rules.inspection_report import inspection_report
from domain.rules.quarter_end import quarter_end
from domain.rules.work_log import spot_check_coverage, work_log
from domain.values import Month, Quarter

Question: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, object]


def logged(department: Department, asked: Question) -> Answer:
    """How many days of a month were logged in time, late, or not at all."""
    month = Month.parse(str(asked["month"]))
    found = work_log(department, str(asked["staff_id"]), month)
    return {state: found.count(state) for state in ("timely", "confirmed", "late", "missing")}


def checked(department: Department, asked: Question) -> Answer:
    """How many entries of a month's logs were spot-checked."""
    found = spot_check_coverage(department, Month.parse(str(asked["month"])))
    return {"entries": found.entries, "checked": found.checked}


def ended(department: Department, asked: Question) -> Answer:
    """How far a person's quarter has come, and how the claim differs from the score."""
    quarter = Quarter.parse(str(asked["quarter"]))
    found = quarter_end(department, str(asked["staff_id"]), quarter)
    return {
        "status": found.step,
        "in_time": found.in_time,
        "difference": found.difference,
        **{part.term: part.claimed - part.rebuilt for part in found.differences},
    }


def reported(department: Department, asked: Question) -> Answer:
    """A quarter's inspections in all, and whether what HR collated is what stands."""
    found = inspection_report(department, Quarter.parse(str(asked["quarter"])))
    return {
        "inspections": sum(len(month.inspections) for month in found.months),
        "points": found.points,
        "collated": found.collated is not None,
        "overtaken": found.overtaken,
        "irregular": [str(day) for month in found.months for day in month.twice_a_day],
    }


def by_month(department: Department, asked: Question) -> Answer:
    """The points a month took, by kind."""
    month = Month.parse(str(asked["month"]))
    quarter = Quarter.of(month.first_day)
    found = quarter_end(department, str(asked["staff_id"]), quarter)
    taken = next(one.points for one in found.months if one.month == month)
    return dict(taken.items())


QUARTER_ANSWERS: dict[str, Callable[[Department, Question], Answer]] = {
    "WorkLog": logged,
    "SpotCheckCoverage": checked,
    "QuarterEnd": ended,
    "InspectionQuarter": reported,
    "MonthlyDeductions": by_month,
}
