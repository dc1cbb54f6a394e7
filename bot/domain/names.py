"""Folding: the form in which Vietnamese names are compared, never stored in place of the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

# d with stroke has no decomposition; the look-alike letters of other alphabets are typed by mistake
_STROKES = str.maketrans(dict.fromkeys("\u0111\u0110\u00f0\u00d0\u0256\u0189", "d"))
#: grave, acute, hook, tilde and dot below, apart from the letter that bears them
_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def strip_marks(text: str) -> str:
    """Give `text` in lower case without diacritics; signs and spaces stay."""
    parts = unicodedata.normalize("NFKD", text.translate(_STROKES).casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Give `text` in lower case without diacritics; what is neither letter nor digit becomes one space."""
    return _NOT_LETTERS.sub(" ", strip_marks(text)).strip()


def holds(said: str, words: Iterable[str]) -> bool:
    """Whether one of these words or phrases stands in a text, all of it folded."""
    return any(f" {word} " in f" {said} " for word in words)


def shared(name: str, text: str) -> int:
    """How many words of a name, in a row and as folded, stand in a text."""
    words, said = fold(name).split(), f" {fold(text)} "
    runs = (
        end - start
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if f" {' '.join(words[start:end])} " in said
    )
    return max(runs, default=0)


def key(text: str) -> str:
    """Give `text` in lower case with its diacritics, the tone of each word at its end: `H\u00f2a` is `Ho\u00e0`."""
    return " ".join(_toned(word) for word in unicodedata.normalize("NFD", text.casefold()).split())


def may_be(typed: str, word: str) -> bool:
    """Whether a word may have been typed for another: one with marks is no other word that looks alike without."""
    bare = "".join(filter(str.isalnum, typed))
    meant = "".join(filter(str.isalnum, word))
    return key(bare) == key(meant) or (strip_marks(bare) == bare.casefold() == strip_marks(meant))


def places(name: Sequence[str], tokens: Sequence[str], folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words of a name stand in a text; a word with marks is no other word that looks alike without."""
    wanted = [fold(word) for word in name]
    if wanted[0] not in folded:
        return
    for start in range(len(tokens) - len(name) + 1):
        end = start + len(name)
        if folded[start:end] == wanted and all(map(may_be, tokens[start:end], name)):
            yield start, end


def _toned(word: str) -> str:
    letters = "".join(c for c in word if c not in _TONES)
    return letters + "".join(c for c in word if c in _TONES)
