"""Findings about the department beside duties and ratings: months, questions, groups, grounds."""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Department
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.facts.questions import BANKS
from domain.line import Finding, walk
from domain.rules.groundless import groundless
from domain.rules.monthly_people import post_of_month
from domain.rules.question_banks import Banks
from domain.rules.question_paper import papers
from domain.rules.question_quota import owing, quota
from domain.rules.scores import Scores
from domain.rules.small_groups import small_groups
from domain.values import Quarter, day_of
from domain.wording import Message, say
from projections.monthly import done_otherwise
from projections.noted import Noted
from projections.question_bank import late_questions, papers_found

LATE = ("line.recorded_late", "line.counts_in")
"""Why a fact counts nothing in its own quarter: it came after the publication."""


def other_findings(scores: Scores, quarter: Quarter, today: date) -> Iterator[Noted]:
    """What else the history of a quarter lacks or contradicts."""
    yield from _months(scores.department, quarter, today)
    yield from _questions(scores, quarter)
    for finding in small_groups(scores.department, quarter):
        yield Noted(None, finding)
    yield from _recorded_late(scores, quarter)
    yield from _claims(scores, quarter)
    yield from _groundless(scores, quarter, today)


def _months(department: Department, quarter: Quarter, today: date) -> Iterator[Noted]:
    """What was done otherwise than the months' clauses say; what is missing is a duty."""
    for month in quarter.months:
        if month.first_day <= today:
            for staff in department.people.everybody():
                if post_of_month(department, staff, month) is not None:
                    for finding in done_otherwise(department, staff, month):
                        yield Noted(staff, finding)


def _questions(scores: Scores, quarter: Quarter) -> Iterator[Noted]:
    """Questions that came after their month, and papers of questions that are not adopted."""
    department = scores.department
    banks = scores.once(("banks",), lambda: Banks(department))
    for month in quarter.months:
        for staff in owing(department, month):
            quotas = tuple(quota(department, banks, staff, month, bank) for bank in BANKS)
            for finding in late_questions(department, quotas):
                yield Noted(staff, finding)
    for finding in papers_found(papers(department, banks, quarter)):
        yield Noted(None, finding)


def _recorded_late(scores: Scores, quarter: Quarter) -> Iterator[Noted]:
    """Facts of the quarter that came after its publication, and count nothing in it."""
    for staff in scores.department.people.assessed(quarter):
        for line in walk(scores.of(staff, quarter).lines):
            why = line.message.values.get("why")
            if isinstance(why, Message) and why.id in LATE:
                yield Noted(staff, Finding(line.message, line.clause, line.entries))


def _claims(scores: Scores, quarter: Quarter) -> Iterator[Noted]:
    """A score claimed in self-evaluation that the facts do not give; by itself no cheating."""
    for staff in scores.department.people.assessed(quarter):
        found = scores.of(staff, quarter).score
        for entry in scores.department.history.standing(f"person/{staff}", SelfEvaluationSubmitted):
            fact = entry.fact
            if fact.quarter == quarter and found is not None and fact.claimed_score != found:
                message = say("finding.claimed", claimed=fact.claimed_score, now=found)
                yield Noted(staff, Finding(message, "P1-2.2-b", (entry,)))


def _groundless(scores: Scores, quarter: Quarter, today: date) -> Iterator[Noted]:
    """Transfers, dismissals and demotions of the quarter whose ground is no longer there."""
    for staff in scores.department.people.assessed(quarter):
        for entry in groundless(scores, staff, today):
            if day_of(entry.fact.happened_on) in quarter:
                message = say("finding.groundless", entry=entry)
                yield Noted(staff, Finding(message, "P1-3.7-i", (entry,)))
