"""Every question of the command line, and what it is asked about: a new one joins by itself.

A question is a command that takes ``--known-at`` and ``--json``. What its arguments are named says
what they take; a name that stands in no table here fails the test that looks for it.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass

import click

from cli import main
from domain.refusals import Refusal
from domain.values import Month, Quarter

SUPPOSING = {"whatif": ("--reading", "score.floor=none")}
"""Questions that need a supposition, and one for them."""
KINDS_OF_ARGUMENT = ("person", "quarter", "quarters", "month", "year", "half", "name")


@dataclass(frozen=True, slots=True)
class About:
    """Whom and when a question is about."""

    person: str
    quarter: Quarter
    month: Month

    def value(self, argument: str) -> str | None:
        """What an argument of that name is given; None: it is left out."""
        return {
            "person": self.person,
            "quarter": str(self.quarter),
            "quarters": str(self.quarter),
            "month": str(self.month),
            "year": str(self.quarter.year),
            "half": f"{self.quarter.year}H{(self.quarter.number + 1) // 2}",
        }.get(argument)


def questions() -> Mapping[str, click.Command]:
    """Every command that answers as of a moment, as data."""
    found = {}
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        options = {param.name for param in command.params}
        if {"known_at", "as_json"} <= options:
            found[name] = command
    return found


def names_a_person(param: click.Parameter) -> bool:
    """Whether a parameter narrows a question to one person."""
    return isinstance(param, click.Option) and "--person" in param.opts


def variants(command: click.Command, about: About) -> Iterator[list[str]]:
    """How a question is put: with its arguments, and once more about one person alone."""
    arguments: list[str] = []
    for param in command.params:
        if isinstance(param, click.Argument):
            value = about.value(str(param.name))
            arguments += [] if value is None else [value]
    yield arguments
    for param in command.params:
        if names_a_person(param):
            yield [*arguments, param.opts[0], about.person]


def asked(url: str, *arguments: str) -> str:
    """Ask in this process as the estate manager; give what is printed, or a refusal's sentence."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            main.main(["--ledger", url, "--as", "M01", *arguments], standalone_mode=False)
    except Refusal as refusal:
        return f"{type(refusal).__name__}: {refusal}"
    return printed.getvalue()


def all_answers(url: str, about: About, *more: str) -> dict[str, str]:
    """Every question asked about the same, each answer as it is printed."""
    answers = {}
    for name, command in questions().items():
        for arguments in variants(command, about):
            line = [name, *arguments, "--json", *SUPPOSING.get(name, ()), *more]
            answers[" ".join((name, *arguments))] = asked(url, *line)
    return answers
