"""A foreman's level, supplement and failing quarters, by the assistants' scores (P1-4.3)."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from domain.facts.posts import ForemanDemoted
from domain.line import AnyEntry, Line
from domain.regulation.bands import Band
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.foreman_level import (
    LEVELS,
    assistants_mean,
    clause_of,
    level,
    rating_counted,
)
from domain.rules.foreman_post import own_rating
from domain.rules.proposals import PROPOSALS, proposals_counted
from domain.rules.scores import Scores
from domain.rules.team_mean import Mean
from domain.values import Month, Quarter
from domain.wording import Message, say

FAILING = "P1-4.3-h"
TIERS = "foreman.tiers_exclusive"
PAID = "foreman.pay_period"
RUN = "foreman.fail_run"


@dataclass(frozen=True, slots=True)
class DemotionGround:
    """Why a foreman's demotion is due."""

    name: str
    clause: str
    message: Message
    entries: tuple[AnyEntry, ...]


@dataclass(frozen=True, slots=True)
class Foreman:
    """A foreman's quarter: the mean, the level it gives, the supplement, the run of failures."""

    foreman_id: str
    quarter: Quarter
    mean: Mean
    level: int | None
    supplement: Line
    proposals: tuple[AnyEntry, ...]
    fail_run: int
    grounds: tuple[DemotionGround, ...]
    demoted: tuple[AnyEntry, ...]
    months: tuple[Month, ...]
    """The months for which the supplement is paid."""

    @property
    def demotion_due(self) -> bool:
        """Whether a demotion is due and not made yet."""
        return bool(self.grounds) and not self.demoted


def foreman(scores: Scores, foreman_id: str, quarter: Quarter) -> Foreman:
    """Work a foreman's quarter out."""
    found = assistants_mean(scores, foreman_id, quarter)
    band = level(scores, foreman_id, quarter, found)
    proposals = proposals_counted(scores, foreman_id, quarter)
    run = fail_run(scores, foreman_id, quarter)
    demoted = tuple(
        entry
        for entry in scores.department.history.standing(f"person/{foreman_id}", ForemanDemoted)
        if entry.fact.effective_from >= quarter.first_day
    )
    return Foreman(
        foreman_id,
        quarter,
        found,
        None if band is None else int(band.mark),
        _told(scores, foreman_id, _supplement(scores, quarter, found, band, proposals), quarter),
        proposals,
        run,
        _grounds(scores, foreman_id, quarter, run),
        demoted,
        _months(scores, quarter),
    )


def _told(scores: Scores, foreman_id: str, line: Line, quarter: Quarter) -> Line:
    """The supplement, said to rest on the rating where it does."""
    rating = rating_counted(scores, foreman_id, quarter)
    if rating is None:
        return line
    message = say("foremen.rated", grade=rating.fact.grade, what=line.message)
    return replace(line, message=message, entries=(*line.entries, rating))


@rule("P1-4.3-d", amounts=("supplement", "months"))
@rule("P1-4.3-e", amounts=("supplement",), readings=(TIERS,))
@rule("P1-4.3-f", amounts=("supplement",))
@rule(PROPOSALS, amounts=("proposals_min",))
def _supplement(
    scores: Scores, quarter: Quarter, mean: Mean, band: Band | None, proposals: tuple[AnyEntry, ...]
) -> Line:
    """The yuan a month that a level brings; none without a proposal, and none for failing."""
    rules = scores.rules(quarter)
    basis = mean.entries or rules.basis()
    if band is None:
        return Line(Fraction(0), say("foremen.nothing_to_measure"), LEVELS, basis, unit="yuan")
    of_nobody = say("word.dash") if mean.mean is None else mean.mean
    values = {"mean": of_nobody, "level": int(band.mark)}
    if not band.mark:
        message = say("foremen.failing", **values)
        return Line(Fraction(0), message, FAILING, basis, mean.lines, unit="yuan")
    if len(proposals) < rules.amount(PROPOSALS, "proposals_min"):
        message = say("foremen.no_proposal", **values)
        return Line(Fraction(0), message, PROPOSALS, basis, mean.lines, unit="yuan")
    amount = rules.amount(clause_of(band), "supplement")
    if rules.reading(TIERS) == "cumulative_600":
        bands = rules.bands(LEVELS, "management_levels").bands
        amount = sum(
            (
                rules.amount(clause_of(one), "supplement")
                for one in bands
                if 0 < one.mark <= band.mark
            ),
            Fraction(0),
        )
    message = say("foremen.level", **values)
    return Line(amount, message, clause_of(band), (*basis, *proposals), mean.lines, unit="yuan")


@rule("P1-4.3-d", amounts=("months",), readings=(PAID,))
def _months(scores: Scores, quarter: Quarter) -> tuple[Month, ...]:
    """The months for which a quarter's supplement is paid."""
    match scores.rules(quarter).reading(PAID):
        case "per_month_for_the_assessed_quarter_retroactive":
            return quarter.months
        case "once_per_quarter":
            return quarter.following.months[:1]
        case _:
            return quarter.following.months


@rule(FAILING, readings=(RUN,))
def fail_run(scores: Scores, foreman_id: str, quarter: Quarter) -> int:
    """How many failing quarters end here; one with nothing to measure neither counts nor breaks."""
    people, reading = scores.department.people, scores.rules(quarter).reading(RUN)
    first = scores.department.regulation.first_day
    team, run, at = people.team(foreman_id, quarter.last_day), 0, quarter
    while at.first_day >= first and people.holds(foreman_id, Role.FOREMAN, at.last_day):
        if reading == "reset_each_year" and at.year != quarter.year:
            break
        if reading == "reset_on_new_team" and people.team(foreman_id, at.last_day) != team:
            break
        band = level(scores, foreman_id, at, assistants_mean(scores, foreman_id, at))
        if band is not None and band.mark:
            break
        run += band is not None
        at = at.previous
    return run


def grounds_on(scores: Scores, foreman_id: str, day: date) -> frozenset[str]:
    """The grounds of demotion that stand in the quarter of a day, or in the one before it."""
    quarter, first = Quarter.of(day), scores.department.regulation.first_day
    return frozenset(
        ground.name
        for one in (quarter, quarter.previous)
        if one.first_day >= first
        for ground in foreman(scores, foreman_id, one).grounds
    )


@rule(FAILING, amounts=("failing_run",))
@rule("P1-4.3-b", amounts=("lowest_grade",))
def _grounds(
    scores: Scores, foreman_id: str, quarter: Quarter, run: int
) -> tuple[DemotionGround, ...]:
    """Three failing quarters, or an own grade below 2."""
    rules = scores.rules(quarter)
    found = []
    if run >= rules.amount(FAILING, "failing_run"):
        message = say("foremen.failing_run", count=run)
        entries = assistants_mean(scores, foreman_id, quarter).entries
        found.append(DemotionGround("three_failing_quarters", FAILING, message, entries))
    rated = own_rating(scores, foreman_id, quarter.last_day)
    if rated and rated[0] > rules.amount("P1-4.3-b", "lowest_grade"):
        message = say("foremen.grade_too_low", grade=rated[0])
        found.append(DemotionGround("grade_below_2", "P1-4.3-b", message, (rated[1],)))
    return tuple(found)
