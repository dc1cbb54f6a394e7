"""Answering the choices last shown by their words or their number."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Action
from bot.domain.names import fold
from bot.storage.conversations import Conversation
from bot.usecases.deployment import Deployment


def shown(conversation: Conversation, text: str, deployment: Deployment, *, numbered: bool = True) -> Action | None:
    """The choice last shown that a text names, by its words or by its number; None when it names none."""
    said = fold(text)
    for label, written in conversation.choices:
        if said and said == fold(label):
            return actions.read(written)
    if numbered and said.isdecimal() and 1 <= int(said) <= len(conversation.choices):
        return actions.read(conversation.choices[int(said) - 1][1])
    if said in deployment.words.confirm and len(conversation.choices) == 1:
        return actions.read(conversation.choices[0][1])
    return None
