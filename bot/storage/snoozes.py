"""What people wish to hear of once more, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, delete, select

from bot.storage.tables import SnoozeRow


@dataclass(frozen=True)
class Snooze:
    """A person wishes to hear again, at a moment (UTC), what they were told on a day."""

    id: int
    person_id: int
    day: date
    due_at: datetime


def waiting(session: Session, person_id: int) -> Snooze | None:
    """What a person has asked for and not heard yet."""
    row = session.exec(
        select(SnoozeRow).where(SnoozeRow.person_id == person_id, col(SnoozeRow.told_at).is_(None))
    ).first()
    return None if row is None else _snooze(row)


def ask(session: Session, *, person_id: int, day: date, due_at: datetime, now: datetime) -> None:
    """Keep that a person wishes to hear once more of what they were told on a day."""
    row = session.exec(select(SnoozeRow).where(SnoozeRow.person_id == person_id, SnoozeRow.due_at == due_at)).first()
    row = row or SnoozeRow(person_id=person_id, day=day, due_at=due_at, asked_at=now)
    row.day, row.asked_at, row.told_at = day, now, None
    session.add(row)
    session.flush()


def due(session: Session, now: datetime) -> tuple[Snooze, ...]:
    """What is to be told by now, the oldest first."""
    wanted = select(SnoozeRow).where(col(SnoozeRow.told_at).is_(None), col(SnoozeRow.due_at) <= now)
    return tuple(_snooze(row) for row in session.exec(wanted.order_by(col(SnoozeRow.id))))


def told(session: Session, snooze_id: int, now: datetime) -> None:
    """It has been told, or there is nothing left to tell."""
    session.get_one(SnoozeRow, snooze_id).told_at = now


def prune(session: Session, before: datetime) -> None:
    """Forget what was due before a moment."""
    session.execute(delete(SnoozeRow).where(col(SnoozeRow.due_at) < before))


def _snooze(row: SnoozeRow) -> Snooze:
    if row.id is None:
        raise ValueError("it has not been stored")
    return Snooze(row.id, row.person_id, row.day, row.due_at)
