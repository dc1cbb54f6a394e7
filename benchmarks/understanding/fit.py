"""Fits the intent weights and writes them to the locale: `uv run --group fit python -m benchmarks.understanding.fit`.

Learns from the phrases of the locale, from our labelled texts and answers to the form and, where they are at hand, from
the development texts: softmax regression over the runs of letters that the scorer weighs, by scikit-learn, in about
twenty seconds. Nothing but the weights is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.understanding.data import ANSWERS, DEV, ROOT, TEXTS, Line, read_answers, read_lines, vocabulary
from bot.phrases import fingerprint, load_lexicon, load_phrases
from bot.understanding import Lexicon, Understanding, Weights
from bot.understanding.intents import ANSWER, UNKNOWN_RARITY, ZERO, damped, runs
from bot.understanding.masks import example, own_words

TODAY = date(2026, 11, 12)
WEIGHTS = ROOT / "locales" / "vi" / "understanding" / "weights.json"

#: of a pattern with many combinations this many are drawn, and weigh this much each
EXPANSIONS = 24
PATTERN_WEIGHT = 0.4
#: a text is real, so it weighs more than a phrase
TEXT_WEIGHT = 1.5
PLAN_OF_ANSWERS = "thach-an-2021"
#: a run of letters is learned that so many examples have
FEWEST = 2
#: how freely the weights may follow the examples (the inverse of the L2 penalty)
FREEDOM = 10.0
_INNERMOST = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Example:
    """The masked words of a phrase or text, what it means, and how much it weighs."""

    words: list[str]
    intent: str
    weight: float


def expand(pattern: str) -> list[str]:
    """Phrases of a pattern such as `(a|(b|c) d|) e`, the same ones each time; a phrase without choices is itself."""
    if "(" not in pattern:
        return [pattern]
    drawn = random.Random(pattern)
    made = dict.fromkeys(_one_of(pattern, drawn) for _ in range(EXPANSIONS))
    return list(made)


def _one_of(pattern: str, drawn: random.Random) -> str:
    while found := _INNERMOST.search(pattern):
        pattern = pattern[: found.start()] + drawn.choice(found[1].split("|")) + pattern[found.end() :]
    return " ".join(pattern.split())


def phrases() -> list[tuple[str, str, float]]:
    """Every phrase of the locale with its intent and weight; the phrases of one pattern share a weight."""
    found: list[tuple[str, str, float]] = []
    for intent, patterns in load_phrases().items():
        for pattern in patterns:
            made = expand(pattern)
            weight = 1.0 if len(made) == 1 else PATTERN_WEIGHT
            found += [(phrase, intent, weight) for phrase in made]
    return found


def taught(lexicon: Lexicon) -> Understanding:
    """The understanding before any weights, but knowing which words are our own."""
    raw = Understanding(replace(lexicon, own_words=frozenset(), weights=Weights()))
    ours = [example(phrase, raw.normalizer, raw.honorifics) for phrase, intent, _ in phrases() if intent != "other"]
    return Understanding(replace(raw.lexicon, own_words=own_words(ours, lexicon.lists["common"])))


def examples_of_phrases(understanding: Understanding) -> list[Example]:
    """The locale's phrases."""
    normalizer, honorifics = understanding.normalizer, understanding.honorifics
    return [Example(example(phrase, normalizer, honorifics), intent, weight) for phrase, intent, weight in phrases()]


def examples_of_lines(understanding: Understanding, lines: Iterable[Line]) -> list[Example]:
    """Labelled texts, read with the vocabularies of their plans."""
    readers = {plan: understanding.prepare(vocabulary(plan)) for plan in {line.plan for line in lines}}
    return [Example(readers[x.plan].masked(x.text, today=TODAY), x.intent, TEXT_WEIGHT) for x in lines]


def examples_of_answers(understanding: Understanding, answers: Iterable[str]) -> list[Example]:
    """What is told in answer to a form; it is the same under every plan, so one vocabulary will do."""
    reader = understanding.prepare(vocabulary(PLAN_OF_ANSWERS))
    return [Example(reader.masked(text, today=TODAY), ANSWER, TEXT_WEIGHT) for text in answers]


def fit(examples: Sequence[Example]) -> Weights:
    """Give the weights that tell the examples' intents apart."""
    # scikit-learn belongs to the group `fit`: who only reads what was learned goes without
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counted = [Counter(runs(one.words)) for one in examples]
    rarity = _rarity(counted)
    place = {run: at for at, run in enumerate(rarity)}
    cells = [(row, place[run], value) for row, one in enumerate(counted) for run, value in _unit(one, rarity).items()]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(examples), len(rarity)))
    model = LogisticRegression(C=FREEDOM, max_iter=1000)
    model.fit(table, [one.intent for one in examples], sample_weight=[one.weight for one in examples])
    scale = float(abs(model.coef_).max()) / (ZERO - 1)
    steps = (model.coef_ / scale).round().astype(int) + ZERO
    learned = {run: (rarity[run], bytes(steps[:, at].tolist())) for run, at in place.items()}
    return Weights(tuple(map(str, model.classes_)), tuple(map(float, model.intercept_)), scale, learned)


def _rarity(counted: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """How rare each run is that is to be learned (the smoothed idf)."""
    seen = Counter(run for one in counted for run in one)
    return {
        run: round(1 + math.log((1 + len(counted)) / (1 + times)), 2)
        for run, times in sorted(seen.items())
        if times >= FEWEST
    }


def _unit(counted: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """The values of one example's runs as the scorer has them, at the length one; those not learned count in it."""
    values = {run: rarity.get(run, UNKNOWN_RARITY) * damped(times) for run, times in counted.items()}
    length = math.hypot(*values.values())
    return {run: value / length for run, value in values.items() if run in rarity}


def sources() -> dict[str, str]:
    """What tells whether the weights were fitted to the words and texts that stand in the repository."""
    texts = hashlib.sha256(TEXTS.read_bytes() + ANSWERS.read_bytes())
    return {"locale": fingerprint(), "texts": texts.hexdigest()[:16]}


def write(lexicon: Lexicon, weights: Weights, path: Path) -> None:
    """One run a line, sorted, so that a change can be read."""
    head = {
        "fitted_to": sources(),
        "own_words": sorted(lexicon.own_words),
        "intents": weights.intents,
        "bias": [round(each, 4) for each in weights.bias],
        "scale": weights.scale,
    }
    rows = [
        f'{json.dumps(run)}: [{rarity}, "{b64encode(row).decode()}"]' for run, (rarity, row) in weights.runs.items()
    ]
    path.write_text(json.dumps(head)[:-1] + ',\n"runs": {\n' + ",\n".join(rows) + "\n}}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", nargs="?", type=Path, default=DEV, help="labelled texts to learn from as well")
    dev = parser.parse_args().dev
    understanding = taught(load_lexicon())
    lines = read_lines(TEXTS) + (read_lines(dev) if dev.exists() else [])
    weights = fit(
        examples_of_phrases(understanding)
        + examples_of_lines(understanding, lines)
        + examples_of_answers(understanding, read_answers(ANSWERS))
    )
    write(understanding.lexicon, weights, WEIGHTS)
    print(f"{len(weights.runs)} runs of letters from {len(lines)} labelled texts and the locale's phrases -> {WEIGHTS}")


if __name__ == "__main__":
    main()
