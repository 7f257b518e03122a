"""Items of the catalogues a department has adopted (P1-2.3, P1-2.4)."""

from domain.facts.envelope import StandardRef
from domain.facts.standards import StandardAdopted, StandardItem
from domain.history import History
from domain.wording import Message, say

NAMED = frozenset(
    ("grooming", "procedure", "complaint_handling", "bonus", "inspection", "daily_work_and_cases")
)
"""The standards that the regulation itself names."""


def standard_words(code: str) -> Message | str:
    """A standard in the regulation's words; one that a department added by its code."""
    return say(f"standard.{code}") if code in NAMED else code


def item(history: History, ref: StandardRef) -> StandardItem | None:
    """The item that a deduction, bonus or finding cites, if a catalogue has it."""
    for entry in history.standing("standards", StandardAdopted):
        if (entry.fact.standard_code, entry.fact.version) == (ref.code, ref.version):
            for one in entry.fact.items:
                if one.item_code == ref.item:
                    return one
    return None


def item_words(history: History, ref: StandardRef) -> str:
    """An item's code, and its text where the catalogue is known: ``G01 未佩戴工牌``."""
    found = item(history, ref)
    return f"{ref.item} {found.text_zh}" if found else ref.item
