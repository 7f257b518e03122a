"""Where a ledger is: its address as people give it, opened or made."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from domain.refusals.asking import BadUrl
from domain.refusals.ledger import AlreadyThere, NoSuchLedger, RolesMissing
from ledger import keys, sqlite
from ledger.recorder import Ledger
from ledger.stored import Kind

SQLITE = re.compile(r"sqlite:///(.+)")
POSTGRES = ("postgresql", "postgres")

# The module for PostgreSQL is imported where it is used: psycopg takes a while to load.


def open_ledger(url: str) -> Ledger:
    """Open the ledger at an address, as it is: real, or a rehearsal."""
    if _is_postgres(url):
        from ledger import postgres

        return postgres.open(url, shown(url))
    return sqlite.open(_path(url))


def make_ledger(url: str, kind: Kind = "real") -> Ledger:
    """Make a ledger at an address, and its key: both, or neither."""
    key = key_file(url)
    if _is_there(url):
        raise AlreadyThere(path=shown(url) if _is_postgres(url) else str(_path(url)))
    keys.make_key_file(key)
    try:
        if _is_postgres(url):
            from ledger import postgres

            return postgres.create(url, shown(url), kind)
        return sqlite.create(_path(url), kind)
    except BaseException:
        key.unlink()
        raise


def _is_there(url: str) -> bool:
    """Whether there is a ledger, or another file of that name: then it is named, not its key."""
    if not _is_postgres(url):
        return _path(url).exists()
    try:
        open_ledger(url).close()
    except (NoSuchLedger, RolesMissing):
        return False
    return True


def key_file(url: str) -> Path:
    """Name the file of a ledger's key: beside its file, or in this folder for one on a server."""
    if _is_postgres(url):
        name = re.sub(r"[^\w.-]", "", urlsplit(url).path) or "kaozheng"
        return Path(f"{name}.key")
    return keys.key_path(_path(url))


def shown(url: str) -> str:
    """Give an address as it may be shown: without a password."""
    if not _is_postgres(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise BadUrl(url=f"{url.partition('://')[0]}://…") from error
    who, at, where = parts.netloc.rpartition("@")
    query = re.sub(r"(^|&)(password|sslpassword)=[^&]*", r"\1\2=…", parts.query)
    query = f"?{query}" if query else ""
    return f"{parts.scheme}://{who.partition(':')[0]}{at}{where}{parts.path}{query}"


def _is_postgres(url: str) -> bool:
    return url.partition("://")[0] in POSTGRES


def _path(url: str) -> Path:
    """The file of ``sqlite:///kaozheng.db``. Raises BadUrl."""
    match = SQLITE.fullmatch(url)
    if not match:
        raise BadUrl(url=url)
    return Path(match[1])
