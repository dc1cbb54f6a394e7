"""The demands of the plan as a short list that the officer ticks before sending; nobody has to, nothing is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import checklist
from bot.domain.checklist import Demand
from bot.domain.form import Draft
from bot.domain.nomination import Nomination
from bot.domain.permissions import Person
from bot.domain.plan import Plan
from bot.storage import checklists
from bot.usecases import pages
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Outcome as FormOutcome
from bot.usecases.forms import ReviewPage, Stale


@dataclass(frozen=True)
class Checklist:
    """The demands on a draft, which of them are ticked, and what it could still show (`hints`).

    `again` says that it is shown already and one of its demands was just ticked.
    """

    draft: Draft
    plan: Plan
    demands: tuple[Demand, ...]
    ticked: frozenset[str]
    hints: tuple[str, ...]
    again: bool = False


Outcome = Checklist


@dataclass(frozen=True)
class Ticked:
    """What the officer ticked of a nomination's demands."""

    demands: tuple[Demand, ...]
    ticked: frozenset[str]


def demands_of(deployment: Deployment, draft: Draft) -> tuple[Demand, ...]:
    """The demands on a draft; none before its subject and field are known."""
    field = draft.answers.get("field")
    if draft.subject is None or field is None:
        return ()
    return checklist.demands(deployment.plan(draft.plan_id), draft.subject, field)


def show(session: Session, deployment: Deployment, draft: Draft) -> Checklist | Stale:
    """The list as it is ticked now; out of date where there is nothing to tick."""
    listed = demands_of(deployment, draft)
    if not listed:
        return Stale()
    ticked = checklists.of_draft(session, draft.id, mends=draft.nomination_id) or frozenset()
    return Checklist(draft, deployment.plan(draft.plan_id), listed, ticked, tuple(checklist.hints(draft.answers)))


def tick(
    session: Session,
    deployment: Deployment,
    person: Person,
    draft: Draft,
    demand_id: str,
    now: datetime,
    *,
    on: bool,
) -> Checklist | Stale:
    """Tick one demand, or take its tick away; the same once more changes nothing."""
    shown = show(session, deployment, draft)
    if isinstance(shown, Stale) or demand_id not in {each.id for each in shown.demands}:
        return Stale()
    ticked = shown.ticked | {demand_id} if on else shown.ticked - {demand_id}
    checklists.keep(session, draft.id, ticked, person_id=person.id, now=now)
    return replace(shown, ticked=ticked, again=True)


def tick_all(session: Session, deployment: Deployment, person: Person, draft: Draft, now: datetime) -> FormOutcome:
    """Tick all of them, and back to the page from which it is sent."""
    every = {each.id for each in demands_of(deployment, draft)}
    checklists.keep(session, draft.id, every, person_id=person.id, now=now)
    page = pages.look(session, deployment, draft, now)
    return replace(page, checked=len(every)) if isinstance(page, ReviewPage) else page


def of_nomination(session: Session, deployment: Deployment, nomination: Nomination) -> Ticked | None:
    """What was ticked of a nomination; None when nobody looked at the list."""
    ticked = checklists.of_nomination(session, nomination.id)
    if ticked is None:
        return None
    plan = deployment.plan(nomination.plan_id)
    return Ticked(checklist.demands(plan, nomination.subject, nomination.field_id), ticked)
