"""Finds whom a text is about: a collective, an individual, a household or a model."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.lexicon import Lexicon
from bot.understanding.normalize import Token
from bot.understanding.terms import Found, NameTable

COLLECTIVE, INDIVIDUAL, HOUSEHOLD, MODEL = "collective", "individual", "household", "model"


@dataclass(frozen=True)
class Subject:
    """A kind of subject named at a token; the general word for it outweighs a person or an occupation."""

    at: int
    kind: str
    weight: int


class SubjectFinder:
    """Reads subjects by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lists = lexicon.lists
        self._honorifics = lexicon.lists["honorifics"] | lexicon.lists["honorifics_as_written"]
        kinds = (INDIVIDUAL, COLLECTIVE, MODEL, HOUSEHOLD)
        nouns = {tuple(noun.split()): kind for kind in kinds for noun in lexicon.lists[kind]}
        self._nouns = NameTable(nouns)
        self.words = frozenset(word for noun in nouns for word in noun)

    def find(self, tokens: tuple[Token, ...], taken: frozenset[int]) -> str | None:
        """Give the kind of subject that the tokens name outside `taken` (units and the like)."""
        words = [token.word for token in tokens]
        found = [
            Subject(noun.start, noun.id, self._weight(noun, tokens, words))
            for noun in self._nouns.find(words, taken=taken)
        ]
        found += [
            subject
            for at in range(len(tokens))
            if at not in taken and (subject := self._person(tokens, at) or self._body(words, at))
        ]
        best = max(found, key=lambda subject: (subject.weight, -subject.at), default=None)
        return best.kind if best and best.weight else None

    def _weight(self, noun: Found, tokens: tuple[Token, ...], words: list[str]) -> int:
        if noun.id == HOUSEHOLD:
            return 3 if self._is_household(noun, tokens, words) else 0
        if noun.id == INDIVIDUAL and " ".join(noun.name) not in self._lists["individual_always"]:
            before = words[noun.start - 1] if noun.start else ""
            other = self._ends(words, noun.start, "not_individual_after") or before in self._lists["levels"]
            return 0 if other else 1
        return 3

    def _is_household(self, noun: Found, tokens: tuple[Token, ...], words: list[str]) -> bool:
        """Not in `cac ho so` (the papers) nor in `xem ho chi` (a favour for the speaker)."""
        typed = (token for token in tokens[noun.start : noun.end] if token.word == "ho")
        if any(token.marked not in ("ho", "h\u1ed9") for token in typed):
            return False
        before = words[noun.start - 1] if noun.start else ""
        after = words[noun.end] if noun.end < len(words) else ""
        if noun.name[-1] == "ho" and after == "so":
            return False
        if noun.name[-1] not in self._lists["honorifics"]:
            return True
        return before not in self._lists["favours"] or after not in ("", *self._lists["endings"])

    def _person(self, tokens: tuple[Token, ...], at: int) -> Subject | None:
        """An honorific with a name after it, or one that opens a story."""
        title = " ".join(token.word for token in tokens[max(0, at - 1) : at + 1])
        if tokens[at].marked not in self._honorifics and title not in self._honorifics:
            return None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None:
            return None
        named = after.surface[:1].isupper() and not after.surface.isupper() and not after.surface.isdigit()
        if named or after.word in self._lists["surnames_typed"]:
            return Subject(at, INDIVIDUAL, 2)
        tells = at == 0 and tokens[0].word in self._lists["starters"] and after.word not in self._lists["asks"]
        return Subject(at, INDIVIDUAL, 1) if tells else None

    def _body(self, words: list[str], at: int) -> Subject | None:
        """`de cu to hoa giai`: a body that is put forward."""
        if (
            words[at] not in self._lists["collective_words"]
            and " ".join(words[at : at + 2]) not in (self._lists["collective_words"])
        ):
            return None
        if self._ends(words, at, "collective_always"):
            return None
        if " ".join(words[at : at + 2]) in self._lists["enterprise"]:
            return None if self._ends(words, at, "not_enterprise_after") else Subject(at, COLLECTIVE, 2)
        before = at
        while before and words[before - 1] in self._lists["fillers"]:
            before -= 1
        return Subject(at, COLLECTIVE, 2) if self._ends(words, before, "nominating") else None

    def _ends(self, words: list[str], at: int, name: str) -> bool:
        """Whether the words just before `at` are a phrase of the list."""
        return any(" ".join(words[at - size : at]) in self._lists[name] for size in (1, 2) if at >= size)
