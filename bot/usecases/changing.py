"""The form in which a nomination that has been sent is changed or added to; of each there is one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.domain import form
from bot.domain.form import REVIEW, Draft
from bot.domain.nomination import Act, Event, Nomination, is_asked_for
from bot.domain.permissions import Person
from bot.storage import conversations, drafts, nominations
from bot.usecases import draft_pages, forms, pages, shared_drafts
from bot.usecases.deployment import Deployment


def returned(
    session: Session, deployment: Deployment, person: Person, nomination: Nomination, now: datetime
) -> forms.Outcome | draft_pages.Outcome:
    """Open what was returned, or taken back, at the answer to mend; what was asked for besides is asked as well."""
    events = nominations.events(session, nomination.id)
    asked = is_asked_for(events)
    draft = drafts.mending(session, nomination.id)
    if draft is None:
        step = _pointed_at(events) or (asked[0] if asked else REVIEW)
        draft = _begin(session, deployment, person, nomination, asked, step, now)
    elif draft.person_id == person.id:
        draft = _go_on(session, deployment, draft, nomination, _pointed_at(events), now)
    return _take_up(session, deployment, person, draft, now)


def asked_for(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination: Nomination,
    asked: Sequence[str],
    now: datetime,
) -> forms.Outcome | draft_pages.Outcome:
    """Open exactly what a reviewer asked for besides; a form that is open already asks it too."""
    draft = drafts.mending(session, nomination.id)
    if draft is None:
        draft = _begin(session, deployment, person, nomination, asked, asked[0], now)
    elif draft.person_id == person.id and not draft.extras >= set(asked):
        draft = form.enlarge(draft, frozenset(asked), plan=deployment.plan(draft.plan_id)).draft
        drafts.save(session, draft, now)
    return _take_up(session, deployment, person, draft, now)


def _begin(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination: Nomination,
    asked: Sequence[str],
    step: str,
    now: datetime,
) -> Draft:
    plan = deployment.plan(nomination.plan_id)
    left, more = form.left_out(plan, nomination.answers), form.enlarged(plan, nomination.answers)
    return drafts.open_new(
        session,
        plan_id=nomination.plan_id,
        unit_id=nomination.unit_id,
        person_id=person.id,
        period=nomination.period,
        now=now,
        answers=dict(nomination.answers),
        skipped=left - frozenset(asked),
        extras=more | frozenset(asked),
        nomination_id=nomination.id,
        step=step,
        plan_version=nomination.plan_version,
    )


def _go_on(
    session: Session,
    deployment: Deployment,
    draft: Draft,
    nomination: Nomination,
    pointed_at: str | None,
    now: datetime,
) -> Draft:
    """The open form, at what was pointed at as long as that reads as it was sent."""
    if pointed_at is None or draft.answers.get(pointed_at) != nomination.answers.get(pointed_at):
        return draft
    opened = form.change(draft, pointed_at, plan=deployment.plan(draft.plan_id)).draft
    drafts.save(session, opened, now)
    return opened


def _take_up(
    session: Session, deployment: Deployment, person: Person, draft: Draft, now: datetime
) -> forms.Outcome | draft_pages.Outcome:
    """Show the form; where a colleague writes in it, that is said."""
    if draft.person_id != person.id:
        return shared_drafts.open_draft(session, deployment, person, draft.id, now)
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return pages.look(session, deployment, draft, now)


def _pointed_at(events: Sequence[Event]) -> str | None:
    """The answer that the reviewer pointed at; None without one, or where the officer took it back."""
    last = next((event for event in reversed(events) if event.act in (Act.RETURN, Act.REOPEN)), None)
    return None if last is None else last.question
