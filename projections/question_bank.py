"""The question bank of a month: how questions stand, who must confirm, who still owes some."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.facts.questions import BANKS, Bank
from domain.line import Finding
from domain.rules.question_banks import Banks
from domain.rules.question_paper import BANK_OF, CLAUSES, Paper, papers
from domain.rules.question_quota import Quota, owing, quota
from domain.rules.question_standing import Question
from domain.values import Month, Quarter
from domain.wording import say
from projections.alike import Alike, alike


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are asked for; nothing given: those pending, and those of this month."""

    bank: Bank | None = None
    month: Month | None = None
    person: str | None = None

    @property
    def banks(self) -> tuple[Bank, ...]:
        """The banks asked for."""
        return (self.bank,) if self.bank else BANKS


@dataclass(frozen=True, slots=True)
class Listed:
    """A question, and earlier ones that read like it while it waits for confirmation."""

    question: Question
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class BankMonth:
    """What a month shows of the bank."""

    month: Month
    over: bool
    together: bool
    """Whether the questions of both banks are counted together."""
    listed: tuple[Listed, ...]
    quotas: tuple[Quota, ...]
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]


def question_bank(department: Department, today: date, wanted: Wanted) -> BankMonth:
    """Everything about the questions that are asked for."""
    month = wanted.month or Month.of(today)
    banks = Banks(department)
    listed = tuple(_listed(banks, month, wanted))
    rules = department.regulation.on(max(month.first_day, department.regulation.first_day))
    together = rules.reading("question.two_banks") == "ten_in_total"
    staff = [one for one in owing(department, month) if wanted.person in {None, one}]
    quotas = tuple(
        quota(department, banks, one, month, bank) for one in staff for bank in wanted.banks
    )
    made = tuple(
        paper
        for paper in papers(department, banks, Quarter.of(month.first_day))
        if not wanted.bank or BANK_OF.get(paper.entry.fact.subject) == wanted.bank
    )
    over = today > month.last_day
    findings = (
        *(_short(department, quotas, together=together) if over else ()),
        *late_questions(department, quotas),
        *(papers_found(made) if wanted.person is None else ()),
    )
    return BankMonth(month, over, together, listed, quotas, made, findings)


def _listed(banks: Banks, month: Month, wanted: Wanted) -> Iterator[Listed]:
    for bank in wanted.banks:
        whole = wanted.month is None
        for one in banks[bank].values() if whole else banks.of(Quarter.of(month.first_day)):
            waits = one.standing == "pending"
            asked = one.fact.month == month or (waits and whole)
            own = wanted.person in {None, one.fact.author_id}
            if asked and own and one.fact.bank == bank:
                yield Listed(one, alike(one, banks[bank].values()) if waits else ())


def _short(
    department: Department, quotas: tuple[Quota, ...], *, together: bool
) -> Iterator[Finding]:
    """Fewer questions than the month asks for: flagged, and nothing follows (P1-2.5-a)."""
    told: set[str] = set()
    for one in quotas:
        if one.met or (together and one.staff_id in told):
            continue
        told.add(one.staff_id)
        entries = tuple(question.entry for question in one.submitted)
        rests_on = entries or department.regulation.on(one.month.last_day).basis()
        values = {"staff": one.staff_id, "month": one.month, "least": one.least}
        if together:
            count = sum(other.count for other in quotas if other.staff_id == one.staff_id)
            message = say("finding.question.short_total", count=count, **values)
        else:
            bank = say(f"bank.{one.bank}")
            message = say("finding.question.short", count=one.count, bank=bank, **values)
        yield Finding(message, one.clause, rests_on)


def late_questions(department: Department, quotas: tuple[Quota, ...]) -> Iterator[Finding]:
    """Questions that came in after the month they are said to be submitted in."""
    for one in quotas:
        for question in one.submitted:
            came_on = department.came_on(question.entry)
            if came_on > one.month.last_day:
                message = say(
                    "finding.question.late",
                    question=question.entry,
                    month=one.month,
                    recorded_on=came_on,
                )
                yield Finding(message, one.clause, (question.entry,))


def papers_found(made: tuple[Paper, ...]) -> Iterator[Finding]:
    """Papers whose questions are not adopted as they stand now, or that hold none of the bank."""
    for paper in made:
        fact = paper.entry.fact
        clause = CLAUSES[fact.subject]
        if fact.subject == "knowledge" and not paper.questions:
            message = say("finding.question.no_question", exam=fact.exam_id)
            yield Finding(message, clause, (paper.entry,))
        for question in paper.questions:
            if question.standing != "adopted":
                standing = say(f"standing.{question.standing}")
                message = say(
                    "finding.question.paper",
                    exam=fact.exam_id,
                    question=question.entry,
                    standing=standing,
                )
                yield Finding(message, clause, (paper.entry, question.entry))
