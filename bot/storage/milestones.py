"""Milestones that were marked as done, and taken back: events, the newest of a milestone counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.storage.tables import MilestoneEventRow


@dataclass(frozen=True)
class Mark:
    """A milestone was done on a day, says somebody."""

    id: int
    milestone_id: str
    day: date
    note: str | None
    person_id: int
    by_name: str | None


def mark(
    session: Session,
    *,
    plan_id: str,
    milestone_id: str,
    day: date | None,
    note: str | None,
    person_id: int,
    now: datetime,
) -> int:
    """Keep that a milestone was done on a day, or (None) that it was not after all; gives the event's id."""
    row = MilestoneEventRow(plan_id=plan_id, milestone_id=milestone_id, day=day, note=note, person_id=person_id, at=now)
    session.add(row)
    session.flush()
    return row.id or 0


def done(session: Session, plan_id: str) -> Mapping[str, Mark]:
    """The milestones of a plan that are done, by their id."""
    newest: dict[str, MilestoneEventRow] = {}
    rows = select(MilestoneEventRow).where(MilestoneEventRow.plan_id == plan_id)
    for row in session.exec(rows.order_by(col(MilestoneEventRow.id))):
        newest[row.milestone_id] = row
    return {
        milestone: Mark(row.id or 0, milestone, row.day, row.note, row.person_id, row.by_name)
        for milestone, row in newest.items()
        if row.day is not None
    }
