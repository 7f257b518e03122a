"""Grades by their cause: a promotion due, a demotion decided, a foreman rated (P1-0.4-d)."""

from datetime import date

from commands.state import Fields, State, checks, completes, day
from domain.facts.grades import BestTeamMemberNamed, DemotionReviewed
from domain.facts.organisation import GradeAssigned
from domain.facts.posts import ForemanAbilityRated
from domain.refusals.forbidden import NotAssessed
from domain.refusals.grading import NotDue, NotOfTheTeam, StandardNotMet
from domain.refusals.recording import AlreadyDone, QuarterNotOver
from domain.roles import Role
from domain.rules.demotion import demotion
from domain.rules.grade_criteria import TARGETS
from domain.rules.grade_in_force import grade_changes
from domain.rules.promotion import tally
from domain.rules.scores import Scores
from domain.values import Quarter
from domain.wording import Message, say


@checks(GradeAssigned)
def assigned_for_a_cause(state: State, fact: GradeAssigned) -> None:
    """A promotion is due, a demotion was decided, a rating gave the grade; else it is not given."""
    why: Message | None = None
    clause = "P1-0.4-d"
    match fact.ground:
        case "promotion" if not _promotion_due(state, fact):
            why, clause = say("refusal.why.promotion", grade=fact.grade), "P1-4.6-c"
        case "demotion" if not _demotion_decided(state, fact):
            why, clause = say("refusal.why.demotion"), "P1-4.1-g"
        case "foreman_rating" if not _rated(state, fact):
            why, clause = say("refusal.why.rating", grade=fact.grade), "P1-4.3-i"
        case _:
            pass
    if why is not None:
        raise NotDue(fact=say("fact.GradeAssigned"), why=why, clause=clause)


def _promotion_due(state: State, fact: GradeAssigned) -> bool:
    """Whether the grade is due, by what had been published by its day."""
    quarter = Quarter.of(max(fact.effective_from, day(fact)))
    scores = Scores(state.department)
    return any(
        tally(scores, fact.staff_id, target, quarter).due
        for target in TARGETS
        if target == fact.grade
    )


def _demotion_decided(state: State, fact: GradeAssigned) -> bool:
    """Whether a review decided to demote, by one grade, since the grade held was given."""
    upto = Quarter.of(day(fact))
    changes = grade_changes(Scores(state.department), fact.staff_id, upto)
    held, since = (changes[-1][2], changes[-1][0]) if changes else (3, date.min)
    reviews = state.history.standing(f"person/{fact.staff_id}", DemotionReviewed)
    decided = any(one.fact.demoted and day(one.fact) >= since for one in reviews)
    return decided and fact.grade == held + 1


def _rated(state: State, fact: GradeAssigned) -> bool:
    """Whether the last rating of the foreman's ability gave the grade."""
    rated = state.history.standing(f"person/{fact.staff_id}", ForemanAbilityRated)
    return bool(rated) and rated[-1].fact.grade == fact.grade


@checks(DemotionReviewed)
def review_is_due(state: State, fact: DemotionReviewed) -> None:
    """A year that is over gives the ground, and each ground is reviewed once (P1-4.1-g)."""
    last = Quarter(fact.year, 4)
    if day(fact) <= last.last_day:
        raise QuarterNotOver(quarter=last, last_day=last.last_day, clause="P1-4.1-g")
    found = demotion(Scores(state.department), fact.staff_id, fact.year)
    for entry in found.reviewed:
        if isinstance(entry.fact, DemotionReviewed) and entry.fact.ground == fact.ground:
            what = say("fact.DemotionReviewed")
            raise AlreadyDone(what=what, entry=entry, clause="P1-4.1-g")
    if fact.ground not in {cause.name for cause in found.causes}:
        why = say("refusal.why.demotion_review")
        raise NotDue(fact=say("fact.DemotionReviewed"), why=why, clause="P1-4.1-g")


@completes(BestTeamMemberNamed)
def of_which_team(state: State, fields: Fields) -> None:
    """Left out, the team is the person's at the quarter's end."""
    if fields.get("quarter") is not None and fields.get("staff_id") is not None:
        last = Quarter.parse(str(fields["quarter"])).last_day
        if team := state.people.team(str(fields["staff_id"]), last):
            fields.setdefault("team_id", team)


@checks(BestTeamMemberNamed)
def best_of_the_team(state: State, fact: BestTeamMemberNamed) -> None:
    """One assistant of each team, whose quarter is not cancelled (P1-4.1-f)."""
    people, last = state.people, fact.quarter.last_day
    if people.post(fact.staff_id, fact.quarter) is None:
        raise NotAssessed(staff=fact.staff_id, quarter=fact.quarter, clause="P1-4.1-f")
    of_the_team = people.team(fact.staff_id, last) == fact.team_id
    if not of_the_team or people.post(fact.staff_id, fact.quarter) != Role.CUSTOMER_ASSISTANT:
        names = {"staff": fact.staff_id, "team": fact.team_id, "quarter": fact.quarter}
        raise NotOfTheTeam(**names, clause="P1-4.1-f")
    for entry in state.history.standing(f"quarter/{fact.quarter}", BestTeamMemberNamed):
        if entry.fact.team_id == fact.team_id:
            what = say("fact.BestTeamMemberNamed")
            raise AlreadyDone(what=what, entry=entry, clause="P1-4.1-f")
    rules = state.rules(fact.quarter.first_day)
    found = Scores(state.department).of(fact.staff_id, fact.quarter)
    if found.disqualified and rules.reading("disqualification.promotion_effect") != "score_only":
        raise StandardNotMet(
            fact=say("fact.BestTeamMemberNamed"),
            staff=fact.staff_id,
            what=say("graded.cancelled", why=found.grounds[0].message),
            clause="P1-3.5-c",
        )
