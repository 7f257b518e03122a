"""The command line's demo: two years of a made-up department, and a disputed score explained."""

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from cli_speech import SpokenCommand, option, page, words
from domain.refusals.ledger import LedgerDamaged


@click.command(cls=SpokenCommand)
@option("--seed", type=int, metavar="N")
@option("--keep", type=click.Path(path_type=Path), metavar="FILE")
@option("--step", "by_chapter", is_flag=True)
def demo(seed: int | None, keep: Path | None, *, by_chapter: bool) -> None:
    """Two years of a made-up department, and a disputed score explained."""
    from rehearsal.demo import SEED, free_name, rehearse_years
    from rehearsal.telling import Telling

    file = keep or Path(free_name(Path.cwd()).name)
    click.echo(page().text(words("demo.begins")))
    session = rehearse_years(file, SEED if seed is None else seed, _progress)
    _progress_over()
    telling = Telling(page(), session)
    click.echo(page().text(words("demo.recorded", count=session.journal.size(), file=file)))
    for number, chapter in enumerate(telling.chapters()):
        if number and by_chapter and not _goes_on():
            break
        click.echo(f"\n── {chapter.heading}\n")
        if chapter.about:
            click.echo(f"{page().text(chapter.about)}\n")
        if chapter.command:
            click.echo(f"$ kaozheng {chapter.command}")
        click.echo(chapter.text)
    click.echo("\n" + "\n".join(telling.next(_program(), file)))
    held = session.evidence.verify().holds
    session.ledger.close()
    if not held:
        raise click.exceptions.Exit(LedgerDamaged.exit_code)


def _progress(entries: int, day: date) -> None:
    """Say how far the two years have come, on a terminal, now and then."""
    if sys.stderr.isatty() and entries % 50 == 0:
        click.echo(f"\r{day}  @{entries}", err=True, nl=False)


def _progress_over() -> None:
    """Take the line of progress away again."""
    if sys.stderr.isatty():
        click.echo("\r" + " " * 24 + "\r", err=True, nl=False)


def _goes_on() -> bool:
    """Wait for the reader, if there is one. False: enough."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    click.echo(f"\n{words('demo.step_prompt')}")
    return click.getchar() not in {"q", "Q"}


def _program() -> str:
    """How the program is started from here: by its name, or by the folder it is in."""
    if shutil.which("kaozheng"):
        return "kaozheng"
    return str(Path(sys.executable).parent / "kaozheng")
