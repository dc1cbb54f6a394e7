"""What came in and waits, as it lies in the conversation: nothing of it is lost, and it counts from when it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, get_args

from sqlmodel import Session

from bot.domain.outage import Outage, Waited
from bot.storage import conversations
from bot.storage.conversations import Conversation
from bot.usecases.incoming import Content, Incoming, Tap, Text
from bot.usecases.turn import Turn

_CONTENTS: Mapping[str, type[Content]] = {kind.__name__: kind for kind in get_args(Content)}


def add(turn: Turn, *, most: int) -> None:
    """Keep what came in behind what waits already; the same button twice counts once."""
    conversation = conversations.get(turn.session, turn.chat)
    came = written(turn.incoming) | _standing(turn.conversation)
    tapped = isinstance(turn.incoming.content, Tap)
    if not tapped or came["content"] not in [each["content"] for each in conversation.held]:
        conversations.hold(turn.session, turn.chat, (*conversation.held, came)[-most:], turn.now)


def read(incoming: Incoming, held: Mapping[str, Any]) -> Incoming:
    """What came in before, by the same person in the same chat."""
    return replace(
        incoming,
        at=datetime.fromisoformat(held["at"]),
        content=_CONTENTS[held["kind"]](**held["content"]),
        waited=_waited(held["waited"]),
        message_id=held["message_id"],
        written_at=_moment(held["written_at"]),
    )


def written(incoming: Incoming) -> dict[str, Any]:
    """What came in, as it may lie in the conversation."""
    return {
        "kind": type(incoming.content).__name__,
        "content": asdict(incoming.content),
        "at": incoming.at.isoformat(),
        "message_id": incoming.message_id,
        "written_at": _iso(incoming.written_at),
        "waited": None if incoming.waited is None else _outage(incoming.waited),
    }


def words(incoming: Incoming) -> str | None:
    """What was typed; None of a button or file."""
    return incoming.content.text if isinstance(incoming.content, Text) else None


def put_back(session: Session, chat: int, held: Mapping[str, Any], now: datetime) -> None:
    """Let the conversation stand as it did when this came in: what was awaited, and which choices were shown."""
    conversations.await_text(session, chat, held["awaiting"], now)
    conversations.show(session, chat, held["choices"], now)


def _standing(conversation: Conversation) -> dict[str, Any]:
    awaiting = conversation.awaiting
    return {
        "awaiting": None if awaiting is None else dict(awaiting),
        "choices": [list(choice) for choice in conversation.choices],
    }


def _outage(waited: Waited) -> dict[str, Any]:
    outage = waited.outage
    return {
        "id": outage.id,
        "began_at": outage.began_at.isoformat(),
        "ended_at": outage.ended_at.isoformat(),
        "not_before": _iso(waited.not_before),
    }


def _waited(outage: Mapping[str, Any] | None) -> Waited | None:
    if outage is None:
        return None
    began, ended = (datetime.fromisoformat(outage[name]) for name in ("began_at", "ended_at"))
    return Waited(Outage(outage["id"], began, ended), _moment(outage["not_before"]))


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
