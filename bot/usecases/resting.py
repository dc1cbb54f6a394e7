"""Drafts that lie untouched: a word after two days, a warning before they close, and those that a colleague has left.

All that a person is to hear of drafts stands in one message a day, on the morning of a working day.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlmodel import Session

from bot.domain import resting
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.schedule import MORNING
from bot.domain.staff import Staff
from bot.storage import attachments, behalf, draft_messages, drafts, outbox, sweeps, units
from bot.usecases import notes, pages, shared_drafts
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
    entered = behalf.all_drafts(session)
    for lying in drafts.everything_open(session):
        concerned = _concerned(by_id, staff, lying, entered=lying.draft.id in entered)
        if _is_over(session, deployment, lying, now, heard_by_nobody=not concerned):
            _close(session, lying.draft.id, now)
            continue
        for person in concerned:
            if person.id in reminded:
                continue
            if _first(session, deployment, lying, person, now, entered=lying.draft.id in entered):
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
            unit = None if behalf.of_draft(session, draft_id) is None else units.tree(session)[lying.draft.unit_id]
            found.append(Lying(lying.draft, changed, closes, theirs, unit))
    return DraftsLie(tuple(found)) if found else None


def _concerned(by_id: dict[int, Person], staff: Staff, lying: drafts.Lying, *, entered: bool) -> list[Person]:
    """Who hears of a draft: who writes it, or, when that one has left, all officers of its unit.

    Of one that is `entered` for the unit, its reviewers.
    """
    unit_id, writer = lying.draft.unit_id, by_id.get(lying.draft.person_id)
    needed = Action.DECIDE if entered else Action.NOMINATE
    if writer is not None and may(writer, needed, unit_id, staff.tree):
        return [writer]
    return list(who_may(staff.people, needed, unit_id, staff.tree))


def _first(
    session: Session, deployment: Deployment, lying: drafts.Lying, person: Person, now: datetime, *, entered: bool
) -> bool:
    """Whether there is something new to tell this person of a draft; marks it as told.

    What is `entered` for a unit has been begun with its receipt: the unit waits for it, answers or none.
    """
    draft, today = lying.draft, deployment.today(now)
    changed, calendar = deployment.today(lying.changed_at), deployment.calendar
    news = []
    if draft.person_id != person.id:
        news.append(sweeps.first_time(session, f"draft-left:{draft.id}:{draft.person_id}:{person.id}", now))
    elif (draft.answers or entered) and draft.nomination_id is None and today >= resting.reminded_on(changed, calendar):
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


def _close(session: Session, draft_id: int, now: datetime) -> None:
    drafts.expire(session, draft_id, now)
    attachments.removed(session, [kept.id for kept in attachments.of_draft(session, draft_id)], now)
    draft_messages.forget(session, draft_id)


def _warning(lying: drafts.Lying) -> str:
    return f"draft-closes:{lying.draft.id}:{lying.changed_at.isoformat()}"
