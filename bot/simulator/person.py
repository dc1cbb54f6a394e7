"""The people's side over HTTP: one door for the page and for tests."""

import asyncio
from base64 import b64decode
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.simulator import people
from bot.simulator.chats import Chat
from bot.simulator.errors import Impossible, Refused
from bot.simulator.files import FOLDERS, Upload
from bot.simulator.ogg import sample_voice
from bot.simulator.reading import read
from bot.simulator.state import State
from bot.simulator.writing import AsciiResponse

Json = dict[str, Any]
Door = Callable[[State, Request, Json], Any]
LONGEST_WAIT = 55.0
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "video/mp4")
STICKER = Upload("sticker.webp", "image/webp", b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="))


def door(act: Door) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a function: JSON in, JSON out, refusals as `{"ok": false, "error": key}`."""

    async def endpoint(request: Request) -> Response:
        try:
            wish, _ = await read(request)
            return AsciiResponse(act(request.app.state.simulator, request, wish))
        except Impossible as impossible:
            return _error(impossible.key, impossible.status)
        except (Refused, KeyError, ValueError, TypeError) as fault:
            return _error("bad_request", 400, detail=str(fault))

    return endpoint


def _error(key: str, status: int, **more: str) -> Response:
    return AsciiResponse({"ok": False, "error": key, **more}, status_code=status)


def _chat(state: State, request: Request) -> Chat:
    return state.chat(int(request.path_params["chat"]))


def put_user(state: State, request: Request, wish: Json) -> Json:
    """Create or rename a person."""
    return _person(state.put_user(int(request.path_params["id"]), wish))


def put_group(state: State, request: Request, wish: Json) -> Json:
    """Create or change a group or channel."""
    chat = state.put_group(int(request.path_params["id"]), wish)
    return {**chat.body(), "members": sorted(chat.members), "bot_present": chat.bot_present}


def migrate(state: State, request: Request, wish: Json) -> Json:
    """Make a group a supergroup."""
    return people.migrate(state, state.chat(int(request.path_params["id"])), int(wish["to"]))


def list_users(state: State, _request: Request, _wish: Json) -> list[Json]:
    """Every person, and whether that person has started and blocked the bot."""
    return [_person(chat) for chat in state.chats.values() if chat.private]


def _person(chat: Chat) -> Json:
    body = chat.person.body() if chat.person else {}
    return {**body, "started": chat.started, "blocked": chat.blocked}


def list_groups(state: State, _request: Request, _wish: Json) -> list[Json]:
    """Every group and channel."""
    return [chat.body() for chat in state.chats.values() if not chat.private]


def text(state: State, request: Request, wish: Json) -> Json:
    """Write."""
    return people.say(state, _chat(state, request), wish)


def tap(state: State, request: Request, wish: Json) -> Json:
    """Press a button."""
    return people.tap(state, _chat(state, request), wish)


def edit(state: State, request: Request, wish: Json) -> Json:
    """Change one's own message."""
    return people.edit(state, _chat(state, request), wish)


def block(state: State, request: Request, _wish: Json) -> Json:
    """Stop the bot."""
    return people.block(state, _chat(state, request), True)


def unblock(state: State, request: Request, _wish: Json) -> Json:
    """Let the bot write again."""
    return people.block(state, _chat(state, request), False)


def sticker(state: State, request: Request, wish: Json) -> Json:
    """Send a sticker."""
    return people.send_file(state, _chat(state, request), {**wish, "caption": ""}, "sticker", STICKER)


def voice(state: State, request: Request, wish: Json) -> Json:
    """Send a short voice message made in code."""
    upload = Upload("voice.oga", "audio/ogg", sample_voice())
    return people.send_file(state, _chat(state, request), wish, "voice", upload)


def location(state: State, request: Request, wish: Json) -> Json:
    """Send a place."""
    place = {name: float(wish[name]) for name in ("latitude", "longitude")}
    return people.write(state, _chat(state, request), wish, {"location": place})


def contact(state: State, request: Request, wish: Json) -> Json:
    """Send a number; one's own by default."""
    chat = _chat(state, request)
    user = people.author(state, chat, wish)
    name = {"first_name": wish["first_name"]} if "first_name" in wish else user.body()
    whose = {key: name[key] for key in ("first_name", "last_name") if key in name}
    mine = {"user_id": user.id} if "first_name" not in wish else {}
    return people.write(state, chat, wish, {"contact": {"phone_number": str(wish["phone_number"]), **whose, **mine}})


async def file(request: Request) -> Response:
    """Send a photo, document, voice message or video."""
    state: State = request.app.state.simulator
    wish, files = await read(request)
    kind = wish.get("kind", "document")
    if "file" not in files or kind not in FOLDERS:
        return _error("bad_request", 400)
    try:
        return AsciiResponse(people.send_file(state, _chat(state, request), wish, kind, files["file"]))
    except Impossible as impossible:
        return _error(impossible.key, impossible.status)


def messages(state: State, request: Request, wish: Json) -> list[Json]:
    """The chat as its people see it."""
    after = int(wish.get("after", 0))
    return [kept.seen() for kept in _chat(state, request).messages.values() if kept.id > after]


async def events(request: Request) -> Response:
    """What changed since an event, in one chat or in all; holds up to `wait` seconds."""
    state: State = request.app.state.simulator
    only = int(request.path_params["chat"]) if "chat" in request.path_params else None
    since, wait = (float(request.query_params.get(name, 0)) for name in ("since", "wait"))
    loop = asyncio.get_running_loop()
    deadline = loop.time() + min(wait, LONGEST_WAIT)
    while True:
        fresh = [each for each in state.events[int(since) :] if only in (None, each.get("chat"))]
        left = deadline - loop.time()
        if fresh or left <= 0 or state.closed:
            return AsciiResponse({"seq": len(state.events), "events": fresh})
        await state.bell.wait(left)


async def content(request: Request) -> Response:
    """The bytes of a file; what a browser might run comes as a download."""
    state: State = request.app.state.simulator
    try:
        upload = state.files.get(request.path_params["id"]).upload
    except Refused:
        return _error("unknown_file", 404)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400"}
    if upload.mime not in SHOWN:
        headers["Content-Disposition"] = "attachment"
    return Response(upload.content, media_type=upload.mime, headers=headers)


async def clock(request: Request) -> Response:
    """The present time as plain text."""
    state: State = request.app.state.simulator
    return PlainTextResponse(state.clock.now().isoformat(timespec="milliseconds"))


def set_clock(state: State, _request: Request, wish: Json) -> Json:
    """Move the clock."""
    state.clock.set(datetime.fromisoformat(str(wish["now"])))
    now = state.clock.now().isoformat(timespec="seconds")
    state.tell("clock", None, now=now)
    return {"now": now}


ROUTES = [
    Route("/sim/users", door(list_users), methods=["GET"]),
    Route("/sim/users/{id:int}", door(put_user), methods=["PUT"]),
    Route("/sim/groups", door(list_groups), methods=["GET"]),
    Route("/sim/groups/{id}", door(put_group), methods=["PUT"]),
    Route("/sim/groups/{id}/migrate", door(migrate), methods=["POST"]),
    *(
        Route(f"/sim/chats/{{chat}}/{act.__name__}", door(act), methods=["POST"])
        for act in (text, tap, edit, block, unblock, sticker, voice, location, contact)
    ),
    Route("/sim/chats/{chat}/file", file, methods=["POST"]),
    Route("/sim/chats/{chat}/messages", door(messages), methods=["GET"]),
    Route("/sim/chats/{chat}/events", events, methods=["GET"]),
    Route("/sim/events", events, methods=["GET"]),
    Route("/sim/file/{id}", content, methods=["GET"]),
    Route("/sim/clock", clock, methods=["GET"]),
    Route("/sim/clock", door(set_clock), methods=["POST"]),
]
"""What people reach."""
