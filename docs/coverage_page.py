"""The page of coverage: each clause of 篇1 with what carries it out, or why nothing does."""

from collections.abc import Iterator, Sequence

from docs.coverage_sources import Covered, coverage
from docs.markdown import page, table

INTRODUCTION = """\
Each clause of 篇1, and what carries it out. Read from the code: nothing here is kept by hand but
the reasons, which stand in `docs/coverage.toml`.

- **facts**: the kinds that are recorded under the clause (`kaozheng record KIND`).
- **rules**: the functions of `domain/rules/` that cite it, or go by a reading that it puts.
- **decided in**: the files of `commands/` that refuse, complete or follow by it.
- **answered by**: the files of `projections/` that show what it says is due, missing or counted.
- **scenarios**: the cases of `tests/scenarios/` that show it at work.

A clause that nothing carries out, or that no scenario shows, has a reason; one that is carried out
and shown may not have one. A test holds both."""


def coverage_page() -> str:
    """Write the page."""
    found = coverage()
    count, without = len(found), sum(one.reason is not None for one in found)
    return page(
        "What carries out each clause",
        INTRODUCTION,
        f"{count} clauses: {count - without} are carried out and shown by a scenario;"
        f" for {without} it is said why not.",
        *(block for one in found for block in _clause(one)),
    )


def _clause(one: Covered) -> Iterator[str]:
    title = one.clause.title
    yield f"## {one.clause.number} {title.en}"
    yield title.zh_hant
    rows = [(head, cell) for head, cell in _rows(one) if cell]
    if rows:
        yield table(("", ""), rows)
    if one.reason:
        yield one.reason.en
        yield one.reason.zh_hant


def _rows(one: Covered) -> Iterator[tuple[str, str]]:
    yield "facts", ", ".join(f"[{name}](reference/facts.md#{name.lower()})" for name in one.facts)
    yield "rules", ", ".join(_rule(name) for name in one.rules)
    yield "decided in", _files("commands", one.decisions)
    yield "answered by", _files("projections", one.answers)
    yield (
        "scenarios",
        ", ".join(f"[{name}](../tests/scenarios/{name}.yaml)" for name in one.scenarios),
    )


def _rule(name: str) -> str:
    module, _, function = name.partition(".")
    return f"[{module}.{function.lstrip('_')}](../domain/rules/{module}.py)"


def _files(room: str, names: Sequence[str]) -> str:
    return ", ".join(f"[{name}](../{room}/{name}.py)" for name in names)
