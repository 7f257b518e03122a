"""The four canonical answers about a rating in one table, and as data."""

from domain.rounding import exact_text
from domain.values import day_of
from domain.wording import shown
from projections.canonical import Canonical
from projections.footing import Footing
from projections.rating import as_json
from reports.difference_table import score_so_far
from reports.terminal import Page, plain_table, reference


def canonical_table(page: Page, found: Canonical, footing: Footing) -> str:
    """As published, as known then, as known now: each answer's score, and where to look next."""
    table = plain_table()
    table.add_column(page.words("canonical.answer"), ratio=1, overflow="fold")
    table.add_column(page.words("canonical.score"), justify="right", no_wrap=True)
    for which, rating in found.answers.items():
        score = score_so_far(page, rating)
        if which == "published":
            score = _published(page, found)
        table.add_row(page.words(f"canonical.{which}"), score)
    now = found.answers["now_today"]
    heading = page.words(
        "canonical.title",
        staff=now.staff_id,
        name=now.name or page.words("word.name_erased"),
        quarter=now.quarter,
        edition=found.edition.fact.edition,
        on=day_of(found.edition.fact.happened_on),
        position=found.edition.position,
    )
    hint = page.words(
        "canonical.next",
        staff=now.staff_id,
        quarter=now.quarter,
        position=found.edition.position,
    )
    tail = (page.render(message) for message in footing.lines)
    return page.text(heading, "", table, "", *_alarm(page, found), hint, "", *tail)


def _published(page: Page, found: Canonical) -> str:
    return shown(found.row.exact) if found.row else page.words("canonical.not_in_it")


def _alarm(page: Page, found: Canonical) -> tuple[str, ...]:
    """An edition that its own entries do not give is an alarm (regulation.md, G.2)."""
    if found.holds:
        return ()
    score = score_so_far(page, found.answers["published"])
    return page.words("canonical.rebuilt", score=score), ""


def as_data(found: Canonical, footing: Footing) -> dict[str, object]:
    """The same as data."""
    return {
        "staff_id": found.answers["now_today"].staff_id,
        "quarter": str(found.answers["now_today"].quarter),
        "edition": found.edition.fact.edition,
        "entry": reference(found.edition),
        "published": exact_text(found.row.exact) if found.row else None,
        "holds": found.holds,
        "answers": {which: as_json(one.score.score) for which, one in found.answers.items()},
        **footing.data,
    }
