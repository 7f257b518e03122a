"""Nothing is undocumented, and no page says what is no longer so."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli import main
from cli_record import record
from commands.sheet_forms import FORMS
from docs.generate import DOCS, PAGES, generate, stale
from docs.generate import main as write_pages
from domain.facts import KINDS
from domain.refusals import Refusal
from domain.regulation.shipped import shipped_edition, shipped_editions
from domain.wording import Language, catalogue

ROOT = DOCS.parent
WRITTEN_BY_HAND = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md"))
    if path.relative_to(ROOT).as_posix().removeprefix("docs/") not in PAGES
)

LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
PLACE_IN_A_PAGE = re.compile(r"\]\((?!https?:)([^)#\s]*\.md)?#([^)\s]+)\)")
EXCERPT = re.compile(r"^```(?:python|yaml|toml) (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(?:kaozheng |(?=record ))([a-z][^`]*)`")
PLACE = re.compile(r"[A-Z]+|…")
TERM = re.compile(r"^\| (?!English)([^|]+) \| ([^|]*) ?\| `([^`]+)`", re.MULTILINE)


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_pages_are_those_the_code_gives() -> None:
    assert write_pages(["--check"]) == 0, "run `make docs`"


def test_a_stale_a_missing_and_a_stray_page_are_named(tmp_path: Path) -> None:
    generate(tmp_path)
    assert list(stale(tmp_path)) == []
    (tmp_path / "reference/facts.md").write_text("# Facts\n", "utf-8")
    (tmp_path / "reference/sheets.md").unlink()
    shutil.copy(tmp_path / "reference/readings.md", tmp_path / "reference/policies.md")
    assert list(stale(tmp_path)) == [
        "reference/facts.md",
        "reference/sheets.md",
        "reference/policies.md (nothing writes it)",
    ]


def commands(context: click.Context) -> Iterator[str]:
    """Name every command below one, but for the kinds of `record`."""
    group = context.command
    if isinstance(group, click.Group) and context.info_name != "record":
        for word in group.list_commands(context):
            if command := group.get_command(context, word):
                below = click.Context(command, info_name=word, parent=context)
                yield below.command_path
                yield from commands(below)


def test_every_command_is_documented() -> None:
    found = list(commands(click.Context(main, info_name="kaozheng")))
    assert len(found) >= 10
    for command in found:
        assert f"\n## {command}\n" in page("reference/commands.md")


def test_the_help_and_the_readme_name_every_command() -> None:
    known = set(main.list_commands(click.Context(main)))
    assert set(main.commands) <= known, "name it in cli.py, under SECTIONS"
    after = (ROOT / "README.md").read_text("utf-8").partition("## Which command answers what")[2]
    named = re.findall(r"`([a-z][a-z-]*)(?: [^`]*)?`", after.partition("\n## ")[0])
    assert set(named) - {"kaozheng"} == known


@pytest.mark.parametrize("path", WRITTEN_BY_HAND, ids=name)
def test_a_command_in_the_text_of_a_page_exists_with_its_options(path: Path) -> None:
    for line in INLINE.findall(path.read_text("utf-8")):
        context, words = click.Context(main), line.split()
        while isinstance(group := context.command, click.Group):
            if not words or PLACE.fullmatch(words[0]):
                break
            command = group.get_command(context, words.pop(0))
            assert command is not None, line
            context = click.Context(command, parent=context)
        given = {word for word in words if word.startswith("--")}
        options = {name for one in context.command.params for name in one.opts} | {"--help"}
        assert given <= options, line


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_documented(kind: str) -> None:
    assert f"\n### {KINDS[kind].__name__}\n" in page("reference/facts.md")
    assert f"| kind | `{kind}` |" in page("reference/facts.md")


@pytest.mark.parametrize("name", record.list_commands(click.Context(record)))
def test_every_kind_that_can_be_recorded_is_on_the_page_of_commands(name: str) -> None:
    assert f"\n| `{name}` | " in page("reference/commands.md")


def test_every_kind_has_a_schema_whose_references_lead_somewhere() -> None:
    schema = json.loads(page("schemas/facts.schema.json"))
    assert set(KINDS) <= set(schema["$defs"])
    assert [one["$ref"] for one in schema["oneOf"]] == [f"#/$defs/{kind}" for kind in KINDS]
    for reference in references(schema):
        found = schema
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]


def references(node: object) -> Iterator[str]:
    """Find every reference of a schema."""
    for below in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from references(below)
    if isinstance(node, dict) and isinstance(reference := node.get("$ref"), str):
        yield reference


@pytest.mark.parametrize("edition", shipped_editions())
def test_every_reading_is_documented(edition: str) -> None:
    for key in shipped_edition(edition).by_key:
        assert f"\n`{key}` (class " in page("reference/readings.md")


def refusals(family: type[Refusal]) -> Iterator[type[Refusal]]:
    """Find every refusal that has a sentence."""
    for one in family.__subclasses__():
        yield from refusals(one)
        if hasattr(one, "sentence"):
            yield one


def test_every_refusal_and_every_sheet_is_documented() -> None:
    for refusal in refusals(Refusal):
        assert f"\n| {refusal.__name__} | " in page("reference/refusals.md")
    for form in FORMS:
        assert f"\n## {form.zh} ({form.en})\n" in page("reference/sheets.md")


@pytest.mark.parametrize("path", WRITTEN_BY_HAND, ids=name)
def test_the_links_of_a_page_lead_somewhere(path: Path) -> None:
    missing = [
        to for to in LINK.findall(path.read_text("utf-8")) if not (path.parent / to).exists()
    ]
    assert not missing


def headings(path: Path) -> set[str]:
    """Give the headings of a page as links call them."""
    found = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in found}


@pytest.mark.parametrize("path", [*WRITTEN_BY_HAND, *(DOCS / one for one in PAGES)], ids=name)
def test_a_link_into_a_page_leads_to_a_heading(path: Path) -> None:
    into: dict[str, set[str]] = {}
    for to, heading in PLACE_IN_A_PAGE.findall(path.read_text("utf-8")):
        into.setdefault(to, set()).add(heading)
    for to, named in into.items():
        assert named <= headings(path.parent / to if to else path)


def test_every_page_is_on_the_index() -> None:
    pages = {path for path in DOCS.rglob("*.md") if path.parent.name != "changelog"}
    pages |= {DOCS / written for written in PAGES}
    linked = {(DOCS / to).resolve() for to in LINK.findall(page("index.md"))}
    assert pages - linked == {DOCS / "index.md"}


def test_what_is_quoted_from_the_house_stands_there() -> None:
    quoted = EXCERPT.findall(page("adding-a-rule.md"))
    assert len(quoted) >= 4
    for path, excerpt in quoted:
        assert excerpt in (ROOT / path).read_text("utf-8"), path


def spoken(language: Language) -> str:
    """Everything the program can say in a language, the regulation included."""
    editions = [shipped_edition(edition).model_dump_json() for edition in shipped_editions()]
    heads = [f"{form.zh} {form.en}" for form in FORMS]
    return "\n".join((*catalogue(language).values(), *editions, *heads)).casefold()


def test_the_glossary_has_only_words_the_program_uses() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for room in ("domain", "ledger", "rehearsal")
        for path in (ROOT / room).rglob("*.py")
    )
    terms = TERM.findall(page("glossary.md"))
    assert len(terms) >= 70
    english, chinese = spoken("en"), spoken("zh-Hant")
    for word, term, named in terms:
        assert re.sub(r" \(.*\)", "", word).casefold() in english + code.casefold(), word
        assert term.strip() in chinese, term
        assert re.search(rf"\b{re.escape(named)}\b", code), named


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(path.name[:4] for path in (DOCS / "decisions").glob("*.md"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
