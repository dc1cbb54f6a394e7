"""Reads `locales/<lang>/understanding/` into the lexicon that the understanding works with."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.domain.names import fold, strip_marks
from bot.paths import LOCALES
from bot.understanding import Lexicon, Reading, Weights

# the C loader is ten times as fast; it is missing only where PyYAML was built without libyaml
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_lexicon(language: str = "vi", *, folder: Path = LOCALES) -> Lexicon:
    """Read every file of the language's `understanding` folder. Raises OSError when one is missing."""
    here = folder / language / "understanding"
    periods = dict(_read(here / "periods.yaml"))
    months = {fold(word): int(number) for word, number in periods.pop("months").items()}
    common = {"common": _read(here / "common.yaml")["words"]}
    lists = {name: _listed(name, words) for name, words in (_read(here / "lists.yaml") | periods | common).items()}
    learned = json.loads((here / "weights.json").read_text(encoding="utf-8"))
    return Lexicon(
        readings=_readings(_read(here / "abbreviations.yaml")),
        dialect=_readings(_read(here / "dialect.yaml")),
        foreign=frozenset(_read(here / "foreign.yaml")["words"]),
        lists=lists,
        months=months,
        areas=_tuples(_read(here / "areas.yaml")),
        sayings=_tuples(_read(here / "sayings.yaml")),
        bodies=_tuples(_read(here / "bodies.yaml")),
        own_words=frozenset(learned["own_words"]),
        weights=_weights(learned),
    )


def load_phrases(language: str = "vi", *, folder: Path = LOCALES) -> dict[str, tuple[str, ...]]:
    """Intent -> examples of how people say it, from which the weights are fitted; a run needs only the weights."""
    here = folder / language / "understanding"
    patterns = _read(here / "patterns.yaml")
    shorthand = patterns.pop("shorthand")
    patterns = {intent: [_written_out(p, shorthand) for p in made] for intent, made in patterns.items()}
    files = [_tuples(_read(here / "phrases.yaml")), _tuples(_read(here / "other.yaml")), _tuples(patterns)]
    return {intent: tuple(p for file in files for p in file.get(intent, ())) for file in files for intent in file}


def fingerprint(language: str = "vi", *, folder: Path = LOCALES) -> str:
    """Tells whether the weights were fitted to the words that now stand in the folder."""
    digest = hashlib.sha256()
    for path in sorted((folder / language / "understanding").glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _weights(learned: Mapping[str, Any]) -> Weights:
    runs = {run: (rarity, b64decode(row)) for run, (rarity, row) in learned["runs"].items()}
    return Weights(tuple(learned["intents"]), tuple(learned["bias"]), learned["scale"], runs)


def _written_out(pattern: str, shorthand: Mapping[str, str]) -> str:
    for sign, words in shorthand.items():
        pattern = pattern.replace(f"{{{sign}}}", words)
    return pattern


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (safe loaders)
    return content


def _listed(name: str, words: Iterable[object]) -> frozenset[str]:
    """A list is folded, unless its name says that the diacritics tell its words from others."""
    return frozenset(map(str, words)) if name.endswith("_as_written") else _folded(words)


def _folded(words: Iterable[object]) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words)


def _tuples(content: Mapping[str, Iterable[object]]) -> dict[str, tuple[str, ...]]:
    return {str(key): tuple(str(word) for word in words) for key, words in content.items()}


def _readings(content: Mapping[str, object]) -> dict[str, tuple[Reading, ...]]:
    return {str(key): tuple(map(_reading, said if isinstance(said, list) else [said])) for key, said in content.items()}


def _reading(said: object) -> Reading:
    if not isinstance(said, dict):
        return Reading(str(said))
    # a neighbour keeps its inner signs: `vh&tt`
    after, before = (frozenset(strip_marks(str(said.get(side, ""))).split()) for side in ("after", "before"))
    return Reading(str(said["say"]), after=after, before=before)
