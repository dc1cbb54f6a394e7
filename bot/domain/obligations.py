"""When obligations and milestones of a plan are due. Pure: the working days are passed in.

Only the plan's own time counts: the first period is the first one whose due day is not before the issue date, and
there is none after the term. What the plan gives no time (`due: null`) is owed until the period ends, a one-off until
the plan's last month does; it stands in no calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.domain.calendar import ONE_DAY, Every, MonthDay, Period, WorkCalendar, periods_between
from bot.domain.plan import Action, Due, DueBasis, Milestone, Obligation, Plan, Roll


@dataclass(frozen=True)
class DueObligation:
    """An obligation in one of its periods.

    `due` is the last day in time ("before the 20th" gives the 19th), rolled where the plan says so;
    `last_working_day` is the last working day up to it. Nobody is called late up to `lenient_until`: the day due, and
    where the plan does not name it the working day that follows.
    """

    plan: Plan
    obligation: Obligation
    period: str
    due: date
    last_working_day: date
    basis: DueBasis
    lenient_until: date

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

    @property
    def cutoff(self) -> time | None:
        """The minute on the last day after which something is late; None for the end of the day."""
        return None if self.obligation.due is None else self.obligation.due.cutoff

    def in_time(self, local: datetime) -> bool:
        """Whether what came in at a local moment is in time; the minute of the cutoff itself is."""
        if local.date() != self.due or self.cutoff is None or self.lenient_until > self.due:
            return local.date() <= self.lenient_until
        return local.time().replace(second=0, microsecond=0) <= self.cutoff


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
    day = last_day(obligation.due, period, calendar)
    lenient = lenient_day(day, obligation.basis, calendar)
    return DueObligation(plan, obligation, str(period), day, calendar.last_working_day(day), obligation.basis, lenient)


def lenient_day(day: date, basis: DueBasis, calendar: WorkCalendar) -> date:
    """Up to when nobody is called late: the day due, and where the plan does not name it the next working day."""
    return day if basis is DueBasis.STATED else calendar.first_working_day(day + ONE_DAY)


def last_day(rule: Due | None, period: Period, calendar: WorkCalendar) -> date:
    """The last day in time of a period, moved off a day that is not worked where the rule says so."""
    day = due_day(rule, period)
    match rule.roll if rule else Roll.NONE:
        case Roll.BEFORE:
            return calendar.last_working_day(day)
        case Roll.AFTER:
            return calendar.first_working_day(day)
        case _:
            return day


def due_day(rule: Due | None, period: Period) -> date:
    """The last day in time of a period by the words of the rule, before any roll; without a rule the period's last."""
    if rule is None:
        return period.last_day
    if rule.day is not None:
        return _named(rule.day, period.year + rule.after_period) - rule.excludes_its_day * ONE_DAY
    if rule.days_after is not None:
        return period.last_day + rule.days_after * ONE_DAY
    if rule.day_of_month is None:
        return period.last_day
    last_month = Period.of(period.last_day, Every.MONTH)
    month = last_month.next if rule.after_period else last_month
    counted = rule.day_of_month - 1 - rule.excludes_its_day
    # the 31st of a month that has none: its last day
    return min(month.first_day + counted * ONE_DAY, month.last_day)


def _named(day: date | MonthDay, year: int) -> date:
    return day.in_year(year) if isinstance(day, MonthDay) else day


def periods_of(plan: Plan, obligation: Obligation) -> Iterator[Period]:
    """The periods of an obligation in the plan's time, in order.

    A one-off has one: the month of its day; where the plan names none, the last month of the plan's time.
    """
    if obligation.every is Every.ONCE:
        named = obligation.due.day if obligation.due else None
        candidates = iter([Period.of(named if isinstance(named, date) else plan.term.end, Every.MONTH)])
    else:
        candidates = periods_between(plan.term.start, plan.term.end, obligation.every)
    return (period for period in candidates if due_day(obligation.due, period) >= plan.asks_since)


def first_period(plan: Plan, obligation: Obligation) -> Period:
    """The first period of an obligation. Raises ValueError when it has none: `bot.plans` lets no such plan pass."""
    for period in periods_of(plan, obligation):
        return period
    raise ValueError(f"{plan.id}: {obligation.id} is never due in the plan's time")


def obligations_between(plan: Plan, first: date, last: date, calendar: WorkCalendar) -> list[DueObligation]:
    """The obligations due in first..last, both ends counted, by due day and then as the plan lists them.

    Those that the plan gives no time are not among them.
    """
    dated = [
        due(plan, obligation, period, calendar)
        for obligation in plan.obligations
        if obligation.due is not None
        for period in periods_of(plan, obligation)
    ]
    return sorted((one for one in dated if first <= one.due <= last), key=lambda one: one.due)


def milestones_between(plan: Plan, first: date, last: date, calendar: WorkCalendar) -> list[DueMilestone]:
    """The milestones whose last day lies in first..last, by that day; those without a time are not among them."""
    found = [
        DueMilestone(
            plan=plan,
            milestone=milestone,
            period=str(milestone.period),
            due=day,
            last_working_day=calendar.last_working_day(day),
            basis=milestone.basis,
        )
        for milestone in plan.milestones
        if (day := milestone.due) is not None and first <= day <= last
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


def coming(plan: Plan, obligation: Obligation, today: date, calendar: WorkCalendar) -> DueObligation | None:
    """An obligation when it is next due, today included; None without a time, and once all its days are past."""
    if obligation.due is None:
        return None
    dated = (due(plan, obligation, period, calendar) for period in periods_of(plan, obligation))
    return next((one for one in dated if one.due >= today), None)


def current_period(plan: Plan, obligation: Obligation, today: date) -> Period | None:
    """The period in which a day lies, or the first one when the plan is issued but that has not begun.

    None before the issue, once the plan's time is over, and for a one-off that is past.
    """
    if today < plan.asks_since or is_over(plan, today):
        return None
    return next((period for period in periods_of(plan, obligation) if today <= _open_until(obligation, period)), None)


def _open_until(obligation: Obligation, period: Period) -> date:
    return due_day(obligation.due, period) if obligation.every is Every.ONCE else period.last_day


def is_campaign(obligation: Obligation) -> bool:
    """Whether an obligation asks for exemplars once, without a number."""
    return obligation.action is Action.NOMINATE and obligation.every is Every.ONCE and obligation.at_least is None


def is_over(plan: Plan, today: date) -> bool:
    """Whether the plan's time has ended: no new obligations, but making good and figures go on."""
    return today > plan.term.end
