"""How a person wishes to be reminded: at which hour, not before which day, not at all; said in words or by button."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import assert_never

from sqlmodel import Session

from bot.domain.calendar import ONE_DAY
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may_dispose, who_may
from bot.domain.reminding import Wishes
from bot.domain.reminding_said import Hour, Mute, Off, On, Page, Said, Unread
from bot.domain.roster import Unit
from bot.domain.schedule import QUIET_FROM, QUIET_UNTIL
from bot.storage import people, units
from bot.usecases import snooze
from bot.usecases.deployment import Deployment
from bot.usecases.in_charge import Hearing

#: hours that are offered
HOURS = (time(7), time(8), time(10), time(14))


@dataclass(frozen=True)
class Reminding:
    """How the person is reminded now, and what was just `changed` of it.

    `alone` are the units in which from now on nobody hears a reminder; `next` is when the next one comes, if any is
    foreseen; `sets_days` says that the person also sets on which days everybody is reminded.
    """

    wishes: Wishes
    changed: Said | None
    alone: tuple[Unit, ...] = ()
    next: datetime | None = None
    sets_days: bool = False


@dataclass(frozen=True)
class PickHour:
    """At which hour?"""

    wishes: Wishes


@dataclass(frozen=True)
class HourRefused:
    """Nobody is reminded at this hour; nothing was changed."""

    hour: time


@dataclass(frozen=True)
class NeverReminded:
    """Nobody but officers and reviewers is reminded."""


@dataclass(frozen=True)
class DayUnread:
    """Until when somebody wishes to rest could not be read; nothing was changed."""

    typed: str


@dataclass(frozen=True)
class AskToBegin:
    """The person hears no reminders and asked to be reminded once: are they to begin again on a day?"""

    wishes: Wishes
    day: date


Outcome = Reminding | AskToBegin | PickHour | HourRefused | DayUnread | NeverReminded


def change(session: Session, deployment: Deployment, person: Person, wished: Said, now: datetime) -> Outcome:
    """Keep what a person wishes, and show how they are reminded then."""
    if not (person.holds(Role.OFFICER) or person.holds(Role.REVIEWER)):
        return NeverReminded()
    before = person.reminding
    match wished:
        case Page():
            return _shown(session, deployment, person, None, now)
        case Unread(typed=typed):
            return DayUnread(typed)
        case Hour(at=hour) if not QUIET_UNTIL <= hour < QUIET_FROM:
            return HourRefused(hour)
        case Hour(at=hour):
            after = replace(before, hour=hour)
        case Mute(until=until):
            after = replace(before, muted_until=until, off=False)
        case Off():
            after = replace(before, off=True)
        case On():
            after = Wishes(before.hour)
        case _:
            assert_never(wished)
    people.wish(session, person.id, after)
    after_it = people.get(session, person.id)
    return _shown(session, deployment, after_it, wished, now, rested=not before.hears_on(deployment.today(now)))


def ask_to_begin(deployment: Deployment, person: Person, now: datetime) -> AskToBegin:
    """Whether somebody who hears no reminders, and spoke of one, wishes to hear them again."""
    return AskToBegin(person.reminding, deployment.today(now) + ONE_DAY)


def _shown(
    session: Session,
    deployment: Deployment,
    person: Person,
    changed: Said | None,
    now: datetime,
    *,
    rested: bool = False,
) -> Reminding:
    hears = person.reminding.hears_on(deployment.today(now))
    following = None if person.reminding.off else snooze.next_moment(session, deployment, person, now)
    # it is said as the rest begins
    alone = () if hears or rested else _alone(session, deployment, person, now)
    sets_days = may_dispose(person, None, units.tree(session))
    return Reminding(person.reminding, changed, alone, following, sets_days)


def _alone(session: Session, deployment: Deployment, person: Person, now: datetime) -> tuple[Unit, ...]:
    """The units of which no officer is left who hears a reminder today."""
    tree, today = units.tree(session), deployment.today(now)
    reached = Hearing(session, tree, mails=deployment.mails)
    hearing = [other for other in people.everybody(session) if reached.hears(other, today)]
    return tuple(
        tree[unit_id]
        for unit_id in person.units(Role.OFFICER)
        if next(who_may(hearing, May.NOMINATE, unit_id, tree), None) is None
    )
