"""The typing test: errors deducted, speed read off the table (P1-2.6)."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from domain.entry import Entry
from domain.facts.exams import TypingTestTaken
from domain.line import Line
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.wording import say

KEY_ERRORS = "typing.error_deduction"


@dataclass(frozen=True, slots=True)
class TypingResult:
    """Characters after the deduction, speed as compared with the table, and the mark."""

    net_chars: Fraction
    speed: Fraction
    mark: Fraction
    lines: tuple[Line, ...]


@rule(
    "P1-2.6-b",
    amounts=("chars_per_error", "errors_group", "chars_per_group"),
    readings=(KEY_ERRORS, "typing.net_floor"),
)
def chars_deducted(wrong: int, rules: Rules) -> Fraction:
    """Characters taken off for wrong ones: 30 for each, 100 for each three."""
    each = rules.amount("P1-2.6-b", "chars_per_error")
    group = int(rules.amount("P1-2.6-b", "errors_group"))
    per_group = rules.amount("P1-2.6-b", "chars_per_group")
    groups, rest = divmod(wrong, group)
    match rules.reading(KEY_ERRORS):
        case "linear_30":
            return each * wrong
        case "cumulative_both":
            return each * wrong + per_group * groups
        case "flat_bracket":
            return per_group if groups else each if wrong else Fraction(0)
        case _:
            return per_group * groups + each * rest


@rule(
    "P1-2.6-a",
    amounts=("seconds",),
    readings=("typing.finish_early", "typing.gross_includes_wrong"),
)
@rule("P1-2.6-c", tables=("speed_marks",), readings=("typing.unit", "typing.fractional_speed"))
def typing_result(entry: Entry[TypingTestTaken], rules: Rules) -> TypingResult:
    """Work out the mark of one typing test, under the rules of the day it was held."""
    test = entry.fact
    gross = Fraction(test.gross_chars)
    if rules.reading("typing.gross_includes_wrong") == "no":
        gross += test.wrong_chars
    taken = chars_deducted(test.wrong_chars, rules)
    net = gross - taken
    if rules.reading("typing.net_floor") == "zero":
        net = max(Fraction(0), net)
    exact = net if rules.reading("typing.unit") == "chars_per_test" else net / _minutes(test, rules)
    speed = _whole(exact, rules.reading("typing.fractional_speed"))
    mark, _ = rules.bands("P1-2.6-c", "speed_marks").mark_for(max(Fraction(0), speed))
    lines = _lines(entry, rules, (gross, taken, net, exact, speed, mark))
    return TypingResult(net, speed, mark, lines)


def _minutes(test: TypingTestTaken, rules: Rules) -> Fraction:
    whole = rules.amount("P1-2.6-a", "seconds")
    early = rules.reading("typing.finish_early") == "divide_by_actual_minutes"
    return (Fraction(test.duration_s) if early else whole) / 60


def _whole(speed: Fraction, reading: str) -> Fraction:
    match reading:
        case "round_half_up":
            return Fraction(floor(speed + Fraction(1, 2)))
        case "ceil":
            return Fraction(ceil(speed))
        case _:
            return Fraction(floor(speed))


def _lines(
    entry: Entry[TypingTestTaken], rules: Rules, steps: tuple[Fraction, ...]
) -> tuple[Line, ...]:
    gross, taken, net, exact, speed, mark = steps
    errors = (entry, *rules.basis(KEY_ERRORS)[1:])
    return (
        Line(gross, say("line.typing.gross"), "P1-2.6-a", (entry,), unit="characters"),
        Line(
            net - gross,
            say("line.typing.errors", wrong=entry.fact.wrong_chars, taken=taken),
            "P1-2.6-b",
            errors,
            unit="characters",
        ),
        Line(
            speed,
            say("line.typing.speed", net=net, exact=exact, speed=speed),
            "P1-2.6-c",
            (entry,),
            unit="per_minute",
        ),
        Line(
            mark,
            say("line.typing.mark", speed=speed, mark=mark),
            "P1-2.6-c",
            (entry,),
            unit="marks",
        ),
    )
