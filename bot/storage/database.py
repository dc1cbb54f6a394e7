"""The database: engine with the settings that keep what was acknowledged, migrations, and the one door to it."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlmodel import Session

from bot.errors import InputFault
from bot.storage import postgresql

Result = TypeVar("Result")

#: what is raised when the database is out of reach, busy or full: nobody's fault, and worth another try
AWAY = (OperationalError, InterfaceError, InternalError, NoConnectionError)
#: how long a writer waits for another process before it gives up, in milliseconds
_BUSY_TIMEOUT = 10_000
#: so often a use case is begun that other transactions get in the way of
_TRIES = 12


class Database:
    """One deployment's database. Building it connects to nothing."""

    def __init__(self, url: str) -> None:
        """Raises InputFault for a URL that this version cannot serve."""
        try:
            self.url = make_url(url)
        except (ArgumentError, ValueError):
            raise InputFault("database-url", url=url.split("://", 1)[0]) from None
        self.on_postgresql = self.url.drivername == postgresql.DRIVER
        if self.on_postgresql:
            self.engine = postgresql.engine(self.url)
            return
        if self.url.get_backend_name() != "sqlite":
            raise InputFault("database-url", url=self.url.drivername)
        if self.url.database:
            try:
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise InputFault("database-folder", path=self.url.database, reason=fault.strerror or "") from None
        self.engine = _sqlite_engine(self.url, foreign_keys=True)

    @property
    def threads(self) -> int:
        """How many use cases run side by side: SQLite takes one writer at a time, a second would only wait for it."""
        return postgresql.THREADS if self.on_postgresql else 1

    @property
    def place(self) -> str:
        """Where it is, for people: the file, or the server's address without the password."""
        return self.url.render_as_string(hide_password=True) if self.on_postgresql else self.url.database or ""

    def upgrade(self) -> None:
        """Bring the tables to this version. Raises InputFault when a newer one wrote them, or they cannot be opened."""
        # foreign keys off: batch mode rebuilds tables, and with keys on that silently deletes children
        engine = (
            postgresql.migration_engine(self.url)
            if self.on_postgresql
            else _sqlite_engine(self.url, foreign_keys=False)
        )
        try:
            with self._connected(engine) as connection:
                (_migrate_postgresql if self.on_postgresql else _migrate_sqlite)(connection)
        except (IntegrityError, ProgrammingError):
            raise  # a migration of ours is at fault, not the database
        except (DatabaseError, sqlite3.DatabaseError) as fault:
            raise self._cannot_open(fault) from None
        finally:
            engine.dispose()

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        try:
            connection = engine.connect()
        except (DatabaseError, sqlite3.DatabaseError) as fault:
            raise self._cannot_open(fault) from None
        with connection:
            yield connection

    def _cannot_open(self, fault: Exception) -> InputFault:
        reason = " ".join(str(getattr(fault, "orig", fault)).split())
        return InputFault("database-cannot-open", path=self.place, reason=reason)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is kept when the block ends, and undone when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def run(self, usecase: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Result:
        """`usecase(session, *args, **kwargs)` in a transaction; begun anew when another one got in its way."""
        for tried in range(1, _TRIES):
            try:
                with self.transaction() as session:
                    return usecase(session, *args, **kwargs)
            except DBAPIError as fault:
                if not postgresql.lost_a_race(fault):
                    raise
            # not in step with the one that was in the way
            time.sleep(random.uniform(0, 0.002 * 2 ** min(tried, 6)))  # noqa: S311  # no secret
        with self.transaction() as session:
            return usecase(session, *args, **kwargs)

    def close(self) -> None:
        self.engine.dispose()


class Door:
    """The one way from the event loop to the database: a use case a call, one transaction each, in threads of its own.

    On PostgreSQL a use case that another one got in the way of is begun anew: it keeps nothing outside its session.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(max_workers=database.threads, thread_name_prefix="database")

    async def __call__(self, usecase: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Result:
        """Run `usecase(session, *args, **kwargs)` and keep its work; what it raises undoes it and comes through."""
        run = partial(self._database.run, usecase, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def close(self) -> None:
        """Wait for the work in hand, then shut."""
        self._threads.shutdown()


def _migrate_sqlite(connection: Connection) -> None:
    with connection.begin():
        _refuse_newer(connection)
    command.upgrade(_alembic(connection), "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration left {len(broken)} rows without their parent")


def _migrate_postgresql(connection: Connection) -> None:
    with connection.begin():
        postgresql.lock_migrations(connection)
        _refuse_newer(connection)
        command.upgrade(_alembic(connection), "head")


def _sqlite_engine(url: URL, *, foreign_keys: bool) -> Engine:
    # what people wrote must not stand in the message of a fault
    engine = create_engine(url, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def settings(connection: sqlite3.Connection, _: object) -> None:
        # the driver's own BEGIN comes too late and too weak; `begin` below says it
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _alembic(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()}
    present = set(MigrationContext.configure(connection).get_current_heads())
    if not present <= known:
        raise InputFault("database-newer", revision=", ".join(sorted(present - known)))
