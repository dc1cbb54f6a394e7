"""A draft that nobody goes on with: what was written in it is forgotten, its photos and messages with it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.storage import attachments, draft_messages, drafts


def forget(session: Session, draft_id: int, now: datetime) -> None:
    """Close a draft that was thrown away, or whose time is over."""
    drafts.expire(session, draft_id, now)
    attachments.removed(session, [kept.id for kept in attachments.of_draft(session, draft_id)], now)
    draft_messages.forget(session, draft_id)
