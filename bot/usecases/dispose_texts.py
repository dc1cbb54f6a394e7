"""Texts that are typed while a disposition waits for its day, its reason, its letter or its yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.days import read_day
from bot.domain.names import fold
from bot.domain.roster import Tree
from bot.understanding import Meaning
from bot.usecases import dispose, dispose_said, own_words
from bot.usecases.own_words import Sound
from bot.usecases.turn import Turn


def is_business(turn: Turn, awaited: Mapping[str, Any], text: str, meaning: Meaning, tree: Tree) -> bool:
    """Whether a text is for the bot to do or to answer, rather than what was asked for: units read their reason."""
    words = turn.deployment.words
    if fold(text) in words.confirm | words.none | words.skip:
        return False
    if dispose.awaits_day(turn.session, turn.deployment, awaited):
        today = turn.deployment.today(turn.now)
        if not text.rstrip().endswith("?") and read_day(text, words=words, today=today) is not None:
            return False
    elif dispose_said.orders(turn, meaning, tree):
        return True
    match own_words.sounds(turn, text, meaning):
        case Sound.BUSINESS:
            return True
        case Sound.ASKING:
            return text.rstrip().endswith("?") or len(text.split()) <= own_words.SHORT
        case Sound.DOUBTFUL | Sound.WORDS:
            return False
