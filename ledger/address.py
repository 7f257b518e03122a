"""Where a ledger is: its address as people give it, opened or made."""

import re
from pathlib import Path

from domain.refusals.asking import BadUrl
from ledger import keys, sqlite
from ledger.recorder import Ledger

SQLITE = re.compile(r"sqlite:///(.+)")


def open_ledger(url: str) -> Ledger:
    """Open the ledger at an address, as it is: real, or a rehearsal."""
    return sqlite.open(_path(url))


def make_ledger(url: str) -> Ledger:
    """Make a ledger at an address, and its key beside it: both, or neither."""
    key = key_file(url)
    keys.make_key_file(key)
    try:
        return sqlite.create(_path(url), "real")
    except BaseException:
        key.unlink()
        raise


def key_file(url: str) -> Path:
    """Name the file of a ledger's key: beside its own."""
    return keys.key_path(_path(url))


def _path(url: str) -> Path:
    """The file of ``sqlite:///kaozheng.db``. Raises BadUrl."""
    match = SQLITE.fullmatch(url)
    if not match:
        raise BadUrl(url=url)
    return Path(match[1])
