"""One answer to one question, read; and what else of the exemplar the same message tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain import telling
from bot.domain.answers import ReadingWords, Refusal, clean, parts_of, read_text, read_title, read_who, read_year
from bot.domain.marks import is_plain
from bot.domain.names import fold
from bot.domain.numbers import read_number, year_in_words
from bot.domain.plan import Plan, Subject
from bot.domain.questions import Kind, Question

_MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class Reading:
    """With what an answer is read: words of the language, the plan whose words are known, the day."""

    plan: Plan
    words: ReadingWords
    today: date


@dataclass(frozen=True)
class Read:
    """`own` answers what was asked and replaces what stood there; `along` fills only what is still open."""

    own: Mapping[str, Any]
    along: Mapping[str, Any] = field(default_factory=dict)


def read(question: Question, subject: Subject | None, text: str, by: Reading) -> Read | Refusal:
    """What a typed answer says. A telephone number in it is kept apart from all texts."""
    kept, phone = (text, None) if question.kind is Kind.PHONE else telling.without_phone(clean(text), by.words.telling)
    taken = _READERS[question.kind](question, subject, kept, by)
    if isinstance(taken, Refusal) or phone is None:
        return taken
    return Read(taken.own, {**taken.along, "phone": phone})


def _read_choice(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    """The kind of exemplar may be told by who it is; other choices have words of their own."""
    named = telling.subject_of(text, by.words.telling) if question.id == "subject" else None
    if named is None or named.value not in question.choices:
        return Refusal("refuse-choice")
    who = _read_who if named in (Subject.INDIVIDUAL, Subject.HOUSEHOLD) else _read_title
    told = who(Question("name", Kind.WHO), named, text, by)
    if isinstance(told, Refusal) or len(str(told.own["name"]).split()) < 2:
        return Refusal("refuse-choice")
    return Read({"subject": named.value, **told.own}, told.along)


def _read_who(question: Question, subject: Subject | None, text: str, by: Reading) -> Read | Refusal:
    words = by.words.telling
    head, deed = telling.split_deed(text.replace("\n", ", "), words, after_comma=False)
    both = telling.couple(head, words)
    gender = None if both else telling.gender_of(head, words)
    parts, occupation = telling.occupation_in(parts_of(both or head), words)
    who = read_who(telling.spelt_year(", ".join(parts), by.words.born, words), by.words, today=by.today)
    if isinstance(who, Refusal):
        return who
    place = None if who.place is None else _place(who.place, by.words)
    own: dict[str, Any] = {question.id: who.name, "born": who.born, "place": place, "gender": gender}
    along = {"occupation": occupation, **_told(deed, by)}
    if subject is Subject.INDIVIDUAL and both and by.words.telling.both[0] in who.name.split():
        # a couple is nominated together
        own["subject"] = Subject.HOUSEHOLD.value
    return Read(_given(own), _given(along))


def _read_title(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    head, deed = telling.split_deed(text.replace("\n", ", "), by.words.telling, after_comma=True)
    parts = parts_of(head) or [head]
    place = next((part for part in parts[1:] if _is_place(part, by.words)), None)
    name = read_title(", ".join(part for part in parts if part is not place))
    if isinstance(name, Refusal):
        return name
    own = {question.id: name, "place": None if place is None else _place(place, by.words)}
    return Read(_given(own), _told(deed, by))


def _read_year(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    words = by.words.telling
    spelt = telling.spelt_year(clean(text), by.words.born, words)
    said = year_in_words(spelt, words.digits, words.tens)
    return _kept(question, read_year(said or spelt, today=by.today))


def _read_text(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    kept = read_text(telling.signed(text, by.words.telling), least=question.least, most=question.most)
    if isinstance(kept, Refusal):
        return kept
    if question.id == "deeds":
        told = _told(kept, by)
        deeds = told.pop("deeds", kept)
        # what is left without the time may be too little to stand alone
        return Read({"deeds": deeds if len(deeds) >= question.least else kept}, told)
    return Read({question.id: _marked(kept, by)})


def _read_time(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    kept = clean(text)
    if not question.least <= len(kept) <= question.most:
        return Refusal("refuse-time")
    return Read({question.id: _marked(telling.time_of(kept, by.words.telling, today=by.today), by)})


def _read_number(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    words = by.words.telling
    number = read_number(clean(text), words.digits, words.tens, words.ten)
    if number is None or not 0 < number < _MOST_PEOPLE:
        return Refusal("refuse-number")
    return Read({question.id: number})


def _read_phone(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    number = telling.without_phone(clean(text), by.words.telling)[1]
    return Refusal("refuse-phone") if number is None else Read({question.id: number})


def _read_listed(question: Question, _: Subject | None, text: str, __: Reading) -> Read | Refusal:
    """One or more of a list, a line each."""
    lines = [line for line in clean(text).split("\n") if any(c.isalpha() for c in line)]
    if not lines:
        return Refusal("refuse-text-short")
    long = next((line for line in lines if len(line) > question.most), None)
    if long is not None:
        return Refusal("refuse-text-long", (("most", str(question.most)), ("length", str(len(long)))))
    return Read({question.id: lines})


def _told(deed: str, by: Reading) -> dict[str, Any]:
    """What a text on a deed tells, its marks put right where the plan's own words leave no doubt."""
    if not deed:
        return {}
    found = telling.deed_of(deed, by.words.telling, today=by.today)
    return {key: _marked(value, by) for key, value in found.items()}


def _marked(text: str, by: Reading) -> str:
    return telling.with_marks(text, _phrases(by)) if is_plain(text) else text


def _phrases(by: Reading) -> Iterator[str]:
    """The phrases that are known with their marks: of the plan's demands, and of the language."""
    words = by.words.telling
    for each in by.plan.fields:
        yield from each.aliases
        for _, demands in each.demands(None):
            yield from (demand.text for demand in demands)
    yield from (*words.since, *words.to_now, *words.occupations, *words.units)
    yield from (phrase for row in (*words.deeds.values(), *words.near_years.values()) for phrase in row)


def _place(place: str, words: ReadingWords) -> str:
    """A place; `xom 3` is written with its mark, for the word leaves no doubt and a figure needs none."""
    word, _, number = place.partition(" ")
    known = {written for written in words.places if fold(written) == fold(word)}
    return f"{known.pop()} {number}" if is_plain(place) and number.isdecimal() and len(known) == 1 else place


def _is_place(part: str, words: ReadingWords) -> bool:
    said = part.casefold()
    plain = is_plain(part)
    return any(re.match(rf"{re.escape(fold(w) if plain else w)}\b", said) for w in words.places)


def _given(read: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in read.items() if value is not None}


def _kept(question: Question, value: str | int | Refusal) -> Read | Refusal:
    return value if isinstance(value, Refusal) else Read({question.id: value})


Reader = Callable[[Question, Subject | None, str, Reading], Read | Refusal]

_READERS: Mapping[Kind, Reader] = {
    Kind.CHOICE: _read_choice,
    Kind.WHO: _read_who,
    Kind.TITLE: _read_title,
    Kind.YEAR: _read_year,
    Kind.TEXT: _read_text,
    Kind.TIME: _read_time,
    Kind.NUMBER: _read_number,
    Kind.PHONE: _read_phone,
    Kind.LISTED: _read_listed,
}
