"""Forgetting what has had its time: updates that were handled, replies that were sent, figures that were told."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.storage import inbox, outbox, told

#: Telegram may hand an update over again for a day
_UPDATES_KEPT = timedelta(days=3)
_REPLIES_KEPT = timedelta(days=7)
#: figures of a period are asked about until the year after it
_FIGURES_KEPT = timedelta(days=400)


def tidy(session: Session, now: datetime) -> None:
    """Drop handled updates, sent replies and told figures that nobody asks about again; keys of notes stay."""
    inbox.prune(session, now - _UPDATES_KEPT)
    outbox.prune(session, now - _REPLIES_KEPT)
    told.prune(session, now - _FIGURES_KEPT)
