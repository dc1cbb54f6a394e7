"""Of which duties of their units somebody may say a word in a period, and how it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.declaration import Declaration, Kind
from bot.domain.names import fold
from bot.domain.obligations import current_period
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, may
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group
from bot.domain.roster import Tree, Unit
from bot.storage import declarations, units
from bot.usecases import addressees, duties, periods, standing
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty
from bot.usecases.standing import UnitStanding

#: so many working days before its last one a report may have been sent
_REPORTS_AHEAD = 25
#: a name of so many syllables tells the unit without its last one
_LONG_NAME = 4


def candidates(
    session: Session, deployment: Deployment, person: Person, kind: Kind, now: datetime, period: str | None
) -> Iterator[UnitStanding]:
    """How the units of a person stand with what they nominate, and (a zero report) forward, in the period meant."""
    tree, today = units.tree(session), deployment.today(now)
    named = None if period is None else Period.parse(period)
    own = [(Action.NOMINATE, unit) for unit in tree if _may_act(person, Action.NOMINATE, unit.id, tree)]
    if kind is Kind.NONE:
        # only a root forwards
        roots = (unit for unit in tree if unit.parent is None)
        own += [(Action.FORWARD, unit) for unit in roots if _may_act(person, Action.FORWARD, unit.id, tree)]
    for plan in deployment.plans:
        for action, unit in own:
            obligation = standing.owed_by(plan, unit, tree, action=action)
            if obligation is None:
                continue
            meant = _period(session, deployment, plan, obligation, unit, today, named)
            if meant is not None:
                yield addressees.of_unit(session, deployment, Duty(plan, obligation, meant), tree, unit.id)
    if kind is Kind.ELSEWHERE:
        for _, how in duties.reports_of(session, deployment, person, tree, today):
            if _is_near(deployment, how, today):
                yield how


def named(standings: Iterable[UnitStanding], text: str) -> list[UnitStanding]:
    """Those of the units that a text names; all of them where it names none.

    The last syllable of a long name may be left out, where no other of the units is called so.
    """
    listed, said = list(standings), f" {fold(text)} "
    for names in (_called, _in_brief):
        of_units = {how.unit.id: names(how.unit) for how in listed}
        hit = {unit_id for unit_id, called in of_units.items() if any(f" {name} " in said for name in called)}
        if hit:
            return [how for how in listed if how.unit.id in hit]
    return listed


def _called(unit: Unit) -> set[str]:
    return {fold(name) for name in unit.called}


def _in_brief(unit: Unit) -> set[str]:
    """The long names of a unit without their last syllable: `Hoi Nong dan` of `Hoi Nong dan xa`."""
    return {name.rpartition(" ")[0] for name in _called(unit) if len(name.split()) >= _LONG_NAME}


def may_be_said(how: UnitStanding) -> bool:
    """Whether a word changes anything: not for who has sent enough, is mending, or owes nothing.

    Nor for who may forward what lies ready.
    """
    if how.due.action is Action.FORWARD and how.approved:
        return False
    return how.progress.group not in (Group.MET, Group.MENDING, Group.UNPUBLISHED) and how.terms.exempt is None


def may_declare(person: Person, kind: Kind, duty: Duty, unit_id: int, tree: Tree) -> bool:
    """Who nominates, forwards or reports for a unit may speak for it.

    What is forwarded is seen, so only that there is none; of a report only that it went another way.
    """
    action = duty.obligation.action
    if action is Action.REPORT:
        return kind is Kind.ELSEWHERE and duties.may_hand_in(person, tree[unit_id], tree)
    if action is Action.FORWARD and kind is Kind.ELSEWHERE:
        return False
    return standing.owes(duty.obligation, tree[unit_id], tree) and _may_act(person, action, unit_id, tree)


def is_asked_for(how: UnitStanding) -> bool:
    """Whether a unit still misses what the plan asks for: a report, or exemplars by a number."""
    asked = how.due.action is Action.REPORT or how.due.at_least is not None
    return asked and bool(how.progress.missing) and may_be_said(how)


def has_numbers_below(how: UnitStanding) -> bool:
    return any(one.action is Action.NOMINATE and one.at_least is not None for one in how.due.plan.obligations)


def own(session: Session, person: Person, declaration_id: int) -> Declaration | None:
    """A declaration of a unit for which the person may speak."""
    kept, tree = declarations.get(session, declaration_id), units.tree(session)
    if kept is None:
        return None
    speaks = any(may(person, action, kept.unit_id, tree) for action in (May.NOMINATE, May.FORWARD))
    return kept if speaks else None


def keep(
    session: Session, person: Person, kind: Kind, duty: Duty, unit_id: int, now: datetime, **said_of_it: Any
) -> Declaration:
    return declarations.add(
        session,
        kind=kind,
        plan_id=duty.plan.id,
        obligation_id=duty.obligation.id,
        period=str(duty.period),
        unit_id=unit_id,
        person_id=person.id,
        now=now,
        **said_of_it,
    )


def _is_near(deployment: Deployment, how: UnitStanding, today: date) -> bool:
    """Whether a report is due soon or was of late: of a later one nobody has sent anything yet."""
    if how.due.obligation.due is None or today - how.due.due > duties.RECENT:
        return False
    return deployment.calendar.back(how.due.due, _REPORTS_AHEAD) <= today


def _period(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    unit: Unit,
    today: date,
    named: Period | None,
) -> Period | None:
    """The period that is meant; None outside the time for which the unit owes anything."""
    owed = standing.periods_owed(plan, obligation, unit)
    if named is not None and named.every is obligation.every:
        return named if named in owed else None
    if obligation.at_least is None or obligation.action is Action.FORWARD:
        meant = current_period(plan, obligation, today)
    else:
        meant = periods.of(session, deployment, plan, obligation, [unit], today)
    return meant if meant in owed else None


def _may_act(person: Person, action: Action, unit_id: int, tree: Tree) -> bool:
    return may(person, May.FORWARD if action is Action.FORWARD else May.NOMINATE, unit_id, tree)
