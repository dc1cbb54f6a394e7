"""An account that several share: their names, who of them works, and what waits until that is known.

Names change no rights. What an account may do is asked of its roles alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import sharing
from bot.domain.permissions import Person
from bot.storage import conversations, people, working_names
from bot.storage.working_names import NobodyNamed, WorkingName
from bot.usecases import waiting_things
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale
from bot.usecases.names_shown import (
    AskNewName,
    AskWorkingName,
    NameDropped,
    Names,
    NamesFull,
    NotGoneOn,
    Outcome,
    Working,
)
from bot.usecases.turn import Outcome as AnyOutcome
from bot.usecases.turn import Turn

#: while a name is to be typed, and while one is offered to be added
AWAITED, OFFERED = "working-name", "new-working-name"
#: so much may wait for a name
_HELD = 5

Act = Callable[[Turn], tuple[AnyOutcome, ...]]


def working(session: Session, person: Person, now: datetime) -> WorkingName | None:
    """Who works at an account; None where it is one person's, or where nobody has said so since it rested."""
    names = working_names.of_person(session, person.id) if person.shared else ()
    if len(names) == 1:
        return names[0]
    return next((each for each in names if each.used_at is not None and now - each.used_at <= sharing.REST), None)


def as_working(session: Session, deployment: Deployment, person: Person, now: datetime) -> Person:
    """The person by the name of who works, addressed as that name has it."""
    known = working(session, person, now)
    if known is None:
        return person
    address = sharing.address(known.name, deployment.sharing)
    return replace(person, name=known.name, address=address or person.address)


def take(turn: Turn, act: Act) -> tuple[AnyOutcome, ...]:
    """Do what came in at an account that several share.

    Where nobody has said who works, what would be kept is undone and waits until that has been asked.
    """
    session, person, now = turn.session, turn.person, turn.now
    known = working(session, person, now)
    working_names.sign_as(session, person.id, None if known is None else known.name)
    if known is not None:
        working_names.use(session, person.id, known.id, now)
    try:
        with session.begin_nested():
            outcomes = act(replace(turn, person=as_working(session, turn.deployment, person, now)))
            session.flush()
    except NobodyNamed:
        waiting_things.add(turn, most=_HELD)
        return (Names(person.name, working_names.of_person(session, person.id), asks=True, waits=True),)
    return (*outcomes, *_released(turn, act))


def _released(turn: Turn, act: Act) -> tuple[AnyOutcome, ...]:
    """What waited for a name, done now that there is one; what waited too long is told, and not done."""
    session, now = turn.session, turn.now
    conversation = conversations.get(session, turn.chat)
    person = people.get(session, turn.person.id)
    if not conversation.held or (person.shared and working(session, person, now) is None):
        return ()
    conversations.hold(session, turn.chat, (), now)
    person = as_working(session, turn.deployment, person, now)
    outcomes: list[AnyOutcome] = []
    for written in conversation.held:
        incoming = waiting_things.read(turn.incoming, written)
        if now - incoming.at > sharing.REST:
            # by now another one may hold the phone: it is not theirs
            outcomes.append(NotGoneOn(incoming.at, waiting_things.words(incoming)))
            continue
        waiting_things.put_back(session, turn.chat, written, now)
        again = replace(turn, person=person, incoming=incoming, conversation=conversations.get(session, turn.chat))
        outcomes.extend(act(again))
    return tuple(outcomes)


def show(session: Session, person: Person, now: datetime, *, asks: bool = False, trims: bool = False) -> Names:
    """The names at an account, and who works."""
    own, names = people.get(session, person.id), working_names.of_person(session, person.id)
    known = working(session, own, now)
    return Names(own.name, names, known, asks=asks and len(names) > 1, trims=trims)


def choose(session: Session, person: Person, name_id: int, now: datetime) -> Outcome | Stale:
    """One of the names works from now on."""
    found = _own(session, person, name_id)
    return Stale() if found is None else works(session, person, found, now)


def works(session: Session, person: Person, chosen: WorkingName, now: datetime) -> Working:
    """This one works from now on, and what is done is done by that name."""
    working_names.use(session, person.id, chosen.id, now)
    working_names.sign_as(session, person.id, chosen.name)
    held = conversations.get(session, person.telegram_id).held
    return Working(chosen.name, goes_on=bool(held))


def ask_name(session: Session, person: Person, now: datetime) -> Outcome:
    """Ask for a name; what was awaited before is awaited again afterwards."""
    count = len(working_names.of_person(session, person.id))
    if count >= sharing.MOST:
        return NamesFull(count)
    before = conversations.get(session, person.telegram_id).awaiting
    if before is not None and before["kind"] in (AWAITED, OFFERED):
        before = before["before"]
    conversations.await_text(session, person.telegram_id, {"kind": AWAITED, "before": before}, now)
    return AskWorkingName()


def typed(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome:
    """The name that was asked for: it is added, and asked who works."""
    name = sharing.read_name(text)
    if name is None:
        return AskWorkingName(typed=" ".join(text.split())[:20])
    if _taken(session, deployment, person, name):
        return AskWorkingName(typed=name, taken=True)
    conversations.await_text(session, person.telegram_id, awaited["before"], now)
    _add(session, person, name)
    return replace(show(session, person, now, asks=True), waits=_waits(session, person))


def offer(session: Session, person: Person, name: str, now: datetime) -> Outcome:
    """Somebody works whose name is not at the account: shall it be added?"""
    asked = ask_name(session, person, now)
    if not isinstance(asked, AskWorkingName):
        return asked
    awaited = conversations.get(session, person.telegram_id).awaiting or {}
    offered = {**awaited, "kind": OFFERED, "name": name}
    conversations.await_text(session, person.telegram_id, offered, now)
    return AskNewName(name)


def accept(turn: Turn) -> Outcome | Stale:
    """Add the name that was offered; that one works from now on."""
    session, person, now = turn.session, turn.person, turn.now
    awaited = turn.conversation.awaiting or {}
    if awaited.get("kind") != OFFERED or _taken(session, turn.deployment, person, awaited["name"]):
        return Stale()
    conversations.await_text(session, turn.chat, awaited["before"], now)
    return works(session, person, _add(session, person, awaited["name"]), now)


def drop(session: Session, person: Person, name_id: int, now: datetime) -> Outcome | Stale:
    """Take a name away; where none but the account's own is left, it is one person's again."""
    found = _own(session, person, name_id)
    if found is None:
        return Stale()
    working_names.remove(session, found.id)
    left = working_names.of_person(session, person.id)
    if [each.name for each in left] in ([], [people.get(session, person.id).name]):
        for each in left:
            working_names.remove(session, each.id)
        people.share(session, person.id, shared=False)
        working_names.sign_no_more(session)
        return NameDropped(found.name, ())
    known = working(session, person, now)
    working_names.sign_as(session, person.id, None if known is None else known.name)
    return NameDropped(found.name, left)


def find(session: Session, deployment: Deployment, person: Person, name: str) -> WorkingName | None:
    """The name at an account that a typed one means."""
    names = working_names.of_person(session, person.id)
    return sharing.pick(names, name, deployment.sharing, called=lambda each: each.name)


def _waits(session: Session, person: Person) -> bool:
    return bool(conversations.get(session, person.telegram_id).held)


def _taken(session: Session, deployment: Deployment, person: Person, name: str) -> bool:
    known = [each.name for each in working_names.of_person(session, person.id)]
    known = known or [people.get(session, person.id).name]
    return any(sharing.is_same(name, each, deployment.sharing) for each in known)


def _add(session: Session, person: Person, name: str) -> WorkingName:
    """A further name; with the first the account's own stands there too."""
    if not working_names.of_person(session, person.id):
        working_names.add(session, person.id, people.get(session, person.id).name)
        people.share(session, person.id, shared=True)
    return working_names.add(session, person.id, name)


def _own(session: Session, person: Person, name_id: int) -> WorkingName | None:
    return next((each for each in working_names.of_person(session, person.id) if each.id == name_id), None)
