"""What people have to be reminded of at a moment: worked out anew, by the page on reminders, from the facts of the plan
files and from what a test says has happened. Nothing here asks the product how it decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from bot.domain.calendar import MonthDay, WorkCalendar
from bot.domain.plan import Action, Due, Milestone, Obligation, Plan, Selector

DAY = timedelta(days=1)
LADDER = (10, 5, 3, 1)
#: rungs of more than so many working days ahead are for who is in charge alone
ALL_FROM = 3
REVIEWER_DAYS = (2, 1, 0)
MORNING, AFTERNOON, LATEST_MORNING = time(8), time(13, 30), time(11)
WAKES, SLEEPS = time(7), time(20)
LATE_HOLDS = timedelta(days=10)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


class What(StrEnum):
    """What a line of a message is about."""

    SHORT = "short"  # a unit misses something
    STATE = "state"  # how all units stand, for a reviewer
    MEND = "mend"  # an entry that is to be mended today
    MILESTONE = "milestone"


class Line(NamedTuple):
    """What a message speaks of: plan, obligation (or milestone) and period, and whose (an entry's id to mend)."""

    what: What
    plan: str
    duty: str
    period: str
    whose: int


class Days:
    """Working days, by a list of days off."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._off, self._worked, self.tet = calendar.days_off, calendar.worked_weekends, calendar.tet

    def works(self, day: date) -> bool:
        return day in self._worked or (day.isoweekday() <= 5 and day not in self._off)

    def last(self, day: date) -> date:
        """The last working day up to a day."""
        return day if self.works(day) else self.last(day - DAY)

    def following(self, day: date) -> date:
        """The first working day after a day."""
        return day + DAY if self.works(day + DAY) else self.following(day + DAY)

    def before(self, last: date, count: int) -> date:
        """So many working days before a working day."""
        found = [last]
        while len(found) <= count:
            found.append(self.last(found[-1] - DAY))
        return found[count]

    def between(self, day: date, last: date) -> int:
        """How many working days before `last` a working day is."""
        return sum(self.works(day + number * DAY) for number in range((last - day).days))


class Rung(NamedTuple):
    """A part of a day, how many working days it is before the last one, and whether it says that one is late."""

    day: date
    part: str
    ahead: int
    late: bool = False

    def at(self, hour: time | None) -> datetime:
        """When it comes for who has an hour of their own, or none."""
        return datetime.combine(self.day, part_of_day(self.part, hour))


def part_of_day(part: str, hour: time | None) -> time:
    """The hour of a morning or an afternoon."""
    if part == "morning":
        return hour or MORNING
    return hour if hour is not None and hour > LATEST_MORNING else AFTERNOON


@dataclass(frozen=True)
class Duty:
    """An obligation in one period, or a milestone, with its last day; `named` says whether the plan names that day."""

    plan: str
    id: str
    period: str
    does: str
    units: tuple[int, ...]
    due: date
    named: bool
    needs: int = 1
    subjects: frozenset[str] = frozenset()
    once: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        return self.plan, self.id, self.period


@dataclass(frozen=True)
class Place:
    """A unit as the roster has it."""

    id: int
    name: str
    kind: str
    parent: int | None


def duties(plan: Plan, roster: Iterable[Place]) -> list[Duty]:
    """Everything under a plan that has a day, in the plan's time."""
    places = list(roster)
    first = plan.issued or plan.term.start
    found = []
    for obligation in plan.obligations:
        rule = obligation.due
        for year, month, name in _periods(plan, obligation) if rule is not None else ():
            day = _due(rule, year, month)
            if day >= first:
                found.append(_duty(plan, obligation, name, day, places))
    found += [_milestone(plan, each, places) for each in plan.milestones if each.when is not None]
    return found


def _duty(plan: Plan, obligation: Obligation, period: str, day: date, places: Iterable[Place]) -> Duty:
    inferred = obligation.due.inferred or obligation.due.end_of_period == "inferred"
    return Duty(
        plan.id,
        obligation.id,
        period,
        obligation.action.value,
        _chosen(obligation.who, places),
        day,
        not inferred,
        obligation.at_least or 1,
        frozenset(subject.value for subject in obligation.counts_subjects),
        once=obligation.action is Action.NOMINATE and obligation.at_least is None,
    )


def _milestone(plan: Plan, milestone: Milestone, places: Iterable[Place]) -> Duty:
    year, _, rest = milestone.when.partition("-")
    named = rest.count("-") == 1
    if named:
        day = date.fromisoformat(milestone.when)
    elif rest.startswith(("Q", "H")):
        day = _month_end(int(year), int(rest[1]) * (3 if rest[0] == "Q" else 6))
    else:
        day = _month_end(int(year), int(rest or 12))
    named = named and not milestone.inferred
    return Duty(plan.id, milestone.id, "", "milestone", _chosen(milestone.who, places), day, named)


def _periods(plan: Plan, obligation: Obligation) -> Iterator[tuple[int, int, str]]:
    """Year, last month and name of each period that shares a day with the plan's time."""
    start, end, rhythm = plan.term.start, plan.term.end, obligation.every.value
    if rhythm == "once":
        named = obligation.due.on or obligation.due.before
        yield named.year, named.month, f"{named:%Y-%m}"
        return
    size = _MONTHS[rhythm]
    for year in range(start.year, end.year + 1):
        for month in range(size, 13, size):
            begins = (year, month - size + 1)
            if begins <= (end.year, end.month) and (year, month) >= (start.year, start.month):
                number = month // size
                names = {1: f"{year}-{month:02}", 3: f"{year}-Q{number}", 6: f"{year}-H{number}", 12: f"{year}"}
                yield year, month, names[size]


def _due(rule: Due, year: int, month: int) -> date:
    """The last day in time of the period that ends with a month, in the ways that the plans here know."""
    if rule.before_day is not None:
        return date(year, month, rule.before_day) - DAY
    if rule.end_of_period is not None:
        return _month_end(year, month)
    named = rule.before or rule.on
    day = date(year, named.month, named.day) if isinstance(named, MonthDay) else named
    return day - DAY if rule.before is not None else day


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _chosen(who: Selector, places: Iterable[Place]) -> tuple[int, ...]:
    return tuple(
        place.id
        for place in places
        if (who.root and place.parent is None)
        or (who.all and place.parent is not None)
        or place.kind.casefold() in {kind.casefold() for kind in who.kinds}
        or place.name in who.names
    )


@dataclass
class Entry:
    """A nomination as the test has left it: by whom, and in which state."""

    id: int
    plan: str
    period: str
    unit: int
    subject: str
    by: int
    state: str = "submitted"
    mend_by: date | None = None


@dataclass
class Somebody:
    """A person, and how they wish to be reminded. `officer_of` lists units, `reviews` the unit at whose head they are.

    `since` orders those who joined.
    """

    id: int
    since: int
    officer_of: tuple[int, ...] = ()
    reviews: int | None = None
    hour: time | None = None
    muted_until: date | None = None
    off: bool = False
    blocked: bool = False

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
    #: the later day, and the moment from which on it holds
    extended: dict[tuple[tuple[str, str, str], int | None], date] = field(default_factory=dict)
    marked: set[tuple[str, str, str]] = field(default_factory=set)
    #: parts of days that were handled for those of an hour, and rungs that were told to somebody
    handled: set[tuple[date, str, time | None]] = field(default_factory=set)
    told: set[tuple[int, Line, date, str]] = field(default_factory=set)

    def looks(self, now: datetime) -> Mapping[int, frozenset[Line]]:
        """What each person is written at a look at the clock (local, without zone); it counts as written."""
        if not WAKES <= now.time() < SLEEPS or now.date() in self.days.tet:
            return {}
        said: defaultdict[int, set[Line]] = defaultdict(set)
        handled: set[tuple[date, str, time | None]] = set()
        for hour in {person.hour for person in self.people.values()}:
            for line, rung, people in self._come(now, hour):
                handled.add((rung.day, rung.part, hour))
                for person in people:
                    mark = (person.id, line, rung.day, rung.part)
                    if mark not in self.told:
                        self.told.add(mark)
                        said[person.id].add(line)
            for part in ("morning", "afternoon"):
                if part_of_day(part, hour) <= now.time():
                    handled.add((now.date(), part, hour))
        self.handled |= handled
        return {person: frozenset(lines) for person, lines in said.items()}

    def _come(self, now: datetime, hour: time | None) -> Iterator[tuple[Line, Rung, list[Somebody]]]:
        """The lines that have come for those of an hour, with who of them is to read them."""
        for duty in self._near(now.date()):
            for unit in duty.units:
                ladder = self.ladder(duty, unit)
                rung = self._newest(ladder, self.last_day(duty, unit), now, hour)
                if rung is not None and self.is_short(duty, unit, now.date()):
                    what = What.MILESTONE if duty.does == "milestone" else What.SHORT
                    people = self._addressed(duty, unit, rung, now.date())
                    yield Line(what, *duty.key, unit), rung, [each for each in people if each.hour == hour]
            rung = self._newest(self.summaries(duty), self.last_day(duty, None), now, hour)
            if rung is not None:
                yield from self._states(duty, rung, now.date(), hour)
        for entry in self.entries.values():
            rung = Rung(now.date(), "morning", 0)
            is_time = entry.state == "returned" and entry.mend_by == now.date() and rung.at(hour) <= now
            if is_time and (rung.day, rung.part, hour) not in self.handled:
                people = [each for each in self._officers(entry.unit, now.date()) if each.hour == hour]
                yield Line(What.MEND, entry.plan, "", entry.period, entry.id), rung, people

    def _states(
        self, duty: Duty, rung: Rung, today: date, hour: time | None
    ) -> Iterator[tuple[Line, Rung, list[Somebody]]]:
        for person in self.people.values():
            if person.reviews is not None and person.hour == hour and person.hears(today):
                below = [unit for unit in duty.units if unit != person.reviews]
                if any(self.is_wanting(duty, unit) for unit in below):
                    yield Line(What.STATE, *duty.key, person.reviews), rung, [person]

    def _newest(self, ladder: list[Rung], last: date, now: datetime, hour: time | None) -> Rung | None:
        """The rung to say, if it is still worth saying and has not been handled."""
        come = [rung for rung in ladder if rung.at(hour) <= now]
        if not come:
            return None
        rung = max(come, key=lambda each: (each.at(hour), each.part == "afternoon"))
        rung = max((each for each in come if each.day == rung.day), key=lambda each: each.part == "afternoon")
        if (rung.day, rung.part, hour) in self.handled:
            return None
        if rung.late and now - rung.at(hour) > LATE_HOLDS:
            return None
        if not rung.late and now.date() > last:
            return None
        soon = any(each.day == now.date() and each.at(hour) > now for each in ladder)
        return None if soon and rung.day < now.date() else rung

    def last_day(self, duty: Duty, unit: int | None) -> date:
        """The last day in time, or a later one that a reviewer has given to a unit or to all."""
        given = [self.extended[duty.key, whose] for whose in {unit, None} if (duty.key, whose) in self.extended]
        return max(given, default=duty.due)

    def ladder(self, duty: Duty, unit: int | None) -> list[Rung]:
        """The rungs of those who owe it."""
        day = self.last_day(duty, unit)
        last, found = self.days.last(day), {}
        ahead = {self.days.before(last, count): count for count in LADDER}
        tet = [each for each in self.days.tet if min(ahead) < each < last]
        if tet:
            eve = self.days.last(min(tet) - DAY)
            if eve >= min(ahead):
                ahead[eve] = self.days.between(eve, last)
        found = [Rung(each, "morning", count) for each, count in sorted(ahead.items())]
        return [*found, Rung(last, "morning", 0), Rung(last, "afternoon", 0), self._late(duty, unit)]

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

    def _addressed(self, duty: Duty, unit: int, rung: Rung, today: date) -> list[Somebody]:
        heads = [each for each in self.people.values() if each.reviews == unit and each.hears(today)]
        if duty.does in ("forward", "milestone") or heads:
            return heads
        officers = self._officers(unit, today)
        if rung.late or rung.ahead <= ALL_FROM:
            return officers
        sent = [entry.by for entry in self.entries.values() if entry.plan == duty.plan and entry.unit == unit]
        last = next((each for each in officers if sent and each.id == sent[-1]), None)
        return [last or officers[0]] if officers else []

    def _officers(self, unit: int, today: date) -> list[Somebody]:
        """Who of a unit hears something today, the one who has been there longest first."""
        serving = (each for each in self.people.values() if unit in each.officer_of and each.hears(today))
        return sorted(serving, key=lambda each: each.since)

    def _near(self, today: date) -> Iterator[Duty]:
        """The duties of which something may have to be said about now."""
        moved = {key for key, _ in self.extended}
        return (each for each in self.duties if each.key in moved or abs((each.due - today).days) <= 50)
