"""To hear once more, in the afternoon or the next morning, of what a unit still misses: it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.domain.calendar import ONE_DAY
from bot.domain.declaration import Declaration
from bot.domain.permissions import Person
from bot.domain.progress import Group
from bot.domain.reminding_again import When
from bot.domain.schedule import AFTERNOON, Part, Slot
from bot.storage import people, rungs, snoozes, units
from bot.usecases import addressees, duties, notes, timetable
from bot.usecases.deployment import Deployment
from bot.usecases.planned import Planned

#: asked for before the one it comes at the other
_LATER_TODAY = ((time(13, 0), AFTERNOON), (time(16, 0), time(16, 30)))
#: what was told longer ago is not what somebody wishes to hear once more
_RECENT = timedelta(days=14)
_DECLARED = frozenset({Group.NONE, Group.ELSEWHERE})


@dataclass(frozen=True)
class Snoozed:
    """It is said once more at a moment (local); `before` that this had been asked for."""

    at: datetime
    before: bool = False


@dataclass(frozen=True)
class AskWhen:
    """When is what was told on a day to be said once more? `later` (local) is today's, None where it is too late.

    `far` says that the person spoke of a time that is far off: a rest may be what is meant.
    """

    day: date
    later: datetime | None
    morning: datetime
    far: bool = False


@dataclass(frozen=True)
class NothingToRepeat:
    """The person was told of nothing lately; `next` is what they are told next."""

    next: Planned | None


@dataclass(frozen=True)
class NothingMissing:
    """Of what the person was told nothing is missing any more; `declared` are their words that say why."""

    declared: tuple[Declaration, ...] = ()


Outcome = Snoozed | AskWhen | NothingToRepeat | NothingMissing


def ask(
    session: Session, deployment: Deployment, person: Person, day: date, now: datetime, *, morning: bool = False
) -> Snoozed | NothingMissing | None:
    """Say once more what a person was told on a day, later today or in the morning; once, however often it is tapped.

    With `morning` on the next working day whatever the hour. None when they were told nothing on that day.
    """
    told_on = rungs.told_on(session, person.id, day)
    if not told_on:
        return None
    met = _met(session, deployment, told_on, now)
    if met is not None:
        return met
    due_at = _morning(deployment, person, now) if morning else _due(deployment, person, now)
    waiting = snoozes.waiting(session, person.id)
    if waiting is not None:
        if not morning or deployment.local(waiting.due_at) >= due_at:
            return Snoozed(deployment.local(waiting.due_at), before=True)
        snoozes.told(session, waiting.id, now)
    snoozes.ask(session, person_id=person.id, day=day, due_at=due_at, now=now)
    return Snoozed(due_at)


def ask_in_words(session: Session, deployment: Deployment, person: Person, when: When, now: datetime) -> Outcome:
    """Say once more what a person was told last; where the words do not tell when, ask."""
    today = deployment.today(now)
    day = rungs.last_told(session, person.id, since=today - _RECENT)
    if day is None:
        return NothingToRepeat(timetable.next_for(session, deployment, person, now)[0])
    local = deployment.local(now)
    late = local.time() >= _LATER_TODAY[-1][0] or not deployment.calendar.is_working_day(today)
    if when is When.MORNING or (when is When.AFTERNOON and not late):
        asked = ask(session, deployment, person, day, now, morning=when is When.MORNING)
        if asked is not None:
            return asked
    met = _met(session, deployment, rungs.told_on(session, person.id, day), now)
    later = None if late else _due(deployment, person, now)
    return met or AskWhen(day, later, _morning(deployment, person, now), far=when is When.FAR)


def was_told_lately(session: Session, deployment: Deployment, person: Person, now: datetime) -> bool:
    """Whether a person was reminded of something on this day or the one before."""
    return rungs.last_told(session, person.id, since=deployment.today(now) - ONE_DAY) is not None


def asked_for(session: Session, deployment: Deployment, person: Person, now: datetime) -> datetime | None:
    """When (local) a person hears once more what they asked for, if nothing changes until then."""
    waiting = snoozes.waiting(session, person.id)
    if waiting is None or waiting.due_at <= now:
        return None
    told_on = rungs.told_on(session, person.id, waiting.day)
    rests = not person.reminding.hears_on(deployment.today(waiting.due_at))
    return None if rests or _met(session, deployment, told_on, now) else deployment.local(waiting.due_at)


def next_moment(session: Session, deployment: Deployment, person: Person, now: datetime) -> datetime | None:
    """When (local) a person is reminded next, of itself or as they asked."""
    foreseen, _ = timetable.next_for(session, deployment, person, now)
    again = asked_for(session, deployment, person, now)
    foreseen_at = None if foreseen is None else foreseen.at
    return min((each for each in (again, foreseen_at) if each is not None), default=None)


def _met(
    session: Session, deployment: Deployment, told_on: tuple[rungs.Rung, ...], now: datetime
) -> NothingMissing | None:
    """That none of what was told is still missing; None while any is, or may be."""
    tree, today, said = units.tree(session), deployment.today(now), list[Declaration]()
    for rung in told_on:
        duty = duties.known(deployment, plan_id=rung.plan_id, obligation_id=rung.obligation_id, period=rung.period)
        if duty is None:
            continue
        how = addressees.of_unit(session, deployment, duty, tree, rung.unit_id)
        if addressees.hears(how, today):
            return None
        if how.declared is not None and how.progress.group in _DECLARED:
            said.append(how.declared)
    return NothingMissing(tuple(said))


def due(session: Session, deployment: Deployment, now: datetime) -> dict[int, tuple[date, list[notes.Item]]]:
    """What is to be said once more by now, by person, with the day on which they were told it.

    After an outage that is not before their morning.
    """
    found: dict[int, tuple[date, list[notes.Item]]] = {}
    for each in _come(session, deployment, now):
        told = rungs.told_on(session, each.person_id, each.day)
        found[each.person_id] = (
            each.day,
            [notes.Owed(rung.plan_id, rung.obligation_id, rung.period, rung.unit_id, rung.slot) for rung in told],
        )
    return found


def told(session: Session, deployment: Deployment, now: datetime) -> None:
    """What `due` gave has been queued."""
    for each in _come(session, deployment, now):
        snoozes.told(session, each.id, now)


def _come(session: Session, deployment: Deployment, now: datetime) -> list[snoozes.Snooze]:
    today = deployment.today(now)
    return [
        each
        for each in snoozes.due(session, now)
        if deployment.today(each.due_at) == today
        or Slot(today).at(people.get(session, each.person_id).reminding.hour, deployment.zone) <= now
    ]


def _due(deployment: Deployment, person: Person, now: datetime) -> datetime:
    local = deployment.local(now)
    for until, at in _LATER_TODAY:
        if local.time() < until:
            return datetime.combine(local.date(), at, deployment.zone)
    return _morning(deployment, person, now)


def _morning(deployment: Deployment, person: Person, now: datetime) -> datetime:
    """The person's morning of the next working day."""
    local = deployment.local(now)
    morning = deployment.calendar.first_working_day(local.date() + ONE_DAY)
    return Slot(morning, Part.MORNING).at(person.reminding.hour, deployment.zone)
