"""Everybody's grade and post as data."""

from domain.line import Line
from domain.rounding import exact_text
from domain.rules.elimination import Elimination
from domain.rules.exemption import Exemption
from domain.rules.grade_criteria import Criteria
from domain.rules.probation import Probation
from domain.rules.promotion import Tally
from domain.wording import Message
from projections.footing import Footing
from projections.grades import AssistantGrade, ForemanGrade, Grades
from projections.rating import as_json
from reports.data import references


def as_data(found: Grades, footing: Footing) -> dict[str, object]:
    """The answers by the names of the scenarios' contract, with their entries."""
    return {
        "quarter": str(found.quarter),
        "published": found.published,
        "assistants": [_assistant(row) for row in found.assistants],
        "foremen": [_foreman(row) for row in found.foremen],
        **footing.data,
    }


def _assistant(row: AssistantGrade) -> dict[str, object]:
    return {
        "staff_id": row.staff_id,
        "grade": row.grade,
        "given_by": references(row.given_by),
        "criteria": [_criteria(one) for one in row.criteria],
        "promotion": [_tally(one) for one in row.tallies],
        "elimination": _elimination(row.elimination),
        "demotion": {
            "due": row.demotion.due,
            "grounds": sorted(cause.name for cause in row.demotion.causes),
            "reviewed": references(row.demotion.reviewed),
        },
        "exemptions_left": row.exemptions_left,
        "groundless": references(row.groundless),
        "exemptions": [_exemption(one) for one in row.exemptions if one.best or one.used],
        "probation": _probation(row.probation) if row.probation else None,
    }


def _criteria(one: Criteria) -> dict[str, object]:
    return {
        "grade": one.grade,
        "met": one.met,
        "clause": one.clause,
        "conditions": [
            {
                "condition": _name(condition.line),
                "value": exact_text(condition.line.amount),
                "met": condition.met,
                "entries": references(condition.line.entries),
            }
            for condition in one.conditions
        ],
    }


def _name(line: Line) -> str:
    """What a condition looks at, by the last word of its sentence."""
    what = line.message.values.get("what")
    message = what if isinstance(what, Message) else line.message
    return message.id.rpartition(".")[2]


def _tally(one: Tally) -> dict[str, object]:
    return {
        "target_grade": one.target,
        "run": one.run,
        "total": one.total,
        "due": one.due,
        "due_since": str(one.due_since) if one.due_since else None,
        "quarters": [
            {
                "quarter": str(quarter.quarter),
                "passed": quarter.passed,
                "clause": quarter.clause,
                "entries": references(quarter.entries),
            }
            for quarter in one.quarters
        ],
    }


def _elimination(one: Elimination) -> dict[str, object]:
    return {
        "listed": one.listed,
        "grounds": [
            {
                "ground": ground.name,
                "clause": ground.clause,
                "arose_on": ground.arose_on.isoformat(),
                "entries": references(ground.entries),
            }
            for ground in one.grounds
        ],
        "outcome": one.outcome,
        "decided": references(one.decided),
    }


def _exemption(one: Exemption) -> dict[str, object]:
    return {
        "year": one.year,
        "best_in": [str(quarter) for quarter in one.best],
        "earned": one.earned,
        "left": one.left,
        "entries": references(one.entries),
        "used": references(one.used),
    }


def _probation(one: Probation) -> dict[str, object]:
    return {
        "ends_on": one.ends_on.isoformat(),
        "rank": one.rank.rank if one.rank else None,
        "provisional": one.rank.provisional if one.rank else None,
        "criteria_met": one.met,
        "outcome": one.outcome,
        "decided": references(one.decided),
        "pay": as_json(one.pay.amount),
        "pay_min": as_json(one.pay.lowest),
        "pay_max": as_json(one.pay.highest),
        "pay_cut": one.pay.is_cut,
    }


def _foreman(row: ForemanGrade) -> dict[str, object]:
    one = row.foreman
    return {
        "staff_id": row.staff_id,
        "grade": row.grade,
        "given_by": references(row.given_by),
        "mean": as_json(one.mean.mean),
        "level": one.level,
        "supplement": _money(one.supplement),
        "months": [str(month) for month in one.months],
        "proposals": references(one.proposals),
        "fail_run": one.fail_run,
        "demotion_due": one.demotion_due,
        "grounds": [ground.name for ground in one.grounds],
        "demoted": references(one.demoted),
        "elimination": _elimination(row.elimination),
        "groundless": references(row.groundless),
    }


def _money(line: Line) -> dict[str, object]:
    return {
        "yuan": exact_text(line.amount),
        "clause": line.clause,
        "entries": references(line.entries),
    }
