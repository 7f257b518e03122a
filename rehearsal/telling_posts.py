"""The demo's chapters on posts and pay: each is a person's page, as the command prints it."""

from collections.abc import Iterator
from dataclasses import dataclass

import overviews
from domain.values import Quarter
from projections.asking import Asking
from projections.pay import pay_month
from rehearsal.careers import EXEMPTION, FIRST_PAY, GRADE_GIVEN, PROBATION, SECOND_PAY
from rehearsal.even_marks import EXEMPTED, JOINED, LISTED, NEWCOMER, PASSED, PROMOTED
from rehearsal.protagonists import APPEALED, APPELLANT, FOREMAN
from reports import grades_of_person, pay_table
from reports.terminal import Page
from session import Session

PAID = APPEALED.following.months[1]
"""A month that the appealed quarter's mean is paid for."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is to be seen, in a line and a sentence, the command for it, and what it prints."""

    heading: str
    about: str | None
    command: str | None
    text: str


def position_of(session: Session, fact_id: str) -> int:
    """The entry of one of the story's facts."""
    entry = session.department().history.entry(fact_id)
    if entry is None:
        raise LookupError(fact_id)
    return entry.position


@dataclass(frozen=True, slots=True)
class Posts:
    """The ledger that is told of, and where."""

    page: Page
    session: Session

    def chapters(self) -> Iterator[Chapter]:
        """A foreman's pay before and after, a promotion, an exemption, a probation."""
        first, second = (position_of(self.session, one) for one in (FIRST_PAY, SECOND_PAY))
        given = position_of(self.session, GRADE_GIVEN)
        yield self._pay("pay_before", first)
        yield self._pay("pay_after", second)
        yield self._grade("pay_why", FOREMAN, APPEALED, second)
        yield self._grade("promotion", PROMOTED, PASSED[1], given - 1)  # Due, not made yet.
        exempted = position_of(self.session, EXEMPTION)
        yield self._grade("exemption", EXEMPTED, LISTED, exempted)
        decided = position_of(self.session, PROBATION)
        yield self._grade("probation", NEWCOMER, JOINED, decided)

    def _pay(self, name: str, known_at: int) -> Chapter:
        question = self.session.ask(Asking(known_at=str(known_at)))
        found = pay_month(question.department(), PAID, FOREMAN)
        told = pay_table.pay_table(self.page, found, question.footing())
        command = f"pay {PAID} --person {FOREMAN} --known-at {known_at}"
        return self._chapter(name, FOREMAN, command, told)

    def _grade(self, name: str, person: str, quarter: Quarter, known_at: int) -> Chapter:
        question = self.session.ask(Asking(known_at=str(known_at)))
        found = overviews.graded(question, quarter, person)
        told = grades_of_person.told(self.page, found, question.footing())
        command = f"grades {quarter} --person {person} --known-at {known_at}"
        return self._chapter(name, person, command, told)

    def _chapter(self, name: str, person: str, command: str, told: str) -> Chapter:
        page, values = self.page, {"staff": person, "appellant": APPELLANT, "quarter": APPEALED}
        heading = page.words(f"demo.posts.{name}", **values)
        return Chapter(heading, page.words(f"demo.posts.about_{name}", **values), command, told)
