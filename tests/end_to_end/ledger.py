"""What Telegram took from the bot, held against the rows of the outbox: what is missing, and what came twice.

A row that was sent knows the number of its message. A message whose number no row knows was accepted, and then sent
again by a process that could not know it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from typing import Any

from .deployment import Deployment

_ROWS = "SELECT id, key, chat_id, outcome, message_id, closed_at FROM outbox ORDER BY id"
#: a transaction that is still open this long after a later one was done, and its message sent, would be a fault
_CROSSING = timedelta(seconds=3)
_NOT_DONE = "SELECT update_id, fault FROM inbox WHERE done_at IS NULL"


@dataclass(frozen=True)
class Row:
    """Something that was to be said."""

    id: int
    key: str
    chat: int
    outcome: str | None
    message: int | None
    closed_at: datetime | str | None

    @property
    def is_reply(self) -> bool:
        return self.key.startswith("reply:")


@dataclass(frozen=True)
class Ledger:
    """Both sides of the account, once nothing is left to do. `not_done` are updates without their effect.

    `crossing` is how far apart messages may be whose rows were written side by side.
    """

    rows: list[Row]
    events: list[dict[str, Any]]
    not_done: list[tuple[Any, ...]]
    crossing: timedelta

    @classmethod
    async def of(cls, deployment: Deployment) -> Ledger:
        rows = [Row(*row) for row in deployment.ask(_ROWS)]
        # SQLite has one writer at a time
        crossing = _CROSSING if deployment.home == "PostgreSQL" else timedelta()
        return cls(rows, await deployment.simulator.events(0), deployment.ask(_NOT_DONE), crossing)

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
            of_chat = [row for row in sent if row.chat == chat]
            turned = [pair for pair in combinations(of_chat, 2) if self._turned_round(*pair)]
            assert turned == [], f"chat {chat} heard things out of order"
        said = {row.key for row in self.rows if row.outcome == "sent"}
        assert [number for number in updates if f"reply:{number}:0" not in said] == [], "left without a reply"
        replies = [(row.chat, int(row.key.split(":")[1])) for row in self.rows if row.is_reply]
        for chat in {chat for chat, _ in replies}:
            answered = [number for other, number in replies if other == chat]
            assert answered == sorted(answered), f"lines of chat {chat} changed places"

    def _turned_round(self, one: Row, other: Row) -> bool:
        """Whether a row was heard after a later one, and no transactions that ran side by side explain it.

        PostgreSQL numbers a row when it is written, not when it can be seen: a note of somebody else's doing may have
        the smaller number and come to light after the reply that was being written meanwhile. Replies never cross.
        """
        if (one.message or 0) < (other.message or 0):
            return False
        crossed = abs(_moment(one) - _moment(other)) < self.crossing
        return (one.is_reply and other.is_reply) or not crossed

    def repeats_at_most_once_a_kill(self, kills: Sequence[int], *, in_all: bool) -> None:
        """Assert that between two kills (given as places in the simulator's events) at most one thing came twice.

        With `in_all`, one among all chats, as it is on a machine that is quick enough; else one in each chat.
        """
        begun = (0, *kills)
        for start, end in pairwise(begun):
            again = [chat for place, chat in self.repeated if start < place <= end]
            assert len(again) <= (1 if in_all else len(set(again))), f"one kill repeated {len(again)} messages"
        assert all(place <= begun[-1] for place, _ in self.repeated), "something came twice without a kill"


def _moment(row: Row) -> datetime:
    return datetime.fromisoformat(str(row.closed_at))
