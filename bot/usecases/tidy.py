"""Forgetting what has had its time: handled updates, sent replies, messages too old to be edited, told figures."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.storage import chasing, draft_messages, inbox, mails, notebook, outbox, rungs, snoozes, sweeps, told, watches
from bot.usecases.notebook import KEPT as LINES_KEPT

#: Telegram may hand an update over again for a day
_UPDATES_KEPT = timedelta(days=3)
_REPLIES_KEPT = timedelta(days=7)
#: Telegram lets a message be edited for two days
_ANSWERS_KEPT = timedelta(days=3)
#: figures of a period are asked about until the year after it
_FIGURES_KEPT = timedelta(days=400)
#: longer than any ladder reaches back
_REMINDED_KEPT = timedelta(days=400)
#: nobody goes on with a nudge that was begun so long ago
_NUDGES_KEPT = timedelta(days=30)


def tidy(session: Session, now: datetime) -> None:
    """Drop what nobody can ask for again: updates, replies, answered messages, told figures; keys of notes stay.

    Lines of notebooks that have had their time lose their text.
    """
    inbox.prune(session, now - _UPDATES_KEPT)
    outbox.prune(session, now - _REPLIES_KEPT)
    draft_messages.prune(session, now - _ANSWERS_KEPT)
    told.prune(session, now - _FIGURES_KEPT)
    notebook.drop(session, before=now - LINES_KEPT, now=now)
    watches.prune(session, now - _REMINDED_KEPT)
    rungs.prune(session, (now - _REMINDED_KEPT).date())
    snoozes.prune(session, now - _REMINDED_KEPT)
    sweeps.prune(session, now - _REMINDED_KEPT)
    mails.prune(session, now - _REMINDED_KEPT)
    chasing.prune(session, now - _NUDGES_KEPT)
