"""The rulebook on a day, one clause of it, its changes; as text and as data."""

from collections.abc import Iterator

from domain.entry import Entry
from domain.facts.standards import PolicyOptionSet, RegulationAdopted, StandardAdopted
from domain.line import AnyEntry
from domain.regulation.bands import Bands
from domain.regulation.clause import Clause, Text
from domain.rules.consultation import lacks_consultation
from domain.standards import standard_words
from domain.wording import shown
from projections.footing import Footing
from projections.rulebook import InForce, Rulebook
from reports.terminal import Page, plain_table, reference, two_columns


def in_words(page: Page, text: Text) -> str:
    """A text of the regulation in the page's language."""
    return text.en if page.language == "en" else text.zh_hant


def rulebook_told(page: Page, book: Rulebook, footing: Footing) -> str:
    """The edition, the readings that were set, the standards, and every change of them."""
    edition, rules = book.rules.edition, book.rules
    heading = page.words(
        "rulebook.title",
        title=in_words(page, edition.title),
        version=edition.version,
        day=rules.day,
        entry=f"@{rules.adoption.position}",
    )
    counted = page.words(
        "rulebook.counts", clauses=len(edition.by_number), readings=len(book.readings)
    )
    parts: list[object] = [heading, counted, "", page.words("rulebook.set"), *_set(page, book)]
    parts += ["", page.words("rulebook.standards"), *_standards(page, book)]
    parts += ["", page.words("rulebook.changes"), two_columns(_changes(page, book)), ""]
    return page.text(*parts, *map(page.render, footing.lines))  # type: ignore[arg-type]  # texts and tables


def _set(page: Page, book: Rulebook) -> Iterator[object]:
    rows = [(one.clause, _reading(page, one)) for one in book.set_otherwise]
    yield two_columns(rows) if rows else page.words("rulebook.none_set")


def _reading(page: Page, one: InForce) -> str:
    entry = f"@{one.entry.position}" if one.entry else ""
    meaning = in_words(page, one.reading.values[one.value])
    return page.words(
        "rulebook.reading", key=one.reading.key, value=one.value, meaning=meaning, entry=entry
    )


def _standards(page: Page, book: Rulebook) -> Iterator[object]:
    rows = [_standard(page, entry) for entry in book.standards]
    yield two_columns(rows) if rows else page.words("rulebook.no_standards")


def _standard(page: Page, entry: Entry[StandardAdopted]) -> tuple[str, str]:
    """A standard by its name, and its title where that says more."""
    fact = entry.fact
    name = page.words("rulebook.standard_name", name=standard_words(fact.standard_code))
    told = page.words(
        "rulebook.standard",
        title="" if fact.title_zh == name else fact.title_zh,
        version=fact.version,
        since=fact.effective_from,
        items=len(fact.items),
        entry=f"@{entry.position}",
    )
    unconsulted = page.words("rulebook.unconsulted") if lacks_consultation(fact) else ""
    return name, f"{told}{unconsulted}"


def _changes(page: Page, book: Rulebook) -> Iterator[tuple[str, str]]:
    for day, entry in book.changes:
        yield day.isoformat(), f"{_change(page, entry)} @{entry.position}"


def _change(page: Page, entry: AnyEntry) -> str:
    match entry.fact:
        case RegulationAdopted(edition=edition):
            return page.words(
                "rulebook.adopted", title=in_words(page, edition.title), version=edition.version
            )
        case PolicyOptionSet(key=key, value=value, reason=reason):
            return page.words("rulebook.option", key=key, value=value, reason=reason)
        case StandardAdopted(title_zh=title, version=version):
            return page.words("rulebook.adopted", title=title, version=version)
        case _:
            return page.words(f"fact.{type(entry.fact).__name__}")


def clause_told(page: Page, book: Rulebook, clause: Clause, footing: Footing) -> str:
    """One clause: its sentence, its numbers, and how it is read on the day."""
    parts: list[object] = [f"{clause.number} {in_words(page, clause.title)}", ""]
    parts += [in_words(page, clause.text), ""]
    if clause.note:
        parts += [in_words(page, clause.note), ""]
    numbers = [(name, shown(amount)) for name, amount in clause.amounts.items()]
    if numbers:
        parts += [two_columns(numbers), ""]
    for table in clause.tables.values():
        if isinstance(table, Bands):
            parts += [_bands(page, table), ""]
    mine = [one for one in book.readings if one.clause == clause.number]
    for one in mine:
        parts += [page.words("rulebook.read", key=one.reading.key), _values(page, one), ""]
    return page.text(*parts, *map(page.render, footing.lines))  # type: ignore[arg-type]  # texts and tables


def _bands(page: Page, table: Bands) -> object:
    shown_bands = plain_table()
    shown_bands.add_column(page.words("rulebook.from"), justify="right")
    shown_bands.add_column(page.words("rulebook.below"), justify="right")
    shown_bands.add_column(page.words("rulebook.mark"), justify="right")
    for band in table.bands:
        below = "" if band.below is None else shown(band.below)
        shown_bands.add_row(shown(band.from_), below, shown(band.mark))
    return shown_bands


def _values(page: Page, one: InForce) -> object:
    mark = page.words("rulebook.in_force")
    return two_columns(
        (mark if value == one.value else "", f"{value}: {in_words(page, text)}")
        for value, text in one.reading.values.items()
    )


def as_data(book: Rulebook, footing: Footing) -> dict[str, object]:
    """The rulebook as data: every reading with its value, its clause and its entry."""
    edition = book.rules.edition
    return {
        "on": book.rules.day.isoformat(),
        "edition": {
            "edition": edition.edition,
            "version": edition.version,
            "fingerprint": edition.fingerprint,
            "entry": reference(book.rules.adoption),
        },
        "readings": [
            {
                "key": one.reading.key,
                "value": one.value,
                "default": one.reading.default,
                "clause": one.clause,
                "entry": reference(one.entry) if one.entry else None,
            }
            for one in book.readings
        ],
        "standards": [
            {
                "code": entry.fact.standard_code,
                "version": entry.fact.version,
                "since": entry.fact.effective_from.isoformat(),
                "entry": reference(entry),
            }
            for entry in book.standards
        ],
        "changes": [
            {"from": day.isoformat(), "kind": entry.fact.kind, "entry": reference(entry)}
            for day, entry in book.changes
        ],
        **footing.data,
    }


def clause_data(book: Rulebook, clause: Clause, footing: Footing) -> dict[str, object]:
    """One clause as data."""
    return {
        "on": book.rules.day.isoformat(),
        **clause.model_dump(mode="json", by_alias=True),
        "in_force": {
            one.reading.key: one.value for one in book.readings if one.clause == clause.number
        },
        **footing.data,
    }
