"""Whether somebody's numbers of a quarter meet the standard of a grade (P1-4.1-a, P1-4.1-b)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.grades import PromotionReportSubmitted
from domain.facts.worklog import CaseLevel
from domain.line import AnyEntry, Line, entries_of, total
from domain.rules.citation import rule
from domain.rules.graded_follow_ups import graded_follow_ups
from domain.rules.scores import STANDARDS, Scores, Standard, mean
from domain.values import Month, Quarter, day_of
from domain.wording import Message, say

Target: TypeAlias = Literal[1, 2]
TARGETS: tuple[Target, Target] = (1, 2)
CLAUSES: Mapping[Target, str] = {1: "P1-4.1-a", 2: "P1-4.1-b"}
LEVELS: Mapping[Target, tuple[CaseLevel, ...]] = {1: ("A", "B"), 2: ("B",)}
BASIS = "grade.score_basis"
ABOVE = "bounds.yishang"
DEDUCTIONS = "grade.deduction_period"
WRITE_UPS = "grade.write_ups"
DATA = "promotion.data_after_20th"
EFFECT = "disqualification.promotion_effect"
AMOUNTS = (
    "score_min",
    "grooming_limit",
    "daily_work_limit",
    "b_follow_ups_min",
    "b_write_ups_min",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a standard: the number it looks at, and whether it is met."""

    line: Line
    met: bool


@dataclass(frozen=True, slots=True)
class Criteria:
    """A quarter's numbers beside the standard of a grade."""

    grade: Target
    clause: str
    conditions: tuple[Condition, ...]

    @property
    def met(self) -> bool:
        """Whether every condition is met."""
        return all(one.met for one in self.conditions)

    @property
    def lacking(self) -> tuple[Line, ...]:
        """The conditions that are not met."""
        return tuple(one.line for one in self.conditions if not one.met)


@rule("P1-4.1-a", amounts=(*AMOUNTS, "a_follow_ups_min", "a_write_ups_min"), readings=(BASIS,))
@rule("P1-4.1-b", amounts=AMOUNTS)
def grade_criteria(scores: Scores, staff_id: str, quarter: Quarter, grade: Target) -> Criteria:
    """Every condition of a grade's standard, met or not, with what it rests on."""
    numbers = quarter_numbers(_data(scores, quarter), staff_id, quarter, grade)
    written = tuple(
        _write_ups(scores, staff_id, quarter, level, CLAUSES[grade]) for level in LEVELS[grade]
    )
    return Criteria(grade, CLAUSES[grade], (*numbers, *written))


@rule("P1-4.6-a", readings=(DATA,))
def decided_by_the_20th(department: Department, quarter: Quarter) -> bool:
    """Whether a review looks at no more than what had happened by the 20th."""
    return department.regulation.on(quarter.first_day).reading(DATA) == "data_to_20th_only"


@rule("P1-4.6-a", amounts=("report_day",))
def _data(scores: Scores, quarter: Quarter) -> Scores:
    """What a review looks at: the whole quarter, or what had happened by the 20th (P1-4.6-a/3)."""
    rules, last = scores.rules(quarter), quarter.months[2]
    if not decided_by_the_20th(scores.department, quarter):
        return scores
    return scores.until(date(last.year, last.number, int(rules.amount("P1-4.6-a", "report_day"))))


def quarter_numbers(
    scores: Scores, staff_id: str, quarter: Quarter, grade: Target
) -> tuple[Condition, ...]:
    """The conditions that the quarter's numbers alone decide: all but the write-ups."""
    clause, rules = CLAUSES[grade], scores.rules(quarter)
    score = _score_line(scores, staff_id, quarter, clause)
    conditions = [*_not_cancelled(scores, staff_id, quarter, clause)]
    conditions.append(
        Condition(score.line, met=False)
        if score.value is None
        else least(scores, quarter, score.line, rules.amount(clause, "score_min"))
    )
    for what in STANDARDS:
        line = _deductions(scores, staff_id, quarter, what, clause)
        conditions.append(below(line, rules.amount(clause, f"{what}_limit")))
    for level in LEVELS[grade]:
        line = graded_follow_ups(scores, staff_id, quarter, level, clause)
        wanted = rules.amount(clause, f"{level.lower()}_follow_ups_min")
        conditions.append(least(scores, quarter, line, wanted))
    return tuple(conditions)


@rule("P1-4.1-a", readings=(ABOVE,))
def least(scores: Scores, quarter: Quarter, line: Line, wanted: Fraction) -> Condition:
    """以上: at least so many, or more, as it is read (regulation.md, 0.6.1)."""
    if scores.rules(quarter).reading(ABOVE) == "exclusive_unless_stated":
        return Condition(_saying("graded.needs.over", line, wanted), line.amount > wanted)
    return Condition(_saying("graded.needs.least", line, wanted), line.amount >= wanted)


def below(line: Line, limit: Fraction) -> Condition:
    """少于: less than so many."""
    return Condition(_saying("graded.needs.below", line, limit), line.amount < limit)


def _saying(sentence: str, line: Line, limit: Fraction) -> Line:
    message = say(sentence, what=line.message, value=line.amount, limit=limit)
    return Line(line.amount, message, line.clause, line.entries, line.lines, line.unit)


@rule("P1-3.5-c", readings=(EFFECT,))
def _not_cancelled(
    scores: Scores, staff_id: str, quarter: Quarter, clause: str
) -> Iterable[Condition]:
    """A cancelled quarter is not passed (P1-4.1-a/11)."""
    found = scores.of(staff_id, quarter)
    if found.disqualified and scores.rules(quarter).reading(EFFECT) != "score_only":
        ground = found.grounds[0]
        message = say("graded.cancelled", why=ground.message)
        yield Condition(Line(Fraction(0), message, clause, ground.entries), met=False)


@dataclass(frozen=True, slots=True)
class _Scored:
    value: Fraction | None
    line: Line


def _score_line(scores: Scores, staff_id: str, quarter: Quarter, clause: str) -> _Scored:
    """The quarter's score, or the mean of several, as 季度績效平均分數 is read (P1-4.1-a/1)."""
    rules = scores.rules(quarter)
    match rules.reading(BASIS):
        case "mean_of_year_to_date":
            quarters = scores.year_to(quarter)
        case "mean_of_last_four_quarters":
            quarters = scores.last_four(quarter)
        case _:
            quarters = (quarter,)
    scored = scores.scored(staff_id, quarters)
    value = mean(scores.graded(staff_id, one) for one in scored)
    if value is None or quarter not in scored:
        return _Scored(
            None, Line(Fraction(0), say("graded.no_score"), clause, rules.basis(), unit="points")
        )
    lines = (line for one in scored for line in scores.of(staff_id, one).lines)
    entries = entries_of(lines)
    return _Scored(value, Line(value, say("graded.what.score"), clause, entries))


def _deductions(
    scores: Scores, staff_id: str, quarter: Quarter, what: Standard, clause: str
) -> Line:
    """Points taken in the quarter, in the year, or in its worst month (P1-4.1-a/4)."""
    rules = scores.rules(quarter)
    reading = rules.reading(DEDUCTIONS)
    quarters = scores.year_to(quarter) if reading == "the_year" else (quarter,)
    lines = [line for one in quarters for line in scores.taken_under(staff_id, one, what)]
    if reading == "monthly":
        months: dict[Month, list[Line]] = {}
        for line in lines:
            months.setdefault(Month.of(line_day(line)), []).append(line)
        lines = max(months.values(), key=total, default=[])
    message = say(f"graded.what.{what}")
    return Line(total(lines), message, clause, entries_of(lines) or rules.basis(), tuple(lines))


def line_day(line: Line) -> date:
    """The day of the fact a deduction's line is about."""
    return day_of(line.entries[0].fact.happened_on)


def reports_of(
    scores: Scores, staff_id: str, quarter: Quarter
) -> tuple[Entry[PromotionReportSubmitted], ...]:
    """The promotion reports somebody handed in for a quarter."""
    dossier = scores.department.dossier(staff_id, quarter)
    return dossier.standing(PromotionReportSubmitted, where=lambda fact: fact.quarter == quarter)


@rule("P1-4.1-a", readings=(WRITE_UPS,))
def _write_ups(
    scores: Scores, staff_id: str, quarter: Quarter, level: CaseLevel, clause: str
) -> Condition:
    """The distinct cases of a level that the quarter's reports describe."""
    reports = reports_of(scores, staff_id, quarter)
    cases = {
        case
        for entry in reports
        for case in (entry.fact.a_cases if level == "A" else entry.fact.b_cases)
    }
    rules = scores.rules(quarter)
    wanted = rules.amount(clause, f"{level.lower()}_write_ups_min")
    message: Message = say(f"graded.what.{level.lower()}_write_ups")
    entries: tuple[AnyEntry, ...] = reports or rules.basis()
    line = Line(Fraction(len(cases)), message, clause, entries, unit="count")
    if rules.reading(WRITE_UPS) == "exactly_10":
        return Condition(_saying("graded.needs.exactly", line, wanted), line.amount == wanted)
    return Condition(_saying("graded.needs.least", line, wanted), line.amount >= wanted)
