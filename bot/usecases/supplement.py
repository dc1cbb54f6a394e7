"""What a reviewer asks for besides: the officer answers just that, and the nomination stays where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.nomination import Act, Event, Nomination, Status, is_asked_for, status_after
from bot.domain.permissions import Action, Person, may
from bot.domain.questions import further
from bot.storage import nominations, units
from bot.usecases import changing, decided, dossiers, draft_pages, forms
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale
from bot.usecases.review import taken
from bot.usecases.verdicts import AskedMore, AskMore, Outcome, ReviewNotAllowed


def pick(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, version: int, picked: int
) -> Outcome | Stale:
    """The questions that may be asked besides; `picked` are those chosen so far, a bit each."""
    nomination = _theirs(session, deployment, person, nomination_id, version)
    if not isinstance(nomination, Nomination):
        return nomination
    return AskMore(nomination, _open(deployment, nomination), picked)


def ask(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination_id: int,
    version: int,
    picked: int,
    now: datetime,
) -> Outcome | Stale:
    """Ask the unit's officers for what was picked; without any, show again what there is."""
    nomination = _theirs(session, deployment, person, nomination_id, version)
    if not isinstance(nomination, Nomination):
        return nomination
    listed = _open(deployment, nomination)
    questions = tuple(each for at, each in enumerate(listed) if picked >> at & 1)
    if not questions:
        return AskMore(nomination, listed, 0)
    moved = nominations.move(
        session, nomination, Act.ASK, nomination.status, person_id=person.id, now=now, questions=questions
    )
    officers = decided.tell(session, person, moved, now)
    return AskedMore(moved, units.tree(session)[moved.unit_id], questions, officers)


def answer(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, now: datetime
) -> forms.Outcome | draft_pages.Outcome:
    """Open a nomination at exactly what was asked besides."""
    nomination = nominations.get(session, nomination_id)
    if nomination is None or not may(person, Action.NOMINATE, nomination.unit_id, units.tree(session)):
        return Stale()
    asked = is_asked_for(nominations.events(session, nomination_id))
    if not asked or not deployment.runs(nomination.plan_id):
        return Stale()
    return changing.asked_for(session, deployment, person, nomination, asked, now)


def confirm(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, version: int, now: datetime
) -> Outcome | Stale:
    """Keep a reviewer's word that what has no diacritics is right as it is."""
    nomination = _theirs(session, deployment, person, nomination_id, version)
    if not isinstance(nomination, Nomination):
        return nomination
    moved = nominations.move(
        session,
        nomination,
        Act.CONFIRM,
        nomination.status,
        person_id=person.id,
        now=now,
        mend_by=nomination.mend_by,
    )
    return dossiers.card(session, deployment, person, moved)


def added(nomination: Nomination, events: Sequence[Event], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The nomination's answers with what its form says: all of it while undecided, then only what was asked for."""
    if nomination.status is Status.SUBMITTED:
        return dict(answers)
    asked = is_asked_for(events)
    return {**nomination.answers, **{key: answers[key] for key in asked if key in answers}}


def _theirs(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, version: int
) -> Nomination | Outcome | Stale:
    """The nomination, when this person decides on it and that can be done now; else why not."""
    nomination, tree = nominations.get(session, nomination_id), units.tree(session)
    if nomination is None or not may(person, Action.DECIDE, nomination.unit_id, tree):
        return ReviewNotAllowed()
    if not deployment.runs(nomination.plan_id) or status_after(nomination.status, Act.ASK) is None:
        return Stale()
    if nomination.version != version:
        return taken(session, person, nomination, tree[nomination.unit_id])
    return nomination


def _open(deployment: Deployment, nomination: Nomination) -> tuple[str, ...]:
    plan = deployment.plan(nomination.plan_id)
    return tuple(each.id for each in further(plan, nomination.subject) if each.id not in nomination.answers)
