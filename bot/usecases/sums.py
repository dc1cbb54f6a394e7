"""Who has handed a report in and who has not, with the figures summed, for who receives it."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may
from bot.domain.plan import Plan
from bot.domain.report import summed
from bot.domain.roster import Tree
from bot.usecases import discreet, duties, handed, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.duties import Duty
from bot.usecases.report_pages import ReportSums, Summed


def of_all(session: Session, deployment: Deployment, person: Person, tree: Tree, duty: Duty, today: date) -> ReportSums:
    """How all units below the person's own stand with a report, or all there are."""
    tops = _tops(person)
    found = standing.everyone(session, deployment, duty.plan, duty.obligation, tree, duty.period, under=tops or None)
    then = handed.before(session, duty, tree, (how.unit for how in found)).values()
    now = [how.handed for how in found]
    sums = tuple(
        Summed(question, *summed(now, question), *summed(then, question))
        for question in duty.obligation.questions
        if question.type == "number"
    )
    measured = measure(session, deployment, duty.plan, duty.obligation, duty.period)
    disposes = any(may(person, Action.DECIDE, top, tree) for top in tops)
    of_others = tuple(handed.merged(how, tree) for how in found if handed.is_of_others(how))
    theirs = {how.unit.id for how in found}
    own = tuple(
        how
        for plan, how in duties.reports_of(session, deployment, person, tree, today)
        if plan.id == duty.plan.id and how.unit.id not in theirs and how.progress.missing
        if how.due.obligation.due is not None and how.due.due >= today - duties.RECENT
    )
    heard = discreet.unexplained(person, found, tree)
    return ReportSums(duty.plan, measured.due(None), heard, sums, disposes, of_others, own)


def asked_about(
    session: Session, deployment: Deployment, person: Person, plan: Plan, tree: Tree, today: date
) -> Duty | None:
    """The report of the units below the person's own that a question means when it names none."""
    return duties.report_asked_about(session, deployment, plan, tree, today, under=_tops(person) or None)


def _tops(person: Person) -> tuple[int, ...]:
    return person.units(Role.REVIEWER) or person.units(Role.LEADER)
