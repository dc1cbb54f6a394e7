"""What was said in time, what nobody could say because the bot was away, and when that is made up for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from functools import cached_property

from bot.domain.calendar import ONE_DAY
from bot.domain.schedule import Part, Slot

#: no ladder reaches further back
REACH = timedelta(days=120)


@dataclass(frozen=True)
class Watches:
    """The times through which reminders were swept, both ends counted."""

    listed: tuple[tuple[datetime, datetime], ...]

    def cover(self, moment: datetime) -> bool:
        """Whether somebody was there at a moment."""
        return any(since <= moment <= until for since, until in self.listed)

    def before(self, now: datetime) -> datetime | None:
        """Until when somebody was there last; `now` itself while a watch covers it, None before all."""
        return next((min(until, now) for since, until in self._newest_first if since <= now), None)

    @cached_property
    def _newest_first(self) -> list[tuple[datetime, datetime]]:
        return sorted(self.listed, key=lambda watch: watch[1], reverse=True)

    def opens(self, now: datetime, hour: time | None, zone: tzinfo) -> tuple[Slot, ...]:
        """The parts of today that have come since somebody was there last, for who has an own hour or (None) none."""
        last, today = self.before(now), now.astimezone(zone).date()
        come = [slot for part in Part if (slot := Slot(today, part)).at(hour, zone) <= now]
        return tuple(slot for slot in come if last is None or slot.at(hour, zone) > last)

    def to_say(self, moment: datetime, now: datetime, hour: time | None, zone: tzinfo) -> bool:
        """Whether what was to be said at a moment is to be said now, on a part of a day that opens.

        Nobody was there then, and it has not been made up for since: the same day, or on a later part of a day.
        """
        if self.cover(moment):
            return False
        last = self.before(now)
        return last is None or not any(self._made_up(slot, hour, zone) for slot in _between(moment, last, hour, zone))

    def _made_up(self, slot: Slot, hour: time | None, zone: tzinfo) -> bool:
        """Whether a part of a day was handled: in its time, or the same day once somebody was back."""
        moment = slot.at(hour, zone)
        if self.cover(moment):
            return True
        back = min((since for since, _ in self.listed if since > moment), default=None)
        return back is not None and back.astimezone(zone).date() == slot.day


def _between(first: datetime, until: datetime, hour: time | None, zone: tzinfo) -> Iterator[Slot]:
    """The parts of days from one moment to another, both counted."""
    day, last = first.astimezone(zone).date(), until.astimezone(zone).date()
    while day <= last:
        slots = (Slot(day, part) for part in Part)
        yield from (slot for slot in slots if first <= slot.at(hour, zone) <= until)
        day += ONE_DAY
