"""Telephone numbers and addresses: people give their own, a reviewer those of people there; nobody else sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain.chasing import Told, Way
from bot.domain.names import fold, may_be, places
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, may
from bot.domain.phones import read_phone
from bot.domain.roster import Tree, Unit
from bot.storage import conversations, people, units
from bot.usecases.chased import AskForget, ContactForgotten, ContactKept, ContactRefused, WhoseContact
from bot.usecases.forms import Stale
from bot.usecases.incoming import Contact

#: while it is asked whose number it is
AWAITED = "whose-contact"
_OFFERED = 6


def shared(session: Session, person: Person, contact: Contact) -> ContactKept | ContactRefused:
    """Somebody shared their own contact."""
    phone = read_phone(contact.phone)
    if phone is None:
        return ContactRefused("contact-abroad")
    return _keep(session, person, phone, None)


def own(session: Session, person: Person, told: Told) -> ContactKept | ContactRefused:
    """Somebody typed their own number or address."""
    if told.wrong is not None:
        return _unread(told.wrong)
    return _keep(session, person, told.phone, told.email)


def of_other(
    session: Session, reviewer: Person, told: Told, now: datetime
) -> ContactKept | ContactRefused | WhoseContact | None:
    """A reviewer typed the number of a person there; None where it may be something else that has a number."""
    found = _meant(session, reviewer, told.whose or "")
    if not found:
        known = told.phone is not None or told.email is not None
        return ContactRefused("contact-nobody", told.whose or "") if known and not told.plain else None
    if told.phone is None and told.email is None:
        return _unread(told.wrong or "")
    if len(found) > 1:
        awaited = {"kind": AWAITED, "phone": told.phone, "email": told.email}
        conversations.await_text(session, reviewer.telegram_id, awaited, now)
        return WhoseContact(tuple(found[:_OFFERED]))
    return _keep(session, found[0][0], told.phone, told.email, by=reviewer)


def chosen(
    session: Session, reviewer: Person, person_id: int, *, phone: str | None, email: str | None, now: datetime
) -> ContactKept | Stale:
    """Of several the one who was meant."""
    person = _below(session, reviewer, person_id)
    if person is None:
        return Stale()
    conversations.await_text(session, reviewer.telegram_id, None, now)
    return _keep(session, person, phone, email, by=reviewer)


def forget(session: Session, person: Person, ways: Collection[Way]) -> ContactForgotten:
    """Somebody wishes their number or address, or both, to be forgotten."""
    before = people.contact(session, person.id)
    phone = None if Way.PHONE in ways else before.phone
    email = None if Way.EMAIL in ways else before.email
    people.reach_by(session, person.id, phone=phone, email=email)
    had = {Way.PHONE: before.phone, Way.EMAIL: before.email}
    gone = frozenset(way for way in ways if had[way] is not None)
    return ContactForgotten(frozenset(ways), gone, people.contact(session, person.id))


def ask_forget_of(
    session: Session, reviewer: Person, way: Way, names: Iterable[str]
) -> AskForget | ContactForgotten | None:
    """A reviewer wishes the number or address of a person there to be forgotten: nothing is, before it is asked.

    Of the names that may be meant the first that somebody has; None where nobody has any.
    """
    found = next(filter(None, (_meant(session, reviewer, name) for name in names)), [])
    if not found:
        return None
    contacts = people.contacts(session, {person.id for person, _ in found})
    kept = [each for each in found if contacts[each[0].id].by(way) is not None]
    if not kept:
        return replace(forget(session, found[0][0], {way}), person=found[0][0])
    return AskForget(way, tuple(kept[:_OFFERED]))


def forget_of(session: Session, reviewer: Person, way: Way, person_id: int) -> ContactForgotten | Stale:
    """The number or address of a person there is forgotten."""
    person = _below(session, reviewer, person_id)
    return Stale() if person is None else replace(forget(session, person, {way}), person=person)


def _unread(typed: str) -> ContactRefused:
    return ContactRefused("contact-unread-email" if "@" in typed else "contact-unread", typed)


def _keep(
    session: Session, person: Person, phone: str | None, email: str | None, *, by: Person | None = None
) -> ContactKept:
    before = people.contact(session, person.id)
    people.reach_by(session, person.id, phone=phone or before.phone, email=email or before.email)
    contact = people.contact(session, person.id)
    return ContactKept(contact, None if by is None or by.id == person.id else person)


def _meant(session: Session, reviewer: Person, name: str) -> list[tuple[Person, Unit]]:
    """Those of a name, or the end of one, whom the reviewer may chase; a unit's name may stand beside it."""
    tree, said = units.tree(session), [word for word in name.split() if fold(word)]
    found = []
    for person in people.everybody(session):
        for unit in _units(reviewer, person, tree):
            rest = _without(unit, said)
            if rest and _ends(person.name.split(), rest):
                found.append((person, unit, rest != said))
    named = [each for each in found if each[2]] or found
    return list({person.id: (person, unit) for person, unit, _ in named}.values())


def _without(unit: Unit, said: list[str]) -> list[str]:
    """Words without the unit's name among them."""
    folded = [fold(word) for word in said]
    spans = (span for called in unit.called for span in places(called.split(), said, folded))
    start, end = next(spans, (0, 0))
    return said[:start] + said[end:]


def _ends(whole: list[str], said: list[str]) -> bool:
    """Whether a name ends as it was said."""
    return len(said) <= len(whole) and all(map(may_be, said, whole[-len(said) :]))


def _below(session: Session, reviewer: Person, person_id: int) -> Person | None:
    """A person (id) whom the reviewer may chase."""
    tree = units.tree(session)
    person = next((each for each in people.everybody(session) if each.id == person_id), None)
    return person if person is not None and _units(reviewer, person, tree) else None


def _units(reviewer: Person, person: Person, tree: Tree) -> list[Unit]:
    """The units of a person that a reviewer may chase."""
    held = dict.fromkeys(each.unit_id for each in person.holdings if each.unit_id is not None)
    return [tree[each] for each in held if each in tree and may(reviewer, May.CHASE, each, tree)]
