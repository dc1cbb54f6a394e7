"""How people name the fields of a plan: by name, movement, saying, work or occupation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Term
from bot.understanding.normalize import Token
from bot.understanding.terms import Found, NameTable, Words

Split = Callable[[str], Words]

#: a field's name is long enough to be known again with one slip from this many words on
_MENDABLE_WORDS = 3


class FieldTable:
    """Recognises the fields of one plan."""

    def __init__(self, fields: Iterable[Term], lexicon: Lexicon, split: Split) -> None:
        self._lists = lexicon.lists
        names = dict(_names(list(fields), lexicon, split))
        self.names = frozenset(names)
        mendable = [name for name in names if len(name) >= _MENDABLE_WORDS]
        self._table = NameTable(names, mendable=mendable)
        self._others = NameTable({tuple(phrase.split()): "" for phrase in lexicon.lists["not_a_field"]})

    def find(self, tokens: tuple[Token, ...], taken: frozenset[int]) -> list[Found]:
        """Give the fields named outside `taken`: first those introduced as a field, then from left to right."""
        words = [token.word for token in tokens]
        taken |= {i for other in self._others.find(words) for i in range(other.start, other.end)}
        found = self._table.find(words, taken=taken) or self._table.find_misspelt(words, taken=taken)[:1]
        return sorted(found, key=lambda name: (not self._introduced(name, words), name.start))

    def _introduced(self, found: Found, words: list[str]) -> bool:
        """Whether `linh vuc`, `phong trao` or the like stands before the name."""
        start = found.start
        return any(" ".join(words[start - n : start]) in self._lists["field_words"] for n in (1, 2) if start >= n)


def _names(fields: list[Term], lexicon: Lexicon, split: Split) -> Iterator[tuple[Words, str]]:
    """What names which field; what comes later wins, so official names stand last."""
    given: set[Words] = set()
    for field in fields:
        given.update(split(name) for name in field.names)
    for key, others in reversed(list(lexicon.areas.items())):
        owner = _owner(split(key), fields, split)
        if owner:
            yield from ((split(other), owner) for other in (key, *others) if split(other) not in given)
    for field in reversed(fields):
        yield from ((split(name), field.id) for name in reversed(field.names) if split(name))


def _owner(key: Words, fields: list[Term], split: Split) -> str | None:
    """The first field whose official name holds `key`, else the first of which it is an alias."""
    official = (field.id for field in fields if any(_holds(split(name), key) for name in field.names[:1]))
    other = (field.id for field in fields if any(split(name) == key for name in field.names[1:]))
    return next(official, None) or next(other, None)


def _holds(words: Words, key: Words) -> bool:
    return any(words[at : at + len(key)] == key for at in range(len(words) - len(key) + 1))
