"""Which units have somebody who joined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may, who_may
from bot.domain.roster import Tree, Unit
from bot.storage import people, units
from bot.usecases.chased import UnitsJoined
from bot.usecases.deployment import Deployment


def joined(session: Session, deployment: Deployment, person: Person, today: date) -> UnitsJoined | None:
    """Of the units below those that a person oversees, which have an officer; None for who oversees none."""
    tree = units.tree(session)
    below = [
        unit for unit in tree if unit.parent is not None and unit.exists_on(today) and _oversees(person, unit, tree)
    ]
    asked = [unit for unit in below if _is_asked(unit, deployment, tree, today)]
    if not asked:
        return None
    everybody = people.everybody(session)
    missing = tuple(unit for unit in asked if not has_officer(everybody, unit.id, tree))
    invites = any(may(person, Action.INVITE, unit.id, tree) for unit in missing)
    return UnitsJoined(tuple(unit for unit in asked if unit not in missing), missing, invites)


def has_officer(everybody: Iterable[Person], unit_id: int, tree: Tree) -> bool:
    """Whether a unit has somebody who nominates for it."""
    return any(who_may(everybody, Action.NOMINATE, unit_id, tree))


def _is_asked(unit: Unit, deployment: Deployment, tree: Tree, today: date) -> bool:
    """Whether a plan asks anything of a unit."""
    return any(
        unit in tree.select(obligation.who, on=today) for plan in deployment.plans for obligation in plan.obligations
    )


def _oversees(person: Person, unit: Unit, tree: Tree) -> bool:
    if person.holds(Role.ADMIN):
        return True
    tops = (*person.units(Role.REVIEWER), *person.units(Role.LEADER))
    return any(tree.is_under(unit.id, top) for top in tops)
