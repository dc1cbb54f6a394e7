"""What the intent scorer looks at: the words of a text, its units, fields, times and names of people masked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.understanding.letters import is_capitalised
from bot.understanding.normalize import Normalizer, Token

UNIT, FIELD, TIME, NUMBER, NAME = "xunitx", "xfieldx", "xtimex", "xnumberx", "xnamex"
MASKS = frozenset((UNIT, FIELD, TIME, NUMBER, NAME))
_PLACES = {"{u}": UNIT, "{f}": FIELD, "{t}": TIME}
_LONGEST_NAME = 5
_MONTHS = 12
_SIGNS = ("/", "-")
#: a time of the day, and a day with a dot
_CLOCK = re.compile(r"\b\d{1,2}(?:[:hg]\d{2}|\.\d{1,2})\b", re.IGNORECASE)


def example(phrase: str, normalizer: Normalizer, honorifics: frozenset[str]) -> list[str]:
    """The masked words of an example phrase: `{u}` and its like become what a real unit is masked by."""
    for place, mask in _PLACES.items():
        phrase = phrase.replace(place, f" {mask} ")
    tokens = normalizer.tokens(phrase)
    return masked(tokens, {start: (end, NAME) for start, end in names(tokens, honorifics, frozenset())})


def masked(tokens: Sequence[Token], masks: Mapping[int, tuple[int, str]]) -> list[str]:
    """Put one word in place of each masked stretch (start -> end and mask) and of each figure."""
    words: list[str] = []
    at = 0
    while at < len(tokens):
        word = tokens[at].word
        at, mask = masks.get(at, (at + 1, NUMBER if word[:1].isdigit() else word))
        words.append(mask)
    return [word for word in words if word]


def without_clock(text: str) -> str:
    """A text without the times of a day in it that are written as one."""
    return _CLOCK.sub(" ", text)


def numbers(
    tokens: Sequence[Token], masks: Mapping[int, tuple[int, str]], lists: Mapping[str, frozenset[str]]
) -> list[int]:
    """The numbers that stand outside of the masked stretches, and are no day, hour or name of something.

    Of `2/28` it is the first; `10/5` is a day.
    """
    taken = {at for start, (end, _) in masks.items() for at in range(start, end)}
    words = ["" if at in taken else token.word for at, token in enumerate(tokens)]
    named = lists["before_a_name"] | lists["place_types"] | set(_SIGNS)
    # beyond both ends stands nothing
    around = zip(("", *words), words, (*words[1:], ""), (*words[2:], "", ""), strict=False)
    return [
        int(word)
        for before, word, after, behind in around
        if word.isdecimal()
        and before not in named
        and after not in lists["after_an_hour"]
        and not (after in _SIGNS and behind.isdecimal() and int(behind) <= _MONTHS)
    ]


def names(tokens: Sequence[Token], honorifics: frozenset[str], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where people are named: capitalised words behind an honorific, unless the whole text is capitalised."""
    if sum(is_capitalised(token.surface) for token in tokens) > max(_LONGEST_NAME, len(tokens) // 2):
        return
    for at in range(1, len(tokens)):
        title = " ".join(token.word for token in tokens[max(0, at - 2) : at])
        if at in taken or not (tokens[at - 1].marked in honorifics or title in honorifics):
            continue
        end = at
        while end < min(len(tokens), at + _LONGEST_NAME) and end not in taken and is_capitalised(tokens[end].surface):
            end += 1
        if end > at:
            yield at, end


def own_words(examples: Iterable[Sequence[str]], common: frozenset[str]) -> frozenset[str]:
    """The words of our business: common ones and those that several examples use."""
    seen = Counter(word for words in examples for word in set(words))
    return frozenset({word for word, times in seen.items() if times > 1} | common) - MASKS
