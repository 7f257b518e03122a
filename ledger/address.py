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
    path = _path(url)
    key = keys.key_path(path)
    keys.make_key_file(key)
    try:
        return sqlite.create(path, "real")
    except BaseException:
        key.unlink()
        raise


def beside(url: str) -> Path:
    """Name the file that a ledger's key and kept checkpoints stand beside."""
    return _path(url)


def _path(url: str) -> Path:
    """The file of ``sqlite:///kaozheng.db``. Raises BadUrl."""
    match = SQLITE.fullmatch(url)
    if not match:
        raise BadUrl(url=url)
    return Path(match[1])
