"""Copies whole logs from one ledger to another, byte for byte: the roots stay what they were."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from domain.refusals.asking import NoDepartment
from domain.refusals.ledger import AnotherKind, NoSuchLedger
from ledger.address import make_ledger, open_ledger, shown
from ledger.recorder import Ledger, LogRecorder
from ledger.stored import Head, Kind
from ledger.verify import passing


def copy_ledger(source_url: str, target_url: str, log: str | None) -> Iterator[tuple[str, Head]]:
    """Copy one log, or all; give each with its head. The target is made if it is not there."""
    with closing(open_ledger(source_url)) as source:
        logs = source.logs()
        if log is not None and log not in logs:
            raise NoDepartment(department=log, known=tuple(logs))
        with closing(_target(target_url, source.kind)) as target:
            if source.kind != target.kind:
                raise AnotherKind(source=shown(source_url), target=shown(target_url))
            for name in logs if log is None else (log,):
                recorder = target.recorder(name)
                copy_log(source.recorder(name), recorder)
                yield name, recorder.head()


def copy_log(source: LogRecorder, target: LogRecorder) -> None:
    """Copy a log into one that has not begun, if its evidence holds. All of it, or nothing."""
    with source.as_found() as found:
        target.take_over(replace(found, rows=passing(source, found)))


def _target(url: str, kind: Kind) -> Ledger:
    try:
        return open_ledger(url)
    except NoSuchLedger:
        return make_ledger(url, kind)
