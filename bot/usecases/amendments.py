"""Giving an answer of a draft anew, by the messages that make it up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.domain import amending, form
from bot.domain.answers import Refusal
from bot.domain.form import REVIEW, Ask, Chose, Draft, Raw, Said
from bot.domain.questions import Kind
from bot.storage import units
from bot.usecases import pages
from bot.usecases.draft_pages import Change
from bot.usecases.turn import Turn


def asked(turn: Turn, draft: Draft) -> str:
    """The id of the question that a draft stands at, or that of its review."""
    step = form.pending(draft, turn.deployment.plan(draft.plan_id))
    return step.question.id if isinstance(step, Ask) else REVIEW


def given(turn: Turn, draft: Draft, question_id: str, texts: Iterable[str]) -> Draft | Refusal:
    """The draft with the answer that these texts make up in place of the one that is there."""
    plan = turn.deployment.plan(draft.plan_id)
    question = amending.find(draft, question_id, plan)
    if question is None:
        return Refusal("refuse-not-asked")
    text = amending.together(question, texts)
    raw = _chosen(turn, question_id, text) if question.kind is Kind.CHOICE else Said(text)
    return amending.amend(draft, question_id, raw, by=pages.reading(turn.deployment, draft, turn.now))


def changes(before: Draft, after: Draft) -> tuple[Change, ...]:
    """What differs between two states of a draft's answers."""
    keys = dict.fromkeys((*before.answers, *after.answers))
    pairs = ((key, before.answers.get(key), after.answers.get(key)) for key in keys)
    return tuple(Change(key, old, new) for key, old, new in pairs if old != new)


def page(turn: Turn, draft: Draft) -> Any:
    """What a draft shows; None where it is not the one in hand."""
    if turn.conversation.draft_id != draft.id:
        return None
    return pages.look(turn.session, turn.deployment, draft, turn.now)


def _chosen(turn: Turn, question_id: str, text: str) -> Raw:
    """The choice that a text names; one that names none is refused as such."""
    named = turn.deployment.words.chosen(question_id, text)
    if named is None and question_id in ("subject", "field"):
        reader = turn.deployment.reader(turn.plan, units.tree(turn.session))
        meaning = reader.understand(text, today=turn.deployment.today(turn.now))
        named = {"subject": meaning.subject, "field": meaning.field}[question_id]
    return Chose(named or "")
