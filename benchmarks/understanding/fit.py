"""Fits the intent weights and writes them to the locale: `python -m benchmarks.understanding.fit`.

Learns from the phrases of the locale and, where the file is at hand, from labelled texts. Softmax regression with
AdaGrad, in plain Python: about a minute. Nothing but the weights is kept.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.understanding.data import DEV, ROOT, Line, read_lines, vocabulary
from bot.phrases import load_lexicon
from bot.understanding import Intent, Understanding
from bot.understanding.features import example

TODAY = date(2026, 11, 12)
ORDER = [intent.value for intent in Intent]
WEIGHTS = ROOT / "locales" / "vi" / "understanding" / "weights.json"
Example = tuple[list[str], str, float]

ROUNDS = 14
STEP = 0.35
DECAY = 0.0006
SMALLEST = 0.04


def examples_of_phrases(understanding: Understanding) -> list[Example]:
    """The locale's phrases as features."""
    made = understanding.features.features
    return [
        (made(example(phrase, understanding.normalizer, understanding.honorifics)), intent, 1.0)
        for intent, phrases in understanding.lexicon.phrases.items()
        for phrase in phrases
    ]


def examples_of_lines(understanding: Understanding, lines: Iterable[Line], weight: float = 1.5) -> list[Example]:
    """Labelled texts as features; they are real, so they weigh more than a phrase."""
    readers = {plan: understanding.prepare(vocabulary(plan)) for plan in {line.plan for line in lines}}
    made = understanding.features.features
    return [(made(readers[x.plan].masked(x.text, today=TODAY)), x.intent, weight) for x in lines]


def fit(examples: Sequence[Example], *, seed: int = 7) -> dict[str, dict[str, float]]:
    """Give the weights that tell the examples' intents apart."""
    seen: dict[str, int] = {}
    for features, _, _ in examples:
        for feature in features:
            seen[feature] = seen.get(feature, 0) + 1
    place = {name: at for at, name in enumerate(ORDER)}
    weights = {f: [0.0] * len(ORDER) for f, times in seen.items() if times > 1}
    squares = {f: [1e-2] * len(ORDER) for f in weights}
    rows = [([f for f in features if f in weights], place[intent], w) for features, intent, w in examples]
    shuffled = random.Random(seed)
    for _ in range(ROUNDS):
        shuffled.shuffle(rows)
        for features, gold, weight in rows:
            _learn(weights, squares, features, gold, weight)
    return {f: kept for f, row in weights.items() if (kept := _kept(row))}


def _learn(
    weights: dict[str, list[float]], squares: dict[str, list[float]], features: list[str], gold: int, weight: float
) -> None:
    vectors = [weights[f] for f in features]
    scores = [sum(column) for column in zip(*vectors, strict=True)]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares)
    slopes = [(at, share / whole - (at == gold)) for at, share in enumerate(shares)]
    slopes = [(at, weight * slope) for at, slope in slopes if abs(slope) > 0.004]
    scale = 1 / math.sqrt(len(features))
    for feature, vector in zip(features, vectors, strict=True):
        square = squares[feature]
        for at, slope in slopes:
            step = slope * scale + DECAY * vector[at]
            square[at] += step * step
            vector[at] -= STEP * step / math.sqrt(square[at])


def _kept(row: list[float]) -> dict[str, float]:
    return {ORDER[at]: round(weight, 2) for at, weight in enumerate(row) if abs(weight) >= SMALLEST}


def write(weights: dict[str, dict[str, float]], path: Path) -> None:
    """One feature a line, sorted, so that a change can be read."""
    rows = [f"{json.dumps(f)}: {json.dumps(row, separators=(',', ':'))}" for f, row in sorted(weights.items())]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", nargs="?", type=Path, default=DEV, help="labelled texts to learn from as well")
    dev = parser.parse_args().dev
    understanding = Understanding(load_lexicon())
    lines = read_lines(dev) if dev.exists() else []
    weights = fit(examples_of_phrases(understanding) + examples_of_lines(understanding, lines))
    write(weights, WEIGHTS)
    print(f"{len(weights)} features from {len(lines)} labelled texts and the locale's phrases -> {WEIGHTS}")


if __name__ == "__main__":
    main()
