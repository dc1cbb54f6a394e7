"""What comes in from a person, whatever the channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outage import Waited


@dataclass(frozen=True)
class Text:
    """Something typed."""

    text: str


@dataclass(frozen=True)
class Opened:
    """The bot was opened, with the token of a link or without."""

    token: str | None


@dataclass(frozen=True)
class Tap:
    """A button was pressed."""

    action: str


@dataclass(frozen=True)
class File:
    """A photo, document or voice message; `file_id` fetches it from the channel. Files sent at once share an album."""

    kind: str
    file_id: str
    unique_id: str
    mime: str | None = None
    size: int | None = None
    caption: str | None = None
    album: str | None = None


@dataclass(frozen=True)
class Contact:
    """A contact that was shared; `user_id` is whose account it is, None where the channel does not say."""

    phone: str
    user_id: int | None


@dataclass(frozen=True)
class Odd:
    """Something the bot has no use for: sticker, location, video ..."""

    kind: str


@dataclass(frozen=True)
class Edited:
    """An earlier message was changed; `text` is what it reads now, None without words."""

    text: str | None = None


@dataclass(frozen=True)
class Membership:
    """The person blocked the bot, or came back."""

    blocked: bool


Content = Text | Opened | Tap | File | Contact | Odd | Edited | Membership


@dataclass(frozen=True)
class Incoming:
    """One thing that somebody did in a private chat. `at` is when it reached us, UTC; `waited` for the bot, or not.

    `message_id` is the number of their message and `written_at` its own date, None where the channel has none.
    """

    chat_id: int
    sender_id: int
    sender_name: str
    at: datetime
    content: Content
    waited: Waited | None = None
    message_id: int | None = None
    written_at: datetime | None = None
