"""Whom a duty concerns: the units that miss something, and the people to remind of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.domain.nomination import Status
from bot.domain.obligations import is_campaign
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may
from bot.domain.plan import Action, Obligation
from bot.domain.progress import Group
from bot.domain.roster import Tree
from bot.storage import nominations
from bot.usecases import standing
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, may_hand_in
from bot.usecases.standing import UnitStanding

#: units of these groups are reminded; one that has sent and is mending has its mend-by date instead
_REMINDED = frozenset({Group.NOT_SENT, Group.DRAFTING, Group.NOT_CHOSEN, Group.UNCOUNTED, Group.SHORT})


def concerned(session: Session, deployment: Deployment, duty: Duty, tree: Tree) -> tuple[UnitStanding, ...]:
    """How the units stand that owe a duty."""
    plan, obligation, period = duty.plan, duty.obligation, duty.period
    if obligation.action is Action.FORWARD:
        roots = [unit for unit in tree.select(obligation.who, on=duty.day) if unit.parent is None]
        return tuple(h for r in roots for h in standing.forwarding(session, deployment, plan, tree, r, period))
    return standing.everyone(session, deployment, plan, obligation, tree, period)


def of_unit(session: Session, deployment: Deployment, duty: Duty, tree: Tree, unit_id: int) -> UnitStanding:
    """How one unit stands with a duty, be it one to forward; while it mends, with what it is to mend."""
    plan, obligation, period = duty.plan, duty.obligation, duty.period
    if obligation.action is Action.FORWARD:
        return standing.forwarding(session, deployment, plan, tree, tree[unit_id], period)[0]
    how = standing.of_unit(session, deployment, plan, obligation, tree[unit_id], period)
    if how.progress.group is not Group.MENDING:
        return how
    line = tree.borne_by(how.unit.id, duty.day)
    found = nominations.listed(session, plan_id=plan.id, units=line, status=Status.RETURNED)
    everything = is_campaign(obligation)
    of_it = [each for each in found if (everything or each.period == str(period)) and each.mend_by == how.mend_by]
    return replace(how, returned=next(iter(of_it), None))


def hears(how: UnitStanding, today: date) -> bool:
    """Whether a unit is still reminded.

    One that mends hears nothing until its mend-by day has passed, and for one that has ended nobody is chased.
    """
    if how.unit.valid_to is not None and how.unit.valid_to < today:
        return False
    group = how.progress.group
    return group in _REMINDED or (group is Group.MENDING and not how.is_mending(today))


def to_remind(
    everybody: Iterable[Person], obligation: Obligation, unit_id: int, tree: Tree, today: date
) -> list[Person]:
    """Officers of the unit, or of what becomes it before its time.

    What is to be forwarded, or reported by the root, is the reviewer's to do.
    """
    if obligation.action is Action.REPORT:
        return [person for person in everybody if may_hand_in(person, tree[unit_id], tree)]
    action = May.FORWARD if obligation.action is Action.FORWARD else May.NOMINATE
    now = tree.on(unit_id, today)
    return [person for person in everybody if any(may(person, action, unit.id, tree) for unit in now)]


def reviewers(everybody: Iterable[Person]) -> list[tuple[Person, int]]:
    """Those who hear how all units stand, with the id of the unit below which that is."""
    return [(person, top) for person in everybody for top in person.units(Role.REVIEWER)]


def has_summary(duty: Duty, tree: Tree) -> bool:
    """Whether reviewers hear how all units stand; what the root alone owes is its reviewer's own to do."""
    if duty.obligation.action is Action.FORWARD:
        return False
    return any(unit.parent is not None for unit in tree.select(duty.obligation.who, on=duty.day))
