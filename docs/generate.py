"""Writes the reference pages from the code; with --check it only says which of them is stale."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from docs.command_page import command_page
from docs.coverage_page import coverage_page
from docs.fact_page import fact_page
from docs.fact_schema import fact_schema
from docs.reading_page import reading_page
from docs.refusal_page import refusal_page
from docs.sheet_page import sheet_page

DOCS = Path(__file__).parent

PAGES: Mapping[str, Callable[[], str]] = {
    "coverage.md": coverage_page,
    "reference/commands.md": command_page,
    "reference/facts.md": fact_page,
    "reference/readings.md": reading_page,
    "reference/refusals.md": refusal_page,
    "reference/sheets.md": sheet_page,
    "schemas/facts.schema.json": fact_schema,
}


def stale(folder: Path = DOCS) -> Iterator[str]:
    """Name the pages that the code no longer gives, are missing, or that nothing writes."""
    for name, write in PAGES.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != write():
            yield name
    for room in sorted({Path(name).parent for name in PAGES} - {Path()}):
        for path in sorted((folder / room).glob("*")):
            if path.relative_to(folder).as_posix() not in PAGES:
                yield f"{path.relative_to(folder).as_posix()} (nothing writes it)"


def generate(folder: Path = DOCS) -> None:
    """Write every page."""
    for name, write in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(), "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if one is stale"
    )
    if not parser.parse_args(arguments).check:
        generate()
        return 0
    found = list(stale())
    for name in found:
        sys.stderr.write(f"docs/{name} is stale: run `make docs`.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
