"""Marking what has been published, with its day: some plans count a nomination only then."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from bot.domain.answers import Refusal, read_day
from bot.domain.nomination import Act, Nomination, Status, is_open, status_after
from bot.domain.permissions import Action, Person, may
from bot.domain.plan import Plan
from bot.storage import conversations, nominations, units
from bot.usecases import decided
from bot.usecases.deployment import Deployment
from bot.usecases.verdicts import (
    AskPublished,
    NotInForce,
    Outcome,
    Published,
    PublishedDayRefused,
    ReviewNotAllowed,
    ToPublish,
)

_LISTED = 8


def counts_published(plan: Plan) -> bool:
    """Whether a plan counts what has been published, and nothing else, for anybody."""
    return any(obligation.counts_when is not None for obligation in plan.obligations)


def may_be_marked(plan: Plan, nomination: Nomination) -> bool:
    """Whether it matters that a nomination is published, and it has come far enough for that."""
    return counts_published(plan) and status_after(nomination.status, Act.PUBLISH) is not None


def ask_day(session: Session, deployment: Deployment, person: Person, nomination_id: int, now: datetime) -> Outcome:
    """Ask on which day a nomination was published."""
    nomination = _theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    if nomination.published_on is None and not is_open(nomination, Act.PUBLISH):
        return PublishedDayRefused(nomination, Refusal("refuse-day-not-agreed"))
    awaited = {"kind": "published", "nomination": nomination.id}
    conversations.await_text(session, person.telegram_id, awaited, now)
    return AskPublished(nomination, deployment.today(now))


def typed_day(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, typed: str, now: datetime
) -> Outcome:
    """The day that was typed."""
    nomination = _theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    day = read_day(typed, today=deployment.today(now))
    if isinstance(day, Refusal):
        return PublishedDayRefused(nomination, day)
    conversations.await_text(session, person.telegram_id, None, now)
    return mark(session, deployment, person, nomination_id, day, now)


def mark(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, day: date | None, now: datetime
) -> Outcome:
    """Keep the day, or with None that it is not published after all; the unit's officers hear of it."""
    nomination = _theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    unit = units.tree(session)[nomination.unit_id]
    if nomination.published_on == day:
        return Published(nomination, unit)
    if day is not None and day > deployment.today(now):
        return PublishedDayRefused(nomination, Refusal("refuse-day-future"))
    if day is not None and not is_open(nomination, Act.PUBLISH):
        conversations.await_text(session, person.telegram_id, None, now)
        return PublishedDayRefused(nomination, Refusal("refuse-day-not-agreed"))
    marked = nominations.publish(session, nomination, day, person_id=person.id, now=now)
    decided.tell(session, person, marked, now)
    return Published(marked, unit)


def to_publish(session: Session, deployment: Deployment, person: Person) -> Outcome:
    """What has been approved and not yet published, of the plans that count only what is; the oldest first."""
    tree = units.tree(session)
    found = [
        nomination
        for plan in deployment.plans
        if counts_published(plan)
        for status in (Status.APPROVED, Status.FORWARDED, Status.HONOURED)
        for nomination in nominations.listed(session, plan_id=plan.id, status=status)
        if nomination.published_on is None and may(person, Action.DECIDE, nomination.unit_id, tree)
    ]
    found.sort(key=lambda nomination: nomination.id)
    return ToPublish(tuple((each, tree[each.unit_id]) for each in found[:_LISTED]), len(found))


def _theirs(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Nomination | Outcome:
    """The nomination, when this person may mark it now; else why not."""
    nomination = nominations.get(session, nomination_id)
    if nomination is None or not may(person, Action.DECIDE, nomination.unit_id, units.tree(session)):
        return ReviewNotAllowed()
    if not deployment.runs(nomination.plan_id):
        return NotInForce(nomination)
    if not may_be_marked(deployment.plan(nomination.plan_id), nomination):
        return PublishedDayRefused(nomination, Refusal("refuse-day-not-approved"))
    return nomination
