"""Where a chat stands between two messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.storage.tables import ConversationRow


@dataclass(frozen=True)
class Conversation:
    """The draft in hand, what the next text is for, the choices last shown (label, action), what was last asked.

    `held` is what waits until somebody says who does it, the oldest first.
    """

    chat_id: int
    draft_id: int | None = None
    awaiting: Mapping[str, Any] | None = None
    choices: tuple[tuple[str, str], ...] = field(default=())
    question: Mapping[str, Any] | None = None
    held: tuple[Mapping[str, Any], ...] = ()


def get(session: Session, chat_id: int) -> Conversation:
    """Where a chat stands; a chat of which nothing is known stands at the beginning."""
    row = session.get(ConversationRow, chat_id)
    if row is None:
        return Conversation(chat_id)
    choices = tuple((label, action) for label, action in row.choices)
    return Conversation(chat_id, row.draft_id, row.awaiting, choices, row.question, tuple(row.held or ()))


def take_up(session: Session, chat_id: int, draft_id: int | None, now: datetime) -> None:
    """Put a draft in hand, or lay it aside (None). Nothing else is awaited then."""
    row = _row(session, chat_id, now)
    row.draft_id, row.awaiting = draft_id, None


def await_text(session: Session, chat_id: int, what: Mapping[str, Any] | None, now: datetime) -> None:
    """Say what the next text is for; None for nothing in particular."""
    _row(session, chat_id, now).awaiting = None if what is None else dict(what)


def show(session: Session, chat_id: int, choices: Sequence[tuple[str, str]], now: datetime) -> None:
    """Remember the choices last shown, so that they can be answered by words or number."""
    _row(session, chat_id, now).choices = [list(choice) for choice in choices]


def asked(session: Session, chat_id: int, question: Mapping[str, Any] | None, now: datetime) -> None:
    """Remember what was last asked; None to forget it."""
    _row(session, chat_id, now).question = None if question is None else dict(question)


def hold(session: Session, chat_id: int, held: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Keep what waits until somebody says who does it; nothing when all of it has been done."""
    _row(session, chat_id, now).held = [dict(each) for each in held] or None


def _row(session: Session, chat_id: int, now: datetime) -> ConversationRow:
    row = session.get(ConversationRow, chat_id)
    if row is None:
        row = ConversationRow(chat_id=chat_id, changed_at=now)
        session.add(row)
    row.changed_at = now
    return row
