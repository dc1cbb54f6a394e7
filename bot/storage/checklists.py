"""What an officer ticked of the demands: with a draft, and with the nomination that it becomes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from bot.storage.tables import ChecklistRow


def of_draft(session: Session, draft_id: int, *, mends: int | None = None) -> frozenset[str] | None:
    """What is ticked of a draft, or else of the nomination that it mends; None when nobody has looked at it."""
    row = session.get(ChecklistRow, draft_id)
    if row is not None:
        return frozenset(row.ticked)
    return None if mends is None else of_nomination(session, mends)


def of_nomination(session: Session, nomination_id: int) -> frozenset[str] | None:
    """What was ticked when a nomination was sent last; None when nobody looked at it."""
    wanted = select(ChecklistRow).where(ChecklistRow.nomination_id == nomination_id)
    row = session.exec(wanted.order_by(col(ChecklistRow.draft_id).desc())).first()
    return None if row is None else frozenset(row.ticked)


def keep(session: Session, draft_id: int, ticked: Iterable[str], *, person_id: int, now: datetime) -> None:
    """Keep what is ticked of a draft, by whom."""
    row = session.get(ChecklistRow, draft_id) or ChecklistRow(draft_id=draft_id, person_id=person_id, at=now)
    row.ticked, row.person_id, row.at = sorted(ticked), person_id, now
    session.add(row)
    session.flush()


def hand_over(session: Session, *, draft_id: int, nomination_id: int) -> None:
    """The draft was sent: what was ticked goes with the nomination."""
    row = session.get(ChecklistRow, draft_id)
    if row is not None:
        row.nomination_id = nomination_id
