"""Changing an answer elsewhere than where the form stands: an edited message, a late one, one in several parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.domain import form
from bot.domain.answers import Refusal
from bot.domain.form import REVIEW, Draft, Raw, Refuse
from bot.domain.plan import Plan
from bot.domain.questions import Kind, Question
from bot.domain.readers import Reading

#: a question whose answer may be longer takes whole sentences
_SENTENCES = 500
#: nobody reads the next question and begins to answer in less, nor types faster, in characters a second
_READING = 1.5
_TYPING = 8
#: nor writes and sends the second part of an answer in less
_WRITING = 2.0
#: what people send in several messages follows within so long
_IN_A_ROW = timedelta(seconds=10)


def find(draft: Draft, question_id: str, plan: Plan) -> Question | None:
    """The question of an id, where the draft's form may ask it of its subject."""
    return next((each for each in form.known(draft, plan) if each.id == question_id), None)


def takes_sentences(question: Question) -> bool:
    """Whether an answer may be long enough to come in several messages."""
    return question.kind is Kind.TEXT and question.most > _SENTENCES


def together(question: Question, parts: Iterable[str]) -> str:
    """The text of an answer that came in several messages."""
    return ("\n" if takes_sentences(question) else " ").join(parts)


def in_a_row(gap: timedelta) -> bool:
    """Whether a message follows another of the same person so soon that it may go on with it."""
    return timedelta(0) <= gap <= _IN_A_ROW


def begun_before_the_question(text: str, gap: timedelta) -> bool:
    """Whether a text that came so long after the former cannot have been typed after the next question was read."""
    return _WRITING <= gap.total_seconds() <= _READING + len(text) / _TYPING


def amend(draft: Draft, question_id: str, raw: Raw, *, by: Reading) -> Draft | Refusal:
    """The draft with one answer given anew, and the form where it stood; why not, where it cannot be taken."""
    if find(draft, question_id, by.plan) is None:
        return Refusal("refuse-not-asked")
    if all(each.id != question_id for each in form.asked(draft, by.plan)):
        draft = replace(draft, extras=draft.extras | {question_id})
    step = form.answer(replace(draft, step=question_id), raw, by=by)
    if isinstance(step, Refuse):
        return step.refusal
    after = step.draft
    answered_along = draft.step in after.answers and draft.step not in draft.answers
    moved_on = draft.step in (question_id, REVIEW) or answered_along
    return after if moved_on else replace(after, step=draft.step)
