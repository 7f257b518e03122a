"""How many follow-ups count toward a grade (P1-4.1-a, P1-4.1-b)."""

from datetime import date
from fractions import Fraction

from domain.entry import Entry
from domain.facts.worklog import CaseFollowUpRecorded, CaseLevel
from domain.line import Line
from domain.regulation.in_force import Rules
from domain.rules.case_follow_ups import follow_ups
from domain.rules.citation import rule
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from domain.wording import say

PERIOD = "grade.case_count_period"
UNIT = "grade.case_count_unit"
SAME_DAY = "grade.case_same_day_limit"
A_FOR_B = "grade.a_cases_for_b"


@rule("P1-4.1-a", readings=(PERIOD, UNIT, SAME_DAY))
@rule("P1-4.1-b", readings=(A_FOR_B,))
def graded_follow_ups(
    scores: Scores, staff_id: str, quarter: Quarter, level: CaseLevel, clause: str
) -> Line:
    """The follow-ups of one level that count in a quarter, as they are counted."""
    rules = scores.rules(quarter)
    levels: tuple[CaseLevel, ...] = (level,)
    if level == "B" and rules.reading(A_FOR_B) == "a_counts_as_b":
        levels = ("A", "B")
    since, quarters = _period(scores, staff_id, quarter, rules)
    entries = [
        entry
        for one in quarters
        for by_level in (follow_ups(scores.department.dossier(staff_id, one)),)
        for wanted in levels
        for entry in by_level[wanted].entries
        if day_of(entry.fact.happened_on) >= since
    ]
    counted = tuple(_counted(entries, rules))
    message = say(f"graded.what.{level.lower()}_follow_ups")
    return Line(Fraction(len(counted)), message, clause, counted or rules.basis(), unit="count")


def _period(
    scores: Scores, staff_id: str, quarter: Quarter, rules: Rules
) -> tuple[date, tuple[Quarter, ...]]:
    """From which day, and in which quarters, follow-ups are counted."""
    match rules.reading(PERIOD):
        case "the_year":
            return date.min, scores.year_to(quarter)
        case "cumulative_since_last_grade_change":
            since = _last_change(scores, staff_id, quarter)
            found = [quarter]
            while found[-1].first_day > since:
                found.append(found[-1].previous)
            return since, tuple(found)
        case _:
            return date.min, (quarter,)


def _last_change(scores: Scores, staff_id: str, quarter: Quarter) -> date:
    """The day of the last change of grade; of the regulation where there is none."""
    changes = scores.department.people.grades(staff_id)
    days = [on for on, _, _ in changes if on <= quarter.last_day]
    return max([scores.department.regulation.first_day, *days])


def _counted(
    entries: list[Entry[CaseFollowUpRecorded]], rules: Rules
) -> list[Entry[CaseFollowUpRecorded]]:
    """Each action, one a case and day, or one a case (P1-4.1-a/6, /7)."""
    found: dict[object, Entry[CaseFollowUpRecorded]] = {}
    for entry in entries:
        fact = entry.fact
        once: object = fact.id
        if rules.reading(SAME_DAY) == "one_per_case_per_day":
            once = (fact.case_id, day_of(fact.happened_on))
        if rules.reading(UNIT) == "distinct_cases":
            once = fact.case_id
        found.setdefault(once, entry)
    return list(found.values())


@rule("P1-4.1-a", amounts=("case_day_follow_ups_flag_over",))
def crowded_days(scores: Scores, staff_id: str, quarter: Quarter) -> tuple[Line, ...]:
    """Cases followed up so often on one day that reviewers should look (P1-4.1-a/7)."""
    limit = scores.rules(quarter).amount("P1-4.1-a", "case_day_follow_ups_flag_over")
    days: dict[tuple[str, date], list[Entry[CaseFollowUpRecorded]]] = {}
    for found in follow_ups(scores.department.dossier(staff_id, quarter)).values():
        for entry in found.entries:
            key = (entry.fact.case_id, day_of(entry.fact.happened_on))
            days.setdefault(key, []).append(entry)
    return tuple(
        Line(
            Fraction(len(entries)),
            say("graded.crowded_day", case=case, on=on, count=len(entries)),
            "P1-4.1-a",
            tuple(entries),
            unit="count",
        )
        for (case, on), entries in days.items()
        if len(entries) > limit
    )
