"""On what it was measured: the machine, its disk, and the versions."""

import os
import platform
import sqlite3
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

import psycopg

SYNCS = 200


def described(folder: Path, url: str) -> str:
    """Give one paragraph about the machine and the versions."""
    with psycopg.connect(url) as connection:
        (server,) = connection.execute("SHOW server_version").fetchone() or ("?",)
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("eventsourcing", "psycopg", "pydantic")
    )
    return (
        f"{_processor()}, {os.cpu_count()} of its cores, {platform.system()} {platform.release()};"
        f" a durable write of a page takes {_sync(folder) * 1e6:.0f} µs. Python"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version}, PostgreSQL {server},"
        f" {packages}. The server is on the same machine, reached by its socket. The load of the"
        f" machine was {os.getloadavg()[1]:.1f} when the measuring began."
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _sync(folder: Path) -> float:
    taken = []
    with (folder / "sync").open("wb") as file:
        for _ in range(SYNCS):
            start = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - start)
    return median(taken)
