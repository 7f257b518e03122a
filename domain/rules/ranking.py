"""Places in a quarter, and who is among the last three (P1-4.1-d)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.grade_in_force import LOWEST, grade_on
from domain.rules.scores import Scores
from domain.values import Quarter

CLAUSE = "P1-4.1-d"
RANKED = "disqualification.ranking"
POPULATION = "elimination.ranking_population"
TIES = "elimination.ties"
SMALL = "elimination.small_department"


@dataclass(frozen=True, slots=True)
class Rank:
    """Somebody's place: 1 and the number strictly above, 1 and the number strictly below."""

    staff_id: str
    score: Fraction
    rank_top: int
    rank_bottom: int
    of: int


def places(scores: Mapping[str, Fraction]) -> dict[str, Rank]:
    """Rank some scores; equals rank equally."""
    return {
        staff: Rank(
            staff,
            score,
            1 + sum(other > score for other in scores.values()),
            1 + sum(other < score for other in scores.values()),
            len(scores),
        )
        for staff, score in scores.items()
    }


@rule("P1-3.5-c", readings=(RANKED,))
def ranking(scores: Scores, quarter: Quarter) -> dict[str, Rank]:
    """Rank every assistant with a score; a cancelled quarter counts with its zero."""
    return scores.once(("ranking", quarter), lambda: _ranking(scores, quarter))


def _ranking(scores: Scores, quarter: Quarter) -> dict[str, Rank]:
    unranked = scores.rules(quarter).reading(RANKED) == "not_ranked"
    return places(
        {
            staff: scores.score(staff, quarter)
            for staff in scores.assistants(quarter)
            if not (unranked and scores.of(staff, quarter).disqualified)
        }
    )


@rule(CLAUSE, amounts=("places", "assistants_flag_below"), readings=(POPULATION, TIES, SMALL))
def last_places(scores: Scores, quarter: Quarter) -> frozenset[str]:
    """Everybody among the last three of those they are compared with."""
    return scores.once(("last", quarter), lambda: _last_places(scores, quarter))


def _last_places(scores: Scores, quarter: Quarter) -> frozenset[str]:
    rules = scores.rules(quarter)
    ranked = ranking(scores, quarter)
    return _last(scores, quarter, {staff: rank.score for staff, rank in ranked.items()}, rules)


def _last(
    scores: Scores, quarter: Quarter, ranked: Mapping[str, Fraction], rules: Rules
) -> frozenset[str]:
    return frozenset(
        staff
        for group in _groups(scores, quarter, ranked, rules.reading(POPULATION))
        if not _suspended(group, rules)
        for staff in group
        if _place(scores, quarter, group, staff, rules.reading(TIES))
        <= rules.amount(CLAUSE, "places")
    )


def _suspended(group: Mapping[str, Fraction], rules: Rules) -> bool:
    """Whether the rule is read not to hold in so small a group (P1-4.1-d/4)."""
    small = len(group) < rules.amount(CLAUSE, "assistants_flag_below")
    return small and rules.reading(SMALL) == "minimum_group_size"


def _groups(
    scores: Scores, quarter: Quarter, ranked: Mapping[str, Fraction], reading: str
) -> Iterable[Mapping[str, Fraction]]:
    """Those who are compared with one another: all, a team, or those of grade 3 (P1-4.1-d/2)."""
    people, day = scores.department.people, quarter.last_day
    match reading:
        case "within_team":
            of: Callable[[str], object] = lambda staff: people.team(staff, day)  # noqa: E731 - named in each case
        case "grade_3_only":
            ranked = {
                staff: one
                for staff, one in ranked.items()
                if grade_on(scores, staff, day) == LOWEST
            }
            of = lambda _: None  # noqa: E731 - as above
        case _:
            of = lambda _: None  # noqa: E731 - as above
    groups: dict[object, dict[str, Fraction]] = {}
    for staff, score in ranked.items():
        groups.setdefault(of(staff), {})[staff] = score
    return groups.values()


def _place(
    scores: Scores, quarter: Quarter, group: Mapping[str, Fraction], staff: str, reading: str
) -> int:
    """The place from the bottom, as equal scores are read (P1-4.1-d/3)."""
    below = sum(other < group[staff] for other in group.values())
    equals = [one for one, score in group.items() if score == group[staff] and one != staff]
    match reading:
        case "exclude_ambiguous_ties":
            return 1 + below + len(equals)
        case "tie_break_by_deductions":
            own = scores.of(staff, quarter).deductions
            return 1 + below + sum(scores.of(one, quarter).deductions > own for one in equals)
        case _:
            return 1 + below


def last_places_published(
    scores: Scores, quarter: Quarter, rows: Mapping[str, Fraction]
) -> frozenset[str]:
    """Everybody among the last three of an edition's rows."""
    assistants = set(scores.assistants(quarter))
    ranked = {staff: score for staff, score in rows.items() if staff in assistants}
    return _last(scores, quarter, ranked, scores.rules(quarter))
