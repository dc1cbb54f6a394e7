"""Which ladder of reminders holds for a plan."""

from __future__ import annotations

from sqlmodel import Session

from bot.domain.plan import Plan
from bot.domain.schedule import DEFAULT, Ladder


def of(session: Session, plan: Plan) -> Ladder:
    """The ladder by which a plan reminds."""
    del session, plan
    return DEFAULT
