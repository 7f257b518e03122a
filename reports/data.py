"""Parts of an answer as data: a sentence in both languages, entries by their full names."""

from collections.abc import Iterable

from domain.line import AnyEntry
from domain.wording import LANGUAGES, Message, render
from reports.terminal import reference


def both(message: Message) -> dict[str, str]:
    """A sentence in each language."""
    return {language: render(message, language) for language in LANGUAGES}


def references(entries: Iterable[AnyEntry]) -> list[str]:
    """Entries, each by its full name."""
    return [reference(entry) for entry in entries]
