"""The performance talk: alone, from the 20th to the 30th, ten to twenty minutes (P1-3.5-a)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.entry import Entry
from domain.facts.assessment import PerformanceTalkHeld
from domain.line import Finding
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.values import Month, day_of
from domain.wording import Message, say

CLAUSE = "P1-3.5-a"
MARCH, FEBRUARY = 3, 2


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk, and how it keeps to the clause. What it misses is shown, and costs nothing."""

    entry: Entry[PerformanceTalkHeld]
    window: tuple[date, date]
    minutes: tuple[Fraction, Fraction]
    in_window: bool
    alone: bool
    suitable: bool
    """Whether it took a suitable time, which is advice (為宜)."""

    @property
    def compliant(self) -> bool:
        """Whether it was held in its window, one to one."""
        return self.in_window and self.alone

    @property
    def findings(self) -> Iterator[Finding]:
        """What it misses."""
        fact = self.entry.fact
        if not self.in_window:
            first, last = self.window
            message = say("month.talk_out", on=day_of(fact.happened_on), first=first, last=last)
            yield Finding(message, CLAUSE, (self.entry,))
        if not self.alone:
            yield Finding(
                say("month.talk_others", others=fact.others_present), CLAUSE, (self.entry,)
            )
        if not self.suitable:
            yield Finding(self.length, CLAUSE, (self.entry,))

    @property
    def length(self) -> Message:
        """How long it took, and how long is suitable."""
        least, most = self.minutes
        minutes = self.entry.fact.duration
        return say("month.talk_length", minutes=minutes, least=least, most=most)


@rule(CLAUSE, amounts=("day_first", "day_last"), readings=("talk.february", "talk.day_31"))
def talk_window(month: Month, rules: Rules) -> tuple[date, date]:
    """The first and the last day on which the talk of a month is held."""
    first = month.first_day.replace(day=int(rules.amount(CLAUSE, "day_first")))
    last = min(int(rules.amount(CLAUSE, "day_last")), month.last_day.day)
    if rules.reading("talk.day_31") == "accepted_as_month_end":
        last = month.last_day.day
    if month.number == FEBRUARY and rules.reading("talk.february") == "until_2_march":
        return first, date(month.year, MARCH, 2)
    return first, month.first_day.replace(day=last)


@rule(
    CLAUSE,
    amounts=("minutes_min", "minutes_max"),
    readings=("talk.duration", "talk.minutes_type", "talk.third_party"),
)
def talk_judged(entry: Entry[PerformanceTalkHeld], rules: Rules) -> Talk:
    """Hold a talk against its window, its number of people and its length."""
    fact = entry.fact
    window = talk_window(fact.month, rules)
    least, most = rules.amount(CLAUSE, "minutes_min"), rules.amount(CLAUSE, "minutes_max")
    return Talk(
        entry,
        window,
        (least, most),
        in_window=window[0] <= day_of(fact.happened_on) <= window[1],
        alone=not fact.others_present,
        suitable=least <= fact.duration <= most,
    )
