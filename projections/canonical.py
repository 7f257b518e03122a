"""The four canonical answers about one rating: as published, as known then, as known now."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from domain.entry import Entry
from domain.facts.quarter import PublishedRow, QuarterResultsPublished
from projections.rating import Rating

Which: TypeAlias = Literal["published", "then_today", "now_then", "now_today"]


@dataclass(frozen=True, slots=True)
class Canonical:
    """What an edition gave somebody, and three answers beside it (design section 5)."""

    edition: Entry[QuarterResultsPublished]
    row: PublishedRow | None
    answers: dict[Which, Rating]
    """As the edition is rebuilt; as known then, by today's regulation; as known now, by the
    regulation as it was known then; as known now, by today's."""

    @property
    def holds(self) -> bool:
        """Whether the entries of its day give what the edition says."""
        rebuilt = self.answers["published"].score.score
        return self.row is None or rebuilt == self.row.exact
