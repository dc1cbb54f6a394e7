"""Where a ladder of reminders leads, for a unit or for all, and which of its steps has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.domain.disposition import Disposal
from bot.domain.obligations import DueMilestone, due_day, lenient_day, milestones_between, periods_of
from bot.domain.plan import Milestone, Plan
from bot.domain.roster import Unit
from bot.domain.schedule import Ladder, Rung, Step, due_now, officer_steps, reviewer_steps
from bot.storage import dispositions
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure
from bot.usecases.duties import Duty

#: a notice that one is late, after the longest holidays, lies within these days of the due day
_BEHIND = timedelta(days=25)


@dataclass(frozen=True)
class Course:
    """What a ladder leads to: the last day in time, and maybe an earlier one to steer to; `since` a disposition.

    Nobody is called late up to `lenient_until`, where that is not the last day itself.
    """

    due: date
    cutoff: date | None = None
    since: datetime | None = None
    lenient_until: date | None = None


def of(measured: Measure, unit_id: int | None) -> Course:
    """Where the ladder of a unit leads, or (None) that of all."""
    extended, cutoff = measured.disposed.of(Disposal.EXTEND, unit_id), measured.cutoff(unit_id)
    set_at = [each.at for each in (extended, cutoff) if each is not None]
    due, since = measured.due(unit_id), max(set_at) if set_at else None
    return Course(due.due, None if cutoff is None else cutoff.day, since, due.lenient_until)


def of_each(measured: Measure, units: Iterable[Unit]) -> dict[int, Course]:
    """The course of every unit."""
    for_all, own = of(measured, None), measured.disposed.units
    return {unit.id: of(measured, unit.id) if unit.id in own else for_all for unit in units}


def of_milestone(deployment: Deployment, milestone: Milestone) -> Course | None:
    """Where the ladder of a milestone leads; None where the plan names no time."""
    if milestone.due is None:
        return None
    return Course(milestone.due, lenient_until=lenient_day(milestone.due, milestone.basis, deployment.calendar))


def moved(session: Session, today: date) -> frozenset[tuple[str, str, str]]:
    """The plan, obligation and period of which a reviewer has set another day that matters today or later."""
    return frozenset(dispositions.with_days(session, since=today - _BEHIND))


def in_question(
    deployment: Deployment, ladders: Mapping[str, Ladder], today: date, elsewhere: Collection[tuple[str, str, str]]
) -> Iterator[Duty]:
    """Every obligation that has a day, with the periods whose ladder (by plan) may have a rung today.

    For a period a reviewer may have set another day, however far it lies from the plan's; `elsewhere` is what `moved`
    gave of today or a day before it.
    """
    first = today - _BEHIND
    for plan in deployment.plans:
        last = today + ladders[plan.id].reach
        for obligation in plan.obligations:
            if obligation.due is None:
                continue
            for period in periods_of(plan, obligation):
                near = first <= due_day(obligation.due, period) <= last
                if near or (plan.id, obligation.id, str(period)) in elsewhere:
                    yield Duty(plan, obligation, period)


def milestones_in_question(deployment: Deployment, ladder: Ladder, plan: Plan, today: date) -> Iterable[DueMilestone]:
    """The milestones of a plan whose ladder may have a rung today."""
    return milestones_between(plan, today - _BEHIND, today + ladder.reach, deployment.calendar)


def for_officers(deployment: Deployment, course: Course, ladder: Ladder) -> tuple[Step, ...]:
    """The steps to the last day, and those to an earlier one where there is one to steer to."""
    last = officer_steps(course.due, deployment.calendar, ladder, lenient_until=course.lenient_until)
    if course.cutoff is None:
        return last
    return (*_before_it(officer_steps(course.cutoff, deployment.calendar, ladder)), *last)


def for_reviewers(deployment: Deployment, course: Course, ladder: Ladder) -> tuple[Step, ...]:
    """Likewise of those who hear how all units stand."""
    last = reviewer_steps(course.due, deployment.calendar, ladder, lenient_until=course.lenient_until)
    if course.cutoff is None:
        return last
    return (*_before_it(reviewer_steps(course.cutoff, deployment.calendar, ladder)), *last)


def come(
    steps: Iterable[Step], deployment: Deployment, course: Course, now: datetime, hour: time | None
) -> Step | None:
    """The step to say now to somebody with an own hour, or (None) as planned.

    What was missed before the deadline is not said after it: the late notice follows. Nor is what would have been said
    before the course was set: who was told of an extension needs no reminder at once.
    """
    step = due_now(steps, deployment.local(now), hour)
    if step is None or (step.rung is not Rung.LATE and deployment.today(now) > course.due):
        return None
    past = course.since is not None and step.slot.at(hour, deployment.zone) <= course.since
    return None if past else step


def _before_it(steps: Iterable[Step]) -> Iterator[Step]:
    """An earlier day to steer to is no deadline: nobody is late for it."""
    return (step for step in steps if step.rung is not Rung.LATE)
