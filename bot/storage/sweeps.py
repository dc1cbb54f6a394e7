"""Which rungs of which obligations have been swept: each once, whatever restarts and clock jumps do."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.storage.tables import SweepRow


def first_time(session: Session, key: str, now: datetime) -> bool:
    """Whether this rung has not been swept before; marks it."""
    if session.get(SweepRow, key) is not None:
        return False
    session.add(SweepRow(key=key, swept_at=now))
    session.flush()
    return True


def at(session: Session, key: str) -> datetime | None:
    """When a rung was swept; None while it has not been."""
    row = session.get(SweepRow, key)
    return None if row is None else row.swept_at
