"""On which days reviewers have the bot remind: each word of theirs is a row, the newest of a plan holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.storage.tables import LadderRow


@dataclass(frozen=True)
class Chosen:
    """The days that a reviewer chose, in working days before the last one; None: those of the plan again."""

    ahead: tuple[int, ...] | None
    by: int
    at: datetime


def newest(session: Session, plan_id: str) -> Chosen | None:
    """What was said last for a plan; None while nobody has."""
    wanted = select(LadderRow).where(LadderRow.plan_id == plan_id).order_by(col(LadderRow.id).desc()).limit(1)
    row = session.exec(wanted).first()
    return None if row is None else Chosen(None if row.ahead is None else tuple(row.ahead), row.set_by, row.set_at)


def choose(session: Session, plan_id: str, ahead: Sequence[int] | None, *, person_id: int, now: datetime) -> None:
    """Keep which days a reviewer chose for a plan."""
    session.add(LadderRow(plan_id=plan_id, ahead=None if ahead is None else list(ahead), set_by=person_id, set_at=now))
    session.flush()
