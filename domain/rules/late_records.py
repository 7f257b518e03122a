"""Which quarter a fact counts for, and whether it came too late to count (P1-2.10)."""

from dataclasses import dataclass
from datetime import date

from domain.dossier import Dossier
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.values import Quarter, day_of
from domain.wording import Message, say

LIMIT = "score.late_record_limit"
DATE = "score.deduction_date"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whether a fact counts in the quarter asked for; if not, why not."""

    counts: bool
    why_not: Message | None = None


@rule("P1-2.10", readings=(LIMIT, DATE))
def attribution(dossier: Dossier, entry: AnyEntry) -> Attribution | None:
    """Say whether a fact counts in a dossier's quarter; None when it is another quarter's."""
    happened = _quarter_of(dossier, entry)
    rules = dossier.department.regulation.on(happened.first_day)
    published = dossier.department.dossier(dossier.staff_id, happened).published
    late = bool(published) and entry.position > published[0].position
    if late and rules.reading(LIMIT) == "charge_to_current_quarter":
        recorded = Quarter.of(dossier.department.day(entry.recorded_at))
        return Attribution(counts=True) if recorded == dossier.quarter else None
    if happened != dossier.quarter:
        return None
    if late and rules.reading(LIMIT) == "until_publication_then_recorded_without_effect":
        on = dossier.department.day(entry.recorded_at)
        why = say("line.recorded_late", recorded_on=on, published_on=_published_on(published[0]))
        return Attribution(counts=False, why_not=why)
    return Attribution(counts=True)


def _quarter_of(dossier: Dossier, entry: AnyEntry) -> Quarter:
    if dossier.rules.reading(DATE) == "date_recorded":
        return Quarter.of(dossier.department.day(entry.recorded_at))
    return Quarter.of(day_of(entry.fact.happened_on))


def _published_on(edition: AnyEntry) -> date:
    return day_of(edition.fact.happened_on)
