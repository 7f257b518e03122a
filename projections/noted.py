"""A finding, and whose it is."""

from dataclasses import dataclass

from domain.line import Finding


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding, and whose it is; None where it is the department's."""

    staff_id: str | None
    finding: Finding
    others: tuple[str, ...] = ()
    """Those whom a finding of the department names: who has to act, and for whom."""

    def concerns(self, staff: str) -> bool:
        """Whether it is somebody's, or names them."""
        return staff == self.staff_id or staff in self.others
