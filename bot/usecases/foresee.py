"""Foreseeing: whom the sweep would remind of what on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.domain.obligations import DueMilestone, DueObligation
from bot.domain.permissions import Action, Person, Role, who_may
from bot.domain.roster import Tree, Unit
from bot.domain.schedule import Moment, officer_ladder, reviewer_ladder
from bot.domain.staff import Staff
from bot.storage import milestones, people, units
from bot.usecases import addressees, courses
from bot.usecases.courses import Course
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure
from bot.usecases.duties import Duty, measured
from bot.usecases.standing import UnitStanding


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
    tree, everybody = units.tree(session), people.everybody(session)
    staff = Staff(everybody, tree)
    found: list[Foreseen] = []
    for duty in courses.in_question(deployment, day):
        measure = measured(session, deployment, duty)
        found.extend(_reminders(session, deployment, duty, measure, staff, day))
        if addressees.has_summary(duty, tree):
            found.extend(_summaries(deployment, measure, tree, everybody, day))
    found.extend(_milestones(session, deployment, tree, everybody, day))
    return tuple(sorted(found, key=lambda one: one.moment.at))


def _reminders(
    session: Session,
    deployment: Deployment,
    duty: Duty,
    measure: Measure,
    staff: Staff,
    day: date,
) -> Iterator[Foreseen]:
    tree, of_units = staff.tree, courses.of_each(measure, staff.tree)
    come = {
        course: tuple(courses.come_on(officer_ladder, deployment, course, day))
        for course in dict.fromkeys(of_units.values())
    }
    for how in addressees.short(session, deployment, duty, tree, day) if any(come.values()) else ():
        told = addressees.to_remind(staff.near(how.unit.id), duty.obligation, how.unit.id, tree, day)
        hearing: list[Person | None] = [*told] or [None]
        for moment in come[of_units[how.unit.id]]:
            yield from (Foreseen(moment, how.due, how.unit, person, how) for person in hearing)


def _summaries(
    deployment: Deployment, measure: Measure, tree: Tree, everybody: Iterable[Person], day: date
) -> Iterator[Foreseen]:
    tops: list[tuple[Person | None, Unit]] = [
        (person, tree[top]) for person in everybody for top in person.units(Role.REVIEWER)
    ]
    nobody = [(None, unit) for unit in tree if unit.parent is None]
    for moment in courses.come_on(reviewer_ladder, deployment, courses.of(measure, None), day):
        yield from (Foreseen(moment, measure.due(None), top, person, None) for person, top in tops or nobody)


def _milestones(
    session: Session, deployment: Deployment, tree: Tree, everybody: Iterable[Person], day: date
) -> Iterator[Foreseen]:
    """A row for each who may mark a milestone, for each unit that holds it."""
    for plan in deployment.plans:
        done = milestones.done(session, plan.id)
        for one in courses.milestones_in_question(deployment, plan, day):
            for moment in () if one.id in done else courses.come_on(officer_ladder, deployment, Course(one.due), day):
                for unit in tree.select(one.milestone.who, on=day):
                    hearing: list[Person | None] = [*who_may(everybody, Action.DECIDE, unit.id, tree)] or [None]
                    yield from (Foreseen(moment, one, unit, person, None) for person in hearing)
