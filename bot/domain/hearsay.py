"""What an officer says a nominee answered: `hoi roi, ong dong y nhung k cho dang anh`. Doubt is never a yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from bot.domain.consent import NO, NOT_YET, TEXT_ONLY, YES, Topic
from bot.domain.names import fold, holds

_BREAK = re.compile(r"[,;.!\n]+")
#: a word of the photos follows that of posting within so many words
_NEAR = 2
#: what may be heard, from what allows least
_ALLOWING = (NO, TEXT_ONLY, YES)


@dataclass(frozen=True)
class HearsayWords:
    """Words of consent: `locales/<lang>/consent.yaml`, folded but for `photos_as_written`."""

    agree: frozenset[str] = frozenset()
    agree_once_asked: frozenset[str] = frozenset()
    decline: frozenset[str] = frozenset()
    not_: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    unreached: frozenset[str] = frozenset()
    doubt: frozenset[str] = frozenset()
    post: frozenset[str] = frozenset()
    post_text: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()
    photos_as_written: frozenset[str] = frozenset()
    guardian: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    unwilling: frozenset[str] = frozenset()
    they: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    not_yet: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()
    died: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    lost_when: frozenset[str] = frozenset()

    @classmethod
    def merged(cls, read: Iterable[Mapping[str, Iterable[str]]]) -> HearsayWords:
        """The words of several languages together."""
        listed = list(read)
        return cls(**{each.name: _all(listed, each.name) for each in fields(cls)})


def _all(listed: Iterable[Mapping[str, Iterable[str]]], name: str) -> frozenset[str]:
    words = (str(word) for read in listed for word in read[name.rstrip("_")])
    return frozenset(word.casefold() if name.endswith("as_written") else fold(word) for word in words)


def is_unreached(text: str, words: HearsayWords) -> bool:
    """Whether a text says that the nominee could not be asked."""
    return holds(fold(text), words.unreached)


def speaks_of_somebody(text: str, words: HearsayWords) -> bool:
    """Whether a text speaks of somebody else, such as the nominee."""
    return holds(fold(text), words.pronouns)


def tells_of_death(text: str, words: HearsayWords) -> bool:
    """Whether a text tells that somebody has died; a word that means lost as well needs a time behind it."""
    said = fold(text)
    if text.rstrip().endswith("?") or any(f" {said} ".endswith(f" {word} ") for word in words.asks):
        return False
    when = (f" {lost} {time} " for lost in words.lost for time in words.lost_when)
    at_end = any(f" {said}".endswith(f" {word}") for word in words.lost)
    lost = holds(said, words.they | words.pronouns) and (at_end or any(each in f" {said} " for each in when))
    return lost or holds(said, words.died)


def heard(text: str, words: HearsayWords) -> dict[str, str]:
    """What a text says of consent, by topic; empty where it says nothing, or asks."""
    said = fold(text)
    if text.rstrip().endswith("?") or any(f" {said} ".endswith(f" {word} ") for word in words.asks):
        return {}
    if is_unreached(text, words):
        return {Topic.TOLD: NOT_YET}
    found: dict[str, str] = {}
    asked = holds(said, words.asked)
    for part in _parts(text, words):
        for topic, value in _of_part(part, words, asked=asked):
            # of two words that differ the one counts that allows less
            found[topic] = min(found.get(topic, value), value, key=_ALLOWING.index)
    if NO in (found.get(Topic.TOLD), found.get(Topic.GUARDIAN)):
        return {topic: value for topic, value in found.items() if value == NO}
    if found.get(Topic.PUBLISH) == NO:
        found.pop(Topic.PHOTOS, None)
    elif found.get(Topic.PHOTOS) == YES:
        found[Topic.PUBLISH] = YES
    if found and YES in found.values() and holds(said, words.doubt):
        return {Topic.TOLD: NOT_YET}
    return found


def _parts(text: str, words: HearsayWords) -> Iterator[str]:
    """The clauses of a text, as written."""
    for piece in _BREAK.split(text):
        part: list[str] = []
        for word in piece.split():
            if fold(word) in words.but and part:
                yield " ".join(part)
                part = []
            else:
                part.append(word)
        yield " ".join(part)


def _of_part(part: str, words: HearsayWords, *, asked: bool) -> Iterator[tuple[str, str]]:
    """What a clause says: each word of consent, with a no where one stands between it and the word before."""
    typed = part.split()
    tokens = [fold(word) for word in typed]
    start = 0
    own = Topic.GUARDIAN if holds(" ".join(tokens), words.guardian) else Topic.TOLD
    marks = tuple(_marks(typed, tokens, words, asked=asked))
    said = " ".join(tokens)
    if (
        not marks
        and holds(said, words.unwilling)
        and (own is Topic.GUARDIAN or holds(said, words.they | words.pronouns))
    ):
        yield own.value, NO
    for at, size, kind in marks:
        denied = any(token in words.not_ for token in tokens[start:at])
        start = at + size
        match kind:
            case "decline":
                yield own.value, NO
            case "agree":
                yield own.value, NO if denied else YES
            case "post" | "post-text" if denied:
                yield Topic.PUBLISH.value, NO
            case "post":
                yield Topic.PUBLISH.value, YES
            case "post-text":
                # of photos nothing was said
                yield Topic.PUBLISH.value, TEXT_ONLY
            case _ if denied:
                yield Topic.PHOTOS.value, NO
            case "posted-photos":
                yield Topic.PUBLISH.value, YES
                yield Topic.PHOTOS.value, YES
            case _:
                pass


def _marks(typed: list[str], tokens: list[str], words: HearsayWords, *, asked: bool) -> Iterator[tuple[int, int, str]]:
    """Where the words of consent stand in a clause: place, length, kind."""
    agree = words.agree | words.agree_once_asked if asked else words.agree
    at = 0
    while at < len(tokens):
        size, kind = max(
            (_starts(tokens[at:], words.decline), "decline"),
            (_starts(tokens[at:], agree), "agree"),
            (_starts(tokens[at:], words.post), "post"),
            (_starts(tokens[at:], words.post_text), "post-text"),
            (_photo(typed, tokens, at, words), "photos"),
        )
        if size and kind in ("post", "post-text"):
            near = range(at + size, min(len(tokens), at + size + _NEAR))
            photo = next((spot for spot in near if tokens[spot] in words.photos), None)
            stopped = photo is not None and any(token in words.not_ for token in tokens[at + size : photo])
            if photo is not None and not stopped:
                size, kind = photo - at + 1, "posted-photos"
        if size:
            yield at, size, kind
        at += size or 1


def _photo(typed: list[str], tokens: list[str], at: int, words: HearsayWords) -> int:
    """Whether a word of photos stands there: without its mark only behind a no, for it is a form of address too."""
    if typed[at].casefold().strip("\"'") in words.photos_as_written:
        return 1
    behind = tokens[max(0, at - _NEAR - 1) : at]
    return 1 if tokens[at] in words.photos and any(token in words.not_ for token in behind) else 0


def _starts(tokens: list[str], known: frozenset[str]) -> int:
    sizes = (len(word.split()) for word in known if tokens[: len(word.split())] == word.split())
    return max(sizes, default=0)
