"""When obligations and milestones of a plan are due. Pure: the working days are passed in.

Only the plan's own time counts: the first period is the first one whose due day is not before the issue date, and
there is none after the term.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.calendar import ONE_DAY, Every, MonthDay, Period, WorkCalendar, periods_between
from bot.domain.plan import Action, Due, DueBasis, Milestone, Obligation, Plan


@dataclass(frozen=True)
class DueObligation:
    """An obligation in one of its periods.

    `due` is the last day in time ("before the 20th" gives the 19th), `last_working_day` the last working day up to it.
    """

    plan: Plan
    obligation: Obligation
    period: str
    due: date
    last_working_day: date
    basis: DueBasis

    @property
    def id(self) -> str:
        return self.obligation.id

    @property
    def action(self) -> Action:
        return self.obligation.action

    @property
    def at_least(self) -> int | None:
        return self.obligation.at_least

    @property
    def every(self) -> Every:
        return self.obligation.every

    @property
    def source(self) -> str:
        return self.obligation.source


@dataclass(frozen=True)
class DueMilestone:
    """A milestone with its last day."""

    plan: Plan
    milestone: Milestone
    period: str
    due: date
    last_working_day: date
    basis: DueBasis

    action: Literal["milestone"] = "milestone"
    at_least: None = None
    every: Every = Every.ONCE

    @property
    def id(self) -> str:
        return self.milestone.id

    @property
    def source(self) -> str:
        return self.milestone.source


def due(plan: Plan, obligation: Obligation, period: Period, calendar: WorkCalendar) -> DueObligation:
    """The obligation in a period, whether or not that lies in the plan's time; a one-off has the day that it names."""
    day = due_day(obligation.due, period)
    return DueObligation(plan, obligation, str(period), day, calendar.last_working_day(day), obligation.due.basis)


def due_day(rule: Due, period: Period) -> date:
    """The last day in time of a period."""
    if rule.day is not None:
        named = rule.day.in_year(period.year) if isinstance(rule.day, MonthDay) else rule.day
        return named - ONE_DAY if rule.before is not None else named
    if rule.before_day is None:
        return period.last_day
    last_month = Period.of(period.last_day, Every.MONTH)
    month = last_month.next if rule.after_period else last_month
    # before the 31st of a month that has none: its last day
    return min(month.first_day + (rule.before_day - 2) * ONE_DAY, month.last_day)


def periods_of(plan: Plan, obligation: Obligation) -> Iterator[Period]:
    """The periods of an obligation in the plan's time, in order. A one-off has one: the month of its day."""
    if obligation.every is Every.ONCE:
        named = obligation.due.day
        candidates = iter([Period.of(named, Every.MONTH)] if isinstance(named, date) else [])
    else:
        candidates = periods_between(plan.term.start, plan.term.end, obligation.every)
    return (period for period in candidates if due_day(obligation.due, period) >= plan.issued)


def first_period(plan: Plan, obligation: Obligation) -> Period:
    """The first period of an obligation. Raises ValueError when it has none: `bot.plans` lets no such plan pass."""
    for period in periods_of(plan, obligation):
        return period
    raise ValueError(f"{plan.id}: {obligation.id} is never due in the plan's time")


def obligations_between(plan: Plan, first: date, last: date, calendar: WorkCalendar) -> list[DueObligation]:
    """The obligations due in first..last, both ends counted, by due day and then as the plan lists them."""
    found = [
        due(plan, obligation, period, calendar)
        for obligation in plan.obligations
        for period in periods_of(plan, obligation)
        if first <= due_day(obligation.due, period) <= last
    ]
    return sorted(found, key=lambda one: one.due)


def milestones_between(plan: Plan, first: date, last: date, calendar: WorkCalendar) -> list[DueMilestone]:
    """The milestones whose last day lies in first..last, by that day."""
    found = [
        DueMilestone(
            plan=plan,
            milestone=milestone,
            period=str(milestone.period),
            due=milestone.due,
            last_working_day=calendar.last_working_day(milestone.due),
            basis=milestone.basis,
        )
        for milestone in plan.milestones
        if first <= milestone.due <= last
    ]
    return sorted(found, key=lambda one: one.due)


def everything_between(
    plan: Plan, first: date, last: date, calendar: WorkCalendar
) -> list[DueObligation | DueMilestone]:
    """Obligations and milestones due in first..last, by due day: the rows of a plan's calendar."""
    rows: list[DueObligation | DueMilestone] = [
        *obligations_between(plan, first, last, calendar),
        *milestones_between(plan, first, last, calendar),
    ]
    return sorted(rows, key=lambda one: one.due)


def current_period(plan: Plan, obligation: Obligation, today: date) -> Period | None:
    """The period in which a day lies, or the first one when the plan is issued but that has not begun.

    None before the issue, once the plan's time is over, and for a one-off that is past.
    """
    if today < plan.issued or is_over(plan, today):
        return None
    return next((period for period in periods_of(plan, obligation) if today <= _open_until(obligation, period)), None)


def _open_until(obligation: Obligation, period: Period) -> date:
    return due_day(obligation.due, period) if obligation.every is Every.ONCE else period.last_day


def is_over(plan: Plan, today: date) -> bool:
    """Whether the plan's time has ended: no new obligations, but making good and figures go on."""
    return today > plan.term.end
