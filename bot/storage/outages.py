"""Contact with Telegram: the moment of the last one, the outages between two, and what waited meanwhile.

A deployment has one last contact, whichever replica had it. It is kept on two clocks: `now` is the clock of the
application, in whose time people are told; `wall` the machine's own, which no demo moves, which runs on while the
process is down or the machine sleeps, and which replicas share.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from bot.domain.outage import Outage, Waited
from bot.storage.tables import ContactRow, InboxRow, OutageRow

#: a longer time without contact is an outage
LOST = timedelta(minutes=5)

_THE_ONE = 1
_UNREAD = (
    col(InboxRow.outage_id).is_not(None),
    col(InboxRow.done_at).is_(None),
    col(InboxRow.set_aside_at).is_(None),
)


def lost(session: Session, now: datetime, wall: datetime) -> bool:
    """Whether contact has been lost for so long that the next one ends an outage; not before the very first one.

    Both clocks must say so: where only the application's has moved on, somebody has moved it.
    """
    row = session.get(ContactRow, _THE_ONE)
    return row is not None and min(now - row.at, wall - row.wall) > LOST


def met(
    session: Session, now: datetime, wall: datetime, *, waiting: int | None = None, came: Iterable[int] = ()
) -> Outage | None:
    """Keep that there is contact now; gives the outage that this ends, if it ends one.

    `waiting` is how many updates lie with Telegram, None when nobody asked. They are the outage's backlog, but for
    those of `came` (update ids just handed over) that had come in before it and were not acknowledged. Where none
    waits, there is no backlog left.
    """
    ended = None
    if lost(session, now, wall):
        known = select(func.count()).select_from(InboxRow).where(col(InboxRow.update_id).in_(list(came)))
        ended = _open(session, now, max(0, (waiting or 0) - session.exec(known).one()))
    elif waiting == 0:
        session.execute(update(OutageRow).where(col(OutageRow.to_come) > 0).values(to_come=0))
    row = session.get(ContactRow, _THE_ONE)
    if row is None:
        session.add(ContactRow(id=_THE_ONE, at=now, wall=wall))
    else:
        row.at, row.wall = now, wall
    session.flush()
    return ended


def hand_out(session: Session, count: int) -> list[int | None]:
    """For so many updates that come in now, the outage from whose backlog each is, the oldest outage first."""
    given: list[int | None] = []
    for row in _with_backlog(session):
        taken = min(row.to_come, count - len(given))
        row.to_come -= taken
        given.extend([row.id] * taken)
    return given + [None] * (count - len(given))


def waited(session: Session, update_id: int) -> Waited | None:
    """What is known of an update that came in from a backlog; None for any other."""
    row = session.get(InboxRow, update_id)
    outage = None if row is None or row.outage_id is None else get(session, row.outage_id)
    if row is None or outage is None:
        return None
    until_then = select(func.max(InboxRow.written_at)).where(
        col(InboxRow.outage_id) == row.outage_id,
        col(InboxRow.chat_id) == row.chat_id,
        col(InboxRow.update_id) <= update_id,
    )
    return Waited(outage, session.exec(until_then).one())


def last_contact(session: Session) -> datetime | None:
    """When there was contact last, by the application's clock; None before the very first one."""
    row = session.get(ContactRow, _THE_ONE)
    return None if row is None else row.at


def being_read(session: Session) -> bool:
    """Whether something of a backlog has still to come in, or to have its effect."""
    if _with_backlog(session):
        return True
    return session.exec(select(InboxRow.update_id).where(*_UNREAD).limit(1)).first() is not None


def untold(session: Session) -> tuple[Outage, ...]:
    """The outages of which the reviewers have not been told."""
    rows = session.exec(select(OutageRow).where(col(OutageRow.told_at).is_(None)).order_by(col(OutageRow.id)))
    return tuple(_outage(row) for row in rows)


def told(session: Session, outage_id: int, now: datetime) -> None:
    """The reviewers have been told, or there was nothing to tell."""
    session.execute(update(OutageRow).where(col(OutageRow.id) == outage_id).values(told_at=now))


def get(session: Session, outage_id: int) -> Outage | None:
    row = session.get(OutageRow, outage_id)
    return None if row is None else _outage(row)


def _open(session: Session, now: datetime, waiting: int) -> Outage:
    last = session.get_one(ContactRow, _THE_ONE)
    # what an earlier outage has left waits first, and is that one's
    for row in _with_backlog(session):
        row.to_come = min(row.to_come, waiting)
        waiting -= row.to_come
    opened = OutageRow(began_at=last.at, ended_at=now, to_come=waiting)
    session.add(opened)
    session.flush()
    return _outage(opened)


def _with_backlog(session: Session) -> list[OutageRow]:
    return list(session.exec(select(OutageRow).where(OutageRow.to_come > 0).order_by(col(OutageRow.id))))


def _outage(row: OutageRow) -> Outage:
    if row.id is None:
        raise ValueError("the outage has not been stored")
    return Outage(row.id, row.began_at, row.ended_at)
