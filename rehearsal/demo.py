"""The demo's ledger: two years of a made-up department, through the ordinary commands."""

from collections.abc import Callable
from datetime import date
from itertools import chain, count
from pathlib import Path

from commands.open_department import OpenDepartment
from domain.regulation.shipped import shipped_edition
from domain.values import Quarter
from rehearsal.careers import with_newcomer
from rehearsal.roster import roster
from rehearsal.simulate import Clock, play, simulate
from rehearsal.story import story
from session import Session, rehearsal_in

LOG, NAME = "qingwan", "晴灣客戶服務部"
SEED = 2005
FILE = "demo"
QUARTERS = tuple(Quarter(year, number) for year in (2005, 2006) for number in (1, 2, 3, 4))


def key_of(file: Path) -> Path:
    """Where the key of a ledger's file is."""
    return file.with_name(f"{file.name}.key")


def free_name(folder: Path) -> Path:
    """``demo.db``, or the first of ``demo-2.db``, ``demo-3.db`` … that is not there yet."""
    stems = chain((FILE,), (f"{FILE}-{number}" for number in count(2)))
    files = (folder / f"{stem}.db" for stem in stems)
    return next(file for file in files if not (file.exists() or key_of(file).exists()))


def rehearse_years(file: Path, seed: int, progress: Callable[[int, date], None]) -> Session:
    """Record the two years in a new file. Whatever stops it leaves no half of a demo behind."""
    clock = Clock()
    session = rehearsal_in(file, LOG, clock)
    try:
        people = with_newcomer(roster(LOG, NAME))
        session.open_department(
            OpenDepartment(
                LOG, NAME, shipped_edition("p1"), QUARTERS[0].first_day, "H01", rehearsal=True
            )
        )
        acts = simulate(people, QUARTERS, seed=seed, story=story(people))
        for entry in play(session, clock, acts):
            progress(entry.position, clock.now.date())
    except BaseException:
        session.ledger.close()
        for ending in ("", "-wal", "-shm"):  # SQLite leaves the others where the disk is full.
            file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
        key_of(file).unlink()
        raise
    session.actor = "H01"
    return session
