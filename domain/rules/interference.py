"""An appeal against interference: its window, and what it may excuse (P1-0.6-f)."""

from datetime import date, timedelta

from domain.entry import Entry
from domain.facts.appeals import InterferenceAppealLodged
from domain.facts.envelope import Fact
from domain.regulation.in_force import Rules
from domain.rules.citation import rule

CLAUSE = "P1-0.6-f"
WINDOW = "appeal.interference_window"
EFFECT = "appeal.interference_effect"


@rule(CLAUSE, amounts=("days_before_max", "days_before_min"), readings=(WINDOW,))
def window(rules: Rules, done: date) -> tuple[date | None, date]:
    """The first and the last day to appeal before the planned completion; None without a first."""
    first = done - timedelta(days=int(rules.amount(CLAUSE, "days_before_max")))
    last = done - timedelta(days=int(rules.amount(CLAUSE, "days_before_min")))
    match rules.reading(WINDOW):
        case "until_5_days_before":
            return None, last
        case "last_10_days":
            return first, done
        case _:
            return first, last


def in_window(rules: Rules, done: date, came: date) -> bool:
    """Whether an appeal that came on a day came within its window."""
    first, last = window(rules, done)
    return (first is None or first <= came) and came <= last


@rule(CLAUSE, readings=(EFFECT,))
def excuses(rules: Rules) -> bool:
    """Whether an upheld appeal may take something back, or is only put on record."""
    return rules.reading(EFFECT) == "excuses_named_task_or_deduction"


def hangs_on(appeal: InterferenceAppealLodged, target: Entry[Fact], named: str) -> bool:
    """Whether an entry is the hindered work, about it, or named in the appeal."""
    items = {str(one) for one in appeal.contested_items}
    about = {target.fact.id, getattr(target.fact, "task_id", None)}
    return appeal.work_item_id in about or not items.isdisjoint({target.fact.id, named})
