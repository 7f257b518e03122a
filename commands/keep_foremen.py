"""Foremen's proposals, ratings, confirmation and demotion (P1-4.3, P1-4.5)."""

from commands.state import State, checks, day, follows
from domain.facts.organisation import RoleAssigned
from domain.facts.points import ScoreEntryReversed
from domain.facts.posts import (
    ForemanAbilityRated,
    ForemanCompetitionHeld,
    ForemanConfirmed,
    ForemanDemoted,
    ImprovementProposalJudged,
    ImprovementProposalSubmitted,
)
from domain.refusals.forbidden import NotOnDuty
from domain.refusals.grading import NotDue, StandardNotMet
from domain.refusals.recording import AlreadyDone, UnknownEntry, UnknownPerson
from domain.roles import REGULATION, Role, includes
from domain.rules.foreman import grounds_on
from domain.rules.foreman_post import eligibility
from domain.rules.scores import Scores
from domain.wording import say

GROUND = {"grade_below_2": "P1-4.3-b", "three_failing_quarters": "P1-4.3-h"}


@checks(ImprovementProposalJudged)
def a_proposal_on_record(state: State, fact: ImprovementProposalJudged) -> None:
    """What is judged is a proposal, and it is judged once (P1-4.3-g)."""
    entry = state.history.entry(fact.proposal_id)
    if entry is None or not isinstance(entry.fact, ImprovementProposalSubmitted):
        raise UnknownEntry(entry=fact.proposal_id)
    for one in state.history.standing(entry.stream, ImprovementProposalJudged):
        if one.fact.proposal_id == fact.proposal_id:
            what = say("fact.ImprovementProposalJudged")
            raise AlreadyDone(what=what, entry=one, clause="P1-4.3-g")


@checks(ForemanAbilityRated)
def a_foreman_of_the_quarter(state: State, fact: ForemanAbilityRated) -> None:
    """Whoever is rated is a foreman at the quarter's end, or on the day (P1-4.3-i)."""
    on = min(fact.quarter.last_day, day(fact))
    if not state.people.holds(fact.foreman_id, Role.FOREMAN, on):
        raise NotOnDuty(staff=fact.foreman_id, on=on, clause="P1-4.3-i")


@checks(ForemanCompetitionHeld)
def among_candidates(state: State, fact: ForemanCompetitionHeld) -> None:
    """Candidates are people of the department, and those selected are candidates (P1-4.5)."""
    for staff in (*fact.candidate_ids, *fact.selected_ids):
        if not state.people.known(staff) or staff not in fact.candidate_ids:
            raise UnknownPerson(staff=staff)


@checks(ForemanConfirmed)
def eligible(state: State, fact: ForemanConfirmed) -> None:
    """Confirmed is who has grade 2 or above and was selected in a competition (P1-4.5)."""
    found = eligibility(Scores(state.department), fact.staff_id, day(fact))
    if fact.confirmed and not found.eligible:
        raise StandardNotMet(
            fact=say("fact.ForemanConfirmed"),
            staff=fact.staff_id,
            what=tuple(message for _, message in found.lacking),
            clause=found.lacking[0][0],
        )


@checks(ForemanDemoted)
def holds_the_post(state: State, fact: ForemanDemoted) -> None:
    """Only who is a foreman on the day loses the post (P1-4.3-b, P1-4.3-h)."""
    if not state.people.holds(fact.staff_id, Role.FOREMAN, fact.effective_from):
        clause = GROUND[fact.ground]
        raise NotOnDuty(staff=fact.staff_id, on=fact.effective_from, clause=clause)


@follows(ForemanDemoted)
def back_to_assistant(state: State, fact: ForemanDemoted) -> None:
    """Losing the post is what the demotion is: from its day the foreman is an assistant again.

    HR, one of the two who decide, gives the role; nothing is left for another order (P1-4.3-b/1).
    """
    of_hr = fact.by if includes(fact.role, Role.HR) else fact.with_
    manager = fact.with_ if of_hr == fact.by else fact.by
    role = RoleAssigned(
        id=state.new_id(),
        happened_on=fact.happened_on,
        by=str(of_hr),
        role=Role.HR,
        entered_by=None if of_hr == fact.by else fact.by,
        because_of=(fact.id,),
        staff_id=fact.staff_id,
        assigned=Role.CUSTOMER_ASSISTANT,
        from_on=fact.effective_from,
        appointed_by=str(manager),
    )
    state.take("organisation", role)


@follows(ScoreEntryReversed)
def back_to_foreman(state: State, fact: ScoreEntryReversed) -> None:
    """A demotion taken back takes the role that followed from it with it."""
    for one in state.history.standing("organisation", RoleAssigned):
        demotion = (
            state.history.entry(fact.reverses) if fact.reverses in one.fact.because_of else None
        )
        if demotion is not None and isinstance(demotion.fact, ForemanDemoted):
            lifted = ScoreEntryReversed(
                id=state.new_id(),
                happened_on=fact.happened_on,
                by=REGULATION,
                role=Role.REGULATION,
                because_of=(fact.id,),
                target=one.fact.id,
                reason=fact.reason,
            )
            state.take(one.stream, lifted)


@checks(ForemanDemoted)
def demotion_is_due(state: State, fact: ForemanDemoted) -> None:
    """The ground stands in the quarter, or in the one before it (P1-4.3-b, P1-4.3-h)."""
    found = grounds_on(Scores(state.department), fact.staff_id, day(fact))
    if fact.ground not in found:
        why = say("refusal.why.foreman_demotion")
        raise NotDue(fact=say("fact.ForemanDemoted"), why=why, clause=GROUND[fact.ground])
