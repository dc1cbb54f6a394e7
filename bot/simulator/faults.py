"""Faults on demand, and the real thing's rate limits as a switch."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import Broken, Refused

Json = dict[str, Any]
COUNTED = ("send", "copy", "forward")
FREE = ("sendchataction",)
#: a refusal of the Bot API; the connection closed without an answer or in the midst of it; no answer, for ever; a page
#: of HTML; half of the JSON; JSON that is no object; `ok` without a result
WAYS = ("refused", "closed", "cut", "silent", "html", "torn", "array", "hollow")


@dataclass
class Failure:
    """One kind of call that fails `times` times, in one of the WAYS; `lost` ones take effect all the same.

    `*` is every method but getUpdates; `download` is the fetching of a file.
    """

    method: str
    times: int
    error_code: int
    description: str
    chat: int | None = None
    retry_after: int | None = None
    lost: bool = False
    how: str = WAYS[0]

    def meets(self, method: str, chat: int | None) -> bool:
        """Whether this call is meant."""
        every = self.method == "*" and method.lower() != "getupdates"
        right_method = every or self.method.lower() == method.lower()
        return self.times > 0 and right_method and self.chat in (None, chat)

    def fault(self, result: Any = True) -> Refused | Broken:
        """What the bot gets in place of that result."""
        if self.how != WAYS[0]:
            return Broken(self.how, self.error_code, result)
        pause = {} if self.retry_after is None else {"retry_after": self.retry_after}
        return Refused(self.error_code, self.description, **pause)


@dataclass
class Window:
    """At most `most` in any `seconds`."""

    most: int
    seconds: float
    past: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """How long until there is room again; 0 when there is."""
        while self.past and self.past[0] <= now - self.seconds:
            self.past.popleft()
        return self.past[0] + self.seconds - now if len(self.past) >= self.most else 0.0


class Limits:
    """30 messages a second in all, one a second in a chat with short bursts, 20 a minute in a group."""

    def __init__(self, burst: int = 3, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._all = Window(30, 1.0)
        self._chats: defaultdict[int, Window] = defaultdict(lambda: Window(burst, float(burst)))
        self._groups: defaultdict[int, Window] = defaultdict(lambda: Window(20, 60.0))

    def check(self, chat: int) -> None:
        """Count a message, or raise the 429."""
        now = self._tick()
        windows = [self._all, self._chats[chat], *([self._groups[chat]] if chat < 0 else [])]
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for window in windows:
            window.past.append(now)


def too_many(retry_after: int) -> Refused:
    """The 429 of the real thing."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


OUTAGE = Failure("*", 1, 502, "Bad Gateway")


class Faults:
    """What goes wrong at present."""

    def __init__(self) -> None:
        self.latency = 0.0
        self.down = False
        self.failures: list[Failure] = []
        self.limits: Limits | None = None

    def change(self, wish: Json) -> None:
        """Take over what is named; leave the rest as it is."""
        if "latency_ms" in wish:
            self.latency = float(wish["latency_ms"]) / 1000
        self.down = bool(wish.get("down", self.down))
        if "limits" in wish:
            burst = wish["limits"].get("burst", 3) if isinstance(wish["limits"], dict) else 3
            self.limits = Limits(burst) if wish["limits"] else None
        self.failures += [_failure(each) for each in wish.get("fail", [])]

    def clear(self) -> None:
        """Everything works again."""
        self.latency, self.down, self.failures, self.limits = 0.0, False, [], None

    def next(self, method: str, chat: int | None) -> Failure | None:
        """The failure that this call meets, used up by one; an outage is never used up."""
        if self.down:
            return OUTAGE
        for failure in self.failures:
            if failure.meets(method, chat):
                failure.times -= 1
                return failure
        return None

    def count(self, method: str, chat: int | None) -> None:
        """Hold a message against the rate limits, when they are on."""
        name = method.lower()
        if self.limits and chat is not None and name.startswith(COUNTED) and name not in FREE:
            self.limits.check(chat)


def _failure(wish: Json) -> Failure:
    how = wish.get("how", WAYS[0])
    if how not in WAYS:
        raise ValueError(f"how: one of {', '.join(WAYS)}")
    code = int(wish.get("error_code", 500 if how == WAYS[0] else 200))
    retry_after = wish.get("retry_after")
    usual = {429: f"Too Many Requests: retry after {retry_after}", 403: "Forbidden: bot was blocked by the user"}
    return Failure(
        method=wish.get("method", "*"),
        times=int(wish.get("times", 1)),
        error_code=code,
        description=wish.get("description") or usual.get(code, "Internal Server Error"),
        chat=wish.get("chat"),
        retry_after=retry_after,
        lost=bool(wish.get("lost", False)),
        how=how,
    )
