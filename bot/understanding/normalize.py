"""From typed text to canonical words: clean letters, keyboard codes decoded, abbreviations written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.domain.names import strip_marks
from bot.understanding.letters import decode, is_syllable, squeeze, undouble
from bot.understanding.lexicon import Lexicon, Reading

_PARTS_OF_YEAR = ("dau", "cuoi")
#: what stands behind these many words does not change what a message wants
_WORDS_READ = 150
_CHARACTERS_READ = 4000
_SHORTEST_TO_MEND, _LONGEST_TO_MEND = 4, 12
_CHUNK = re.compile(r"[^\W_]+(?:[&./\-][^\W_]+)*")
#: the number of a document, such as 64/KH-MTTQ-BTT: one word, and none of the bodies in it is spoken of
_DOCUMENT = re.compile(r"[0-9]+/[^\W\d_]{2,}(?:[&./\-][^\W_]+)+|[0-9]+/[A-Z\u0110]{2,}")
_PART = re.compile(r"[^\W_]+|(?<=[0-9])[/\-](?=[0-9])")
_MONTH = re.compile(r"t([1-9]|1[0-2])")
_QUARTER = re.compile(r"q([1-4])")
_HALF = re.compile(r"h([12])")
_MONTHS = re.compile(r"([0-9]{1,2})(?:t|th|thg)")
_GLUED = re.compile(r"([0-9]+)([a-z]+)|([a-z]{2,})([0-9]{1,4})")


@dataclass(frozen=True)
class Token:
    """One canonical word: `word` is folded, `marked` keeps diacritics, `surface` is what was typed."""

    word: str
    marked: str
    surface: str


@dataclass(frozen=True)
class _Part:
    surface: str
    marked: str
    key: str

    @property
    def has_marks(self) -> bool:
        return self.marked.replace("\u0111", "d") != self.key


class Normalizer:
    """Turns texts into tokens by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._readings = lexicon.readings
        self._dialect = lexicon.dialect
        self._foreign = lexicon.foreign
        self._known = {word for word in lexicon.own_words if len(word) > 3 and word.isalpha()}
        self._by_length = _by_length(self._known)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Give the canonical words of `text`; of an endless text only its beginning."""
        parts = self._parts(clean(text[:_CHARACTERS_READ]))[:_WORDS_READ]
        marked_text = any(part.has_marks for part in parts)
        tokens: list[Token] = []
        for i, part in enumerate(parts):
            before = tokens[-1].word if tokens else ""
            after = parts[i + 1].key if i + 1 < len(parts) else ""
            for word in self._words(part, before, after, dialect=marked_text):
                tokens.append(Token(strip_marks(word), word, part.surface))
        return tuple(tokens)

    def _parts(self, text: str) -> list[_Part]:
        parts: list[_Part] = []
        for chunk in _CHUNK.findall(text):
            whole = _part(chunk)
            if whole.key in self._readings or whole.key.isalpha() or _DOCUMENT.fullmatch(chunk):
                parts.append(whole)
            elif "." in chunk:
                parts.extend(part for piece in chunk.split(".") for part in self._parts(piece))
            else:
                parts.extend(_part(piece) for piece in _PART.findall(chunk))
        return parts

    def _words(self, part: _Part, before: str, after: str, *, dialect: bool) -> list[str]:
        if _DOCUMENT.fullmatch(part.surface):
            return [part.marked]
        if dialect and (said := _choose(self._dialect, part.marked, before, after)):
            return said.split()
        if said := self._reading(part, before, after):
            return said.split()
        if found := _numbered(part.key, after):
            return found
        if glued := _GLUED.fullmatch(part.key):
            pieces = [piece for piece in glued.groups() if piece]
            if decode(part.key) is None and (len(pieces[1]) < 5):
                return [w for p in pieces for w in self._words(_part(p), before, after, dialect=dialect)]
        return [self._mend(part)]

    def _reading(self, part: _Part, before: str, after: str) -> str | None:
        if part.marked != part.key and (said := _choose(self._readings, part.marked, before, after)):
            return said
        if part.has_marks and (len(part.key) < 3 or is_syllable(part.key)):
            return None
        return _choose(self._readings, part.key, before, after)

    def _mend(self, part: _Part) -> str:
        key = part.key
        if is_syllable(key) or key in self._foreign or key.isdigit() or key in self._known:
            return part.marked
        if (short := squeeze(key)) != key:
            return short
        if decoded := decode(key):
            return decoded
        if is_syllable(once := undouble(key)):
            return once
        return self._nearest(key) or part.marked

    def _nearest(self, key: str) -> str | None:
        """The known word one slip away, for words that cannot be Vietnamese as they stand.

        In a short word only letters that changed places, or one left out that only one word has, are a slip: too many
        words are one letter away.
        """
        if not _SHORTEST_TO_MEND <= len(key) <= _LONGEST_TO_MEND:
            return None
        if len(key) == _SHORTEST_TO_MEND:
            longer = [word for word in self._by_length.get(len(key) + 1, ()) if _lacks_one(key, word)]
            if len(longer) == 1:
                return longer[0]
            near = [word for word in self._by_length.get(len(key), ()) if sorted(word) == sorted(key)]
        else:
            near = [w for size in (len(key) - 1, len(key), len(key) + 1) for w in self._by_length.get(size, ())]
        found = process.extractOne(key, near, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        return found[0] if found else None


def clean(text: str) -> str:
    """Compose letters, and drop what is invisible."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if c.isspace() else c for c in composed if c.isspace() or c.isprintable())


def _part(surface: str) -> _Part:
    return _Part(surface, _stroked(surface), strip_marks(surface))


def _stroked(surface: str) -> str:
    return surface.replace("\u00d0", "\u0111").replace("\u0189", "\u0111").replace("\u00f0", "\u0111").lower()


def _choose(readings: Mapping[str, tuple[Reading, ...]], key: str, before: str, after: str) -> str | None:
    for reading in readings.get(key, ()):
        if not reading.after and not reading.before:
            return reading.words
        if before in reading.after or after in reading.before:
            return reading.words
    return None


def _numbered(key: str, after: str) -> list[str] | None:
    """T11 is a month, Q4 a quarter, H1 a half-year; T6 before `tuan` is a weekday and stays."""
    if (found := _MONTH.fullmatch(key)) and after not in ("tuan", "hang", "moi"):
        return ["thang", found[1]]
    if found := _QUARTER.fullmatch(key):
        return ["quy", found[1]]
    if (found := _MONTHS.fullmatch(key)) and (after in _PARTS_OF_YEAR or key.endswith("h")):
        return [found[1], "thang"]
    if found := _HALF.fullmatch(key):
        return ["6", "thang", "dau" if found[1] == "1" else "cuoi", "nam"]
    return None


def _lacks_one(key: str, word: str) -> bool:
    return any(word[:at] + word[at + 1 :] == key for at in range(len(word)))


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    table: dict[int, list[str]] = {}
    for word in sorted(words):
        table.setdefault(len(word), []).append(word)
    return table
