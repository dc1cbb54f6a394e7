"""How units stand towards an obligation in a period: the figures behind every answer, reminder and list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot.domain.calendar import Every, Period
from bot.domain.nomination import COUNTED
from bot.domain.obligations import DueObligation, current_period, due, due_day, is_over, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group, Progress, progress, report_progress
from bot.domain.report import Report
from bot.domain.roster import Tree, Unit
from bot.storage import drafts, nominations, reports
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import UNCHANGED, Measure, Terms, measure

#: so many ended periods may still be due, after the period or by a reviewer's extension
_STILL_DUE = 4


@dataclass(frozen=True)
class UnitStanding:
    """One unit's progress, with what it is measured against, and until when to mend what was returned.

    `terms` are what was disposed for it; `report` is what it has written or handed in, where that is what it owes.
    """

    unit: Unit
    due: DueObligation
    progress: Progress
    mend_by: date | None = None
    terms: Terms = UNCHANGED
    report: Report | None = None

    def is_mending(self, today: date) -> bool:
        """Whether a returned entry is still within its mend-by day, which then stands in the ladder's place."""
        return self.progress.group is Group.MENDING and (self.mend_by is None or today <= self.mend_by)


def owed_by(plan: Plan, unit: Unit, tree: Tree, *, action: Action = Action.NOMINATE) -> Obligation | None:
    """The plan's first obligation of this kind that is a unit's; None when none is. `periods_owed` says for when."""
    in_being = unit.valid_to or date.max
    for obligation in plan.obligations:
        if obligation.action is action and unit in tree.select(obligation.who, on=in_being):
            return obligation
    return None


def periods_owed(plan: Plan, obligation: Obligation, unit: Unit) -> list[Period]:
    """The periods for which a unit owes an obligation: those of the plan's time on whose due day it is in being."""
    return [period for period in periods_of(plan, obligation) if unit.exists_on(due_day(obligation.due, period))]


def plan_for(session: Session, deployment: Deployment, tree: Tree, unit: Unit | None, today: date) -> Plan:
    """The plan that is meant for a unit: the first under which it still misses something, else the first it is in."""
    concerned = [plan for plan in deployment.plans if unit is not None and owed_by(plan, unit, tree) is not None]
    for plan in concerned:
        if unit is not None and not is_over(plan, today) and _misses(session, deployment, plan, tree, unit, today):
            return plan
    in_time = [plan for plan in (*concerned, *deployment.plans) if not is_over(plan, today)]
    return next(iter([*in_time, *concerned, deployment.main_plan]))


def main_obligation(plan: Plan, named: Period | None = None) -> Obligation | None:
    """The obligation to nominate that a question means when it names none: one of the named period's rhythm first."""
    nominating = [o for o in plan.obligations if o.action is Action.NOMINATE]
    fitting = [o for o in nominating if named is not None and o.every is named.every]
    return next(iter(fitting or nominating), None)


def of_unit(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, period: Period
) -> UnitStanding:
    """How one unit stands."""
    return of_units(session, deployment, plan, obligation, [unit], period)[0]


def of_units(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    units: Iterable[Unit],
    period: Period,
) -> tuple[UnitStanding, ...]:
    """How units stand, in the order given."""
    listed = list(units)
    measured = measure(session, deployment, plan, obligation, period)
    if obligation.action is Action.REPORT:
        return _with_reports(session, measured, listed)
    found = nominations.statuses(session, plan_id=plan.id, period=str(period), units=[unit.id for unit in listed])
    mending = nominations.mend_days(session, plan_id=plan.id, period=str(period))
    writing = drafts.counts(session, plan_id=plan.id, period=str(period))
    return tuple(
        _standing(
            measured,
            unit,
            progress(unit.id, obligation, found.get(unit.id, ()), drafting=writing[unit.id]),
            mend_by=mending.get(unit.id),
        )
        for unit in listed
    )


def _with_reports(session: Session, measured: Measure, units: Iterable[Unit]) -> tuple[UnitStanding, ...]:
    """How units stand with a report: one is owed, and it counts once it has been handed in."""
    stated = measured.stated
    begun = reports.listed(session, plan_id=stated.plan.id, obligation_id=stated.id, period=stated.period)
    written = {report.unit_id: report for report in begun}
    return tuple(
        _standing(measured, unit, report_progress(unit.id, written.get(unit.id)), report=written.get(unit.id))
        for unit in units
    )


def _standing(
    measured: Measure,
    unit: Unit,
    reached: Progress,
    *,
    mend_by: date | None = None,
    report: Report | None = None,
) -> UnitStanding:
    """One unit's standing; what it is exempt from it does not owe."""
    terms = measured.terms(unit.id)
    asked = reached if terms.exempt is None else replace(reached, required=0)
    return UnitStanding(unit, measured.due(unit.id), asked, mend_by, terms, report)


def everyone(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    tree: Tree,
    period: Period,
    *,
    under: int | None = None,
) -> tuple[UnitStanding, ...]:
    """How all units stand that owe an obligation in a period, below one unit or all."""
    owing = tree.select(obligation.who, on=due(plan, obligation, period, deployment.calendar).due)
    units = [unit for unit in owing if under is None or tree.is_under(unit.id, under)]
    return of_units(session, deployment, plan, obligation, units, period)


def forwarding(
    session: Session, deployment: Deployment, plan: Plan, tree: Tree, root: Unit, period: Period
) -> tuple[UnitStanding, ...]:
    """How a root unit stands with what it must forward upward in a period; empty when the plan asks nothing."""
    obligation = owed_by(plan, root, tree, action=Action.FORWARD)
    if obligation is None:
        return ()
    below = nominations.statuses(session, plan_id=plan.id, period=str(period))
    everything = [status for unit_id, found in below.items() if tree.is_under(unit_id, root.id) for status in found]
    # what units still mend or wait for is not the root's to answer for
    statuses = [status for status in everything if status in COUNTED[Action.FORWARD]]
    measured = measure(session, deployment, plan, obligation, period)
    return (_standing(measured, root, progress(root.id, obligation, statuses)),)


def short(standings: Iterable[UnitStanding]) -> tuple[UnitStanding, ...]:
    """Those that still miss something."""
    return tuple(standing for standing in standings if standing.progress.group is not Group.MET)


def period_now(plan: Plan, obligation: Obligation, today: date) -> Period:
    """The present period; outside the plan's time the nearest one it has. Without a number: the month."""
    if obligation.at_least is None:
        return Period.of(today, Every.MONTH)
    return current_period(plan, obligation, today) or _nearest(plan, obligation, today)


def period_for(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, today: date
) -> Period:
    """The period a new nomination belongs to: the present one while it is unmet, else the next within the term.

    One that has ended but is not yet due goes first, while it is unmet.
    """
    present = period_now(plan, obligation, today)
    owed = periods_owed(plan, obligation, unit)
    if obligation.at_least is None or present not in owed:
        return present
    before = [period for period in owed if period < present][-_STILL_DUE:]
    for period in (*before, present):
        how = of_unit(session, deployment, plan, obligation, unit, period)
        if how.progress.missing and (period == present or how.due.due >= today):
            return period
    return present.next if present.next in owed else present


def unmet_earlier(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, period: Period
) -> tuple[Period, ...]:
    """The periods of the same year before this one for which the unit still misses something."""
    year = period.first_day.year
    earlier = [p for p in periods_owed(plan, obligation, unit) if p < period and p.first_day.year == year]
    return tuple(
        each for each in earlier if of_unit(session, deployment, plan, obligation, unit, each).progress.missing
    )


def _misses(session: Session, deployment: Deployment, plan: Plan, tree: Tree, unit: Unit, today: date) -> bool:
    obligation = owed_by(plan, unit, tree)
    if obligation is None:
        return False
    period = period_now(plan, obligation, today)
    how = of_unit(session, deployment, plan, obligation, unit, period)
    return period in periods_owed(plan, obligation, unit) and bool(how.progress.missing)


def _nearest(plan: Plan, obligation: Obligation, today: date) -> Period:
    listed = list(periods_of(plan, obligation))
    return listed[0] if today < listed[0].first_day else listed[-1]
