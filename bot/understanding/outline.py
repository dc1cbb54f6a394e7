"""A text as an example phrase that names nobody: what may be kept of it, to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.understanding.lexicon import Lexicon
from bot.understanding.masks import FIELD, TIME, UNIT

_PLACES = {UNIT: "{u}", FIELD: "{f}", TIME: "{t}"}
_LEFT_OUT = "\N{HORIZONTAL ELLIPSIS}"


def outline(words: Sequence[str], lexicon: Lexicon) -> str:
    """The words of a text, masked before, without whatever may tell of a person.

    Figures, words that are not of our business, and what stands behind a form of address are left out.
    """
    kept: list[str] = []
    for word in _kept(words, lexicon):
        if word != _LEFT_OUT or kept[-1:] != [_LEFT_OUT]:
            kept.append(word)
    return " ".join(kept)


def _kept(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    common, honorifics = lexicon.lists["common"], lexicon.lists["honorifics"]
    addressed = False
    for word in words:
        known = word in common or (word in lexicon.own_words and not addressed)
        yield _PLACES.get(word) or (word if known else _LEFT_OUT)
        addressed = word in honorifics or (addressed and word not in common)
