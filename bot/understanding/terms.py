"""Finds names of many words in a row of tokens: the longest first, one slip allowed where that is safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

Words = tuple[str, ...]

#: a shorter name may not be spelt wrong: too many other words are one slip away
_SHORTEST_TO_MEND = 7


@dataclass(frozen=True)
class Found:
    """A name found at tokens[start:end]; `id` says what it names, `name` how."""

    start: int
    end: int
    id: str
    name: Words


class NameTable:
    """Names of one or more folded words, each standing for an id."""

    def __init__(self, names: Mapping[Words, str], mendable: Iterable[Words] = ()) -> None:
        self._names = dict(names)
        self._longest = max((len(name) for name in names), default=0)
        self._heads: dict[str, int] = {}
        for name in names:
            self._heads[name[0]] = max(len(name), self._heads.get(name[0], 0))
        self._mendable: dict[tuple[int, str], list[Words]] = {}
        for name in mendable:
            for place, word in enumerate(name):
                self._mendable.setdefault((place, word), []).append(name)

    def find(self, words: Sequence[str], *, taken: frozenset[int] = frozenset()) -> list[Found]:
        """Give what is named in `words`, from left to right, leaving out the indices in `taken`."""
        found: list[Found] = []
        at = 0
        while at < len(words):
            match = None if at in taken else self._match(words, at, taken)
            if match:
                found.append(match)
            at = match.end if match else at + 1
        return found

    def find_misspelt(self, words: Sequence[str], *, taken: frozenset[int] = frozenset()) -> list[Found]:
        """Give the mendable names that are one slip away from `words`."""
        found: list[Found] = []
        for at, word in enumerate(words):
            for place in (0, 1):
                for name in self._mendable.get((place, word), ()):
                    match = self._near(words, at - place, name, taken)
                    if match:
                        found.append(match)
        return found

    def _match(self, words: Sequence[str], at: int, taken: frozenset[int]) -> Found | None:
        for size in range(min(self._heads.get(words[at], 0), len(words) - at), 0, -1):
            name = tuple(words[at : at + size])
            if name in self._names and not any(i in taken for i in range(at, at + size)):
                return Found(at, at + size, self._names[name], name)
        return None

    def _near(self, words: Sequence[str], at: int, name: Words, taken: frozenset[int]) -> Found | None:
        end = at + len(name)
        if at < 0 or end > len(words) or any(i in taken for i in range(at, end)):
            return None
        typed, wanted = " ".join(words[at:end]), " ".join(name)
        if len(wanted) < _SHORTEST_TO_MEND or typed == wanted:
            return None
        if DamerauLevenshtein.distance(typed, wanted, score_cutoff=1) > 1:
            return None
        return Found(at, end, self._names[name], name)
