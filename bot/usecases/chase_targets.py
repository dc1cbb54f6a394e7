"""Which units a reviewer may chase about a duty, and who of them hears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.chasing import Deed
from bot.domain.obligations import periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may
from bot.domain.plan import Plan
from bot.domain.progress import Group
from bot.domain.roster import Tree, Unit
from bot.domain.staff import Staff
from bot.storage import chasing, people, rungs, units
from bot.usecases import addressees, duties, standing
from bot.usecases.chased import Targets
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Circle:
    """The units of a duty that a reviewer may chase, and the people there; nothing reaches the `blocked` (ids)."""

    duty: Duty
    staff: Staff
    standings: tuple[UnitStanding, ...]
    blocked: frozenset[int]

    def reaches(self, person: Person) -> bool:
        """Whether Telegram takes messages to a person."""
        return person.id not in self.blocked

    def officers(self, how: UnitStanding, now: datetime, deployment: Deployment) -> list[Person]:
        """Who would do a unit's part."""
        today, tree = deployment.today(now), self.staff.tree
        near = self.staff.near(how.unit.id)
        return addressees.to_remind(near, self.duty.obligation, how.unit.id, tree, today)

    def short(self, now: datetime, deployment: Deployment) -> tuple[UnitStanding, ...]:
        """The units that still have to do something."""
        return tuple(how for how in self.standings if addressees.hears(how, deployment.today(now)))


def circle(
    session: Session, deployment: Deployment, person: Person, duty: Duty, *, unit_id: int | None = None
) -> Circle | None:
    """What a person may chase of a duty, or of one unit of it; None where that is nothing."""
    tree = units.tree(session)
    if not addressees.has_summary(duty, tree):
        return None
    everyone = standing.everyone(session, deployment, duty.plan, duty.obligation, tree, duty.period)
    found = tuple(
        how
        for how in everyone
        if how.unit.parent is not None and may(person, May.CHASE, how.unit.id, tree) and unit_id in (None, how.unit.id)
    )
    if not found:
        return None
    return Circle(duty, Staff(people.everybody(session), tree), found, people.unreachable_ids(session))


def targets(session: Session, deployment: Deployment, about: Circle, now: datetime) -> Targets:
    """Whom a nudge would reach now."""
    today = deployment.today(now)
    heard: list[UnitStanding] = []
    unheard: list[UnitStanding] = []
    for how in about.short(now, deployment):
        (heard if any(map(about.reaches, about.officers(how, now, deployment))) else unheard).append(how)
    spared = tuple(how for how in about.standings if how.progress.group is Group.MENDING and how.is_mending(today))
    due = measured(session, deployment, about.duty).due(None)
    reminded = rungs.units_told(session, **named(about.duty), day=today)
    before = nudged_today(session, deployment, about.duty, now)
    return Targets(due, tuple(heard), tuple(unheard), spared, before, reminded)


def nudged_today(session: Session, deployment: Deployment, duty: Duty, now: datetime) -> Mapping[int, datetime]:
    """When units were last nudged about a duty on this day (local)."""
    midnight = datetime.combine(deployment.today(now), time(), deployment.zone)
    log = chasing.logged(session, **named(duty))
    return {each.unit_id: each.at for each in reversed(log) if each.deed is Deed.NUDGE and each.at >= midnight}


def post(person: Person, unit_id: int, tree: Tree) -> Unit:
    """The unit as whose reviewer somebody chases another."""
    held = [tree[each] for each in person.units(Role.REVIEWER)]
    return next((top for top in held if tree.is_under(unit_id, top.id)), held[0] if held else tree[unit_id])


def named(duty: Duty) -> dict[str, str]:
    """A duty by the names under which it is stored."""
    return {"plan_id": duty.plan.id, "obligation_id": duty.obligation.id, "period": str(duty.period)}


def meant(
    session: Session, deployment: Deployment, person: Person, plan: Plan, now: datetime, *, period: str | None = None
) -> Duty | None:
    """The duty that a reviewer means who names none: to nominate in the period that is open, else a report."""
    tree, today = units.tree(session), deployment.today(now)
    duty = duties.asked_of_units(session, deployment, plan, tree, today, under=person.units(Role.REVIEWER))
    named_one = None if period is None else Period.parse(period)
    if duty is None or named_one is None or named_one not in periods_of(plan, duty.obligation):
        return duty
    return replace(duty, period=named_one)
