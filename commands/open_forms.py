"""Attitude forms opened: the system records each access, before the form is shown (P1-2.8-c)."""

from collections.abc import Callable, Iterable
from datetime import date

from commands.state import Decided
from domain.facts.attitude import ConfidentialFormOpened
from domain.roles import REGULATION, Role
from domain.values import Quarter


def openings(
    form_ids: Iterable[str], viewer_id: str, purpose: str, today: date, new_id: Callable[[], str]
) -> tuple[Decided, ...]:
    """Decide what is recorded when somebody opens forms: one fact a form."""
    return tuple(
        Decided(
            f"openings/{Quarter.of(today)}",
            ConfidentialFormOpened(
                id=new_id(),
                happened_on=today,
                by=REGULATION,
                role=Role.REGULATION,
                form_id=form_id,
                viewer_id=viewer_id,
                purpose=purpose,
            ),
        )
        for form_id in form_ids
    )
