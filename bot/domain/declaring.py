"""Reading what a unit says of a period, and what begins a note. Words of the languages come in as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.answers import ReadingWords, clean
from bot.domain.days import read_day
from bot.domain.declaration import Channel
from bot.domain.names import fold, holds

#: a longer text tells of something else
_LONGEST = 25
_LETTER_MOST = 40
#: a day further back is one of this year that has yet to come, or a slip
_OLDEST = timedelta(days=183)
_AS_TYPED = frozenset({"none", "letter", "month"})
_NUMBER = r"\d[\w/.-]*"


@dataclass(frozen=True)
class DeclaringWords:
    """Words of the languages: see `locales/<lang>/declaring.yaml`. Folded but for what is `_AS_TYPED`."""

    none: tuple[str, ...] = ()
    asks: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    channels: Mapping[Channel, frozenset[str]] = field(default_factory=dict)
    other_way: frozenset[str] = frozenset()
    letter: tuple[str, ...] = ()
    month: tuple[str, ...] = ()
    forgotten: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()
    on_behalf: frozenset[str] = frozenset()
    note_marks: frozenset[str] = frozenset()
    notebook: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    soon: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    tomorrow: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    slip: frozenset[str] = frozenset()
    puzzled: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sent:
    """What a text tells of something sent by another way; None what it does not tell."""

    channel: Channel | None = None
    day: date | None = None
    letter: str | None = None

    def __bool__(self) -> bool:
        """Whether it tells anything."""
        return any((self.channel, self.day, self.letter))


def read_sent(text: str, words: DeclaringWords, reading: ReadingWords, *, today: date) -> Sent:
    """The way, the day up to today and the number of a letter that a text tells."""
    typed = clean(text)
    letter = _letter(typed, words)
    # the number of the letter is no day
    rest = typed if letter is None else typed.replace(letter, " ", 1)
    named = read_day(_dated(rest, words), words=reading, today=today, past=True)
    day = None if named is None or not may_be_of(named.day, today) else named.day
    return Sent(_channel(typed, words), day, letter)


def may_be_of(day: date, today: date) -> bool:
    """Whether something may have been sent or received on a day that is told today."""
    return today - _OLDEST <= day <= today


def says_sent(text: str, words: DeclaringWords) -> bool:
    """Whether a text says, and does not ask, that something has been sent by another way."""
    said, typed = f" {fold(text)} ", text.strip()
    another = _channel(text, words) is not None or holds(said, words.other_way)
    told = another and holds(said, words.sent) and holds(said, words.done)
    return told and not asks(typed, words) and len(said.split()) <= _LONGEST


def begins_with_sending(text: str, words: DeclaringWords) -> bool:
    """Whether the first words of a text say that something was sent: `da gui qua zalo roi`."""
    return any(word in words.sent for word in fold(text).split()[:2])


def asks(text: str, words: DeclaringWords) -> bool:
    """Whether a text asks rather than tells."""
    return text.rstrip().endswith("?") or holds(f" {fold(text)} ", words.asks)


def read_letter(text: str, words: DeclaringWords) -> str | None:
    """The number of a letter in an answer to the question for it: `45`, `so 45`, `45/UBND-NV ngay 17/11`."""
    typed = clean(text)
    found = _letter(typed, words)
    if found is not None:
        return found
    first = re.search(rf"(?<![\w/.-])({_NUMBER})", typed)
    return None if first is None else first[1].rstrip(".-")[:_LETTER_MOST]


def read_note(text: str, words: DeclaringWords) -> str | None:
    """What a text wants written into the notebook: what stands after `ghi:`; None for any other text."""
    mark, colon, rest = clean(text).replace("\n", " ").replace("\uff1a", ":").partition(":")
    if not colon or fold(mark) not in words.note_marks:
        return None
    return rest.strip() if any(char.isalpha() for char in rest) else None


def opens_note(text: str, words: DeclaringWords) -> str | None:
    """What stands behind the word that opens a note, without a colon too; empty for that word alone."""
    said = clean(text).replace("\uff1a", ":").partition(":")
    if said[1] and fold(said[0]) in words.note_marks:
        return said[2].strip()
    tokens = clean(text).split()
    sizes = (n for n in range(min(4, len(tokens)), 0, -1) if fold(" ".join(tokens[:n])) in words.note_marks)
    size = next(sizes, None)
    return None if size is None else " ".join(tokens[size:])


def read_on_behalf(text: str, words: DeclaringWords) -> str | None:
    """What follows the words by which a reviewer enters for a unit; None for any other text."""
    said = clean(text).split()
    for size in (3, 2, 1):
        if fold(" ".join(said[:size])) in words.on_behalf:
            return " ".join(said[size:])
    return None


def _channel(text: str, words: DeclaringWords) -> Channel | None:
    """The way that a text names by its longest word for one."""
    said = f" {fold(text)} "
    named = [(len(word), way) for way, listed in words.channels.items() for word in listed if f" {word} " in said]
    return max(named)[1] if named else None


def _dated(typed: str, words: DeclaringWords) -> str:
    """The text with its days set apart: `17 thang 11` as `17/11`, and a number of a day from the word behind it."""
    months = "|".join(re.escape(form) for word in words.month for form in {word, fold(word)})
    written = re.sub(rf"(\d)\s+(?:{months})\s+(\d)", r"\1/\2", typed, flags=re.IGNORECASE) if months else typed
    return re.sub(r"(\d)\s+(?=[^\W\d_])", r"\1, ", written)


def _letter(typed: str, words: DeclaringWords) -> str | None:
    before = {form for word in words.letter for form in (word, fold(word))}
    leads = "|".join(re.escape(word) for word in sorted(before, key=len, reverse=True))
    if not leads:
        return None
    found = re.search(rf"(?<!\w)(?:{leads})\s*:?\s*({_NUMBER})", typed, re.IGNORECASE)
    return None if found is None else found[1].rstrip(".-")[:_LETTER_MOST]


def merged(lists: Iterable[Mapping[str, object]]) -> DeclaringWords:
    """The words of several languages in one."""
    found: dict[str, list[str]] = {}
    channels: dict[Channel, list[str]] = {}
    for each in lists:
        for name, listed in each.items():
            if isinstance(listed, Mapping):
                for way, named in listed.items():
                    channels.setdefault(Channel(way), []).extend(named)
            elif isinstance(listed, list):
                found.setdefault(name, []).extend(listed)
    folded = {name: frozenset(map(fold, listed)) for name, listed in found.items() if name not in _AS_TYPED}
    return DeclaringWords(
        none=tuple(found.get("none", ())),
        letter=tuple(found.get("letter", ())),
        month=tuple(found.get("month", ())),
        channels={way: frozenset(map(fold, named)) for way, named in channels.items()},
        **folded,
    )
