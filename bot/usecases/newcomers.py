"""Somebody unknown: they learn nothing but how to ask for access, or open the link that was meant for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain.actions import Action, OutOfDate, Verb
from bot.domain.answers import Refusal, read_text
from bot.storage import conversations, units
from bot.storage.conversations import Conversation
from bot.understanding import SURE, Intent
from bot.usecases import join
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale
from bot.usecases.incoming import Incoming, Opened, Tap, Text
from bot.usecases.shown import shown
from bot.usecases.turn import Outcome

#: so sure and so short is a text that is no question and yet no introduction
_CLEAR, _SHORT = 0.7, 9


def receive(session: Session, incoming: Incoming, deployment: Deployment, conversation: Conversation) -> Outcome:
    """Somebody unknown learns nothing but how to ask for access."""
    match incoming.content:
        case Opened(token=str(link)) if link:
            return join.open_link(session, incoming, link, member=False)
        case Text(text=text):
            awaited = conversation.awaiting or {}
            if awaited.get("kind") == "name":
                return typed_name(session, incoming, deployment, awaited, text)
            action = shown(conversation, text, deployment)
            if action is not None:
                return tap(session, incoming, deployment, action)
            if _only_asks(session, incoming, deployment, text):
                return join.turn_away(session, incoming)
            return join.request_access(session, incoming, text)
        case Tap(action=written):
            action = actions.read(written)
            return Stale() if action is None else tap(session, incoming, deployment, action)
        case _:
            return join.Stranger(first=True)


def tap(session: Session, incoming: Incoming, deployment: Deployment, action: Action) -> Outcome:
    """Do what a button of an invitation stands for."""
    try:
        return _act(session, incoming, deployment, action)
    except OutOfDate:
        return Stale()


def _act(session: Session, incoming: Incoming, deployment: Deployment, action: Action) -> Outcome:
    match action.verb:
        case Verb.JOIN:
            return join.accept(session, incoming, action.word(0), language=deployment.language)
        case Verb.JOIN_NAME:
            asked = join.ask_name(session, incoming, action.word(0))
            if isinstance(asked, join.AskName):
                awaited = {"kind": "name", "token": action.word(0)}
                conversations.await_text(session, incoming.chat_id, awaited, incoming.at)
            return asked
        case Verb.JOIN_NOT_ME:
            return join.NotMe()
        case _:
            return Stale()


def _only_asks(session: Session, incoming: Incoming, deployment: Deployment, text: str) -> bool:
    """Whether a text is a question or a wish and names neither unit nor person: nobody's access is asked for then."""
    reader = deployment.reader(deployment.main_plan, units.tree(session))
    meaning = reader.understand(text, today=deployment.today(incoming.at))
    if meaning.intent is Intent.OTHER or meaning.confidence < SURE or meaning.unit is not None:
        return False
    words = text.split()
    wishes = meaning.confidence >= _CLEAR and len(words) <= _SHORT and not any(word[:1].isupper() for word in words[1:])
    return meaning.is_question or wishes


def typed_name(
    session: Session, incoming: Incoming, deployment: Deployment, awaited: Mapping[str, Any], text: str
) -> Outcome:
    name = read_text(text, least=2, most=100)
    token = str(awaited["token"])
    if isinstance(name, Refusal):
        return join.ask_name(session, incoming, token)
    conversations.await_text(session, incoming.chat_id, None, incoming.at)
    return join.accept(session, incoming, token, language=deployment.language, name=name)
