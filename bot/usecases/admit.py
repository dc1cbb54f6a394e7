"""Letting people in: what the reviewer makes of a stranger's request, and links that invite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may, who_may
from bot.domain.roster import Unit
from bot.storage import invitations, people, units
from bot.storage.invitations import AccessRequest
from bot.usecases import notes
from bot.usecases.naming import named_in


@dataclass(frozen=True)
class RequestCard:
    """What a stranger asks, with the units their words seem to name, for the reviewer."""

    request: AccessRequest
    offered: tuple[Unit, ...]


@dataclass(frozen=True)
class RequestDecided:
    """The reviewer has decided; `unit` None when refused. `already` when somebody had decided before."""

    request: AccessRequest
    unit: Unit | None
    already: bool = False


@dataclass(frozen=True)
class InviteWhom:
    """The reviewer picks a unit to invite for; `missing` says that these are the ones that nobody has joined for."""

    units: tuple[Unit, ...]
    missing: bool = False


@dataclass(frozen=True)
class LinkMade:
    """A single-use link for a unit."""

    unit: Unit
    token: str


@dataclass(frozen=True)
class NotAllowed:
    """The person's roles do not allow that."""


Outcome = RequestCard | RequestDecided | InviteWhom | LinkMade | NotAllowed


def admit(
    session: Session, reviewer: Person, request_id: int, unit_id: int, *, language: str, now: datetime
) -> Outcome:
    """Let a stranger in as officer of a unit; they hear at once."""
    tree = units.tree(session)
    request = invitations.request(session, request_id)
    if request is None or unit_id not in tree or not may(reviewer, Action.ADMIT, unit_id, tree):
        return NotAllowed()
    unit_id = tree.current(unit_id).id
    if request.decided:
        return RequestDecided(request, tree[unit_id], already=True)
    person = people.join(
        session,
        telegram_id=request.chat_id,
        name=_name_in(request.words) or request.sender_name,
        role=Role.OFFICER,
        unit_id=unit_id,
        language=language,
        now=now,
        granted_by=reviewer.id,
    )
    invitations.decide(session, request_id, by=reviewer.id, unit_id=unit_id, now=now)
    notes.send(session, person.telegram_id, notes.Admitted(unit_id), key=f"admitted:{request_id}", now=now)
    return RequestDecided(request, tree[unit_id])


def refuse(session: Session, reviewer: Person, request_id: int, *, now: datetime) -> Outcome:
    """Do not let a stranger in; they hear it in one kind line."""
    request = invitations.request(session, request_id)
    if request is None or reviewer not in keepers(session):
        return NotAllowed()
    if request.decided:
        return RequestDecided(request, None, already=True)
    invitations.decide(session, request_id, by=reviewer.id, unit_id=None, now=now)
    notes.send(session, request.chat_id, notes.NotAdmitted(), key=f"not-admitted:{request_id}", now=now)
    return RequestDecided(request, None)


def request_card(session: Session, request_id: int, *, on: date, everything: bool = False) -> RequestCard | None:
    """A stranger's request with the units to choose from, in being on a day; `everything` for the whole list."""
    request = invitations.request(session, request_id)
    if request is None or request.decided:
        return None
    tree = units.tree(session)
    living = tuple(unit for unit in tree if unit.exists_on(on))
    return RequestCard(request, living if everything else named_in(request.words, living, tree, on))


def choose_unit(session: Session, reviewer: Person, request_id: int, *, on: date) -> RequestCard | NotAllowed | None:
    """The request with all units to choose from, for those who may let strangers in."""
    return request_card(session, request_id, on=on, everything=True) if reviewer in keepers(session) else NotAllowed()


def choose_named(session: Session, reviewer: Person, request_id: int, text: str, *, on: date) -> RequestCard | None:
    """The request with the units that a text names; None when it names none, or there is nothing to decide."""
    card = choose_unit(session, reviewer, request_id, on=on)
    if not isinstance(card, RequestCard):
        return None
    named = named_in(text, card.offered, units.tree(session), on)
    return RequestCard(card.request, named) if named else None


def invite_whom(session: Session, reviewer: Person, *, on: date) -> InviteWhom | NotAllowed:
    """The units for which this person may make links, in being on a day, whether or not anybody has joined."""
    tree = units.tree(session)
    allowed = tuple(unit for unit in tree if unit.exists_on(on) and may(reviewer, Action.INVITE, unit.id, tree))
    return InviteWhom(allowed) if allowed else NotAllowed()


def invite_named(session: Session, reviewer: Person, words: str, *, on: date) -> InviteWhom | None:
    """Those of the units for which this person may make links that a text names; None when it names none."""
    whom = invite_whom(session, reviewer, on=on)
    named = named_in(words, whom.units, units.tree(session), on) if isinstance(whom, InviteWhom) else ()
    return InviteWhom(named) if named else None


def invite(session: Session, reviewer: Person, unit_id: int, *, token: str, now: datetime) -> Outcome:
    """Make a link for an officer of a unit."""
    tree = units.tree(session)
    if unit_id not in tree or not may(reviewer, Action.INVITE, unit_id, tree):
        return NotAllowed()
    invitations.make(session, token=token, role=Role.OFFICER, unit_id=unit_id, now=now, made_by=reviewer.id)
    return LinkMade(tree[unit_id], token)


def keepers(session: Session) -> tuple[Person, ...]:
    """Those who may let strangers in, on any tree."""
    tree = units.tree(session)
    everybody = people.everybody(session)
    found = {p.id: p for unit in tree if unit.parent is None for p in who_may(everybody, Action.ADMIT, unit.id, tree)}
    return tuple(found.values())


def _name_in(words: str) -> str | None:
    """The name with which a stranger began their words: two to six capitalised words before the first comma."""
    first = words.replace("\n", ",").split(",", 1)[0].split()
    if not 2 <= len(first) <= 6 or not all(word[0].isupper() for word in first):
        return None
    return " ".join(first)
