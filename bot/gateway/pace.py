"""How fast messages may go: below 30 a second in all, one a second in a chat, one in three seconds in a group."""

from __future__ import annotations

import time
from collections.abc import Callable

#: messages a second that are no replies; what is left of Telegram's 30 is kept free for replies
RATE = 27.5
_RESERVE = 2.5
_BURST = 2.0
_GAP = 1.0
_GROUP_GAP = 3.0
_REMEMBERED = 1000


class Bucket:
    """Refills with `rate` a second up to `most`; may be overdrawn."""

    def __init__(self, rate: float, most: float, now: float) -> None:
        self._rate = rate
        self._most = most
        self._level = most
        self._seen = now

    def wait(self, now: float) -> float:
        """Seconds until there is one in it."""
        return max(0.0, (1.0 - self._present(now)) / self._rate)

    def take(self, now: float) -> None:
        self._level = self._present(now) - 1.0

    def _present(self, now: float) -> float:
        self._level = min(self._most, self._level + (now - self._seen) * self._rate)
        self._seen = now
        return self._level


class Pace:
    """Says how long a message has to wait; replies to people wait for nothing but the rest of a group.

    Replies take from a reserve of their own, and beyond that on credit of everything else. `tick` gives seconds that
    only go forward.
    """

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._others = Bucket(RATE, _BURST, tick())
        self._reserve = Bucket(_RESERVE, _RESERVE, tick())
        self._last: dict[int, float] = {}
        self._refused: dict[int, float] = {}
        self._pause = 0.0

    def take(self, *, reply: bool) -> None:
        """A message goes out."""
        now = self._tick()
        bucket = self._reserve if reply and not self._reserve.wait(now) else self._others
        bucket.take(now)

    def wait(self) -> float:
        """Seconds until a message may go that is no reply."""
        now = self._tick()
        return max(self._others.wait(now), self._pause - now)

    def told(self, chat_id: int) -> None:
        """A message went to this chat just now."""
        now = self._tick()
        if len(self._last) > _REMEMBERED:
            self._last = {chat: moment for chat, moment in self._last.items() if moment > now - _GROUP_GAP}
        self._last[chat_id] = now

    def gap(self, chat_id: int, *, reply: bool) -> float:
        """Seconds until this chat may get another message."""
        if reply and chat_id > 0:
            return 0.0
        usual = _GROUP_GAP if chat_id < 0 else _GAP
        return max(0.0, self._last.get(chat_id, float("-inf")) + usual - self._tick())

    def refused(self, chat_id: int, seconds: float) -> None:
        """Telegram wants us to wait. When it says so of two chats at once it means us all: only replies go on then."""
        now = self._tick()
        self._refused = {chat: until for chat, until in self._refused.items() if until > now}
        if self._refused.keys() - {chat_id}:
            self._pause = max(self._pause, now + seconds)
        self._refused[chat_id] = now + seconds
