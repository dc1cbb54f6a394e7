"""Drafts that lie untouched: a word after two days, a warning before they close, and those that a colleague has left.

All that a person is to hear of drafts stands in one message a day, on the morning of a working day.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlmodel import Session

from bot.domain import resting
from bot.domain.form import Draft
from bot.domain.permissions import Person, who_may
from bot.domain.schedule import MORNING
from bot.domain.staff import Staff
from bot.storage import drafts, outbox, sweeps
from bot.usecases import entries, forgotten, notes, pages, shared_drafts
from bot.usecases.deployment import Deployment
from bot.usecases.draft_pages import DraftsLie, Lying


def sweep(session: Session, deployment: Deployment, staff: Staff, now: datetime) -> int:
    """Close what has had its time, and queue what there is to say of the rest; gives how many messages.

    Whoever is reminded today of what their units miss hears of their drafts on the next working day.
    """
    local = deployment.local(now)
    today = local.date()
    if local.time() < MORNING or not deployment.calendar.is_working_day(today):
        return 0
    if not sweeps.first_time(session, f"drafts:{today}", now):
        return 0
    told: defaultdict[int, list[int]] = defaultdict(list)
    by_id = {person.id: person for person in staff.people}
    reminded = {person.id for person in staff.people if outbox.knows(session, f"remind:{person.id}:{today}T")}
    for lying in drafts.everything_open(session):
        concerned = _concerned(session, by_id, staff, lying.draft)
        if _is_over(session, deployment, lying, now, heard_by_nobody=not concerned):
            forgotten.forget(session, lying.draft.id, now)
            continue
        for person in concerned:
            if person.id not in reminded and _first(session, deployment, lying, person, now):
                told[person.id].append(lying.draft.id)
    queued = (
        (f"drafts:{person_id}:{today}", by_id[person_id].telegram_id, notes.DraftsLie(now.isoformat(), tuple(listed)))
        for person_id, listed in told.items()
    )
    return notes.send_all(session, queued, now=now, lane=outbox.REMINDERS)


def heard(session: Session, deployment: Deployment, person: Person, note: notes.DraftsLie) -> DraftsLie | None:
    """What a queued word on drafts says now: of those that lie as they did. None when that is none."""
    found = []
    for draft_id in note.drafts:
        lying = drafts.lying(session, draft_id)
        if lying is None or lying.changed_at > datetime.fromisoformat(note.at):
            continue
        theirs = shared_drafts.of_colleague(session, deployment, person, draft_id)
        own = pages.in_hand(session, deployment, person, draft_id) is not None
        if own or (theirs is not None and theirs.gone):
            warned = sweeps.at(session, _warning(lying))
            changed = deployment.today(lying.changed_at)
            closes = None if warned is None else resting.closes_on(changed, deployment.today(warned))
            found.append(Lying(lying.draft, changed, closes, theirs))
    return DraftsLie(tuple(found)) if found else None


def _concerned(session: Session, by_id: dict[int, Person], staff: Staff, draft: Draft) -> list[Person]:
    """Who hears of a draft: who writes it, or, when that one has left, all others who may."""
    writer = by_id.get(draft.person_id)
    if writer is not None and entries.may_write(session, writer, draft, staff.tree):
        return [writer]
    return list(who_may(staff.people, entries.needed(session, draft), draft.unit_id, staff.tree))


def _first(session: Session, deployment: Deployment, lying: drafts.Lying, person: Person, now: datetime) -> bool:
    """Whether there is something new to tell this person of a draft; marks it as told."""
    draft, today = lying.draft, deployment.today(now)
    changed, calendar = deployment.today(lying.changed_at), deployment.calendar
    news = []
    if draft.person_id != person.id:
        news.append(sweeps.first_time(session, f"draft-left:{draft.id}:{draft.person_id}:{person.id}", now))
    elif draft.answers and draft.nomination_id is None and today >= resting.reminded_on(changed, calendar):
        news.append(sweeps.first_time(session, f"draft-lies:{draft.id}:{lying.changed_at.isoformat()}", now))
    if today >= resting.warned_on(changed, calendar):
        sweeps.first_time(session, _warning(lying), now)
        news.append(sweeps.first_time(session, f"{_warning(lying)}:{person.id}", now))
    return any(news)


def _is_over(
    session: Session, deployment: Deployment, lying: drafts.Lying, now: datetime, *, heard_by_nobody: bool
) -> bool:
    """Whether a draft's time is over: it was said in time, or there was nobody to hear it."""
    changed, today = deployment.today(lying.changed_at), deployment.today(now)
    if today < resting.warned_on(changed, deployment.calendar):
        return False
    if heard_by_nobody:
        sweeps.first_time(session, _warning(lying), now)
    warned = sweeps.at(session, _warning(lying))
    return warned is not None and today >= resting.closes_on(changed, deployment.today(warned))


def _warning(lying: drafts.Lying) -> str:
    return f"draft-closes:{lying.draft.id}:{lying.changed_at.isoformat()}"
