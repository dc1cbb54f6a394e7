"""Finds whom a text is about: a collective, an individual, a household or a model."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from bot.domain.names import strip_marks
from bot.understanding.letters import decode, is_syllable, undouble
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalize import Token
from bot.understanding.people import PersonFinder
from bot.understanding.terms import Found, NameTable

COLLECTIVE, INDIVIDUAL, HOUSEHOLD, MODEL = "collective", "individual", "household", "model"
_WHICH = "nao"
#: as `ho` is typed, well or not, where it is no `ho` with a dot alone (they)
_HOUSEHOLD = ("ho", "h\u00f4", "h\u1ed9")


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
        self._people = PersonFinder(lexicon.lists)
        kinds = (COLLECTIVE, MODEL, HOUSEHOLD)
        people = {tuple(strip_marks(noun).split()): noun.split() for noun in lexicon.lists["individual_as_written"]}
        nouns = {tuple(noun.split()): kind for kind in kinds for noun in lexicon.lists[kind]}
        nouns |= dict.fromkeys(people, INDIVIDUAL) | {tuple(n.split()): "" for n in lexicon.lists["not_a_subject"]}
        self._written = people
        general = [noun for noun in nouns if noun not in people or " ".join(noun) in self._lists["individual_always"]]
        self._nouns = NameTable(nouns, mendable=general)
        self.words = frozenset(word for noun in lexicon.lists["kinds"] for word in noun.split())

    def find(self, tokens: tuple[Token, ...], taken: frozenset[int]) -> str | None:
        """Give the kind of subject that the tokens name outside `taken` (units and the like)."""
        words = [token.word for token in tokens]
        found = [
            Subject(noun.start, noun.id, self._weight(noun, tokens, words))
            for noun in self._nouns.find(words, taken=taken) or self._misspelt(tokens, taken)
        ]
        free = [at for at in range(len(tokens)) if at not in taken]
        found += [Subject(at, INDIVIDUAL, self._people.weight(tokens, at)) for at in free]
        found += [Subject(at, COLLECTIVE, 2) for at in free if self._is_body(words, at)]
        found += [Subject(at, HOUSEHOLD, 3) for at in free if self._is_bare_household(tokens, words, at)]
        best = max(found, key=lambda subject: (subject.weight, -subject.at), default=None)
        return best.kind if best and best.weight else None

    def _misspelt(self, tokens: tuple[Token, ...], taken: frozenset[int]) -> list[Found]:
        """A slip in these short words is one only where it left something that cannot be said."""
        words = [token.word for token in tokens]
        strange = {at for at, token in enumerate(tokens) if not is_syllable(token.word) or _is_mended(token)}
        near = self._nouns.find_misspelt(words, taken=taken) if strange else []
        return [noun for noun in near if not strange.isdisjoint(range(noun.start, noun.end))]

    def _weight(self, noun: Found, tokens: tuple[Token, ...], words: list[str]) -> int:
        if not noun.id:
            return 0
        if noun.id == HOUSEHOLD:
            return 3 if self._is_household(noun, tokens, words) else 0
        if noun.id == INDIVIDUAL and " ".join(noun.name) not in self._lists["individual_always"]:
            before = words[noun.start - 1] if noun.start else ""
            other = self._ends(words, noun.start, "not_individual_after") or before in self._lists["levels"]
            other = other or self._is_marked_otherwise(noun, tokens)
            return 0 if other or self._people.is_told_or_orders(tokens, noun.start, noun.end) else 1
        return 0 if self._ends(words, noun.start, "told_to_all") else 3

    def _is_marked_otherwise(self, noun: Found, tokens: tuple[Token, ...]) -> bool:
        """`cong nhan` with other marks is `to recognise`, no worker."""
        typed = zip(tokens[noun.start : noun.end], self._written[noun.name], strict=True)
        return not all(_fits(token.marked, written) for token, written in typed)

    def _is_bare_household(self, tokens: tuple[Token, ...], words: list[str], at: int) -> bool:
        """`ho duoc thuong gi`, `2 ho`: without its mark only behind a figure or at the start."""
        before, after = (words[i] if 0 <= i < len(words) else "" for i in (at - 1, at + 1))
        if words[at] != "ho" or tokens[at].marked not in _HOUSEHOLD or after in self._lists["not_household_before"]:
            return False
        if before in self._lists["favours"] or before in self._lists["not_household_after"]:
            return False
        then = after in self._lists["household_then"] or self._ends(words, at, "household_before")
        return before.isdigit() or (then and (tokens[at].marked == _HOUSEHOLD[-1] or not at))

    def _is_household(self, noun: Found, tokens: tuple[Token, ...], words: list[str]) -> bool:
        """Not in `cac ho so` (the papers) nor in `xem ho chi` (a favour for the speaker)."""
        typed = (token for token in tokens[noun.start : noun.end] if token.word == "ho")
        if not all(token.marked in _HOUSEHOLD for token in typed):
            return False
        before = words[noun.start - 1] if noun.start else ""
        after = words[noun.end] if noun.end < len(words) else ""
        if noun.name[0] == "ho" and before in self._lists["not_household_after"]:
            return False
        if noun.name[-1] == "ho" and after in self._lists["not_household_before"]:
            return False
        if noun.name[-1] not in self._lists["honorifics"]:
            return True
        return before not in self._lists["favours"] or after not in ("", *self._lists["endings"])

    def _is_body(self, words: list[str], at: int) -> bool:
        """`de cu to hoa giai`, `xom nhu the nao duoc chon`: a body that is put forward or measured."""
        pair = " ".join(words[at : at + 2])
        size = 2 if pair in self._lists["collective_words"] else 1
        if size == 1 and words[at] not in self._lists["collective_words"]:
            return False
        if pair in self._lists["enterprise"]:
            return not self._ends(words, at, "not_enterprise_after")
        after = words[at + size : at + size + 3]
        asked = after[1:] if after[:1] == [_WHICH] else after[:2]
        if " ".join(asked) in self._lists["measured"]:
            return True
        if after and after[0] in self._lists["speakers_own"]:
            return False
        if after and after[0] in self._lists["measured"]:
            return True
        before = at
        while before and words[before - 1] in self._lists["fillers"]:
            before -= 1
        return self._ends(words, at, "nominating") or self._ends(words, before, "nominating")

    def _ends(self, words: list[str], at: int, name: str) -> bool:
        """Whether the words just before `at` are a phrase of the list."""
        return any(" ".join(words[at - size : at]) in self._lists[name] for size in (1, 2) if at >= size)


def _is_mended(token: Token) -> bool:
    """Whether a letter was hit twice: the second one may have stood for another."""
    typed = strip_marks(token.surface)
    return typed != token.word == undouble(typed) and decode(typed) != token.word


def _fits(typed: str, written: str) -> bool:
    """Whether no mark was typed that the word has not; those left out say nothing."""
    return set(normalize("NFD", typed)) <= {*normalize("NFD", written), "d"}
