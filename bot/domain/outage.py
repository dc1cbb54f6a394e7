"""When the bot was away, and whether a deadline may have been kept meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from bot.domain.calendar import ONE_DAY


@dataclass(frozen=True)
class Outage:
    """A time without contact with Telegram: from the last contact to the next one. Moments are in UTC."""

    id: int
    began_at: datetime
    ended_at: datetime


@dataclass(frozen=True)
class Waited:
    """Something that came in from the backlog of an outage.

    `not_before` is when it was written at the earliest: Telegram's own date of a message; of a tap, which has none,
    the date of what the same chat sent before it. None when nothing tells.
    """

    outage: Outage
    not_before: datetime | None

    @property
    def since(self) -> datetime:
        """The earliest moment at which it can have been sent."""
        began = self.outage.began_at
        return began if self.not_before is None else max(began, self.not_before)

    def may_be_in_time(self, due: date, zone: tzinfo) -> bool:
        """Whether it can have been sent by the end of a due day."""
        return self.since < datetime.combine(due + ONE_DAY, time.min, zone)
