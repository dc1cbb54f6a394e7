"""The way in: invitation links, what strangers ask for, and what the reviewer makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rapidfuzz import fuzz, process
from sqlmodel import Session

from bot.domain.answers import clean
from bot.domain.names import fold
from bot.domain.permissions import Action, Person, Role, may, who_may
from bot.domain.roster import Tree, Unit
from bot.storage import invitations, people, units
from bot.storage.invitations import AccessRequest, Invitation
from bot.usecases import notes
from bot.usecases.incoming import Incoming

#: how alike the stranger's words and a unit's name must be to be offered, 0..100
_ALIKE = 85
_SYLLABLE = 4
#: so many units are offered for a text
_NAMED = 3


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
    """The reviewer picks a unit to invite for; `typed` finds it by words."""

    units: tuple[Unit, ...]


@dataclass(frozen=True)
class LinkMade:
    """A single-use link for a unit."""

    unit: Unit
    token: str


@dataclass(frozen=True)
class NotAllowed:
    """The person's roles do not allow that."""


Outcome = (
    Stranger
    | RequestKept
    | Invited
    | InvitationSpent
    | AskName
    | Joined
    | NotMe
    | Addressed
    | RequestCard
    | RequestDecided
    | InviteWhom
    | LinkMade
    | NotAllowed
)


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
    unit_id = None if invitation.unit_id is None else units.tree(session).current(invitation.unit_id).id
    person = people.join(
        session,
        telegram_id=incoming.sender_id,
        name=said or clean(incoming.sender_name),
        role=invitation.role,
        unit_id=unit_id,
        language=language,
        now=incoming.at,
        granted_by=invitation.made_by,
    )
    if said is not None:
        people.rename(session, person.id, said)
        person = people.get(session, person.id)
    invitations.use(session, invitation.id, person_id=person.id, now=incoming.at)
    return _joined(session, person, invitation.role, unit_id)


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
    for keeper in _keepers(session):
        key = f"access:{request.id}:{keeper.id}"
        notes.send(session, keeper.telegram_id, notes.AccessAsked(request.id), key=key, now=incoming.at)
    return RequestKept(request, again)


def turn_away(session: Session, incoming: Incoming) -> Stranger:
    """Tell a stranger how to ask for access, or that it has been asked for."""
    return Stranger(first=invitations.open_request(session, incoming.chat_id) is None)


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
        name=name_in(request.words) or request.sender_name,
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
    if request is None or reviewer not in _keepers(session):
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
    return RequestCard(request, living if everything else _named_now(request.words, living, tree, on))


def choose_unit(session: Session, reviewer: Person, request_id: int, *, on: date) -> RequestCard | NotAllowed | None:
    """The request with all units to choose from, for those who may let strangers in."""
    return request_card(session, request_id, on=on, everything=True) if reviewer in _keepers(session) else NotAllowed()


def choose_named(session: Session, reviewer: Person, request_id: int, text: str, *, on: date) -> RequestCard | None:
    """The request with the units that a text names; None when it names none, or there is nothing to decide."""
    card = choose_unit(session, reviewer, request_id, on=on)
    if not isinstance(card, RequestCard):
        return None
    named = _named_now(text, card.offered, units.tree(session), on)
    return RequestCard(card.request, named) if named else None


def invite_whom(session: Session, reviewer: Person, *, on: date) -> InviteWhom | NotAllowed:
    """The units for which this person may make links, in being on a day."""
    tree = units.tree(session)
    allowed = tuple(unit for unit in tree if unit.exists_on(on) and may(reviewer, Action.INVITE, unit.id, tree))
    return InviteWhom(allowed) if allowed else NotAllowed()


def invite_named(session: Session, reviewer: Person, words: str, *, on: date) -> InviteWhom | None:
    """Those of the units for which this person may make links that a text names; None when it names none."""
    whom = invite_whom(session, reviewer, on=on)
    named = _named_now(words, whom.units, units.tree(session), on) if isinstance(whom, InviteWhom) else ()
    return InviteWhom(named) if named else None


def invite(session: Session, reviewer: Person, unit_id: int, *, token: str, now: datetime) -> Outcome:
    """Make a link for an officer of a unit."""
    tree = units.tree(session)
    if unit_id not in tree or not may(reviewer, Action.INVITE, unit_id, tree):
        return NotAllowed()
    invitations.make(session, token=token, role=Role.OFFICER, unit_id=unit_id, now=now, made_by=reviewer.id)
    return LinkMade(tree[unit_id], token)


def name_in(words: str) -> str | None:
    """The name with which a stranger began their words: two to six capitalised words before the first comma."""
    first = words.replace("\n", ",").split(",", 1)[0].split()
    if not 2 <= len(first) <= 6 or not all(word[0].isupper() for word in first):
        return None
    return " ".join(first)


def named_in(words: str, offered: Iterable[Unit], *, limit: int = _NAMED) -> tuple[Unit, ...]:
    """The units whose name or alias a text seems to hold, the likeliest first."""
    by_id, said = {unit.id: unit for unit in offered}, fold(words)
    names = {
        (unit_id, place): fold(name)
        for unit_id, unit in by_id.items()
        for place, name in enumerate((unit.name, *unit.aliases))
    }
    # a syllable stands in many names: it has to be one
    scorer = fuzz.partial_ratio if len(said) >= _SYLLABLE else fuzz.ratio
    found = process.extract(said, names, scorer=scorer, limit=len(names), score_cutoff=_ALIKE)
    # of two names that fit alike, the longer one says more
    ranked = sorted(found, key=lambda hit: (-hit[1], -len(hit[0])))
    unit_ids = dict.fromkeys(key[0] for _, _, key in ranked)
    return tuple(by_id[unit_id] for unit_id in list(unit_ids)[:limit])


def _named_now(words: str, offered: Iterable[Unit], tree: Tree, on: date) -> tuple[Unit, ...]:
    """Those of the units in being whose name a text seems to hold, or the name of one that they succeed."""
    among = {unit.id for unit in offered}
    said = named_in(words, (unit for unit in tree if any(now.id in among for now in tree.on(unit.id, on))), limit=6)
    found = dict.fromkeys(now for unit in said for now in tree.on(unit.id, on) if now.id in among)
    return tuple(found)[:_NAMED]


def _keepers(session: Session) -> tuple[Person, ...]:
    """Those who may let strangers in, on any tree."""
    tree = units.tree(session)
    everybody = people.everybody(session)
    found = {p.id: p for unit in tree if unit.parent is None for p in who_may(everybody, Action.ADMIT, unit.id, tree)}
    return tuple(found.values())


def _joined(session: Session, person: Person, role: Role, unit_id: int | None) -> Joined:
    return Joined(person, role, None if unit_id is None else units.tree(session)[unit_id])
