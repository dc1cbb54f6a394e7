"""Which ladder of reminders holds for a plan: a reviewer's choice goes before the plan's file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.permissions import Person, may_dispose
from bot.domain.plan import Plan
from bot.domain.roster import Tree
from bot.domain.schedule import FARTHEST, Ladder
from bot.storage import ladders, people, units
from bot.storage.ladders import Chosen
from bot.usecases.deployment import Deployment

#: what a button says by which the plans' own days hold again
OF_PLANS = "plan"


@dataclass(frozen=True)
class Days:
    """The ladder of a plan, and where a reviewer `chose` it their name and when."""

    plan: Plan
    ladder: Ladder
    chosen: Chosen | None
    by: str | None


@dataclass(frozen=True)
class Ladders:
    """The ladder of every plan; `changed` by the one who reads this, just now."""

    plans: tuple[Days, ...]
    changed: bool = False


@dataclass(frozen=True)
class DaysAsked:
    """Whether other `days` shall hold for so many units, None for those of the plans; nothing was changed."""

    days: tuple[int, ...] | None
    plans: tuple[Days, ...]
    units: int


@dataclass(frozen=True)
class DaysRefused:
    """Not between one and so many working days ahead; nothing was changed."""

    farthest: int = FARTHEST


@dataclass(frozen=True)
class DaysNotYours:
    """Only who reviews for all units sets the days of reminders."""


Outcome = Ladders | DaysAsked | DaysRefused | DaysNotYours


def of(session: Session, plan: Plan) -> Ladder:
    """The ladder by which a plan reminds."""
    return _with(plan, ladders.newest(session, plan.id))


def show(session: Session, deployment: Deployment, person: Person) -> Outcome:
    """The ladder of every plan, for who may change it."""
    if not may_dispose(person, None, units.tree(session)):
        return DaysNotYours()
    return Ladders(_all(session, deployment))


def ask(session: Session, deployment: Deployment, person: Person, days: Collection[int] | None, today: date) -> Outcome:
    """Ask first whether officers of all units shall be reminded on other days; None: as the plans have it again.

    Where these days hold already they are shown.
    """
    tree = units.tree(session)
    if not may_dispose(person, None, tree):
        return DaysNotYours()
    if days is not None and not _fit(days):
        return DaysRefused()
    plans, ahead = _all(session, deployment), None if days is None else tuple(sorted(set(days), reverse=True))
    if all(each.ladder.ahead == (each.plan.reminders.ladder.ahead if ahead is None else ahead) for each in plans):
        return Ladders(plans)
    return DaysAsked(ahead, plans, _reminded(deployment, tree, today))


def choose(
    session: Session, deployment: Deployment, person: Person, days: Collection[int] | None, now: datetime
) -> Outcome:
    """Keep on which days officers are reminded under every plan; None: as the plans have it again."""
    if not may_dispose(person, None, units.tree(session)):
        return DaysNotYours()
    if days is not None and not _fit(days):
        return DaysRefused()
    ahead = None if days is None else sorted(set(days), reverse=True)
    for plan in deployment.plans:
        ladders.choose(session, plan.id, ahead, person_id=person.id, now=now)
    return Ladders(_all(session, deployment), changed=True)


def _reminded(deployment: Deployment, tree: Tree, today: date) -> int:
    """How many units below the root have something to do until a day."""
    dated = (each for plan in deployment.plans for each in plan.obligations if each.due is not None)
    owing = {unit.id: unit for each in dated for unit in tree.select(each.who, on=today)}
    return sum(unit.parent is not None for unit in owing.values())


def _fit(days: Collection[int]) -> bool:
    return all(1 <= each <= FARTHEST for each in days)


def _all(session: Session, deployment: Deployment) -> tuple[Days, ...]:
    found = []
    for plan in deployment.plans:
        chosen = ladders.newest(session, plan.id)
        theirs = chosen is not None and chosen.ahead is not None
        by = people.get(session, chosen.by).name if chosen is not None and theirs else None
        found.append(Days(plan, _with(plan, chosen), chosen if theirs else None, by))
    return tuple(found)


def _with(plan: Plan, chosen: Chosen | None) -> Ladder:
    ladder = plan.reminders.ladder
    return ladder if chosen is None or chosen.ahead is None else replace(ladder, ahead=chosen.ahead)
