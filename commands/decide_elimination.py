"""What becomes of somebody listed for elimination, and the exemption that protects (P1-4.1)."""

from commands.state import State, checks, day
from domain.facts.envelope import Fact
from domain.facts.grades import EliminationDecided, ExemptionUsed
from domain.facts.organisation import StaffMemberLeft
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
    if fact.outcome in {"transfer", "dismissal"} and left and _automatic(state, fact):
        raise ExemptionProtects(staff=fact.staff_id, year=left[0].year, clause=EXEMPTIONS)
    used = _used(state, fact)
    if fact.outcome in {"transfer", "dismissal"} and used:
        raise ExemptionProtects(staff=fact.staff_id, year=used[0].earned_year, clause=EXEMPTIONS)
    if fact.outcome == "exempted" and not left and not used:
        year = day(fact).year
        raise NoExemptionLeft(staff=fact.staff_id, year=year, clause=EXEMPTIONS)


@checks(StaffMemberLeft)
def protected_from_any_dismissal(state: State, fact: StaffMemberLeft) -> None:
    """Where an exemption is read to protect from any dismissal, it does here (P1-4.1-f/7).

    One that was used against a cause protects from being dismissed because of it.
    """
    wide = state.rules(day(fact)).reading("exemption.scope") == "any_dismissal_at_all"
    if fact.reason not in {"dismissed", "transferred"} or not wide:
        return
    for used in state.history.standing(f"person/{fact.staff_id}", ExemptionUsed):
        if used.fact.against in fact.because_of:
            year = used.fact.earned_year
            raise ExemptionProtects(staff=fact.staff_id, year=year, clause=EXEMPTIONS)
    left = _left(state, fact.staff_id, Quarter.of(day(fact)))
    if left and _automatic(state, fact):
        raise ExemptionProtects(staff=fact.staff_id, year=left[0].year, clause=EXEMPTIONS)


def _automatic(state: State, fact: Fact) -> bool:
    """Whether an exemption protects without being asked for (P1-4.1-f/6)."""
    return state.rules(day(fact)).reading("exemption.automatic") == (
        "automatic_on_first_elimination_listing"
    )


def _left(state: State, staff_id: str, until: Quarter) -> tuple[Exemption, ...]:
    """The years of which somebody has an exemption left."""
    scores, first = Scores(state.department), state.department.regulation.first_day.year
    found = (
        exemption(scores, staff_id, year, state.today) for year in range(first, until.year + 1)
    )
    return tuple(one for one in found if one.left)


def _used(state: State, fact: EliminationDecided) -> tuple[ExemptionUsed, ...]:
    """The exemptions used since the ground arose, which the decision follows."""
    listed = _listed(state, fact)
    used = state.history.standing(f"person/{fact.staff_id}", ExemptionUsed)
    if listed is None:
        return ()
    return tuple(one.fact for one in used if day(one.fact) >= listed.arose_on)


@checks(ExemptionUsed)
def one_is_left(state: State, fact: ExemptionUsed) -> None:
    """There is one to use, against something on record."""
    if state.history.entry(fact.against) is None:
        raise UnknownEntry(entry=fact.against)
    found = exemption(Scores(state.department), fact.staff_id, fact.earned_year, state.today)
    if not found.left:
        raise NoExemptionLeft(staff=fact.staff_id, year=fact.earned_year, clause=EXEMPTIONS)
