"""The door of the understanding: a text in, its meaning out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from bot.understanding.fields import FieldTable
from bot.understanding.intents import IntentScorer, Shares
from bot.understanding.letters import is_syllable
from bot.understanding.lexicon import Lexicon
from bot.understanding.masks import FIELD, MASKS, NAME, TIME, UNIT, masked, names, numbers, without_clock
from bot.understanding.meaning import Intent, Meaning, Slots, Vocabulary
from bot.understanding.normalize import Normalizer, Token
from bot.understanding.outline import outline
from bot.understanding.periods import PeriodFinder, Time
from bot.understanding.questions import is_question
from bot.understanding.subjects import SubjectFinder
from bot.understanding.terms import Found, Words
from bot.understanding.units import UnitTable

_GUESSES = 3
#: so many are kept: one for each plan in force, and room for a roster that was just changed
_READERS = 8
#: whoever is named in these holds a post or speaks: they have no subject of a nomination
_OF_NO_SUBJECT = frozenset(
    (
        Intent.DUTIES,
        Intent.LEAD_AGENCY,
        Intent.HELP,
        Intent.SMALLTALK,
        Intent.MILESTONES,
        Intent.PLAN_INFO,
        Intent.REMINDERS,
    )
)
_NOT_WORTH_OFFERING = 0.02
#: nothing is certain, but this is as near as it comes
_OF_A_SAYING = 0.95


class Reader:
    """Understands texts in the vocabulary of one plan and one roster."""

    def __init__(self, shared: Understanding, vocabulary: Vocabulary) -> None:
        self._shared = shared
        self._fields = FieldTable(vocabulary.fields, shared.lexicon, shared.split)
        self._units = UnitTable(vocabulary.units, shared.lexicon, shared.split, self._fields.names)

    def understand(self, text: str, *, today: date) -> Meaning:
        """Give the meaning of `text`, its periods relative to `today`; never raises."""
        tokens = self._shared.normalizer.tokens(text)
        slots, also, masks = self._slots(tokens, today)
        words = masked(tokens, masks)
        if not any(self._shared.is_word(word) for word in words):
            return Meaning(text=text, intent=Intent.OTHER, confidence=0.0, guesses=(Intent.HELP,))
        shares = self._shared.shares(tokens, words)
        intent, confidence = shares.ranked[0]
        guesses = tuple(i for i, p in shares.ranked[:_GUESSES] if p >= _NOT_WORTH_OFFERING or i is intent)
        follows_up = bool(slots) and all(word in self._shared.of_follow_ups for word in words)
        if intent is Intent.OTHER and not follows_up:
            slots, also = Slots(), None
        if intent in _OF_NO_SUBJECT:
            slots = replace(slots, subject=None)
        return Meaning(
            text=text,
            intent=intent,
            confidence=round(confidence, 3),
            subject=slots.subject,
            field=slots.field,
            period=slots.period,
            unit=slots.unit,
            also=also,
            guesses=guesses,
            is_question=is_question(text, words, intent, confidence, shares.telling, self._shared.lexicon),
            is_follow_up=follows_up,
        )

    def named(self, text: str, *, today: date) -> Slots:
        """What a text names, whatever it is about."""
        return self._slots(self._shared.normalizer.tokens(text), today)[0]

    def masked(self, text: str, *, today: date) -> list[str]:
        """The words that the scorer sees: units, fields, times and names of people are masked."""
        tokens = self._shared.normalizer.tokens(text)
        return masked(tokens, self._slots(tokens, today)[2])

    def numbers(self, text: str, *, today: date) -> list[int]:
        """The numbers that a text tells: none of those that name a unit, a field, a time or a document."""
        tokens = self._shared.normalizer.tokens(without_clock(text))
        return numbers(tokens, self._slots(tokens, today)[2], self._shared.lexicon.lists)

    def outline(self, text: str, *, today: date) -> str:
        """The text as an example phrase, without anything that tells of a person."""
        return outline(self.masked(text, today=today), self._shared.lexicon)

    def _slots(self, tokens: tuple[Token, ...], today: date) -> tuple[Slots, Slots | None, dict[int, tuple[int, str]]]:
        """What a text names, a second of it, and where that stands."""
        units = self._units.find(tokens)
        people = list(names(tokens, self._shared.honorifics, _places(units)))
        in_people = frozenset(i for start, end in people for i in range(start, end))
        fields = self._fields.find(tokens, _places(units) | in_people)
        if not units:
            units = self._units.find_misspelt(tokens, _places(fields) | in_people)
        in_units = _places(units)
        time = self._shared.periods.find(tokens, today)
        subject = self._shared.subjects.find(tokens, in_units)
        slots = Slots(
            subject=subject,
            field=fields[0].id if fields else None,
            period=time.period if time else None,
            unit=units[0].id if units else None,
        )
        masks = {start: (end, NAME) for start, end in people} | _masks(units, fields, time)
        return slots, _second(units, fields), masks


class Understanding:
    """Holds what all readers share: the lexicon and the tables made of it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.normalizer = Normalizer(lexicon)
        self.scorer = IntentScorer(lexicon.weights)
        self.periods = PeriodFinder(lexicon)
        self.subjects = SubjectFinder(lexicon)
        self._sayings = {
            self.split(saying): Intent(intent) for intent, listed in lexicon.sayings.items() for saying in listed
        }
        #: nothing but these stands in a text that goes on with the question before it
        self.of_follow_ups = {UNIT, FIELD, TIME, *lexicon.lists["follow_ups"], *self.subjects.words}
        self.honorifics = lexicon.lists["honorifics"] | lexicon.lists["honorifics_as_written"]
        # its tables take tens of milliseconds to build, and change with the roster alone
        self._readers = lru_cache(maxsize=_READERS)(partial(Reader, self))

    def prepare(self, vocabulary: Vocabulary) -> Reader:
        """The reader of a vocabulary; the last few that were asked for are kept, and cost next to nothing."""
        return self._readers(vocabulary)

    def shares(self, tokens: tuple[Token, ...], words: list[str]) -> Shares:
        """What a text may wish: a saying is known as a whole, anything else is weighed by its words."""
        said = self._sayings.get(tuple(token.word for token in tokens))
        if said is not None:
            return Shares(((said, _OF_A_SAYING),), telling=0.0)
        return self.scorer.shares(words)

    def is_word(self, word: str) -> bool:
        """Whether it can be said in Vietnamese or is known to be written, a mask included; not a row of letters."""
        return word in MASKS or is_syllable(word) or word in self.lexicon.own_words or word in self.lexicon.foreign

    def split(self, name: str) -> Words:
        """The canonical words of a name."""
        return tuple(token.word for token in self.normalizer.tokens(name))


def _places(found: Iterable[Found]) -> frozenset[int]:
    return frozenset(i for name in found for i in range(name.start, name.end))


def _second(units: list[Found], fields: list[Found]) -> Slots | None:
    unit = next((name.id for name in units if name.id != units[0].id), None)
    field = next((name.id for name in fields if name.id != fields[0].id), None)
    return Slots(unit=unit, field=field) if unit or field else None


def _masks(units: list[Found], fields: list[Found], time: Time | None) -> dict[int, tuple[int, str]]:
    """Where a unit, a field or a time starts, where it ends, and the word that takes its place."""
    masks: dict[int, tuple[int, str]] = {name.start: (name.end, UNIT) for name in units}
    masks.update({name.start: (name.end, FIELD) for name in fields})
    if time:
        masks.setdefault(time.start, (time.end, TIME))
    return masks
