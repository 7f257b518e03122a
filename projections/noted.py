"""A finding, and whose it is."""

from dataclasses import dataclass

from domain.line import Finding


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding, and whose it is; None where it is the department's."""

    staff_id: str | None
    finding: Finding
