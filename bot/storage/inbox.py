"""Updates as they came in: put before they are acknowledged, claimed, done in the transaction of their effect.

A claim holds updates for `LEASE` under the name of a process, and every mark asks for that name: who was too slow marks
nothing, so its whole transaction is undone. Leases run on wall time, never on a clock that the demo moves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Update, delete, func, insert, or_, update
from sqlmodel import Session, col, select

from bot.storage import outages, postgresql
from bot.storage.tables import InboxRow

#: so many failures set an update aside
PATIENCE = 3
#: how long a claim holds unless it is renewed
LEASE = timedelta(seconds=30)

_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_OPEN = (col(InboxRow.done_at).is_(None), col(InboxRow.set_aside_at).is_(None))


class NotOpenError(Exception):
    """The update is done, set aside, unknown, or another process holds it: its effect must not happen (again)."""


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
    common = {"received_at": now, "attempts": 0, "visible_at": _AT_ONCE}
    if fresh:
        backlogs = outages.hand_out(session, len(fresh))
        in_order = sorted(fresh.values(), key=lambda each: each.update_id)
        marked = zip(in_order, backlogs, strict=True)
        session.execute(insert(InboxRow), [{**asdict(each), **common, "outage_id": mark} for each, mark in marked])


def claim(session: Session, owner: str, now: datetime, limit: int) -> list[Arrived]:
    """Take up to `limit` open updates, oldest first.

    Nothing overtakes an earlier open update of its chat: a chat of which another owner holds anything gives nothing,
    one of which `owner` itself holds some gives what stands behind that. An update without a chat waits for no other.
    On PostgreSQL it must be the first that its transaction does.
    """
    postgresql.trust_locks(session)
    found = session.exec(_free(owner, now).limit(limit)).all()
    ids = [row.update_id for row in found]
    # what another one takes just now is left to it, with all that stands behind it; SQLite has no such others
    locking = select(InboxRow.update_id).where(col(InboxRow.update_id).in_(ids), *_OPEN, _visible(now))
    locked = set(session.exec(locking.with_for_update(skip_locked=True))) if ids else set()
    passed = {row.chat_id for row in found if row.update_id not in locked}
    taken = [row for row in found if row.update_id in locked and row.chat_id not in passed]
    if taken:
        taking = update(InboxRow).where(col(InboxRow.update_id).in_([row.update_id for row in taken]))
        session.execute(taking.values(owner=owner, visible_at=now + LEASE))
    return [Arrived(row.update_id, row.chat_id, row.payload or "{}") for row in taken]


def _free(owner: str, now: datetime) -> Any:
    held = col(InboxRow.owner).is_not(None)
    others = select(InboxRow.chat_id).where(
        *_OPEN, held, ~_visible(now), col(InboxRow.owner) != owner, col(InboxRow.chat_id).is_not(None)
    )
    of_nobody_else = or_(col(InboxRow.chat_id).is_(None), col(InboxRow.chat_id).not_in(others))
    wanted = select(InboxRow.update_id, InboxRow.chat_id, InboxRow.payload).where(*_OPEN, _visible(now), of_nobody_else)
    return wanted.order_by(col(InboxRow.update_id))


def _visible(now: datetime) -> Any:
    return col(InboxRow.visible_at) <= now


def renew(session: Session, owner: str, update_ids: Collection[int], now: datetime) -> None:
    """Hold these for another `LEASE`, those at least of which half a lease is gone."""
    stale = col(InboxRow.visible_at) < now + LEASE / 2
    session.execute(_held(owner, update_ids).where(stale).values(visible_at=now + LEASE))


def hand_back(session: Session, owner: str, but: Collection[int] = ()) -> None:
    """Give back what the owner holds, but not these."""
    theirs = update(InboxRow).where(*_OPEN, col(InboxRow.owner) == owner, col(InboxRow.update_id).not_in(but))
    session.execute(theirs.values(owner=None, visible_at=_AT_ONCE))


def owners(session: Session) -> set[str]:
    """Who holds open updates, in time or not."""
    held = session.exec(select(InboxRow.owner).where(*_OPEN, col(InboxRow.owner).is_not(None)).distinct())
    return {owner for owner in held if owner}


def release(session: Session, gone: Collection[str]) -> None:
    """Give back what owners held who are known to be no more."""
    theirs = update(InboxRow).where(*_OPEN, col(InboxRow.owner).in_(gone))
    session.execute(theirs.values(owner=None, visible_at=_AT_ONCE))


def _held(owner: str, update_ids: Collection[int]) -> Update:
    return update(InboxRow).where(col(InboxRow.update_id).in_(update_ids), *_OPEN, col(InboxRow.owner) == owner)


def done(session: Session, update_id: int, owner: str, now: datetime) -> None:
    """Close an update with its effect and forget its words. Raises NotOpenError, which undoes a second effect."""
    if not settled(session, update_id, owner, now):
        raise NotOpenError(update_id)


def settled(session: Session, update_id: int, owner: str, now: datetime) -> bool:
    """Close an update if the owner still holds it: one that had no effect, or that nobody wanted."""
    closing = _held(owner, [update_id]).values(done_at=now, payload=None, owner=None)
    return session.execute(closing.returning(col(InboxRow.update_id))).first() is not None


def failed(session: Session, update_id: int, owner: str, fault: str, now: datetime) -> bool:
    """Count an attempt that failed; True when that was the last one and the update is set aside.

    Raises NotOpenError.
    """
    row = session.get(InboxRow, update_id)
    if row is None or row.done_at or row.set_aside_at or row.owner != owner:
        raise NotOpenError(update_id)
    row.attempts += 1
    row.fault = fault
    if row.attempts < PATIENCE:
        return False
    row.set_aside_at, row.owner = now, None
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


def waiting(session: Session, most: int) -> int:
    """How many updates are open, counted no further than `most`."""
    some = select(InboxRow.update_id).where(*_OPEN).limit(most).subquery()
    return session.exec(select(func.count()).select_from(some)).one()


def prune(session: Session, before: datetime) -> None:
    """Forget what was done before, and the words of what was set aside before.

    Keep more than the 24 hours for which Telegram may hand an update over again.
    """
    session.execute(delete(InboxRow).where(col(InboxRow.done_at) < before))
    session.execute(update(InboxRow).where(col(InboxRow.set_aside_at) < before).values(payload=None))
