"""Readings of who is scored by what, part of a quarter, adjustment (P1-2.10, P1-2.12, P1-3.5-c)."""

from domain.facts.organisation import StaffMemberEngaged
from domain.facts.points import BonusPointsAwarded
from domain.facts.quarter import ResultAdjusted
from domain.line import total
from domain.rules.elimination import deducted
from domain.rules.foreman_level import assistants_mean
from domain.rules.grade_criteria import grade_criteria
from domain.rules.scores import Scores
from tests.builders import Book
from tests.cast import LOG, Q1, Q2, shown
from tests.rules.reading_cases import Readings, answers


def adjusted(book: Book, delta: int, scope: str = "department", scope_id: str = LOG) -> None:
    """Write an adjustment by the estate manager."""
    fields = {"quarter": Q1, "scope": scope, "scope_id": scope_id, "delta": str(delta)}
    book.write(ResultAdjusted, "2006-04-05", by="M", external_influence="a typhoon", **fields)


@answers(
    "score.foreman_formula",
    same_formula_for_foremen="69 80",
    foreman_score_is_team_mean="66 80",
)
def a_foreman_of_two_assistants(readings: Readings) -> str:
    """Own: 80 − 2 − 10 + 1 = 69. Team: 91 and 61, adjusted already, make 76; less the ten, 66.

    A7, of the other team, is scored by the formula anyhow: 80 + 1 − 1.
    """
    book = Book(readings)
    book.marks(80, 80, 80, "F1")
    book.deduct(2, staff="F1")
    book.inspect(31)
    book.marks(90, 90, 90, "A1")
    book.marks(60, 60, 60, "A2")
    adjusted(book, 1)
    book.marks(80, 80, 80, "A7")
    adjusted(book, -1, "team", "T2")
    return f"{shown(book.score('F1').score)} {shown(book.score('A7').score)}"


@answers("score.foreman_formula", same_formula_for_foremen="80", foreman_score_is_team_mean="-")
def a_foreman_whose_assistants_have_no_score(readings: Readings) -> str:
    """Three marks of 80, or the mean of nobody."""
    book = Book(readings)
    book.marks(80, 80, 80, "F1")
    return shown(book.score("F1").score)


@answers("score.foreman_formula", same_formula_for_foremen="80", foreman_score_is_team_mean="41")
def a_foreman_with_a_disqualified_assistant_and_a_bonus_of_his_own(readings: Readings) -> str:
    """70 + 10 by the formula; (82 + 0)/2 = 41, zeros included (P1-2.11)."""
    book = Book(readings)
    book.marks(70, 70, 70, "F1")
    book.deduct(10, kind=BonusPointsAwarded, staff="F1")
    book.marks(80, 80, 80, "A2")
    book.deduct(2, kind=BonusPointsAwarded, staff="A2")
    book.marks(90, 90, 90, "A1")
    book.cheat("2006-02-10")
    return shown(book.score("F1").score)


def newcomer(readings: Readings) -> Book:
    """Engage N1 in February: the document exam of January is past; knowledge 80, typing 60."""
    book = Book(readings)
    fields = {"staff_id": "N1", "name": "N1", "position": "customer_assistant", "team_id": "T1"}
    book.write(StaffMemberEngaged, "2006-02-01", by="H1", **fields)
    book.knowledge(80, "2006-02-20", staff="N1")
    book.typing(210, staff="N1")
    return book


@answers(
    "score.part_quarter",
    score_if_all_three_marks_exist_else_no_score="- -",
    reweight="- 220/3",
    zero_for_missing="- 55",
)
def joined_after_the_document_exam(readings: Readings) -> str:
    """0.5·80 + 0.25·60 = 55; over the 0.75 that is there, 220/3. Open, it is awaited."""
    book = newcomer(readings)
    before = shown(book.score("N1").score)
    book.close()
    return f"{before} {shown(book.score('N1').score)}"


@answers(
    "score.part_quarter",
    score_if_all_three_marks_exist_else_no_score="-",
    reweight="-",
    zero_for_missing="-",
)
def a_mark_missing_after_a_whole_quarter(readings: Readings) -> str:
    """Whoever was there all the time is not scored by this."""
    book = Book(readings)
    book.knowledge(80)
    book.typing(210)
    book.close()
    return shown(book.score().score)


@answers("regulation.disqualified", no="0", yes="5")
def five_points_for_a_disqualified_quarter(readings: Readings) -> str:
    """80 is 0 after the cheating, and the five lift it or do not."""
    book = Book(readings)
    book.marks(80, 80, 80)
    book.cheat("2006-02-10")
    adjusted(book, 5)
    return shown(book.score().score)


@answers(
    "regulation.thresholds",
    yes_adjusted_counts="86 True 86",
    raw_for_grades_adjusted_for_pay="83 False 86",
)
def eighty_three_and_three_points(readings: Readings) -> str:
    """Grade 1 asks for 85: 86 with the adjustment, 83 without; the foreman's pay goes by 86."""
    book = Book(readings)
    book.marks(80, 80, 80)
    book.deduct(3, kind=BonusPointsAwarded)
    adjusted(book, 3)
    scores = Scores(book.department)
    condition = grade_criteria(scores, "A1", Q1, 1).conditions[0]
    mean = assistants_mean(scores, "F1", Q1).mean
    return f"{shown(condition.line.amount)} {condition.met} {shown(mean)}"


@answers("disqualification.deductions_kept", yes="41 5", no="0 5")
def forty_one_points_in_a_disqualified_quarter(readings: Readings) -> str:
    """They count toward the forty, or do not; those of the next quarter do."""
    book = Book(readings)
    book.deduct(41)
    book.cheat("2006-02-10")
    book.deduct(5, "2006-05-10")
    scores = Scores(book.department)
    return " ".join(shown(total(deducted(scores, "A1", one))) for one in (Q1, Q2))
