"""Who has handed a report in and who has not, with the figures summed, for who receives it."""

from __future__ import annotations

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may
from bot.domain.report import summed
from bot.domain.roster import Tree, Unit
from bot.usecases import handed, standing
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
    then = handed.before(session, duty, tree, (how.unit for how in found)).values()
    now = [how.handed for how in found]
    sums = tuple(
        Summed(question, *summed(now, question), *summed(then, question))
        for question in duty.obligation.questions
        if question.type == "number"
    )
    measured = measure(session, deployment, duty.plan, duty.obligation, duty.period)
    disposes = top is not None and may(person, Action.DECIDE, top.id, tree)
    of_others = tuple(handed.merged(how, tree) for how in found if handed.is_of_others(how))
    return ReportSums(duty.plan, measured.due(None), found, sums, disposes, of_others)


def _top(person: Person, tree: Tree) -> Unit | None:
    own = (*person.units(Role.REVIEWER), *person.units(Role.LEADER))
    return tree[own[0]] if own else None
