"""HR's half-year report: at the half-year's end, once (P1-3.6)."""

from commands.state import State, checks, day
from domain.facts.assessment import HalfYearReportIssued
from domain.refusals.recording import AlreadyDone, QuarterNotOver
from domain.rules.half_year import CLAUSE, Half, reports
from domain.wording import say


@checks(HalfYearReportIssued)
def at_the_end_of_the_half_year(state: State, fact: HalfYearReportIssued) -> None:
    """On the last day of the half-year or after it, and once."""
    half = Half.parse(fact.half)
    if day(fact) < half.last_day:
        last = half.quarters[1]
        raise QuarterNotOver(quarter=last, last_day=half.last_day, clause=CLAUSE)
    for entry in reports(state.department, half):
        raise AlreadyDone(what=say("fact.HalfYearReportIssued"), entry=entry, clause=CLAUSE)
