"""The page of commands: the help of each, as the program prints it."""

from collections.abc import Iterator

import click

from cli import main
from docs.markdown import code, page, table

WIDTH = 80

INTRODUCTION = """\
What `kaozheng COMMAND --help` says. The options of `kaozheng` itself stand before the command; each
that names a variable may be given in the environment instead. `--lang zh-Hant` speaks 繁體中文.

How a command ends: 0 fine, 1 a fault of the program (or, for `rehearse`, a scenario that fails),
2 misunderstood, 3 not found, 4 not now, 5 the regulation forbids it, 6 try again, 7 the evidence
does not hold, 130 interrupted. [Refusals](refusals.md) lists what may be refused."""

RECORD = """\
One command for every kind of fact, called by the kind or by the fact's name. Its options are the
fact's fields ([Facts](facts.md) says what each holds), and those that all kinds share. A list is
given by repeating its option, a structured value as JSON. For an item of the catalogue that a
deduction or a bonus is of, its code is enough: `--standard-ref G01`."""


def command_page() -> str:
    """Write the page."""
    top = click.Context(main, info_name="kaozheng")
    return page("Commands", INTRODUCTION, _help(top), *_commands(top))


def _commands(context: click.Context) -> Iterator[str]:
    for below in _below(context):
        yield f"## {below.command_path}"
        yield _help(below)
        if below.info_name == "record":
            yield from _kinds(below)
        else:
            yield from _commands(below)


def _below(context: click.Context) -> Iterator[click.Context]:
    """The commands of a group, each in its place."""
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            if command := group.get_command(context, name):
                yield click.Context(command, info_name=name, parent=context)


def _help(context: click.Context) -> str:
    """The help, without the list of kinds, which has a table of its own."""
    formatter = click.HelpFormatter(width=WIDTH)
    command = context.command
    command.format_usage(context, formatter)
    command.format_help_text(context, formatter)
    if context.info_name == "record":
        click.Command.format_options(command, context, formatter)
    else:
        command.format_options(context, formatter)
    return f"```text\n{formatter.getvalue().rstrip()}\n```"


def _kinds(record: click.Context) -> Iterator[str]:
    kinds = tuple(_below(record))
    shared = set.intersection(*({_long(one) for one in _options(kind)} for kind in kinds))
    yield RECORD
    yield table(
        ("shared option", ""),
        ((code(_long(one)), one.help or "") for one in _options(kinds[0]) if _long(one) in shared),
    )
    yield table(
        ("kind", "what it records", "its own options"),
        (
            (
                code(str(kind.info_name)),
                kind.command.help or "",
                code(*(name for one in _options(kind) if (name := _long(one)) not in shared)),
            )
            for kind in kinds
        ),
    )


def _options(context: click.Context) -> tuple[click.Option, ...]:
    return tuple(one for one in context.command.params if isinstance(one, click.Option))


def _long(option: click.Option) -> str:
    return option.opts[-1]
