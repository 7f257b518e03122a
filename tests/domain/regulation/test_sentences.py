"""Every refusal about YAML and the regulation has its sentence, the same in both languages."""

from string import Formatter

import pytest

from domain.refusals import Refusal, regulation, yaml
from domain.wording import catalogue

REFUSALS = [
    thing
    for module in (regulation, yaml)
    for thing in vars(module).values()
    if isinstance(thing, type)
    and issubclass(thing, Refusal)
    and thing.__module__ == module.__name__
]
OURS = sorted(
    key
    for key in {*catalogue("en"), *catalogue("zh-Hant")}
    if key.startswith(("refusal.yaml.", "refusal.regulation."))
)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_names_a_sentence_of_the_catalogues(refusal: type[Refusal]) -> None:
    assert refusal.sentence in OURS


def test_no_sentence_is_left_that_nothing_says() -> None:
    said = {refusal.sentence for refusal in REFUSALS}
    assert [key for key in OURS if key not in said and ".fault." not in key] == []


@pytest.mark.parametrize("key", OURS)
def test_a_sentence_takes_the_same_values_in_both_languages(key: str) -> None:
    english, chinese = (
        sorted(name for _, name, _, _ in Formatter().parse(words) if name)
        for words in (catalogue("en")[key], catalogue("zh-Hant")[key])
    )
    assert english == chinese
