"""How long to wait after a failure."""

from __future__ import annotations


def growing(attempts: int, *, first: float, most: float, factor: float = 2.0) -> float:
    """Seconds to wait after so many failures before: `first`, then `factor` times as long each time, up to `most`."""
    # the exponent is bounded, or the power overflows on something that fails for a week
    return min(most, first * factor ** min(attempts, 32))


class Backoff:
    """Counts failures in a row."""

    def __init__(self, *, first: float, most: float) -> None:
        self._first = first
        self._most = most
        self._failures = 0

    def next(self) -> float:
        """Seconds to wait after one more failure."""
        wait = growing(self._failures, first=self._first, most=self._most)
        self._failures += 1
        return wait

    def reset(self) -> None:
        """It works again."""
        self._failures = 0
