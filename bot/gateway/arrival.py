"""What comes from Telegram, made fit to be kept."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from bot.storage.inbox import Arrived

_LARGEST_ID = 2**63 - 1
#: what PostgreSQL does not take, or no database, and nobody sees: U+0000, and halves of a letter without the other half
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def arrived(raw: Any) -> Arrived:
    """An update as it goes into the inbox, with the chat that keeps its order, and when it was written.

    Raises ValueError for what is no update. One whose chat cannot be read belongs to none: it is kept all the same.
    """
    number: Any = raw.get("update_id") if isinstance(raw, dict) else None
    if not _is_id(number) or number < 0:
        raise ValueError("no update")
    clean = _cleaned(raw)
    written = json.dumps(clean, ensure_ascii=False, separators=(",", ":"))
    return Arrived(number, _chat_id(clean), written, _written_at(clean))


def _body(raw: dict[str, Any]) -> dict[str, Any]:
    return next((value for key, value in raw.items() if key != "update_id" and isinstance(value, dict)), {})


def _written_at(raw: dict[str, Any]) -> datetime | None:
    """Telegram's own date; None for a tap, and for one that no calendar has."""
    date = _body(raw).get("date")
    try:
        return datetime.fromtimestamp(date, UTC) if isinstance(date, int) else None
    except (ValueError, OverflowError, OSError):
        return None


def _chat_id(raw: dict[str, Any]) -> int | None:
    body = _body(raw)
    message = body.get("message")
    chat = body.get("chat") or (message.get("chat") if isinstance(message, dict) else None) or body.get("from")
    number = chat.get("id") if isinstance(chat, dict) else None
    return number if _is_id(number) else None


def _is_id(number: object) -> bool:
    return isinstance(number, int) and abs(number) <= _LARGEST_ID


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return _UNKEPT.sub("", value)
        case list():
            return [_cleaned(each) for each in value]
        case dict():
            return {_cleaned(name): _cleaned(each) for name, each in value.items()}
        case _:
            return value
