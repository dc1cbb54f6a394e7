"""Who has handed a report in and who has not, with the figures summed, for who receives it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from bot.domain.obligations import due_day
from bot.domain.permissions import Action, Person, Role, may
from bot.domain.report import Report, summed
from bot.domain.roster import Tree, Unit
from bot.storage import reports
from bot.usecases import duties, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.duties import Duty
from bot.usecases.report_pages import ReportSums, Summed


def of_all(session: Session, deployment: Deployment, person: Person, tree: Tree, duty: Duty) -> ReportSums:
    """How all units below the person's own stand with a report, or all there are."""
    top = _top(person, tree)
    found = standing.everyone(
        session, deployment, duty.plan, duty.obligation, tree, duty.period, under=None if top is None else top.id
    )
    now = [how.report for how in found if how.report is not None and how.report.edition]
    then = _before(session, duty, tree, [how.unit for how in found])
    sums = tuple(
        Summed(question, *summed(now, question), *summed(then, question))
        for question in duty.obligation.questions
        if question.type == "number"
    )
    measured = measure(session, deployment, duty.plan, duty.obligation, duty.period)
    disposes = top is not None and may(person, Action.DECIDE, top.id, tree)
    return ReportSums(duty.plan, measured.due(None), found, sums, disposes)


def _before(session: Session, duty: Duty, tree: Tree, units: Iterable[Unit]) -> list[Report]:
    """What the units handed in a period before, or those whose heirs they are."""
    earlier = duties.before(duty.obligation, duty.period)
    if earlier is None:
        return []
    day = due_day(duty.obligation.due, duty.period)
    found = reports.listed(
        session,
        plan_id=duty.plan.id,
        obligation_id=duty.obligation.id,
        period=str(earlier),
        units={each for unit in units for each in tree.borne_by(unit.id, day)},
    )
    return [report for report in found if report.edition]


def _top(person: Person, tree: Tree) -> Unit | None:
    own = (*person.units(Role.REVIEWER), *person.units(Role.LEADER))
    return tree[own[0]] if own else None
