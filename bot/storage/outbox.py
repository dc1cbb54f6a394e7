"""What is to be sent: written in the transaction that causes it, claimed by a sender, closed once it is sent.

A claim holds rows for `LEASE` under an owner's name, and every mark asks for that name: who was too slow marks nothing.
Leases run on wall time, never on a clock that the demo moves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any, Protocol

from sqlalchemy import delete, exists, func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.storage.portions import in_portions
from bot.storage.tables import OutboxRow

REPLIES, NOTES, REMINDERS = 0, 1, 2
#: how the key of a reminder begins that nobody asked for or sent
BY_ITSELF = "remind:"
LEASE = timedelta(seconds=60)

_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_OPEN = col(OutboxRow.closed_at).is_(None)
_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Packed(Protocol):
    """A reply that can be laid down as JSON."""

    def packed(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Waiting:
    """A claimed row; `attempts` counts what failed so far. A reply is queued as of the arrival of its update."""

    id: int
    chat_id: int
    lane: int
    payload: dict[str, Any]
    attempts: int
    key: str
    queued_at: datetime

    @property
    def update_id(self) -> int | None:
        """The update that a reply answers; None for a note."""
        kind, _, rest = self.key.partition(":")
        number = rest.partition(":")[0]
        return int(number) if kind == "reply" and number.isdigit() else None

    @property
    def is_first(self) -> bool:
        """Whether this is the first reply to its update."""
        return self.key.startswith("reply:") and self.key.endswith(":0")


@dataclass(frozen=True)
class Failure:
    """A row that was given up."""

    id: int
    key: str
    chat_id: int
    fault: str
    at: datetime


@dataclass(frozen=True)
class Counts:
    """How the outbox stands; `by_lane` tells what waits in each lane."""

    by_lane: dict[int, int]
    by_outcome: dict[str, int]


def add_replies(
    session: Session,
    *,
    chat_id: int,
    update_id: int,
    replies: Iterable[Packed],
    now: datetime,
    query_id: str | None = None,
    tapped_message_id: int | None = None,
) -> None:
    """Queue what answers an update; the first reply also settles the tap (`query_id`) that asked for it."""
    tap: dict[str, Any] = {"query_id": query_id, "tapped_message_id": tapped_message_id} if query_id else {}
    for number, reply in enumerate(replies):
        payload = {"reply": reply.packed(), **tap}
        session.add(_row(f"reply:{update_id}:{number}", chat_id, REPLIES, payload, now))
        tap = {}
    session.flush()


def newest_message(session: Session, chat_id: int) -> int | None:
    """The number that the channel gave to what we said last in a chat; None when it gave none."""
    wanted = select(func.max(col(OutboxRow.message_id))).where(
        col(OutboxRow.chat_id) == chat_id, col(OutboxRow.lane) == REPLIES
    )
    return session.exec(wanted).one()


def outcomes(session: Session, keys: Collection[str]) -> dict[str, str | None]:
    """What became of rows by their keys: `sent`, `failed`, `moot`, None while it waits."""
    wanted, found = select(OutboxRow.key, OutboxRow.outcome), dict[str, str | None]()
    for some in in_portions(keys):
        found.update(session.exec(wanted.where(col(OutboxRow.key).in_(some))).all())
    return found


def reminded(session: Session, chats: Collection[int], since: datetime) -> dict[int, list[tuple[datetime, str | None]]]:
    """When the reminders of each chat that came by themselves were queued since a moment, and what became of each.

    None while it waits; the newest comes last.
    """
    found = dict[int, list[tuple[datetime, str | None]]]()
    for some in in_portions(chats):
        wanted = select(OutboxRow.chat_id, OutboxRow.queued_at, OutboxRow.outcome).where(
            col(OutboxRow.lane) == REMINDERS,
            col(OutboxRow.chat_id).in_(some),
            col(OutboxRow.queued_at) >= since,
            col(OutboxRow.key).startswith(BY_ITSELF),
        )
        for chat, at, outcome in session.exec(wanted.order_by(col(OutboxRow.id))):
            found.setdefault(chat, []).append((at, outcome))
    return found


def reminders_waiting(session: Session, before: datetime) -> list[tuple[str, int, dict[str, Any]]]:
    """The reminders (key, chat, note) that were queued before a moment and have not gone out."""
    wanted = select(OutboxRow).where(_OPEN, col(OutboxRow.lane) == REMINDERS, col(OutboxRow.queued_at) <= before)
    rows = session.exec(wanted.order_by(col(OutboxRow.id)))
    return [(row.key, row.chat_id, row.payload["note"]) for row in rows if row.payload and "note" in row.payload]


def add_note(
    session: Session, *, key: str, chat_id: int, note: dict[str, Any], lane: int = NOTES, now: datetime
) -> bool:
    """Queue a note that is worded when it is sent; False when the key has been queued before, sent or not."""
    row = _row(key, chat_id, lane, {"note": note}, now).model_dump(exclude={"id"})
    adding = _insert(session).values(row).on_conflict_do_nothing(index_elements=["key"]).returning(col(OutboxRow.id))
    return session.execute(adding).first() is not None


def add_notes(
    session: Session, queued: Iterable[tuple[str, int, dict[str, Any]]], *, lane: int = NOTES, now: datetime
) -> int:
    """Queue many notes (key, chat, note) at once; gives how many had not been queued before."""
    rows = [_row(key, chat_id, lane, {"note": note}, now).model_dump(exclude={"id"}) for key, chat_id, note in queued]
    adding = _insert(session).on_conflict_do_nothing(index_elements=["key"]).returning(col(OutboxRow.id))
    return len(session.scalars(adding, rows).all()) if rows else 0


def claim(
    session: Session,
    owner: str,
    now: datetime,
    limit: int = 20,
    last_lane: int = REMINDERS,
    *,
    resting: bool = False,
) -> list[Waiting]:
    """Take up to `limit` rows in the order in which they are to be sent, the most urgent lane first.

    Nothing overtakes an earlier open row of its chat: what stands before an urgent row comes along with it, and a chat
    whose first row is delayed or held by another owner gives nothing. `last_lane` leaves less urgent chats alone.
    `resting` leaves reminders where they are: what stands behind them in their chat goes past.
    `owner` must be new for each claim, or a late mark of an earlier one would pass for this one's.
    """
    deepest = NOTES if resting else REMINDERS
    chats = _next_chats(session, now, limit, min(last_lane, deepest), deepest)
    rows = _in_order(session, chats, now, deepest)[:limit]
    taking = (
        update(OutboxRow)
        .where(col(OutboxRow.id).in_([row.id for row in rows]), _OPEN, col(OutboxRow.visible_at) <= now)
        .values(owner=owner, visible_at=now + LEASE)
        .returning(col(OutboxRow.id))
    )
    taken = set(session.scalars(taking)) if rows else set()
    return [row for row in rows if row.id in taken]


def _next_chats(session: Session, now: datetime, limit: int, last_lane: int, deepest: int) -> list[int]:
    earlier = aliased(OutboxRow)
    held = exists().where(
        col(earlier.chat_id) == col(OutboxRow.chat_id),
        col(earlier.closed_at).is_(None),
        col(earlier.id) <= col(OutboxRow.id),
        col(earlier.lane) <= deepest,
        col(earlier.visible_at) > now,
    )
    rows = select(OutboxRow.chat_id).where(_OPEN, col(OutboxRow.lane) <= last_lane, ~held)
    ordered = session.exec(rows.order_by(col(OutboxRow.lane), col(OutboxRow.id)).limit(limit))
    return list(dict.fromkeys(ordered))


def _in_order(session: Session, chats: Sequence[int], now: datetime, deepest: int) -> list[Waiting]:
    waiting = select(OutboxRow).where(_OPEN, col(OutboxRow.chat_id).in_(chats), col(OutboxRow.lane) <= deepest)
    rows = session.exec(waiting.order_by(col(OutboxRow.id))).all()
    by_chat: dict[int, list[OutboxRow]] = {chat_id: [] for chat_id in chats}
    for row in rows:
        by_chat[row.chat_id].append(row)
    # what another sender holds just now is left to it, with all that stands behind it; SQLite has no such others
    locking = select(OutboxRow.id).where(col(OutboxRow.id).in_([row.id for row in rows]))
    ours = set(session.exec(locking.with_for_update(skip_locked=True)))

    def is_free(row: OutboxRow) -> bool:
        return row.visible_at <= now and row.id in ours

    free = [row for chat_id in chats for row in takewhile(is_free, by_chat[chat_id])]
    return [_waiting(row) for row in free]


def _waiting(row: OutboxRow) -> Waiting:
    payload = row.payload or {}
    return Waiting(row.id or 0, row.chat_id, row.lane, payload, row.attempts, row.key, row.queued_at)


def progress(session: Session, row_id: int, owner: str, payload: dict[str, Any], now: datetime) -> bool:
    """A part of a long reply went out: remember the rest and renew the lease; False when the claim was lost."""
    return _mark(session, row_id, owner, payload=payload, visible_at=now + LEASE)


def sent(session: Session, row_id: int, owner: str, message_id: int | None, now: datetime) -> bool:
    """Close a row that went out and forget its words; False when the claim was lost."""
    return _close(session, row_id, owner, now, outcome="sent", message_id=message_id)


def moot(session: Session, row_id: int, owner: str, now: datetime) -> bool:
    """Close a note that no longer says anything."""
    return _close(session, row_id, owner, now, outcome="moot")


def failed(session: Session, row_id: int, owner: str, fault: str, now: datetime) -> bool:
    """Give a row up; `failures` lists it."""
    return _close(session, row_id, owner, now, outcome="failed", fault=fault)


def later(session: Session, row_id: int, owner: str, at: datetime, fault: str | None = None) -> bool:
    """Let a row wait until `at`; with a fault it counts as an attempt, without one it is only handed back."""
    counted = {"attempts": OutboxRow.attempts + 1, "fault": fault} if fault else {}
    return _mark(session, row_id, owner, visible_at=at, owner=None, **counted)


def moved(session: Session, chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: what waits for it goes to its new id."""
    session.execute(update(OutboxRow).where(col(OutboxRow.chat_id) == chat_id, _OPEN).values(chat_id=new_chat_id))


def owners(session: Session) -> set[str]:
    """Who holds open rows, in time or not."""
    held = session.exec(select(OutboxRow.owner).where(_OPEN, col(OutboxRow.owner).is_not(None)).distinct())
    return {owner for owner in held if owner}


def release(session: Session, gone: Collection[str]) -> None:
    """Give back what owners held who are known to be no more."""
    theirs = update(OutboxRow).where(_OPEN, col(OutboxRow.owner).in_(gone))
    session.execute(theirs.values(owner=None, visible_at=_AT_ONCE))


def failures(session: Session) -> list[Failure]:
    """What was given up, oldest first."""
    rows = session.exec(select(OutboxRow).where(OutboxRow.outcome == "failed").order_by(col(OutboxRow.id)))
    return [Failure(row.id or 0, row.key, row.chat_id, row.fault or "", row.closed_at or row.queued_at) for row in rows]


def counts(session: Session) -> Counts:
    """How many rows wait in each lane, and how many were closed with each outcome."""
    lanes = session.exec(select(OutboxRow.lane, func.count()).where(_OPEN).group_by(col(OutboxRow.lane)))
    closed = col(OutboxRow.outcome).is_not(None)
    outcomes = session.exec(select(OutboxRow.outcome, func.count()).where(closed).group_by(col(OutboxRow.outcome)))
    return Counts(dict(lanes.all()), {outcome or "": number for outcome, number in outcomes})


def backlog(session: Session) -> dict[int, tuple[int, datetime]]:
    """For each lane in which something waits: how much, and since when the oldest does."""
    oldest = func.min(col(OutboxRow.queued_at))
    lanes = session.exec(select(OutboxRow.lane, func.count(), oldest).where(_OPEN).group_by(col(OutboxRow.lane)))
    return {lane: (number, since) for lane, number, since in lanes}


def prune(session: Session, before: datetime) -> None:
    """Forget replies sent before; the keys of notes stay, for they keep a note from being sent twice."""
    old = (col(OutboxRow.lane) == REPLIES, col(OutboxRow.outcome) == "sent", col(OutboxRow.closed_at) < before)
    session.execute(delete(OutboxRow).where(*old))


def _row(key: str, chat_id: int, lane: int, payload: dict[str, Any], now: datetime) -> OutboxRow:
    return OutboxRow(key=key, chat_id=chat_id, lane=lane, payload=payload, queued_at=now, visible_at=_AT_ONCE)


def _insert(session: Session) -> Any:
    # each dialect brings an INSERT of its own that knows ON CONFLICT
    insert: Any = _INSERTS[session.get_bind().dialect.name]
    return insert(OutboxRow)


def _close(session: Session, row_id: int, owner: str, now: datetime, **values: Any) -> bool:
    return _mark(session, row_id, owner, payload=None, closed_at=now, owner=None, **values)


def _mark(session: Session, row_id: int, by: str, /, **values: Any) -> bool:
    marking = update(OutboxRow).where(col(OutboxRow.id) == row_id, col(OutboxRow.owner) == by, _OPEN).values(**values)
    return session.execute(marking.returning(col(OutboxRow.id))).first() is not None
