"""How units stand towards an obligation in a period: the figures behind every answer, reminder and list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.nomination import COUNTED
from bot.domain.obligations import DueObligation, current_period, due, first_period, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group, Progress, progress
from bot.domain.roster import Tree, Unit
from bot.storage import drafts, nominations
from bot.usecases.deployment import Deployment


@dataclass(frozen=True)
class UnitStanding:
    """One unit's progress, with what it is measured against."""

    unit: Unit
    due: DueObligation
    progress: Progress


def owed_by(plan: Plan, unit: Unit, tree: Tree, on: date, *, action: Action = Action.NOMINATE) -> Obligation | None:
    """The plan's first obligation of this kind that a unit owes; None when it owes none."""
    for obligation in plan.obligations:
        if obligation.action is action and unit in tree.select(obligation.who, on=on):
            return obligation
    return None


def main_obligation(plan: Plan) -> Obligation | None:
    """The obligation to nominate that a question means when it names none."""
    return next((o for o in plan.obligations if o.action is Action.NOMINATE), None)


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
    found = nominations.statuses(session, plan_id=plan.id, period=str(period), units=[unit.id for unit in listed])
    writing = drafts.counts(session, plan_id=plan.id, period=str(period))
    measured = due(plan, obligation, period, deployment.calendar)
    return tuple(
        UnitStanding(
            unit,
            measured,
            progress(unit.id, obligation, found.get(unit.id, ()), drafting=writing[unit.id]),
        )
        for unit in listed
    )


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
    measured = due(plan, obligation, period, deployment.calendar)
    owing = tree.select(obligation.who, on=measured.due)
    units = [unit for unit in owing if under is None or tree.is_under(unit.id, under)]
    return of_units(session, deployment, plan, obligation, units, period)


def forwarding(
    session: Session, deployment: Deployment, plan: Plan, tree: Tree, root: Unit, period: Period
) -> tuple[UnitStanding, ...]:
    """How a root unit stands with what it must forward upward in a period; empty when the plan asks nothing."""
    obligation = owed_by(plan, root, tree, period.last_day, action=Action.FORWARD)
    if obligation is None:
        return ()
    below = nominations.statuses(session, plan_id=plan.id, period=str(period))
    everything = [status for unit_id, found in below.items() if tree.is_under(unit_id, root.id) for status in found]
    # what units still mend or wait for is not the root's to answer for
    statuses = [status for status in everything if status in COUNTED[Action.FORWARD]]
    measured = due(plan, obligation, period, deployment.calendar)
    return (UnitStanding(root, measured, progress(root.id, obligation, statuses)),)


def short(standings: Iterable[UnitStanding]) -> tuple[UnitStanding, ...]:
    """Those that still miss something."""
    return tuple(standing for standing in standings if standing.progress.group is not Group.MET)


def period_now(plan: Plan, obligation: Obligation, today: date) -> Period:
    """The present period of an obligation; outside the plan's time the nearest one it has."""
    return current_period(plan, obligation, today) or _nearest(plan, obligation, today)


def period_for(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, today: date
) -> Period:
    """The period a new nomination belongs to: the present one while it is unmet, else the next within the term."""
    present = period_now(plan, obligation, today)
    if obligation.at_least is None or present.next.first_day > plan.term.end:
        return present
    standing = of_unit(session, deployment, plan, obligation, unit, present)
    return present if standing.progress.missing else present.next


def unmet_earlier(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, period: Period
) -> tuple[Period, ...]:
    """The periods of the same year before this one in which the unit still misses something."""
    earlier = []
    candidate = first_period(plan, obligation)
    candidate = max(candidate, Period.of(date(period.first_day.year, 1, 1), period.every))
    while candidate < period:
        if of_unit(session, deployment, plan, obligation, unit, candidate).progress.missing:
            earlier.append(candidate)
        candidate = candidate.next
    return tuple(earlier)


def _nearest(plan: Plan, obligation: Obligation, today: date) -> Period:
    listed = list(periods_of(plan, obligation))
    return listed[0] if today < listed[0].first_day else listed[-1]
