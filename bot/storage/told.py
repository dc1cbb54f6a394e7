"""Figures that people were told, so that the next one can be held against the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.storage.tables import ToldFigureRow


@dataclass(frozen=True)
class Figure:
    """A figure: of which plan, obligation and period, of whom (`scope`), and what it is made up of.

    `members` are the ids of the units that have done their part, or of the nominations that count; `scope` says which.
    They are None of all that a plan without a number ever brought: it grows for years.
    """

    plan_id: str
    obligation_id: str
    period: str
    scope: str
    number: int
    members: frozenset[int] | None


@dataclass(frozen=True)
class Telling:
    """A figure as a person was told it, until when it was the one they were told. Moments are in UTC."""

    person_id: int
    number: int
    members: frozenset[int] | None
    at: datetime


def keep(session: Session, person_id: int, figure: Figure, now: datetime) -> None:
    """Keep that a person was told a figure; the same one again moves only the time of the last telling."""
    last = session.exec(_of(figure, person_id).limit(1)).first()
    if last is not None and (last.number, _members(last)) == (figure.number, figure.members):
        last.last_at = now
        return
    row = ToldFigureRow(
        person_id=person_id,
        plan_id=figure.plan_id,
        obligation_id=figure.obligation_id,
        period=figure.period,
        scope=figure.scope,
        number=figure.number,
        members=None if figure.members is None else sorted(figure.members),
        last_at=now,
    )
    session.add(row)
    session.flush()


def before(session: Session, person_id: int, figure: Figure) -> Telling | None:
    """The last figure that a person was told of the same and that was made up otherwise; None when there is none."""
    # no two in a row are the same
    rows = (_told(row) for row in session.exec(_of(figure, person_id).limit(2)))
    return next((told for told in rows if (told.number, told.members) != (figure.number, figure.members)), None)


def as_number(session: Session, person_id: int, figure: Figure, number: int) -> Telling | None:
    """The last time when that number was told of the same: to this person, else to anybody."""
    for whom in (person_id, None):
        row = session.exec(_of(figure, whom).where(ToldFigureRow.number == number).limit(1)).first()
        if row is not None:
            return _told(row)
    return None


def prune(session: Session, before: datetime) -> None:
    """Drop what was last told before a moment."""
    session.exec(delete(ToldFigureRow).where(col(ToldFigureRow.last_at) < before))


def _of(figure: Figure, person_id: int | None) -> SelectOfScalar[ToldFigureRow]:
    """What was told of the same, to one person or (None) to anybody, the newest first."""
    wanted = select(ToldFigureRow).where(
        ToldFigureRow.plan_id == figure.plan_id,
        ToldFigureRow.obligation_id == figure.obligation_id,
        ToldFigureRow.period == figure.period,
        ToldFigureRow.scope == figure.scope,
    )
    if person_id is not None:
        wanted = wanted.where(ToldFigureRow.person_id == person_id)
    return wanted.order_by(col(ToldFigureRow.id).desc())


def _told(row: ToldFigureRow) -> Telling:
    return Telling(row.person_id, row.number, _members(row), row.last_at)


def _members(row: ToldFigureRow) -> frozenset[int] | None:
    return None if row.members is None else frozenset(row.members)
