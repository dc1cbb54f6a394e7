"""To hear once more, in the afternoon or the next morning, of what a unit still misses: it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlmodel import Session

from bot.domain.calendar import ONE_DAY
from bot.domain.permissions import Person
from bot.domain.progress import Group
from bot.domain.schedule import AFTERNOON, Part, Slot
from bot.storage import people, rungs, snoozes, units
from bot.usecases import addressees, duties, notes
from bot.usecases.deployment import Deployment
from bot.usecases.standing import UnitStanding

#: asked for before the one it comes at the other
_LATER_TODAY = ((time(13, 0), AFTERNOON), (time(16, 0), time(16, 30)))


@dataclass(frozen=True)
class Snoozed:
    """It is said once more at a moment (local); `before` that this had been asked for."""

    at: datetime
    before: bool = False


@dataclass(frozen=True)
class NothingAgain:
    """Nothing of it is said once more: all has been sent by now, or the units have `said` how it is."""

    said: bool


Outcome = Snoozed | NothingAgain


def ask(session: Session, deployment: Deployment, person: Person, day: date, now: datetime) -> Outcome | None:
    """Say once more what a person was told on a day, later today or in the morning; once, however often it is tapped.

    None when they were told nothing on that day.
    """
    rungs_told = rungs.told_on(session, person.id, day)
    if not rungs_told:
        return None
    standings = tuple(_now(session, deployment, rungs_told))
    if not any(addressees.hears(how, deployment.today(now)) for how in standings):
        return NothingAgain(said=any(how.progress.group in (Group.NONE, Group.ELSEWHERE) for how in standings))
    waiting = snoozes.waiting(session, person.id)
    if waiting is not None:
        return Snoozed(deployment.local(waiting.due_at), before=True)
    due_at = _due(deployment, person, now)
    snoozes.ask(session, person_id=person.id, day=day, due_at=due_at, now=now)
    return Snoozed(due_at)


def _now(session: Session, deployment: Deployment, told: Iterable[rungs.Rung]) -> Iterator[UnitStanding]:
    """How the units stand by now with what was told of them."""
    tree = units.tree(session)
    for each in told:
        duty = duties.known(deployment, plan_id=each.plan_id, obligation_id=each.obligation_id, period=each.period)
        if duty is not None and each.unit_id in tree:
            yield addressees.of_unit(session, deployment, duty, tree, each.unit_id)


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
    morning = deployment.calendar.first_working_day(local.date() + ONE_DAY)
    return Slot(morning, Part.MORNING).at(person.reminding.hour, deployment.zone)
