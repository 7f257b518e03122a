"""The demo's chapters on posts and pay: each is a person's page, as the command prints it."""

from collections.abc import Iterator
from dataclasses import dataclass

import overviews
from projections.asking import Asking
from rehearsal.careers import EXEMPTION, FIRST_PAY, GRADE_GIVEN, PROBATION, SECOND_PAY
from rehearsal.even_marks import EXEMPTED, JOINED, LISTED, NEWCOMER, PASSED, PROMOTED
from rehearsal.protagonists import APPEALED, APPELLANT, FOREMAN
from reports import grades_of_person
from reports.terminal import Page
from session import Session


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


def posts(page: Page, session: Session) -> Iterator[Chapter]:
    """A foreman's pay before and after, a promotion, an exemption, a probation."""
    for name, person, quarter, fact_id in (
        ("pay_before", FOREMAN, APPEALED, FIRST_PAY),
        ("pay_after", FOREMAN, APPEALED, SECOND_PAY),
        ("promotion", PROMOTED, PASSED[1], GRADE_GIVEN),
        ("exemption", EXEMPTED, LISTED, EXEMPTION),
        ("probation", NEWCOMER, JOINED, PROBATION),
    ):
        at = position_of(session, fact_id)
        known = at - 1 if name == "promotion" else at  # Due, and not made yet.
        question = session.ask(Asking(known_at=str(known)))
        found = overviews.graded(question, quarter, person)
        values = {"staff": person, "quarter": quarter, "appellant": APPELLANT, "entry": at}
        yield Chapter(
            page.words(f"demo.posts.{name}", appellant=APPELLANT),
            page.words(f"demo.posts.about_{name}", **values),
            f"grades {quarter} --person {person} --known-at {known}",
            grades_of_person.told(page, found, question.footing()),
        )
