"""``python -m benchmarks``: measures, and prints docs/benchmarks.md."""

import argparse
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from uuid import uuid4

import psycopg
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from benchmarks.appending import WRITERS, batches, eight_writers, one_by_one
from benchmarks.contenders import DATABASES, Place, stock_recorder
from benchmarks.lists import LISTS, YEARS_LONG, lists, years
from benchmarks.machine import described
from benchmarks.reading import (
    LOG,
    Ledgers,
    lengthen,
    ratings,
    sheets,
    stock_reading,
    verifications,
)
from benchmarks.starting import starts
from benchmarks.timing import Seconds, each, ratio
from benchmarks.watching import cutting_off
from cli import main as kaozheng
from ledger import postgres, sqlite
from ledger.copying import copy_ledger
from tests.database_server import Server

SAMPLE = Path(__file__).parents[1] / "samples" / "shunbi-2006Q1.xlsx"
LONG = 100_000
HEADING = "| | database | found | goal | reached |\n|---|---|---|---|---|"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory, where a durable write costs nothing
CONTENDERS_DATABASES = ("ours", "stock", "stock_function", "bare", "keyed", "short", "long", "read")

LONGER_MAX = 2.0
STARTING_MAX = 0.5
LIST_MAX = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was done, on which database, what came out, what was to."""

    what: str
    database: str
    found: str
    goal: str
    reached: bool


def quicker(seconds: Seconds, than: str, goal: float, faster: str = "ours") -> tuple[str, bool]:
    """Say how many times as fast one was as another, and whether that is the goal."""
    times = ratio(seconds, faster, than)
    return f"{times:.2f} × {than}", times >= goal


def appending(place: Place, scale: int) -> Iterator[Row]:
    """The rows on appending."""
    goals = {"SQLite": {"stock": 0.9}, "PostgreSQL": {"stock": 2.0, "function": 0.9}}
    of_batches = {"SQLite": {"stock": 1.0}, "PostgreSQL": {"stock": 2.5, "bare": 0.5}}
    of_eight = {"SQLite": {"stock": 1.0}, "PostgreSQL": {"stock": 4.0}}
    for database, contenders in DATABASES.items():
        writes = {name: connect(place, "bench") for name, connect in contenders.items()}
        seconds = one_by_one(writes, 20 * scale, 9)
        yield from _rows("one by one", database, seconds, goals[database], 20 * scale)
        for size in (100, 1000):
            count = max(1, 200 * scale // size // 10)
            seconds = batches(writes, size, count, 9)
            what = f"batches of {size}"
            yield from _rows(what, database, seconds, of_batches[database], count * size)
        seconds = eight_writers(database, place, 5 * scale, 7)
        what = "eight writers, eight logs"
        yield from _rows(what, database, seconds, of_eight[database], 5 * scale * WRITERS)


def _rows(
    what: str, database: str, seconds: Seconds, goals: dict[str, float], count: int
) -> Iterator[Row]:
    for than, times in goals.items():
        found, reached = (
            quicker(seconds, than, times, "keyed") if "keyed" in seconds else ("", True)
        )
        if not reached:
            yield Row(
                f"{what}: *keyed*, were the evidence free", database, found, "", reached=False
            )
    others = [name for name in seconds if name != "ours"]
    time = f"{each(seconds, 'ours', count) * 1e6:.0f} µs an entry"
    for than in others:
        found, reached = quicker(seconds, than, goals.get(than, 0))
        goal = f"≥ {goals[than]} ×" if than in goals else ""
        yield Row(what, database, f"{found} ({time})", goal, reached)


def reading(ledgers: dict[str, Ledgers], stocks: dict[str, Callable[[], object]]) -> Iterator[Row]:
    """The rows on reading."""
    for database, pair in ledgers.items():
        seconds = ratings(pair, 15)
        times = ratio(seconds, "short", "long")
        found = f"{times:.2f} × the short log's ({each(seconds, 'long', 1) * 1e3:.1f} ms)"
        yield Row("one rating in 100,000 entries", database, found, "≤ 2 ×", times <= LONGER_MAX)
        seconds = sheets(pair.long, stocks[database], 3)
        found, reached = quicker(seconds, "stock", 5)
        found += f" ({each(seconds, 'ours', 1):.2f} s)"
        yield Row("all ratings from 100,000 entries", database, found, "≥ 5 ×", reached)
        seconds = verifications(pair.long, 3)
        found, reached = quicker(seconds, "bare", 0.5)
        found += f" ({each(seconds, 'ours', LONG) * 1e6:.1f} µs an entry)"
        yield Row("full verify", database, found, "≥ 0.5 ×", reached)
        seconds = starts(pair.short, 9)
        rating, imports = (each(seconds, name, 1) for name in ("rating", "imports"))
        after = rating - imports
        found = f"{after:.2f} s after {imports:.2f} s of imports"
        goal, reached = "< 0.5 s after ≤ 0.5 s", max(after, imports) < STARTING_MAX
        yield Row("`rating` from the command line", database, found, goal, reached)


def listed(folder: Path, long: int) -> Iterator[Row]:
    """The rows on the department's lists, from logs of years: each asked anew."""
    for banks, beside in ((False, ""), (True, ", half of them question banks")):
        seconds = lists(years(folder / f"years-{banks}.db", long, banks=banks), 9)
        for name in LISTS:
            found = each(seconds, name, 1)
            said = f"{found:.2f} s ({ratio(seconds, name, 'whole'):.1f} × whole)"
            what = f"`{name}` from {long:,} entries{beside}"
            yield Row(what, "SQLite", said, f"< {LIST_MAX} s", found < LIST_MAX)


@contextmanager
def durable_server(folder: Path | None) -> Iterator[Server]:
    """Lend a server that writes as a real one does."""
    server = Server((folder or Path(gettempdir())) / f"kaozheng-benchmarks-{uuid4().hex[:8]}")
    server.make(durable=True)
    try:
        yield server
    finally:
        server.remove()


def sample_ledgers(place: Place, long: int) -> dict[str, Ledgers]:
    """Make the ledgers that are read: the sample's quarter, short and long, in both databases."""
    files = Ledgers(*(f"sqlite:///{place.folder}/{name}.db" for name in ("short", "long")))
    opening = ("department", "open", LOG, "--name", "順碧", "--regulation", "p1")
    for command in (
        ("init",),
        (*opening, "--from", "2005-01-01", "--hr", "H01"),
        ("--as", "H01", "import", str(SAMPLE), "--outside", "X09=special_team", "--yes"),
        ("--as", "S01", "import", str(SAMPLE), "--yes"),
    ):
        with redirect_stdout(StringIO()):
            kaozheng(["--ledger", files.short, *command], standalone_mode=False)
    shutil.copyfile(f"{place.folder}/short.db", f"{place.folder}/long.db")
    lengthen(files.long, long)
    servers = Ledgers(place.url("short"), place.url("long"))
    for source, target in ((files.short, servers.short), (files.long, servers.long)):
        list(copy_ledger(source, target, None))
    return {"SQLite": files, "PostgreSQL": servers}


def from_both(place: Place, long: int) -> Iterator[Row]:
    """The rows on reading, from ledgers made for it."""
    ledgers = sample_ledgers(place, long)
    datastore = SQLiteDatastore(f"{place.folder}/read.db", originator_id_type="text")
    in_a_file = SQLiteApplicationRecorder(datastore)
    in_a_file.create_table()
    stocks = {
        "SQLite": stock_reading(in_a_file, long),
        "PostgreSQL": stock_reading(stock_recorder(place, "read"), long),
    }
    yield from reading(ledgers, stocks)


@contextmanager
def somewhere(folder: Path | None) -> Iterator[Place]:
    """Lend databases for all contenders, in a folder on the disk or in memory."""
    hung: list[str] = []
    with TemporaryDirectory(dir=folder) as made, durable_server(folder) as server:
        place = Place(made, str(server.folder), server.port)
        with psycopg.connect(server.url(), autocommit=True) as connection:
            for name in CONTENDERS_DATABASES:
                connection.execute(f"CREATE DATABASE {name}".encode())
        sqlite.create(Path(made) / "ours.db", "real").close()
        postgres.create(place.url("ours"), place.url("ours"), "real").close()
        with cutting_off(server.url(), hung), chdir(made):
            yield place
    if hung:
        sys.stderr.write(f"The stock library hung {len(hung)} times, and was cut off.\n")


def shown(found: Iterator[Row]) -> str:
    """Put what was found into lines of a table, and tell it as it comes."""
    lines = []
    for row in found:
        sys.stderr.write(f"{row.what}, {row.database}: {row.found} {row.goal}\n")
        reached = ("yes" if row.reached else "**no**") if row.goal else ""
        lines.append(f"| {row.what} | {row.database} | {row.found} | {row.goal} | {reached} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scale", type=int, default=10, help="how much is appended in a round")
    parser.add_argument("--long", type=int, default=LONG, help="entries in the long log")
    parser.add_argument("--years", type=int, default=YEARS_LONG, help="entries in the log of years")
    parser.add_argument("--memory", type=Path, default=MEMORY, help="a folder that is in memory")
    options = parser.parse_args()
    measured = {"command": shlex.join(("python", "-m", "benchmarks", *sys.argv[1:]))}
    with somewhere(None) as place:
        measured["machine"] = described(Path(place.folder), place.url("postgres"))
        measured["on_disk"] = shown(appending(place, options.scale))
        measured["reading"] = shown(from_both(place, options.long))
        measured["lists"] = shown(listed(Path(place.folder), options.years))
    with somewhere(options.memory) as place:
        measured["in_memory"] = shown(appending(place, options.scale))
    page = (Path(__file__).with_name("page.md")).read_text("utf-8")
    sys.stdout.write(page.format(day=datetime.now(UTC).date(), heading=HEADING, **measured))


if __name__ == "__main__":
    main()
