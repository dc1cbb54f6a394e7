"""What has been said or done once and for all, by a key: whatever restarts and clock jumps do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select

from bot.storage.portions import in_portions
from bot.storage.tables import SweepRow

_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def first_time(session: Session, key: str, now: datetime) -> bool:
    """Whether this key has not been marked before; marks it."""
    if session.get(SweepRow, key) is not None:
        return False
    session.add(SweepRow(key=key, swept_at=now))
    session.flush()
    return True


def first_times(session: Session, keys: Collection[str], now: datetime) -> frozenset[str]:
    """Those of these keys that were not marked before; marks them."""
    # each dialect brings an INSERT of its own that knows ON CONFLICT
    insert: Any = _INSERTS[session.get_bind().dialect.name]
    adding = insert(SweepRow).on_conflict_do_nothing().returning(col(SweepRow.key))
    new = set[str]()
    for some in in_portions(dict.fromkeys(keys)):
        rows = [{"key": key, "swept_at": now} for key in some]
        new |= set(session.scalars(adding, rows))
    return frozenset(new)


def marked(session: Session, keys: Collection[str]) -> frozenset[str]:
    """Those of these keys that have been marked."""
    found = set[str]()
    for some in in_portions(keys):
        found |= set(session.exec(select(SweepRow.key).where(col(SweepRow.key).in_(some))))
    return frozenset(found)


def prune(session: Session, before: datetime) -> None:
    """Forget what was marked before a moment."""
    session.execute(delete(SweepRow).where(col(SweepRow.swept_at) < before))


def at(session: Session, key: str) -> datetime | None:
    """When a key was marked; None while it has not been."""
    row = session.get(SweepRow, key)
    return None if row is None else row.swept_at
