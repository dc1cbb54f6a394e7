"""The database: engine with the settings that keep what was acknowledged, migrations, and the one door to it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, ProgrammingError
from sqlmodel import Session

from bot.errors import InputFault

Result = TypeVar("Result")

#: how long a writer waits for another process before it gives up, in milliseconds
_BUSY_TIMEOUT = 10_000


class Database:
    """One deployment's database. Building it connects to nothing."""

    def __init__(self, url: str) -> None:
        """Raises InputFault for a URL that this version cannot serve."""
        try:
            self.url = make_url(url)
        except ArgumentError:
            raise InputFault("database-url", url=url.split("://", 1)[0]) from None
        if self.url.get_backend_name() != "sqlite":
            raise InputFault("database-url", url=self.url.drivername)
        if self.url.database:
            try:
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise InputFault("database-folder", path=self.url.database, reason=fault.strerror or "") from None
        self.engine = _engine(self.url.render_as_string(hide_password=False), foreign_keys=True)

    def upgrade(self) -> None:
        """Bring the tables to this version. Raises InputFault when a newer one wrote them, or they cannot be opened."""
        # foreign keys off: batch mode rebuilds tables, and with keys on that silently deletes children
        engine = _engine(self.url.render_as_string(hide_password=False), foreign_keys=False)
        try:
            with engine.connect() as connection:
                _refuse_newer(connection)
                config = _alembic()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(f"migration left {len(broken)} rows without their parent")
        except (IntegrityError, ProgrammingError):
            raise  # a migration of ours is at fault, not the file
        except (DatabaseError, sqlite3.DatabaseError) as fault:
            raise InputFault(
                "database-cannot-open", path=self.url.database or "", reason=str(getattr(fault, "orig", fault))
            ) from None
        finally:
            engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is kept when the block ends, and undone when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


class Door:
    """The one way from the event loop to the database: a use case a call, one transaction each, in its own thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # SQLite takes one writer at a time: a second thread would only wait for the first
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")

    async def __call__(self, usecase: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Result:
        """Run `usecase(session, *args, **kwargs)` and keep its work; what it raises undoes it and comes through."""

        def run() -> Result:
            with self._database.transaction() as session:
                return usecase(session, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def close(self) -> None:
        """Wait for the work in hand, then shut."""
        self._threads.shutdown()


def _engine(url: str, *, foreign_keys: bool) -> Engine:
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


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _refuse_newer(connection: Any) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()}
    with connection.begin():
        present = set(MigrationContext.configure(connection).get_current_heads())
    if not present <= known:
        raise InputFault("database-newer", revision=", ".join(sorted(present - known)))
