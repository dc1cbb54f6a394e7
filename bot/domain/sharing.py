"""Several people at one account: their names, how long it is known who works, and the texts that speak of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain.answers import clean
from bot.domain.names import fold

#: after a longer silence of the account it is asked again who works
REST = timedelta(minutes=30)
#: so many names stand at one account
MOST = 6
_SHORTEST, _LONGEST, _WORDS = 2, 40, 5

Named = TypeVar("Named")


class Wish(StrEnum):
    """What a text on the names wants."""

    WHO = "who"  # to know who works
    CHANGE = "change"  # somebody else works from now on
    SHARE = "share"  # there are several: a name is to be added
    DROP = "drop"  # a name is to go


@dataclass(frozen=True)
class Works:
    """Somebody works from now on, says a text; one that is not `surely` about that may be about anything else."""

    name: str
    surely: bool


@dataclass(frozen=True)
class SharingWords:
    """Words of the languages, folded: see `locales/<lang>/sharing.yaml`."""

    who: frozenset[str] = frozenset()
    change: frozenset[str] = frozenset()
    share: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    surely_works: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    switch_to: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    addresses: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def merged(cls, read: Iterable[Mapping[str, Any]]) -> SharingWords:
        """The words of several languages together."""
        listed = list(read)
        lists = {each.name: _all(listed, each.name) for each in fields(cls) if each.name != "addresses"}
        addresses: dict[str, frozenset[str]] = {}
        for words in listed:
            for address, titles in words["addresses"].items():
                addresses[address] = addresses.get(address, frozenset()) | frozenset(map(fold, titles))
        return cls(**lists, addresses=addresses)


def _all(listed: Iterable[Mapping[str, Any]], name: str) -> frozenset[str]:
    return frozenset(fold(str(word)) for words in listed for word in words[name])


def read_wish(text: str, words: SharingWords) -> Wish | None:
    """What a text wants of the names at an account; None for any other text."""
    said = _without(fold(text), words.fillers)
    phrases = {Wish.WHO: words.who, Wish.CHANGE: words.change, Wish.SHARE: words.share, Wish.DROP: words.drop}
    found = (wish for wish, listed in phrases.items() if said in {_without(each, words.fillers) for each in listed})
    return next(found, None) if said else None


def read_works(text: str, words: SharingWords) -> Works | None:
    """Who works from now on by a text such as `chi Lan lam thay nha`; None for any other text."""
    if text.rstrip().endswith("?"):
        return None
    typed, _ = _strip(clean(text).replace(",", " ").rstrip(".!").split(), words.before, at_end=False)
    typed, switched = _strip(typed, words.switch_to, at_end=False)
    typed, surely = _strip_ending(typed, words.surely_works, words.fillers)
    typed, works = (typed, True) if surely else _strip_ending(typed, words.works, words.fillers)
    if not (switched or works) or set(map(fold, typed)) & words.asks:
        return None
    name = read_name(" ".join(typed))
    if name is None:
        return None
    return Works(name, surely=(surely or switched) and _title(name, words.titles) is not None)


def read_name(text: str) -> str | None:
    """A name as somebody at a phone may go by; None where a text can be none."""
    name = clean(text).replace("\n", " ").strip(" .,")
    fits = _SHORTEST <= len(name) <= _LONGEST and len(name.split()) <= _WORDS
    return name if fits and any(c.isalpha() for c in name) and not any(c.isdigit() for c in name) else None


def pick(names: Sequence[Named], typed: str, words: SharingWords, *, called: Callable[[Named], str]) -> Named | None:
    """The one of several that a typed name means; `called` gives a name. None where it fits none, or more than one."""
    said = _bare(typed, words.titles)
    same = [each for each in names if _bare(called(each), words.titles) == said]
    near = [each for each in names if _ends_alike(_bare(called(each), words.titles), said)]
    found = same or near
    return found[0] if said and len(found) == 1 else None


def is_same(name: str, other: str, words: SharingWords) -> bool:
    """Whether two names could not be told apart when typed."""
    return _bare(name, words.titles) == _bare(other, words.titles)


def address(name: str, words: SharingWords) -> str | None:
    """How somebody is addressed who goes by a name with such a title; None where the name says nothing of it."""
    title = _title(name, frozenset().union(*words.addresses.values()))
    return next((address for address, titles in words.addresses.items() if title in titles), None)


def _without(said: str, fillers: Collection[str]) -> str:
    return " ".join(word for word in said.split() if word not in fillers)


def _strip_ending(typed: Sequence[str], phrases: Collection[str], fillers: Collection[str]) -> tuple[list[str], bool]:
    """As `_strip` at the end, where small words may follow the phrase; without the phrase they may be of a name."""
    for size in range(len(typed), 0, -1):
        rest, found = _strip(typed[:size], phrases, at_end=True)
        if found:
            return rest, True
        if fold(typed[size - 1]) not in fillers:
            break
    return list(typed), False


def _strip(typed: Sequence[str], phrases: Collection[str], *, at_end: bool) -> tuple[list[str], bool]:
    """What is left of words without the longest of the phrases at their end or beginning, and whether one was there."""
    for size in range(min(4, len(typed)), 0, -1):
        part, rest = (typed[-size:], typed[:-size]) if at_end else (typed[:size], typed[size:])
        if fold(" ".join(part)) in phrases:
            return list(rest), True
    return list(typed), False


def _title(name: str, titles: Collection[str]) -> str | None:
    """The title that a name begins with; None without one, or where nothing follows it."""
    said = fold(name).split()
    sizes = (size for size in (2, 1) if len(said) > size)
    return next((title for size in sizes if (title := " ".join(said[:size])) in titles), None)


def _bare(name: str, titles: Collection[str]) -> list[str]:
    """A name, folded, without its title."""
    title = _title(name, titles)
    return fold(name).split()[0 if title is None else len(title.split()) :]


def _ends_alike(known: Sequence[str], said: Sequence[str]) -> bool:
    """Whether one of two names is the end of the other: people go by the last word of theirs."""
    size = min(len(known), len(said))
    return size > 0 and list(known[-size:]) == list(said[-size:])
