"""By which day everybody evaluates their own quarter, and who did (P1-2.2-b)."""

from datetime import date

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.values import Quarter


@rule("P1-2.2-b", amounts=("self_evaluation_day",))
def self_evaluation_day(quarter: Quarter, rules: Rules) -> date:
    """The 20th of the quarter's last month, a rest day or not (P1-2.2-b/2)."""
    return quarter.months[-1].first_day.replace(
        day=int(rules.amount("P1-2.2-b", "self_evaluation_day"))
    )


def self_evaluations(
    department: Department, quarter: Quarter
) -> dict[str, Entry[SelfEvaluationSubmitted]]:
    """The last self-evaluation of everybody who is assessed in a quarter and made one."""
    return {
        staff: entry
        for staff in department.people.assessed(quarter)
        for entry in department.history.standing(f"person/{staff}", SelfEvaluationSubmitted)
        if entry.fact.quarter == quarter
    }
