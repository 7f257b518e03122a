"""Points of a foreman's year for newcomers confirmed, and for those who failed (P1-4.4-b)."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.organisation import StaffMemberLeft
from domain.facts.posts import ProbationDecided
from domain.line import AnyEntry, Line, total
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.probation_end import probation_end
from domain.values import day_of
from domain.wording import say

CLAUSE = "P1-4.4-b"
WHOSE = "newcomer.which_foreman"
YEAR = "newcomer.year"
LEFT = "newcomer.left_early"
CAP = "newcomer.cap"
CAP_POINTS = 10
"""Named by the reading."""


@rule(CLAUSE, amounts=("confirmed_points", "failed_points"), readings=(WHOSE, YEAR, LEFT, CAP))
def newcomer_points(department: Department, foreman_id: str, year: int) -> tuple[Line, ...]:
    """Five points for each newcomer confirmed, five off for each who failed."""
    first = department.regulation.first_day
    rules = department.regulation.on(max(date(year, 1, 1), first))
    lines = [
        line
        for staff in department.people.everybody()
        if (engaged := department.people.engaged(staff)) is not None
        for line in _of(department, staff, day_of(engaged.fact.happened_on), foreman_id, rules)
        if _year(line, day_of(engaged.fact.happened_on), rules) == year
    ]
    found = total(lines)
    if rules.reading(CAP) == "plus_minus_10" and abs(found) > CAP_POINTS:
        most = Fraction(CAP_POINTS if found > 0 else -CAP_POINTS)
        message = say("newcomers.cap", most=CAP_POINTS)
        lines.append(Line(most - found, message, CLAUSE, rules.basis(CAP)))
    return tuple(lines)


def _of(
    department: Department, staff: str, engaged: date, foreman_id: str, rules: Rules
) -> Iterator[Line]:
    """What one newcomer brings one foreman: by the decision, or by leaving before it."""
    history = department.history
    decided = history.standing(f"person/{staff}", ProbationDecided)
    if decided:
        last = decided[-1]
        if _foreman(department, staff, engaged, last, rules) == foreman_id:
            yield _decided(last, rules)
    elif rules.reading(LEFT) == "minus_5":
        for entry in _left(department, staff, engaged):
            day = day_of(entry.fact.happened_on)
            if _led(department, staff, engaged, day, rules) == foreman_id:
                message = say("newcomers.left", staff=staff, on=day)
                points = rules.amount(CLAUSE, "failed_points")
                yield Line(-points, message, CLAUSE, (entry, *rules.basis(LEFT)[1:]))


def _decided(entry: Entry[ProbationDecided], rules: Rules) -> Line:
    fact = entry.fact
    day = day_of(fact.happened_on)
    if fact.confirmed:
        message = say("newcomers.confirmed", staff=fact.staff_id, on=day)
        return Line(rules.amount(CLAUSE, "confirmed_points"), message, CLAUSE, (entry,))
    message = say("newcomers.failed", staff=fact.staff_id, on=day)
    return Line(-rules.amount(CLAUSE, "failed_points"), message, CLAUSE, (entry,))


def _left(department: Department, staff: str, engaged: date) -> tuple[AnyEntry, ...]:
    """The entry by which somebody resigned during probation."""
    end = probation_end(department.regulation, engaged)
    return tuple(
        entry
        for entry in department.history.standing("organisation", StaffMemberLeft)
        if entry.fact.staff_id == staff
        and entry.fact.reason == "resigned"
        and day_of(entry.fact.happened_on) <= end
    )


def _foreman(
    department: Department,
    staff: str,
    engaged: date,
    entry: Entry[ProbationDecided],
    rules: Rules,
) -> str | None:
    if rules.reading(WHOSE) == "foreman_at_decision" and entry.fact.foreman_id:
        return entry.fact.foreman_id
    return _led(department, staff, engaged, day_of(entry.fact.happened_on), rules)


def _led(
    department: Department, staff: str, engaged: date, until: date, rules: Rules
) -> str | None:
    """The foreman a newcomer is put down to (P1-4.4-b/1)."""
    people = department.people
    match rules.reading(WHOSE):
        case "first_foreman":
            return next(iter(people.foremen_of(staff, engaged)), None)
        case "foreman_with_longest_time":
            days: dict[str, int] = {}
            for number in range((until - engaged).days + 1):
                for foreman in people.foremen_of(staff, engaged + timedelta(days=number)):
                    days[foreman] = days.get(foreman, 0) + 1
            return max(days, key=lambda one: days[one], default=None)
        case _:
            return next(iter(people.foremen_of(staff, until)), None)


def _year(line: Line, engaged: date, rules: Rules) -> int:
    if rules.reading(YEAR) == "year_of_engagement":
        return engaged.year
    return day_of(line.entries[0].fact.happened_on).year
