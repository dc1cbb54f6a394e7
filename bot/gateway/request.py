"""HTTP to the Bot API on aiohttp. No error that leaves here names the URL, for the URL holds the token."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError, ProxyType
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.errors import InputFault

_KEEP_ALIVE = 60
_OK, _TOO_MANY = 200, 429
#: the library fetches files this way, and posts everything else
_DOWNLOAD = "GET"
#: the names of Telegram's hosts go to a SOCKS5 proxy as names: where Telegram is barred, its addresses are, too
_SOCKS = {"socks5": (ProxyType.SOCKS5, True), "socks5h": (ProxyType.SOCKS5, True), "socks4": (ProxyType.SOCKS4, False)}
_SOCKS_PORT = 1080
_NOT_SAID = type(BaseRequest.DEFAULT_NONE)


class TooManyRequestsError(TelegramError):
    """Telegram asks us to wait `seconds` before the next message (to that chat).

    In place of the library's RetryAfter, whose making warns of a change to come.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class UnreadableAnswerError(NetworkError):
    """What came is no answer of the Bot API: a proxy's page, or half of an answer. Its words are told nobody."""

    def __init__(self) -> None:
        super().__init__("no answer of the Bot API")


class AioRequest(BaseRequest):
    """One pool of connections. Timeouts are in seconds; uploads and downloads as a whole get longer.

    No call is made twice: of one whose connection died nobody can tell whether it had its effect, so its caller decides
    what a repetition costs. A connection that Telegram has closed meanwhile is not used again.
    """

    def __init__(
        self,
        *,
        proxy: str | None = None,
        connections: int = 64,
        connect_timeout: float = 5.0,
        read_timeout: float = 15.0,
        write_timeout: float = 5.0,
        pool_timeout: float = 5.0,
        upload_timeout: float = 60.0,
        download_timeout: float = 600.0,
    ) -> None:
        """Raises InputFault for a proxy that is not served or whose URL cannot be read."""
        where = None if proxy is None else _proxy(proxy)
        self._socks = where if where is not None and where.scheme in _SOCKS else None
        self._proxy = None if self._socks else proxy
        self._connections = connections
        self._usual = {"connect": connect_timeout, "read": read_timeout, "write": write_timeout, "pool": pool_timeout}
        self._upload_timeout = upload_timeout
        self._download_timeout = download_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._usual["read"]

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(connector=self._connector(), cookie_jar=aiohttp.DummyCookieJar())

    def _connector(self) -> aiohttp.TCPConnector:
        if self._socks is None:
            return aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=_KEEP_ALIVE)
        kind, names_its_hosts = _SOCKS[self._socks.scheme]
        return ProxyConnector(
            self._socks.hostname or "",
            self._socks.port or _SOCKS_PORT,
            kind,
            username=unquote(self._socks.username or ""),
            password=unquote(self._socks.password or ""),
            rdns=names_its_hosts,
            limit=self._connections,
            keepalive_timeout=_KEEP_ALIVE,
        )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call. Raises TimedOut, NetworkError (UnreadableAnswerError among them) or TooManyRequestsError."""
        given = {"connect": connect_timeout, "read": read_timeout, "write": write_timeout, "pool": pool_timeout}
        upload = request_data is not None and request_data.contains_files
        limits = self._limits(given, upload=upload, least=self._download_timeout if method == _DOWNLOAD else 0.0)
        body = _body(request_data) if request_data else None
        try:
            status, content = await self._exchange(method, url, body, limits)
        except (TimeoutError, ProxyTimeoutError):
            raise TimedOut from None
        except (aiohttp.ClientError, ProxyError, ProxyConnectionError, OSError, ValueError) as fault:
            raise NetworkError(type(fault).__name__) from None
        if status == _TOO_MANY:
            raise TooManyRequestsError(_asked_to_wait(content))
        if not ((method == _DOWNLOAD and status == _OK) or _is_answer(content)):
            raise UnreadableAnswerError
        return status, content

    async def _exchange(
        self, method: str, url: str, body: aiohttp.FormData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the request has not been initialized")
        target = URL(url, encoded=True)
        headers = {"User-Agent": self.USER_AGENT}
        async with self._session.request(
            method, target, data=body, headers=headers, timeout=limits, proxy=self._proxy, allow_redirects=False
        ) as response:
            return response.status, await response.read()

    def _limits(self, given: dict[str, Any], *, upload: bool, least: float) -> aiohttp.ClientTimeout:
        usual = {**self._usual, "write": self._upload_timeout} if upload else self._usual
        chosen = {name: usual[name] if isinstance(value, _NOT_SAID) else value for name, value in given.items()}
        # aiohttp knows no timeout for writing: the sum bounds it
        total = None if None in chosen.values() else max(least, sum(chosen.values()))
        return aiohttp.ClientTimeout(
            total=total,
            connect=None if None in (chosen["pool"], chosen["connect"]) else chosen["pool"] + chosen["connect"],
            sock_connect=chosen["connect"],
            sock_read=chosen["read"],
        )


def _proxy(url: str) -> SplitResult:
    """Where the proxy is. Raises InputFault."""
    # only its kind is said: the rest may hold a password
    kind, sign, _ = url.partition("://")
    fault = InputFault("proxy-url", url=f"{kind}://" if sign else "...")
    try:
        where = urlsplit(url)
        port = where.port
    except ValueError:
        raise fault from None
    if where.scheme not in ("http", "https", *_SOCKS) or not where.hostname or port == 0:
        raise fault
    return where


def _body(data: RequestData) -> aiohttp.FormData:
    # quoting would mangle file names that are not ASCII
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        # as a file: large bytes in one piece would hold up the loop, of which aiohttp warns
        part = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, part, filename=filename, content_type=mime)
    return form


#: whatever Telegram says, an hour later is worth a try
_LONGEST_WAIT = 3600.0


def _is_answer(content: bytes) -> bool:
    """Whether it is of the Bot API, whatever it says: a proxy's 403 or 404 must not pass for Telegram's."""
    try:
        answer = json.loads(content.decode(errors="replace"))
    except (ValueError, RecursionError):
        return False
    return isinstance(answer, dict) and "ok" in answer and (not answer["ok"] or "result" in answer)


def _asked_to_wait(content: bytes) -> float:
    try:
        return min(float(json.loads(content)["parameters"]["retry_after"]), _LONGEST_WAIT)
    except (ValueError, KeyError, TypeError):
        return 1.0
