"""Understands what officials type: a text becomes an intent, its slots and a confidence. Pure: no I/O."""

from bot.understanding.field_guess import FieldGuess, guess_fields
from bot.understanding.intents import Weights
from bot.understanding.lexicon import Lexicon, Reading
from bot.understanding.masks import FIELD, NUMBER, TIME, UNIT
from bot.understanding.meaning import SURE, Intent, Meaning, Slots, Term, Vocabulary
from bot.understanding.points import Point, PointFinder
from bot.understanding.reader import Reader, Understanding
from bot.understanding.units import OR

__all__ = [
    "FIELD",
    "NUMBER",
    "OR",
    "SURE",
    "TIME",
    "UNIT",
    "FieldGuess",
    "Intent",
    "Lexicon",
    "Meaning",
    "Point",
    "PointFinder",
    "Reader",
    "Reading",
    "Slots",
    "Term",
    "Understanding",
    "Vocabulary",
    "Weights",
    "guess_fields",
]
