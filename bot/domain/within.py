"""How the names of units stand within a sentence: a village or a commune begins small, an office keeps its capital."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: where a name may begin: at the start, in a row of names, in brackets
_BEGINS = r"(^|, |; | v\u00e0 |\()"
_ENDS = re.compile(r"[,;()]| v\u00e0 ")


@dataclass(frozen=True)
class PlaceWords:
    """Words for places, and the bodies whose names begin with one of them."""

    places: tuple[str, ...]
    #: begin the name of a body, such as a district's youth union, whatever follows
    bodies: tuple[str, ...]
    #: name a body where nothing but a place follows: with another word they are the name of a village
    endings: tuple[str, ...]


def within(names: str, words: PlaceWords) -> str:
    """Names of units as they stand within a sentence.

    A word for a place opens a name only before a number or a word with a capital: others belong to the name of a body,
    which stays as it is written. A place has capitals throughout, so a small second word tells of a body too.
    """
    if not words.places:
        return names

    def small(match: re.Match[str]) -> str:
        before, place = match.groups()
        name = _ENDS.split(names[match.start(2) :], maxsplit=1)[0]
        follows = name[len(place) + 1 :]
        stays = place.isupper() or not _opens(follows) or _of_a_body(name, follows, words)
        return match[0] if stays else f"{before}{place.lower()}"

    return re.sub(rf"{_BEGINS}({_any(words.places)})(?= \S)", small, names, flags=re.IGNORECASE)


def _opens(follows: str) -> bool:
    return follows[:1].isupper() or follows[:1].isdigit()


def _of_a_body(name: str, follows: str, words: PlaceWords) -> bool:
    if any(f"{name} ".casefold().startswith(f"{body} ".casefold()) for body in words.bodies):
        return True
    first, _, rest = follows.partition(" ")
    of_a_place = re.match(rf"({_any(words.places)})\b", rest) is not None
    if first in words.endings:
        return not rest or of_a_place
    return rest[:1].islower() and not of_a_place


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
