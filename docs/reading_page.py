"""The page of readings: how each sentence that can be read in several ways is read."""

from collections.abc import Iterator

from docs.markdown import code, page, table
from domain.regulation.clause import Clause, Reading
from domain.regulation.edition import Edition
from domain.regulation.shipped import shipped_edition, shipped_editions
from domain.rules.not_computed import why_not
from domain.rules.selectable import SELECTABLE
from domain.wording import render

INTRODUCTION = """\
The regulation has sentences that can be read in several ways. Each such question has a *key* and
*values*, one of which is the default. HR decides otherwise, from a day on, with
`kaozheng record policy-option-set`; anybody may ask with `--reading KEY=VALUE` what another reading
would give.

- **default**: what holds unless HR set another.
- **computed**: this version can compute by it.
- **refused**: this version cannot, so it may not be set or asked for
  ([decision 0007](../decisions/0007-a-reading-that-cannot-be-computed-is-refused.md)); the column
  says what stands in the way.

Class 1 can change a score, a grade, a post or pay; class 2 cannot, but may be chosen; for class 3
no other reading than the default is recommended."""


def reading_page() -> str:
    """Write the page."""
    editions = [shipped_edition(name) for name in shipped_editions()]
    return page("Readings", INTRODUCTION, *(block for one in editions for block in _edition(one)))


def _edition(edition: Edition) -> Iterator[str]:
    yield f"## Edition {code(edition.edition)}, version {edition.version}"
    wider = sum(key in SELECTABLE for key in edition.by_key)
    yield f"{edition.title.en} ({edition.title.zh_hant})."
    yield f"{len(edition.by_key)} readings; for {wider} this version computes by other values too."
    for clause in edition.clauses:
        yield from _clause(edition, clause)


def _clause(edition: Edition, clause: Clause) -> Iterator[str]:
    """A clause that has versions puts its readings once, with the version that puts them."""
    readings = [one for one in clause.readings if edition.by_key[one.key][0] is clause]
    if readings:
        yield f"### {clause.number} {clause.title.en}"
    for reading in readings:
        yield f"{code(reading.key)} (class {reading.level})"
        yield table(("value", "", "meaning"), _values(reading))


def _values(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for value, meaning in reading.values.items():
        why = why_not(reading, value)
        holds = "default" if value == reading.default else "computed"
        yield code(value), f"refused: {render(why, 'en')}" if why else holds, meaning.en
