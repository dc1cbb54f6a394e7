"""PostgreSQL as a home: connections that give up in good time, and which of its refusals ask for another try."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

#: SQLAlchemy's name of the one driver that is served
DRIVER = "postgresql+psycopg"
#: so many use cases run side by side in one process
THREADS = 4
#: how long one waits for the server, in seconds
_CONNECT_TIMEOUT = 5
#: how long a row held by others, a statement, and a transaction that says nothing may take, in milliseconds
_PATIENCE = {"lock_timeout": 5_000, "statement_timeout": 15_000, "idle_in_transaction_session_timeout": 30_000}
#: a migration may take its time; another process's migration is waited for
_PATIENCE_OF_MIGRATIONS = {"lock_timeout": 120_000, "statement_timeout": 0}
#: a connection that keeps a lock is asked every moment; the server ends it when nobody does, in milliseconds
_PATIENCE_OF_LOCKS = {"statement_timeout": 5_000, "idle_session_timeout": 10_000}
#: and we notice as soon that the server is out of reach
_NOTICES_SILENCE = {"keepalives_idle": 4, "keepalives_interval": 2, "keepalives_count": 2, "tcp_user_timeout": 8_000}
#: any number will do, as long as every version takes the same
_MIGRATION_LOCK = 7_401_052_026
#: not serializable, deadlock, and a key that is taken: by whoever was faster, as a rule
_LOST_A_RACE = {"40001", "40P01", "23505"}


def engine(url: URL) -> Engine:
    """The engine of a running deployment.

    Every transaction is serializable, as it is on SQLite, which has one writer at a time: a use case may read and then
    write what follows from it. Of two that got in each other's way one is refused, and `lost_a_race` tells.
    """
    made = create_engine(
        url,
        hide_parameters=True,  # what people wrote must not stand in the message of a fault
        isolation_level="SERIALIZABLE",
        pool_size=THREADS,
        max_overflow=2,
        pool_timeout=_CONNECT_TIMEOUT,
        pool_pre_ping=True,  # the server may have been restarted meanwhile
        connect_args={"connect_timeout": _CONNECT_TIMEOUT, **_NOTICES_SILENCE},
    )
    _be_patient(made, _PATIENCE)
    return made


def migration_engine(url: URL) -> Engine:
    """The engine of migrations: it sees what another process has just committed, and takes its time."""
    made = create_engine(url, hide_parameters=True, connect_args={"connect_timeout": _CONNECT_TIMEOUT})
    _be_patient(made, _PATIENCE_OF_MIGRATIONS)
    return made


def lock_engine(url: URL) -> Engine:
    """The engine of a lock that lives as long as its connection: whoever falls silent has lost it within seconds."""
    made = create_engine(
        url,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        connect_args={"connect_timeout": _CONNECT_TIMEOUT, **_NOTICES_SILENCE},
    )
    _be_patient(made, _PATIENCE_OF_LOCKS)
    return made


def lock_migrations(connection: Connection) -> None:
    """Until the transaction ends, no other process migrates."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})


def trust_locks(session: Session) -> None:
    """Let this transaction, which has done nothing yet, be no serializable one: its row locks are all that it needs.

    What reads all of a queue would otherwise get in everybody's way. SQLite has one writer at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "READ COMMITTED"})


def see_one_moment(session: Session) -> None:
    """Let this transaction, which has done nothing yet, see the database as of one moment, whatever others write then.

    What reads nearly everything would, as a serializable one, be refused whenever somebody writes while another looks
    at the rows that it adds. Of two that change the same row, or take the same key, one is refused here too: so it may
    change rows that it has looked at, and add such as have a key of their own.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def lost_a_race(fault: DBAPIError) -> bool:
    """Whether another transaction may have been in the way, so that the same work, begun anew, goes well."""
    return getattr(fault.orig, "sqlstate", None) in _LOST_A_RACE


def _be_patient(made: Engine, limits: dict[str, int]) -> None:
    @event.listens_for(made, "connect")
    def settings(connection: Any, _: object) -> None:
        before, connection.autocommit = connection.autocommit, True
        for name, milliseconds in limits.items():
            # an older server may not know one of them
            connection.execute(
                "SELECT set_config(name, %s, false) FROM pg_settings WHERE name = %s", (str(milliseconds), name)
            )
        connection.autocommit = before
