"""How the names of units stand within a sentence: a village or a commune begins small, an office keeps its capital."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: where a name may begin: at the start, in a row of names, in brackets
_BEGINS = r"(^|, |; | v\u00e0 |\()"


def within(names: str, places: Iterable[str]) -> str:
    """Names of units as they stand within a sentence; `places` are the words for places that begin small there.

    Such a word opens a name only before a number or a word with a capital: others belong to the name of a body, which
    stays as it is written.
    """
    found = "|".join(re.escape(place) for place in sorted(places, key=len, reverse=True))
    if not found:
        return names
    return re.sub(rf"{_BEGINS}({found})(?= \S)", lambda match: _small(match, names), names, flags=re.IGNORECASE)


def _small(match: re.Match[str], names: str) -> str:
    before, place = match.groups()
    follows = names[match.end() + 1]
    opens = follows.isupper() or follows.isdigit()
    shouted = place.isupper()
    return match[0] if shouted or not opens else f"{before}{place.lower()}"
