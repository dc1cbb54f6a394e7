"""Marking a milestone as done, with its day and maybe a note; it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain.actions import Action as Button
from bot.domain.actions import OutOfDate
from bot.domain.days import read_day
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.plan import Milestone, Plan
from bot.domain.roster import Tree, Unit
from bot.domain.staff import Staff
from bot.storage import conversations, milestones, people, units
from bot.storage.milestones import Mark
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale

AWAITED = "milestone"
_NOTE_MOST = 300


@dataclass(frozen=True)
class PickMilestone:
    """Which milestone was done?"""

    plan: Plan
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class AskMilestoneDay:
    """On which day was it done? `typed` is what could not be read as one."""

    plan: Plan
    milestone: Milestone
    today: date
    typed: str | None = None


@dataclass(frozen=True)
class MilestoneMarked:
    """It is kept as done; `by` is who had said so before, None when this was it."""

    plan: Plan
    milestone: Milestone
    mark: Mark
    by: str | None = None


@dataclass(frozen=True)
class MilestoneUnmarked:
    """It is no longer kept as done."""

    plan: Plan
    milestone: Milestone


@dataclass(frozen=True)
class MilestoneNotYours:
    """Marking it is not the person's to do."""


Outcome = PickMilestone | AskMilestoneDay | MilestoneMarked | MilestoneUnmarked | MilestoneNotYours


def may_mark(person: Person, milestone: Milestone, tree: Tree, today: date) -> bool:
    """A reviewer of a unit that holds the milestone marks it."""
    return any(may(person, Action.DECIDE, unit.id, tree) for unit in tree.select(milestone.who, on=today))


def by_holder(staff: Staff, milestone: Milestone, today: date) -> Iterator[tuple[Unit, tuple[Person, ...]]]:
    """The units that hold a milestone, each with those who may mark it."""
    for unit in staff.tree.select(milestone.who, on=today):
        yield unit, tuple(who_may(staff.near(unit.id), Action.DECIDE, unit.id, staff.tree))


def markable(session: Session, person: Person, plan: Plan, tree: Tree, today: date) -> tuple[Milestone, ...]:
    """The milestones that the person may still mark."""
    done = milestones.done(session, plan.id)
    return tuple(each for each in plan.milestones if each.id not in done and may_mark(person, each, tree, today))


def read(button: Button, deployment: Deployment) -> tuple[Plan, Milestone]:
    """The milestone that a button carries. Raises OutOfDate for one that no plan here has."""
    for plan in deployment.plans:
        for milestone in plan.milestones:
            if actions.short(plan.id, milestone.id) == button.word(0):
                return plan, milestone
    raise OutOfDate(button.verb)


def ask(
    session: Session, deployment: Deployment, person: Person, plan: Plan, milestone: Milestone | None, now: datetime
) -> Outcome | Stale:
    """Ask for the day on which a milestone was done; which one, when there are several."""
    tree, today = units.tree(session), deployment.today(now)
    open_ = markable(session, person, plan, tree, today)
    if milestone is None and len(open_) > 1:
        return PickMilestone(plan, open_)
    if milestone is None and not open_:
        return Stale()
    chosen = milestone or open_[0]
    if not may_mark(person, chosen, tree, today):
        return MilestoneNotYours()
    known = milestones.done(session, plan.id).get(chosen.id)
    if known is not None:
        return MilestoneMarked(plan, chosen, known, people.called(session, known.person_id, known.by_name))
    awaited = {"kind": AWAITED, "plan": plan.id, "milestone": chosen.id}
    conversations.await_text(session, person.telegram_id, awaited, now)
    return AskMilestoneDay(plan, chosen, today)


def said(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | Stale:
    """The day that was typed, with a note when there is more."""
    plan, milestone = again(deployment, awaited)
    if plan is None or milestone is None:
        return Stale()
    today = deployment.today(now)
    found = read_day(text, words=deployment.words, today=today, past=True)
    if found is None or found.day > today:
        return AskMilestoneDay(plan, milestone, today, typed=text[:30])
    return mark(session, deployment, person, plan, milestone, found.day, now, note=found.rest[:_NOTE_MOST] or None)


def again(deployment: Deployment, awaited: Mapping[str, Any]) -> tuple[Plan | None, Milestone | None]:
    """The milestone whose day is awaited, if its plan still has it."""
    if not deployment.runs(awaited["plan"]):
        return None, None
    plan = deployment.plan(awaited["plan"])
    return plan, next((each for each in plan.milestones if each.id == awaited["milestone"]), None)


def mark(
    session: Session,
    deployment: Deployment,
    person: Person,
    plan: Plan,
    milestone: Milestone,
    day: date,
    now: datetime,
    *,
    note: str | None = None,
) -> Outcome | Stale:
    """Keep that a milestone was done; who was first with it stays."""
    today = deployment.today(now)
    if not may_mark(person, milestone, units.tree(session), today):
        return MilestoneNotYours()
    if day > today:
        return Stale()
    conversations.await_text(session, person.telegram_id, None, now)
    known = milestones.done(session, plan.id).get(milestone.id)
    if known is not None:
        return MilestoneMarked(plan, milestone, known, people.called(session, known.person_id, known.by_name))
    milestones.mark(
        session, plan_id=plan.id, milestone_id=milestone.id, day=day, note=note, person_id=person.id, now=now
    )
    return MilestoneMarked(plan, milestone, milestones.done(session, plan.id)[milestone.id])


def unmark(
    session: Session,
    deployment: Deployment,
    person: Person,
    plan: Plan,
    milestone: Milestone,
    mark_id: int,
    now: datetime,
) -> Outcome | Stale:
    """Take a mark back; one that no longer stands is out of date."""
    known = milestones.done(session, plan.id).get(milestone.id)
    if not may_mark(person, milestone, units.tree(session), deployment.today(now)):
        return MilestoneNotYours()
    if known is None or known.id != mark_id:
        return Stale()
    milestones.mark(
        session, plan_id=plan.id, milestone_id=milestone.id, day=None, note=None, person_id=person.id, now=now
    )
    return MilestoneUnmarked(plan, milestone)
