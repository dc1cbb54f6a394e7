"""The Bot API over HTTP, as a bot sees it."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator import broken
from bot.simulator.calls import Call
from bot.simulator.errors import Broken, Refused, bad
from bot.simulator.methods import METHODS
from bot.simulator.reading import read
from bot.simulator.state import State
from bot.simulator.writing import AsciiResponse

Json = dict[str, Any]
LONGEST_POLL = 50
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
TAKEN_OVER = "Conflict: terminated by setWebhook request"
PUSHED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
UNAUTHORIZED = Refused(401, "Unauthorized")
NOT_FOUND = Refused(404, "Not Found")


def refusal(refused: Refused) -> Response:
    """A refusal in the shape of the Bot API."""
    extra = {"parameters": refused.parameters} if refused.parameters else {}
    body = {"ok": False, "error_code": refused.code, "description": refused.description, **extra}
    return AsciiResponse(body, status_code=refused.code)


async def bot_api(request: Request) -> Response:
    """`/bot<token>/<Method>`."""
    state: State = request.app.state.simulator
    if request.path_params["token"] != state.token:
        return refusal(UNAUTHORIZED)
    try:
        params, files = await read(request)
        call = Call(request.path_params["method"], params, files)
        if call.method.lower() == "getupdates":
            result: Any = await _poll(state, call, request)
        else:
            result = await _recorded(state, call)
    except Refused as refused:
        return refusal(refused)
    except Broken as fault:
        return await broken.answer(fault, broken.full(fault.result), request)
    return broken.full(result)


async def _recorded(state: State, call: Call) -> Any:
    at = state.clock.now().isoformat(timespec="milliseconds")
    entry: Json = {"method": call.method, "params": _readable(call), "at": at, "ok": False}
    state.calls.append(entry)
    try:
        result = await _perform(state, call)
    except Refused as refused:
        entry |= {"error_code": refused.code, "description": refused.description}
        raise
    except Broken as fault:
        entry["broken"] = fault.how
        raise
    entry["ok"] = True
    return result


async def _perform(state: State, call: Call) -> Any:
    chat = _chat_number(state, call)
    await asyncio.sleep(state.faults.latency)
    failure = state.faults.next(call.method, chat)
    if failure and not failure.lost:
        raise failure.fault()
    method = METHODS.get(call.method.lower())
    if method is None:
        raise NOT_FOUND
    state.faults.count(call.method, chat)
    try:
        result = method(state, call)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise bad(f"can't read the parameters of {call.method}: {fault!r}") from fault
    if failure:
        raise failure.fault(result)
    return result


def _chat_number(state: State, call: Call) -> int | None:
    try:
        return state.known(call.params["chat_id"]).id
    except (KeyError, Refused):
        return None


def _readable(call: Call) -> Json:
    nested = ("reply_markup", "entities", "media", "commands", "scope", "message_ids", "reply_parameters")
    return {name: _tree(call, name) if name in nested else value for name, value in call.params.items()}


def _tree(call: Call, name: str) -> Any:
    try:
        return call.tree(name)
    except Refused:
        return call.params[name]


async def _poll(state: State, call: Call, request: Request) -> list[Json]:
    """Hold the request until there is something, the time is up, or another poller comes."""
    if state.webhook.url:
        raise Refused(409, PUSHED)
    state.poller += 1
    mine = state.poller
    state.updates.bell.ring()
    _subscribe(state, call)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + min(call.number("timeout", 0), LONGEST_POLL)
    while not state.closed and not await request.is_disconnected():
        if failure := state.faults.next(call.method, None):
            # its effect: what lies below the offset is forgotten, and what lies above is handed out
            raise failure.fault(_taken(state, call)) if failure.lost else failure.fault([])
        if state.webhook.url:
            raise Refused(409, TAKEN_OVER)
        if state.poller != mine:
            raise Refused(409, CONFLICT)
        batch = _taken(state, call)
        left = deadline - loop.time()
        if batch or left <= 0:
            return batch
        await state.updates.bell.wait(left)
    return []


def _taken(state: State, call: Call) -> list[Json]:
    return state.updates.take(call.number("offset", 0), min(call.number("limit", 100), 100))


def _subscribe(state: State, call: Call) -> None:
    allowed = call.tree("allowed_updates")
    if allowed is None:
        return
    if not isinstance(allowed, list):
        raise bad("allowed_updates must be a JSON array")
    state.updates.allowed = allowed


async def download(request: Request) -> Response:
    """`/file/bot<token>/<path>`."""
    state: State = request.app.state.simulator
    if request.path_params["token"] != state.token:
        return refusal(UNAUTHORIZED)
    stored = state.files.at(request.path_params["path"])
    if stored is None:
        return refusal(NOT_FOUND)
    whole = Response(stored.upload.content, media_type="application/octet-stream")
    try:
        if failure := state.faults.next("download", None):
            raise failure.fault()
    except Refused as refused:
        return refusal(refused)
    except Broken as fault:
        return await broken.answer(fault, whole, request)
    return whole


ROUTES = [
    Route("/bot{token}/{method}", bot_api, methods=["GET", "POST"]),
    Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
]
"""What the bot reaches."""
