"""A place among the last three that somebody else's appeal brought about (P1-3.7-i)."""

from datetime import date
from fractions import Fraction

from domain.facts.quarter import QuarterResultsPublished
from domain.rules.appeal_windows import last_day_of
from domain.rules.citation import rule
from domain.rules.ranking import last_places, last_places_published
from domain.rules.scores import Scores
from domain.values import Quarter

OTHERS = "appeal.third_parties"


@rule("P1-3.7-i", readings=(OTHERS,))
def bottom_three(scores: Scores, quarter: Quarter) -> tuple[str, ...]:
    """Who is among the last three; where others' places are frozen, those of edition 1 stay."""
    now = last_places(scores, quarter)
    editions = scores.department.editions(quarter)
    if scores.rules(quarter).reading(OTHERS) != "freeze_others_ranks" or not editions:
        return tuple(sorted(now))
    first = _rows(editions[0].fact)
    before = last_places_published(scores, quarter, first)
    own = {one for one in first if scores.of(one, quarter).score == first[one]}
    return tuple(sorted((before & own) | (now - own)))


def counts_from(scores: Scores, staff_id: str, quarter: Quarter) -> date | None:
    """The day from which a place among the last three counts; None where it counts at once.

    Whom a later edition brought there counts after that edition's own window to appeal.
    """
    editions = scores.department.editions(quarter)
    reading = scores.rules(quarter).reading(OTHERS)
    if len(editions) < 2 or reading == "rebuild_without_notice":  # noqa: PLR2004 - a second one
        return None
    there = [
        staff_id in last_places_published(scores, quarter, _rows(entry.fact)) for entry in editions
    ]
    if there[0] or not there[-1]:
        return None
    own = {_rows(entry.fact).get(staff_id) for entry in editions}
    if len(own) > 1:  # Their own result changed: it is nobody else's doing.
        return None
    brought = editions[there.index(True)]
    return last_day_of(scores.department, brought, staff_id) or date.max


def _rows(edition: QuarterResultsPublished) -> dict[str, Fraction]:
    return {row.staff_id: row.exact for row in edition.rows}
