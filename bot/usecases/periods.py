"""Which period is meant where none is named: of answers, lists, sums and the form alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlmodel import Session

from bot.domain.calendar import Every, Period
from bot.domain.obligations import current_period, due_day, last_day, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.roster import Tree, Unit
from bot.storage import dispositions
from bot.usecases.deployment import Deployment
from bot.usecases.standing import UnitStanding, everyone, of_unit, of_units, periods_owed


def present(plan: Plan, obligation: Obligation, today: date) -> Period:
    """The present period; outside the plan's time the nearest one it has. To nominate without a number: the month."""
    if obligation.action is not Action.REPORT and obligation.at_least is None:
        return Period.of(today, Every.MONTH)
    return current_period(plan, obligation, today) or _nearest(plan, obligation, today)


def meant(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    today: date,
    standings: Callable[[Period], Iterable[UnitStanding]],
) -> Period:
    """The period that is meant where none is named, of those whose `standings` are given for a period.

    The earliest for which one of them has yet to send something and is not past its last day; else the present one.
    """
    for period in _still_open(session, deployment, plan, obligation, today):
        if any(how.progress.wanting and how.due.due >= today for how in standings(period)):
            return period
    return present(plan, obligation, today)


def of(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, units: Sequence[Unit], today: date
) -> Period:
    """The period that is meant of these units."""

    def standings(period: Period) -> tuple[UnitStanding, ...]:
        owing = (unit for unit in units if unit.exists_on(due_day(obligation.due, period)))
        return of_units(session, deployment, plan, obligation, owing, period)

    return meant(session, deployment, plan, obligation, today, standings)


def over(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    tree: Tree,
    today: date,
    *,
    under: Sequence[int] | None = None,
) -> Period:
    """The period that is meant of all units that owe an obligation, below some units or all there are."""

    def standings(period: Period) -> tuple[UnitStanding, ...]:
        return everyone(session, deployment, plan, obligation, tree, period, under=under)

    return meant(session, deployment, plan, obligation, today, standings)


def for_new(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, today: date
) -> Period:
    """The period a new nomination belongs to: the one that is meant while it is unmet, else the next in the term."""
    period, owed = of(session, deployment, plan, obligation, [unit], today), periods_owed(plan, obligation, unit)
    if obligation.at_least is None or period not in owed or period.next not in owed:
        return period
    how = of_unit(session, deployment, plan, obligation, unit, period)
    return period if how.progress.wanting else period.next


def unmet_earlier(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    unit: Unit,
    period: Period,
    today: date,
) -> tuple[Period, ...]:
    """The periods before this one for which the unit still misses something: of its year, and those not yet past."""
    open_still = _still_open(session, deployment, plan, obligation, today)
    return tuple(
        each
        for each in periods_owed(plan, obligation, unit)
        if each < period
        and (each.year == period.year or each in open_still)
        and of_unit(session, deployment, plan, obligation, unit, each).progress.missing
    )


def _still_open(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, today: date
) -> tuple[Period, ...]:
    """The periods before the present one whose last day has yet to pass, be it but for a unit that was given time."""
    now = present(plan, obligation, today)
    before = [period for period in periods_of(plan, obligation) if period < now]
    given = dispositions.extended(session, plan_id=plan.id, obligation_id=obligation.id, since=today)
    calendar = deployment.calendar
    return tuple(each for each in before if last_day(obligation.due, each, calendar) >= today or str(each) in given)


def _nearest(plan: Plan, obligation: Obligation, today: date) -> Period:
    listed = list(periods_of(plan, obligation))
    return listed[0] if today < listed[0].first_day else listed[-1]
