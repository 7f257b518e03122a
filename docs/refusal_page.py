"""The page of refusals: the tree, how the program ends, and every sentence in both languages."""

import importlib
import pkgutil
from collections.abc import Iterator

from docs.markdown import page, sentence, table
from domain import refusals
from domain.refusals import Refusal
from domain.wording import catalogue

INTRODUCTION = """\
A refusal is raised, and nothing is recorded. It is printed on stderr as one sentence: what is
refused, by which clause, what to do instead. The program ends with the exit code of its branch.

In the sentences a word in italics stands for a value. `RowRefused` and `ImportRefused` hold the
refusals of single rows; a row keeps the exit code of its own refusal."""


def refusal_page() -> str:
    """Write the page."""
    for module in pkgutil.iter_modules(refusals.__path__):
        importlib.import_module(f"{refusals.__name__}.{module.name}")
    families = sorted(Refusal.__subclasses__(), key=lambda family: family.exit_code)
    return page(
        "Refusals",
        INTRODUCTION,
        f"```text\n{_tree()}\n```",
        *(block for family in families for block in _family(family)),
    )


def _tree() -> str:
    """The tree as the package's docstring draws it."""
    _, _, rest = (refusals.__doc__ or "").partition("\n\n")
    return rest.partition("\n\n")[0]


def _family(family: type[Refusal]) -> Iterator[str]:
    yield f"## {family.__name__}: exit code {family.exit_code}"
    yield str(family.__doc__)
    members = sorted(_below(family), key=lambda one: one.__name__)
    yield table(("refusal", "English", "繁體中文"), (_row(one) for one in members))


def _below(family: type[Refusal]) -> Iterator[type[Refusal]]:
    """Every refusal that is raised, however deep in the tree."""
    for one in family.__subclasses__():
        if hasattr(one, "sentence"):
            yield one
        yield from _below(one)


def _row(refusal: type[Refusal]) -> tuple[str, str, str]:
    english, chinese = (catalogue(language)[refusal.sentence] for language in ("en", "zh-Hant"))
    return refusal.__name__, sentence(english), sentence(chinese)
