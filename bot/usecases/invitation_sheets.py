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


@dataclass(frozen=True)
class Link:
    """A single-use link of a unit, by its token."""

    unit: Unit
    token: str


@dataclass(frozen=True)
class SheetMade:
    """A link for each unit without an officer, and the moment from which on none of them opens any more."""

    links: tuple[Link, ...]
    expires_at: datetime


@dataclass(frozen=True)
class EverybodyJoined:
    """Each unit has an officer: there is nobody to invite."""


Outcome = SheetMade | EverybodyJoined | NotAllowed


def print_all(session: Session, reviewer: Person, *, token: Callable[[], str], on: date, now: datetime) -> Outcome:
    """Make a link for each unit without an officer for which this person may make links."""
    tree = units.tree(session)
    if not any(may(reviewer, Action.INVITE, unit.id, tree) for unit in tree):
        return NotAllowed()
    without = [unit for unit in without_officer(session, on=on) if may(reviewer, Action.INVITE, unit.id, tree)]
    if not without:
        return EverybodyJoined()
    links = tuple(Link(unit, token()) for unit in without)
    for link in links:
        invitations.make(
            session, token=link.token, role=Role.OFFICER, unit_id=link.unit.id, now=now, made_by=reviewer.id
        )
    return SheetMade(links, now + invitations.LASTS)


def without_officer(session: Session, *, on: date) -> tuple[Unit, ...]:
    """The units below the roots, in being on a day, that have no officer."""
    tree = units.tree(session)
    living = (unit for unit in tree if unit.parent is not None and unit.exists_on(on))
    return joined_units.without_officer(Staff(people.everybody(session), tree), living)
