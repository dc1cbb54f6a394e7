"""Reading the wish to hear a reminder once more later: `chieu nhac lai giup em`. Words come in as data."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain.names import fold, holds
from bot.domain.reminding_said import RemindingWords

#: a longer text tells of something else
_LONGEST = 10
#: an hour, or so many of something: of what, its words say
_NUMBER = re.compile(r"\b\d{1,2}(?:h\d{0,2}|g\d{0,2}|p)?\b")


class When(StrEnum):
    """When somebody wishes to hear it once more."""

    AFTERNOON = "afternoon"
    MORNING = "morning"
    FAR = "far"  # next week, or later
    OTHER = "other"  # another moment, or none named


def read_again(text: str, words: RemindingWords) -> When | None:
    """When somebody wishes to hear once more what is missing; None for a text that holds any other word.

    Without a time only the word for again makes it that; an hour alone is the one of all reminders.
    """
    said = fold(text)
    if text.rstrip().endswith("?") or len(said.split()) > _LONGEST or not holds(said, words.remind):
        return None
    rest, timed, numbered = f" {said} ", dict[When, bool](), _NUMBER.search(said) is not None
    for when, named in (
        (When.FAR, words.far),
        (When.OTHER, words.once),
        (When.AFTERNOON, words.this_afternoon - words.afternoon if numbered else words.this_afternoon),
        (When.MORNING, words.tomorrow),
    ):
        rest, timed[when] = without(rest, named)
    rest, again = without(rest, words.again)
    rest, _ = without(_NUMBER.sub(" ", rest), words.days | words.weeks | words.hours | words.morning | words.afternoon)
    rest, _ = without(rest, words.remind | words.around)
    if rest.strip() or not (any(timed.values()) or (again and not numbered)):
        return None
    only = [when for when in When if timed.get(when)]
    return only[0] if len(only) == 1 and not numbered else When.OTHER


def puts_off(text: str, words: RemindingWords) -> bool:
    """Whether somebody says no more than that it is not the moment: `ban lam, de sau`."""
    rest, found = without(f" {fold(text)} ", words.busy)
    rest, _ = without(rest, words.around)
    return found and not rest.strip()


def without(said: str, named: frozenset[str]) -> tuple[str, bool]:
    """A text without some words, the longest first, and whether any stood there."""
    left = said
    for word in sorted(named, key=len, reverse=True):
        while f" {word} " in left:
            left = left.replace(f" {word} ", "  ")
    return left, left != said
