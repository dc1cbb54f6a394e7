"""Vietnamese typed without its marks: seen, and put right only where the words leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.names import fold, strip_marks

#: so many words in a row at most are known together, and no word alone
_LONGEST, _SHORTEST = 6, 2


def lacks_diacritics(text: str) -> bool:
    """Whether a text of several words has no Vietnamese mark at all, so it cannot be printed as it is."""
    return len(re.findall(r"[^\W\d_]+", text)) >= _SHORTEST and is_plain(text)


def is_plain(text: str) -> bool:
    """Whether no letter of a text bears a mark."""
    return not any(char.isalpha() and not char.isascii() for char in text)


def plainly(text: str) -> str:
    """A text in lower case without marks, letter by letter: what is found in it stands at the same place in `text`."""
    return "".join((strip_marks(char) or " ")[:1] for char in text)


def restored(text: str, phrases: Iterable[str]) -> str:
    """A text without marks with those of known phrases; as it was where a word of it is in none, or in two alike.

    Figures and their units may stand between the words of a phrase.
    """
    known = _known(phrases)
    pieces = re.split(r"([^\W\d_]{2,})(?![\d_])", text)
    # a sign such as that of the square metre counts as a letter for the pattern
    spots = [at for at in range(1, len(pieces), 2) if pieces[at].isalpha()]
    folded = [fold(pieces[at]) for at in spots]
    at = 0
    while at < len(spots):
        sizes = range(min(_LONGEST, len(spots) - at), _SHORTEST - 1, -1)
        size = next((n for n in sizes if known.get(tuple(folded[at : at + n]))), None)
        if size is None:
            return text
        for spot, word in zip(spots[at:], known[tuple(folded[at : at + size])] or (), strict=False):
            pieces[spot] = word
        at += size
    return "".join(pieces)


def _known(phrases: Iterable[str]) -> dict[tuple[str, ...], tuple[str, ...] | None]:
    """Rows of words by their folded form; None for those that are written in several ways."""
    found: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    for phrase in phrases:
        # a row of words does not go on over a comma
        for part in re.split(r"[^\w\s]", phrase):
            words = part.split()
            for start in range(len(words)):
                for end in range(start + _SHORTEST, min(len(words), start + _LONGEST) + 1):
                    row = tuple(words[start:end])
                    key = tuple(map(fold, row))
                    first = found.setdefault(key, row)
                    if first is not None and tuple(map(str.casefold, first)) != tuple(map(str.casefold, row)):
                        found[key] = None
    return found
