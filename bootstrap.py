"""Makes .venv/ out of nothing but a Python: the locked packages and this project, editable.

Run by `make`, which picks the Python. It does nothing while .venv/ is what it would make. Only the
standard library is used, and neither ensurepip nor an installed pip is needed (Debian keeps both in
packages of their own): the environment is made without pip, and pip runs out of its own wheel.
"""

import base64
import configparser
import hashlib
import html
import importlib.util
import json
import os
import re
import ssl
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import urllib.request
import venv
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "made-from"

PYPI = "https://pypi.org/simple"
LOCKED_PIP = re.compile(
    r"^pip==(?P<version>\S+)(?P<hashes>(?:\s+\\\s+--hash=sha256:\w+)+)", re.MULTILINE
)


class Missing(Exception):
    """Something is missing without which the environment cannot be made; says what."""


def main() -> int:
    """Make the environment unless it is there, or say in one sentence why that cannot be."""
    try:
        if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()):
            make_environment()
    except (Missing, OSError) as why:
        print(f"The environment .venv/ cannot be made: {why}", file=sys.stderr)
        return 1
    return 0


def fingerprint() -> str:
    """Sum up all that .venv/ is made from: when one of these changes, it is made anew."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    made_from = {
        "python": sys.version_info[:2],
        "folder": str(ROOT),  # The scripts in .venv/bin name it.
        "lock": LOCK.read_text("utf-8"),
        "project": [pyproject["build-system"], pyproject["project"], pyproject["tool"]["hatch"]],
    }
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def make_environment() -> None:
    """Make .venv/ from the beginning, so that nothing of an earlier lock is left in it."""
    version = ".".join(map(str, sys.version_info[:2]))
    print(f"Making .venv/ with Python {version} (once; it fetches the packages) …", flush=True)
    venv.create(VENV, clear=True, symlinks=True, with_pip=False)
    with tempfile.TemporaryDirectory() as folder:
        pip = pip_wheel(Path(folder)) / "pip"
        install(pip, "--require-hashes", "--requirement", LOCK)
        install(pip, "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text(fingerprint())


def install(pip: Path, *what: str | Path) -> None:
    """Install into .venv/; pip's own words say what went wrong."""
    # --no-user: some people's pip.conf says `user = true`, which a virtual environment refuses.
    options = ("-qq", "--disable-pip-version-check", "--no-user", "--no-deps")
    if subprocess.run([PYTHON, "-I", pip, "install", *options, *what], check=False).returncode:
        raise Missing("pip could not install what it needs (its own words are above).")


# ------------------------------------------------------------------------------- a wheel of pip


def pip_wheel(folder: Path) -> Path:
    """Find pip's wheel on this machine, or fetch the locked one into the folder."""
    return bundled_wheel() or wheel_by_pip(folder) or wheel_by_hand(folder)


def bundled_wheel() -> Path | None:
    """Find the wheel that ensurepip would install, with Python itself or where Linux keeps it."""
    ensurepip = importlib.util.find_spec("ensurepip")
    places = [Path(ensurepip.origin).parent / "_bundled"] if ensurepip and ensurepip.origin else []
    places += [Path(sysconfig.get_config_var("WHEEL_PKG_DIR") or "/usr/share/python-wheels")]
    return next((wheel for place in places for wheel in place.glob("pip-*.whl")), None)


def wheel_by_pip(folder: Path) -> Path | None:
    """Let the pip of this Python fetch it, if there is one: it knows proxies and passwords."""
    version, _ = locked_pip()
    options = ("-qq", "--disable-pip-version-check", "--no-deps", "--dest", folder)
    command = (sys.executable, "-m", "pip", "download", *options, f"pip=={version}")
    if subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode:
        return None
    return checked(next(folder.glob("pip-*.whl")))


def wheel_by_hand(folder: Path) -> Path:
    """Fetch it from the first package index that hands it out."""
    version, _ = locked_pip()
    wheel = folder / f"pip-{version}-py3-none-any.whl"
    tried = []
    for index in package_indexes():
        try:
            wheel.write_bytes(fetch(link_to(wheel.name, index)))
        except (LookupError, OSError) as error:
            tried.append(f"{urlsplit(index).hostname or index}: {error}")
        else:
            return checked(wheel)
    raise Missing(f"there is no pip here, nor a package index that has it ({'; '.join(tried)}).")


def link_to(name: str, index: str) -> str:
    """Find the file on the index's page about pip."""
    page = f"{index.rstrip('/')}/pip/"
    # A folder of files is an index too; there, the page has to be named.
    listing = fetch(page + "index.html" if page.startswith("file:") else page).decode()
    for link in re.findall(r'href="([^"]+)"', listing):
        url = urljoin(page, html.unescape(link))
        if urlsplit(url).path.endswith(f"/{name}"):
            return url
    raise LookupError(f"no {name}")


def locked_pip() -> tuple[str, set[str]]:
    """Read the version of pip and the hashes of its files in the lock."""
    found = LOCKED_PIP.search(LOCK.read_text("utf-8"))
    if not found:
        raise Missing("requirements.lock does not name pip; run `make lock` where pip is there.")
    return found["version"], set(re.findall(r"sha256:(\w+)", found["hashes"]))


def checked(wheel: Path) -> Path:
    """Refuse a fetched wheel that is not the one in the lock."""
    _, hashes = locked_pip()
    if hashlib.sha256(wheel.read_bytes()).hexdigest() not in hashes:
        raise Missing(f"the {wheel.name} that was fetched is not the one in requirements.lock.")
    return wheel


# ---------------------------------------------------------------------- the network, as pip sees it


def package_indexes() -> list[str]:
    """Name the indexes that pip's configuration names, or PyPI."""
    return [pip_setting("index-url") or PYPI, *pip_setting("extra-index-url").split()]


def pip_setting(name: str) -> str:
    """Read one of pip's settings: its environment variable, else its configuration files."""
    variable = os.environ.get(f"PIP_{name.upper().replace('-', '_')}")
    if variable:
        return variable
    home, library = Path.home(), Path("Library/Application Support/pip/pip.conf")
    xdg = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    files = [Path("/etc/xdg/pip/pip.conf"), Path("/etc/pip.conf"), Path("/") / library]
    files += [home / ".pip/pip.conf", xdg / "pip/pip.conf", home / library]
    files += [Path(os.environ.get("PIP_CONFIG_FILE") or os.devnull)]
    config = configparser.RawConfigParser()
    config.read(files, "utf-8")  # What is read later holds.
    for section in ("download", "global"):
        if config.has_option(section, name):
            return config.get(section, name).strip()
    return ""


def fetch(url: str) -> bytes:
    """Fetch a file, by the name and password in the address and pip's certificates, if any."""
    parts = urlsplit(url)
    who, _, host = parts.netloc.rpartition("@")
    request = urllib.request.Request(parts._replace(netloc=host).geturl())
    if who:
        basic = base64.b64encode(unquote(who).encode()).decode()
        request.add_header("Authorization", f"Basic {basic}")
    trusted = ssl.create_default_context(cafile=pip_setting("cert") or None)
    with urllib.request.urlopen(request, timeout=60, context=trusted) as answer:
        return bytes(answer.read())


if __name__ == "__main__":
    sys.exit(main())
