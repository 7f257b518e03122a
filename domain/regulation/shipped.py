"""The editions of the regulation that come with the program."""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from domain.refusals.regulation import EditionUnknown
from domain.regulation.edition import Edition, read_edition

SUFFIX = ".yaml"
NUMBER = re.compile(rb"\n  - number: (\S+)")


@cache
def shipped_editions() -> tuple[str, ...]:
    """Give the names of the editions that come with the program, in order."""
    names = [file.name for file in _folder().iterdir()]
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)))


@cache
def shipped_edition(name: str) -> Edition:
    """Read one of them. Raises a refusal where there is none of that name."""
    if name not in shipped_editions():
        raise EditionUnknown(edition=name, editions=shipped_editions())
    return read_edition(_bytes(name).decode(), f"{name}{SUFFIX}")


@cache
def clause_numbers() -> frozenset[str]:
    """Give the number of every clause they have, by their ``number:`` lines alone.

    Rules check what they cite when they are imported, which must not cost the reading of the
    editions; a test holds the lines against what is read.
    """
    return frozenset(
        number.decode() for name in shipped_editions() for number in NUMBER.findall(_bytes(name))
    )


def _bytes(name: str) -> bytes:
    return _folder().joinpath(f"{name}{SUFFIX}").read_bytes()


@cache
def _folder() -> Traversable:
    return files("domain.regulation").joinpath("editions")
