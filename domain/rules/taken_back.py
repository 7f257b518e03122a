"""What was taken back stays in sight, and counts nothing (P1-2.2-c)."""

from fractions import Fraction

from domain.line import AnyEntry, Line
from domain.rules.citation import rule
from domain.wording import Message, say


@rule("P1-2.2-c")
def taken_back(entry: AnyEntry, reversal: AnyEntry, message: Message) -> Line:
    """The line of an entry that was reversed: by whom, why, and what it said."""
    reason = getattr(reversal.fact, "reason", "")
    told = say("line.reversed", what=message, by=reversal.fact.by, reason=reason)
    return Line(Fraction(0), told, "P1-2.2-c", (entry, reversal))
