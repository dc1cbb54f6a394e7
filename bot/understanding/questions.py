"""Tells a question or request to the bot from an answer to the bot's own question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import SURE, Intent

_LONGEST = 30
#: how likely a question may be a telling at most
_TELLING = 0.05
#: `chua` and `da khong` answer; only what says more ends in a question
_SHORTEST_WITH_AN_END = 3
_NEVER = frozenset((Intent.OTHER, Intent.SMALLTALK, Intent.NOMINATE))


def is_question(
    text: str, words: Sequence[str], intent: Intent, confidence: float, telling: float, lexicon: Lexicon
) -> bool:
    """Whether the text surely asks something of the bot: short, understood, worded as a question or an order.

    `telling` is how likely it tells of somebody, in words that questions have too.
    """
    if intent in _NEVER or confidence < SURE or telling > _TELLING or len(words) > _LONGEST:
        return False
    return text.rstrip().endswith("?") or _asks(words, lexicon)


def _asks(words: Sequence[str], lexicon: Lexicon) -> bool:
    asking, ordering, ending = (lexicon.lists[name] for name in ("question_words", "orders", "question_ends"))
    pairs = {" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1)}
    if pairs & asking:
        return True
    opening = {" ".join(words[:size]) for size in (1, 2, 3)}
    tail = [word for word in words if word not in lexicon.lists["endings"]][-2:]
    ends = len(words) >= _SHORTEST_WITH_AN_END and any(word in ending for word in tail)
    return bool(opening & ordering) or ends
