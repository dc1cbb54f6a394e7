"""One small ASGI server: listens while inside, and leaves the process's signals to whoever embeds it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette

from bot.asgi import EmbeddedServer
from bot.errors import InputFault
from bot.settings import Address

_GRACE = 5


@contextlib.asynccontextmanager
async def listening(app: Starlette, address: Address, *, setting: str) -> AsyncIterator[int]:
    """Serve while inside, then finish what was begun; gives the port.

    Raises InputFault that names the setting when the address cannot be had.
    """
    with _listener(address, setting) as listener:
        config = uvicorn.Config(
            app, log_config=None, access_log=False, ws="none", lifespan="off", timeout_graceful_shutdown=_GRACE
        )
        server = EmbeddedServer(config)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        await server.ready.wait()
        try:
            yield int(listener.getsockname()[1])
        finally:
            server.should_exit = True
            await serving


def _listener(address: Address, setting: str) -> socket.socket:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0]
        # one that names TCP: only then asyncio turns Nagle's delay (40 ms an answer) off
        listener = socket.socket(family, kind, protocol or socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise InputFault("listen-taken", address=str(address), name=setting) from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen(1024)
    except OSError:
        listener.close()
        raise InputFault("listen-taken", address=str(address), name=setting) from None
    return listener
