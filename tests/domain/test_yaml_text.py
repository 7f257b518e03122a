"""The one YAML loader: text stays text, keys stand once, and every refusal names the place."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from domain import yaml_text
from domain.refusals import Misused
from domain.refusals.yaml import (
    YamlAlias,
    YamlBroken,
    YamlCharacter,
    YamlEmpty,
    YamlKeyNotText,
    YamlKeyTwice,
    YamlSeveral,
    YamlTag,
    YamlTooDeep,
)
from domain.wording import LANGUAGES, render
from domain.yaml_text import DEPTH_MAX, Data, load_yaml

BOMB = """\
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
"""


@pytest.fixture(params=[yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "without libyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "PARSER", request.param)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "scalar", ["on", "no", "yes", "off", "62.5", "85", "1e3", "0x10", "2006-01-01", "1:30", "<<"]
)
def test_a_plain_scalar_stays_the_text_it_is(scalar: str) -> None:
    assert load_yaml(f"a: {scalar}", "a.yaml") == {"a": scalar}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("scalar", "value"),
    [("null", None), ("~", None), ("", None), ("true", True), ("false", False)],
)
def test_only_null_true_and_false_are_not_text(*, scalar: str, value: bool | None) -> None:
    assert load_yaml(f"a: {scalar}", "a.yaml") == {"a": value}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("scalar", ["null", "~", "", "true", "false", "on", "62.5"])
def test_a_quoted_scalar_is_always_text(scalar: str) -> None:
    assert load_yaml(f"""[ "{scalar}", '{scalar}' ]""", "a.yaml") == [scalar, scalar]


@pytest.mark.usefixtures("parser")
def test_a_key_is_text_whatever_it_looks_like() -> None:
    assert load_yaml("{on: 1, no: 2, true: 3, null: 4, 62.5: 5}", "a.yaml") == {
        "on": "1",
        "no": "2",
        "true": "3",
        "null": "4",
        "62.5": "5",
    }


@pytest.mark.usefixtures("parser")
def test_lists_mappings_and_blocks_are_read() -> None:
    text = "a:\n  - {b: c}\n  - [d, null]\ne: |-\n  一\n  二\nf: >-\n  one\n  two\n"
    assert load_yaml(text, "a.yaml") == {
        "a": [{"b": "c"}, ["d", None]],
        "e": "一\n二",
        "f": "one two",
    }


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "refusal", "place"),
    [
        pytest.param("a: [1, 2\nb: 3", YamlBroken, (2, 2), id="an unclosed list"),
        pytest.param("a: 'x\n", YamlBroken, (2, 1), id="an unclosed quotation"),
        pytest.param("a: b: c", YamlBroken, (1, 5), id="a mapping within a line"),
        pytest.param("a: 1\n\tb: 2", YamlBroken, (2, 1), id="a tab"),
        pytest.param("a: 1\nb: 2\na: 3", YamlKeyTwice, (3, 1), id="a key twice"),
        pytest.param("x: {a: 1, a: 1}", YamlKeyTwice, (1, 11), id="a key twice, in a flow"),
        pytest.param("true: 1\n'true': 2", YamlKeyTwice, (2, 1), id="a key twice, once quoted"),
        pytest.param("? [a]\n: 1", YamlKeyNotText, (1, 3), id="a list as a key"),
        pytest.param("a: !!python/name:os.system x", YamlTag, (1, 4), id="a Python tag"),
        pytest.param("a: !secret x", YamlTag, (1, 4), id="an unknown tag"),
        pytest.param("a: !!set {x}", YamlTag, (1, 4), id="a tagged mapping"),
        pytest.param("a: !!omap [x]", YamlTag, (1, 4), id="a tagged list"),
        pytest.param("!!str a: 1", YamlTag, (1, 1), id="a tagged key"),
        pytest.param("a: &x 1\nb: *x", YamlAlias, (2, 4), id="an alias"),
        pytest.param("&x a: 1\n*x : 2", YamlAlias, (2, 1), id="an alias as a key"),
        pytest.param("a: &x [*x]", YamlAlias, (1, 8), id="a list within itself"),
        pytest.param(BOMB, YamlAlias, (2, 8), id="an alias bomb"),
        pytest.param("a: 1\n---\nb: 2", YamlSeveral, (2, 1), id="a second document"),
        pytest.param("a: 1\nb: \x07", YamlCharacter, (2, 4), id="a control character"),
        pytest.param("a: \ud800", YamlCharacter, (1, 4), id="half of a surrogate pair"),
        pytest.param("[" * 60, YamlTooDeep, (1, DEPTH_MAX + 1), id="too deep a list"),
        pytest.param("- " * 100_000, YamlTooDeep, (1, 2 * DEPTH_MAX + 1), id="a depth bomb"),
    ],
)
def test_what_is_not_plain_data_is_refused_with_file_line_and_column(
    text: str, refusal: type[Misused], place: tuple[int, int]
) -> None:
    with pytest.raises(refusal) as refused:
        load_yaml(text, "a.yaml")
    assert refused.value.exit_code == 2
    assert (refused.value.values["line"], refused.value.values["column"]) == place
    assert f"a.yaml, line {place[0]}, column {place[1]}: " in str(refused.value)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "null", "~\n"])
def test_a_file_without_data_is_refused(text: str) -> None:
    with pytest.raises(YamlEmpty) as refused:
        load_yaml(text, "a.yaml")
    assert str(refused.value) == "a.yaml holds no data. Name a file that does."


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2", "a: *b", "!!int 1", "? {}\n: 1", "\x00"])
def test_a_refusal_has_its_sentence_in_both_languages(text: str, language: str) -> None:
    with pytest.raises(Misused) as refused:
        load_yaml(text, "a.yaml")
    sentence = render(refused.value.message, "en" if language == "en" else "zh-Hant")
    assert "a.yaml" in sentence
    assert "{" not in sentence


DATA: st.SearchStrategy[Data] = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc一二", min_size=1), inner),
)


@given(DATA.filter(lambda data: data is not None))
def test_plain_data_that_was_written_is_read_back(data: Data) -> None:
    assert load_yaml(yaml.safe_dump(data, allow_unicode=True), "a.yaml") == data


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, yaml.SafeLoader])
@given(st.text() | st.text(st.sampled_from("ab:-[]{},\n \t'\"#&*!|>?%@")))
def test_any_text_is_read_or_refused(parser: type[yaml.SafeLoader], text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_text, "PARSER", parser)
        with suppress(Misused):
            assert load_yaml(text, "a.yaml") is not None
