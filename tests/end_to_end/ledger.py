"""What Telegram took from the bot, held against the rows of the outbox: what is missing, and what came twice.

A row that was sent knows the number of its message. A message whose number no row knows was accepted, and then sent
again by a process that could not know it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .deployment import Deployment

_ROWS = "SELECT key, chat_id, outcome, message_id FROM outbox ORDER BY id"
_NOT_DONE = "SELECT update_id, fault FROM inbox WHERE done_at IS NULL"


@dataclass(frozen=True)
class Row:
    """Something that was to be said."""

    key: str
    chat: int
    outcome: str | None
    message: int | None


@dataclass(frozen=True)
class Ledger:
    """Both sides of the account, once nothing is left to do. `not_done` are updates without their effect."""

    rows: list[Row]
    events: list[dict[str, Any]]
    not_done: list[tuple[Any, ...]]

    @classmethod
    async def of(cls, deployment: Deployment) -> Ledger:
        rows = [Row(*row) for row in deployment.ask(_ROWS)]
        return cls(rows, await deployment.simulator.events(0), deployment.ask(_NOT_DONE))

    @property
    def _spoken(self) -> list[dict[str, Any]]:
        return [each for each in self.events if each["type"] == "message" and each["message"]["by_bot"]]

    @property
    def repeated(self) -> list[tuple[int, int]]:
        """What was sent again later: where it stands in the simulator's events, and in which chat."""
        known = {(row.chat, row.message) for row in self.rows}
        unknown = [each for each in self._spoken if (each["chat"], each["message"]["message_id"]) not in known]
        toasts = [each for each in self.events if each["type"] == "toast" and each["text"]]
        last = {each["query_id"]: each["seq"] for each in toasts}
        unknown += [each for each in toasts if each["seq"] != last[each["query_id"]]]
        return sorted((each["seq"], each["chat"]) for each in unknown)

    def holds(self, updates: Collection[int]) -> None:
        """Assert that everything was said, each chat in its order, and that each of these updates has its reply."""
        assert self.not_done == []
        assert Counter(row.outcome for row in self.rows if row.outcome not in ("sent", "moot")) == {}
        heard = {(each["chat"], each["message"]["message_id"]) for each in self._spoken}
        sent = [row for row in self.rows if row.outcome == "sent" and row.message is not None]
        assert [row for row in sent if (row.chat, row.message) not in heard] == [], "marked as sent, and never heard"
        for chat in {row.chat for row in sent}:
            numbers = [row.message or 0 for row in sent if row.chat == chat]
            assert all(one < other for one, other in pairwise(numbers)), f"chat {chat} heard things out of order"
        said = {row.key for row in self.rows if row.outcome == "sent"}
        assert [number for number in updates if f"reply:{number}:0" not in said] == [], "left without a reply"
        replies = [(row.chat, int(row.key.split(":")[1])) for row in self.rows if row.key.startswith("reply:")]
        for chat in {chat for chat, _ in replies}:
            answered = [number for other, number in replies if other == chat]
            assert answered == sorted(answered), f"lines of chat {chat} changed places"

    def repeats_at_most_once_a_kill(self, kills: Sequence[int], *, in_all: bool) -> None:
        """Assert that between two kills (given as places in the simulator's events) at most one thing came twice.

        With `in_all`, one among all chats, as it is on a machine that is quick enough; else one in each chat.
        """
        begun = (0, *kills)
        for start, end in pairwise(begun):
            again = [chat for place, chat in self.repeated if start < place <= end]
            assert len(again) <= (1 if in_all else len(set(again))), f"one kill repeated {len(again)} messages"
        assert all(place <= begun[-1] for place, _ in self.repeated), "something came twice without a kill"
