"""The words that the understanding works with; `bot.phrases` reads them from the locale's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.understanding.intents import Weights


@dataclass(frozen=True)
class Reading:
    """What an abbreviation stands for beside certain neighbours; with none named, what it is by default."""

    words: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Everything about the language that is data: no word of it stands in code."""

    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    """Abbreviation, chat spelling or foreign word, folded with its inner signs -> what it may stand for."""
    dialect: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    """A regional word as it is written with diacritics -> its common form."""
    foreign: frozenset[str] = frozenset()
    """Words of other languages that must not be taken for keyboard codes."""
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Named sets of folded words and phrases: kinds of units, honorifics, pronouns and the like."""
    months: Mapping[str, int] = field(default_factory=dict)
    """A spoken number of a month or quarter -> its value."""
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A word in a field's name -> what else people say for such a field."""
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A word in a unit's name -> what else people say for such a unit."""
    sayings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """An intent -> very short texts that mean it and nothing else, buttons of the bot among them."""
    own_words: frozenset[str] = frozenset()
    """The words of our business, learned from the phrases; what is not among them is strange."""
    weights: Weights = field(default_factory=Weights)
    """How strongly which letters speak for which intent, learned from the phrases."""
