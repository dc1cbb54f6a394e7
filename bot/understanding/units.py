"""How people name the units of a roster: full, without the kind, shortened, by initials, by another word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Term
from bot.understanding.normalize import Token
from bot.understanding.terms import Found, NameTable, Words

Split = Callable[[str], Words]


@dataclass(frozen=True)
class _Name:
    """A unit's name taken apart: `Hoi | Nong dan | huyen`."""

    kind: Words
    core: Words
    level: Words
    is_place: bool

    @property
    def stem(self) -> Words:
        return self.kind + self.core


class UnitTable:
    """Recognises the units of one roster."""

    def __init__(self, units: Iterable[Term], lexicon: Lexicon, split: Split, fields: frozenset[Words]) -> None:
        self._lists = lexicon.lists
        self._bodies = {split(key): tuple(split(n) for n in names) for key, names in lexicon.bodies.items()}
        self._kinds = {kind: tuple(k.split() for k in lexicon.lists[kind]) for kind in ("place_types", "body_types")}
        self._not_alone = fields | {tuple(w.split()) for w in lexicon.lists["individual"]}
        self._levels: dict[str, Words] = {}
        self._bare: set[Words] = set()
        self._plain_words: dict[Words, frozenset[int]] = {}
        names = self._names(list(units), split)
        self._table = NameTable(names, mendable=[name for name in self._bare if len(name) > 1 and name in names])

    def find(self, tokens: tuple[Token, ...]) -> list[Found]:
        """Give the units that the tokens name, from left to right."""
        words = [token.word for token in tokens]
        exact = [found for found in self._table.find(words) if self._stands(found, tokens)]
        taken = frozenset(i for found in exact for i in range(found.start, found.end))
        near = [f for f in self._table.find_misspelt(words, taken=taken) if self._stands(f, tokens)]
        return sorted(exact + near[:1], key=lambda found: found.start)

    def _names(self, units: list[Term], split: Split) -> dict[Words, str]:
        official: dict[Words, str] = {}
        derived: dict[Words, set[str]] = {}
        kinds = Counter(self._take_apart(split(unit.names[0])).kind for unit in units)
        for unit in units:
            for name in unit.names:
                official.setdefault(split(name), unit.id)
            parts = self._take_apart(split(unit.names[0]))
            if parts.is_place and parts.core:
                self._bare.add(parts.core)
                self._plain_words[parts.core] = _unmarked(unit.names[0], len(parts.core))
            if not parts.is_place:
                self._levels[unit.id] = parts.level
            for alias in self._aliases(parts, only_of_kind=kinds[parts.kind] == 1):
                derived.setdefault(alias, set()).add(unit.id)
        clear = {alias: ids.pop() for alias, ids in derived.items() if len(ids) == 1 and alias}
        official.pop((), None)
        return {**clear, **official}

    def _take_apart(self, words: Words) -> _Name:
        for listed in ("place_types", "body_types"):
            for kind in sorted(self._kinds[listed], key=len, reverse=True):
                if words[: len(kind)] == tuple(kind) and len(words) > len(kind):
                    core = words[len(kind) :]
                    level = self._level(core) if listed == "body_types" else ()
                    return _Name(tuple(kind), core[: len(core) - len(level)], level, listed == "place_types")
        level = self._level(words)
        return _Name((), words[: len(words) - len(level)], level, False)

    def _level(self, words: Words) -> Words:
        for size in (2, 1):
            if len(words) > size and " ".join(words[-size:]) in self._lists["levels"]:
                return words[-size:]
        return ()

    def _aliases(self, name: _Name, *, only_of_kind: bool) -> Iterator[Words]:
        if " ".join(name.kind) in self._lists["roots"] and not name.is_place:
            return
        yield name.stem
        if name.is_place:
            yield from self._place_aliases(name, only_of_kind=only_of_kind)
        else:
            yield from self._body_aliases(name)

    def _place_aliases(self, name: _Name, *, only_of_kind: bool) -> Iterator[Words]:
        if len(name.core) > 1:
            yield name.core
        yield (name.kind[0], *name.core)
        if only_of_kind and len(name.kind) > 1:
            yield name.kind

    def _body_aliases(self, name: _Name) -> Iterator[Words]:
        stem, core, level = name.stem, name.core, name.level
        if len(core) > 2:
            yield (*name.kind, *core[:2])
            yield (*name.kind, *(word[0] for word in core))
            yield (*name.kind[:1], *core[-2:])
        if core and core[-1].isdigit():
            yield (*name.kind, core[-1])
            yield (*name.kind[-2:], core[-1])
        for other in self._others(stem):
            yield other + level
            if len(other) > 1:
                yield from ((*other, own) for own in self._lists["own_level"])
            if len(other) > 1 and other not in self._not_alone:
                yield other
        initials = "".join(word[0] for word in stem)
        if len(initials) > 2:
            yield (initials,)

    def _others(self, stem: Words) -> Iterator[Words]:
        for key, names in self._bodies.items():
            if stem[: len(key)] == key:
                rest = stem[len(key) :]
                for name in names:
                    yield name
                    if rest:
                        yield name + rest

    def _stands(self, found: Found, tokens: tuple[Token, ...]) -> bool:
        """Whether the name is that of a unit here, and not of a person, a street or a unit of another level."""
        before = tokens[found.start - 1].word if found.start else ""
        after = tokens[found.end].word if found.end < len(tokens) else ""
        if found.name in self._bare:
            if before in self._lists["not_a_unit"] or before in self._lists["school"]:
                return False
            return not self._marked_otherwise(found, tokens)
        level = self._levels.get(found.id, ())
        if level and after in self._lists["levels"] and after != level[0] and found.name[-1] != level[-1]:
            return False
        return after != "nao" or len(found.name) > 2 or found.name[0] not in self._lists["place_types"]

    def _marked_otherwise(self, found: Found, tokens: tuple[Token, ...]) -> bool:
        """`minh` with a falling tone is a pronoun, not the Minh of a name that carries no mark."""
        plain = self._plain_words.get(found.name, frozenset())
        typed = tokens[found.start : found.end]
        return any(token.marked != token.word for i, token in enumerate(typed) if i in plain)


def _unmarked(name: str, size: int) -> frozenset[int]:
    """Which of the last `size` words of a name carry no diacritics."""
    return frozenset(i for i, word in enumerate(name.split()[-size:]) if word.isascii())
