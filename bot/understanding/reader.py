"""The door of the understanding: a text in, its meaning out."""

from __future__ import annotations

from datetime import date

from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Intent, Meaning, Vocabulary


class Reader:
    """Understands texts in the vocabulary of one plan and one roster."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._vocabulary = vocabulary

    def understand(self, text: str, *, today: date) -> Meaning:
        """Give the meaning of `text`, its periods relative to `today`; never raises."""
        del today
        return Meaning(text=text, intent=Intent.OTHER, confidence=0.0, guesses=(Intent.HELP,))


class Understanding:
    """Holds the lexicon; prepares a reader for each vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def prepare(self, vocabulary: Vocabulary) -> Reader:
        """Build the matching tables of `vocabulary` once; the reader is cheap to use again and again."""
        return Reader(self._lexicon, vocabulary)
