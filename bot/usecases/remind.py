"""Reminders: once a minute a sweep looks what has come; what is said is read afresh when it is sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.permissions import Person
from bot.domain.schedule import is_quiet
from bot.domain.staff import Staff
from bot.domain.watching import REACH
from bot.storage import outages, outbox, people, postgresql, rungs, sweeps, units, watches
from bot.usecases import by_mail, chase, consent, notes, resting, sent_elsewhere, snooze, succession, timetable
from bot.usecases.deployment import Deployment
from bot.usecases.planned import Planned

#: so long the number of a letter is awaited before the reviewers are asked without it
_LETTER_AWAITED = timedelta(minutes=30)


def sweep(session: Session, deployment: Deployment, now: datetime) -> int:
    """Queue what has come due; gives how many messages. Whatever restarts and clock jumps do, each goes out once.

    While what waited during an outage is being read, nobody is told what they miss: it may be among it. The session has
    done nothing yet.
    """
    postgresql.see_one_moment(session)
    succession.settle(session, deployment, now)
    if is_quiet(deployment.local(now), deployment.calendar) or outages.being_read(session):
        return 0
    told = succession.tell(session, now) + sent_elsewhere.ask_late(session, now, since=now - _LETTER_AWAITED)
    return told + chase.sweep(session, deployment, now) + _remind(session, deployment, now)


def _remind(session: Session, deployment: Deployment, now: datetime) -> int:
    watched = watches.since(session, now - REACH)
    hours = people.hours(session)
    opened = {slot for hour in hours for slot in watched.opens(now, hour, deployment.zone)}
    watches.keep(session, now, came=bool(opened))
    again = snooze.due(session, deployment, now)
    if not opened and not again:
        return 0
    staff = Staff(tuple(people.everybody(session)), units.tree(session))
    come: tuple[Planned, ...] = ()
    if opened:
        consent.settle(session, deployment, now)
        come = _to_the_silent(session, deployment, timetable.now(session, deployment, staff, now, watched), now)
        timetable.close_drafts(session, deployment, staff, now)
    told = _new(session, deployment, come, now)
    snooze.told(session, deployment, now)
    by_id, today = {person.id: person for person in staff.people}, deployment.today(now)
    by_mail_alone = people.unreachable_ids(session) if deployment.mails else frozenset[int]()
    queued, mailed = [], 0
    for person_id in dict.fromkeys((*told, *again)):
        person, (day, asked) = by_id.get(person_id), again.get(person_id, (today, []))
        items = tuple(dict.fromkeys((*told.get(person_id, ()), *asked)))
        if person is not None and items:
            key = _key(person, deployment, now, by_rung=person_id in told)
            note = notes.Digest((today if person_id in told else day).isoformat(), items)
            if person.id in by_mail_alone:
                mailed += by_mail.instead(session, person.id, key, note, now)
            else:
                queued.append((key, person.telegram_id, note))
    return mailed + notes.send_all(session, queued, now=now, lane=outbox.REMINDERS)


def _key(person: Person, deployment: Deployment, now: datetime, *, by_rung: bool) -> str:
    """Of what comes by itself there is one message a part of a day; what was asked for comes besides."""
    if not by_rung:
        return f"again:{person.id}:{deployment.local(now):%Y-%m-%dT%H:%M}"
    return timetable.key_of(deployment, person, now)


def _to_the_silent(
    session: Session, deployment: Deployment, come: tuple[Planned, ...], now: datetime
) -> tuple[Planned, ...]:
    """What is for people who have had no message on this part of the day: what the others miss now waits, untold."""
    people_of = {each.person.id: each.person for each in come if each.person is not None}
    keys = {person.id: _key(person, deployment, now, by_rung=True) for person in people_of.values()}
    taken = outbox.outcomes(session, keys.values()).keys() | by_mail.taken(session, keys.values())
    return tuple(each for each in come if each.person is None or keys[each.person.id] not in taken)


def _new(
    session: Session, deployment: Deployment, come: Iterable[Planned], now: datetime
) -> dict[int, list[notes.Item]]:
    """What has not been told before, by person; marks it as told."""
    listed = [(each, each.person.id) for each in come if each.person is not None]
    owed = {
        rungs.Rung(person_id, item.unit_id, item.plan_id, item.obligation_id, item.period, item.slot)
        for each, person_id in listed
        if isinstance(item := each.item, notes.Owed)
    }
    new_rungs = rungs.tell(session, owed, deployment.today(now))
    new_keys = sweeps.first_times(session, [each.once for each, _ in listed if each.once], now)
    found: defaultdict[int, list[notes.Item]] = defaultdict(list)
    for each, person_id in listed:
        item = each.item
        if isinstance(item, notes.Owed):
            rung = rungs.Rung(person_id, item.unit_id, item.plan_id, item.obligation_id, item.period, item.slot)
            new = rung in new_rungs
        else:
            new = each.once in new_keys
        if new:
            found[person_id].append(item)
            _mark(session, each, now)
    return found


def _mark(session: Session, told: Planned, now: datetime) -> None:
    """What runs from the first time that something is told."""
    if isinstance(told.item, notes.ConsentAsked):
        sweeps.first_time(session, consent.asked_mark(told.item.nomination_id, told.item.since), now)
    elif isinstance(told.item, notes.DraftLies):
        resting.warned(session, told.once, now)
