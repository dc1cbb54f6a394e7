"""Reading what a tired officer answers below a reminder: `sap gui`, `em gui roi`. Words come in as data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from bot.domain.declaring import DeclaringWords, asks
from bot.domain.names import fold
from bot.domain.reminding_again import without

#: a longer text tells of something else
_LONGEST = 10
_DAY = re.compile(r"\b\d{1,2}(?: \d{1,2})?\b")


class Answer(StrEnum):
    """What somebody says of what they are reminded of."""

    SENT = "sent"
    SOON = "soon"
    TOMORROW = "tomorrow"  # may it wait until then
    NOBODY = "nobody"
    LOST = "lost"
    FOUND = "found"  # there is somebody after all
    UNCLEAR = "unclear"
    LEFT = "left"  # a question was left open


#: these may be asked as well as told
_ASKING = frozenset({Answer.TOMORROW, Answer.LOST})


def read_answer(text: str, words: DeclaringWords, names: Iterable[str] = ()) -> Answer | None:
    """What a text answers to a reminder; None for one that holds any other word.

    `names` are those of the writer's units, folded.
    """
    said = fold(text)
    if len(said.split()) > _LONGEST:
        return None
    bare, _ = without(f" {said} ", frozenset(names))
    for answer, all_of in (
        (Answer.LOST, (words.lost,)),
        (Answer.TOMORROW, (words.tomorrow,)),
        (Answer.SENT, (words.sent, words.over)),
        (Answer.SOON, (words.soon,)),
        (Answer.NOBODY, (words.nobody,)),
        (Answer.FOUND, (words.found,)),
    ):
        rest, found = bare, True
        for named in all_of:
            rest, held = without(rest, named)
            found = found and held
        rest, _ = without(_DAY.sub(" ", rest), words.around | words.slip)
        if found and not rest.strip() and (answer in _ASKING or not asks(text, words)):
            return answer
    return None


def is_slip(text: str, words: DeclaringWords) -> bool:
    """Whether a text says no more than that a button was pressed by mistake: `bam nham roi em`."""
    return _says_only(text, words.slip, words)


def is_puzzled(text: str, words: DeclaringWords) -> bool:
    """Whether a text says no more than that a question was not understood: `la sao`."""
    return _says_only(text, words.puzzled, words)


def _says_only(text: str, named: frozenset[str], words: DeclaringWords) -> bool:
    rest, found = without(f" {fold(text)} ", named)
    rest, _ = without(rest, words.around)
    return found and not rest.strip()
