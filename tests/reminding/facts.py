"""What plan files say of time: who owes what by when, in working days. Worked out anew, from their data alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from bot.domain.calendar import MonthDay, WorkCalendar
from bot.domain.plan import Action, Due, Milestone, Obligation, Plan, Selector

DAY = timedelta(days=1)
MORNING, AFTERNOON, LATEST_MORNING = time(8), time(13, 30), time(11)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


class Days:
    """Working days, by a list of days off."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._off, self._worked = calendar.days_off, calendar.worked_weekends
        self.tet = frozenset(each for day in calendar.tet for each in self._run(day))

    def works(self, day: date) -> bool:
        return day in self._worked or (day.isoweekday() <= 5 and day not in self._off)

    def _run(self, day: date) -> Iterator[date]:
        """The whole run of days off around one."""
        for step in (-DAY, DAY):
            each = day
            while not self.works(each):
                yield each
                each += step

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


@dataclass(frozen=True)
class Begins:
    """A period from its first day on, and the units that are to nominate in it."""

    plan: str
    id: str
    period: str
    units: tuple[int, ...]
    day: date

    @property
    def duty(self) -> Duty:
        """What is to be done in it where the plan sets no day: one nomination is enough not to be asked for more."""
        return Duty(self.plan, self.id, self.period, Action.NOMINATE.value, self.units, self.day, named=False)

    @property
    def key(self) -> tuple[str, str, str]:
        return self.plan, self.id, self.period


class Rung(NamedTuple):
    """A part of a day, how many working days it is before the last one, and whether it says that one is late."""

    day: date
    part: str
    ahead: int
    late: bool = False

    def __str__(self) -> str:
        return f"{self.day}.{1 if self.part == 'morning' else 2}"

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


def openings(plan: Plan, roster: Iterable[Place]) -> list[Begins]:
    """The periods of what is to be nominated again and again."""
    places, found = list(roster), []
    for obligation in plan.obligations:
        if obligation.action is not Action.NOMINATE or obligation.every.value == "once":
            continue
        size = _MONTHS[obligation.every.value]
        for year, month, name in _periods(plan, obligation):
            day = date(year, month - size + 1, 1)
            found.append(Begins(plan.id, obligation.id, name, _chosen(obligation.who, places), day))
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
