"""Forgetting what has had its time: handled updates, sent replies, messages too old to be edited."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.storage import draft_messages, inbox, outbox

#: Telegram may hand an update over again for a day
_UPDATES_KEPT = timedelta(days=3)
_REPLIES_KEPT = timedelta(days=7)
#: Telegram lets a message be edited for two days
_ANSWERS_KEPT = timedelta(days=3)


def tidy(session: Session, now: datetime) -> None:
    """Drop updates, replies and answered messages that nobody can ask for again; keys of notes and reminders stay."""
    inbox.prune(session, now - _UPDATES_KEPT)
    outbox.prune(session, now - _REPLIES_KEPT)
    draft_messages.prune(session, now - _ANSWERS_KEPT)
