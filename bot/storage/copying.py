"""Moves a deployment from one database to another, whichever home each is, and looks at every row again."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Result, Select, String, Table, bindparam, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

import bot.storage.tables  # noqa: F401  # fills the metadata
from bot.errors import InputFault
from bot.storage.database import Database

#: so many rows at a time
_BATCH = 500


def copy(source: Database, target: Database) -> dict[str, int]:
    """Put all rows of one database into an empty one, in one transaction each; gives how many by table.

    Both are brought to this version. Raises InputFault when there is nothing to copy from, when something lies in the
    target, or when it does not hold afterwards what the source holds; the target is then as it was.
    """
    if not source.on_postgresql and not Path(source.url.database or "").is_file():
        raise InputFault("copy-source-missing", path=source.place)
    if source.url == target.url:
        raise InputFault("copy-target-not-empty", path=target.place)
    source.upgrade()
    target.upgrade()
    with source.transaction() as reading, target.transaction() as writing:
        for table in _tables():
            if writing.execute(select(table).limit(1)).first() is not None:
                raise InputFault("copy-target-not-empty", path=target.place)
        return {table.name: _copy_table(table, reading, writing) for table in _tables()}


def _tables() -> list[Table]:
    """Parents before children."""
    return list(SQLModel.metadata.sorted_tables)


def _copy_table(table: Table, reading: Session, writing: Session) -> int:
    try:
        for batch in _rows(table, reading).partitions(_BATCH):
            writing.execute(insert(table), [dict(row._mapping) | _without_kin(table) for row in batch])
        _relate(table, reading, writing)
        _count_on(table, writing)
    except DBAPIError as fault:
        # the server's own words may quote what people wrote
        raise InputFault("copy-refused", table=table.name, reason=type(fault.orig).__name__) from None
    return _checked(table, reading, writing)


def _rows(table: Table, session: Session) -> Result[Any]:
    return session.execute(_ordered(table, session), execution_options={"yield_per": _BATCH})


def _ordered(table: Table, session: Session) -> Select[Any]:
    """All rows in an order on which both homes agree."""
    by_bytes = session.get_bind().dialect.name == "postgresql"
    keys = table.primary_key.columns
    return select(table).order_by(
        *(key.collate("C") if by_bytes and isinstance(key.type, String) else key for key in keys)
    )


def _without_kin(table: Table) -> dict[str, None]:
    """The columns that name another row of the same table, which may come later."""
    return {column.name: None for column in table.columns for key in column.foreign_keys if key.column.table is table}


def _relate(table: Table, reading: Session, writing: Session) -> None:
    kin = list(_without_kin(table))
    if not kin:
        return
    (key,) = table.primary_key.columns
    naming = update(table).where(key == bindparam("_key")).values({name: bindparam(f"_{name}") for name in kin})
    for batch in _rows(table, reading).partitions(_BATCH):
        named = [{"_key": row._mapping[key.name]} | {f"_{name}": row._mapping[name] for name in kin} for row in batch]
        writing.connection().execute(naming, named)


def _count_on(table: Table, writing: Session) -> None:
    """The next row of the table gets the number after the highest one."""
    key = table.autoincrement_column
    if writing.get_bind().dialect.name != "postgresql" or key is None:
        return
    highest = writing.execute(select(func.max(key))).scalar_one()
    if highest is not None:
        setting = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")
        writing.execute(setting, {"table": table.name, "column": key.name, "highest": highest})


def _checked(table: Table, reading: Session, writing: Session) -> int:
    """Hold every row against its copy; gives how many."""
    number = 0
    with _rows(table, reading) as rows, _rows(table, writing) as copies:
        for row, made in zip_longest(rows, copies):
            if row is None or made is None or row._mapping != made._mapping:
                raise InputFault("copy-differs", table=table.name)
            number += 1
    return number
