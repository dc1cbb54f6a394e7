"""Tells a person who is spoken of from the two who talk, who call each other by the same words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.names import strip_marks
from bot.understanding.letters import is_capitalised
from bot.understanding.normalize import Token

Tokens = tuple[Token, ...]

#: how many words on whoever is named still may be the one who asks
_SOON = 5
_LONGEST_NAME = 4
_PHRASES = ("told", "orders_after", "asks_soon", "called")


class PersonFinder:
    """Reads persons by the lists of one lexicon."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists
        self._phrases = {name: _with_plain(lists[f"{name}_as_written"]) for name in _PHRASES}
        self._honorifics = lists["honorifics"] | lists["honorifics_as_written"]

    def weight(self, tokens: Tokens, at: int) -> int:
        """How surely a person is named or meant at `at`: 2 by name, 1 by what is said of them, 0 not at all."""
        if self._is_named_outright(tokens, at):
            return 2
        title = " ".join(token.word for token in tokens[max(0, at - 1) : at + 1])
        if tokens[at].marked not in self._honorifics and title not in self._honorifics:
            return 0
        if self._is_named(tokens, at + 1):
            other = " ".join(token.word for token in tokens[at : at + 2]) in self._lists["not_named"]
            return 0 if other or self.is_told_or_orders(tokens, at, at + 1) else 2
        return 1 if self._is_other(tokens, at) else 0

    def is_told_or_orders(self, tokens: Tokens, start: int, end: int) -> bool:
        """`trinh chu tich`, `bi thu dang hoi`: whoever stands at start:end has a part in the work itself."""
        if any(self._stands(tokens, "told", start - size, size) for size in (1, 2) if start >= size):
            return True
        while end < len(tokens) and tokens[end].word in self._lists["meanwhile"]:
            end += 1
        return self._says(tokens, "orders_after", end)

    def _is_named(self, tokens: Tokens, at: int) -> bool:
        if at >= len(tokens):
            return False
        surface = tokens[at].surface
        return is_capitalised(surface) or tokens[at].marked in self._lists["surnames_typed_as_written"]

    def _is_named_outright(self, tokens: Tokens, at: int) -> bool:
        """`Be Thi Nhinh`, `ly van sinh`, `tim hoang pao`: a full name, or what a call for one is for."""
        surname, rest = tokens[at].marked, tokens[at + 1 : at + 3]
        if not rest:
            return False
        if surname in self._lists["surnames_sure_as_written"]:
            return True
        typed = surname in self._lists["surnames_typed_as_written"]
        called = any(self._stands(tokens, "called", at - size, size) for size in (1, 2) if at >= size)
        if called and typed and len(tokens) - at <= _LONGEST_NAME:
            return True
        capital = all(is_capitalised(token.surface) for token in (tokens[at], *rest))
        if len(rest) == 1 or surname not in self._lists["surnames_capital_as_written"]:
            return False
        return capital or (typed and rest[0].marked in self._lists["middle_names_as_written"])

    def _says(self, tokens: Tokens, name: str, at: int) -> bool:
        return any(self._stands(tokens, name, at, size) for size in (1, 2))

    def _stands(self, tokens: Tokens, name: str, at: int, size: int) -> bool:
        return " ".join(token.marked for token in tokens[at : at + size]) in self._phrases[name]

    def _is_other(self, tokens: Tokens, at: int) -> bool:
        """`cai bac em gui`, `mot ban`, `ong no`, `chi ban ve so`, and whoever opens a story."""
        if at + 1 >= len(tokens):
            return False
        before = tokens[at - 1].marked if at else ""
        after = tokens[at + 1]
        if any(self._says(tokens, "asks_soon", soon) for soon in range(at + 1, at + _SOON)):
            return False
        speaks = after.word in self._lists["speakers"]
        if tokens[at].marked in self._lists["of_others_as_written"]:
            said = {token.marked for token in tokens[at + 1 : at + 3]} if not speaks else set()
            said.add(" ".join(token.marked for token in tokens[at + 1 : at + 3]))
            if after.marked in self._lists["this_one_as_written"] or said & self._lists["trades_as_written"]:
                return True
            if before in self._lists["one_as_written"] and not speaks:
                return True
        if tokens[at].marked in self._lists["never_spoken_to_as_written"]:
            alone = before not in self._lists["several_as_written"] and not speaks
            return alone and not self.is_told_or_orders(tokens, at, at + 1)
        return at == 0 and tokens[0].word in self._lists["starters"] and after.word not in self._lists["asks"]


def _with_plain(written: frozenset[str]) -> frozenset[str]:
    """Phrases as they are written and as they are typed without diacritics."""
    return written | {strip_marks(phrase) for phrase in written}
