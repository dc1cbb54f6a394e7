"""Which units have somebody who joined: the one place that says who is without an officer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may, who_may
from bot.domain.roster import Tree, Unit
from bot.domain.staff import Staff
from bot.storage import people, units
from bot.usecases.chased import UnitsJoined
from bot.usecases.deployment import Deployment


def joined(session: Session, deployment: Deployment, person: Person, today: date) -> UnitsJoined | None:
    """Of the units below those that a person oversees, which have an officer; None for who oversees none."""
    tree = units.tree(session)
    below = [
        unit for unit in tree if unit.parent is not None and unit.exists_on(today) and _oversees(person, unit, tree)
    ]
    of_plans = asked_of(deployment, tree, today)
    asked = [unit for unit in below if unit.id in of_plans]
    if not asked:
        return None
    missing = without_officer(Staff(people.everybody(session), tree), asked)
    invites = any(may(person, Action.INVITE, unit.id, tree) for unit in missing)
    ids = {unit.id for unit in missing}
    return UnitsJoined(tuple(unit for unit in asked if unit.id not in ids), missing, invites)


def without_officer(staff: Staff, listed: Iterable[Unit]) -> tuple[Unit, ...]:
    """Those of some units for which nobody nominates."""
    return tuple(unit for unit in listed if not any(who_may(staff.near(unit.id), Action.NOMINATE, unit.id, staff.tree)))


def asked_of(deployment: Deployment, tree: Tree, today: date) -> frozenset[int]:
    """The units (ids) of which a plan asks anything."""
    obligations = (obligation for plan in deployment.plans for obligation in plan.obligations)
    return frozenset(unit.id for each in obligations for unit in tree.select(each.who, on=today))


def _oversees(person: Person, unit: Unit, tree: Tree) -> bool:
    if person.holds(Role.ADMIN):
        return True
    tops = (*person.units(Role.REVIEWER), *person.units(Role.LEADER))
    return any(tree.is_under(unit.id, top) for top in tops)
