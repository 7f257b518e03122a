"""Self-evaluation, its review by foreman and supervisor, and feedback (P1-2.2-b, P1-0.6-d)."""

from commands.state import State, checks, day
from domain.facts.quarter import LogDataReviewed, ResultFedBack, SelfEvaluationSubmitted
from domain.refusals.recording import AlreadyDone, NotYet, QuarterIsPublished, StepMissing
from domain.values import Quarter
from domain.wording import say

CLAUSE = "P1-2.2-b"


@checks(SelfEvaluationSubmitted)
def evaluated_while_it_matters(state: State, fact: SelfEvaluationSubmitted) -> None:
    """Nobody evaluates a quarter that has not begun, or whose result was published before."""
    if day(fact) < fact.quarter.first_day:
        raise NotYet(on=fact.quarter.first_day, today=day(fact))
    _before_publication(state, fact)


@checks(LogDataReviewed)
def reviewed_what_was_handed_in(state: State, fact: LogDataReviewed) -> None:
    """Foreman and supervisor examine a self-evaluation that was handed in, once with one outcome.

    A later review with another outcome takes the place of the earlier one; both stay.
    """
    made = state.history.standing(f"person/{fact.staff_id}", SelfEvaluationSubmitted)
    if not any(one.fact.quarter == fact.quarter for one in made):
        step = say("fact.SelfEvaluationSubmitted")
        raise StepMissing(quarter=fact.quarter, step=step, clause=CLAUSE)
    _before_publication(state, fact)
    mine = [
        one
        for one in state.history.standing(f"person/{fact.staff_id}", LogDataReviewed)
        if (one.fact.quarter, one.fact.role) == (fact.quarter, fact.role)
    ]
    if mine and mine[-1].fact.outcome == fact.outcome:
        raise AlreadyDone(what=say("fact.LogDataReviewed"), entry=mine[-1], clause=CLAUSE)


def _before_publication(state: State, fact: SelfEvaluationSubmitted | LogDataReviewed) -> None:
    """The final score results from it, so it comes before the result (P1-2.2-b)."""
    editions = state.department.dossier(fact.staff_id, fact.quarter).published
    if editions and day(editions[0].fact) < day(fact):
        raise QuarterIsPublished(
            quarter=fact.quarter,
            staff=fact.staff_id,
            edition=editions[0].fact.edition,
            on=day(editions[0].fact),
            clause=CLAUSE,
        )


@checks(ResultFedBack)
def fed_back_what_there_is(state: State, fact: ResultFedBack) -> None:
    """The result of a quarter is fed back once it is published (P1-0.6-d)."""
    if not isinstance(fact.period, Quarter):
        return
    if not state.department.dossier(fact.staff_id, fact.period).published:
        step = say("fact.QuarterResultsPublished")
        raise StepMissing(quarter=fact.period, step=step, clause="P1-0.6-d")
