"""Answers that are none: a line that breaks, a silence, and what is no JSON of the Bot API."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.simulator.errors import Broken
from bot.simulator.writing import AsciiResponse

PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
LOOK = 0.2
_LINE = "line"


class Line(H11Protocol):
    """A connection within the reach of the application, so that it can be broken."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        self.app_state = {**self.app_state, _LINE: transport}


class Severed(Response):
    """Closes the connection: after the first half of an answer, or without a word."""

    def __init__(self, whole: Response | None = None) -> None:
        super().__init__()
        self.whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.whole is not None:
            head = {"status": self.whole.status_code, "headers": self.whole.raw_headers}
            half = bytes(self.whole.body[: len(self.whole.body) // 2])
            await send({"type": "http.response.start", **head})
            await send({"type": "http.response.body", "body": half, "more_body": True})
        line: asyncio.Transport = scope["state"][_LINE]
        line.close()
        while (await receive())["type"] != "http.disconnect":
            pass


async def answer(broken: Broken, whole: Response, request: Request) -> Response:
    """What the bot gets in place of the whole answer; of a silence nothing, until it gives up."""
    state = request.app.state.simulator
    match broken.how:
        case "cut":
            return Severed(whole)
        case "silent":
            while not state.closed and not await request.is_disconnected():
                await state.bell.wait(LOOK)
            return Severed()
        case "html":
            return HTMLResponse(PAGE, broken.code)
        case "torn":
            return Response(whole.body[: len(whole.body) // 2], broken.code, media_type="application/json")
        case "array":
            return JSONResponse([], broken.code)
        case "hollow":
            return JSONResponse({"ok": True}, broken.code)
        case _:
            return Severed()


def full(result: Any) -> Response:
    """The answer as it would have been."""
    return AsciiResponse({"ok": True, "result": result})
