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

from tests.reminding.facts import DAY, MORNING, Begins, Days, Duty, Rung, part_of_day

LADDER = (10, 5, 3, 1)
#: rungs of more than so many working days ahead are for who is in charge alone
ALL_FROM = 3
REVIEWER_DAYS = (2, 1, 0)
WAKES, SLEEPS = time(7), time(20)
LATE_HOLDS = timedelta(days=10)
#: no rung lies so many days away from its day
REACH = 60
#: after so many days a draft that lies is spoken of, warned of, closed; and it stays so long after the warning
LIES, WARNED, CLOSED, SPARED = (timedelta(days=days) for days in (2, 53, 60, 7))


class What(StrEnum):
    """What a line of a message is about."""

    SHORT = "short"  # a unit misses something
    STATE = "state"  # how all units stand, for a reviewer
    MEND = "mend"  # an entry that is to be mended today
    MILESTONE = "milestone"
    CONSENT = "consent"  # was the nominee asked
    DRAFT = "draft"  # something lies half written
    OPENS = "opens"  # a period begins, and the notebook holds something


#: what may stand in a mail
MAILED = (What.SHORT, What.STATE, What.MILESTONE)


class Line(NamedTuple):
    """What a message speaks of: plan, obligation (or milestone) and period, and whose; or the id of an entry or draft.

    `rung` is its day and part, as `2026-11-19.1` for a morning; of a question of consent the day since when it is due.
    """

    what: What
    plan: str
    duty: str
    period: str
    whose: int
    rung: str


#: what is told once
Key = tuple[object, ...]


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
    #: whether it is open if the nominee agrees, and from which day that is asked
    open: bool = False
    ask_on: date | None = None


@dataclass
class Draft:
    """What somebody writes for a unit."""

    id: int
    unit: int
    by: int
    changed: datetime


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
    #: whether mail reaches them in place of Telegram
    by_mail: bool = False

    @property
    def officer_of(self) -> list[int]:
        return [unit for unit in self.places if unit != self.reviews]

    def hears(self, day: date) -> bool:
        """Whether they are reminded on a day, be it by mail."""
        reached = self.by_mail or not self.blocked
        return reached and not (self.off or (self.muted_until is not None and day < self.muted_until))

    def reads(self, day: date) -> bool:
        """Whether they are reminded by the bot itself."""
        return self.hears(day) and not self.blocked


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
    drafts: dict[int, Draft] = field(default_factory=dict)
    periods: list[Begins] = field(default_factory=list)
    #: by id the units whose notebook holds a line
    noted: dict[int, int] = field(default_factory=dict)
    #: on how many working days before the last one officers are reminded
    steps: tuple[int, ...] = LADDER
    #: by person the day of which, and when, they wish to hear again
    again: dict[int, tuple[date, datetime]] = field(default_factory=dict)
    #: when the bot looked and might speak, which rungs were told to somebody, and who had a message on a part of a day
    looked: list[datetime] = field(default_factory=list)
    told: dict[Key, date] = field(default_factory=dict)
    heard: set[tuple[int, date, str]] = field(default_factory=set)
    mailed: set[tuple[int, Line]] = field(default_factory=set)
    _asked: dict[tuple[int, str], date] = field(default_factory=dict)
    _warned: dict[Key, date] = field(default_factory=dict)
    _ahead: dict[tuple[date, tuple[int, ...]], list[Rung]] = field(default_factory=dict)
    _near: tuple[date, list[Duty]] = (date.min, [])

    def looks(self, now: datetime) -> Mapping[int, frozenset[Line]]:
        """What each person is written at a look at the clock (local, without zone); it counts as written."""
        if not WAKES <= now.time() < SLEEPS or now.date() in self.days.tet:
            return {}
        hours = {None, *(person.hour for person in self.people.values())}
        opens = any(self._opens(part, now, hour) for hour in hours for part in ("morning", "afternoon"))
        if opens:
            self._settles(now.date())
        said: defaultdict[int, set[Line]] = defaultdict(set, self._again(now))
        come = [each for hour in hours if now.time() >= part_of_day("morning", hour) for each in self._all(now, hour)]
        if opens:
            self._closes(now)
        parts = {person: self._part(person, now) for person in self.people}
        heard = {person for person, part in parts.items() if part in self.heard}
        for line, person, key in come:
            if person.id not in heard and key not in self.told:
                self.told[key] = now.date()
                self.heard.add(parts[person.id])
                said[person.id].add(line)
                self._marks(line, key, now.date())
        insort(self.looked, now)
        return {person: lines for person, found in said.items() if (lines := self._written(person, found, now))}

    def _marks(self, line: Line, key: Key, today: date) -> None:
        """What runs from the first time that something is told."""
        if line.what is What.CONSENT:
            self._asked.setdefault((line.whose, line.rung), today)
        if key[0] == "closes":
            self._warned.setdefault(key[1:3], today)

    def _written(self, person: int, lines: set[Line], now: datetime) -> frozenset[Line]:
        """What of all that has come for somebody they get: by mail figures alone, each once; nothing that is moot."""
        somebody, found = self.people[person], lines
        if somebody.blocked:
            found = {line for line in lines if line.what in MAILED and (person, line) not in self.mailed}
            found = found if somebody.by_mail else set()
            self.mailed |= {(person, line) for line in found}
        return frozenset(found if any(self.still_says(line, somebody, now) for line in found) else ())

    def still_says(self, line: Line, person: Somebody, now: datetime) -> bool:
        """Whether a line that has been queued still says something to somebody."""
        today = now.date()
        if not person.hears(today):
            return False
        if line.what is What.DRAFT:
            return line.whose in self.drafts
        if line.what is What.OPENS:
            noted = line.whose in person.places and line.whose in self.noted.values()
            begun = {each.key: each.duty for each in self.periods} | {each.key: each for each in self.duties}
            return noted and self.is_short(begun[line.plan, line.duty, line.period], line.whose, today)
        if line.what is not What.SHORT:
            return True
        duties = {duty.key: duty for duty in self.near(today)}
        duty = duties.get((line.plan, line.duty, line.period))
        if duty is None or line.whose not in person.places or not self.is_short(duty, line.whose, today):
            return False
        rung = self._worth_saying(self.ladder(duty, line.whose), duty, line.whose, now, person.hour)
        return rung is not None and str(rung) <= line.rung

    def asks_again(self, person: int, day: date, now: datetime) -> datetime | None:
        """Somebody wishes to hear once more what they were told on a day; gives when they will, if it is still so."""
        told = {(line.plan, line.duty, line.period, line.whose) for line in self._told_on(person, day)}
        missing = (
            self.is_short(duty, unit, now.date())
            for duty in self.duties
            for unit in duty.units
            if (*duty.key, unit) in told
        )
        if not any(missing):
            return None
        if person not in self.again:
            hour = self.people[person].hour
            if now.hour < 13:
                due = datetime.combine(now.date(), time(13, 30))
            elif now.hour < 16:
                due = datetime.combine(now.date(), time(16, 30))
            else:
                due = datetime.combine(self.days.following(now.date()), part_of_day("morning", hour))
            self.again[person] = day, due
        return self.again[person][1]

    def _told_on(self, person: int, day: date) -> set[Line]:
        told = (key for key, on in self.told.items() if on == day and key[0] == person)
        return {line for _, line in told if isinstance(line, Line) and line.what is What.SHORT}

    def _again(self, now: datetime) -> dict[int, set[Line]]:
        """What is said once more: later that day, or (after the bot was away) in somebody's morning."""
        found = {}
        for person, (day, due) in list(self.again.items()):
            morning = part_of_day("morning", self.people[person].hour)
            if due <= now and (due.date() == now.date() or now.time() >= morning):
                del self.again[person]
                found[person] = self._told_on(person, day) if self.people[person].places else set()
        return found

    def _part(self, person: int, now: datetime) -> tuple[int, date, str]:
        """Which part of which day it is for somebody."""
        later = now.time() >= part_of_day("afternoon", self.people[person].hour)
        return person, now.date(), "afternoon" if later else "morning"

    def _handled(self, rung: Rung, now: datetime, hour: time | None) -> bool:
        """Whether the bot has looked since a rung came, at a time at which those of an hour may be told."""
        morning, first = part_of_day("morning", hour), bisect_left(self.looked, rung.at(hour))
        return any(look.time() >= morning for look in self.looked[first : bisect_right(self.looked, now)])

    def _opens(self, part: str, now: datetime, hour: time | None) -> bool:
        """Whether a part of today has come for those of an hour, and nobody has looked since."""
        rung = Rung(now.date(), part, 0)
        return rung.at(hour) <= now and not self._handled(rung, now, hour)

    def _all(self, now: datetime, hour: time | None) -> Iterator[tuple[Line, Somebody, Key]]:
        """All that has come for those of an hour: who is to read it, and by what it is known that it was told."""
        for line, people in self._come(now, hour):
            yield from ((line, person, (person.id, line)) for person in people)
        if not self._opens("morning", now, hour):
            return
        yield from ((line, who, (who.id, line)) for line, who in self._to_mend(now) if who.hour == hour)
        if self.days.works(now.date()):
            yield from ((line, who, (who.id, line)) for line, who in self._to_ask(now.date()) if who.hour == hour)
            yield from (each for each in self._lying(now.date()) if each[1].hour == hour)
            yield from ((line, who, (who.id, line)) for line, who in self._beginning(now.date()) if who.hour == hour)

    def _to_mend(self, now: datetime) -> Iterator[tuple[Line, Somebody]]:
        rung = Rung(now.date(), "morning", 0)
        for entry in self.entries.values():
            if entry.state == "returned" and entry.mend_by == now.date():
                for person in self._officers(entry.unit, rung, now):
                    if not person.blocked:
                        yield Line(What.MEND, "", "", "", entry.id, str(rung)), person

    def _to_ask(self, today: date) -> Iterator[tuple[Line, Somebody]]:
        """Of whom is to be asked whether they agree: who sent it, or all officers where that one hears nothing."""
        for entry in self.entries.values():
            if entry.ask_on is not None and entry.ask_on <= today and self._is_open(entry):
                there = self._reading(entry.unit, today)
                for person in [each for each in there if each.id == entry.by] or there:
                    yield Line(What.CONSENT, "", "", "", entry.id, str(entry.ask_on)), person

    def _settles(self, today: date) -> None:
        """What was asked on an earlier day is asked no more, nor what has been answered."""
        for entry in self.entries.values():
            if entry.ask_on is not None and entry.ask_on <= today:
                asked = self._asked.get((entry.id, str(entry.ask_on)))
                if not self._is_open(entry) or (asked is not None and asked < today):
                    entry.ask_on = None

    def _is_open(self, entry: Entry) -> bool:
        return entry.open and entry.state not in ("rejected", "withdrawn")

    def _lying(self, today: date) -> Iterator[tuple[Line, Somebody, Key]]:
        """What is to be said of drafts, each thing once: left by who wrote it, untouched for days, about to close."""
        for draft in self.drafts.values():
            line, changed = Line(What.DRAFT, "", "", "", draft.id, ""), draft.changed.date()
            for person in self._concerned(draft, today):
                if person.id != draft.by:
                    yield line, person, ("left", draft.id, draft.by, person.id)
                elif today >= self.days.following(changed + LIES - DAY):
                    yield line, person, ("lies", draft.id, draft.changed)
                if today >= self._warned_on(draft):
                    yield line, person, ("closes", draft.id, draft.changed, person.id)

    def _closes(self, now: datetime) -> None:
        """Drafts go that nobody has touched for long, a week after that was said, or would have been."""
        if not self.days.works(now.date()) or now.time() < MORNING:
            return
        for draft in [each for each in self.drafts.values() if now.date() >= self._warned_on(each)]:
            key = draft.id, draft.changed
            if not self._concerned(draft, now.date()):
                self._warned.setdefault(key, now.date())
            if key in self._warned and now.date() >= max(draft.changed.date() + CLOSED, self._warned[key] + SPARED):
                del self.drafts[draft.id]

    def _warned_on(self, draft: Draft) -> date:
        return self.days.following(draft.changed.date() + WARNED - DAY)

    def _concerned(self, draft: Draft, today: date) -> list[Somebody]:
        """Who hears of a draft: who writes it, or the officers whom that one has left it to."""
        if draft.unit in self.people[draft.by].officer_of:
            return [self.people[draft.by]] if self.people[draft.by].reads(today) else []
        return self._reading(draft.unit, today)

    def _reading(self, unit: int, today: date) -> list[Somebody]:
        """The officers of a unit whom the bot itself reaches."""
        return [each for each in self.people.values() if unit in each.officer_of and each.reads(today)]

    def _beginning(self, today: date) -> Iterator[tuple[Line, Somebody]]:
        """Whom a period's first working morning is spoken of: the officers of units that have noted something."""
        for period in self.periods:
            if self.days.following(period.day - DAY) == today:
                for unit in set(period.units) & set(self.noted.values()):
                    for person in self._reading(unit, today):
                        yield Line(What.OPENS, *period.key, unit, ""), person

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

    def _states(
        self, duty: Duty, rung: Rung, now: datetime, hour: time | None
    ) -> Iterator[tuple[Line, list[Somebody]]]:
        for person in self.people.values():
            top = person.reviews
            if top is None or person.hour != hour or not self._would_have_heard(person, top, rung, now):
                continue
            if any(unit != top for unit in duty.units):
                yield Line(What.STATE, *duty.key, top, str(rung)), [person]

    def _newest(
        self, ladder: list[Rung], duty: Duty, unit: int | None, now: datetime, hour: time | None
    ) -> Rung | None:
        """The rung to say, if it is still worth saying and has not been handled."""
        rung = self._worth_saying(ladder, duty, unit, now, hour)
        return None if rung is None or self._handled(rung, now, hour) else rung

    def _worth_saying(
        self, ladder: list[Rung], duty: Duty, unit: int | None, now: datetime, hour: time | None
    ) -> Rung | None:
        """The newest rung, if it is still worth saying and had not come when time was given."""
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
        return None if soon and rung.day < now.date() else rung

    def last_day(self, duty: Duty, unit: int | None) -> date:
        """The last day in time, or a later one that a reviewer has given to a unit or to all."""
        return self._given(duty, unit)[0]

    def named_day(self, duty: Duty, unit: int) -> date:
        """The day that a reminder names: the last one in time, or by which what was returned was to be mended."""
        mending = [each.mend_by for each in self._of(duty, unit) if each.state == "returned" and each.mend_by]
        return min(mending) if mending and duty.does == "nominate" else self.last_day(duty, unit)

    def _given(self, duty: Duty, unit: int | None) -> tuple[date, datetime | None]:
        """The last day, and since when it is that."""
        given = [self.extended[duty.key, whose] for whose in {unit, None} if (duty.key, whose) in self.extended]
        return max(given) if given else (duty.due, None)

    def ladder(self, duty: Duty, unit: int | None) -> list[Rung]:
        """The rungs of those who owe it."""
        last = self.days.last(self.last_day(duty, unit))
        if (last, self.steps) not in self._ahead:
            self._ahead[last, self.steps] = self._rungs_to(last)
        return [*self._ahead[last, self.steps], self._late(duty, unit)]

    def _rungs_to(self, last: date) -> list[Rung]:
        """The rungs up to a last working day; the last one before Tet, where that lies on the way, is one too."""
        ahead = {self.days.before(last, count): count for count in self.steps}
        first = min(ahead, default=last)
        tet = [each for each in self.days.tet if first < each < last]
        if tet:
            eve = self.days.last(min(tet) - DAY)
            if eve >= first:
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
        return duty.does != "nominate" or not mending or min(mending) < today

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
            written = [(each.changed, each.by) for each in self.drafts.values() if each.unit == unit]
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
            self._near = today, [each for each in self.duties if abs((each.due - today).days) <= REACH]
        moved = {key for key, _ in self.extended}
        far = (each for each in self.duties if each.key in moved and abs((each.due - today).days) > REACH)
        return [*self._near[1], *far]
