"""The command line's template: a workbook to be filled in, which the import takes back."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Protocol

import click

from cli_speech import SpokenCommand, option, page, words
from commands.blank_sheets import blank_sheets, forms_called
from commands.sheet_facts import CHOICES, GUIDE
from commands.sheet_forms import SheetForm
from domain.refusals.paper import FileThere, FileUnwritable
from domain.values import Quarter
from domain.wording import Language
from projections.asking import quarter_of
from projections.choices import Choices, choices
from reports.terminal import Page
from session import Session


class Opens(Protocol):
    """Whatever opens the ledger the options name."""

    department: str | None

    def session(self) -> Session:
        """Open it."""
        ...


@click.command(cls=SpokenCommand)
@click.argument("sheets", nargs=-1, metavar="[SHEET|KIND]...")
@option("--out", "workbook", type=click.Path(path_type=Path), metavar="FILE")
@option("--quarter", metavar="QUARTER")
@option("--lang", type=click.Choice(["en", "zh-Hant"]))
@click.pass_obj
def template(
    opening: Opens,
    sheets: tuple[str, ...],
    workbook: Path | None,
    quarter: str | None,
    lang: Language | None,
) -> None:
    """Write a workbook to be filled in."""
    from reports.template_book import template_book
    from reports.template_guide import Guide

    forms = forms_called(sheets)
    of = None if quarter is None else quarter_of(quarter)
    told = Page(lang or page().language)
    blank = blank_sheets(forms, told.language, of, _choices(opening, of))
    aside = _name(GUIDE, told.language), _name(CHOICES, told.language)
    guide = Guide(aside[0], aside[1], of, opening.department)
    named = workbook or Path(f"template-{of}" if of else "template").with_suffix(".xlsx")
    _write(named, template_book(told, blank, guide))
    click.echo(words("template.written", file=named, sheets=[one.name for one in blank]))


def _name(form: SheetForm, language: Language) -> str:
    return form.en if language == "en" else form.zh


def _choices(opening: Opens, quarter: Quarter | None) -> Choices:
    """What a department has to choose from, ever or in a quarter; nothing where none is named."""
    if opening.department is None:
        return Choices()
    first, last = (quarter.first_day, quarter.last_day) if quarter else (date.min, date.max)
    return choices(opening.session().department(), first, last)


def _write(file: Path, content: bytes) -> None:
    """Write a file that was not there."""
    try:
        with file.open("xb") as written, ExitStack() as undo:
            undo.callback(file.unlink)
            written.write(content)
            written.flush()
            undo.pop_all()
    except FileExistsError as error:
        raise FileThere(file=str(file)) from error
    except OSError as error:
        raise FileUnwritable(file=str(file)) from error
