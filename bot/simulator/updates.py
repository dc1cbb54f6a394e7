"""The queue of updates between Telegram and the bot."""

import time
from dataclasses import dataclass
from typing import Any

from bot.simulator.bell import Bell

Json = dict[str, Any]
EPOCH = 1_600_000_000


def first_number() -> int:
    """Where ids begin: higher at every start, so that a bot with a lasting database takes none for a repeat."""
    return int((time.time() - EPOCH) * 4)


@dataclass
class Item:
    """An update in the queue; `again` until a redelivery has been handed out."""

    body: Json
    again: bool = False

    @property
    def id(self) -> int:
        """The update's id."""
        return int(self.body["update_id"])


class UpdateQueue:
    """Pending updates in order, and what became of the others."""

    def __init__(self) -> None:
        self.bell = Bell()
        self.held = False
        self.allowed: list[str] = []
        self.delivered: dict[int, Json] = {}
        self.confirmed = 0
        self._next = first_number()
        self._pending: list[Item] = []

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue an update and give its id; None when the bot did not ask for this kind."""
        if self.allowed and kind not in self.allowed:
            return None
        number = self._next
        self._next += 1
        self._pending.append(Item({"update_id": number, kind: payload}))
        self.bell.ring()
        return number

    def take(self, offset: int, limit: int) -> list[Json]:
        """Forget what lies below the offset and hand out what is pending (nothing while held)."""
        self._forget(offset)
        if self.held:
            return []
        batch = self._pending[:limit]
        for item in batch:
            self._handed(item)
        return [item.body for item in batch]

    def first(self) -> Item | None:
        """The next one for a webhook."""
        return self._pending[0] if self._pending and not self.held else None

    def accept(self, item: Item) -> None:
        """A webhook answered 2xx."""
        self._handed(item)
        if item in self._pending:
            self._pending.remove(item)
            self.confirmed += 1

    def drop(self) -> None:
        """Forget all that is pending."""
        self._pending.clear()

    def redeliver(self, ids: list[int] | None = None) -> list[int]:
        """Put delivered updates back at the head of the queue, in the given order."""
        chosen = [number for number in (ids or list(self.delivered)) if number in self.delivered]
        self._pending = [item for item in self._pending if item.id not in chosen]
        self._pending[:0] = [Item(self.delivered[number], again=True) for number in chosen]
        self.bell.ring()
        return chosen

    def hold(self, held: bool) -> None:
        """Stop or go on handing out."""
        self.held = held
        self.bell.ring()

    def _handed(self, item: Item) -> None:
        item.again = False
        self.delivered[item.id] = item.body

    def _forget(self, offset: int) -> None:
        if offset < 0:
            offset = self._pending[offset:][0].id if self._pending else 0
        kept = [item for item in self._pending if item.again or item.id >= offset]
        self.confirmed += len(self._pending) - len(kept)
        self._pending = kept
