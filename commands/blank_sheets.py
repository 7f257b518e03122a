"""Sheets ready to be filled in, worked out from the declarations that the import reads."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from commands import sheet_facts as facts
from commands.read_cells import Choice
from commands.read_sheets import NUMERALS
from commands.sheet_forms import FORMS, Column, SheetForm
from domain.refusals.paper import TemplateNotKnown
from domain.values import YEARS, Quarter
from domain.wording import Language, catalogue, render, say
from projections.blank_sheet import BlankColumn, BlankSheet
from projections.choices import Choices

REPEATED = 5
"""How many columns a repeated one has in a template; there may be more, or fewer."""
ANY_DAY = (date(YEARS[0], 1, 1), date(YEARS[1] - 1, 12, 31))


def forms_called(names: Iterable[str]) -> tuple[SheetForm, ...]:
    """The forms that go by some names, in their own order; all where none is named.

    Raises TemplateNotKnown.
    """
    wanted = tuple(names)
    for name in wanted:
        if not any(facts.is_called(form, name) for form in FORMS):
            known = tuple(f"{form.zh} ({form.en})" for form in FORMS)
            raise TemplateNotKnown(name=name, known=known)
    return tuple(
        form for form in FORMS if not wanted or any(facts.is_called(form, name) for name in wanted)
    )


def blank_sheets(
    forms: Iterable[SheetForm], language: Language, quarter: Quarter | None, choices: Choices
) -> tuple[BlankSheet, ...]:
    """Work out the sheets of some forms, in a language, for a quarter and a department."""
    return tuple(
        BlankSheet(
            name=_name(form, language),
            note=render(say(f"template.sheet.{form.key}"), language),
            clauses=facts.clauses(form),
            confidential=form.confidential,
            columns=tuple(
                _column(form, column, head, (language, quarter, choices))
                for column in form.columns
                for head in _heads(column, language)
            ),
        )
        for form in forms
    )


def _name(named: SheetForm | Column, language: Language) -> str:
    return named.en if language == "en" else named.zh


def _heads(column: Column, language: Language) -> tuple[str, ...]:
    """The heads of a column: its own, or one for each time it is repeated."""
    name = _name(column, language)
    if not column.repeated:
        return (name,)
    if language == "en":
        return tuple(f"{name} {number}" for number in range(1, REPEATED + 1))
    return tuple(f"{name}{numeral}" for numeral in NUMERALS[:REPEATED])


def _column(
    form: SheetForm,
    column: Column,
    head: str,
    circumstances: tuple[Language, Quarter | None, Choices],
) -> BlankColumn:
    language, quarter, choices = circumstances
    low, high = _range(form, column, quarter)
    only = _only(column, language, quarter)
    return BlankColumn(
        field=column.field,
        head=head,
        note=_note(form, column, language),
        wanted=_wanted(form, column, only, language),
        holds=facts.holds(form, column),
        optional=facts.optional(column),
        choices=only,
        suggested=_suggested(form, column, choices),
        suggested_by=_suggested_by(form, column, language),
        low=low,
        high=high,
        beyond=quarter is not None and facts.of_the_quarter(form),
    )


def _note(form: SheetForm, column: Column, language: Language) -> str:
    """What goes into a column: what this form says of it, or else what all do."""
    own = f"template.{form.key}.{column.field}"
    shared = f"template.every.{column.field}"
    return render(say(own if own in catalogue(language) else shared), language)


def _only(column: Column, language: Language, quarter: Quarter | None) -> tuple[str, ...]:
    """The words of a choice: the Chinese ones, or the values they stand for, which read as well."""
    if isinstance(column.read, Choice):
        words = column.read.values.items()
        return tuple(str(value) if language == "en" else word for word, value in words)
    return (str(quarter),) if quarter and facts.HOLDS[column.read] == "quarter" else ()


def _wanted(form: SheetForm, column: Column, only: tuple[str, ...], language: Language) -> str:
    """What a cell takes, in the words of the refusal, or by its fact's limits."""
    bounds = facts.bounds(form, column)
    whole = facts.holds(form, column) == "whole"
    message = facts.wanted(form, column) or say("template.anything")
    if isinstance(column.read, Choice):
        message = say("template.one_of", choices=only)
    elif bounds and bounds.limited:
        between = "template.whole_between" if whole else "template.between"
        message = say(between, low=bounds.low, high=bounds.high)
    elif bounds and whole:
        message = say("template.whole_from", low=bounds.low)
    elif bounds and bounds.low:
        message = say("format.points")
    if facts.optional(column):
        message = say("template.or_nothing", wanted=message)
    return render(message, language)


def _range(
    form: SheetForm, column: Column, quarter: Quarter | None
) -> tuple[Decimal | date | None, Decimal | date | None]:
    if bounds := facts.bounds(form, column):
        return bounds.low, bounds.high
    if facts.holds(form, column) not in {"day", "moment"}:
        return None, None
    if quarter and facts.of_the_quarter(form):
        return quarter.first_day, quarter.last_day
    return ANY_DAY


def _suggested(form: SheetForm, column: Column, choices: Choices) -> tuple[tuple[str, str], ...]:
    """Staff numbers, or items of the catalogues, that the department has."""
    if column.field == "item":
        codes = facts.CATALOGUES[form.key]
        return tuple(one for code in codes for one in choices.items.get(code, {}).items())
    return tuple((staff, "") for staff in choices.people(facts.roles(form, column)))


def _suggested_by(form: SheetForm, column: Column, language: Language) -> tuple[str, str] | None:
    """The column of the roster, or of the catalogue, that a column repeats."""
    source = "item_code" if column.field == "item" else "staff_id"
    if column.field != "item" and not facts.roles(form, column):
        return None
    return next(
        (
            (_name(one, language), _name(other, language))
            for one in FORMS
            if one.key in {"roster", "standards"}
            for other in one.columns
            if other.field == source
        ),
        None,
    )
