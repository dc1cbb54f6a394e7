"""Answering the choices last shown by their words or their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import actions
from bot.domain.actions import Action, Verb
from bot.domain.answers import ReadingWords, says
from bot.domain.names import fold
from bot.storage.conversations import Conversation
from bot.usecases.deployment import Deployment

#: a label that stands for a row of a list begins with the row's number, or is no more than that
_OWN_NUMBER = re.compile(r"(\d{1,3})(?:\. |$)")
#: what a plain yes does; what throws away or takes back needs its own word, and sending has words of its own
_ASK_FOR_A_YES = frozenset({Verb.JOIN, Verb.CORRECT, Verb.LADDER_YES})
#: what a plain no does in its place
_ASK_FOR_A_NO = {Verb.LADDER_YES: Verb.LADDER}
#: what goes to many people at once is sent by its words or a tap, not by a bare number
_BY_ITS_WORDS = frozenset({Verb.NUDGE_SEND})


def shown(conversation: Conversation, text: str, deployment: Deployment, *, numbered: bool = True) -> Action | None:
    """The choice last shown that a text names, by its words or by its number; None when it names none."""
    said = fold(text)
    for label, written in conversation.choices:
        if said and said == fold(label):
            return actions.read(written)
    if numbered and said.isdecimal():
        meant = _numbered(conversation.choices, int(said))
        counted = None if meant is None else actions.read(meant)
        return None if counted is not None and counted.verb in _BY_ITS_WORDS else counted
    named = _behind_number(conversation, said) if numbered else None
    return named or _yes_or_no(conversation, text, deployment.words)


def _yes_or_no(conversation: Conversation, text: str, words: ReadingWords) -> Action | None:
    """What a plain yes or no does, courtesy aside: `ok em`, or the button's words so, `khong` before them for a no."""
    shown_now = [(fold(label), action) for label, action in _read(conversation)]
    asked = [(label, action) for label, action in shown_now if action.verb in _ASK_FOR_A_YES]
    if len(asked) != 1:
        return None
    (label, yes), said = asked[0], words.bare(text)
    if says(text, words.confirm) or said in words.confirm or said == label:
        return yes
    denied = {f"{no} {label}" for no in words.not_}
    if said in words.none | words.stop | denied:
        return next((action for _, action in shown_now if action.verb is _ASK_FOR_A_NO.get(yes.verb)), None)
    return None


def _numbered(choices: Sequence[tuple[str, str]], number: int) -> str | None:
    """What the choice of a number stands for: the one whose label begins with it, else the one in its place.

    In its place stands none that has another number of its own: of a list that goes on those are 5, 6, ...
    """
    own = [_OWN_NUMBER.match(label) for label, _ in choices]
    numbers = [None if found is None else int(found[1]) for found in own]
    if number in numbers:
        return choices[numbers.index(number)][1]
    return choices[number - 1][1] if 1 <= number <= len(choices) and numbers[number - 1] is None else None


def _behind_number(conversation: Conversation, said: str) -> Action | None:
    """The one choice of a numbered list that is named by what stands behind its number, or by the end of that."""
    rows = [(fold(label).partition(" ")[2], action) for label, action in conversation.choices if label[:1].isdigit()]
    whole = [action for label, action in rows if said and label == said]
    ends = [action for label, action in rows if " " in said and label.endswith(f" {said}")]
    return next((actions.read(found[0]) for found in (whole, ends) if len(found) == 1), None)


def _read(conversation: Conversation) -> Iterator[tuple[str, Action]]:
    read = ((label, actions.read(written)) for label, written in conversation.choices)
    return ((label, action) for label, action in read if action is not None)
