"""The demo told in chapters: each shows a command, and what that command prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import replaying
from domain.entry import Entry
from domain.facts.quarter import QuarterResultsPublished
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from projections.asking import Asking
from projections.whatif import scores_changed
from rehearsal.demo import NAME, QUARTERS
from rehearsal.protagonists import APPEALED, APPELLANT, CHEAT, CHEATED
from rehearsal.story import APPEAL, DISPUTED, REVERSED
from rehearsal.telling_posts import Chapter, position_of, posts
from reports.canonical_table import canonical_table
from reports.evidence import verdicts_told
from reports.explanation import accounting_table
from reports.replay_table import heading, replay_table
from reports.terminal import Page, plain_table
from reports.whatif_table import changes_table
from session import Session

HAPPENED = {
    Quarter(2005, 1): "late",
    Quarter(2005, 3): "wrong_person",
    CHEATED: "cheating",
    Quarter(2006, 1): "writing",
    Quarter(2006, 2): "over_thirty",
    APPEALED: "appeal",
}
"""The quarters in which something out of the ordinary happened, by what the catalogues call it."""


EXPLAINED = frozenset({"disputed", "moment", "others", "verify"})
"""The chapters that a sentence leads into."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The demo's ledger, and where it is told."""

    page: Page
    session: Session

    @property
    def published(self) -> Entry[QuarterResultsPublished]:
        """The first edition of the quarter that is appealed against."""
        return self.session.department().editions(APPEALED)[0]

    @property
    def reversal(self) -> int:
        """The entry that took the disputed deduction out of force."""
        return position_of(self.session, REVERSED)

    def chapters(self) -> Iterator[Chapter]:
        """The department, the disputed score and all that moved with it, posts, the proof."""
        yield self._chapter("department", None, self._department())
        yield self._disputed()
        yield self._then_and_now()
        yield self._moment()
        yield self._chapter("others", None, self._others())
        yield from posts(self.page, self.session)
        told = verdicts_told(self.page, self.session.evidence.verify().verdicts)
        yield self._chapter("verify", "verify", told)

    def _chapter(self, name: str, command: str | None, text: str) -> Chapter:
        page = self.page
        values = {
            "staff": APPELLANT,
            "quarter": APPEALED,
            "disputed": position_of(self.session, DISPUTED),
        }
        about = page.words(f"demo.about_{name}", **values) if name in EXPLAINED else None
        return Chapter(page.words(f"demo.{name}"), about, command, text)

    def _department(self) -> str:
        """Who they are, and what the eight quarters brought."""
        page, department = self.page, self.session.department()
        table = plain_table()
        table.add_column(page.words("whatif.quarter"), no_wrap=True)
        table.add_column(page.words("demo.editions"), no_wrap=True)
        table.add_column(page.words("demo.happened"), ratio=1, overflow="fold")
        for quarter in QUARTERS:
            editions = [
                f"{day_of(one.fact.happened_on)} @{one.position}"
                for one in department.editions(quarter)
            ]
            what = page.words(f"demo.quarter_{HAPPENED.get(quarter, 'ordinary')}")
            table.add_row(str(quarter), "\n".join(editions), what)
        people = page.words("demo.people", department=NAME)
        return page.text(people, "", table)

    def _disputed(self) -> Chapter:
        position = self.published.position
        question = self.session.ask(Asking(known_at=str(position)))
        told = accounting_table(
            self.page, question.rating(APPELLANT, str(APPEALED)), question.footing()
        )
        command = f"explain {APPELLANT} {APPEALED} --known-at {position}"
        return self._chapter("disputed", command, told)

    def _then_and_now(self) -> Chapter:
        found = replaying.canonical(self.session, APPELLANT, APPEALED, 1)
        told = canonical_table(self.page, found, self.session.ask().footing())
        return self._chapter("then_and_now", f"diff {APPELLANT} {APPEALED} --edition 1", told)

    def _moment(self) -> Chapter:
        """The piece of the replay between the appeal and the new edition."""
        first = position_of(self.session, APPEAL)
        last = self.session.department().editions(APPEALED)[-1].position
        question = self.session.ask(Asking(known_at=str(last)))
        replayed = replaying.steps(question, APPEALED, after=first - 1, person=APPELLANT)
        steps = tuple(step for step in replayed if step.moved)
        title = heading(self.page, APPEALED, replaying.answer(question, APPELLANT, APPEALED))
        others = last - first + 1 - len(steps)
        told = replay_table(self.page, title, steps, others, question.footing())
        command = f"replay {APPEALED} --person {APPELLANT} --from {first} --to {last}"
        return self._chapter("moment", command, told)

    def _others(self) -> str:
        """Everybody whose score or rank differs between the first edition and now."""
        then = self.session.department(Asking(known_at=str(self.published.position)))
        sides = Scores(then), Scores(self.session.department())
        changes = scores_changed(*sides, (APPEALED,))
        table = changes_table(self.page, changes, ("diff.before", "diff.after"))
        return self.page.text(table)

    def next(self, program: str, file: Path) -> Iterator[str]:
        """Commands to try on the ledger that was kept, as they are typed."""
        page = self.page
        yield page.text(page.words("demo.next", file=file), "")
        yield from (f"  {line}" for line in settings(program, file))
        for name, line in self.commands():
            yield from ("", f"  # {page.words(f'demo.next_{name}')}", f"  {line}")

    def commands(self) -> Iterator[tuple[str, str]]:
        """What to try next: what each shows, and the command."""
        yield "sheet", f"kaozheng sheet {APPEALED}"
        yield "diff", f"kaozheng diff {APPELLANT} {APPEALED} --without {self.reversal}"
        yield "whatif", f"kaozheng whatif {APPEALED} --without {self.reversal}"
        yield "drift", f"kaozheng drift {APPEALED} --known-at {self.reversal}"
        yield "cheating", f"kaozheng diff {CHEAT} {CHEATED} --edition 1"
        yield "over_thirty", "kaozheng explain F01 2006Q2"
        yield "late", "kaozheng explain A06 2005Q1"
        yield "month", f"kaozheng month {APPELLANT} {APPEALED.months[0]}"
        yield "questions", "kaozheng questions --month 2006-06"
        yield "due", f"kaozheng due {APPEALED}"
        yield "step", f"kaozheng replay {APPEALED} --person {APPELLANT} --step"
        yield "forms", f"kaozheng --as S01 explain {APPELLANT} {APPEALED}"
        yield "chinese", f"kaozheng --lang zh-Hant history {APPELLANT}"


def settings(program: str, file: Path) -> Iterator[str]:
    """What the shell must know first: where the program is, which ledger, who asks."""
    if program != "kaozheng":
        yield f'export PATH="{Path(program).parent}:$PATH"'
    yield f"export KAOZHENG_LEDGER=sqlite:///{file} KAOZHENG_AS=H01"
