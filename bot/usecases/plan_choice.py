"""Which of several plans somebody means who names none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlmodel import Session

from bot.domain.obligations import is_over
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit
from bot.usecases import periods
from bot.usecases.deployment import Deployment
from bot.usecases.standing import everyone, main_obligation, of_unit, owed_by, periods_owed, short


def plans_of(
    session: Session, deployment: Deployment, tree: Tree, own: Sequence[Unit], today: date
) -> tuple[Plan, ...]:
    """The plans that an officer of these units may mean; several only when they have to be asked which.

    Those in time that ask something of a unit, and of these those under which one still misses something.
    """
    concerned = [plan for plan in deployment.plans if any(owed_by(plan, unit, tree) for unit in own)]
    return _plans(
        deployment,
        concerned,
        today,
        lambda plan: any(_misses(session, deployment, plan, tree, unit, today) for unit in own),
    )


def plans_over(
    session: Session, deployment: Deployment, tree: Tree, tops: Sequence[Unit], today: date
) -> tuple[Plan, ...]:
    """The same for somebody who oversees what stands below these units."""

    def below(plan: Plan) -> bool:
        asked = (unit for o in plan.obligations for unit in tree.select(o.who, on=today))
        return any(tree.is_under(unit.id, top.id) for unit in asked for top in tops)

    def missing(plan: Plan) -> bool:
        obligation = main_obligation(plan)
        if obligation is None or obligation.at_least is None:
            return False
        under = [top.id for top in tops]
        period = periods.over(session, deployment, plan, obligation, tree, today, under=under)
        return bool(short(everyone(session, deployment, plan, obligation, tree, period, under=under)))

    return _plans(deployment, [plan for plan in deployment.plans if below(plan)], today, missing)


def _plans(
    deployment: Deployment, concerned: Sequence[Plan], today: date, missing: Callable[[Plan], bool]
) -> tuple[Plan, ...]:
    in_time = [plan for plan in concerned if not is_over(plan, today)]
    # a plan whose time has yet to come is meant only where there is no other
    in_time = [plan for plan in in_time if plan.term.start <= today] or in_time
    if len(in_time) > 1:
        return tuple([plan for plan in in_time if missing(plan)] or in_time)
    others = [plan for plan in deployment.plans if not is_over(plan, today)]
    return ([*in_time, *others, *concerned, deployment.main_plan][0],)


def _misses(session: Session, deployment: Deployment, plan: Plan, tree: Tree, unit: Unit, today: date) -> bool:
    obligation = owed_by(plan, unit, tree)
    if obligation is None:
        return False
    period = periods.of(session, deployment, plan, obligation, [unit], today)
    how = of_unit(session, deployment, plan, obligation, unit, period)
    return period in periods_owed(plan, obligation, how.unit) and bool(how.progress.wanting)
