"""Weighs the intents: a linear model over features, its weights read from the lexicon."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from bot.understanding.meaning import Intent

#: texts are less like the examples than the examples are like each other: shares are drawn together by so much
_DOUBT = 1.6


class IntentScorer:
    """Gives each intent its probability."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        order = {intent.value: place for place, intent in enumerate(Intent)}
        self._weights = {
            feature: tuple((order[name], weight) for name, weight in row.items()) for feature, row in weights.items()
        }

    def probabilities(self, features: Iterable[str]) -> list[tuple[Intent, float]]:
        """Give every intent with its probability, the likeliest first."""
        scores = [0.0] * len(Intent)
        for feature in features:
            for place, weight in self._weights.get(feature, ()):
                scores[place] += weight
        top = max(scores)
        shares = [math.exp((score - top) / _DOUBT) for score in scores]
        whole = sum(shares)
        ranked = sorted(zip(Intent, shares, strict=True), key=lambda pair: -pair[1])
        return [(intent, share / whole) for intent, share in ranked]
