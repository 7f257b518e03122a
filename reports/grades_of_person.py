"""One person's grade and post: every number with its clause and the entries behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.line import AnyEntry, Line
from domain.rules.elimination import Elimination
from domain.rules.exemption import Exemption
from domain.rules.foreman import Foreman
from domain.rules.grade_criteria import Condition
from domain.rules.probation import Probation
from domain.rules.promotion import Tally
from domain.wording import Message, say
from projections.footing import Footing
from projections.grades import AssistantGrade, ForemanGrade, Grades
from reports.plain_table import set_in
from reports.terminal import Page, plain_table


@dataclass(frozen=True, slots=True)
class Row:
    """What is so, by which clause, on which entries."""

    what: Message
    clause: str
    entries: tuple[AnyEntry, ...]


Part = tuple[Message, list[Row]]


def told(page: Page, found: Grades, footing: Footing) -> str:
    """What somebody holds, how far the next grade is, what lists or protects them, their post."""
    row: AssistantGrade | ForemanGrade = (found.assistants or found.foremen)[0]
    title = "graded_person.title" if found.published else "graded_person.title_unpublished"
    heading = page.words(title, staff=row.staff_id, quarter=found.quarter)
    table = plain_table()
    table.add_column(page.words("explain.what"), ratio=1, overflow="fold")
    table.add_column(page.words("explain.clause"), no_wrap=True)
    table.add_column(page.words("explain.entries"), no_wrap=True)
    parts = _assistant(row) if isinstance(row, AssistantGrade) else _foreman(row)
    for message, rows in parts:
        table.add_row(page.render(message), "", "")
        for one in rows:
            what = set_in(page.render(one.what), 1)
            table.add_row(what, one.clause, page.entries(one.entries))
    tail = (page.render(message) for message in footing.lines)
    return page.text(heading, "", table, "", *tail)


def _held(row: AssistantGrade | ForemanGrade) -> Part:
    given = [Row(say(f"fact.{type(e.fact).__name__}"), "P1-0.4-d", (e,)) for e in row.given_by]
    return say("graded_person.held", grade=row.grade), given


def _assistant(row: AssistantGrade) -> Iterator[Part]:
    yield _held(row)
    wanted = {tally.target for tally in row.tallies}
    for one in row.criteria:
        if one.grade in wanted:
            sentence = "graded_person.meets" if one.met else "graded_person.lacks"
            yield say(sentence, grade=one.grade), _conditions(one.conditions)
    for tally in row.tallies:
        if tally.quarters:
            yield _tally(tally)
    yield from _elimination(row.elimination)
    yield from (_exemption(one) for one in row.exemptions if one.best or one.used)
    if row.demotion.causes:
        due = "graded_person.review_due" if row.demotion.due else "graded_person.review_done"
        causes = [Row(one.message, "P1-4.1-g", one.entries) for one in row.demotion.causes]
        yield say(due), [*causes, *_recorded(row.demotion.reviewed, "P1-4.1-g")]
    if row.probation:
        yield _probation(row.probation)


def _conditions(conditions: tuple[Condition, ...]) -> list[Row]:
    return [
        Row(
            say("graded_person.met" if one.met else "graded_person.unmet", what=one.line.message),
            one.line.clause,
            one.line.entries,
        )
        for one in conditions
    ]


def _recorded(entries: tuple[AnyEntry, ...], clause: str) -> list[Row]:
    return [Row(say(f"fact.{type(one.fact).__name__}"), clause, (one,)) for one in entries]


def _tally(tally: Tally) -> Part:
    """The quarters on the way to a grade, and whether promotion is due (P1-4.6-c)."""
    values = {"grade": tally.target, "run": tally.run, "total": tally.total}
    heading = say("graded_person.passes", **values)
    if tally.due:
        heading = say("graded_person.passes_due", since=tally.due_since, **values)
    rows = [
        Row(
            say("graded_person.of_quarter", quarter=one.quarter, what=one.message),
            one.clause,
            one.entries,
        )
        for one in tally.quarters
    ]
    return heading, rows


def _elimination(found: Elimination) -> Iterator[Part]:
    """Each ground with the points or places it adds up, and what was decided."""
    for ground in found.grounds:
        outcome = say(f"grades.outcome.{found.outcome}")
        rows = [Row(_amount(line), line.clause, line.entries) for line in ground.lines]
        heading = say("graded_person.listed", why=ground.message, outcome=outcome)
        yield heading, [*rows, *_recorded(found.decided, ground.clause)]
    if found.waiting:
        rows = [Row(line.message, "P1-3.7-i", line.entries) for line in found.waiting]
        yield say("graded_person.waiting"), rows


def _amount(line: Line) -> Message:
    return say("graded_person.amount", amount=line.amount, what=line.message)


def _exemption(one: Exemption) -> Part:
    """A year's exemption: the quarters that earned it, and what used it (P1-4.1-f)."""
    values = {"year": one.year, "earned": one.earned, "left": one.left}
    rows = [
        *_recorded(one.entries, "P1-4.1-f"),
        *_recorded(one.used, "P1-4.1-f"),
    ]
    return say("graded_person.exemption", quarters=tuple(map(str, one.best)), **values), rows


def _probation(one: Probation) -> Part:
    """The three conditions of confirmation, the pay they lead to, the decision (P1-4.4)."""
    values = {"begun": one.engaged_on, "ends": one.ends_on}
    outcome = say(f"grades.probation_{one.outcome}")
    rows = _conditions(one.conditions)
    basis = one.rank.entries if one.rank else ()
    if one.pay.amount is not None:
        rows.append(Row(say("graded_person.pay", yuan=one.pay.amount), "P1-4.4-d", basis))
    elif one.pay.lowest is not None:
        band = {"lowest": one.pay.lowest, "highest": one.pay.highest}
        rows.append(Row(say("graded_person.pay_band", **band), "P1-4.4-d", basis))
    rows += _recorded(one.decided, "P1-4.4-c")
    return say("graded_person.probation", outcome=outcome, **values), rows


def _foreman(row: ForemanGrade) -> Iterator[Part]:
    """The assistants' mean, the level it gives, the pay for it and its months (P1-4.3)."""
    yield _held(row)
    yield _supplement(row.foreman)
    for ground in row.foreman.grounds:
        heading = say("graded_person.demotion_due", why=ground.message)
        yield heading, [Row(ground.message, ground.clause, ground.entries)]
    if row.foreman.demoted:
        yield say("graded_person.demoted"), _recorded(row.foreman.demoted, "P1-4.3-h")
    yield from _elimination(row.elimination)


def _supplement(one: Foreman) -> Part:
    line = one.supplement
    rows = [Row(_amount(under), under.clause, under.entries) for under in one.mean.lines]
    rows += _recorded(one.proposals, "P1-4.3-g")
    values = {"yuan": line.amount, "why": line.message, "months": tuple(map(str, one.months))}
    sentence = "graded_person.supplement" if line.amount else "graded_person.no_supplement"
    rows.append(Row(say(sentence, **values), line.clause, line.entries))
    return say("graded_person.foreman", fail_run=one.fail_run, proposals=len(one.proposals)), rows
