"""Reminders: once a minute a sweep looks whose rung has come; what is said is read afresh when it is sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.schedule import Moment, is_quiet, officer_ladder, reviewer_ladder
from bot.domain.staff import Staff
from bot.storage import milestones, outages, outbox, people, sweeps, units
from bot.usecases import addressees, chase, consent, courses, declare, notes, opening, resting, succession
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.milestones import who_may_mark

#: so long the number of a letter is awaited before the reviewers are asked without it
_LETTER_AWAITED = timedelta(minutes=30)


def sweep(session: Session, deployment: Deployment, now: datetime) -> int:
    """Queue what has come due; gives how many messages. Whatever restarts and clock jumps do, each goes out once.

    While what waited during an outage is being read, nobody is told what they miss: it may be among it.
    """
    local = deployment.local(now)
    succession.settle(session, deployment, now)
    if is_quiet(local) or outages.being_read(session):
        return 0
    tree = units.tree(session)
    staff = Staff(tuple(people.everybody(session)), tree)
    told = succession.tell(session, now)
    waiting = declare.ask_late(session, now, since=now - _LETTER_AWAITED)
    asked = tuple(courses.in_question(session, deployment, deployment.today(now)))
    return (
        told
        + waiting
        + chase.sweep(session, deployment, now)
        + opening.tell(session, deployment, staff, now)
        + _officers(session, deployment, asked, staff, now)
        + _reviewers(session, deployment, asked, staff, now)
        + _milestones(session, deployment, staff, now)
        + consent.sweep(session, deployment, staff, now)
        + resting.sweep(session, deployment, staff, now)
    )


def _officers(session: Session, deployment: Deployment, asked: Iterable[Duty], staff: Staff, now: datetime) -> int:
    """One message a person, whatever number of obligations has come due for their units."""
    owed_by_person: defaultdict[int, list[notes.Owed]] = defaultdict(list)
    rungs: dict[int, Moment] = {}
    by_id, today = {person.id: person for person in staff.people}, deployment.today(now)
    for duty in asked:
        of_units = courses.of_each(measured(session, deployment, duty), staff.tree)
        come = {
            course: moment
            for course in dict.fromkeys(of_units.values())
            if (moment := courses.come(officer_ladder, deployment, course, now)) is not None
            and _first(session, f"officers{course.mark}", duty, moment, now)
        }
        if not come:
            continue
        for how, told in addressees.hearing(session, deployment, duty, staff, today):
            moment = come.get(of_units[how.unit.id])
            if moment is None:
                continue
            for person in told:
                unmet = notes.Owed(duty.plan.id, duty.obligation.id, str(duty.period), how.unit.id)
                owed_by_person[person.id].append(unmet)
                rungs[person.id] = max(rungs.get(person.id, moment), moment)
    queued = []
    for person_id, owed in owed_by_person.items():
        moment = rungs[person_id]
        key = f"remind:{person_id}:{moment.at:%Y-%m-%dT%H:%M}"
        note = notes.Reminder(moment.at.isoformat(), moment.rung.value, tuple(owed))
        queued.append((key, by_id[person_id].telegram_id, note))
    return notes.send_all(session, queued, now=now, lane=outbox.REMINDERS)


def _reviewers(session: Session, deployment: Deployment, asked: Iterable[Duty], staff: Staff, now: datetime) -> int:
    sent = 0
    for duty in asked:
        if not addressees.has_summary(duty, staff.tree):
            continue
        plan, obligation, period = duty.plan, duty.obligation, str(duty.period)
        course = courses.of(measured(session, deployment, duty), None)
        moment = courses.come(reviewer_ladder, deployment, course, now)
        if moment is None or not _first(session, "reviewers", duty, moment, now):
            continue
        for person, top in addressees.reviewers(staff.people):
            note = notes.Summary(moment.at.isoformat(), moment.rung.value, plan.id, obligation.id, period, top)
            key = f"summary:{plan.id}:{obligation.id}:{period}:{person.id}:{top}:{moment.at:%Y-%m-%d}"
            sent += notes.send(session, person.telegram_id, note, key=key, now=now, lane=outbox.REMINDERS)
    return sent


def _milestones(session: Session, deployment: Deployment, staff: Staff, now: datetime) -> int:
    """To those who may say that a milestone is done."""
    sent, today = 0, deployment.today(now)
    for plan in deployment.plans:
        done = milestones.done(session, plan.id)
        for milestone in plan.milestones:
            course = courses.of_milestone(deployment, milestone)
            if course is None or milestone.id in done:
                continue
            moment = courses.come(officer_ladder, deployment, course, now)
            key = f"milestone:{plan.id}:{milestone.id}"
            if moment is None or not sweeps.first_time(session, f"{key}:{moment.at:%Y-%m-%dT%H:%M}", now):
                continue
            for person in who_may_mark(staff, milestone, today):
                note = notes.MilestoneDue(moment.at.isoformat(), moment.rung.value, plan.id, milestone.id)
                once = f"{key}:{person.id}:{moment.at:%Y-%m-%dT%H:%M}"
                sent += notes.send(session, person.telegram_id, note, key=once, now=now, lane=outbox.REMINDERS)
    return sent


def _first(session: Session, who: str, duty: Duty, moment: Moment, now: datetime) -> bool:
    key = f"{who}:{duty.plan.id}:{duty.obligation.id}:{duty.period}:{moment.at:%Y-%m-%dT%H:%M}"
    return sweeps.first_time(session, key, now)
