"""Answering the choices last shown by their words or their number."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain import actions
from bot.domain.actions import Action, Verb
from bot.domain.answers import says
from bot.domain.names import fold
from bot.storage.conversations import Conversation
from bot.usecases.deployment import Deployment

#: what a plain yes does; what throws away or takes back needs its own word, and sending has words of its own
_ASK_FOR_A_YES = frozenset({Verb.JOIN, Verb.CORRECT, Verb.LADDER_YES})

#: what goes to many people at once is sent by its words or a tap, not by a bare number
_BY_ITS_WORDS = frozenset({Verb.NUDGE_SEND})


def shown(conversation: Conversation, text: str, deployment: Deployment, *, numbered: bool = True) -> Action | None:
    """The choice last shown that a text names, by its words or by its number; None when it names none."""
    said = fold(text)
    for label, written in conversation.choices:
        if said and said == fold(label):
            return actions.read(written)
    if numbered and said.isdecimal() and 1 <= int(said) <= len(conversation.choices):
        counted = actions.read(conversation.choices[int(said) - 1][1])
        return None if counted is not None and counted.verb in _BY_ITS_WORDS else counted
    named = _behind_number(conversation, said) if numbered else None
    if named is not None:
        return named
    asked = [action for action in _read(conversation) if action.verb in _ASK_FOR_A_YES]
    return asked[0] if len(asked) == 1 and says(text, deployment.words.confirm) else None


def _behind_number(conversation: Conversation, said: str) -> Action | None:
    """The one choice of a numbered list that is named by what stands behind its number, or by the end of that."""
    rows = [(fold(label).partition(" ")[2], action) for label, action in conversation.choices if label[:1].isdigit()]
    whole = [action for label, action in rows if said and label == said]
    ends = [action for label, action in rows if " " in said and label.endswith(f" {said}")]
    return next((actions.read(found[0]) for found in (whole, ends) if len(found) == 1), None)


def _read(conversation: Conversation) -> Iterator[Action]:
    return filter(None, (actions.read(written) for _, written in conversation.choices))
