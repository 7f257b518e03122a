"""Messages: an id and its values here, the words in the catalogues, in English and 繁體中文."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal, TypeAlias

from typing_extensions import override

from domain.rounding import exact_text, rounded
from domain.runs import in_runs

Language: TypeAlias = Literal["en", "zh-Hant"]
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant")

PLACES_SHOWN_MAX = 4
LISTED_MAX = 16

UNSEEN = {
    code: "\N{REPLACEMENT CHARACTER}"
    for first, last in ((0, 8), (11, 31), (127, 159), (0x202A, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
}
"""Signs that would act on a terminal instead of being read there."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be said to a person: which sentence, and what goes into it."""

    id: str
    values: Mapping[str, object]


def say(id: str, /, **values: object) -> Message:  # noqa: A002 - the word of the catalogues
    """Name a sentence of the catalogues and what goes into it."""
    return Message(id, values)


def shown(amount: Fraction | Decimal | int) -> str:
    """Write an amount for people: rounded half up to four places at most (design section 7)."""
    text = format(Decimal(exact_text(rounded(Fraction(amount), PLACES_SHOWN_MAX))), "f")
    return text.replace("-", "−")


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Read every sentence of one language, by id (the tables of a file joined with dots)."""
    sentences: dict[str, str] = {}
    for file in sorted(files("domain").joinpath("catalogue", language).iterdir(), key=str):
        if file.name.endswith(".toml"):
            sentences.update(_flat(tomllib.loads(file.read_text("utf-8")), ""))
    return sentences


def render(message: Message, language: Language) -> str:
    """Put a message into words.

    Raises KeyError when the catalogue has no such sentence: a test holds both catalogues equal.
    """
    words = _Words(language).vformat(catalogue(language)[message.id], (), message.values)
    return words.rstrip()  # An optional value at the end may be empty.


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


class _Words(Formatter):
    """``{name}`` as people write the value; ``{n:entry|entries}`` counts; ``{x:+}`` has a sign.

    ``{staff:runs}`` names those whose numbers follow one another by the first and the last.
    """

    def __init__(self, language: Language) -> None:
        self._language = language

    @override
    def format_field(self, value: object, format_spec: str) -> str:
        words = self._word(value)
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return f"{words} {one if value == 1 else many}"
        if format_spec == "runs" and isinstance(value, tuple):
            return self._word(in_runs(map(str, value)))
        if format_spec == "+" and not words.startswith("−"):
            return f"+{words}"
        return words

    def _word(self, value: object) -> str:
        match value:
            case Message():
                return render(value, self._language)
            case Fraction() | Decimal():
                return shown(value)
            case datetime():
                return value.strftime("%Y-%m-%d %H:%M:%S")
            case date():
                return value.isoformat()
            case tuple() | list() | frozenset():
                comma = ", " if self._language == "en" else "、"
                words = [self._word(item) for item in value]
                more = [f"… (+{len(words) - LISTED_MAX})"] if len(words) > LISTED_MAX else []
                return comma.join([*words[:LISTED_MAX], *more])
            case _:
                return str(value).translate(UNSEEN)
