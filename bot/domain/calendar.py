"""Periods, and the working days of Vietnam. Pure: the table of holidays is passed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
#: so many days off in a row are more than a weekend
_LONG = 3


class Every(StrEnum):
    """How often an obligation recurs."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    ONCE = "once"


_MONTHS_IN = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
_A_LEAP_YEAR = 2000
_WRITTEN = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?")


@dataclass(frozen=True, order=True)
class Period:
    """A month, quarter, half-year or year, written `2026-11`, `2026-Q4`, `2026-H1`, `2026`."""

    year: int
    index: int
    every: Every

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read a period. Raises ValueError when it is not written as above."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"not a period: {written!r}")
        year = int(match[1])
        for group, every in ((2, Every.MONTH), (3, Every.QUARTER), (4, Every.HALF_YEAR)):
            if match[group]:
                period = cls(year, int(match[group]), every)
                if period.index not in range(1, 12 // _MONTHS_IN[every] + 1):
                    raise ValueError(f"not a period: {written!r}")
                return period
        return cls(year, 1, Every.YEAR)

    @classmethod
    def of(cls, day: date, every: Every) -> Period:
        """The period of this rhythm in which a day lies. `once` has no periods: ValueError."""
        if every is Every.ONCE:
            raise ValueError("a one-off obligation has no periods")
        return cls(day.year, (day.month - 1) // _MONTHS_IN[every] + 1, every)

    @property
    def first_day(self) -> date:
        return date(self.year, (self.index - 1) * _MONTHS_IN[self.every] + 1, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - ONE_DAY

    @property
    def next(self) -> Period:
        return self.shift(1)

    @property
    def previous(self) -> Period:
        return self.shift(-1)

    def shift(self, count: int) -> Period:
        """The period so many steps later (earlier when negative)."""
        a_year = 12 // _MONTHS_IN[self.every]
        steps = self.year * a_year + self.index - 1 + count
        return Period(steps // a_year, steps % a_year + 1, self.every)

    def __str__(self) -> str:
        match self.every:
            case Every.MONTH:
                return f"{self.year}-{self.index:02d}"
            case Every.QUARTER:
                return f"{self.year}-Q{self.index}"
            case Every.HALF_YEAR:
                return f"{self.year}-H{self.index}"
            case _:
                return str(self.year)


@dataclass(frozen=True, order=True)
class MonthDay:
    """A day of every year, written `11-15`."""

    month: int
    day: int

    @classmethod
    def parse(cls, written: str) -> MonthDay:
        """Read `MM-DD`; 29 February is one. Raises ValueError for any other."""
        day = date.fromisoformat(f"{_A_LEAP_YEAR}-{written}")
        return cls(day.month, day.day)

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"

    def in_year(self, year: int) -> date:
        """The day in a year; 29 February is the 28th in a common year."""
        return min(date(year, self.month, 1) + (self.day - 1) * ONE_DAY, Period(year, self.month, Every.MONTH).last_day)


def first_day_of(written: str) -> date:
    """The first day of a year, half-year, quarter, month or day as written. Raises ValueError."""
    return Period.parse(written).first_day if _WRITTEN.fullmatch(written) else date.fromisoformat(written)


def last_day_of(written: str) -> date:
    """The last day of a year, half-year, quarter, month or day as written. Raises ValueError."""
    return Period.parse(written).last_day if _WRITTEN.fullmatch(written) else date.fromisoformat(written)


def written_period(written: str) -> tuple[Period, date]:
    """The period and the last day of what is written; of a day, its month and itself. Raises ValueError."""
    day = last_day_of(written)
    return (Period.parse(written) if _WRITTEN.fullmatch(written) else Period.of(day, Every.MONTH)), day


def periods_between(first: date, last: date, every: Every) -> Iterator[Period]:
    """Every period of this rhythm that shares a day with first..last, in order."""
    period = Period.of(first, every)
    while period.first_day <= last:
        yield period
        period = period.next


def ending_within(span: Period) -> Iterator[Period]:
    """Every period, of whatever rhythm, whose last day lies in this one; itself too."""
    for every in _MONTHS_IN:
        for period in periods_between(span.first_day, span.last_day, every):
            if period.last_day <= span.last_day:
                yield period


@dataclass(frozen=True)
class Break:
    """Days off in a row, both ends counted."""

    first: date
    last: date
    tet: bool = False


@dataclass(frozen=True)
class WorkCalendar:
    """Working days: Monday to Friday but holidays and days in lieu, and Saturdays worked in exchange.

    Holidays by the Labour Code 2019 art. 112 and resolution 28/2026/QH16; the yearly swaps are announced
    by the Government: those of the years in `forecast` have not been. `tet` are the days off of the lunar New Year.
    """

    days_off: frozenset[date]
    worked_weekends: frozenset[date] = frozenset()
    tet: frozenset[date] = frozenset()
    forecast: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return day in self.worked_weekends or (day.weekday() < 5 and day not in self.days_off)

    def last_working_day(self, until: date) -> date:
        """The last working day on or before a day."""
        while not self.is_working_day(until):
            until -= ONE_DAY
        return until

    def first_working_day(self, since: date) -> date:
        """The first working day on or after a day."""
        while not self.is_working_day(since):
            since += ONE_DAY
        return since

    def back(self, day: date, count: int) -> date:
        """The working day so many working days before a day (0: the day itself or the last one before it)."""
        day = self.last_working_day(day)
        for _ in range(count):
            day = self.last_working_day(day - ONE_DAY)
        return day

    def long_break(self, after: date, until: date) -> Break | None:
        """The first run of three days off or more that begins later than `after` and not later than `until`."""
        first = after + ONE_DAY
        while first <= until:
            last = first
            while not self.is_working_day(last):
                last += ONE_DAY
            begins = not self.is_working_day(first) and self.is_working_day(first - ONE_DAY)
            if begins and (last - first).days >= _LONG:
                return Break(first, last - ONE_DAY, tet=any(first <= day < last for day in self.tet))
            first = max(last, first + ONE_DAY)
        return None

    def in_tet(self, day: date) -> bool:
        """Whether a day lies in the run of days off around the lunar New Year, weekends included."""
        return self._tet_of(day) is not None

    def eve_of_tet(self, after: date, until: date) -> date | None:
        """The last working day before the New Year's days off, where these lie between two days; else None."""
        day = after + ONE_DAY
        while day < until:
            run = self._tet_of(day)
            if run is not None:
                return run.first - ONE_DAY
            day += ONE_DAY
        return None

    def next_tet(self, today: date) -> Break | None:
        """The run of days off around the lunar New Year that goes on or comes next; None where it is not known yet."""
        coming = min((day for day in self.tet if day >= today), default=None)
        return self._tet_of(today) or (None if coming is None else self._tet_of(coming))

    def _tet_of(self, day: date) -> Break | None:
        if self.is_working_day(day) or not self.tet:
            return None
        first = last = day
        while not self.is_working_day(first - ONE_DAY):
            first -= ONE_DAY
        while not self.is_working_day(last + ONE_DAY):
            last += ONE_DAY
        run = Break(first, last, tet=any(first <= each <= last for each in self.tet))
        return run if run.tet else None

    def working_days_left(self, today: date, until: date) -> int:
        """How many working days lie in today..until, both ends counted; 0 when past."""
        span = (until - today).days + 1
        return sum(self.is_working_day(today + i * ONE_DAY) for i in range(max(0, span)))
