"""Own words that go to others, a nudge's or a reason's: apart from them what is asked of the bot while they wait."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto

from bot.domain.chasing import WORDS_MOST, Wish, asks_to_invite, named_to_nudge, wished
from bot.domain.chasing_said import speaks_of_one
from bot.domain.names import fold, holds
from bot.domain.reminding_again import read_again
from bot.domain.reminding_said import asks_days
from bot.domain.roster import Unit
from bot.storage import units
from bot.understanding import Intent, Meaning, Point
from bot.usecases import chase_named
from bot.usecases.turn import Turn

#: a wish of so many words adds nothing of its own; one of so many names a unit or period besides
_BARE, SHORT = 3, 8
#: a text of fewer letters is no word, one of so few says nothing to anybody
LETTERS = 3
_LETTERS = 4
#: what is so sure to be a question may be a long one
_QUITE_SURE = 0.9
#: what is said to nobody but the bot
_TO_THE_BOT = frozenset({Intent.HELP, Intent.SMALLTALK})
#: what is made on demand, or listed
_MADE = frozenset({Point.INVITE_SHEET, Point.LETTER, Point.PICTURE, Point.WAITING})
#: the words with which a question may end: folded, and those that another mark makes another word
_ASKING, _ASKING_MARKED = ("chua", "ha", "nhi"), ("\u00e0",)


class Sound(Enum):
    """What a text sounds like that is typed where own words are awaited."""

    BUSINESS = auto()  # something for the bot to do or to answer
    ASKING = auto()  # rather a question or an order than words to others
    DOUBTFUL = auto()
    WORDS = auto()  # words to others


def sounds(turn: Turn, text: str, meaning: Meaning) -> Sound:
    """What is to be said to many under somebody's name is taken for that only where it is nothing else."""
    size, words = len(text.split()), turn.deployment.chasing
    if chase_named.read(turn, text) is not None:
        return Sound.BUSINESS if size <= SHORT else Sound.DOUBTFUL
    if size <= SHORT and asks_to_invite(text, words):
        return Sound.BUSINESS
    if read_again(text, turn.deployment.reminding) is not None or asks_days(text, turn.deployment.reminding):
        return Sound.ASKING
    wish, point = wished(text, words), turn.deployment.points.find(text)
    if wish in (Wish.CALLS, Wish.REPORT, Wish.JOINED, Wish.LOG) or (point in _MADE and size <= SHORT):
        return Sound.BUSINESS
    if wish in (Wish.NUDGE, Wish.CALL_ONE):
        bare = wish is Wish.NUDGE and size <= _BARE
        named = any(is_called(unit, text) for unit in units.tree(turn.session))
        names = named or named_to_nudge(text, words) is not None
        return Sound.BUSINESS if bare or (names and size <= SHORT) else Sound.ASKING
    if len(text) > WORDS_MOST:
        return Sound.WORDS
    known = meaning.intent is not Intent.OTHER and meaning.sure
    if known and meaning.is_question and (meaning.confidence >= _QUITE_SURE or size <= _BARE + 1):
        return Sound.BUSINESS
    if known and meaning.intent in _TO_THE_BOT and size <= _BARE:
        return Sound.BUSINESS
    asks = text.rstrip().endswith("?") or _ends_asking(text) or speaks_of_one(text, words)
    if asks or (known and meaning.is_question):
        return Sound.ASKING
    few = sum(map(str.isalpha, text)) < _LETTERS or (size <= _BARE and meaning.intent is not Intent.OTHER)
    doubtful = known or few or (point is not None and size <= SHORT)
    return Sound.DOUBTFUL if doubtful else Sound.WORDS


def may_be_line(turn: Turn, text: str, meaning: Meaning) -> bool:
    """Whether a text may be a line that others read later, a reason or what came of a call, and is not for the bot."""
    is_long, is_other = len(text.split()) > SHORT, meaning.intent is Intent.OTHER
    match sounds(turn, text, meaning):
        case Sound.BUSINESS:
            return False
        case Sound.ASKING:
            return is_long or is_other
        case Sound.DOUBTFUL:
            return is_other or meaning.confidence < _QUITE_SURE
        case Sound.WORDS:
            # that nobody has been seen tells, though the words may ask as well
            asking = turn.deployment.declaring.asks - turn.deployment.declaring.nobody
            opens = any(f"{fold(text)} ".startswith(f"{word} ") for word in asking if " " in word)
            return is_long or not (opens or (not is_other and holds(f" {fold(text)} ", asking)))


def _ends_asking(text: str) -> bool:
    last = text.split()[-1].casefold()
    return fold(last) in _ASKING or unicodedata.normalize("NFC", last.strip(".,;!?")) in _ASKING_MARKED


def is_called(unit: Unit, text: str) -> bool:
    """Whether a text names a unit by one of its whole names."""
    return any(f" {fold(name)} " in f" {fold(text)} " for name in unit.called)
