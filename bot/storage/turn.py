"""One process of all on a PostgreSQL has the turn: an advisory lock on a connection of its own, free again with it."""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.storage import postgresql
from bot.storage.database import Database

#: any number will do, as long as every version takes the same
_LOCK = 7_401_052_027


class Turn:
    """Who does what only one may do. Every call blocks, for seconds when the server is out of reach."""

    def __init__(self, database: Database) -> None:
        """Connects to nothing. The database is on PostgreSQL."""
        self._engine = postgresql.lock_engine(database.url)
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Whether the turn is ours now; False while another process has it. Raises SQLAlchemyError out of reach."""
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            return bool(self._connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}))
        except SQLAlchemyError:
            self.give_back()
            raise

    def is_ours(self) -> bool:
        """Whether the turn that was taken is still ours: it went when its connection, or the server, did."""
        if self._connection is None:
            return False
        try:
            # the lock lives as long as its connection answers
            self._connection.scalar(text("SELECT 1"))
        except SQLAlchemyError:
            self.give_back()
            return False
        return True

    def give_back(self) -> None:
        """Let another process have the turn."""
        connection, self._connection = self._connection, None
        if connection is not None:
            # not handed to a pool, which might not notice that it is broken
            connection.invalidate()
            connection.close()
