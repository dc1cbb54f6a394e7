"""Whether two nominations may be of the same exemplar: names are compared folded, years only where both have one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

from bot.domain.names import fold
from bot.domain.nomination import Head

#: names this much alike are looked at, of a hundred
_ALIKE = 90


def alike(name: str, heads: Iterable[Head]) -> tuple[int, ...]:
    """The ids of those whose names are like this one, in their order."""
    folded = fold(name)
    return tuple(head.id for head in heads if fuzz.ratio(folded, fold(head.name)) >= _ALIKE)


def may_be_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the answers of two nominations may be of the same: kind, name, and year of birth where both have it."""
    if one.get("subject") != other.get("subject"):
        return False
    if fuzz.ratio(fold(str(one.get("name", ""))), fold(str(other.get("name", "")))) < _ALIKE:
        return False
    years = {answers["born"] for answers in (one, other) if "born" in answers}
    return len(years) < 2
