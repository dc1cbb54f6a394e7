"""Invitations on paper for all units that nobody speaks for yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may
from bot.domain.roster import Unit
from bot.domain.staff import Staff
from bot.storage import invitations, people, units
from bot.usecases import joined_units
from bot.usecases.admit import NotAllowed
from bot.usecases.deployment import Deployment


@dataclass(frozen=True)
class Link:
    """A single-use link of a unit, by its token; `by` is the unit at the top, which invites."""

    unit: Unit
    by: Unit
    token: str


@dataclass(frozen=True)
class SheetMade:
    """Links of units, and the moment from which on none of them opens any more; `named` where one was asked for."""

    links: tuple[Link, ...]
    expires_at: datetime
    named: bool = False


@dataclass(frozen=True)
class EverybodyJoined:
    """Each unit has an officer: there is nobody to invite."""


Outcome = SheetMade | EverybodyJoined | NotAllowed


def print_all(
    session: Session,
    deployment: Deployment,
    reviewer: Person,
    *,
    token: Callable[[], str],
    now: datetime,
    unit_id: int | None = None,
) -> Outcome:
    """Make a link for each unit without an officer for which this person may make links, or for the one named.

    Of these the ones of which a plan asks something, as they are counted in chat; all, where none asks anything.
    """
    tree, on = units.tree(session), deployment.today(now)
    if not any(may(reviewer, Action.INVITE, unit.id, tree) for unit in tree):
        return NotAllowed()
    named = unit_id is not None and may(reviewer, Action.INVITE, unit_id, tree)
    to_invite = [tree[unit_id]] if unit_id is not None and named else to_be_invited(session, deployment, reviewer, on)
    if not to_invite:
        return EverybodyJoined()
    links = tuple(Link(unit, list(tree.ancestors(unit.id))[-1], token()) for unit in to_invite)
    for link in links:
        invitations.make(
            session, token=link.token, role=Role.OFFICER, unit_id=link.unit.id, now=now, made_by=reviewer.id
        )
    return SheetMade(links, now + invitations.LASTS, named)


def to_be_invited(session: Session, deployment: Deployment, reviewer: Person, on: date) -> list[Unit]:
    """The units without an officer that a person may invite: those of which a plan asks something, if it asks any."""
    tree = units.tree(session)
    asked = joined_units.asked_of(deployment, tree, on)
    every = without_officer(session, on=on)
    meant = [unit for unit in every if unit.id in asked] if asked else every
    return [unit for unit in meant if may(reviewer, Action.INVITE, unit.id, tree)]


def without_officer(session: Session, *, on: date) -> tuple[Unit, ...]:
    """The units below the roots, in being on a day, that have no officer."""
    tree = units.tree(session)
    living = (unit for unit in tree if unit.parent is not None and unit.exists_on(on))
    return joined_units.without_officer(Staff(people.everybody(session), tree), living)
