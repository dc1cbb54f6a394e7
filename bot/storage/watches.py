"""When reminders were swept: what fell into a gap was said by nobody, whatever restarts and clock jumps do."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from bot.domain.watching import Watches
from bot.storage.tables import WatchRow

#: sweeps that lie no further apart are one watch
_ONE_WATCH = timedelta(hours=1)
#: a watch in which nothing comes is written so seldom
_SELDOM = timedelta(minutes=10)


def since(session: Session, moment: datetime) -> Watches:
    """The watches that reach beyond a moment."""
    wanted = select(WatchRow.since, WatchRow.until).where(col(WatchRow.until) >= moment)
    return Watches(tuple((since, until) for since, until in session.exec(wanted)))


def keep(session: Session, now: datetime, *, came: bool) -> None:
    """Keep that everything up to now was swept. Where nothing `came` the row may be left as it is for a while."""
    wanted = select(WatchRow).where(col(WatchRow.since) <= now).order_by(col(WatchRow.until).desc()).limit(1)
    last = session.exec(wanted).first()
    if last is None or now - last.until > _ONE_WATCH:
        session.add(WatchRow(since=now, until=now))
    elif last.until < now and (came or now - last.until >= _SELDOM):
        last.until = now
    session.flush()


def prune(session: Session, before: datetime) -> None:
    """Forget what was swept before a moment."""
    session.execute(delete(WatchRow).where(col(WatchRow.until) < before))
