"""Foreseeing: whom the sweep would remind of what on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.calendar import ONE_DAY, Period
from bot.domain.obligations import DueMilestone, DueObligation
from bot.domain.permissions import Person, Role
from bot.domain.roster import Unit
from bot.domain.schedule import Moment, officer_ladder, reviewer_ladder
from bot.domain.staff import Staff
from bot.storage import milestones, people, units
from bot.usecases import addressees, courses
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure
from bot.usecases.duties import Duty, measured
from bot.usecases.milestones import by_holder
from bot.usecases.standing import UnitStanding

#: so many days ahead a person's next reminder is looked for
_FAR = 60


@dataclass(frozen=True)
class Foreseen:
    """Who would be reminded at a moment: a person, or None when nobody is there to hear it.

    `unit` is whose obligation or milestone it is; of a summary for a reviewer (an obligation without `standing`) the
    unit below which all stand.
    """

    moment: Moment
    due: DueObligation | DueMilestone
    unit: Unit
    person: Person | None
    standing: UnitStanding | None


def foresee(session: Session, deployment: Deployment, day: date) -> tuple[Foreseen, ...]:
    """What the sweep would queue on a day if nothing changed until then, by time."""
    staff = Staff(tuple(people.everybody(session)), units.tree(session))
    return _on(session, deployment, staff, day, _Ahead(session, deployment, day))


def next_for(session: Session, deployment: Deployment, person: Person, now: datetime) -> tuple[Foreseen | None, date]:
    """What a person is reminded of next if nothing changes until then, and how far was looked.

    Nobody but officers and reviewers is ever reminded.
    """
    today = deployment.today(now)
    last = today + _FAR * ONE_DAY
    if not (person.holds(Role.OFFICER) or person.holds(Role.REVIEWER)):
        return None, last
    # whom else the sweep tells is of no concern here
    staff = Staff((person,), units.tree(session))
    ahead = _Ahead(session, deployment, today)
    for day in (today + days * ONE_DAY for days in range(_FAR + 1)):
        for one in _on(session, deployment, staff, day, ahead):
            if one.person is not None and one.moment.at > now:
                return one, day
    return None, last


class _Ahead:
    """What is the same on all days from the first one on, and looked up once."""

    def __init__(self, session: Session, deployment: Deployment, first: date) -> None:
        self._session = session
        self._deployment = deployment
        self._measures: dict[tuple[str, str, Period], Measure] = {}
        self.moved = courses.moved(session, first)
        self.done = {plan.id: milestones.done(session, plan.id) for plan in deployment.plans}

    def measured(self, duty: Duty) -> Measure:
        key = (duty.plan.id, duty.obligation.id, duty.period)
        if key not in self._measures:
            self._measures[key] = measured(self._session, self._deployment, duty)
        return self._measures[key]


def _on(session: Session, deployment: Deployment, staff: Staff, day: date, ahead: _Ahead) -> tuple[Foreseen, ...]:
    found: list[Foreseen] = []
    for duty in courses.in_question(session, deployment, day, elsewhere=ahead.moved):
        measure = ahead.measured(duty)
        found.extend(_reminders(session, deployment, duty, measure, staff, day))
        if addressees.has_summary(duty, staff.tree):
            found.extend(_summaries(deployment, measure, staff, day))
    found.extend(_milestones(deployment, staff, day, ahead))
    return tuple(sorted(found, key=lambda one: one.moment.at))


def _reminders(
    session: Session,
    deployment: Deployment,
    duty: Duty,
    measure: Measure,
    staff: Staff,
    day: date,
) -> Iterator[Foreseen]:
    of_units = courses.of_each(measure, staff.tree)
    come = {
        course: tuple(courses.come_on(officer_ladder, deployment, course, day))
        for course in dict.fromkeys(of_units.values())
    }
    for how, told in addressees.hearing(session, deployment, duty, staff, day) if any(come.values()) else ():
        hearing: list[Person | None] = [*told] or [None]
        for moment in come[of_units[how.unit.id]]:
            yield from (Foreseen(moment, how.due, how.unit, person, how) for person in hearing)


def _summaries(deployment: Deployment, measure: Measure, staff: Staff, day: date) -> Iterator[Foreseen]:
    tops: list[tuple[Person | None, Unit]] = [
        (person, staff.tree[top]) for person, top in addressees.reviewers(staff.people)
    ]
    nobody = [(None, unit) for unit in staff.tree if unit.parent is None]
    for moment in courses.come_on(reviewer_ladder, deployment, courses.of(measure, None), day):
        yield from (Foreseen(moment, measure.due(None), top, person, None) for person, top in tops or nobody)


def _milestones(deployment: Deployment, staff: Staff, day: date, ahead: _Ahead) -> Iterator[Foreseen]:
    """A row for each who may mark a milestone, for each unit that holds it."""
    for plan in deployment.plans:
        for one in courses.milestones_in_question(deployment, plan, day):
            course = None if one.id in ahead.done[plan.id] else courses.of_milestone(deployment, one.milestone)
            for moment in () if course is None else courses.come_on(officer_ladder, deployment, course, day):
                for unit, told in by_holder(staff, one.milestone, day):
                    hearing: list[Person | None] = [*told] or [None]
                    yield from (Foreseen(moment, one, unit, person, None) for person in hearing)
