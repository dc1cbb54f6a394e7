"""E-mails: queued once by key in the transaction that causes them, claimed for a while, closed once they are sent.

Only what is to be said is kept, never the words or the address: both are read afresh when it is sent. Claims run on
wall time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select

from bot.storage.tables import MailRow

#: who has claimed a letter and is no more leaves it to others after that
LEASE = timedelta(minutes=5)
_BATCH = 10


@dataclass(frozen=True)
class Waiting:
    """A claimed letter: to whom, and what it has to say."""

    id: int
    key: str
    person_id: int
    note: Mapping[str, Any]
    attempts: int


def add(session: Session, *, key: str, person_id: int, note: Mapping[str, Any], now: datetime) -> bool:
    """Queue a letter; False when one of this key was queued before, sent or not."""
    if session.exec(select(MailRow.id).where(MailRow.key == key)).first() is not None:
        return False
    session.add(MailRow(key=key, person_id=person_id, note=dict(note), queued_at=now, visible_at=now))
    session.flush()
    return True


def taken(session: Session, keys: Collection[str]) -> frozenset[str]:
    """Those of some keys of which a letter was queued, sent or not."""
    return frozenset(session.exec(select(MailRow.key).where(col(MailRow.key).in_(keys))).all())


def claim(session: Session, now: datetime) -> list[Waiting]:
    """Take some that wait, the oldest first; they come back after the lease unless they are closed."""
    wanted = select(MailRow).where(col(MailRow.closed_at).is_(None), MailRow.visible_at <= now)
    rows = session.exec(wanted.order_by(col(MailRow.id)).limit(_BATCH).with_for_update(skip_locked=True)).all()
    for row in rows:
        row.visible_at = now + LEASE
    return [Waiting(row.id or 0, row.key, row.person_id, row.note or {}, row.attempts) for row in rows]


def later(session: Session, mail_id: int, at: datetime) -> None:
    """A letter could not be sent: try again at `at`."""
    row = session.get_one(MailRow, mail_id)
    row.visible_at, row.attempts = at, row.attempts + 1


def close(session: Session, mail_id: int, outcome: str, now: datetime) -> None:
    """A letter was `sent`, has `failed` for good, or says nothing any more (`moot`)."""
    row = session.get_one(MailRow, mail_id)
    row.closed_at, row.outcome, row.note = now, outcome, None


def prune(session: Session, before: datetime) -> None:
    """Forget letters that were closed before a moment."""
    session.execute(delete(MailRow).where(col(MailRow.closed_at) < before))
