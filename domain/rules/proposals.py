"""A foreman's proposals for improvement: one a quarter, or no supplement (P1-4.3-g)."""

from domain.facts.posts import ImprovementProposalJudged, ImprovementProposalSubmitted
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.scores import Scores
from domain.values import Quarter, day_of

PROPOSALS = "P1-4.3-g"
QUALITY = "proposal.quality"
CARRIED = "proposal.carry_over"


@rule(PROPOSALS, readings=(QUALITY, CARRIED))
def proposals_counted(scores: Scores, foreman_id: str, quarter: Quarter) -> tuple[AnyEntry, ...]:
    """The proposals that count in a quarter: on their subject, and accepted where it is read so."""
    rules = scores.rules(quarter)
    own = _proposals(scores, foreman_id, quarter)
    if rules.reading(CARRIED) != "surplus_counts_next_quarter":
        return own
    if own or quarter.previous.first_day < scores.department.regulation.first_day:
        return own
    needed = int(rules.amount(PROPOSALS, "proposals_min"))
    return _proposals(scores, foreman_id, quarter.previous)[needed:]


def _proposals(scores: Scores, foreman_id: str, quarter: Quarter) -> tuple[AnyEntry, ...]:
    history, stream = scores.department.history, f"person/{foreman_id}"
    verdicts = {
        entry.fact.proposal_id: entry.fact.verdict
        for entry in history.standing(stream, ImprovementProposalJudged)
    }
    needs_accepting = scores.rules(quarter).reading(QUALITY) == "accepted_by_supervisor"
    return tuple(
        entry
        for entry in history.standing(stream, ImprovementProposalSubmitted)
        if day_of(entry.fact.happened_on) in quarter
        and verdicts.get(entry.fact.id) != "off_subject"
        and (not needs_accepting or verdicts.get(entry.fact.id) == "accepted")
    )
