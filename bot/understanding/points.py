"""What a question is about more closely than its intent: found by phrases, for no weighing tells these apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.terms import Words

#: in a phrase, where other words may stand
GAP = "..."
#: before a phrase with which the text has to begin
OPENING = "^"
#: behind a phrase with which the text has to end
CLOSING = "$"
#: in a phrase, any number
NUMBER = "#"
#: a longer text tells of something, and asks nothing
_LONGEST = 20


class Point(StrEnum):
    """The points that the bot tells apart within its intents."""

    IN_FORCE = "in-force"
    MORE_TIME = "more-time"
    NONE_TO_SEND = "none-to-send"
    SENT_LATE = "sent-late"
    OBLIGED = "obliged"
    TROUBLE = "trouble"
    SCORING = "scoring"
    FUNDING = "funding"
    PURPOSE = "purpose"
    DEFINITION = "definition"
    DISPUTED = "disputed"
    WHY_FIGURE = "why"
    SUBJECTS = "subjects"
    WHICH_FIELD = "which-field"
    ON_PAPER = "on-paper"
    WAITING = "waiting"
    STILL_TAKEN = "still-taken"
    MONTHLY_REPORT = "monthly-report"
    NOT_CLEAR = "not-clear"
    PUBLISHING = "publishing"
    UNTOLD = "untold"
    STATE = "state"
    SLOW = "slow"
    PICTURE = "picture"
    INVITE_SHEET = "invite-sheet"
    LETTER = "letter"
    HOW = "how"
    #: no phrase: asked for by a button
    SLOW_ALL = "slow-all"


@dataclass(frozen=True)
class _Phrase:
    """The parts of a phrase, other words between them; one that `opens` begins the text, one that `closes` ends it."""

    opens: bool
    closes: bool
    parts: tuple[Words, ...]


class PointFinder:
    """Recognises a point by its phrases; of several the one that is listed first."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], split: Callable[[str], Words]) -> None:
        self._split = split
        self._phrases = [
            (Point(point), [self._phrase(phrase) for phrase in listed]) for point, listed in phrases.items()
        ]

    def _phrase(self, phrase: str) -> _Phrase:
        parts = phrase.removeprefix(OPENING).removesuffix(CLOSING).split(GAP)
        return _Phrase(phrase.startswith(OPENING), phrase.endswith(CLOSING), tuple(map(self._part, parts)))

    def _part(self, part: str) -> Words:
        """The words of a part; a number stands at its end."""
        words = self._split(part.replace(NUMBER, ""))
        return (*words, NUMBER) if NUMBER in part else words

    def find(self, text: str) -> Point | None:
        """The point of a text; None for a text without any, and for a long one."""
        words = self._split(text)
        if len(words) > _LONGEST:
            return None
        return next((point for point, listed in self._phrases if any(_says(words, phrase) for phrase in listed)), None)


def _says(words: Words, phrase: _Phrase) -> bool:
    """Whether the parts of a phrase stand in a text one after the other."""
    at = 0
    for number, part in enumerate(phrase.parts):
        starts = range(at, len(words) - len(part) + 1)
        allowed = starts[:1] if phrase.opens and number == 0 else starts
        if phrase.closes and number == len(phrase.parts) - 1:
            allowed = allowed[-1:] if allowed[-1:] == starts[-1:] else allowed[:0]
        found = next((i for i in allowed if _is(words[i : i + len(part)], part)), None)
        if found is None:
            return False
        at = found + len(part)
    return True


def _is(said: Words, part: Words) -> bool:
    return all(
        wanted == word or (wanted == NUMBER and word.isdecimal()) for word, wanted in zip(said, part, strict=True)
    )
