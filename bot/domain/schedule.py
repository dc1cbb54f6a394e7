"""When reminders go out: the ladder of an obligation, in working days and parts of a day, and the hours of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import IntEnum, StrEnum

from bot.domain.calendar import ONE_DAY, WorkCalendar

MORNING = time(8, 0)
AFTERNOON = time(13, 30)
#: with an own hour later than this both parts of a day come at that hour
LATEST_MORNING = time(11, 0)
#: nothing that can wait goes out from the evening to the morning
QUIET_FROM = time(20, 0)
QUIET_UNTIL = time(7, 0)

#: a notice that one is late says nothing new after that
_LATE_NOTICE_HOLDS = timedelta(days=10)
#: the longest run of days off around the New Year
_LONGEST_TET = timedelta(days=21)


@dataclass(frozen=True)
class Ladder:
    """When a plan reminds, in working days before the last working day.

    `ahead` are the days on which officers hear before the last one; from `others_from` on all of a unit do, earlier the
    one in charge; `reviewer` are the days on which reviewers hear how all units stand, 0 being the last one.
    """

    ahead: tuple[int, ...] = (10, 5, 3, 1)
    others_from: int = 3
    reviewer: tuple[int, ...] = (2, 1, 0)

    @property
    def reach(self) -> timedelta:
        """So long before a last day its first rung may lie, with the longest holidays between."""
        working_days = max((*self.ahead, *self.reviewer), default=0)
        return timedelta(days=working_days * 7 / 5 + 1) + _LONGEST_TET


DEFAULT = Ladder()
#: a ladder begins so many working days ahead at the most
FARTHEST = 20


class Rung(StrEnum):
    """Which reminder of the ladder."""

    AHEAD = "ahead"
    TET = "tet"
    LAST_MORNING = "last-morning"
    LAST_AFTERNOON = "last-afternoon"
    LATE = "late"


class Part(IntEnum):
    """A part of a day: each has one message at most."""

    MORNING = 1
    AFTERNOON = 2


@dataclass(frozen=True)
class Slot:
    """A part of a day, whose hour is each person's own."""

    day: date
    part: Part = Part.MORNING

    def at(self, hour: time | None, zone: tzinfo) -> datetime:
        """Its moment for somebody with an own hour, or (None) as planned; local."""
        return datetime.combine(self.day, hour_of(self.part, hour), zone)

    def __str__(self) -> str:
        """As it is kept; the order of these is that of time."""
        return f"{self.day}.{self.part}"


@dataclass(frozen=True)
class Step:
    """A rung on the calendar: when, which one, so many working days before the last one (0 on it and after it)."""

    slot: Slot
    rung: Rung
    ahead: int = field(default=0, compare=False)

    @property
    def order(self) -> tuple[date, Part, int]:
        """The later the newer; of two at the same time the one that lies nearer to its day."""
        return self.slot.day, self.slot.part, -self.ahead


def hour_of(part: Part, hour: time | None) -> time:
    """The hour of a part of a day for somebody with an own hour, or (None) as planned."""
    if part is Part.AFTERNOON and (hour is None or hour <= LATEST_MORNING):
        return AFTERNOON
    return MORNING if hour is None else hour


def officer_steps(
    due: date, calendar: WorkCalendar, ladder: Ladder = DEFAULT, *, lenient_until: date | None = None
) -> tuple[Step, ...]:
    """The days ahead, before the New Year if that lies between, twice on the last working day, once after the deadline.

    With `lenient_until` the last is on the first working day after that: nobody is called late before.
    """
    last = calendar.last_working_day(due)
    ahead = {calendar.back(last, days): days for days in sorted(ladder.ahead) if days}
    found = [Step(Slot(day), Rung.AHEAD, days) for day, days in ahead.items()]
    eve = calendar.eve_of_tet(min(ahead, default=last), last)
    if eve is not None and eve not in ahead:
        found.append(Step(Slot(eve), Rung.TET, calendar.working_days_left(eve, last) - 1))
    return (
        *sorted(found, key=lambda step: step.order),
        Step(Slot(last), Rung.LAST_MORNING),
        Step(Slot(last, Part.AFTERNOON), Rung.LAST_AFTERNOON),
        _late(lenient_until or due, calendar),
    )


def reviewer_steps(
    due: date, calendar: WorkCalendar, ladder: Ladder = DEFAULT, *, lenient_until: date | None = None
) -> tuple[Step, ...]:
    """The mornings on which reviewers hear how all stand, and that of the first working day after the deadline."""
    last = calendar.last_working_day(due)
    days = sorted(ladder.reviewer, reverse=True)
    ahead = (Step(Slot(calendar.back(last, days)), Rung.AHEAD, days) for days in days)
    return (*ahead, _late(lenient_until or due, calendar))


def due_now(steps: Iterable[Step], now: datetime, hour: time | None = None) -> Step | None:
    """The newest step that has come by a local moment, if it is still worth saying; None before the first.

    After an outage this is one reminder, never the pile; and none when a newer one comes the same day.
    """
    zone = now.tzinfo
    if zone is None:
        raise ValueError("a moment needs its time zone")
    listed = list(steps)
    come = [step for step in listed if step.slot.at(hour, zone) <= now]
    if not come:
        return None
    newest = max(come, key=lambda step: step.order)
    if newest.rung is Rung.LATE:
        return newest if now - newest.slot.at(hour, zone) <= _LATE_NOTICE_HOLDS else None
    soon = any(step.slot.day == now.date() and step.slot.at(hour, zone) > now for step in listed)
    missed_earlier_day = newest.slot.day < now.date()
    return None if soon and missed_earlier_day else newest


def is_night(local: datetime) -> bool:
    """Whether it is between evening and morning: what goes out then goes without a sound."""
    return not QUIET_UNTIL <= local.time() < QUIET_FROM


def is_quiet(local: datetime, calendar: WorkCalendar) -> bool:
    """Whether it is night or the New Year: nothing that can wait is queued or sent then."""
    return is_night(local) or calendar.in_tet(local.date())


def _late(due: date, calendar: WorkCalendar) -> Step:
    return Step(Slot(calendar.first_working_day(due + ONE_DAY)), Rung.LATE)
