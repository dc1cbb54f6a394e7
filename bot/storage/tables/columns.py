"""What columns are made of. The first of the tables' modules that is read: it names the constraints of all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, DateTime, Dialect, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

# every constraint has a name, so that a later migration can speak of it
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time: stored in UTC, handed out aware in UTC. A naive one is a programmer's fault."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


def json(*, nullable: bool = False) -> Column[Any]:
    return Column(JSON(none_as_null=True), nullable=nullable)


def moment(*, nullable: bool = True, index: bool = False) -> Column[Any]:
    return Column(Moment(), nullable=nullable, index=index)


def telegram_number(**options: Any) -> Column[Any]:
    """Telegram's ids need 52 bits."""
    return Column(BigInteger(), **options)


def only(which: str) -> dict[str, Any]:
    """An index over some rows only; each dialect has its own name for that."""
    return {"sqlite_where": text(which), "postgresql_where": text(which)}


class Signed(SQLModel):
    """Something that a person did. `by_name` is who of several at one account did it, None where the account has one.

    Written by `working_names` alone.
    """

    by_name: str | None = None


class SignedLast(Signed):
    """Something that is written over: who of several did so last."""
