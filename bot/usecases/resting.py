"""Drafts that lie untouched: a word after two days, a warning before they close, and those that a colleague has left.

All that a person is to hear of drafts comes on the morning of a working day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session

from bot.domain import resting
from bot.domain.form import Draft
from bot.domain.permissions import Person, who_may
from bot.domain.schedule import MORNING
from bot.domain.staff import Staff
from bot.storage import behalf, drafts, sweeps, units
from bot.usecases import entries, forgotten, notes, pages, shared_drafts
from bot.usecases.deployment import Deployment
from bot.usecases.draft_pages import Lying
from bot.usecases.planned import Listens, Look, Planned

_CLOSES = "draft-closes:"


def close(session: Session, deployment: Deployment, staff: Staff, look: Look, listens: Listens) -> None:
    """Close what has had its time, on working days: it was said in time, or there was nobody to hear it."""
    if not _at_work(deployment, look) or look.now.time() < MORNING:
        return
    by_id = {person.id: person for person in staff.people}
    for lying in drafts.everything_open(session):
        changed = deployment.today(lying.changed_at)
        if look.today < resting.warned_on(changed, deployment.calendar):
            continue
        if not any(listens(person, look) for person in _concerned(session, by_id, staff, lying.draft)):
            sweeps.first_time(session, _warning(lying), look.now)
        warned = sweeps.at(session, _warning(lying))
        if warned is not None and look.today >= resting.closes_on(changed, deployment.today(warned)):
            forgotten.forget(session, lying.draft.id, look.now)


def planned(session: Session, deployment: Deployment, staff: Staff, look: Look, listens: Listens) -> Iterator[Planned]:
    """Whom it is to be said to that drafts lie, what is new of them."""
    if not look.mornings or not _at_work(deployment, look):
        return
    by_id, entered = {person.id: person for person in staff.people}, behalf.all_drafts(session)
    for lying in drafts.everything_open(session):
        for person in _concerned(session, by_id, staff, lying.draft):
            if look.greets(person) and listens(person, look):
                for once in _news(deployment, lying, person, look, entered=lying.draft.id in entered):
                    item = notes.DraftLies(lying.draft.id, look.now.isoformat())
                    yield Planned(look.now, person, item, staff.tree[lying.draft.unit_id], once)


def warned(session: Session, once: str, now: datetime) -> None:
    """What was said last of a draft may have been that it is about to close: its time runs from then on."""
    if once.startswith(_CLOSES):
        sweeps.first_time(session, once.rpartition(":")[0], now)


def heard(session: Session, deployment: Deployment, person: Person, note: notes.DraftLies) -> Lying | None:
    """What a queued word on a draft says now, if it lies as it did. None when it does not, or is no longer theirs."""
    lying = drafts.lying(session, note.draft_id)
    if lying is None or lying.changed_at > datetime.fromisoformat(note.at):
        return None
    theirs = shared_drafts.of_colleague(session, deployment, person, note.draft_id)
    own = pages.in_hand(session, deployment, person, note.draft_id) is not None
    if not own and (theirs is None or not theirs.gone):
        return None
    warned_at = sweeps.at(session, _warning(lying))
    changed = deployment.today(lying.changed_at)
    closes = None if warned_at is None else resting.closes_on(changed, deployment.today(warned_at))
    entered = behalf.of_draft(session, note.draft_id) is not None
    unit = units.tree(session)[lying.draft.unit_id] if entered else None
    return Lying(lying.draft, changed, closes, theirs, unit)


def _at_work(deployment: Deployment, look: Look) -> bool:
    return deployment.calendar.is_working_day(look.today)


def _concerned(session: Session, by_id: dict[int, Person], staff: Staff, draft: Draft) -> list[Person]:
    """Who hears of a draft: who writes it, or, when that one has left, all others who may."""
    writer = by_id.get(draft.person_id)
    if writer is not None and entries.may_write(session, writer, draft, staff.tree):
        return [writer]
    return list(who_may(staff.people, entries.needed(session, draft), draft.unit_id, staff.tree))


def _news(deployment: Deployment, lying: drafts.Lying, person: Person, look: Look, *, entered: bool) -> Iterator[str]:
    """What there is to tell a person of a draft, each by the key under which it is told once.

    What is `entered` for a unit has been begun with its receipt: the unit waits for it, answers or none.
    """
    draft, calendar = lying.draft, deployment.calendar
    changed = deployment.today(lying.changed_at)

    def comes(day: date) -> bool:
        return look.today == day if look.ahead else look.today >= day

    if draft.person_id != person.id:
        if not look.ahead:
            yield f"draft-left:{draft.id}:{draft.person_id}:{person.id}"
    elif (draft.answers or entered) and draft.nomination_id is None and comes(resting.reminded_on(changed, calendar)):
        yield f"draft-lies:{draft.id}:{lying.changed_at.isoformat()}"
    if comes(resting.warned_on(changed, calendar)):
        yield f"{_warning(lying)}:{person.id}"


def _warning(lying: drafts.Lying) -> str:
    return f"{_CLOSES}{lying.draft.id}:{lying.changed_at.isoformat()}"
