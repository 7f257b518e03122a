"""The questions a scenario may ask, and where their answers come from."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from domain.dossier import Department
from domain.facts.questions import BANKS
from domain.refusals.recording import UnknownEntry
from domain.rules import inspection_quota, inspections
from domain.rules.annual_score import annual_score
from domain.rules.appeal_state import appeal_state
from domain.rules.attitude import attitude
from domain.rules.cheating import attributed, incidents
from domain.rules.disqualification import grounds
from domain.rules.exam_marks import exam_mark
from domain.rules.fines import fines
from domain.rules.grade_in_force import grade_on
from domain.rules.inspected import inspected
from domain.rules.question_banks import Banks
from domain.rules.question_quota import quota
from domain.rules.scores import Scores
from domain.values import Month, Quarter, day_of
from projections import rating
from projections.drift import drift
from projections.ranking import bottom_three, ranking, team_mean
from rehearsal.answers_of_grades import GRADE_ANSWERS
from rehearsal.answers_of_pay import PAY_ANSWERS
from rehearsal.answers_of_quarters import QUARTER_ANSWERS
from rehearsal.monthly_answers import MONTHLY_ANSWERS

Question: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, object]


def quarter_score(department: Department, asked: Question) -> Answer:
    """Every field of a quarter's score."""
    return rating.fields(department, _staff(asked), _quarter(asked))


def exam(department: Department, asked: Question) -> Answer:
    """A mark and its state."""
    subject = asked["subject"]
    mark = exam_mark(department.dossier(_staff(asked), _quarter(asked)), subject)  # type: ignore[arg-type]  # a wrong subject fails as a KeyError below
    return {"mark": mark.value, "state": mark.state}


def typing(department: Department, asked: Question) -> Answer:
    """Characters, speed and mark of the typing test."""
    mark = exam_mark(department.dossier(_staff(asked), _quarter(asked)), "typing")
    if mark.typing is None:
        return {"net_chars": None, "speed": None, "mark": mark.value}
    return {
        "net_chars": mark.typing.net_chars,
        "speed": mark.typing.speed,
        "mark": mark.value,
    }


def question_standing(department: Department, asked: Question) -> Answer:
    """Whether a question is adopted, void, pending or rejected."""
    question = str(asked["question_id"])
    if found := Banks(department).named((question,)).get(question):
        return {"standing": found.standing}
    raise UnknownEntry(entry=asked["question_id"])


def question_quota(department: Department, asked: Question) -> Answer:
    """How many questions of a month count in a bank, and whether they are enough."""
    month, banks = Month.parse(str(asked["month"])), Banks(department)
    if asked["bank"] not in BANKS:
        raise ValueError(f"bank: {asked['bank']}; {', '.join(BANKS)}")
    found = quota(department, banks, _staff(asked), month, asked["bank"])
    return {"count": found.count, "met": found.met}


def attitude_score(department: Department, asked: Question) -> Answer:
    """The attitude score, and whether every part is there."""
    rated = attitude(department.dossier(_staff(asked), _quarter(asked)))
    return {"score": rated.score, "complete": rated.complete}


def annual(department: Department, asked: Question) -> Answer:
    """The year's mean."""
    found = annual_score(department, _staff(asked), int(str(asked["year"])))
    return {"score": found.score, "quarters": len(found.quarters)}


def disqualification(department: Department, asked: Question) -> Answer:
    """Whether a quarter is cancelled, and why."""
    found = grounds(department.dossier(_staff(asked), _quarter(asked)))
    return {"disqualified": bool(found), "grounds": sorted({ground.name for ground in found})}


def cheating(department: Department, asked: Question) -> Answer:
    """Confirmed incidents of a quarter, and those the foreman did not find."""
    quarter = _quarter(asked)
    mine = [
        one for one in incidents(department, _staff(asked)) if attributed(department, one, quarter)
    ]
    return {"incidents": len(mine), "undiscovered": sum(one.undiscovered for one in mine)}


def inspection_month(department: Department, asked: Question) -> Answer:
    """A month's inspections: points, the foreman's part and penalty, checks and their quota."""
    month = Month.parse(str(asked["month"]))
    found = inspected(department, month)
    checks = inspection_quota.quota(department, month)
    answer: Answer = {
        "department_points": sum((one.points for one in found), Fraction(0)),
        "team_checks": len(checks.days),
        "quota_met": checks.met,
    }
    if foreman := asked.get("foreman_id"):
        dossier = department.dossier(str(foreman), Quarter.of(month.first_day))
        mine = [one for one in found if foreman in one.entry.fact.duty_foreman_ids]
        answer["foreman_points"] = sum((one.points for one in mine), Fraction(0))
        answer["foreman_penalty"] = sum(
            (line.amount for line in inspections.monthly_penalties(dossier, month)), Fraction(0)
        )
    return answer


def salary_deductions(department: Department, asked: Question) -> Answer:
    """Yuan due in a month, quarter or year, by the month its ground arose."""
    quarters: tuple[Quarter, ...]
    month = None
    if "month" in asked:
        month = Month.parse(str(asked["month"]))
        quarters = (Quarter.of(month.first_day),)
    elif "quarter" in asked:
        quarters = (_quarter(asked),)
    else:
        quarters = tuple(Quarter(int(str(asked["year"])), number) for number in (1, 2, 3, 4))
    amount = sum(
        (
            fine.line.amount
            for quarter in quarters
            for fine in fines(department, _staff(asked), quarter)
            if month is None or fine.month == month
        ),
        Fraction(0),
    )
    return {"amount": amount}


def rank(department: Department, asked: Question) -> Answer:
    """Somebody's place in the quarter."""
    found = ranking(department, _quarter(asked)).get(_staff(asked))
    if found is None:
        return {"rank_top": None, "rank_bottom": None, "of": 0}
    return {"rank_top": found.rank_top, "rank_bottom": found.rank_bottom, "of": found.of}


def last_three(department: Department, asked: Question) -> Answer:
    """Who is among the last three."""
    return {"staff": list(bottom_three(department, _quarter(asked)))}


def mean_of_team(department: Department, asked: Question) -> Answer:
    """A team's mean."""
    return {"mean": team_mean(department, str(asked["team_id"]), _quarter(asked))}


def grade(department: Department, asked: Question) -> Answer:
    """The grade in force on a day."""
    return {
        "grade": grade_on(Scores(department), _staff(asked), date.fromisoformat(str(asked["on"])))
    }


def published(department: Department, asked: Question) -> Answer:
    """A published row, of the latest edition or another."""
    editions = department.editions(_quarter(asked))
    wanted = int(str(asked.get("edition") or len(editions)))
    for entry in editions:
        for row in entry.fact.rows:
            if entry.fact.edition == wanted and row.staff_id == _staff(asked):
                return {"score": row.exact, "edition": wanted}
    return {"score": None, "edition": 0}


def drifted(department: Department, asked: Question) -> Answer:
    """How many published rows the facts no longer give."""
    return {"rows": len(drift(department, _quarter(asked)))}


def appeal(department: Department, asked: Question) -> Answer:
    """How far an appeal has come."""
    today = asked["today"]
    state = appeal_state(department, str(asked["appeal"]), day_of(today))  # type: ignore[arg-type]  # the rehearsal gives a day
    if state is None:
        raise UnknownEntry(entry=asked["appeal"])
    return {name: getattr(state, name) for name in type(state).__dataclass_fields__}


def deadline(department: Department, asked: Question) -> Answer:
    """A last day as it was stored in the fact that starts it, and whether it has passed."""
    entry = department.history.entry(str(asked["from"]))
    found = entry.fact.deadline(str(asked["matter"])) if entry else None
    if found is None:
        raise UnknownEntry(entry=asked["from"])
    today = asked["today"]
    return {"due": found.due, "late": day_of(today) > day_of(found.due)}  # type: ignore[arg-type]  # as above


def _staff(asked: Question) -> str:
    return str(asked["staff_id"])


def _quarter(asked: Question) -> Quarter:
    return Quarter.parse(str(asked["quarter"]))


ANSWERS: dict[str, Callable[[Department, Question], Answer]] = {
    "QuarterScore": quarter_score,
    "ExamMark": exam,
    "Typing": typing,
    "QuestionStanding": question_standing,
    "QuestionQuota": question_quota,
    "AttitudeScore": attitude_score,
    "AnnualScore": annual,
    "Disqualification": disqualification,
    "Cheating": cheating,
    "InspectionMonth": inspection_month,
    "SalaryDeductions": salary_deductions,
    "Ranking": rank,
    "BottomThree": last_three,
    "TeamQuarterMean": mean_of_team,
    "Grade": grade,
    **MONTHLY_ANSWERS,
    "Published": published,
    "Drift": drifted,
    "Appeal": appeal,
    "Deadline": deadline,
    **GRADE_ANSWERS,
    **QUARTER_ANSWERS,
    **PAY_ANSWERS,
}
