"""What a reviewer says of one unit or officer: `nhac chi Hoa`, `da goi thon Go Chua, hen chieu`. Words come as data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.chasing import ChasingWords, Wish, without_lead
from bot.domain.names import fold, holds

#: a longer text tells of something else; what is to be written down may be long
_LONGEST = 12
#: sent, as it is said in the south: without its mark it is the word for calling
_SENT = "g\u1edfi"


@dataclass(frozen=True)
class Spoken:
    """A wish about a unit or officer that a text names, and what is to be written down, as typed."""

    wish: Wish
    words: str = ""


def read_spoken(before: str, behind: str, words: ChasingWords) -> Spoken | None:
    """The wish about whoever is named, by the words before and behind the name; None for other texts."""
    if _SENT in before.casefold():
        return None
    verb = " ".join(_verb(fold(before).split(), words))
    said, asks = behind.strip().strip(",.;:?!").strip(), behind.rstrip().endswith("?")
    tail = _trimmed(fold(said).split(), words.about)
    if verb in words.noted:
        return Spoken(Wish.NOTE, said)
    if verb in words.called:
        return (
            Spoken(Wish.CALL_ONE) if asks or _whether(tail, words) else Spoken(Wish.CALLED, _behind_done(said, words))
        )
    if len(f"{before} {behind}".split()) > _LONGEST:
        return None
    if verb in words.call_name or verb in words.wishes.get(Wish.LOG, ()):
        return _call(said, tail, words)
    if verb in words.remind_name:
        return _remind(tail, words, asks=asks)
    if not verb and any(f"{fold(said)} ".startswith(f"{each} ") for each in words.came):
        return Spoken(Wish.CALL_ONE)
    return Spoken(Wish.REPORT) if verb in words.inquires and " ".join(tail) in words.knows else None


def may_speak(text: str, words: ChasingWords) -> bool:
    """Whether a text holds any word of a wish at all; where it holds none, nobody's name need be looked for."""
    verbs = words.noted | words.called | words.call_name | words.remind_name
    return holds(fold(text), verbs | words.came | words.knows)


def is_no_name(tokens: Sequence[str], at: int, words: ChasingWords) -> bool:
    """Whether a word by which somebody is called is none here: the title before a name, or a number of something."""
    said = fold(tokens[at])
    if _is_titled(tokens, at, words):
        return False
    behind = tokens[at + 1 : at + 4]
    if said in words.titles:
        ends = not behind or not behind[0][:1].isupper()
        return not (_has_capital(tokens, at) and ends)
    counted = words.kinds | words.counted
    folded = [fold(word) for word in behind]
    return said in words.numbers and any(" ".join(folded[:size]) in counted for size in (1, 2, 3))


def may_be_time(tokens: Sequence[str], at: int, words: ChasingWords) -> bool:
    """Whether a word by which somebody is called may as well say when: who is called like tomorrow, in small letters.

    Nothing is written down by it.
    """
    return fold(tokens[at]) in words.lead and not _is_titled(tokens, at, words) and not _has_capital(tokens, at)


def _is_titled(tokens: Sequence[str], at: int, words: ChasingWords) -> bool:
    before = without_lead(fold(" ".join(tokens[:at])).split(), words)
    # a note is written with the word for an uncle
    return bool(before) and before[-1] in words.titles and " ".join(before) not in words.noted


def _has_capital(tokens: Sequence[str], at: int) -> bool:
    """Whether a word was given a capital of its own, in a text that is not all in capitals."""
    return tokens[at][:1].isupper() and not " ".join(tokens).isupper()


def _call(said: str, tail: list[str], words: ChasingWords) -> Spoken | None:
    """Whom to call; behind the name stands that it is done, or nothing that names somebody else."""
    if tail[:1] and tail[0] in words.done and not _whether(tail, words):
        return Spoken(Wish.CALLED, _behind_done(said, words))
    known = not tail or tail[0] in words.no_names | words.about or _whether(tail, words)
    return Spoken(Wish.CALL_ONE) if known else None


def _behind_done(said: str, words: ChasingWords) -> str:
    """What came of a call, without the word that says that it was made."""
    tokens = said.split()
    if tokens and fold(tokens[0]) in words.done:
        tokens = tokens[1:]
    return " ".join(tokens).strip(" ,.;:")


def _remind(tail: list[str], words: ChasingWords, *, asks: bool) -> Spoken | None:
    if _whether(tail, words):
        return Spoken(Wish.REPORT)
    known = not tail or tail[0] in words.no_names | words.about | words.periods
    return Spoken(Wish.NUDGE) if known and not asks else None


def speaks_of_one(text: str, words: ChasingWords) -> bool:
    """Whether a text begins as one that is about a unit or officer, whomever it names."""
    said = without_lead(fold(text).split(), words)
    verbs = words.remind_name | words.call_name | words.called | words.noted
    return any(" ".join(said[:size]) in verbs for size in (1, 2, 3))


def _whether(tail: list[str], words: ChasingWords) -> bool:
    """Whether a text ends with the word by which is asked if something was done."""
    return bool(tail) and tail[-1] in words.yet


def _verb(said: list[str], words: ChasingWords) -> list[str]:
    """The words before a name without those at their ends that say nothing of what is wished."""
    return _trimmed(without_lead(said, words), words.titles | words.kinds | words.ahead, front=False)


def _trimmed(said: list[str], named: Collection[str], *, front: bool = True) -> list[str]:
    """Words without those at the end, and at the front, that are among some, phrases of up to three among them."""
    while (size := _ending(said, named)) > 0:
        said = said[:-size]
    while front and said and said[0] in named:
        said = said[1:]
    return said


def _ending(said: list[str], named: Collection[str]) -> int:
    return next((size for size in (3, 2, 1) if len(said) >= size and " ".join(said[-size:]) in named), 0)
