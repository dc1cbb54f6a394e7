"""What this process holds of the inbox: claimed for a while, kept while it is in hand, given back otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlmodel import Session

from bot.clock import wall
from bot.gateway.owner import is_gone
from bot.storage import inbox, outbox, postgresql
from bot.storage.database import Door
from bot.storage.inbox import LEASE, Arrived

#: what is in hand is held anew so often, in seconds
RENEWED = LEASE.total_seconds() / 3


class Holding:
    """Claims under the name of one process. `gone` tells of another one's name whether that process is no more."""

    def __init__(
        self,
        door: Door,
        owner: str,
        *,
        gone: Callable[[str], bool] = is_gone,
        wall_time: Callable[[], datetime] = wall,
    ) -> None:
        self.owner = owner
        self._door = door
        self._gone = gone
        self._wall = wall_time

    async def claim(self, limit: int) -> list[Arrived]:
        """Take up to so many updates."""
        return await self._door(inbox.claim, self.owner, self._wall(), limit)

    async def waiting(self, most: int) -> int:
        """How many updates are open, in whosever hands; counted no further than `most`."""
        return await self._door(inbox.waiting, most)

    async def renew(self, update_ids: Collection[int]) -> None:
        """Keep what is still in hand."""
        if update_ids:
            await self._door(inbox.renew, self.owner, update_ids, self._wall())

    async def hand_back(self, but: Collection[int] = ()) -> None:
        """Let others have what is held, all but these."""
        await self._door(inbox.hand_back, self.owner, but)

    async def take_over(self) -> None:
        """What a process held that is no more, updates and messages, waits no longer for its leases to end."""
        await self._door(self._release)

    def _release(self, session: Session) -> None:
        postgresql.trust_locks(session)
        if gone := {owner for owner in inbox.owners(session) if self._left_by_others(owner)}:
            inbox.release(session, gone)
        if gone := {owner for owner in outbox.owners(session) if self._left_by_others(owner)}:
            outbox.release(session, gone)

    def _left_by_others(self, owner: str) -> bool:
        # the sender numbers its claims: process/number
        process = owner.partition("/")[0]
        return process != self.owner and self._gone(process)
