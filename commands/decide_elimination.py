"""What becomes of somebody listed for elimination, and the exemption that protects (P1-4.1)."""

from commands.state import State, checks, day
from domain.facts.grades import EliminationDecided, ExemptionUsed
from domain.refusals.grading import ExemptionProtects, NoExemptionLeft, NotDue
from domain.refusals.recording import UnknownEntry
from domain.rules.elimination import Listed, elimination
from domain.rules.exemption import Exemption, exemption
from domain.rules.scores import Scores
from domain.values import Quarter
from domain.wording import say

GROUND = {
    "bottom_three": "P1-4.1-d",
    "quarter_deductions": "P1-4.1-e",
    "year_deductions": "P1-4.1-e",
}
EXEMPTIONS = "P1-4.1-f"


@checks(EliminationDecided)
def listed_on_that_ground(state: State, fact: EliminationDecided) -> None:
    """The ground stands, and for a place among the last three the quarters are published."""
    clause, named = GROUND[fact.ground], say("fact.EliminationDecided")
    listed = _listed(state, fact)
    if listed is None:
        raise NotDue(fact=named, why=say("refusal.why.listing"), clause=clause)
    if fact.ground == "bottom_three" and not all(
        state.department.editions(Quarter.parse(str(line.message.values["quarter"])))
        for line in listed.lines
    ):
        raise NotDue(fact=named, why=say("refusal.why.unpublished"), clause=clause)


def _listed(state: State, fact: EliminationDecided) -> Listed | None:
    """The ground as it stands in the quarter of the decision, or one of the three before it."""
    scores = Scores(state.department)
    for quarter in reversed(scores.last_four(Quarter.of(day(fact)))):
        for ground in elimination(scores, fact.staff_id, quarter, state.today).grounds:
            if ground.name == fact.ground:
                return ground
    return None


@checks(EliminationDecided)
def protected_by_an_exemption(state: State, fact: EliminationDecided) -> None:
    """An exemption left is used before a transfer or dismissal; without one nobody is exempted."""
    left = _left(state, fact.staff_id, Quarter.of(day(fact)))
    automatic = state.rules(day(fact)).reading("exemption.automatic") == (
        "automatic_on_first_elimination_listing"
    )
    if fact.outcome in {"transfer", "dismissal"} and left and automatic:
        raise ExemptionProtects(staff=fact.staff_id, year=left[0].year, clause=EXEMPTIONS)
    if fact.outcome == "exempted" and not left and not _used(state, fact):
        year = day(fact).year
        raise NoExemptionLeft(staff=fact.staff_id, year=year, clause=EXEMPTIONS)


def _left(state: State, staff_id: str, until: Quarter) -> tuple[Exemption, ...]:
    """The years of which somebody has an exemption left."""
    scores, first = Scores(state.department), state.department.regulation.first_day.year
    found = (
        exemption(scores, staff_id, year, state.today) for year in range(first, until.year + 1)
    )
    return tuple(one for one in found if one.left)


def _used(state: State, fact: EliminationDecided) -> bool:
    """Whether an exemption was used since the ground arose, which the decision follows."""
    listed = _listed(state, fact)
    used = state.history.standing(f"person/{fact.staff_id}", ExemptionUsed)
    return listed is not None and any(day(one.fact) >= listed.arose_on for one in used)


@checks(ExemptionUsed)
def one_is_left(state: State, fact: ExemptionUsed) -> None:
    """There is one to use, against something on record."""
    if state.history.entry(fact.against) is None:
        raise UnknownEntry(entry=fact.against)
    found = exemption(Scores(state.department), fact.staff_id, fact.earned_year, state.today)
    if not found.left:
        raise NoExemptionLeft(staff=fact.staff_id, year=fact.earned_year, clause=EXEMPTIONS)
