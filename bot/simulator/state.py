"""All that the simulator knows, in memory: the Telegram that both sides share."""

import secrets
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.simulator.bell import Bell
from bot.simulator.chats import Chat, Kept, User
from bot.simulator.clock import Clock
from bot.simulator.errors import Impossible, bad
from bot.simulator.faults import Faults
from bot.simulator.files import Files
from bot.simulator.updates import UpdateQueue, first_number

Json = dict[str, Any]
QUERY_LIFE = 3600.0
CALLS_KEPT = 20_000


@dataclass
class Webhook:
    """Where updates are pushed to; no URL means polling."""

    url: str = ""
    secret: str = ""
    error: str = ""
    error_date: int = 0


@dataclass
class Profile:
    """What the bot says of itself."""

    description: str = ""
    short_description: str = ""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "default"})


class State:
    """One bot, its people and chats, its queue, clock and faults."""

    def __init__(self, token: str, bot_username: str = "dienhinh_bot", now: datetime | None = None) -> None:
        number = int(token.partition(":")[0]) if token.partition(":")[0].isdigit() else 1
        self.token = token
        self.bot = User(number, bot_username, username=bot_username, is_bot=True)
        self.clock = Clock(now)
        self.files = Files()
        self.updates = UpdateQueue()
        self.faults = Faults()
        self.webhook = Webhook()
        self.profile = Profile()
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.events: list[Json] = []
        self.bell = Bell()
        self.poller = 0
        self.closed = False
        self._queries: dict[str, tuple[float, int, Chat]] = {}
        self._first_message = first_number() // 8

    def close(self) -> None:
        """Let every long poll end now."""
        self.closed = True
        self.bell.ring()
        self.updates.bell.ring()

    # people and chats

    def put_user(self, number: int, person: Mapping[str, Any]) -> Chat:
        """Create or rename a person; `started` says that the person already wrote to the bot once."""
        user = User(number, person["first_name"], person.get("last_name"), person.get("username"))
        self.users[number] = user
        chat = self.chats.setdefault(number, Chat(number, "private", members={number}))
        chat.person, chat.username = user, user.username
        chat.started = bool(person.get("started", chat.started))
        self.tell("people", chat)
        return chat

    def put_group(self, number: int, group: Mapping[str, Any]) -> Chat:
        """Create or change a group or channel; the bot joins a new one, and hears of it."""
        new = number not in self.chats
        usual = "supergroup" if str(number).startswith("-100") else "group"
        chat = self.chats.setdefault(number, Chat(number, group.get("type", usual)))
        chat.title = group.get("title", chat.title)
        chat.username = group.get("username", chat.username)
        chat.members = {int(member) for member in group.get("members", chat.members)}
        self.tell("people", chat)
        by = self.users.get(min(chat.members, default=0), self.bot)
        if new:
            self.membership(chat, by, "left", "administrator" if chat.type == "channel" else "member")
        return chat

    def chat(self, number: int) -> Chat:
        """A chat as the people know it."""
        if number not in self.chats:
            raise Impossible("unknown_chat", status=404)
        return self.chats[number]

    def known(self, reference: object) -> Chat:
        """A chat as the bot names it: an id, or the @username of a group or channel."""
        text = str(reference)
        if text.startswith("@"):
            wanted = text[1:].lower()
            named = (c for c in self.chats.values() if not c.private and (c.username or "").lower() == wanted)
            chat = next(named, None)
        else:
            chat = self.chats.get(int(text)) if text.lstrip("-").isdigit() else None
        if chat is None:
            raise bad("chat not found")
        return chat

    def membership(self, chat: Chat, by: User, before: str, after: str) -> int | None:
        """Tell the bot that its own place in a chat changed."""
        member = {"user": self.bot.body()}
        change = {"chat": chat.body(), "from": by.body(), "date": self.clock.seconds()}
        old = {"old_chat_member": standing(member, before)}
        return self.updates.add("my_chat_member", {**change, **old, "new_chat_member": standing(member, after)})

    # messages

    def post(
        self, chat: Chat, sender: User, content: Json, *, silent: bool = False, keyboard: Json | None = None
    ) -> Kept:
        """Put a message into a chat."""
        chat.last_id = (chat.last_id or self._first_message) + 1
        origin = {"sender_chat": chat.body()} if chat.type == "channel" else {"from": sender.body()}
        head = {"message_id": chat.last_id, **origin, "chat": chat.body(), "date": self.clock.seconds()}
        kept = Kept({**head, **content}, by_bot=sender.is_bot, silent=silent, reply_keyboard=keyboard)
        chat.messages[kept.id] = kept
        self.tell("message", chat, message=kept.seen())
        return kept

    def tell(self, kind: str, chat: Chat | None, **more: Any) -> None:
        """Write an event for the people's side."""
        place = {"chat": chat.id} if chat else {}
        at = self.clock.now().isoformat(timespec="seconds")
        self.events.append({"seq": len(self.events) + 1, "type": kind, **place, "at": at, **more})
        self.bell.ring()

    # taps

    def new_query(self, person: int, chat: Chat) -> str:
        """The id of a tap that the bot may answer for an hour."""
        number = str(secrets.randbits(62))
        self._queries[number] = (time.monotonic(), person, chat)
        return number

    def query(self, number: str) -> tuple[int, Chat]:
        """Who tapped, and where; raises the 400 for an unknown or old tap."""
        found = self._queries.get(number)
        if found is None or time.monotonic() - found[0] > QUERY_LIFE:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        return found[1:]


def standing(member: Json, status: str) -> Json:
    """A ChatMember of that status, with the fields the real thing writes."""
    fields: Json = {}
    if status == "kicked":
        fields = {"until_date": 0}
    if status == "administrator":
        rights = ("be_edited", "manage_chat", "delete_messages", "manage_video_chats", "restrict_members")
        more = ("promote_members", "change_info", "invite_users", "post_stories", "edit_stories", "delete_stories")
        posts = ("post_messages", "edit_messages", "pin_messages")
        fields = {f"can_{right}": True for right in rights + more + posts} | {"is_anonymous": False}
    return {**member, "status": status, **fields}
