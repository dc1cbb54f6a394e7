"""How far a nudge or the reminders have come: taken by Telegram, waiting, out of reach. What was read nobody knows."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.chasing import Arrival, Copy
from bot.domain.permissions import Person
from bot.storage import chasing, outbox, people, rungs
from bot.usecases import chase_targets, courses, ladders
from bot.usecases.admit import NotAllowed
from bot.usecases.chase_targets import Circle, named
from bot.usecases.chased import DeliveryReport, Reached, UnitReached
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured

#: a reminder of longer ago is not what somebody asks about
_RECENT = timedelta(days=14)
_ARRIVALS = {"sent": Arrival.ARRIVED, "failed": Arrival.UNREACHABLE, "moot": Arrival.NEEDLESS, None: Arrival.WAITING}


def report(
    session: Session, deployment: Deployment, person: Person, duty: Duty, now: datetime, *, unit_id: int | None = None
) -> DeliveryReport | NotAllowed:
    """By unit, what has become of the last nudge about a duty; where there was none, of the newest reminders of it.

    It speaks of the units that were nudged and of those that are short now.
    """
    about = chase_targets.circle(session, deployment, person, duty, unit_id=unit_id)
    if about is None:
        return NotAllowed()
    circle = {how.unit.id for how in about.standings}
    short = {how.unit.id for how in about.short(now, deployment)}
    for nudge in chasing.sent_of(session, **named(duty)):
        copies = [copy for copy in chasing.copies(session, [nudge.id]) if copy.unit_id in circle]
        if copies:
            break
    else:
        nudge, copies = None, []
    sent = _Sent(session, about, copies, now, deployment)
    concerned = short | {copy.unit_id for copy in copies}
    nudged = {copy.unit_id for copy in copies}
    rows = tuple(
        UnitReached(how, sent.of(how.unit.id), how.unit.id in nudged)
        for how in about.standings
        if how.unit.id in concerned
    )
    by = "" if nudge is None else people.get(session, nudge.person_id).name
    own = nudge is not None and nudge.person_id == person.id
    measure = measured(session, deployment, duty)
    course = courses.of(measure, unit_id)
    steps = courses.for_officers(deployment, course, ladders.of(session, duty.plan))
    to_come = (at for step in steps if (at := step.slot.at(None, deployment.zone)) > now)
    return DeliveryReport(
        measure.due(None), nudge, by, rows, own, alone=unit_id is not None, next_at=min(to_come, default=None)
    )


class _Sent:
    """What was sent to the officers of units."""

    def __init__(
        self, session: Session, about: Circle, copies: list[Copy], now: datetime, deployment: Deployment
    ) -> None:
        self._about = about
        self._officers = {how.unit.id: about.officers(how, now, deployment) for how in about.standings}
        self._copies = {(copy.unit_id, copy.person_id): copy for copy in copies}
        self._outcomes = outbox.outcomes(session, {copy.key for copy in copies})
        everybody = {each.id: each for officers in self._officers.values() for each in officers}
        accounts = {each.telegram_id for each in everybody.values()}
        since, self._zone = now - _RECENT, deployment.zone
        first = since.astimezone(self._zone).date()
        self._reminders = {} if copies else outbox.reminded(session, accounts, since)
        self._told = {} if copies else rungs.days_told(session, **named(about.duty), since=first)

    def of(self, unit_id: int) -> tuple[Reached, ...]:
        return tuple(self._reached(unit_id, officer) for officer in self._officers[unit_id])

    def _reached(self, unit_id: int, officer: Person) -> Reached:
        copy = self._copies.get((unit_id, officer.id))
        if not self._about.reaches(officer):
            return Reached(officer, Arrival.UNREACHABLE, noted_at=None if copy is None else copy.noted_at)
        if copy is not None:
            return Reached(officer, _ARRIVALS[self._outcomes.get(copy.key)], copy.told_at, copy.noted_at)
        # one message tells of several duties: it is that of the day on which this one was told
        day = self._told.get((officer.id, unit_id))
        rows = self._reminders.get(officer.telegram_id, ())
        sent = [(at, outcome) for at, outcome in rows if at.astimezone(self._zone).date() == day]
        return Reached(officer, _ARRIVALS[sent[-1][1]], sent[-1][0]) if sent else Reached(officer, Arrival.NONE)
