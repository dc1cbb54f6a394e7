"""What the intent scorer looks at: the words of a text, its units, fields, times and names of people masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.understanding.normalize import Normalizer, Token

UNIT, FIELD, TIME, NUMBER, NAME = "xunitx", "xfieldx", "xtimex", "xnumberx", "xnamex"
MASKS = frozenset((UNIT, FIELD, TIME, NUMBER, NAME))
_PLACES = {"{u}": UNIT, "{f}": FIELD, "{t}": TIME}
_LONGEST_NAME = 5


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


def names(tokens: Sequence[Token], honorifics: frozenset[str], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where people are named: capitalised words behind an honorific, unless the whole text is capitalised."""
    if sum(_is_capitalised(token.surface) for token in tokens) > max(_LONGEST_NAME, len(tokens) // 2):
        return
    for at in range(1, len(tokens)):
        title = " ".join(token.word for token in tokens[max(0, at - 2) : at])
        if at in taken or not (tokens[at - 1].marked in honorifics or title in honorifics):
            continue
        end = at
        while end < min(len(tokens), at + _LONGEST_NAME) and end not in taken and _is_capitalised(tokens[end].surface):
            end += 1
        if end > at:
            yield at, end


def _is_capitalised(surface: str) -> bool:
    return surface[:1].isupper() and not surface.isupper()


def own_words(examples: Iterable[Sequence[str]], common: frozenset[str]) -> frozenset[str]:
    """The words of our business: common ones and those that several examples use."""
    seen = Counter(word for words in examples for word in set(words))
    return frozenset({word for word, times in seen.items() if times > 1} | common) - MASKS
