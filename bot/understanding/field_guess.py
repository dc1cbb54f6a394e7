"""Which field of a plan a deed may belong to: guessed from the plan's own words, with what speaks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.marks import is_plain
from bot.domain.names import fold, key
from bot.domain.plan import Field, Plan, Subject

#: a demand speaks for a field by so many words in a row
_LEAST = 2
#: the least share of a demand that two words may be
_HALF = 0.5
#: so much has to speak for a field that it is offered; of fields that one phrase speaks for each gets a share
_OFFERED = 1.0
_BY_DEMAND, _BY_NAME, _BY_HABIT, _BY_SIDE = 2.0, 2.0, 1.5, 0.5
#: figures, and the units and signs that stand by them
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:[^\W\d_]{1,2}(?:\N{SUPERSCRIPT TWO}|\N{SUPERSCRIPT THREE}|\d)?(?!\w))?")


@dataclass(frozen=True)
class FieldGuess:
    """A field that fits: the words of the deed that speak for it, and the clause that has them.

    `part` is the subject of whom the clause speaks, where the plan splits its demands.
    """

    field_id: str
    reason: str
    source: str
    part: Subject | None = None


@dataclass(frozen=True)
class _Ground:
    """Something that speaks for a field."""

    words: tuple[str, ...]
    reason: str
    source: str
    part: Subject | None
    weight: float
    told: bool = True


class _Text:
    """A text to look for words in: with their marks where it has any, folded where it has none."""

    def __init__(self, text: str) -> None:
        self._folded = is_plain(text)
        self._row = self.words(text)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text as they are compared with this one."""
        bare = _FIGURE.sub(" ", text)
        return tuple((fold(bare) if self._folded else key(re.sub(r"[^\w\s]+", " ", bare))).split())

    def holds(self, phrase: str) -> bool:
        """Whether the words of a phrase stand in it in a row."""
        words = self.words(phrase)
        return bool(words) and _holds(self._row, words)


def guess_fields(
    plan: Plan,
    subject: Subject | None,
    deed: str,
    *,
    beside: str = "",
    areas: Mapping[str, Sequence[str]],
    habits: Mapping[str, Sequence[str]],
    most: int = 2,
) -> tuple[FieldGuess, ...]:
    """The fields that a deed fits, the likeliest first; none where nothing of the plan speaks for one.

    `beside` is what else is known of the exemplar and says less. `areas` and `habits` are what people say of a field
    and which deeds are told of it, by a word in its name.
    """
    told, known = _Text(deed), _Text(beside)
    grounds_of = {field.id: list(_grounds(field, subject, told, known, areas, habits)) for field in plan.fields}
    # what the exemplar is says nothing where what it did says nothing
    found = {field_id: grounds for field_id, grounds in grounds_of.items() if any(one.told for one in grounds)}
    sharing: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for grounds in found.values():
        for words in {ground.words for ground in grounds}:
            sharing[words] += 1
    scores = {field_id: sum(_heaviest(grounds, sharing).values()) for field_id, grounds in found.items()}
    ranked = sorted((each for each in scores if scores[each] >= _OFFERED), key=lambda each: -scores[each])
    return tuple(_guess(field_id, found[field_id], sharing) for field_id in ranked[:most])


def _guess(field_id: str, grounds: Sequence[_Ground], sharing: Mapping[tuple[str, ...], int]) -> FieldGuess:
    best = max(grounds, key=lambda ground: (ground.told, _weight(ground, sharing)))
    return FieldGuess(field_id, best.reason, best.source, best.part)


def _heaviest(grounds: Iterable[_Ground], sharing: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], float]:
    """What each row of words weighs; one inside another does not count twice."""
    weights: dict[tuple[str, ...], float] = {}
    for ground in sorted(grounds, key=lambda ground: -len(ground.words)):
        if not any(words != ground.words and _holds(words, ground.words) for words in weights):
            weights[ground.words] = max(weights.get(ground.words, 0.0), _weight(ground, sharing))
    return weights


def _weight(ground: _Ground, sharing: Mapping[tuple[str, ...], int]) -> float:
    return ground.weight * len(ground.words) / sharing[ground.words]


def _grounds(
    field: Field,
    subject: Subject | None,
    told: _Text,
    known: _Text,
    areas: Mapping[str, Sequence[str]],
    habits: Mapping[str, Sequence[str]],
) -> Iterator[_Ground]:
    for part, demands in field.demands(subject):
        for demand in demands:
            row, share = _shared(demand.text, told)
            if row:
                yield _Ground(_words(row), row, demand.source, part, _BY_DEMAND * share)
    called = (field.name, *field.aliases, *_of(field, areas))
    for phrases, weight in ((called, _BY_NAME), (_of(field, habits), _BY_HABIT)):
        for phrase in phrases:
            if told.holds(phrase):
                yield _Ground(_words(phrase), phrase, field.source, None, weight)
            elif known.holds(phrase):
                yield _Ground(_words(phrase), phrase, field.source, None, weight * _BY_SIDE, told=False)


def _of(field: Field, named: Mapping[str, Sequence[str]]) -> list[str]:
    """What the lists say of fields in whose name or aliases their key stands."""
    called = [f" {fold(name)} " for name in (field.name, *field.aliases)]
    return [each for key, row in named.items() if any(f" {fold(key)} " in name for name in called) for each in row]


def _shared(demand: str, told: _Text) -> tuple[str, float]:
    """The longest row of a demand's words that stands in what was told, and its share of what the demand says there.

    Empty when too short: two words out of many speak for little.
    """
    best, share = list[str](), 0.0
    for clause in re.split(r"[^\w\s]", demand):
        words = clause.split()
        for start in range(len(words)):
            for end in range(start + max(_LEAST, len(best) + 1), len(words) + 1):
                if not told.holds(" ".join(words[start:end])):
                    break
                best, share = words[start:end], (end - start) / len(words)
    return (" ".join(best), share) if len(best) > _LEAST or share >= _HALF else ("", 0.0)


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def _holds(words: tuple[str, ...], row: tuple[str, ...]) -> bool:
    return any(words[at : at + len(row)] == row for at in range(len(words) - len(row) + 1))
