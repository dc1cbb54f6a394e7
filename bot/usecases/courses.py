"""Where a ladder of reminders leads, for a unit or for all, and which of its rungs has come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain.disposition import Disposal
from bot.domain.obligations import DueMilestone, due_day, lenient_day, milestones_between, periods_of
from bot.domain.plan import Milestone, Plan
from bot.domain.roster import Unit
from bot.domain.schedule import Moment, Rung, due_now
from bot.storage import dispositions
from bot.usecases import notes
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure
from bot.usecases.duties import Duty

Ladder = Callable[..., tuple[Moment, ...]]

#: a ladder of ten working days, with the longest holidays between, lies within these days of the due day
_AHEAD = timedelta(days=35)
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

    @property
    def mark(self) -> str:
        """What tells its sweeps from those of the plan's own day."""
        return "" if self.since is None else f"-{self.due}-{self.cutoff}"


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
    session: Session, deployment: Deployment, today: date, *, elsewhere: Collection[tuple[str, str, str]] | None = None
) -> Iterator[Duty]:
    """Every obligation that has a day, with the periods whose ladder may have a rung today.

    For a period a reviewer may have set another day, however far it lies from the plan's; `elsewhere` is what `moved`
    gave of today or a day before it.
    """
    first = today - _BEHIND
    others = moved(session, today) if elsewhere is None else elsewhere
    for plan in deployment.plans:
        for obligation in plan.obligations:
            if obligation.due is None:
                continue
            for period in periods_of(plan, obligation):
                near = first <= due_day(obligation.due, period) <= today + _AHEAD
                if near or (plan.id, obligation.id, str(period)) in others:
                    yield Duty(plan, obligation, period)


def milestones_in_question(deployment: Deployment, plan: Plan, today: date) -> Iterable[DueMilestone]:
    """The milestones of a plan whose ladder may have a rung today."""
    return milestones_between(plan, today - _BEHIND, today + _AHEAD, deployment.calendar)


def come(ladder: Ladder, deployment: Deployment, course: Course, now: datetime) -> Moment | None:
    """The rung to say now. What was missed before the deadline is not said after it: the late notice follows.

    Nor is what would have been said before the course was set: who was told of an extension needs no reminder at once.
    """
    moment = due_now(_rungs(ladder, deployment, course), deployment.local(now))
    if moment is None or (moment.rung is not Rung.LATE and deployment.today(now) > course.due):
        return None
    return None if course.since is not None and moment.at <= course.since else moment


def come_on(ladder: Ladder, deployment: Deployment, course: Course, day: date) -> Iterator[Moment]:
    """The rungs of a day, as a sweep comes upon them."""
    for moment in _rungs(ladder, deployment, course):
        if moment.at.date() == day and come(ladder, deployment, course, moment.at) == moment:
            yield moment


def still_newest(
    note: notes.Reminder | notes.Summary | notes.MilestoneDue,
    ladder: Ladder,
    deployment: Deployment,
    course: Course,
    now: datetime,
) -> Moment | None:
    """The rung that a queued note says; None when a newer one has come since, or is about to: that one is said."""
    moment = come(ladder, deployment, course, now)
    queued = Moment(datetime.fromisoformat(note.at), Rung(note.rung))
    return moment if moment is not None and moment <= queued else None


def _rungs(ladder: Ladder, deployment: Deployment, course: Course) -> tuple[Moment, ...]:
    """The rungs to the last day, and those to an earlier one where there is one to steer to."""
    calendar, zone = deployment.calendar, deployment.zone
    last = ladder(course.due, calendar, zone, lenient_until=course.lenient_until)
    if course.cutoff is None:
        return last
    earlier = (moment for moment in ladder(course.cutoff, calendar, zone) if moment.rung is not Rung.LATE)
    return (*earlier, *last)
