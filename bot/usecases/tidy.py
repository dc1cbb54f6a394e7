"""Forgetting what has had its time: updates that were handled, replies that were sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.storage import inbox, notebook, outbox
from bot.usecases.notebook import KEPT as LINES_KEPT

#: Telegram may hand an update over again for a day
_UPDATES_KEPT = timedelta(days=3)
_REPLIES_KEPT = timedelta(days=7)


def tidy(session: Session, now: datetime) -> None:
    """Drop handled updates and sent replies that nobody can ask for again; keys of notes and reminders stay.

    Lines of notebooks that have had their time lose their text.
    """
    inbox.prune(session, now - _UPDATES_KEPT)
    outbox.prune(session, now - _REPLIES_KEPT)
    notebook.drop(session, before=now - LINES_KEPT, now=now)
