"""How fast messages may go: below 30 a second in all, one a second in a chat, one in three seconds in a group.

The parts of one reply (an album and its words, the pieces of a long text) follow each other at once.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

#: messages a second that are no replies
RATE = 28.5
#: Telegram takes so many in a second; one of them is kept free for a reply
_MOST = 30
#: a second, and what one message may be quicker on its way to Telegram than another
_SECOND = 1.004
#: a timer that comes late is made good by so many at once
_BURST = 4.0
#: so many that have not gone out show that the line is slow
_BEHIND = 2.0
_GAP = 1.0
_GROUP_GAP = 3.0
_REMEMBERED = 1000


class Pace:
    """Says how long a message has to wait. `tick` gives seconds that only go forward."""

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._level = _BURST
        self._seen = tick()
        self._past: deque[float] = deque(maxlen=_MOST)
        self._last: dict[int, float] = {}
        self._refused: dict[int, float] = {}
        self._pause = 0.0

    def take(self, *, reply: bool) -> None:
        """A message goes out."""
        now = self._tick()
        self._past.append(now)
        if not reply:
            self._level = self._present(now) - 1.0

    def wait(self, *, reply: bool) -> float:
        """Seconds until a message may go."""
        now = self._tick()
        if reply:
            return self._room(_MOST, now)
        refilled = (1.0 - self._present(now)) / RATE
        return max(0.0, refilled, self._room(_MOST - 1, now), self._pause - now)

    @property
    def slack(self) -> float:
        """Seconds until more might have gone out than did; 0 or less when it is so.

        Told well before there is no more to save up: what comes late then would be lost to the pace.
        """
        return (_BEHIND - self._present(self._tick())) / RATE

    def told(self, chat_id: int) -> None:
        """A message went to this chat just now."""
        now = self._tick()
        if len(self._last) > _REMEMBERED:
            self._last = {chat: moment for chat, moment in self._last.items() if moment > now - _GROUP_GAP}
        self._last[chat_id] = now

    def gap(self, chat_id: int, *, reply: bool) -> float:
        """Seconds until this chat may get another message; a reply waits in groups only."""
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

    def _room(self, most: int, now: float) -> float:
        """Seconds until fewer than so many went out in the second before."""
        return max(0.0, self._past[-most] + _SECOND - now) if len(self._past) >= most else 0.0

    def _present(self, now: float) -> float:
        self._level = min(_BURST, self._level + (now - self._seen) * RATE)
        self._seen = now
        return self._level
