"""The way in, for who comes: invitation links, what strangers ask for, how people want to be called."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from bot.domain.answers import clean
from bot.domain.permissions import Person, Role
from bot.domain.roster import Unit
from bot.storage import invitations, people, units
from bot.storage.invitations import AccessRequest, Invitation
from bot.usecases import admit, notes
from bot.usecases.incoming import Incoming


@dataclass(frozen=True)
class Stranger:
    """Somebody unknown: told only how to ask for access. `first` is false once they have been told."""

    first: bool


@dataclass(frozen=True)
class RequestKept:
    """A stranger's request went to the reviewer; `again` when it was already there and has new words now."""

    request: AccessRequest
    again: bool


@dataclass(frozen=True)
class Invited:
    """An open invitation, shown for a yes before it is used up. The yes needs the link's token again."""

    invitation: Invitation
    token: str
    name: str
    unit: Unit | None


@dataclass(frozen=True)
class InvitationSpent:
    """The link has been used, has run out, or never was."""

    member: bool


@dataclass(frozen=True)
class AskName:
    """The person will type how their name is written."""

    invitation: Invitation


@dataclass(frozen=True)
class Joined:
    """Somebody has joined; asked how they want to be addressed when that is not known."""

    person: Person
    role: Role
    unit: Unit | None


@dataclass(frozen=True)
class NotMe:
    """The link was meant for somebody else; it stays open."""


@dataclass(frozen=True)
class Addressed:
    """The person chose how to be addressed."""

    person: Person


Outcome = Stranger | RequestKept | Invited | InvitationSpent | AskName | Joined | NotMe | Addressed

#: how people may choose to be called
ADDRESSES = ("anh", "chi", "dong-chi")


def open_link(session: Session, incoming: Incoming, token: str, *, member: bool) -> Outcome:
    """Show what an invitation offers; nothing is used up yet."""
    invitation = invitations.by_token(session, token)
    if invitation is None or not invitation.is_open(incoming.at):
        return InvitationSpent(member)
    unit = None if invitation.unit_id is None else units.tree(session).current(invitation.unit_id)
    known = people.by_telegram(session, incoming.sender_id)
    name = invitation.name or (clean(incoming.sender_name) if known is None else known.name)
    return Invited(invitation, token, name, unit)


def accept(session: Session, incoming: Incoming, token: str, *, language: str, name: str | None = None) -> Outcome:
    """Use an invitation up: the person now holds its role. `name` is what they typed instead of the name shown.

    One who is known already is renamed: they said yes to that name.
    """
    invitation = invitations.by_token(session, token)
    known = people.by_telegram(session, incoming.sender_id)
    if invitation is None or not invitation.is_open(incoming.at):
        return InvitationSpent(known is not None)
    said = name or invitation.name
    # the unit may have ended since the link was made
    unit = None if invitation.unit_id is None else units.tree(session).current(invitation.unit_id)
    person = people.join(
        session,
        telegram_id=incoming.sender_id,
        name=said or clean(incoming.sender_name),
        role=invitation.role,
        unit_id=None if unit is None else unit.id,
        language=language,
        now=incoming.at,
        granted_by=invitation.made_by,
    )
    if said is not None:
        people.rename(session, person.id, said)
        person = people.get(session, person.id)
    invitations.use(session, invitation.id, person_id=person.id, now=incoming.at)
    return Joined(person, invitation.role, unit)


def ask_name(session: Session, incoming: Incoming, token: str) -> Outcome:
    """The name shown is not how theirs is written."""
    invitation = invitations.by_token(session, token)
    if invitation is None or not invitation.is_open(incoming.at):
        return InvitationSpent(False)
    return AskName(invitation)


def address(session: Session, person: Person, chosen: str) -> Outcome:
    """Keep how the person wants to be called."""
    people.address(session, person.id, chosen)
    return Addressed(people.get(session, person.id))


def request_access(session: Session, incoming: Incoming, words: str) -> Outcome:
    """Keep who a stranger says they are, and tell those who may let them in."""
    kept = clean(words)[: invitations.WORDS]
    if sum(c.isalpha() for c in kept) < 6 or len(kept.split()) < 3:
        return turn_away(session, incoming)
    again = invitations.open_request(session, incoming.chat_id) is not None
    request = invitations.ask(
        session, chat_id=incoming.chat_id, sender_name=clean(incoming.sender_name), words=kept, now=incoming.at
    )
    for keeper in admit.keepers(session):
        key = f"access:{request.id}:{keeper.id}"
        notes.send(session, keeper.telegram_id, notes.AccessAsked(request.id), key=key, now=incoming.at)
    return RequestKept(request, again)


def turn_away(session: Session, incoming: Incoming) -> Stranger:
    """Tell a stranger how to ask for access, or that it has been asked for."""
    return Stranger(first=invitations.open_request(session, incoming.chat_id) is None)
