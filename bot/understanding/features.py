"""What the intent scorer looks at: words and their neighbours, ideas and how they go together, slots, strangeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from bot.understanding.letters import is_syllable
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalize import Normalizer, Token
from bot.understanding.terms import Words

UNIT, FIELD, TIME, NUMBER, NAME = "xunitx", "xfieldx", "xtimex", "xnumberx", "xnamex"
_MASKS = frozenset((UNIT, FIELD, TIME, NUMBER, NAME))
_PLACES = {"{u}": UNIT, "{f}": FIELD, "{t}": TIME}
_IDEAS_PAIRED = 12
_LONGEST_NAME = 5
_LENGTHS = (1, 2, 3, 5, 8, 12, 18, 26, 40)


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


class FeatureMaker:
    """Turns masked words into features by one lexicon."""

    def __init__(self, lexicon: Lexicon, normalizer: Normalizer) -> None:
        self._ideas: dict[Words, list[str]] = {}
        for idea, phrases in lexicon.concepts.items():
            for phrase in phrases:
                words = tuple(token.word for token in normalizer.tokens(phrase))
                ideas = self._ideas.setdefault(words, [])
                if words and idea not in ideas:
                    ideas.append(idea)
        self._longest = max((len(words) for words in self._ideas), default=0)
        self._own = lexicon.own_words | _MASKS

    def own_words(self, examples: Iterable[Sequence[str]], common: frozenset[str]) -> frozenset[str]:
        """The words of our business: common ones, those of our ideas, those that several examples use."""
        seen = Counter(word for words in examples for word in set(words))
        own = {word for word, times in seen.items() if times > 1} | common
        for words, ideas in self._ideas.items():
            if any(not idea.startswith("far_") for idea in ideas):
                own.update(words)
        return frozenset(own - _MASKS)

    def features(self, words: Sequence[str]) -> list[str]:
        """Give the features of masked words, each once."""
        made = dict.fromkeys(self._of_words(words))
        made.update(dict.fromkeys(self._of_ideas(words)))
        made.update(dict.fromkeys(self._of_strangeness(words)))
        return list(made)

    def _of_words(self, words: Sequence[str]) -> Iterator[str]:
        framed = ["^", *words, "$"]
        yield "bias"
        yield f"length:{sum(len(words) > edge for edge in _LENGTHS)}"
        yield from (f"w:{word}" for word in words)
        yield from (f"b:{one}_{two}" for one, two in pairwise(framed))
        yield from (f"t:{one}_{two}_{three}" for one, two, three in zip(words, words[1:], words[2:], strict=False))

    def _of_ideas(self, words: Sequence[str]) -> Iterator[str]:
        row = self.ideas(words)
        yield from (f"c:{idea}" for ideas in row for idea in ideas)
        for one, two in pairwise(row):
            yield from (f"n:{a}>{b}" for a in one for b in two)
        distinct = list(dict.fromkeys(idea for ideas in row for idea in ideas))[:_IDEAS_PAIRED]
        yield from (f"p:{a}+{b}" for a, b in combinations(sorted(distinct), 2))

    def ideas(self, words: Sequence[str]) -> list[list[str]]:
        """The ideas named in the words, in order; at each place the longest phrase counts."""
        row: list[list[str]] = []
        for at, word in enumerate(words):
            if word in (UNIT, FIELD, TIME):
                row.append([word])
                continue
            for size in range(min(self._longest, len(words) - at), 0, -1):
                if found := self._ideas.get(tuple(words[at : at + size])):
                    row.append(found)
                    break
        return row

    def _of_strangeness(self, words: Sequence[str]) -> Iterator[str]:
        strange = sum(word not in self._own for word in words)
        share = round(4 * strange / len(words)) if words else 0
        ours = any(w in (UNIT, FIELD) for w in words) or any("exemplar" in ideas for ideas in self.ideas(words))
        yield f"strange:{min(strange, 5)}"
        yield f"strange_share:{share}"
        yield f"strange_ours:{min(strange, 5)}{ours}"
        yield f"ours:{ours}"
        far = {idea for ideas in self.ideas(words) for idea in ideas if idea.startswith("far_")}
        yield f"far:{min(len(far), 3)}{ours}"
        if any(not is_syllable(w) and w not in self._own for w in words):
            yield "unspeakable"
