"""The notebook of a unit: lines on people who may be worth nominating. What is closed has lost its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.storage.tables import NotebookRow


@dataclass(frozen=True)
class Line:
    """A line that somebody of a unit wrote."""

    id: int
    unit_id: int
    person_id: int
    text: str
    at: datetime
    by_name: str | None


def add(session: Session, *, unit_id: int, person_id: int, text: str, now: datetime) -> Line:
    """Keep a line."""
    row = NotebookRow(unit_id=unit_id, person_id=person_id, text=text, at=now)
    session.add(row)
    session.flush()
    return _line(row)


def get(session: Session, line_id: int) -> Line | None:
    """An open line; None once it has been used, deleted or dropped."""
    row = session.get(NotebookRow, line_id)
    return None if row is None or row.closed_at is not None else _line(row)


def of_units(session: Session, units: Iterable[int], *, limit: int | None = None) -> tuple[Line, ...]:
    """The open lines of some units, the newest first."""
    wanted = select(NotebookRow).where(col(NotebookRow.unit_id).in_(list(units)), col(NotebookRow.closed_at).is_(None))
    return tuple(_line(row) for row in session.exec(wanted.order_by(col(NotebookRow.id).desc()).limit(limit)))


def count(session: Session, units: Iterable[int]) -> int:
    """How many open lines some units have."""
    wanted = select(func.count()).where(col(NotebookRow.unit_id).in_(list(units)), col(NotebookRow.closed_at).is_(None))
    return session.exec(wanted).one()


def units(session: Session) -> frozenset[int]:
    """The units that have an open line."""
    wanted = select(NotebookRow.unit_id).where(col(NotebookRow.closed_at).is_(None)).distinct()
    return frozenset(session.exec(wanted))


def close(session: Session, line_id: int, now: datetime) -> None:
    """Used or deleted: its text is gone, and who wrote it."""
    row = session.get(NotebookRow, line_id)
    if row is None:
        raise KeyError(line_id)
    row.text, row.closed_at, row.by_name = "", now, None
    session.flush()


def move(session: Session, unit_id: int, *, to: int) -> None:
    """Give the open lines of a unit to another."""
    wanted = select(NotebookRow).where(NotebookRow.unit_id == unit_id, col(NotebookRow.closed_at).is_(None))
    for row in session.exec(wanted):
        row.unit_id = to
    session.flush()


def drop(session: Session, *, before: datetime, now: datetime) -> int:
    """Empty what was written before a moment; gives how many lines."""
    wanted = select(NotebookRow).where(NotebookRow.at < before, col(NotebookRow.closed_at).is_(None))
    rows = session.exec(wanted).all()
    for row in rows:
        row.text, row.closed_at, row.by_name = "", now, None
    session.flush()
    return len(rows)


def _line(row: NotebookRow) -> Line:
    if row.id is None:
        raise ValueError("the line has not been stored")
    return Line(row.id, row.unit_id, row.person_id, row.text, row.at, row.by_name)
