"""Fits the intent weights and writes them to the locale: `python -m benchmarks.understanding.fit`.

Learns from the phrases of the locale and, where the file is at hand, from labelled texts. Softmax regression with
AdaGrad, in plain Python: about a minute. Nothing but the weights is kept.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.understanding.data import DEV, ROOT, Line, read_lines, vocabulary
from bot.phrases import fingerprint, load_lexicon, load_phrases
from bot.understanding import Intent, Lexicon, Understanding
from bot.understanding.features import example

TODAY = date(2026, 11, 12)
ORDER = [intent.value for intent in Intent]
WEIGHTS = ROOT / "locales" / "vi" / "understanding" / "weights.json"
Example = tuple[list[str], str, float]

#: of a pattern with many combinations this many are drawn, and weigh this much each
EXPANSIONS = 24
PATTERN_WEIGHT = 0.4
#: what is not our business has no end, so each of its examples stands for more
OTHER_WEIGHT = 2.0
ROUNDS = 6
STEP = 0.15
DECAY = 0.0006
SMALLEST = 0.05
_INNERMOST = re.compile(r"\(([^()]*)\)")


def expand(pattern: str, drawn: random.Random) -> list[str]:
    """Phrases of a pattern such as `(a|(b|c) d|) e`, drawn at random; a phrase without choices is itself."""
    if "(" not in pattern:
        return [pattern]
    made = dict.fromkeys(_one_of(pattern, drawn) for _ in range(EXPANSIONS))
    return list(made)


def _one_of(pattern: str, drawn: random.Random) -> str:
    while found := _INNERMOST.search(pattern):
        pattern = pattern[: found.start()] + drawn.choice(found[1].split("|")) + pattern[found.end() :]
    return " ".join(pattern.split())


def phrases(seed: int = 11) -> list[tuple[str, str, float]]:
    """Every phrase of the locale with its intent and weight; the phrases of one pattern share a weight."""
    drawn = random.Random(seed)
    found: list[tuple[str, str, float]] = []
    for intent, patterns in load_phrases().items():
        for pattern in patterns:
            made = expand(pattern, drawn)
            weight = (1.0 if len(made) == 1 else PATTERN_WEIGHT) * (OTHER_WEIGHT if intent == "other" else 1.0)
            found += [(phrase, intent, weight) for phrase in made]
    return found


def taught(lexicon: Lexicon) -> Understanding:
    """The understanding before any weights, but knowing which words are our own."""
    raw = Understanding(lexicon)
    ours = [example(phrase, raw.normalizer, raw.honorifics) for phrase, intent, _ in phrases() if intent != "other"]
    return Understanding(replace(lexicon, own_words=raw.features.own_words(ours, lexicon.lists["common"])))


def examples_of_phrases(understanding: Understanding) -> list[Example]:
    """The locale's phrases as features."""
    made, normalizer, honorifics = understanding.features.features, understanding.normalizer, understanding.honorifics
    return [(made(example(phrase, normalizer, honorifics)), intent, weight) for phrase, intent, weight in phrases()]


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


def write(understanding: Understanding, weights: dict[str, dict[str, float]], path: Path) -> None:
    """One feature a line, sorted, so that a change can be read."""
    rows = [f"{json.dumps(f)}: {json.dumps(row, separators=(',', ':'))}" for f, row in sorted(weights.items())]
    head = json.dumps({"fitted_to": fingerprint(), "own_words": sorted(understanding.lexicon.own_words)})
    path.write_text(head[:-1] + ',\n"weights": {\n' + ",\n".join(rows) + "\n}}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", nargs="?", type=Path, default=DEV, help="labelled texts to learn from as well")
    dev = parser.parse_args().dev
    understanding = taught(load_lexicon())
    lines = read_lines(dev) if dev.exists() else []
    weights = fit(examples_of_phrases(understanding) + examples_of_lines(understanding, lines))
    write(understanding, weights, WEIGHTS)
    print(f"{len(weights)} features from {len(lines)} labelled texts and the locale's phrases -> {WEIGHTS}")


if __name__ == "__main__":
    main()
