"""Updates as they came in: put before they are acknowledged, done in the transaction of their effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, update
from sqlmodel import Session, col, select

from bot.storage import outages
from bot.storage.tables import InboxRow

#: so many failures set an update aside
PATIENCE = 3

_OPEN = (col(InboxRow.done_at).is_(None), col(InboxRow.set_aside_at).is_(None))


class NotOpenError(Exception):
    """The update was already done, was set aside or never came in: its effect must not happen (again)."""


@dataclass(frozen=True)
class Arrived:
    """An update as Telegram wrote it: JSON, and the chat that keeps its order (None for one without a chat).

    `written_at` is Telegram's own date, where the update has one: a tap has none.
    """

    update_id: int
    chat_id: int | None
    payload: str
    written_at: datetime | None = None


def put(session: Session, updates: Sequence[Arrived], now: datetime) -> None:
    """Keep a batch, what is of an outage's backlog marked as such; updates already known are ignored."""
    fresh = {each.update_id: each for each in updates}
    known = session.exec(select(InboxRow.update_id).where(col(InboxRow.update_id).in_(fresh)))
    for update_id in known:
        del fresh[update_id]
    common = {"received_at": now, "attempts": 0}
    if fresh:
        backlogs = outages.hand_out(session, len(fresh))
        in_order = sorted(fresh.values(), key=lambda each: each.update_id)
        marked = zip(in_order, backlogs, strict=True)
        session.execute(insert(InboxRow), [{**asdict(each), **common, "outage_id": mark} for each, mark in marked])


def open_updates(session: Session, limit: int) -> list[Arrived]:
    """The oldest updates that still wait for their effect."""
    rows = session.exec(select(InboxRow).where(*_OPEN).order_by(col(InboxRow.update_id)).limit(limit))
    return [Arrived(row.update_id, row.chat_id, row.payload or "{}") for row in rows]


def done(session: Session, update_id: int, now: datetime) -> None:
    """Close an update with its effect and forget its words. Raises NotOpenError, which undoes a second effect."""
    if not settled(session, update_id, now):
        raise NotOpenError(update_id)


def settled(session: Session, update_id: int, now: datetime) -> bool:
    """Close an update if it is still open: one that had no effect, or that nobody wanted."""
    closing = update(InboxRow).where(col(InboxRow.update_id) == update_id, *_OPEN).values(done_at=now, payload=None)
    return session.execute(closing.returning(col(InboxRow.update_id))).first() is not None


def failed(session: Session, update_id: int, fault: str, now: datetime) -> bool:
    """Count an attempt that failed; True when that was the last one and the update is set aside."""
    row = session.get(InboxRow, update_id)
    if row is None or row.done_at or row.set_aside_at:
        raise NotOpenError(update_id)
    row.attempts += 1
    row.fault = fault
    if row.attempts < PATIENCE:
        return False
    row.set_aside_at = now
    return True


def received_at(session: Session, update_id: int) -> datetime | None:
    """When the update reached us; None for one that never did."""
    row = session.get(InboxRow, update_id)
    return None if row is None else row.received_at


def fault(session: Session, update_id: int) -> str | None:
    """The kind of what failed last about an update; None when nothing did."""
    row = session.get(InboxRow, update_id)
    return None if row is None else row.fault


def set_aside(session: Session) -> list[tuple[int, str]]:
    """Updates that failed for good, each with its fault."""
    poison = select(InboxRow).where(col(InboxRow.set_aside_at).is_not(None))
    rows = session.exec(poison.order_by(col(InboxRow.update_id)))
    return [(row.update_id, row.fault or "") for row in rows]


def backlog(session: Session) -> tuple[int, datetime | None]:
    """How many updates are open, and since when the oldest is; None without any."""
    counting = select(func.count(), func.min(col(InboxRow.received_at))).select_from(InboxRow).where(*_OPEN)
    number, oldest = session.exec(counting).one()
    return number, oldest


def prune(session: Session, before: datetime) -> None:
    """Forget what was done before, and the words of what was set aside before.

    Keep more than the 24 hours for which Telegram may hand an update over again.
    """
    session.execute(delete(InboxRow).where(col(InboxRow.done_at) < before))
    session.execute(update(InboxRow).where(col(InboxRow.set_aside_at) < before).values(payload=None))
