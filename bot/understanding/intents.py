"""Weighs the intents: softmax regression over runs of letters, each weighed by how rare it is (tf-idf).

Runs of letters see through slips, endings and unknown compounds better than whole words do. The weights are whole
numbers of 8 bits, and those of a run for all intents lie side by side in one long integer: one multiplication and one
addition weigh a run for every intent at once.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.understanding.meaning import Intent

#: letters in a run
_SHORTEST, _LONGEST = 2, 5
#: how much a run counts that no example has: it makes every intent less likely
UNKNOWN_RARITY = 4.0
#: above 1 the shares are drawn together: a wrong answer is worse than asking back
_DOUBT = 1.1
#: a weight w is kept as w + 128, so that it fits a byte without a sign
ZERO = 128
_FINENESS = 1024
_LANE = 8
#: learned beside the intents: what tells of somebody instead of asking or ordering, as the answers to a form do
ANSWER = "answer"


@dataclass(frozen=True)
class Weights:
    """What was learned: for each run its rarity, and one byte for each of `intents`, `ZERO` standing for nothing."""

    intents: tuple[str, ...] = ()
    bias: tuple[float, ...] = ()
    scale: float = 1.0
    runs: Mapping[str, tuple[float, bytes]] = field(default_factory=dict)


def runs(words: Sequence[str]) -> Iterator[str]:
    """The runs of letters of a text, across its words; a blank stands at both ends."""
    text = f" {' '.join(words)} "
    for size in range(_SHORTEST, _LONGEST + 1):
        yield from (text[at : at + size] for at in range(len(text) - size + 1))


def damped(times: int) -> float:
    """What a run counts that stands in a text so many times."""
    return 1 + math.log(times)


@dataclass(frozen=True)
class Shares:
    """The intents with their probabilities, the likeliest first; and how likely the text wishes nothing, but tells."""

    ranked: tuple[tuple[Intent, float], ...]
    telling: float


class IntentScorer:
    """Gives each intent its probability."""

    def __init__(self, weights: Weights) -> None:
        self._names = weights.intents
        self._bias, self._scale = weights.bias, weights.scale
        self._lanes = struct.Struct(f"<{len(self._names)}Q")
        self._runs = {run: (rarity, self._side_by_side(row)) for run, (rarity, row) in weights.runs.items()}

    def shares(self, words: Sequence[str]) -> Shares:
        """Weigh the masked words of a text."""
        total, count, square = 0, 0, 0.0
        for run, times in Counter(runs(words)).items():
            rarity, row = self._runs.get(run, (UNKNOWN_RARITY, None))
            value = rarity * damped(times)
            square += value * value
            if row is not None:
                steps = round(value * _FINENESS)
                total += steps * row
                count += steps
        unit = self._scale / (_FINENESS * math.sqrt(square))
        sums = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        return self._softened(
            [bias + unit * (each - ZERO * count) for bias, each in zip(self._bias, sums, strict=True)]
        )

    def _softened(self, scores: Sequence[float]) -> Shares:
        top = max(scores)
        shares = dict(zip(self._names, (math.exp((score - top) / _DOUBT) for score in scores), strict=True))
        telling = shares.pop(ANSWER, 0.0)
        wishes = sum(shares.values())
        ranked = sorted(shares.items(), key=lambda pair: -pair[1])
        return Shares(tuple((Intent(name), share / wishes) for name, share in ranked), telling / (telling + wishes))

    def _side_by_side(self, row: bytes) -> int:
        wide = bytearray(self._lanes.size)
        wide[::_LANE] = row
        return int.from_bytes(wide, "little")
