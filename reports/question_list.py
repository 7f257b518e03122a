"""The question bank of a month: questions as they stand, quotas, papers, findings; and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.entry import Entry
from domain.facts.questions import (
    BANKS,
    ExamPaperComposed,
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
    QuestionSubmitted,
)
from domain.line import Finding
from domain.rules.question_paper import Paper
from domain.rules.question_quota import Quota
from domain.rules.question_standing import REPEATED
from domain.wording import Message, render, say
from projections.footing import Footing
from projections.question_bank import BankMonth, Listed
from reports.data import references
from reports.terminal import Page, plain_table, reference

if TYPE_CHECKING:
    from rich.table import Table


def question_list(page: Page, found: BankMonth, footing: Footing) -> str:
    """Every question in a few lines, then who gave how many, the papers, and the findings."""
    heading = page.words("questions.title", month=found.month, count=len(found.listed))
    parts: list[str | Table] = [heading, ""]
    for one in found.listed:
        parts += [*(page.render(line) for line in _heading(one)), *_about(page, one), ""]
    if not found.listed:
        parts += [page.words("questions.none"), ""]
    if found.quotas:
        name = "questions.quotas_total" if found.together else "questions.quotas"
        least = found.quotas[0].least
        parts += [page.words(name, month=found.month, least=least), _quotas(page, found), ""]
    if found.papers:
        papers = (page.render(_paper(one)) for one in found.papers)
        parts += [page.words("questions.papers"), *(f"  {one}" for one in papers), ""]
    if found.findings:
        findings = (_finding(page, one) for one in found.findings)
        parts += [page.words("questions.findings"), *(f"  {one}" for one in findings), ""]
    return page.text(*parts, *(page.render(one) for one in footing.lines))


def _heading(listed: Listed) -> Iterator[Message]:
    fact, question = listed.question.fact, listed.question
    yield say(
        "questions.heading",
        entry=_at(question.entry),
        bank=say(f"bank.{fact.bank}"),
        month=fact.month,
        author=fact.author_id,
        standing=say(f"standing.{question.standing}"),
    )


def _about(page: Page, listed: Listed) -> Iterator[str]:
    fact = listed.question.fact
    yield f"  {fact.stem}"
    yield f"  {page.words('questions.answer', answer=fact.answer)}"
    for message in (*_why(listed), *_alike(listed)):
        yield f"  {page.render(message)}"


def _why(listed: Listed) -> Iterator[Message]:
    """What a question's standing rests on."""
    question = listed.question
    if question.repeats:
        first, clause = question.repeats.fact, REPEATED[question.fact.bank]
        yield say(
            "questions.repeats",
            question=_at(question.repeats),
            author=first.author_id,
            clause=clause,
        )
    for fact in (entry.fact for entry in question.reviews):
        if isinstance(fact, QuestionJudgedDuplicate):
            yield say("questions.judged", by=fact.by, reason=fact.reason)
        if isinstance(fact, QuestionRejected):
            yield say("questions.rejected", by=fact.by, reason=fact.reason)
    people = tuple(e.fact.by for e in question.reviews if isinstance(e.fact, QuestionConfirmed))
    if people:
        yield say("questions.confirmed", people=people)
    if question.awaits:
        parts = tuple(say(f"awaits.{part}") for part in question.awaits)
        yield say("questions.awaits", parts=parts)


def _alike(listed: Listed) -> Iterator[Message]:
    for one in listed.alike:
        other = one.question.fact
        yield say(
            "questions.alike",
            question=_at(one.question.entry),
            percent=one.percent,
            stem=other.stem,
        )


def _quotas(page: Page, found: BankMonth) -> "Table":
    """A row a person, a column a bank."""
    banks = [bank for bank in BANKS if any(one.bank == bank for one in found.quotas)]
    table = plain_table()
    table.add_column(page.words("questions.person"), no_wrap=True)
    for bank in banks:
        table.add_column(page.words(f"bank.{bank}"))
    rows: dict[str, list[str]] = {}
    for one in found.quotas:
        rows.setdefault(one.staff_id, []).append(_cell(page, one, over=found.over))
    for staff, cells in rows.items():
        table.add_row(staff, *cells)
    return table


def _cell(page: Page, one: Quota, *, over: bool) -> str:
    verdict = "questions.enough" if one.met else "questions.short"
    if not (one.met or over):
        verdict = "questions.so_far"
    return page.words(verdict, count=one.count, submitted=len(one.submitted))


def _paper(paper: Paper) -> Message:
    fact = paper.entry.fact
    entry, subject = _at(paper.entry), say(f"word.{fact.subject}_exam")
    if not paper.questions:
        return say("questions.paper_bare", entry=entry, exam=fact.exam_id, subject=subject)
    return say(
        "questions.paper",
        entry=entry,
        exam=fact.exam_id,
        subject=subject,
        count=len(paper.questions),
        authors=paper.authors,
    )


def _finding(page: Page, finding: Finding) -> str:
    return f"{page.render(finding.message)}  [{finding.clause}] {page.entries(finding.entries)}"


def as_data(found: BankMonth, footing: Footing) -> dict[str, object]:
    """The same as data."""
    return {
        "month": str(found.month),
        "over": found.over,
        "questions": [_question_data(one) for one in found.listed],
        "quotas": [
            {
                "staff_id": one.staff_id,
                "bank": one.bank,
                "submitted": len(one.submitted),
                "count": one.count,
                "least": one.least,
                "met": one.met,
            }
            for one in found.quotas
        ],
        "papers": [
            {
                "entry": reference(one.entry),
                "exam_id": one.entry.fact.exam_id,
                "subject": one.entry.fact.subject,
                "method": one.entry.fact.method,
                "question_ids": [question.fact.id for question in one.questions],
                "authors": list(one.authors),
            }
            for one in found.papers
        ],
        "findings": [
            {
                "message": render(one.message, "en"),
                "clause": one.clause,
                "entries": references(one.entries),
            }
            for one in found.findings
        ],
        **footing.data,
    }


def _question_data(listed: Listed) -> dict[str, object]:
    question, fact = listed.question, listed.question.fact
    return {
        "question_id": fact.id,
        "entry": reference(question.entry),
        "bank": fact.bank,
        "month": str(fact.month),
        "author_id": fact.author_id,
        "stem": fact.stem,
        "answer": fact.answer,
        "standing": question.standing,
        "repeats": question.repeats.fact.id if question.repeats else None,
        "reviews": references(question.reviews),
        "awaits": list(question.awaits),
        "alike": [
            {"question_id": one.question.fact.id, "percent": one.percent} for one in listed.alike
        ],
    }


def _at(entry: Entry[QuestionSubmitted] | Entry[ExamPaperComposed]) -> str:
    """An entry by its position, as ``record`` takes it."""
    return f"@{entry.position}"
