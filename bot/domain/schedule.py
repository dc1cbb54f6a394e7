"""When reminders go out: the ladder of an obligation, in working days, at civil hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.domain.calendar import ONE_DAY, WorkCalendar

MORNING = time(8, 0)
AFTERNOON = time(13, 30)
#: nothing that can wait goes out from the evening to the morning
QUIET_FROM = time(20, 0)
QUIET_UNTIL = time(7, 0)

_DAYS_AHEAD = (10, 5, 3, 1)
_REVIEWER_DAYS = (2, 1, 0)
#: a notice that one is late says nothing new after that
_LATE_NOTICE_HOLDS = timedelta(days=10)


@dataclass(frozen=True)
class Ladder:
    """When a plan reminds, in working days before the last working day.

    `ahead` are the days on which officers hear before the last one; from `others_from` on all of a unit do, earlier the
    one in charge; `reviewer` are the days on which reviewers hear how all units stand, 0 being the last one.
    """

    ahead: tuple[int, ...] = (10, 5, 3, 1)
    others_from: int = 3
    reviewer: tuple[int, ...] = (2, 1, 0)


DEFAULT = Ladder()
#: a ladder begins so many working days ahead at the most
FARTHEST = 20


class Rung(StrEnum):
    """Which reminder of the ladder."""

    AHEAD = "ahead"
    LAST_MORNING = "last-morning"
    LAST_AFTERNOON = "last-afternoon"
    LATE = "late"


@dataclass(frozen=True, order=True)
class Moment:
    """A rung and its time, local."""

    at: datetime
    rung: Rung


def officer_ladder(
    due: date, calendar: WorkCalendar, zone: tzinfo, *, lenient_until: date | None = None
) -> tuple[Moment, ...]:
    """10, 5, 3 and 1 working days before the last working day, twice on it, once on the first after the deadline.

    With `lenient_until` the last is on the first working day after that: nobody is called late before.
    """
    last = calendar.last_working_day(due)
    ahead = (Moment(_at(calendar.back(last, days), MORNING, zone), Rung.AHEAD) for days in _DAYS_AHEAD)
    return (
        *ahead,
        Moment(_at(last, MORNING, zone), Rung.LAST_MORNING),
        Moment(_at(last, AFTERNOON, zone), Rung.LAST_AFTERNOON),
        _late(lenient_until or due, calendar, zone),
    )


def reviewer_ladder(
    due: date, calendar: WorkCalendar, zone: tzinfo, *, lenient_until: date | None = None
) -> tuple[Moment, ...]:
    """The mornings of the last three working days, and of the first one after the deadline."""
    last = calendar.last_working_day(due)
    ahead = (Moment(_at(calendar.back(last, days), MORNING, zone), Rung.AHEAD) for days in _REVIEWER_DAYS)
    return (*ahead, _late(lenient_until or due, calendar, zone))


def due_now(ladder: Sequence[Moment], now: datetime) -> Moment | None:
    """The newest moment that has come, if it is still worth saying; None before the first.

    After an outage this is one reminder, never the pile; and none when a newer one comes the same day.
    """
    come = [moment for moment in ladder if moment.at <= now]
    if not come:
        return None
    newest = max(come)
    if newest.rung is Rung.LATE:
        return newest if now - newest.at <= _LATE_NOTICE_HOLDS else None
    soon = any(moment.at > now and moment.at.date() == now.date() for moment in ladder)
    missed_earlier_day = newest.at.date() < now.date()
    return None if soon and missed_earlier_day else newest


def is_quiet(local: datetime) -> bool:
    """Whether it is between evening and morning: no reminder is queued or sent then, and everything else is silent."""
    return not QUIET_UNTIL <= local.time() < QUIET_FROM


def _late(due: date, calendar: WorkCalendar, zone: tzinfo) -> Moment:
    return Moment(_at(calendar.first_working_day(due + ONE_DAY), MORNING, zone), Rung.LATE)


def _at(day: date, hour: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, hour, zone)
