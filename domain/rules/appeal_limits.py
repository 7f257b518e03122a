"""What is no appeal, and what no answer to one: too late, or in part (P1-3.7-e, P1-3.7-k)."""

from domain.regulation.in_force import Rules
from domain.rules.citation import rule

LATE = "appeal.late"
PARTIAL = "appeal.partial"


@rule("P1-3.7-e", readings=(LATE,))
def rejected_when_late(rules: Rules) -> bool:
    """Whether an appeal that comes too late is not even recorded (P1-3.7-e/4)."""
    return rules.reading(LATE) == "rejected"


@rule("P1-3.7-k", readings=(PARTIAL,))
def whole_only(rules: Rules) -> bool:
    """Whether an appeal is upheld as a whole or not at all (P1-3.7-k/1)."""
    return rules.reading(PARTIAL) == "whole_only"
