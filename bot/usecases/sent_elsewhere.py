"""What a unit sent by another way than this bot: what is told of it is kept, and its reviewers are asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.answers import clean
from bot.domain.declaration import Channel, Declaration, Kind
from bot.domain.declaring import Sent, read_letter, read_sent
from bot.domain.names import fold
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, who_may
from bot.domain.roster import Tree, Unit
from bot.storage import conversations, declarations, people, sweeps, units
from bot.usecases import addressees, declarable, notes
from bot.usecases.declared import DayNoted, ElsewhereNoted, LetterNoted, Outcome
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty
from bot.usecases.forms import Stale
from bot.usecases.standing import UnitStanding

#: while the number of what was sent is awaited
LETTER = "declare-letter"
#: what is sent by these has no number
_WITHOUT_NUMBER = frozenset({Channel.ZALO, Channel.EMAIL})


def note(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    how: UnitStanding,
    sent: Sent,
    now: datetime,
) -> Outcome:
    """Keep that it was sent; the reviewers are asked once the number is said, or a while later without it."""
    tree = units.tree(session)
    kept = declarable.keep(
        session, person, Kind.ELSEWHERE, duty, how.unit.id, now, channel=sent.channel, day=sent.day, letter=sent.letter
    )
    after = addressees.of_unit(session, deployment, duty, tree, how.unit.id)
    asks_letter = sent.letter is None and sent.channel not in _WITHOUT_NUMBER
    awaited = {"kind": LETTER, "declaration": kept.id} if asks_letter else None
    conversations.await_text(session, person.telegram_id, awaited, now)
    if not asks_letter:
        _queue(session, kept, person, now)
    several = len(person.units(Role.OFFICER)) > 1
    return ElsewhereNoted(after, kept, receiver(tree, how.unit.id), asks_letter, of_several=several)


def said_letter(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, text: str, now: datetime
) -> Outcome | Stale | None:
    kept, words = declarable.own(session, person, declaration_id), deployment.declaring
    if kept is None or not kept.holds:
        return None
    if fold(text) in words.forgotten | deployment.words.none | deployment.words.skip:
        return _ask_reviewers(session, person, kept, now)
    letter = read_letter(text, words)
    day = read_sent(text, words, deployment.words, today=deployment.today(now)).day
    if letter is None and day is not None:
        return DayNoted(declarations.tell(session, kept, None, day, person_id=person.id, now=now))
    if letter is None:
        return None
    # a number alone is the letter's
    told = declarations.tell(
        session, kept, letter, None if clean(text) == letter else day, person_id=person.id, now=now
    )
    return _ask_reviewers(session, person, told, now)


def no_letter(session: Session, person: Person, declaration_id: int, now: datetime) -> Outcome | Stale:
    """The number is not remembered: the reviewers are asked without it."""
    kept = declarable.own(session, person, declaration_id)
    if kept is None or not kept.holds:
        return Stale()
    return _ask_reviewers(session, person, kept, now)


def ask_late(session: Session, now: datetime, *, since: datetime) -> int:
    """Ask the reviewers of what was sent by another way whose number was never said; gives how many are asked."""
    waiting = declarations.waiting_since(session, since)
    late = sweeps.first_times(session, [_asked_mark(each.id) for each in waiting], now)
    return sum(_queue(session, each, None, now) for each in waiting if _asked_mark(each.id) in late)


def unpacked(awaited: Mapping[str, Any]) -> Sent:
    """What has been told of something sent, as it lies in a conversation."""
    kept = awaited.get("sent") or {}
    channel, day = kept.get("channel"), kept.get("day")
    return Sent(
        None if channel is None else Channel(channel),
        None if day is None else date.fromisoformat(day),
        kept.get("letter"),
    )


def packed(sent: Sent) -> dict[str, str | None]:
    day = None if sent.day is None else sent.day.isoformat()
    return {"channel": sent.channel, "day": day, "letter": sent.letter}


def receiver(tree: Tree, unit_id: int) -> Unit:
    """Who sees what a unit sends: the root above it."""
    unit = tree[unit_id]
    while unit.parent is not None:
        unit = tree[unit.parent]
    return unit


def _ask_reviewers(session: Session, person: Person, kept: Declaration, now: datetime) -> LetterNoted:
    conversations.await_text(session, person.telegram_id, None, now)
    _queue(session, kept, person, now)
    return LetterNoted(kept, receiver(units.tree(session), kept.unit_id))


def _queue(session: Session, kept: Declaration, person: Person | None, now: datetime) -> int:
    """Ask every reviewer once, but for who said it; gives how many are asked now."""
    others = [each for each in people.everybody(session) if person is None or each.id != person.id]
    queued = [
        (f"elsewhere:{kept.id}:{reviewer.id}", reviewer.telegram_id, notes.ElsewhereSaid(kept.id))
        for reviewer in who_may(others, May.DECIDE, kept.unit_id, units.tree(session))
    ]
    return notes.send_all(session, queued, now=now)


def _asked_mark(declaration_id: int) -> str:
    return f"elsewhere:{declaration_id}"
