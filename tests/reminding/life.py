"""An authority lives through a plan, by a seed: units send, mend, are silent and are given time; people come and go.

The bot is away, is killed and restarted; the clock jumps. After each look the bot is compared with the oracle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Protocol

from bot.domain.declaration import Kind, State
from bot.domain.nomination import Act, Status
from tests.reminding.facts import AFTERNOON, DAY, MORNING, Duty
from tests.reminding.office import HOURS, Office
from tests.reminding.oracle import Draft, Entry, Line, What

SECOND = timedelta(seconds=1)
#: what becomes of a unit's duty, and how often
FATES = {
    "silent": 36, "sent": 20, "returned": 12, "rejected": 7, "withdrawn": 5, "none": 6, "elsewhere": 5,
    "extended": 5, "exempt": 4, "begun": 6,
}  # fmt: skip

Expected = Mapping[int, frozenset[Line]]


class Differs(AssertionError):
    """The bot has written something else than the oracle says."""


class Bot(Protocol):
    """The product, behind whichever door."""

    def looks(self, moment: datetime, expected: Expected) -> None:
        """The clock shows a moment. Raises Differs where people are written something else than is expected."""

    def is_killed(self, moment: datetime) -> None:
        """It is ended over such a look, and started again."""


@dataclass
class Chances:
    """How often, of a hundred days, the bot is away; of a hundred looks, the clock jumps or it is killed; and, of a
    hundred messages, somebody wishes to hear one once more.
    """

    away: int = 4
    jumps: int = 3
    kills: int = 3
    again: int = 12


@dataclass
class Life:
    """The time of an office. `told` is how many messages were expected in all."""

    office: Office
    bot: Bot
    chances: Chances = field(default_factory=Chances)
    told: int = 0

    def __post_init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Callable[[], None]]] = []
        self._numbers = count()
        self.chance, self.oracle = self.office.chance, self.office.oracle
        self.gone = self.back = self.office.now

    def lives(self, first: date, last: date) -> None:
        """From the first day to the last, at every moment at which something may come, and a second beside it.

        While the bot is away nothing comes to pass: what is said to it waits until it is back.
        """
        self.draws(first, last)
        for day in (first + number * DAY for number in range((last - first).days + 1)):
            midnight = datetime.combine(day, time())
            if self.back <= midnight and self.chance.randrange(100) < self.chances.away:
                self.gone = midnight + self._seconds()
                self.back = self.gone + self.chance.choice((2, 9, 30, 75, 150)) * timedelta(hours=1)
            moments = {*self.moments(day), self.back} if self.back.date() == day else self.moments(day)
            for moment in sorted(moments):
                if not self.gone <= moment < self.back:
                    self.until(moment)
                    self.looks(moment)

    def moments(self, day: date) -> set[datetime]:
        """When the bot looks on a day: at each hour that somebody may have; on one with rungs closer, and at night."""
        looks = {datetime.combine(day, hour) for hour in (MORNING, AFTERNOON, *HOURS) if hour}
        has_rungs = any(
            rung.day == day
            for duty in self.oracle.near(day)
            for unit in duty.units[:1]
            for rung in (*self.oracle.ladder(duty, unit), *self.oracle.summaries(duty))
        )
        if not has_rungs:
            return looks
        odd = {datetime.combine(day, hour) for hour in (time(6, 59, 59), time(20), time(23))}
        theirs = {MORNING, AFTERNOON, *(each.hour for each in self.oracle.people.values() if each.hour)}
        return looks | odd | {datetime.combine(day, hour) + step * SECOND for hour in theirs for step in (-1, 1)}

    def until(self, moment: datetime) -> None:
        """What comes to pass up to a moment."""
        while self._waiting and self._waiting[0][0] <= moment:
            at, _, deed = heappop(self._waiting)
            self.office.now = self.back if self.gone <= at < self.back else at
            deed()
        self.office.now = moment

    def looks(self, moment: datetime) -> None:
        """The bot looks at the clock, which sometimes shows another time, and is sometimes killed over it."""
        if self.chance.randrange(100) < self.chances.jumps:
            away = self.chance.choice((-9, -3, -1, 1, 4, 12)) * DAY + self.chance.randrange(43_200) * SECOND
            self.compares(moment + away)
        if self.chance.randrange(100) < self.chances.kills:
            self.bot.is_killed(moment)
        self.compares(moment)

    def compares(self, moment: datetime) -> None:
        expected = self.oracle.looks(moment)
        self.told += len(expected)
        self.bot.looks(moment, expected)
        for person, lines in sorted(expected.items()):
            if any(line.what is What.SHORT for line in lines) and self.chance.randrange(100) < self.chances.again:
                tapped = self.office.now + self.chance.choice((1, 1, 4, 9, 30)) * self.chance.randrange(3600) * SECOND
                self._at(tapped, self.office.asks_again, self.oracle.people[person], moment.date())

    def draws(self, first: date, last: date) -> None:
        """Draw what becomes of everything that is due in these days."""
        root = self.office.root
        for duty in self.oracle.duties:
            if first <= duty.due <= last + 20 * DAY:
                if self.chance.random() < 0.04 and root not in duty.units:
                    self._at(self._day_before(duty), self.office.extends, duty, None)
                for unit in duty.units:
                    self._fate(duty, unit)
        units = sorted({unit for person in self.oracle.people.values() for unit in person.officer_of})
        for number in range(-60, (last - first).days):
            at = datetime.combine(first + number * DAY, time()) + self._seconds()
            if number < 0:
                # what lies and what was noted before all begins
                if self.chance.random() < 0.08:
                    self._begins(self.chance.choice(units), f"{at:%Y-%m}", at)
                if self.chance.random() < 0.04:
                    self.office.notes(self.chance.choice(units))
                continue
            if self.chance.random() < 0.08:
                self._at(at, self._begins, self.chance.choice(units), f"{at:%Y-%m}")
            if self.chance.random() < 0.04:
                self._at(at, self.office.notes, self.chance.choice(units))
            if self.chance.random() < 0.3:
                self._at(at, self._somebody_changes)

    def _fate(self, duty: Duty, unit: int) -> None:
        fate, at = self.chance.choices(list(FATES), FATES.values())[0], self._moment(duty)
        if duty.does == "milestone":
            if fate != "silent":
                self._at(at, self.office.marks, duty)
        elif duty.does == "forward":
            for _ in range(2 if fate in ("sent", "returned", "rejected") else 0):
                self._at(self._moment(duty), self._forwards, duty)
        elif fate == "extended" and unit != self.office.root:
            self._at(self._day_before(duty), self.office.extends, duty, unit)
        elif fate == "exempt" and unit != self.office.root:
            self._at(at, self.office.exempts, duty, unit)
        elif duty.does == "report":
            if fate != "silent":
                self._at(at, self.office.hands_in, duty, unit)
        elif fate in ("none", "elsewhere"):
            self._at(at, self._declares, duty, unit, Kind(fate))
        elif fate == "begun":
            self._at(at, self._begins, unit, duty.period)
        elif fate in ("sent", "returned", "rejected", "withdrawn"):
            self._at(at, self._sends, duty, unit, fate)

    def _moment(self, duty: Duty) -> datetime:
        """Some time from before the first rung to after the last; often at the very second of a rung, or beside it."""
        day = duty.due + self.chance.randrange(-20, 8) * DAY
        if self.chance.random() < 0.4:
            hour = self.chance.choice((time(8), time(13, 30), time(9, 30), time(14)))
            return datetime.combine(day, hour) + self.chance.choice((-1, 0, 1)) * SECOND
        return datetime.combine(day, time()) + self._seconds()

    def _day_before(self, duty: Duty) -> datetime:
        return datetime.combine(duty.due - self.chance.randrange(1, 9) * DAY, time()) + self._seconds()

    def _seconds(self) -> timedelta:
        return self.chance.randrange(86_400) * SECOND

    def _at(self, moment: datetime, deed: Callable[..., object], *what: object) -> None:
        heappush(self._waiting, (max(moment, self.office.now), next(self._numbers), lambda: deed(*what)))

    def _later(self, deed: Callable[..., object], *what: object) -> None:
        self._at(self.office.now + self.chance.randrange(600, 5 * 86_400) * SECOND, deed, *what)

    def _sends(self, duty: Duty, unit: int, fate: str) -> None:
        entry = self.office.sends(duty, unit)
        if entry.open and self.chance.random() < 0.5:
            self._later(self.office.is_agreed, entry)
        if fate == "returned":
            self._later(self._returns, entry)
        elif fate == "rejected":
            self._later(self.office.moves, entry, Act.REJECT, Status.REJECTED)
            if self.chance.random() < 0.4:
                self._at(self.office.now + 6 * DAY, self._sends, duty, unit, "sent")
        elif fate == "withdrawn":
            self._later(self.office.moves, entry, Act.WITHDRAW, Status.WITHDRAWN)

    def _begins(self, unit: int, period: str, at: datetime | None = None) -> None:
        draft = self.office.begins(unit, period, at)
        fate = self.chance.random()
        if fate < 0.4:
            self._later(self.office.discards, draft)
        elif fate < 0.7:
            self._later(self._goes_on, draft)

    def _goes_on(self, draft: Draft) -> None:
        self.office.goes_on(draft)
        if self.chance.random() < 0.3:
            self._at(self.office.now + self.chance.randrange(40, 58) * DAY, self.office.discards, draft)

    def _returns(self, entry: Entry) -> None:
        self.office.returns(entry)
        if self.chance.random() < 0.5:
            self._later(self.office.moves, entry, Act.RESUBMIT, Status.SUBMITTED)

    def _forwards(self, duty: Duty) -> None:
        entry = self.office.sends_to_be_forwarded(duty)
        self._later(self.office.moves, entry, Act.FORWARD, Status.FORWARDED)

    def _declares(self, duty: Duty, unit: int, kind: Kind) -> None:
        number = self.office.declares(duty, unit, kind)
        if self.chance.random() < 0.4:
            state = State.WITHDRAWN if kind is Kind.NONE else State.UNSEEN
            self._later(self.office.takes_back, duty, unit, number, state)

    def _somebody_changes(self) -> None:
        """Nobody wishes more until all is made up for: what they wished when the bot was away it cannot know."""
        made_up = self.back + (12 if self.back.date() in self.oracle.days.tet else 2) * DAY
        self.office.somebody_changes(narrows=self.gone <= self.office.now < made_up)
