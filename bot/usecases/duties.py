"""Which obligation in which period a button means, and which reports a person's units owe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain.actions import Action as Button
from bot.domain.actions import OutOfDate
from bot.domain.calendar import ONE_DAY, Every, Period
from bot.domain.obligations import due_day, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.roster import Tree, Unit
from bot.usecases import periods, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure, measure
from bot.usecases.standing import UnitStanding

#: what was due longer ago is not what somebody asks about today
RECENT = timedelta(days=60)


@dataclass(frozen=True)
class Duty:
    """An obligation of a plan in one of its periods."""

    plan: Plan
    obligation: Obligation
    period: Period

    @property
    def day(self) -> date:
        """Its last day by the words of the plan; who is in being then owes it."""
        return due_day(self.obligation.due, self.period)


def read(button: Button, deployment: Deployment, *, position: int = 0) -> Duty:
    """The duty that a button carries from a position on. Raises OutOfDate for one that no plan here has."""
    named, period = button.word(position), button.period(position + 1)
    for plan in deployment.plans:
        for obligation in plan.obligations:
            if actions.short(plan.id, obligation.id) == named and period in periods_of(plan, obligation):
                return Duty(plan, obligation, period)
    raise OutOfDate(button.verb)


def known(deployment: Deployment, *, plan_id: str, obligation_id: str, period: str) -> Duty | None:
    """The duty of these names; None when no plan here has it any more."""
    if not deployment.runs(plan_id):
        return None
    plan = deployment.plan(plan_id)
    obligation = next((each for each in plan.obligations if each.id == obligation_id), None)
    return None if obligation is None else Duty(plan, obligation, Period.parse(period))


def written(duty: Duty) -> dict[str, str]:
    """A duty as it lies in a conversation."""
    return {"plan": duty.plan.id, "obligation": duty.obligation.id, "period": str(duty.period)}


def read_written(deployment: Deployment, awaited: Mapping[str, Any]) -> Duty | None:
    """The duty that lies in a conversation; None when no plan here has it any more."""
    return known(deployment, plan_id=awaited["plan"], obligation_id=awaited["obligation"], period=awaited["period"])


def measured(session: Session, deployment: Deployment, duty: Duty) -> Measure:
    """What a duty is measured by."""
    return measure(session, deployment, duty.plan, duty.obligation, duty.period)


def may_hand_in(person: Person, unit: Unit, tree: Tree) -> bool:
    """Officers hand in for their unit and what it becomes; what the root itself reports is the reviewer's to do."""
    becoming = (
        each
        for each in tree.before(unit.id)
        if unit.valid_from is not None and tree[each].valid_to == unit.valid_from - ONE_DAY
    )
    return any(may(person, May.NOMINATE, each, tree) for each in (unit.id, *becoming)) or (
        unit.parent is None and unit.id in person.units(Role.REVIEWER) and may(person, May.FORWARD, unit.id, tree)
    )


def reports_of(
    session: Session, deployment: Deployment, person: Person, tree: Tree, today: date
) -> tuple[tuple[Plan, UnitStanding], ...]:
    """The reports that the person's units owe: of each the one that is meant, and if unmet the last before it."""
    own = [unit for unit in tree if may_hand_in(person, unit, tree)]
    return tuple(
        (plan, how) for plan in deployment.plans for how in reports_owed(session, deployment, plan, own, tree, today)
    )


def reports_owed(
    session: Session, deployment: Deployment, plan: Plan, units: Sequence[Unit], tree: Tree, today: date
) -> Iterator[UnitStanding]:
    """The reports that units owe under a plan: of each the one that is meant, and if unmet the last before it."""
    for obligation in plan.obligations:
        for unit in units if obligation.action is Action.REPORT else ():
            if standing.owes(obligation, unit, tree):
                yield from _open(session, deployment, plan, obligation, unit, today)


def reports_below(plan: Plan, tree: Tree, today: date) -> list[Obligation]:
    """The reports that units below the root owe, dated ones first."""
    below = (
        obligation
        for obligation in plan.obligations
        if obligation.action is Action.REPORT
        and any(periods_of(plan, obligation))
        and any(unit.parent is not None for unit in tree.select(obligation.who, on=today))
    )
    return sorted(below, key=lambda one: one.due is None)


def is_of_reports_alone(plan: Plan) -> bool:
    """Whether a plan asks for reports and for no exemplars."""
    return all(obligation.action is Action.REPORT for obligation in plan.obligations)


def plans_concerning(
    session: Session,
    deployment: Deployment,
    tree: Tree,
    units: Sequence[Unit],
    today: date,
    *,
    exemplars: Sequence[Plan],
) -> tuple[Plan, ...]:
    """The plans that a question may mean that is not on exemplars: those meant on `exemplars` that ask something of
    the units, and those in force under which a unit has a dated report to hand in."""

    def asks(plan: Plan) -> bool:
        return any(
            unit in tree.select(each.who, on=unit.valid_to or date.max) for each in plan.obligations for unit in units
        )

    def reports_missing(plan: Plan) -> bool:
        owed = reports_owed(session, deployment, plan, units, tree, today)
        return any(how.progress.missing for how in owed if how.due.obligation.due is not None)

    found = tuple(
        plan
        for plan in deployment.plans
        if (plan in exemplars and asks(plan)) or (today in plan.term and reports_missing(plan))
    )
    return found or tuple(exemplars)


def report_asked_about(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    tree: Tree,
    today: date,
    *,
    under: Sequence[int] | None = None,
) -> Duty | None:
    """The report that a question means when it names none: one that units below the root owe, dated ones first.

    `under` are the units below which somebody asks, None for all there are.
    """
    obligation = next(iter(reports_below(plan, tree, today)), None)
    if obligation is None:
        return None
    return Duty(plan, obligation, periods.over(session, deployment, plan, obligation, tree, today, under=under))


def asked_of_units(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    tree: Tree,
    today: date,
    *,
    under: Sequence[int] | None = None,
) -> Duty | None:
    """What is meant of all units by who names no obligation: to nominate; where neither number nor day is set for
    that, a report that comes again and has a day.

    `under` as above.
    """
    obligation = standing.main_obligation(plan)
    if obligation is None or (obligation.at_least is None and obligation.due is None):
        report = report_asked_about(session, deployment, plan, tree, today, under=under)
        again = report is not None and report.obligation.every is not Every.ONCE and report.obligation.due is not None
        if again or obligation is None:
            return report
    return Duty(plan, obligation, periods.over(session, deployment, plan, obligation, tree, today, under=under))


def before(obligation: Obligation, period: Period) -> Period | None:
    """The period with which figures are compared; None for a one-off."""
    return None if obligation.every is Every.ONCE else period.previous


def _open(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, today: date
) -> Iterator[UnitStanding]:
    meant = periods.of(session, deployment, plan, obligation, [unit], today)
    owed = standing.periods_owed(plan, obligation, unit)
    for period in [each for each in owed if each < meant][-1:]:
        how = standing.of_unit(session, deployment, plan, obligation, unit, period)
        if how.progress.missing:
            yield how
    if meant in owed:
        yield standing.of_unit(session, deployment, plan, obligation, unit, meant)
