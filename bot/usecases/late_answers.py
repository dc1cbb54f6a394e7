"""Answers that come when a colleague has taken the draft over: kept, told, and offered; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bot.domain import amending, form
from bot.domain.answers import Refusal
from bot.domain.permissions import Person
from bot.storage import conversations, draft_messages, drafts, people
from bot.storage.draft_messages import Answered
from bot.usecases import amendments, forms, notes, pages, shared_drafts, slow_lines
from bot.usecases.deployment import Deployment
from bot.usecases.draft_pages import Amended, LateAnswer, LateDropped, LatePassed, Outcome
from bot.usecases.turn import Turn


def said(turn: Turn, awaited: Mapping[str, Any], text: str) -> Outcome | None:
    """A text that was the answer to a draft which a colleague has taken over; None when nobody else writes it."""
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    return offer(turn, awaited["draft"], awaited["question"], text)


def offer(turn: Turn, draft_id: int, question: str, text: str) -> Outcome | None:
    """Keep an answer for a colleague's draft, and say what may be done with it; None when nobody else writes it."""
    if shared_drafts.of_colleague(turn.session, turn.deployment, turn.person, draft_id) is None:
        return None
    kept = slow_lines.keep(turn, draft_id, question, text, taken=False)
    return _page(turn.session, turn.deployment, turn.person, kept)


def write(turn: Turn, answered_id: int, version: int) -> Outcome | forms.Outcome:
    """Put a late answer into its draft, taking that over where a colleague writes it.

    When the draft has changed since it was offered, that is shown first.
    """
    answered = _waiting(turn.session, answered_id)
    shown = None if answered is None else _page(turn.session, turn.deployment, turn.person, answered)
    if answered is None or shown is None:
        return forms.Stale()
    if shown.draft.version != version:
        return shown
    draft = shown.draft
    if draft.person_id != turn.person.id:
        draft = shared_drafts.take(turn.session, turn.deployment, turn.person, draft, turn.now)
    draft_messages.drop(turn.session, answered.id)
    after = amendments.given(turn, draft, answered.question, [answered.text])
    plan = turn.deployment.plan(draft.plan_id)
    if isinstance(after, Refusal):
        question = amending.find(draft, answered.question, plan)
        if question is None:
            return pages.look(turn.session, turn.deployment, draft, turn.now)
        opened = form.change(draft, question.id, plan=plan).draft
        drafts.save(turn.session, opened, turn.now)
        return pages.show(turn.session, turn.deployment, form.Refuse(opened, question, after), turn.now)
    drafts.save(turn.session, after, turn.now)
    draft_messages.superseded(turn.session, draft.id, answered.question)
    slow_lines.remember(turn, draft, answered.question, answered)
    page = pages.look(turn.session, turn.deployment, after, turn.now)
    return Amended(after, plan, amendments.changes(draft, after), page)


def pass_on(turn: Turn, answered_id: int) -> Outcome | forms.Outcome:
    """Hand a late answer to the colleague who writes the draft."""
    answered = _waiting(turn.session, answered_id)
    if answered is None or answered.chat_id != turn.chat:
        return forms.Stale()
    theirs = shared_drafts.of_colleague(turn.session, turn.deployment, turn.person, answered.draft_id)
    if theirs is None:
        return forms.Stale()
    writer = people.get(turn.session, theirs.draft.person_id)
    note, key = notes.AnswerPassed(answered.id), f"answer-passed:{answered.id}:{writer.id}"
    notes.send(turn.session, writer.telegram_id, note, key=key, now=turn.now)
    return LatePassed(writer.name)


def drop(turn: Turn, answered_id: int) -> Outcome | forms.Outcome:
    """Put a late answer away."""
    answered = _waiting(turn.session, answered_id)
    if answered is None or _page(turn.session, turn.deployment, turn.person, answered) is None:
        return forms.Stale()
    draft_messages.drop(turn.session, answered_id)
    return LateDropped()


def heard(session: Session, deployment: Deployment, person: Person, answered_id: int) -> LateAnswer | None:
    """What a queued word on an answer that was passed on says now; None once it has been dealt with."""
    answered = _waiting(session, answered_id)
    return None if answered is None else _page(session, deployment, person, answered)


def _waiting(session: Session, answered_id: int) -> Answered | None:
    answered = draft_messages.get(session, answered_id)
    return None if answered is None or answered.taken else answered


def _page(session: Session, deployment: Deployment, person: Person, answered: Answered) -> LateAnswer | None:
    """What this person may do with a late answer: its author, or who writes the draft; None for anybody else."""
    draft = pages.of_unit(session, deployment, person, answered.draft_id)
    author = people.by_telegram(session, answered.chat_id)
    if draft is None or author is None or person.id not in (author.id, draft.person_id):
        return None
    passed = author.id != person.id
    other = author if passed else people.get(session, draft.person_id)
    return LateAnswer(
        answered.id,
        draft,
        deployment.plan(draft.plan_id),
        other.name,
        answered.question,
        answered.text,
        draft.answers.get(answered.question),
        passed,
    )
