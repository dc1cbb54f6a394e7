"""Many at a time, as one query bears it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

#: so many are named in one query
_PORTION = 500

T = TypeVar("T")


def in_portions(listed: Iterable[T]) -> Iterator[list[T]]:
    """What is listed, so many at a time as one query may name."""
    left = list(listed)
    return (left[start : start + _PORTION] for start in range(0, len(left), _PORTION))
