"""People for tests: they write, tap, send files and hear what the bot answers."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp

Json = dict[str, Any]
PATIENCE = 5.0
#: what a test types comes faster than anybody types; its messages are dated apart by so many seconds
PACE = 20
SETTLE = 0.15


class Refusal(Exception):
    """The simulator refused what a person or a test wanted; the text is its key or detail."""


@dataclass(frozen=True)
class Heard:
    """A message of the bot as it stood when it was written or edited."""

    raw: Json
    edited: bool = False

    @property
    def message_id(self) -> int:
        """Its id in the chat."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Its words, or its caption."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def rows(self) -> list[list[str]]:
        """The labels of its inline buttons, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    @property
    def buttons(self) -> list[str]:
        """The labels of its inline buttons."""
        return [label for row in self.rows for label in row]

    @property
    def keys(self) -> list[str]:
        """The labels of the reply keyboard it brought."""
        rows = self.raw.get("reply_keyboard", {}).get("keyboard", [])
        return [key["text"] for row in rows for key in row]

    @property
    def file_id(self) -> str | None:
        """The file it carries; of a photo the largest size."""
        if "photo" in self.raw:
            return str(self.raw["photo"][-1]["file_id"])
        kinds = ("document", "voice", "video", "sticker")
        return next((str(self.raw[kind]["file_id"]) for kind in kinds if kind in self.raw), None)


class Simulator:
    """The simulator as a test sees it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def ask(self, method: str, path: str, *, body: Any = None, form: aiohttp.FormData | None = None) -> Any:
        """Call `/sim` + path; raises Refusal for anything but success."""
        async with self._session.request(method, f"/sim{path}", json=body, data=form) as response:
            raw = await response.read()
            if response.status >= 400:
                raise Refusal(f"{response.status} {raw.decode(errors='replace')}")
            return json.loads(raw) if response.content_type == "application/json" else raw

    async def person(self, number: int, name: str = "Hoa", **more: Any) -> "Person":
        """A person, created when new; `started=True` for one who already wrote to the bot."""
        await self.ask("PUT", f"/users/{number}", body={"first_name": name, **more})
        person = Person(self, number)
        person.seq = await self.seq()
        return person

    async def group(self, number: int, title: str, members: list[int], **more: Any) -> Json:
        """A group, or with `type="channel", username=...` a channel."""
        return dict(await self.ask("PUT", f"/groups/{number}", body={"title": title, "members": members, **more}))

    async def migrate(self, group: int, to: int) -> Json:
        """Make a group a supergroup: it gets a new id, and the old one is good for nothing."""
        return dict(await self.ask("POST", f"/groups/{group}/migrate", body={"to": to}))

    async def seq(self) -> int:
        """The number of the last event so far."""
        return int((await self.ask("GET", "/events?since=1000000000"))["seq"])

    async def events(self, since: int, *, chat: int | None = None, wait: float = 0.0) -> list[Json]:
        """What changed since, in one chat or in all; holds up to `wait` seconds for something."""
        place = f"/chats/{chat}" if chat is not None else ""
        return list((await self.ask("GET", f"{place}/events?since={since}&wait={wait}"))["events"])

    async def messages(self, chat: int) -> list[Json]:
        """A chat as its people see it."""
        return list(await self.ask("GET", f"/chats/{chat}/messages"))

    async def calls(self, method: str = "") -> list[Json]:
        """What the bot called."""
        return list(await self.ask("GET", f"/calls?method={method}"))

    async def now(self) -> datetime:
        """The simulator's time."""
        return datetime.fromisoformat((await self.ask("GET", "/clock")).decode())

    async def set_clock(self, moment: datetime | str) -> None:
        """Move the clock."""
        text = moment.isoformat() if isinstance(moment, datetime) else moment
        await self.ask("POST", "/clock", body={"now": text})

    async def fail(self, method: str, *, times: int = 1, **more: Any) -> None:
        """Let the next calls of a method fail: with an `error_code`, or in another of the ways that `how` may name.

        `lost=True` lets them take effect and loses the answer; `chat` is the only one that is meant.
        """
        failure = {"method": method, "times": times, **more}
        await self.ask("POST", "/faults", body={"fail": [failure]})

    async def faults(self, **wish: Any) -> None:
        """Set `latency_ms`, `limits`, or `down=True` for an outage of everything the bot reaches."""
        await self.ask("POST", "/faults", body=wish)

    async def no_faults(self) -> None:
        """Everything works again."""
        await self.ask("DELETE", "/faults")

    async def hold(self, held: bool = True) -> None:
        """Pile up updates, or let them go."""
        await self.ask("POST", "/updates/hold", body={"hold": held})

    async def updates(self) -> Json:
        """How the queue stands: pending, delivered, confirmed, and how many polls have come."""
        return dict(await self.ask("GET", "/updates"))

    async def redeliver(self, update_ids: list[int] | None = None) -> list[int]:
        """Deliver updates again, all or those named."""
        return list((await self.ask("POST", "/redeliver", body={"update_ids": update_ids}))["redelivered"])

    async def file(self, file_id: str) -> bytes:
        """The bytes of a file."""
        return bytes(await self.ask("GET", f"/file/{file_id}"))


class Person:
    """One person in the private chat with the bot, or in a group."""

    def __init__(self, simulator: Simulator, number: int, group: int | None = None) -> None:
        self.simulator = simulator
        self.id = number
        self.chat = number if group is None else group
        self.seq = 0

    def within(self, group: int) -> "Person":
        """The same person, writing in that group."""
        return Person(self.simulator, self.id, group)

    async def act(self, verb: str, body: Json | None = None, form: aiohttp.FormData | None = None) -> Json:
        """Do anything that `/sim/chats/<id>/<verb>` offers; what the bot says from here on answers it."""
        if form:
            form.add_field("user", str(self.id))
        path = f"/chats/{self.chat}/{verb}"
        wish = None if form else {"user": self.id, **(body or {})}
        made: Json = await self.simulator.ask("POST", path, body=wish, form=form)
        self.seq = int(made["seq"])
        return made

    async def say(self, text: str, **more: Any) -> Json:
        """Write, as one who has read what was said before."""
        return await self.act("text", {"text": text, "after": PACE, **more})

    async def tap(self, label: str, **more: Any) -> Json:
        """Press the newest button of that label; `stale=True` also one that is gone."""
        return await self.act("tap", {"button": label, **more})

    async def edit(self, message_id: int, text: str) -> Json:
        """Change one's own message."""
        return await self.act("edit", {"message_id": message_id, "text": text})

    async def block(self) -> Json:
        """Stop the bot."""
        return await self.act("block")

    async def unblock(self) -> Json:
        """Let the bot write again."""
        return await self.act("unblock")

    async def send_photo(self, content: bytes, caption: str = "", **more: str) -> Json:
        """Send a photo."""
        return await self._send("photo", content, "photo.jpg", "image/jpeg", caption=caption, **more)

    async def send_document(self, content: bytes, name: str, caption: str = "", **more: str) -> Json:
        """Send a document under that name."""
        return await self._send("document", content, name, "application/octet-stream", caption=caption, **more)

    async def send_album(self, photos: list[bytes], caption: str = "") -> list[Json]:
        """Send photos as one album; the words stand under the first."""
        album = {"media_group_id": str(self.seq + 1)}
        words = [caption, *([""] * (len(photos) - 1))]
        return [await self.send_photo(photo, text, **album) for photo, text in zip(photos, words, strict=True)]

    async def send_contact(self, phone_number: str, **more: Any) -> Json:
        """Share a number: one's own, or with `first_name` somebody else's."""
        return await self.act("contact", {"phone_number": phone_number, **more})

    async def send_voice(self) -> Json:
        """Send a short voice message."""
        return await self.act("voice")

    async def _send(self, kind: str, content: bytes, name: str, mime: str, **fields: str) -> Json:
        form = aiohttp.FormData(quote_fields=False)
        for field, value in {"kind": kind, **fields}.items():
            form.add_field(field, value)
        form.add_field("file", content, filename=name, content_type=mime)
        return await self.act("file", form=form)

    async def wait_reply(self, within: float = PATIENCE) -> list[Heard]:
        """What the bot wrote or edited since the last action, once it has paused; TimeoutError when nothing."""
        await self.wait_event(lambda event: _heard(event) is not None, within)
        while True:
            heard = await self.heard()
            await asyncio.sleep(SETTLE)
            if len(await self.heard()) == len(heard):
                return heard

    async def wait_for(self, words: str, within: float = PATIENCE) -> Heard:
        """The bot's first message since the last action that has these words."""
        event = await self.wait_event(lambda each: words in getattr(_heard(each), "text", ""), within)
        return Heard(event["message"], event["type"] == "edited")

    async def wait_toast(self, within: float = PATIENCE) -> str:
        """The short word with which the bot answered the last tap; empty when it only answered."""
        return str((await self.wait_event(lambda event: event["type"] == "toast", within))["text"])

    async def wait_event(self, meant: Callable[[Json], bool], within: float = PATIENCE) -> Json:
        """The first event in this chat since the last action that is meant; TimeoutError says what came instead."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        since, seen = self.seq, list[Json]()
        while (left := deadline - loop.time()) > 0:
            for event in await self.simulator.events(since, chat=self.chat, wait=left):
                since = event["seq"]
                seen.append(event)
                if meant(event):
                    return event
        raise TimeoutError(f"nothing of the kind within {within} s; what came: {[_short(each) for each in seen]}")

    async def heard(self) -> list[Heard]:
        """What the bot has written or edited since the last action, without waiting."""
        events = await self.simulator.events(self.seq, chat=self.chat)
        return [heard for event in events if (heard := _heard(event))]


def _heard(event: Json) -> Heard | None:
    if event["type"] in ("message", "edited") and event["message"]["by_bot"]:
        return Heard(event["message"], event["type"] == "edited")
    return None


def _short(event: Json) -> str:
    message = event.get("message", {})
    return f"{event['type']}: {message.get('text') or message.get('caption') or event.get('text', '')}"


@contextlib.asynccontextmanager
async def connect(url: str) -> AsyncIterator[Simulator]:
    """A client of the simulator at that base URL."""
    async with aiohttp.ClientSession(url) as session:
        yield Simulator(session)
