"""Wordings that were not understood at once, with what turned out to be meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.storage.tables import MissRow


@dataclass(frozen=True)
class Miss:
    """A wording, its intent, how often it came, and when last."""

    outline: str
    intent: str
    times: int
    last_at: datetime


def note(session: Session, outline: str, intent: str, now: datetime) -> None:
    """Count a wording."""
    found = session.exec(select(MissRow).where(MissRow.outline == outline, MissRow.intent == intent)).first()
    row = found or MissRow(outline=outline, intent=intent, times=0, last_at=now)
    row.times, row.last_at = row.times + 1, now
    session.add(row)
    session.flush()


def listed(session: Session) -> list[Miss]:
    """All of them by intent, the most frequent first."""
    ordered = select(MissRow).order_by(col(MissRow.intent), col(MissRow.times).desc(), col(MissRow.outline))
    return [Miss(row.outline, row.intent, row.times, row.last_at) for row in session.exec(ordered)]
