"""Reminders by e-mail: to everybody with an address while Telegram is away, and to who has blocked the bot.

What goes by mail are figures of units, never anybody who is nominated. A message that waits for Telegram goes out there
as well once it is back, if it still says something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.permissions import Person
from bot.domain.schedule import is_quiet
from bot.domain.staff import Staff
from bot.domain.watching import REACH
from bot.storage import mails, outages, outbox, people, postgresql, sweeps, units, watches
from bot.usecases import chase_calls, duties, notes, reminders, timetable
from bot.usecases.chased import CallList
from bot.usecases.deployment import Deployment

_BY_MAIL = (notes.Owed, notes.Summary, notes.MilestoneDue)
#: a message that could not go out for so long goes by mail
_WAITED = timedelta(minutes=5)


@dataclass(frozen=True)
class ByMail:
    """What a mail says to whom. `lost_at` is since when Telegram has been away (local); None where it is there.

    `office` is whose assistant writes. `calls` are whom a reviewer may telephone meanwhile, a list for each duty of
    which they hear how all stand.
    """

    person: Person
    address: str
    told: reminders.Part | reminders.Several
    lost_at: datetime | None
    office: str
    calls: tuple[CallList, ...] = ()


def queue(session: Session, deployment: Deployment, now: datetime) -> int:
    """While contact with Telegram is lost, queue what has come for everybody with an address; gives how many mails.

    Each part of a day is looked at once; what lay ready for Telegram and could not go out is taken too. The session has
    done nothing yet.
    """
    postgresql.see_one_moment(session)
    if is_quiet(deployment.local(now), deployment.calendar):
        return 0
    with_address = people.with_email(session)
    return _stuck(session, with_address, now) + _come(session, deployment, with_address, now)


def instead(session: Session, person_id: int, key: str, note: notes.Digest, now: datetime) -> bool:
    """Queue by mail what of a message may go so and has not before; False when that is nothing, or its key is taken."""
    items = {_mark(person_id, item): item for item in note.items if isinstance(item, _BY_MAIL)}
    before = sweeps.marked(session, items)
    fresh = tuple(item for mark, item in items.items() if mark not in before)
    packed = notes.pack(notes.Digest(note.day, fresh))
    if not fresh or not mails.add(session, key=_letter(key), person_id=person_id, note=packed, now=now):
        return False
    sweeps.first_times(session, items, now)
    return True


def taken(session: Session, keys: Iterable[str]) -> frozenset[str]:
    """For which of these messages, by their keys, a mail was queued instead."""
    by_letter = {_letter(key): key for key in keys}
    return frozenset(by_letter[each] for each in mails.taken(session, by_letter))


def _letter(key: str) -> str:
    return f"mail:{key}"


def load(
    session: Session, deployment: Deployment, person_id: int, packed: dict[str, Any], now: datetime, wall: datetime
) -> ByMail | None:
    """What a queued mail has to say now; None when nothing is left of it, or the person has no address any more."""
    person, note = people.get(session, person_id), notes.unpack(packed)
    address = people.contact(session, person_id).email
    if address is None or not isinstance(note, notes.Digest):
        return None
    told = reminders.read(session, deployment, person, note, now)
    if told is None:
        return None
    office = _office(session, person)
    lost_at = outages.last_contact(session) if outages.lost(session, now, wall) else None
    if lost_at is None:
        return ByMail(person, address, _figures(told), None, office)
    calls = tuple(_calls(session, deployment, person, note, now))
    return ByMail(person, address, _figures(told), deployment.local(lost_at), office, calls)


def _calls(
    session: Session, deployment: Deployment, person: Person, note: notes.Digest, now: datetime
) -> Iterator[CallList]:
    """Whom to telephone in the units that are short, with numbers: it stands in the mail of who may see those."""
    for item in note.items:
        if not isinstance(item, notes.Summary):
            continue
        duty = duties.known(deployment, plan_id=item.plan_id, obligation_id=item.obligation_id, period=item.period)
        listed = None if duty is None else chase_calls.listed(session, deployment, person, duty, now, size=None)
        if isinstance(listed, CallList) and listed.units:
            yield listed


def _office(session: Session, person: Person) -> str:
    """The body in whose name the assistant writes to a person: the root above their units."""
    tree = units.tree(session)
    own = [holding.unit_id for holding in person.holdings if holding.unit_id is not None and holding.unit_id in tree]
    roots = [unit for unit_id in own for unit in tree.ancestors(unit_id) if unit.parent is None]
    return next((unit.name for unit in (*roots, *tree) if unit.parent is None), "")


def _figures(told: reminders.Part | reminders.Several) -> reminders.Part | reminders.Several:
    """What is told without the unit's notebook, what it is to mend and what is being written: people stand there."""
    if isinstance(told, reminders.Several):
        return reminders.Several(tuple(map(_bare, told.parts)))
    return _bare(told)


def _bare(part: reminders.Part) -> reminders.Part:
    if not isinstance(part, reminders.Reminded):
        return part
    return replace(part, hints=None, writing=(), standings=tuple(replace(how, returned=None) for how in part.standings))


def _mark(person_id: int, item: notes.Item) -> str:
    """What marks that a person was told of something by mail: however long Telegram is away, each rung goes once."""
    return ":".join(("mailed", str(person_id), type(item).__name__, *map(str, astuple(item))))


def _stuck(session: Session, with_address: dict[int, Person], now: datetime) -> int:
    """What has waited for Telegram for some minutes."""
    queued = 0
    by_chat = {person.telegram_id: person for person in with_address.values()}
    for key, chat_id, payload in outbox.reminders_waiting(session, now - _WAITED):
        person = by_chat.get(chat_id)
        if person is None or payload["kind"] != notes.Digest.__name__:
            continue
        note = notes.unpack(payload)
        if isinstance(note, notes.Digest):
            queued += instead(session, person.id, key, note, now)
    return queued


def _come(session: Session, deployment: Deployment, with_address: dict[int, Person], now: datetime) -> int:
    """What has come since somebody swept last, and would lie ready if Telegram were there."""
    watched, zone = watches.since(session, now - REACH), deployment.zone
    parts = {f"mailed:{hour}:{slot}" for hour in people.hours(session) for slot in watched.opens(now, hour, zone)}
    if not with_address or not sweeps.first_times(session, parts, now):
        return 0
    staff = Staff(tuple(people.everybody(session)), units.tree(session))
    found: defaultdict[int, list[notes.Item]] = defaultdict(list)
    for one in timetable.now(session, deployment, staff, now, watched):
        if one.person is not None and one.person.id in with_address:
            found[one.person.id].append(one.item)
    day, queued = deployment.today(now).isoformat(), 0
    for person_id, items in found.items():
        # the message itself still goes out on Telegram once that is back: it has its own key
        key = f"away:{timetable.key_of(deployment, with_address[person_id], now)}"
        queued += instead(session, person_id, key, notes.Digest(day, tuple(dict.fromkeys(items))), now)
    return queued
