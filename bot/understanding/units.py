"""How people name the units of a roster: full, without the kind, shortened, by initials, by another word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.understanding.letters import is_syllable
from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Term
from bot.understanding.normalize import Token
from bot.understanding.terms import Found, NameTable, Words

Split = Callable[[str], Words]

#: between the ids of several units of one name: who is meant is for others to find out
OR = "|"


#: what a body works at names it without its kind when it is more than this many words: `kinh te ha tang`
_TWO_WORKS = 3


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
        self._not_alone = fields | {split(w) for w in lexicon.lists["individual_as_written"]}
        self._levels: dict[str, Words] = {}
        self._bare: set[Words] = set()
        self._plain_words: dict[Words, frozenset[int]] = {}
        names = self._names(list(units), split)
        self._table = NameTable(names, mendable=[name for name in self._bare if len(name) > 1 and name in names])

    def find(self, tokens: tuple[Token, ...]) -> list[Found]:
        """Give the units that the tokens name, from left to right."""
        return [found for found in self._table.find([t.word for t in tokens]) if self._stands(found, tokens)]

    def find_misspelt(self, tokens: tuple[Token, ...], taken: frozenset[int]) -> list[Found]:
        """Give the place that is named with one slip outside `taken`; at most one."""
        near = self._table.find_misspelt([token.word for token in tokens], taken=taken)
        return [found for found in near if self._stands(found, tokens)][:1]

    def _names(self, units: list[Term], split: Split) -> dict[Words, str]:
        official: dict[Words, dict[str, None]] = {}
        derived: dict[Words, dict[str, None]] = {}
        taken_apart = {unit.id: self._take_apart(split(unit.names[0]), unit.names[0]) for unit in units}
        kinds = Counter(name.kind for name in taken_apart.values())
        for unit in units:
            for name in unit.names:
                official.setdefault(split(name), {})[unit.id] = None
            parts = taken_apart[unit.id]
            if parts.is_place and parts.core:
                self._bare.add(parts.core)
                self._plain_words[parts.core] = _unmarked(unit.names[0], len(parts.core))
            if not parts.is_place:
                self._levels[unit.id] = parts.level
            for alias in self._aliases(parts, only_of_kind=kinds[parts.kind] == 1):
                derived.setdefault(alias, {})[unit.id] = None
        official.pop((), None)
        places = {unit_id for unit_id, name in taken_apart.items() if name.is_place}
        # places share names, and that has to be asked back; what else two bodies could be called says too little
        clear = {alias: ids for alias, ids in derived.items() if alias and (len(ids) == 1 or places.issuperset(ids))}
        return {name: OR.join(ids) for name, ids in {**clear, **official}.items()}

    def _take_apart(self, words: Words, written: str) -> _Name:
        # folded, a hamlet (`b\u1ea3n`) looks like a board (`ban`): the mark tells
        places_first = not written[:3].isascii()
        for listed in ("place_types", "body_types") if places_first else ("body_types", "place_types"):
            for kind in sorted(self._kinds[listed], key=len, reverse=True):
                if words[: len(kind)] == tuple(kind) and len(words) > len(kind):
                    core = words[len(kind) :]
                    level = self._level(core) if listed == "body_types" else ()
                    return _Name(tuple(kind), core[: len(core) - len(level)], level, listed == "place_types")
        level = self._level(words)
        return _Name((), words[: len(words) - len(level)], level, False)

    def _level(self, words: Words) -> Words:
        for size in (2, 1):
            if len(words) >= size and " ".join(words[-size:]) in self._lists["levels"]:
                return words[-size:]
        return ()

    def _aliases(self, name: _Name, *, only_of_kind: bool) -> Iterator[Words]:
        if " ".join(name.stem[:4]) in self._lists["roots"]:
            return
        yield name.stem
        joined = name.stem + name.level
        if any(word in self._lists["joiners"] for word in joined):
            yield tuple(word for word in joined if word not in self._lists["joiners"])
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
        if name.kind and len(core) > 2:
            yield (*name.kind, *core[:2])
            yield (*name.kind, *(word[0] for word in core))
            yield (*name.kind[:1], *core[-2:])
            plain = tuple(word for word in core if word not in self._lists["joiners"])
            if len(plain) > _TWO_WORKS and plain not in self._not_alone:
                yield from (core, plain)
        if core and core[-1].isdigit():
            yield (*name.kind, core[-1])
            yield (*name.kind[-2:], core[-1])
        for other in self._others(stem):
            if level:
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
        if found.name in self._not_alone and (
            before in self._lists["people_before"] or after in self._lists["people_after"]
        ):
            return False
        if self._is_of_another_tier(found, tokens) or not self._is_shouted(found, tokens):
            return False
        level = self._levels.get(found.id, ())
        if level and after in self._lists["levels"] and after != level[0] and found.name[-1] != level[-1]:
            return False
        return after != "nao" or len(found.name) > 2 or found.name[0] not in self._lists["place_types"]

    def _is_of_another_tier(self, found: Found, tokens: tuple[Token, ...]) -> bool:
        """`so noi vu`, but not `ho so noi vu`: the kind before the name is that of another body."""
        before = [token.word for token in tokens[max(0, found.start - 2) : found.start]]
        return bool(before) and before[-1] in self._lists["foreign_kinds"] and before[0] not in self._lists["papers"]

    def _is_shouted(self, found: Found, tokens: tuple[Token, ...]) -> bool:
        """Initials that are also a word, such as CAP, count only in capitals."""
        if len(found.name) > 1 or not is_syllable(found.name[0]):
            return True
        return tokens[found.start].surface.isupper()

    def _marked_otherwise(self, found: Found, tokens: tuple[Token, ...]) -> bool:
        """`minh` with a falling tone is a pronoun, not the Minh of a name that carries no mark."""
        plain = self._plain_words.get(found.name, frozenset())
        typed = tokens[found.start : found.end]
        return any(token.marked != token.word for i, token in enumerate(typed) if i in plain)


def _unmarked(name: str, size: int) -> frozenset[int]:
    """Which of the last `size` words of a name carry no diacritics."""
    return frozenset(i for i, word in enumerate(name.split()[-size:]) if word.isascii())
