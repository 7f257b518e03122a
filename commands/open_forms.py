"""Attitude forms opened: the system records each access, before the form is shown (P1-2.8-c)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from commands.state import Decided
from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.attitude import AttitudeFormSubmitted, ConfidentialFormOpened
from domain.facts.envelope import Fact
from domain.refusals import TryAgain
from domain.roles import REGULATION, Role
from domain.rules.form_access import may_open, shown_without_names
from domain.values import Quarter
from projections.footing import Opened

Append: TypeAlias = Callable[[tuple[Decided, ...]], tuple[Entry[Fact], ...]]


@dataclass
class Viewer:
    """Whoever asks, as far as attitude forms go: which may be opened, and which were."""

    present: Department
    viewer_id: str
    today: date
    append: Append
    new_id: Callable[[], str]
    opened: Opened = field(default_factory=Opened)

    @cached_property
    def may_open(self) -> bool:
        """Whether forms may be opened with their names."""
        return may_open(self.present, self.viewer_id, self.today)

    def appeal(self, ratee: str, quarter: Quarter) -> Entry[ResultAppealLodged] | None:
        """The appeal under which forms are shown without names."""
        return shown_without_names(self.present, self.viewer_id, self.today, ratee, quarter)

    def open(
        self, among: Iterable[Entry[Fact]], purpose: str, appeal: Entry[Fact] | None = None
    ) -> bool:
        """Put on record that forms are opened, before they are shown; what cannot be is not."""
        under = appeal.fact.id if appeal else None
        forms = (one.fact for one in among if isinstance(one.fact, AttitudeFormSubmitted))
        ids = dict.fromkeys(form.id for form in forms)
        if not ids:
            return True
        try:
            self.opened = Opened(self.append(tuple(self._opening(i, purpose, under) for i in ids)))
        except TryAgain as refusal:
            self.opened = Opened(kept_shut=refusal.message)
            return False
        return True

    def _opening(self, form_id: str, purpose: str, appeal_id: str | None) -> Decided:
        """What is recorded of one form; under an appeal it is shown without its name."""
        return Decided(
            f"openings/{Quarter.of(self.today)}",
            ConfidentialFormOpened(
                id=self.new_id(),
                happened_on=self.today,
                by=REGULATION,
                role=Role.REGULATION,
                form_id=form_id,
                viewer_id=self.viewer_id,
                purpose=purpose,
                appeal_id=appeal_id,
                de_identified=appeal_id is not None,
            ),
        )
