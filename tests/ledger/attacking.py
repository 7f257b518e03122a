"""Attacks on a log: each takes all that is stored, and gives what its owner makes of it.

They know no database: the owner of one reads its rows and puts others in their place, with the
database's own tools and all rights. So every attack is tried on every database.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeAlias

from ledger.merkle import push
from ledger.stored import COLUMNS, entry_of, leaf_hash
from tests.ledger.homes import Home

Values: TypeAlias = dict[str, Any]
"""A row: its values by column."""

HEAD = ("log", "size", "frontier", "last_recorded_at")
EARLIER = "2005-12-31T00:00:00.000000Z"


@dataclass
class Stored:
    """All that a database holds of one log, by position."""

    entries: list[Values]
    heads: list[Values]

    def at(self, place: int) -> Values:
        """Give the entry at a place."""
        return self.entries[place - 1]

    def copy(self) -> "Stored":
        """Give another, to be changed."""
        return deepcopy(self)


def read(home: Home) -> Stored:
    """Read everything, as the owner of a database."""
    with home.owner() as owner:
        entries = owner.execute(f"SELECT {', '.join(COLUMNS)} FROM entries").fetchall()  # noqa: S608 - our own names
        heads = owner.execute(f"SELECT {', '.join(HEAD)} FROM heads").fetchall()  # noqa: S608 - our own names
    return Stored(
        sorted((dict(zip(COLUMNS, row, strict=True)) for row in entries), key=_position),
        [dict(zip(HEAD, row, strict=True)) for row in heads],
    )


def put(home: Home, stored: Stored) -> None:
    """Put other rows in place of everything, as the owner, to whom no trigger objects."""
    with home.owner() as owner:
        for table, rows in (("entries", stored.entries), ("heads", stored.heads)):
            owner.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
            for row in rows:
                places = ", ".join("?" for _ in row)
                owner.execute(
                    f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})",  # noqa: S608 - ours
                    tuple(row.values()),
                )


def _position(row: Values) -> int:
    return int(row["position"])


Attack: TypeAlias = Callable[[Stored, int], None]
"""Changes what is stored, at a place."""

# Another value for each column, of the kind that is written there.
EDITS: dict[str, Callable[[Any], object]] = {
    "originator_id": lambda text: f"{text}x",
    "originator_version": lambda number: number + 1000,
    "topic": lambda text: f"l{text[1:]}",
    "fact_id": lambda text: f"g{text[1:]}",
    "recorded_at": lambda text: text.replace("00.000000Z", "00.000001Z"),
    "login": lambda text: f"{text}x",
    "signer": lambda _: "A1",
    "signature": lambda _: "c2lnbmVk",
    "state": lambda data: b"x" + data[1:],
    "nodes": lambda data: bytes([data[0] ^ 1]) + data[1:],
}


def edit(column: str) -> Attack:
    """Change one column of an entry."""

    def attack(stored: Stored, place: int) -> None:
        row = stored.at(place)
        row[column] = EDITS[column](row[column])

    return attack


def back_date(stored: Stored, place: int) -> None:
    """Move the moment of an entry before all others."""
    stored.at(place)["recorded_at"] = EARLIER


def swap_with_the_last(stored: Stored, place: int) -> None:
    """Let an entry and the last one change places."""
    last = len(stored.entries)
    stored.at(place)["position"], stored.at(last)["position"] = last, place
    stored.entries.sort(key=_position)


def swap_with_the_next(stored: Stored, place: int) -> None:
    """Let an entry and the next one change places."""
    stored.at(place)["position"], stored.at(place + 1)["position"] = place + 1, place
    stored.entries.sort(key=_position)


def delete(stored: Stored, place: int) -> None:
    """Take an entry out."""
    del stored.entries[place - 1]


def delete_and_renumber(stored: Stored, place: int) -> None:
    """Take an entry out and close the gap."""
    delete(stored, place)
    _renumber(stored)
    stored.heads[0]["size"] -= 1


def insert(stored: Stored, place: int) -> None:
    """Slip an entry in, and let the head count it."""
    forged = stored.at(place) | {"originator_id": "person/A9", "originator_version": 1}
    stored.entries.insert(place - 1, forged | {"fact_id": "forged"})
    _renumber(stored)
    stored.heads[0]["size"] += 1


def cut(stored: Stored, place: int) -> None:
    """Cut the end off, from an entry on."""
    del stored.entries[place - 1 :]


def hash_anew(stored: Stored) -> None:
    """Make everything agree with itself: versions, hashes, nodes, the head."""
    frontier: list[bytes] = []
    versions: dict[str, int] = {}
    for size, row in enumerate(stored.entries):
        versions[row["originator_id"]] = versions.get(row["originator_id"], 0) + 1
        row["originator_version"] = versions[row["originator_id"]]
        leaf = leaf_hash(entry_of(tuple(row.values())))
        row["nodes"] = b"".join(push(frontier, size, leaf))
    stored.heads[0] |= {
        "size": len(stored.entries),
        "frontier": b"".join(frontier),
        "last_recorded_at": stored.entries[-1]["recorded_at"],
    }


def _renumber(stored: Stored) -> None:
    for position, row in enumerate(stored.entries, start=1):
        row["position"] = position
