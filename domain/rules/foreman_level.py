"""A foreman's level: by the assistants' mean, or by the reviewers' rating (P1-4.3-c, P1-4.3-i)."""

from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.posts import ForemanAbilityRated
from domain.regulation.bands import Band
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.foreman_post import rating_of
from domain.rules.grade_criteria import ABOVE
from domain.rules.scores import Scores
from domain.rules.team_mean import Mean, mean_of
from domain.values import Quarter

LEVELS = "P1-4.3-c"
WHOSE = "foreman.whose_assistants"
CANCELLED = "foreman.disqualified_assistants"
RATING = "foreman.rating_vs_average"
INCLUDED = "包括"
"""The word by which a clause includes the number it names (regulation.md, 0.6.1)."""


@rule(LEVELS, readings=(WHOSE, CANCELLED))
def assistants_mean(scores: Scores, foreman_id: str, quarter: Quarter) -> Mean:
    """The mean score of the assistants by whom a foreman is measured."""
    members = measured_by(scores.department, foreman_id, quarter)
    excluded = scores.rules(quarter).reading(CANCELLED) == "exclude"
    return mean_of(scores, members, quarter, without_cancelled=excluded)


def measured_by(department: Department, foreman_id: str, quarter: Quarter) -> tuple[str, ...]:
    """The assistants by whom a foreman is measured: the team's, or all, as it is read."""
    people, last = department.people, quarter.last_day
    if department.regulation.on(quarter.first_day).reading(WHOSE) == "whole_department":
        return people.in_office(Role.CUSTOMER_ASSISTANT, last)
    team = people.team(foreman_id, last)
    return people.members(team, last) if team else ()


@rule(LEVELS, tables=("management_levels",))
def level_band(rules: Rules, mean: Fraction | None) -> Band | None:
    """The band of the table a mean lies in; None where there is nothing to measure.

    Where 以上 is read to exclude the number, it does but in the clause that says 包括.
    """
    if mean is None:
        return None
    bands = rules.bands(LEVELS, "management_levels")
    _, band = bands.mark_for(mean)
    exclusive = rules.reading(ABOVE) == "exclusive_unless_stated"
    at_its_start = mean == Fraction(band.from_) and band.from_ > 0
    if exclusive and at_its_start and INCLUDED not in rules.clause(clause_of(band)).text.zh_hant:
        return bands.bands[bands.bands.index(band) - 1]
    return band


@rule("P1-4.3-i", readings=(RATING,))
def level(scores: Scores, foreman_id: str, quarter: Quarter, found: Mean) -> Band | None:
    """The level by the assistants' scores, or by the reviewers' rating (P1-4.3-i/1).

    The three levels are the three grades a foreman is rated by; the first is the highest.
    """
    rules = scores.rules(quarter)
    band = level_band(rules, found.mean)
    reading, rating = rules.reading(RATING), rating_counted(scores, foreman_id, quarter)
    if rating is None:
        return band
    bands = rules.bands(LEVELS, "management_levels").bands
    highest = max(one.mark for one in bands)
    wanted = highest + 1 - rating.fact.grade
    if reading == "experience_within_one_level_of_average":
        if band is None:
            return None
        wanted = min(max(wanted, band.mark - 1), band.mark + 1)
    return next(one for one in bands if one.mark == wanted)


def rating_counted(
    scores: Scores, foreman_id: str, quarter: Quarter
) -> Entry[ForemanAbilityRated] | None:
    """The rating that bears on a quarter's level, where one is read to (P1-4.3-i/1)."""
    beside = "average_sets_supplement_experience_sets_grade"
    if scores.rules(quarter).reading(RATING) == beside:
        return None
    return rating_of(scores, foreman_id, quarter)


def clause_of(band: Band) -> str:
    """The clause a band belongs to."""
    return band.clause or LEVELS
