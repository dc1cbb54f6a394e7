"""Changing what has been sent: taken back for that in one tap while undecided, asked of the reviewer once approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.answers import Refusal, read_text
from bot.domain.nomination import Act, Nomination, Status, status_after
from bot.domain.permissions import Action, Person, may, who_may
from bot.storage import conversations, nominations, people, units
from bot.usecases import draft_pages, notes, review, submit
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Outcome as FormOutcome
from bot.usecases.forms import Stale
from bot.usecases.verdicts import ReviewNotAllowed, TakenByOther

AWAITED = "edit-wish"
#: decided on: from here on the reviewer changes it, or gives it back
DECIDED = frozenset({Status.APPROVED, Status.FORWARDED, Status.HONOURED})


@dataclass(frozen=True)
class Reopened:
    """Taken back to be changed; sent again, it keeps its number and the time of its first sending."""

    nomination: Nomination


@dataclass(frozen=True)
class AskEdit:
    """It has been approved: what is to be changed?"""

    nomination: Nomination


@dataclass(frozen=True)
class EditWished:
    """The reviewers hear of it; `reviewers` says how many there are."""

    nomination: Nomination
    reviewers: int


@dataclass(frozen=True)
class EditWishHeard:
    """To the reviewer: an officer asks for a change of what has been approved, and who it is."""

    nomination: Nomination
    by: str
    words: str


Outcome = Reopened | AskEdit | EditWished
Result = Outcome | FormOutcome | draft_pages.Outcome | TakenByOther | ReviewNotAllowed


def reopen(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, version: int, now: datetime
) -> tuple[Result, ...]:
    """Take a nomination back to change it, and open it."""
    nomination, tree = nominations.get(session, nomination_id), units.tree(session)
    if nomination is None or not may(person, Action.NOMINATE, nomination.unit_id, tree):
        return (ReviewNotAllowed(),)
    if not deployment.runs(nomination.plan_id):
        return (Stale(),)
    after = status_after(nomination.status, Act.REOPEN)
    if after is None or nomination.version != version:
        return (review.taken(session, person, nomination, tree[nomination.unit_id]),)
    day = review.mend_by(deployment, now)
    moved = nominations.move(session, nomination, Act.REOPEN, after, person_id=person.id, now=now, mend_by=day)
    return Reopened(moved), submit.mend(session, deployment, person, nomination_id, now)


def ask_edit(session: Session, person: Person, nomination_id: int, now: datetime) -> Result:
    """Ask what is to be changed of what has been approved."""
    nomination, tree = nominations.get(session, nomination_id), units.tree(session)
    if nomination is None or not may(person, Action.NOMINATE, nomination.unit_id, tree):
        return ReviewNotAllowed()
    if nomination.status not in DECIDED:
        return Stale()
    awaited = {"kind": AWAITED, "nomination": nomination.id}
    conversations.await_text(session, person.telegram_id, awaited, now)
    return AskEdit(nomination)


def wish(session: Session, person: Person, awaited: Mapping[str, Any], text: str, now: datetime) -> Result:
    """Keep what is to be changed, and tell the reviewers."""
    asked = ask_edit(session, person, awaited["nomination"], now)
    words = read_text(text, least=3, most=1000)
    if not isinstance(asked, AskEdit) or isinstance(words, Refusal):
        return asked
    conversations.await_text(session, person.telegram_id, None, now)
    nomination, tree = asked.nomination, units.tree(session)
    nominations.remark(session, nomination, Act.WISH_EDIT, words, person_id=person.id, now=now)
    event = nominations.events(session, nomination.id)[-1]
    others = [each for each in people.everybody(session) if each.id != person.id]
    reviewers = list(who_may(others, Action.DECIDE, nomination.unit_id, tree))
    for reviewer in reviewers:
        key = f"edit-wish:{event.id}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, notes.EditWished(nomination.id, event.id), key=key, now=now)
    return EditWished(nomination, len(reviewers))


def heard(session: Session, nomination_id: int, event_id: int) -> EditWishHeard | None:
    """The wish as the reviewer hears it."""
    nomination = nominations.get(session, nomination_id)
    events = nominations.events(session, nomination_id)
    event = next((each for each in events if each.id == event_id), None)
    if nomination is None or event is None or event.person_id is None:
        return None
    return EditWishHeard(nomination, people.called(session, event.person_id, event.by_name), event.reason or "")
