"""Drafts that the officers of a unit share: one writes at a time, and a colleague may take over."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.domain import form
from bot.domain.form import Ask, Draft
from bot.domain.permissions import Person, Role
from bot.storage import conversations, drafts, people, units
from bot.usecases import entries, forms, notes, pages
from bot.usecases.deployment import Deployment
from bot.usecases.draft_pages import AskTakeOver, OfColleague, Outcome, TakenFromYou

#: what the next text of somebody is whose draft was taken over while it was being asked
AWAITED = "taken-over"


def of_colleagues(session: Session, deployment: Deployment, person: Person) -> tuple[OfColleague, ...]:
    """What others write for the person's units, or have left behind; the last touched first."""
    found = drafts.of_units(session, person.units(Role.OFFICER))
    return tuple(
        _shown(session, each)
        for each in found
        if each.draft.person_id != person.id and deployment.runs(each.draft.plan_id)
    )


def of_colleague(session: Session, deployment: Deployment, person: Person, draft_id: int) -> OfColleague | None:
    """A draft of the person's unit that somebody else writes; None when there is none of this id."""
    draft = pages.of_unit(session, deployment, person, draft_id)
    lying = None if draft is None else drafts.lying(session, draft.id)
    if draft is None or lying is None or draft.person_id == person.id:
        return None
    return _shown(session, lying)


def open_draft(
    session: Session, deployment: Deployment, person: Person, draft_id: int, now: datetime
) -> Outcome | forms.Outcome:
    """Go on with a colleague's draft: the effect is told first, unless the colleague has left."""
    theirs = of_colleague(session, deployment, person, draft_id)
    if theirs is None:
        return forms.Stale()
    if not theirs.gone:
        return AskTakeOver(theirs)
    take(session, deployment, person, theirs.draft, now)
    return _look(session, deployment, draft_id, now)


def take_over(
    session: Session, deployment: Deployment, person: Person, draft_id: int, version: int, now: datetime
) -> Outcome | forms.Outcome:
    """Write a colleague's draft from now on; when it has changed since it was offered, that is shown first."""
    theirs = of_colleague(session, deployment, person, draft_id)
    if theirs is None:
        return forms.Stale()
    if theirs.draft.version != version:
        return AskTakeOver(theirs)
    take(session, deployment, person, theirs.draft, now)
    return _look(session, deployment, draft_id, now)


def take(session: Session, deployment: Deployment, person: Person, draft: Draft, now: datetime) -> Draft:
    """Let the person write a colleague's draft; the colleague hears it once, and their chat lets go of it."""
    colleague = people.get(session, draft.person_id)
    given = drafts.give(session, draft.id, to=person.id, now=now)
    if conversations.get(session, colleague.telegram_id).draft_id == draft.id:
        conversations.take_up(session, colleague.telegram_id, None, now)
        question = _asked_in_words(deployment, draft)
        if question is not None:
            awaited = {"kind": AWAITED, "draft": draft.id, "question": question}
            conversations.await_text(session, colleague.telegram_id, awaited, now)
    note, key = notes.DraftTaken(draft.id), f"draft-taken:{draft.id}:{given.version}"
    notes.send(session, colleague.telegram_id, note, key=key, now=now)
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return given


def heard(session: Session, deployment: Deployment, person: Person, draft_id: int) -> TakenFromYou | None:
    """What a queued word on a draft that was taken over says now; None when it has changed hands again."""
    theirs = of_colleague(session, deployment, person, draft_id)
    return None if theirs is None or theirs.gone else TakenFromYou(theirs)


def _look(session: Session, deployment: Deployment, draft_id: int, now: datetime) -> forms.Outcome:
    draft = drafts.get(session, draft_id)
    if draft is None:
        raise KeyError(draft_id)
    return pages.look(session, deployment, draft, now)


def _asked_in_words(deployment: Deployment, draft: Draft) -> str | None:
    """The question that the draft's writer was just asked, where it takes an answer in words."""
    step = form.pending(draft, deployment.plan(draft.plan_id))
    return step.question.id if isinstance(step, Ask) else None


def _shown(session: Session, lying: drafts.Lying) -> OfColleague:
    writer = people.get(session, lying.draft.person_id)
    writes = entries.may_write(session, writer, lying.draft, units.tree(session))
    return OfColleague(lying.draft, lying.by_name or writer.name, lying.changed_at, gone=not writes)
