"""Texts that nothing but perhaps a form waits for."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.form import Draft
from bot.domain.names import fold
from bot.domain.permissions import Role
from bot.domain.roster import Tree
from bot.domain.telling import without_opening
from bot.understanding import SURE, Intent, Meaning
from bot.usecases import (
    below_reminders,
    chase_texts,
    consent_texts,
    corrections,
    declare_texts,
    dossiers,
    form_texts,
    forms,
    loose,
    pages,
    reports,
)
from bot.usecases.answers import NotMyBusiness, Unsure
from bot.usecases.turn import Outcome, Turn
from bot.usecases.wishes import wish


def told(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """A text that nothing but perhaps a form waits for."""
    if turn.draft is not None:
        return form_texts.told(turn, turn.draft, text, meaning, tree)
    if fold(text) in turn.deployment.words.hand_in:
        return (reports.start(turn.session, turn.deployment, turn.person, turn.now),)
    if fold(text) in turn.deployment.words.passing_on and turn.person.holds(Role.REVIEWER):
        return (dossiers.to_forward(turn.session, turn.deployment, turn.person),)
    mended = corrections.answered(turn, text, meaning)
    if mended is not None:
        return (mended,)
    of_consent = consent_texts.died(turn, text) or consent_texts.answered(turn, text, meaning)
    if of_consent is not None:
        return (of_consent,)
    told = chase_texts.told(turn, text) or consent_texts.told(turn, text) or declare_texts.told(turn, text, meaning)
    if told:
        return told
    answered = below_reminders.told(turn, text, meaning, tree)
    if answered is not None:
        return (answered,)
    return _still_paused(turn, text, meaning) or (_wish_or_unclear(turn, text, meaning, tree),)


def _wish_or_unclear(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> Outcome:
    """What a text wishes; of words below a reminder that are none the answers to it are offered."""
    wished = _wish(turn, text, meaning, tree)
    if meaning.is_question or text.rstrip().endswith("?") or not isinstance(wished, NotMyBusiness | Unsure):
        return wished
    return below_reminders.unclear(turn) or wished


def _wish(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> Outcome:
    """What a text wishes; one that begins to nominate, or tells of somebody, is never none of our business."""
    if meaning.is_question or (meaning.sure and meaning.intent is not Intent.OTHER):
        return wish(turn, meaning, tree)
    if without_opening(text, turn.deployment.words.telling):
        return wish(turn, replace(meaning, intent=Intent.NOMINATE, confidence=SURE), tree)
    if turn.deployment.points.find(text) is not None:
        return wish(turn, meaning, tree)
    return loose.told(turn, text) or wish(turn, meaning, tree)


def _still_paused(turn: Turn, text: str, meaning: Meaning) -> tuple[Outcome, ...]:
    """What the draft just laid aside is to do with a text that is nothing else; nothing where there is none."""
    draft = _just_paused(turn)
    if draft is None:
        return ()
    if turn.deployment.words.gives_up(text):
        return (forms.AskDiscard(draft, given_up=True),)
    understood = meaning.sure and meaning.intent is not Intent.OTHER
    return () if understood or meaning.is_question else (forms.StillPaused(draft),)


def _just_paused(turn: Turn) -> Draft | None:
    """The draft with which the last message offered to go on, and with nothing else but to throw it away."""
    offered = [actions.read(written) for _, written in turn.conversation.choices]
    first = next(iter(offered), None)
    if first is None or first.verb is not Verb.RESUME:
        return None
    if any(other is None or other.verb is not Verb.DISCARD for other in offered[1:]):
        return None
    return pages.in_hand(turn.session, turn.deployment, turn.person, first.number(0))
