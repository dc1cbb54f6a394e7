"""How fast messages may go: about 28 a second in all, one a second in a chat, one in three seconds in a group."""

from __future__ import annotations

import time
from collections.abc import Callable

_GAP = 1.0
_GROUP_GAP = 3.0


class Pace:
    """A bucket that refills with `rate` a second up to `burst`.

    Replies take without asking, if need be on credit; everything else asks how much room there is.
    """

    def __init__(self, rate: float = 25.0, burst: float = 3.0, tick: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._tick = tick
        self._level = burst
        self._seen = tick()
        self._last: dict[int, float] = {}

    def take(self, count: int = 1) -> None:
        """So many messages go out."""
        self._level = self._present() - count

    def room(self) -> int:
        """How many messages may go now that are no replies."""
        self._level = self._present()
        return max(0, int(self._level))

    def told(self, chat_id: int) -> None:
        """A message went to this chat just now."""
        if len(self._last) > 1000:
            recent = self._tick() - _GROUP_GAP
            self._last = {chat: moment for chat, moment in self._last.items() if moment > recent}
        self._last[chat_id] = self._tick()

    def gap(self, chat_id: int) -> float:
        """Seconds until this chat may get another message that is no reply."""
        usual = _GROUP_GAP if chat_id < 0 else _GAP
        return max(0.0, self._last.get(chat_id, float("-inf")) + usual - self._tick())

    def _present(self) -> float:
        now = self._tick()
        level = min(self._burst, self._level + (now - self._seen) * self._rate)
        self._seen = now
        return level
