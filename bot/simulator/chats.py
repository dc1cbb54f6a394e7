"""People, chats and messages, as Telegram holds them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    is_bot: bool = False

    def body(self) -> Json:
        """As the Bot API writes it."""
        named = {"last_name": self.last_name, "username": self.username}
        spoken = {} if self.is_bot else {"language_code": "vi"}
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            **{key: value for key, value in named.items() if value},
            **spoken,
        }


@dataclass
class Kept:
    """A message with what only the simulator knows of it."""

    body: Json
    by_bot: bool
    silent: bool = False
    deleted: bool = False
    reply_keyboard: Json | None = None
    past_buttons: list[Json] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The message's id in its chat."""
        return int(self.body["message_id"])

    def change(self, **fields: Any) -> None:
        """Replace fields (None removes one); bodies already handed out stay as they were."""
        self.past_buttons = [*self.past_buttons, *self.buttons()]
        body = {**self.body, **fields}
        self.body = {key: value for key, value in body.items() if value is not None}

    def buttons(self) -> list[Json]:
        """The inline buttons it has now, row by row."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def seen(self) -> Json:
        """As the person sees it."""
        extra = {"reply_keyboard": self.reply_keyboard} if self.reply_keyboard else {}
        marks = {"deleted": self.deleted, "edited": "edit_date" in self.body, "silent": self.silent}
        return {**self.body, **extra, **marks, "by_bot": self.by_bot}


@dataclass
class Chat:
    """A private chat (id of its person), a group or a channel."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    person: User | None = None
    members: set[int] = field(default_factory=set)
    bot_present: bool = True
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    pinned: int | None = None
    last_id: int = 0
    messages: dict[int, Kept] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether it is a chat with one person."""
        return self.type == "private"

    def body(self) -> Json:
        """As the Bot API writes it."""
        if self.person:
            person = self.person.body()
            left_out = ("id", "is_bot", "language_code")
            named = {key: value for key, value in person.items() if key not in left_out}
        else:
            named = {"title": self.title, **({"username": self.username} if self.username else {})}
        return {"id": self.id, "type": self.type, **named}

    def newest(self) -> Iterator[Kept]:
        """The messages that are still there, newest first."""
        return (kept for kept in reversed(self.messages.values()) if not kept.deleted)

    def keyboard(self) -> Json | None:
        """The reply keyboard that stands below the chat now."""
        latest = next((kept.reply_keyboard for kept in reversed(self.messages.values()) if kept.reply_keyboard), None)
        return latest if latest and "keyboard" in latest else None
