"""What a queued reminder or summary has to say at the moment it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.obligations import DueObligation
from bot.domain.permissions import Action, Person, who_may
from bot.domain.plan import Action as Asks
from bot.domain.plan import Milestone, Plan
from bot.domain.roster import Tree
from bot.domain.schedule import Rung, officer_ladder, reviewer_ladder
from bot.storage import milestones, people, units
from bot.usecases import addressees, courses, duties, joined_units, notes, opening, standing
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Reminded:
    """What an officer's units still miss, as it is now; in the first reminder what helps to find somebody."""

    rung: Rung
    standings: tuple[UnitStanding, ...]
    hints: opening.Hints | None = None


@dataclass(frozen=True)
class MilestoneComes:
    """A milestone comes up, or its time is past, and nobody has said that it is done."""

    plan: Plan
    milestone: Milestone
    rung: Rung


@dataclass(frozen=True)
class StateOfAll:
    """How all units stand, for the reviewer, in the last days and after the deadline."""

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    unreachable: tuple[int, ...]
    nobody: tuple[int, ...] = ()


def reminded(
    session: Session, deployment: Deployment, person: Person, note: notes.Reminder, now: datetime
) -> Reminded | None:
    """What a queued reminder has to say now.

    None when all has been met meanwhile, is no longer the person's or the plan's, or is said by a newer reminder.
    """
    tree, today = units.tree(session), deployment.today(now)
    found, rungs, begun = [], [], []
    for owed in note.owed:
        duty = _duty(deployment, owed)
        if duty is None:
            continue
        bearing = standing.bearer(duty.obligation, tree[owed.unit_id], duty.period, tree)
        course = courses.of(measured(session, deployment, duty), bearing.id)
        rung = courses.still_newest(note, officer_ladder, deployment, course, now)
        if rung is None or not addressees.to_remind([person], duty.obligation, owed.unit_id, tree, today):
            continue
        how = addressees.of_unit(session, deployment, duty, tree, owed.unit_id)
        if addressees.hears(how, today):
            found.append(how)
            rungs.append(rung)
            if rung == officer_ladder(course.due, deployment.calendar, deployment.zone)[0]:
                begun.append(how)
    if not found:
        return None
    nominating = [how for how in begun if how.due.action is Asks.NOMINATE]
    hinted = nominating[0] if len(nominating) == 1 else None
    hints = None if hinted is None else opening.hints(session, hinted.due.plan, hinted.unit, today)
    return Reminded(max(rungs).rung, tuple(found), hints)


def state_of_all(session: Session, deployment: Deployment, note: notes.Summary, now: datetime) -> StateOfAll | None:
    """How all units stand now, and which of those that miss something nobody can be reached for.

    None without any, when the plan no longer asks for it, or when a newer summary says it.
    """
    tree, duty = units.tree(session), _duty(deployment, note)
    if duty is None:
        return None
    measure = measured(session, deployment, duty)
    if courses.still_newest(note, reviewer_ladder, deployment, courses.of(measure, None), now) is None:
        return None
    found = standing.everyone(session, deployment, duty.plan, duty.obligation, tree, duty.period, under=[note.top_id])
    if not [how for how in found if how.unit.parent is not None]:
        return None
    everybody = people.everybody(session)
    today = deployment.today(now)
    silent = [
        how.unit.id
        for how in standing.short(found)
        if not any(_reachable(session, everybody, unit.id, tree) for unit in tree.on(how.unit.id, today))
    ]
    asked = [how.unit.id for how in found if how.unit.parent is not None]
    nobody = tuple(unit_id for unit_id in asked if not joined_units.has_officer(everybody, unit_id, tree))
    return StateOfAll(duty.plan, measure.due(None), found, tuple(silent), nobody)


def milestone_comes(
    session: Session, deployment: Deployment, note: notes.MilestoneDue, now: datetime
) -> MilestoneComes | None:
    """What a queued note on a milestone has to say now; None once it is done, or a newer one says it."""
    if not deployment.runs(note.plan_id):
        return None
    plan = deployment.plan(note.plan_id)
    milestone = next((each for each in plan.milestones if each.id == note.milestone_id), None)
    course = None if milestone is None else courses.of_milestone(deployment, milestone)
    if milestone is None or course is None or milestone.id in milestones.done(session, plan.id):
        return None
    moment = courses.still_newest(note, officer_ladder, deployment, course, now)
    return None if moment is None else MilestoneComes(plan, milestone, moment.rung)


def _duty(deployment: Deployment, note: notes.Owed | notes.Summary) -> Duty | None:
    return duties.known(deployment, plan_id=note.plan_id, obligation_id=note.obligation_id, period=note.period)


def _reachable(session: Session, everybody: Iterable[Person], unit_id: int, tree: Tree) -> bool:
    officers = who_may(everybody, Action.NOMINATE, unit_id, tree)
    return any(people.reachable(session, officer.id) for officer in officers)
