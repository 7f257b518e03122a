"""How far the logs of a ledger have come."""

from datetime import datetime

from ledger.merkle import root_of
from ledger.recorder import Ledger


def status(ledger: Ledger) -> tuple[dict[str, object], ...]:
    """Every log with its size, the moment of its last entry, and the root of its tree."""
    heads = {log: ledger.recorder(log).head() for log in ledger.logs()}
    return tuple(
        {
            "log": log,
            "size": head.size,
            "recorded_at": _moment(head.last_recorded_at),
            "root": root_of(head.frontier).hex(),
        }
        for log, head in heads.items()
    )


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(sep=" ", timespec="seconds") if moment else None
