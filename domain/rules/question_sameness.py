"""When two questions read the same: without blanks, punctuation and variants (P1-2.5-b)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from domain.facts.questions import QuestionSubmitted

VARIANTS = str.maketrans(
    "爲裏羣衆綫啓峯牀汙却够册喫栢麪濶",
    "為裡群眾線啟峰床污卻夠冊吃柏麵闊",
)
"""Two shapes of one character, the same word wherever they stand.

后 and 後, 采 and 採, 于 and 於 are not here: they are two characters each, and to tell them
apart is what a question on wrong characters may ask. Such questions read alike, and a person
judges them.
"""

DROPPED = ("Z", "P", "C")
"""Blanks, punctuation, and signs that are not seen, by their Unicode category."""

KEPT = re.compile(r"((?<=\d)[^\w\s](?=\d)|(?<=\d)[%‰])")
"""What makes another number of a number: 1.5 is not 15, and 5% is not 5."""

LABELS = frozenset("甲乙丙丁戊abcde12345對錯")
"""Answers that only point at a choice of the question; they say nothing by themselves."""


class _Said(dict[int, int | None]):
    """What becomes of each sign where none of them has to be kept; looked up once each."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.category(chr(sign))[0] in DROPPED else sign
        return self[sign]


SAID = _Said(VARIANTS)


@lru_cache(maxsize=65_536)
def normalised(text: str) -> str:
    """A text as it is compared: one shape of each character, no blanks, no punctuation."""
    said = KEPT.split(unicodedata.normalize("NFKC", text).casefold())
    said[::2] = (between.translate(SAID) for between in said[::2])
    return "".join(said)


class Said(NamedTuple):
    """What a question says; all that is known of it while it is not asked for."""

    month: str
    stem: str
    answer: str


def content(question: QuestionSubmitted | Said, reading: str) -> str:
    """What a question is compared by, as 相同 is read.

    A text of nothing but punctuation is compared as it stands. The point an answer asks for is what
    it says; where it only points at a choice, the question is compared by its text.
    """
    if reading == "exact_text_only":
        return question.stem
    text = normalised(question.stem) or question.stem
    if reading == "identical_after_normalisation_or_judged":
        return text
    point = normalised(question.answer)
    says_nothing = not point or point in LABELS
    return f"= {text}" if says_nothing else point


class Contents:
    """Questions by what they are compared by, worked out once for each reading that is met."""

    def __init__(self, questions: Mapping[str, Said]) -> None:
        self._questions = questions
        self._alike: dict[str, dict[str, list[str]]] = {}

    def same(self, question: QuestionSubmitted, reading: str) -> Sequence[str]:
        """The ids of those that are the same as one of them by their text, itself included."""
        if reading not in self._alike:
            alike: dict[str, list[str]] = defaultdict(list)
            for name, said in self._questions.items():
                alike[content(said, reading)].append(name)
            self._alike[reading] = alike
        return self._alike[reading][content(question, reading)]
