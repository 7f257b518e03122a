"""The questions about grades, posts and probation that a scenario may ask."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias, cast

from domain.dossier import Department, Dossier
from domain.refusals.recording import UnknownPerson
from domain.rules.case_follow_ups import follow_ups
from domain.rules.demotion import demotion
from domain.rules.elimination import elimination
from domain.rules.exemption import exemption
from domain.rules.foreman import foreman
from domain.rules.grade_criteria import Target, grade_criteria
from domain.rules.probation import probation
from domain.rules.promotion import tally
from domain.rules.scores import Scores
from domain.rules.team_mean import team_year
from domain.values import Quarter, day_of

Question: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, object]


def criteria(department: Department, asked: Question) -> Answer:
    """Whether the numbers of a quarter meet the standard of each grade."""
    scores, staff, quarter = Scores(department), str(asked["staff_id"]), _quarter(asked)
    return {
        "grade_1": grade_criteria(scores, staff, quarter, 1).met,
        "grade_2": grade_criteria(scores, staff, quarter, 2).met,
    }


def case_follow_ups(department: Department, asked: Question) -> Answer:
    """How many of somebody's follow-ups of a level count in a quarter."""
    level, counted = str(asked["level"]), follow_ups(_dossier(department, asked))
    if level not in counted:
        raise ValueError(f"level: {level}; {', '.join(counted)}")
    return {"count": counted[level].count}


def promotion_tally(department: Department, asked: Question) -> Answer:
    """The run and the total of passed quarters toward a grade, and whether promotion is due."""
    target = cast("Target", int(str(asked["target_grade"])))
    found = tally(Scores(department), str(asked["staff_id"]), target, _quarter(asked))
    return {"run": found.run, "total": found.total, "due": found.due}


def eliminated(department: Department, asked: Question) -> Answer:
    """Whether somebody is listed for elimination, why, and what became of it."""
    found = elimination(Scores(department), str(asked["staff_id"]), _quarter(asked), _today(asked))
    return {
        "listed": found.listed,
        "grounds": sorted(ground.name for ground in found.grounds),
        "outcome": found.outcome,
    }


def exempted(department: Department, asked: Question) -> Answer:
    """The exemptions earned in a year, and those left."""
    year = int(str(asked["year"]))
    found = exemption(Scores(department), str(asked["staff_id"]), year, _today(asked))
    return {"earned": found.earned, "left": found.left}


def demotion_review(department: Department, asked: Question) -> Answer:
    """Whether a review for demotion is due after a year, and why."""
    found = demotion(Scores(department), str(asked["staff_id"]), int(str(asked["year"])))
    return {"due": found.due, "grounds": sorted(cause.name for cause in found.causes)}


def foremans(department: Department, asked: Question) -> Answer:
    """A foreman's quarter."""
    found = foreman(Scores(department), str(asked["foreman_id"]), _quarter(asked))
    return {
        "mean": found.mean.mean,
        "level": found.level,
        "supplement": found.supplement.amount,
        "fail_run": found.fail_run,
        "demotion_due": found.demotion_due,
        "months": [str(month) for month in found.months],
    }


def on_probation(department: Department, asked: Question) -> Answer:
    """A newcomer's probation, and the pay on confirmation."""
    found = probation(Scores(department), str(asked["staff_id"]))
    if found is None:
        raise UnknownPerson(staff=asked["staff_id"])
    return {
        "ends_on": found.ends_on,
        "rank": found.rank.rank if found.rank else None,
        "criteria_met": found.met,
        "outcome": found.outcome,
        "pay": found.pay.amount,
        "pay_min": found.pay.lowest,
        "pay_max": found.pay.highest,
        "pay_cut": found.pay.is_cut,
    }


def _dossier(department: Department, asked: Question) -> Dossier:
    return department.dossier(str(asked["staff_id"]), _quarter(asked))


def _quarter(asked: Question) -> Quarter:
    return Quarter.parse(str(asked["quarter"]))


def _today(asked: Question) -> date:
    return day_of(cast("date", asked["today"]))


def team_of_year(department: Department, asked: Question) -> Answer:
    """A team's annual score, and of how many scores it is the mean."""
    found = team_year(Scores(department), str(asked["team_id"]), int(str(asked["year"])))
    return {"score": found.mean, "scores": len(found.lines)}


GRADE_ANSWERS: dict[str, Callable[[Department, Question], Answer]] = {
    "GradeCriteria": criteria,
    "CaseFollowUpCount": case_follow_ups,
    "PromotionTally": promotion_tally,
    "Elimination": eliminated,
    "Exemption": exempted,
    "DemotionReview": demotion_review,
    "Foreman": foremans,
    "Probation": on_probation,
    "TeamAnnualScore": team_of_year,
}
