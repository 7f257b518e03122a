"""How the command line speaks: its language, its help, its refusals, its way of ending."""

import gettext
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib.resources import files
from io import StringIO
from itertools import pairwise
from typing import Any, TextIO, TypeVar

import click
from typing_extensions import override

from cli_help import SpokenContext
from domain.refusals import Refusal, TryAgain
from domain.refusals.asking import BadDay, GivenTwice
from domain.values import read_when
from domain.wording import Language, catalogue, render, say
from reports.terminal import Page, columns, terminal_width

C = TypeVar("C", bound=Callable[..., Any])
INTERRUPTED = 130


def run_on(*sentences: str) -> str:
    """Sentences after one another; a Chinese full stop brings its own blank."""
    return " ".join(filter(None, sentences)).replace("。 ", "。")


class NothingRecorded(click.Abort):
    """Interrupted before anything was put on record."""


@contextmanager
def nothing_recorded_yet() -> Iterator[None]:
    """Whatever is interrupted in here has recorded nothing, and that is said."""
    try:
        yield
    except (click.Abort, KeyboardInterrupt):
        raise NothingRecorded from None


class Speech:
    """The language everything is printed in, chosen once when the program starts."""

    language: Language = "en"


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """``--lang`` first, then KAOZHENG_LANG, then the locale; any zh is 繁體中文."""
    asked = next(
        (
            value if argument == "--lang" else argument.partition("=")[2]
            for argument, value in pairwise((*arguments, ""))
            if argument == "--lang" or argument.startswith("--lang=")
        ),
        None,
    )
    named = (
        asked
        or environment.get("KAOZHENG_LANG")
        or environment.get("LC_ALL")
        or environment.get("LC_MESSAGES")
        or environment.get("LANG")
        or (locale.getlocale()[0] or "")
    )
    return "zh-Hant" if named.lower().startswith("zh") else "en"


def speak(language: Language) -> None:
    """Print everything in a language from now on, click's own words too."""
    Speech.language = language
    os.environ["LANGUAGE"] = "zh_Hant" if language == "zh-Hant" else "en"
    if language == "zh-Hant":
        gettext.bindtextdomain("messages", str(files("reports").joinpath("locale")))


def page() -> Page:
    """Where reports are written."""
    return Page(Speech.language, terminal_width())


def words(message_id: str, **values: object) -> str:
    """A sentence of the catalogues, in the language chosen."""
    return render(say(message_id, **values), Speech.language)


def fit(text: str, stream: TextIO | None = None, hanging: int = 0) -> str:
    """A text folded for the terminal it is written to; as it is where there is none."""
    if (width := columns(stream or sys.stdout)) is None:
        return text
    from reports.folding import folded  # Where there is no terminal, nobody waits for it.

    return folded(text, width, hanging)


def tell(text: str, *, err: bool = False, hanging: int = 0) -> None:
    """Print sentences."""
    click.echo(fit(text, sys.stderr if err else sys.stdout, hanging), err=err)


def known(message_id: str) -> bool:
    """Whether the catalogues have a sentence."""
    return message_id in catalogue(Speech.language)


class SpokenOption(click.Option):
    """An option whose help stands in the catalogues."""

    @override
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        if self.help is not None or not known(f"option.{self.name}"):
            return super().get_help_record(ctx)
        try:
            self.help = words(f"option.{self.name}")
            return super().get_help_record(ctx)
        finally:
            self.help = None  # The next reader may read another language.


class Day(click.ParamType[date]):
    """A day such as 2006-03-31."""

    name = "day"

    @override
    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            day = read_when(value)
        except ValueError as error:
            raise BadDay(value=value) from error
        if isinstance(day, datetime):
            raise BadDay(value=value)
        return day


DAY = Day()


class SpokenCommand(click.Command):
    """A command whose help stands in the catalogues."""

    context_class = SpokenContext

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse an option of one value that is given twice; click would take the last."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        seen: set[click.Parameter] = set()
        for given in order:
            single = isinstance(given, click.Option) and not (given.multiple or given.is_flag)
            if single and given in seen:
                raise GivenTwice(option=given.opts[-1])
            seen.add(given)
        return super().parse_args(ctx, args)

    @override
    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = spoken_help(self)
        super().format_help_text(ctx, formatter)

    @override
    def get_short_help_str(self, limit: int = 45) -> str:
        return (self.short_help or spoken_help(self)).split("\n")[0]

    @override
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        if (found := super().get_help_option(ctx)) is not None:
            found.help = gettext.gettext("Show this message and exit.")  # click keeps the first.
        return found


class SpokenGroup(SpokenCommand, click.Group):
    """A group whose help stands in the catalogues; refusals end it plainly."""

    command_class = SpokenCommand


SpokenGroup.group_class = SpokenGroup


def spoken_help(command: click.Command) -> str:
    """A command's help in the language chosen."""
    message_id = f"cli.{(command.name or '').replace('-', '_')}"
    return words(message_id) if known(message_id) else command.help or ""


def option(*names: str, **settings: Any) -> Callable[[C], C]:  # noqa: ANN401 - click's own types
    """An option that speaks the language chosen."""
    return click.option(*names, cls=SpokenOption, **settings)


def _nobody_reads() -> int:
    """Let what is still to be printed go nowhere: that nobody wants to read on is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def run_program(main: click.Command, arguments: Sequence[str]) -> int:
    """Run the program and say how it ended. No traceback for anything a user can cause."""
    try:
        ended = main.main(args=list(arguments), prog_name="kaozheng", standalone_mode=False)
        sys.stdout.flush()
    except Refusal as refusal:
        tell(words("cli.refused", why=refusal.message), err=True)
        for fault in refusal.faults:
            tell(f"  · {render(fault, Speech.language)}", err=True, hanging=2)
        return refusal.exit_code
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        tell(shown.getvalue().rstrip("\n"), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt) as ended_by:
        if ended_by.__cause__ is None:  # At a question, whose line click leaves open.
            click.echo(err=True)
        nothing = isinstance(ended_by, NothingRecorded)
        tell(words("cli.interrupted_before" if nothing else "cli.interrupted"), err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click makes the one into the other.
        return _nobody_reads()
    except OSError as error:
        _nobody_reads()
        tell(words("cli.system_refuses", why=error.strerror or error), err=True)
        return TryAgain.exit_code
    return ended if isinstance(ended, int) else 0  # click hands back how a command ended.
