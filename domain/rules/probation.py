"""A newcomer's probation: its end, its conditions, the outcome due, and the pay (P1-4.4)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.entry import Entry
from domain.facts.posts import GradePaySet, ProbationDecided
from domain.line import AnyEntry, Line, entries_of, total
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.grade_criteria import TARGETS, Condition, below, grade_criteria, line_day
from domain.rules.probation_end import probation_end, quarters_between
from domain.rules.probation_rank import ProbationRank, probation_rank
from domain.rules.quarter_basis import quarter_of
from domain.rules.scores import STANDARDS, Scores, Standard
from domain.values import day_of
from domain.wording import Message, say

CONFIRMED = "P1-4.4-c"
PAY = "P1-4.4-d"
PROMOTED = "salary.promotion_met"
CUT = "salary.cut_below_probation_pay"


@dataclass(frozen=True, slots=True)
class Pay:
    """What a confirmed newcomer is paid a month: an amount, or a band to choose from."""

    amount: Fraction | None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    message: Message | None = None
    is_cut: bool = False
    """Whether it is less than what probation paid, whatever is chosen."""


@dataclass(frozen=True, slots=True)
class Probation:
    """A newcomer's probation as far as it is known."""

    staff_id: str
    engaged_on: date
    ends_on: date
    rank: ProbationRank | None
    conditions: tuple[Condition, ...]
    decided: tuple[AnyEntry, ...]
    pay: Pay

    @property
    def failing(self) -> tuple[Line, ...]:
        """The conditions that are not met."""
        return tuple(one.line for one in self.conditions if not one.met)

    @property
    def met(self) -> bool | None:
        """Whether all three conditions are met; None while a rank is awaited."""
        if self.failing:
            return False
        return None if self.rank is None else True

    @property
    def outcome(self) -> str:
        """What is due: to confirm, not to engage, or to wait for a rank."""
        return {True: "confirm", False: "not_engaged", None: "pending"}[self.met]

    def points(self, what: str) -> Fraction:
        """The points taken during probation, for grooming or for daily work."""
        return next(one.line.amount for one in self.conditions if one.line.term == what)


@rule(CONFIRMED, amounts=("grooming_limit", "daily_work_limit", "rank_max"))
@rule("P1-4.4-a")
def probation(scores: Scores, staff_id: str) -> Probation | None:
    """Somebody's probation; None for who was never engaged."""
    department = scores.department
    engaged = department.people.engaged(staff_id)
    if engaged is None:
        return None
    begun = day_of(engaged.fact.happened_on)
    ends = probation_end(department.regulation, begun)
    rules = department.regulation.on(max(begun, department.regulation.first_day))
    conditions = [_deductions(scores, staff_id, begun, ends, what, rules) for what in STANDARDS]
    decided = department.history.standing(f"person/{staff_id}", ProbationDecided)
    at = decided[0].position if decided else None
    rank = probation_rank(scores, staff_id, begun, ends, at)
    if rank is not None:
        conditions.append(_within(rank, rules))
    met = all(one.met for one in conditions)
    return Probation(
        staff_id,
        begun,
        ends,
        rank,
        tuple(conditions),
        decided,
        _pay(scores, staff_id, rank, rules) if rank is not None and met else Pay(None),
    )


def _deductions(  # noqa: PLR0913, PLR0917 - whose, from when to when, of which kind
    scores: Scores, staff_id: str, begun: date, ends: date, what: Standard, rules: Rules
) -> Condition:
    """The points taken from the first to the last day of probation."""
    first = max(begun, scores.department.regulation.first_day)
    last = quarter_of(scores.department.regulation, max(first, ends))
    quarters = quarters_between(first, last.last_day)
    lines = tuple(
        line
        for one in quarters
        for line in scores.taken_under(staff_id, one, what)
        if begun <= line_day(line) <= ends
    )
    entries = entries_of(lines) or rules.basis()
    line = Line(total(lines), say(f"graded.what.{what}"), CONFIRMED, entries, lines, term=what)
    found = below(line, rules.amount(CONFIRMED, f"{what}_limit"))
    return Condition(
        Line(line.amount, found.line.message, CONFIRMED, entries, lines, term=what), found.met
    )


def _within(rank: ProbationRank, rules: Rules) -> Condition:
    """Whether a rank is within the first ten, the tenth included."""
    most = rules.amount(CONFIRMED, "rank_max")
    sentence = "probations.running_rank" if rank.provisional else "probations.rank"
    message = say(sentence, rank=rank.rank, of=rank.of, quarter=rank.quarter, most=most)
    line = Line(Fraction(rank.rank), message, CONFIRMED, rank.entries, unit="count", term="rank")
    return Condition(line, rank.rank <= most)


@rule(
    PAY,
    amounts=("top_rank_max", "top_pay", "middle_rank_min", "middle_pay_min", "middle_pay_max"),
    readings=(PROMOTED, CUT),
)
@rule("P1-4.4-a", amounts=("pay_junior_college", "pay_bachelor"))
def _pay(scores: Scores, staff_id: str, rank: ProbationRank, rules: Rules) -> Pay:
    """The pay on confirmation: by the grade whose numbers are met, else by the rank."""
    reached = next(
        (
            target
            for target in TARGETS
            if grade_criteria(scores, staff_id, rank.quarter, target).met
        ),
        None,
    )
    if reached is not None:
        if rules.reading(PROMOTED) == "1500_floor":
            floor = rules.amount(PAY, "top_pay")
            found = grade_pay(scores, reached, rank.quarter.last_day)
            return Pay(max(floor, found or floor))
        found = grade_pay(scores, reached, rank.quarter.last_day)
        message = say("probations.grade_pay", grade=reached)
        return Pay(found, message=message)
    if rank.rank <= rules.amount(PAY, "top_rank_max"):
        return Pay(rules.amount(PAY, "top_pay"))
    lowest, highest = rules.amount(PAY, "middle_pay_min"), rules.amount(PAY, "middle_pay_max")
    entry = entry_pay(scores, staff_id, rules)
    if entry is not None and entry > highest:
        if rules.reading(CUT) == "not_below_probation_pay":
            return Pay(None, max(lowest, entry), max(highest, entry))
        message = say("probations.pay_cut", before=entry, most=highest)
        return Pay(None, lowest, highest, message, is_cut=True)
    if entry is not None and rules.reading(CUT) == "not_below_probation_pay":
        lowest = max(lowest, entry)
    return Pay(None, lowest, highest)


def entry_pay(scores: Scores, staff_id: str, rules: Rules) -> Fraction | None:
    """The pay during probation, by education; None where the clause names none (P1-4.4-a/2)."""
    engaged = scores.department.people.engaged(staff_id)
    name = f"pay_{engaged.fact.education}" if engaged and engaged.fact.education else ""
    return rules.clause("P1-4.4-a").exact.get(name)


@rule("P1-4.2")
def grade_pay(scores: Scores, grade: int, day: date) -> Fraction | None:
    """The pay of a grade in force on a day; None where HR has set none (pay.grade_pay_table)."""
    last = grade_pay_entry(scores, str(grade), day)
    return Fraction(last.fact.monthly) if last else None


def grade_pay_entry(scores: Scores, whose: str, day: date) -> Entry[GradePaySet] | None:
    """The entry that sets the pay of a grade, or of a post, in force on a day."""
    found = [
        entry
        for entry in scores.department.history.standing("pay", GradePaySet)
        if entry.fact.position_or_grade == whose and entry.fact.effective_from <= day
    ]
    return max(found, key=lambda one: (one.fact.effective_from, one.position), default=None)
