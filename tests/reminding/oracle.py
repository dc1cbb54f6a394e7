"""What people have to be reminded of at a moment: worked out anew, by the page on reminders, from the facts of the plan
files and from what a test says has happened. Nothing here asks the product how it decides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from tests.reminding.facts import DAY, Days, Duty, Rung, part_of_day

LADDER = (10, 5, 3, 1)
#: rungs of more than so many working days ahead are for who is in charge alone
ALL_FROM = 3
REVIEWER_DAYS = (2, 1, 0)
WAKES, SLEEPS = time(7), time(20)
LATE_HOLDS = timedelta(days=10)


class What(StrEnum):
    """What a line of a message is about."""

    SHORT = "short"  # a unit misses something
    STATE = "state"  # how all units stand, for a reviewer
    MEND = "mend"  # an entry that is to be mended today
    MILESTONE = "milestone"


class Line(NamedTuple):
    """What a message speaks of: plan, obligation (or milestone) and period, and whose (an entry's id to mend).

    `rung` is its day and part, as `2026-11-19.1` for a morning.
    """

    what: What
    plan: str
    duty: str
    period: str
    whose: int
    rung: str


@dataclass
class Entry:
    """A nomination as the test has left it: by whom, and in which state."""

    id: int
    plan: str
    period: str
    unit: int
    subject: str
    by: int
    at: datetime
    state: str = "submitted"
    mend_by: date | None = None


@dataclass
class Somebody:
    """A person, and how they wish to be reminded. `places` are units, by when they joined them: as an officer, or of
    what they `review` at its head. `number` orders those who joined.
    """

    id: int
    number: int
    places: dict[int, datetime] = field(default_factory=dict)
    reviews: int | None = None
    hour: time | None = None
    muted_until: date | None = None
    off: bool = False
    blocked: bool = False

    @property
    def officer_of(self) -> list[int]:
        return [unit for unit in self.places if unit != self.reviews]

    def hears(self, day: date) -> bool:
        return not (self.off or self.blocked or (self.muted_until is not None and day < self.muted_until))


@dataclass
class Oracle:
    """Keeps what has happened, and says at each look whom the bot has to write, and of what."""

    days: Days
    duties: list[Duty]
    people: dict[int, Somebody] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    handed: set[tuple[tuple[str, str, str], int]] = field(default_factory=set)
    declared: set[tuple[tuple[str, str, str], int]] = field(default_factory=set)
    exempt: set[tuple[tuple[str, str, str], int | None]] = field(default_factory=set)
    #: a later day, and when it was given
    extended: dict[tuple[tuple[str, str, str], int | None], tuple[date, datetime]] = field(default_factory=dict)
    marked: set[tuple[str, str, str]] = field(default_factory=set)
    #: by number the unit of an open draft, when it was last changed, and who writes it
    drafts: dict[int, tuple[int, datetime, int]] = field(default_factory=dict)
    #: when the bot looked and might speak, which rungs were told to somebody, and who had a message on a part of a day
    looked: list[datetime] = field(default_factory=list)
    told: set[tuple[int, Line]] = field(default_factory=set)
    heard: set[tuple[int, date, str]] = field(default_factory=set)
    _ahead: dict[date, list[Rung]] = field(default_factory=dict)
    _near: tuple[date, list[Duty]] = (date.min, [])

    def looks(self, now: datetime) -> Mapping[int, frozenset[Line]]:
        """What each person is written at a look at the clock (local, without zone); it counts as written."""
        if not WAKES <= now.time() < SLEEPS or now.date() in self.days.tet:
            return {}
        said: defaultdict[int, set[Line]] = defaultdict(set)
        for hour in {person.hour for person in self.people.values()}:
            if now.time() < part_of_day("morning", hour):
                continue
            for line, people in self._come(now, hour):
                for person in people:
                    if (person.id, line) not in self.told and self._part(person.id, now) not in self.heard:
                        self.told.add((person.id, line))
                        said[person.id].add(line)
        self.heard |= {self._part(person, now) for person in said}
        insort(self.looked, now)
        return {person: frozenset(lines) for person, lines in said.items()}

    def _part(self, person: int, now: datetime) -> tuple[int, date, str]:
        """Which part of which day it is for somebody."""
        later = now.time() >= part_of_day("afternoon", self.people[person].hour)
        return person, now.date(), "afternoon" if later else "morning"

    def _handled(self, rung: Rung, now: datetime, hour: time | None) -> bool:
        """Whether the bot has looked since a rung came, at a time at which those of an hour may be told."""
        morning, first = part_of_day("morning", hour), bisect_left(self.looked, rung.at(hour))
        return any(look.time() >= morning for look in self.looked[first : bisect_right(self.looked, now)])

    def _come(self, now: datetime, hour: time | None) -> Iterator[tuple[Line, list[Somebody]]]:
        """The lines that have come for those of an hour, with who of them is to read them."""
        for duty in self.near(now.date()):
            newest: dict[tuple[date, datetime | None], Rung | None] = {}
            for unit in duty.units:
                given = self._given(duty, unit)
                if given not in newest:
                    newest[given] = self._newest(self.ladder(duty, unit), duty, unit, now, hour)
                rung = newest[given]
                if rung is not None and self.is_short(duty, unit, now.date()):
                    what, whose = (What.MILESTONE, 0) if duty.does == "milestone" else (What.SHORT, unit)
                    line = Line(what, *duty.key, whose, str(rung))
                    yield line, self._addressed(duty, unit, rung, now, hour)
            rung = self._newest(self.summaries(duty), duty, None, now, hour)
            if rung is not None:
                yield from self._states(duty, rung, now, hour)
        for entry in self.entries.values():
            rung = Rung(now.date(), "morning", 0)
            if entry.state == "returned" and entry.mend_by == now.date() and not self._handled(rung, now, hour):
                people = [each for each in self._officers(entry.unit, rung, now) if each.hour == hour]
                yield Line(What.MEND, "", "", "", entry.id, str(rung)), people

    def _states(
        self, duty: Duty, rung: Rung, now: datetime, hour: time | None
    ) -> Iterator[tuple[Line, list[Somebody]]]:
        for person in self.people.values():
            top = person.reviews
            if top is None or person.hour != hour or not self._would_have_heard(person, top, rung, now):
                continue
            if any(self.is_wanting(duty, unit) for unit in duty.units if unit != top):
                yield Line(What.STATE, *duty.key, top, str(rung)), [person]

    def _newest(
        self, ladder: list[Rung], duty: Duty, unit: int | None, now: datetime, hour: time | None
    ) -> Rung | None:
        """The rung to say, if it is still worth saying and has not been handled, nor had come when time was given."""
        come = [rung for rung in ladder if rung.day <= now.date() and rung.at(hour) <= now]
        if not come:
            return None
        rung = max(come, key=lambda each: (each.at(hour), each.part == "afternoon"))
        rung = max((each for each in come if each.day == rung.day), key=lambda each: each.part == "afternoon")
        last, since = self._given(duty, unit)
        if since is not None and rung.at(hour) <= since:
            return None
        if rung.late and now - rung.at(hour) > LATE_HOLDS:
            return None
        if not rung.late and now.date() > last:
            return None
        soon = any(each.day == now.date() and each.at(hour) > now for each in ladder)
        if soon and rung.day < now.date():
            return None
        return None if self._handled(rung, now, hour) else rung

    def last_day(self, duty: Duty, unit: int | None) -> date:
        """The last day in time, or a later one that a reviewer has given to a unit or to all."""
        return self._given(duty, unit)[0]

    def named_day(self, duty: Duty, unit: int) -> date:
        """The day that a reminder names: the last one in time, or by which what was returned was to be mended."""
        mending = [each.mend_by for each in self._of(duty, unit) if each.state == "returned" and each.mend_by]
        return min(mending) if mending and duty.does != "forward" else self.last_day(duty, unit)

    def _given(self, duty: Duty, unit: int | None) -> tuple[date, datetime | None]:
        """The last day, and since when it is that."""
        given = [self.extended[duty.key, whose] for whose in {unit, None} if (duty.key, whose) in self.extended]
        return max(given) if given else (duty.due, None)

    def ladder(self, duty: Duty, unit: int | None) -> list[Rung]:
        """The rungs of those who owe it."""
        last = self.days.last(self.last_day(duty, unit))
        if last not in self._ahead:
            self._ahead[last] = self._rungs_to(last)
        return [*self._ahead[last], self._late(duty, unit)]

    def _rungs_to(self, last: date) -> list[Rung]:
        """The rungs up to a last working day; the last one before Tet, where that lies on the way, is one too."""
        ahead = {self.days.before(last, count): count for count in LADDER}
        tet = [each for each in self.days.tet if min(ahead) < each < last]
        if tet:
            eve = self.days.last(min(tet) - DAY)
            if eve >= min(ahead):
                ahead[eve] = self.days.between(eve, last)
        found = [Rung(each, "morning", count) for each, count in sorted(ahead.items())]
        return [*found, Rung(last, "morning", 0), Rung(last, "afternoon", 0)]

    def summaries(self, duty: Duty) -> list[Rung]:
        """When reviewers hear how all stand; never of what the root alone owes."""
        if duty.does in ("forward", "milestone"):
            return []
        last = self.days.last(self.last_day(duty, None))
        found = [Rung(self.days.before(last, count), "morning", count) for count in REVIEWER_DAYS]
        return [*sorted(found), self._late(duty, None)]

    def _late(self, duty: Duty, unit: int | None) -> Rung:
        """On the first working day after the last in time; where the plan does not name that, a working day later."""
        day = self.last_day(duty, unit)
        named = duty.named or day != duty.due
        return Rung(self.days.following(day if named else self.days.following(day)), "morning", -1, late=True)

    def is_short(self, duty: Duty, unit: int, today: date) -> bool:
        """Whether a unit is to be reminded of a duty."""
        if not self.is_wanting(duty, unit) or (duty.key, unit) in self.declared:
            return False
        mending = [each.mend_by for each in self._of(duty, unit) if each.state == "returned" and each.mend_by]
        return duty.does == "forward" or not mending or min(mending) < today

    def is_wanting(self, duty: Duty, unit: int) -> bool:
        """Whether a unit owes something and has not met it, whatever it has said."""
        if (duty.key, unit) in self.exempt or (duty.key, None) in self.exempt:
            return False
        if duty.does == "milestone":
            return duty.key not in self.marked
        if duty.does == "report":
            return (duty.key, unit) not in self.handed
        states = ("forwarded",) if duty.does == "forward" else ("submitted", "approved", "forwarded")
        counted = [
            each
            for each in self._of(duty, unit)
            if each.state in states and (not duty.subjects or each.subject in duty.subjects)
        ]
        return len(counted) < duty.needs

    def _of(self, duty: Duty, unit: int) -> list[Entry]:
        """The entries that have to do with a duty: of the unit, or below the root that forwards."""
        return [
            entry
            for entry in self.entries.values()
            if entry.plan == duty.plan
            and (duty.once or entry.period == duty.period)
            and (duty.does == "forward" or entry.unit == unit)
        ]

    def _addressed(self, duty: Duty, unit: int, rung: Rung, now: datetime, hour: time | None) -> list[Somebody]:
        """Who of those of an hour hears of a unit's duty: who is in charge of it, or all from some day on."""
        there = self._officers(unit, rung, now, heads=duty.does in ("forward", "milestone"))
        if not (rung.late or rung.ahead <= ALL_FROM or duty.does == "milestone"):
            sent = [(each.at, each.by) for each in self.entries.values() if (each.plan, each.unit) == (duty.plan, unit)]
            written = [(at, by) for whose, at, by in self.drafts.values() if whose == unit]
            newest = max((*sent, *written), default=None)
            there = sorted(there, key=lambda each: newest is None or each.id != newest[1])[:1]
        return [each for each in there if each.hour == hour]

    def _officers(self, unit: int, rung: Rung, now: datetime, *, heads: bool = False) -> list[Somebody]:
        """Who hears for a unit, the one who has been there longest first: its officers, or who reviews the root."""
        found = [
            each
            for each in self.people.values()
            if unit in each.places
            and (each.reviews == unit or not heads)
            and self._would_have_heard(each, unit, rung, now)
        ]
        return sorted(found, key=lambda each: (each.places[unit], each.number))

    def _would_have_heard(self, person: Somebody, unit: int, rung: Rung, now: datetime) -> bool:
        """Whether somebody would have heard something of a unit when a rung came, and does now.

        Who joined the unit later would not have; before they joined, when a clock went back, nobody can tell.
        """
        since = person.places[unit]
        in_time = since <= rung.at(person.hour) or now < since
        return in_time and person.hears(now.date()) and person.hears(rung.day)

    def near(self, today: date) -> list[Duty]:
        """The duties of which something may have to be said about now."""
        if self._near[0] != today:
            self._near = today, [each for each in self.duties if abs((each.due - today).days) <= 50]
        moved = {key for key, _ in self.extended}
        far = (each for each in self.duties if each.key in moved and abs((each.due - today).days) > 50)
        return [*self._near[1], *far]
