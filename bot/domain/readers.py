"""One answer to one question, read; and what else of the exemplar the same message tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.domain import telling
from bot.domain.answers import ReadingWords, Refusal, clean, parts_of, read_text, read_title, read_who, read_year
from bot.domain.marks import is_plain
from bot.domain.names import fold
from bot.domain.numbers import read_number, year_in_words
from bot.domain.plan import Plan, Subject
from bot.domain.questions import Kind, Question
from bot.domain.telling import TellingWords

_MOST_PEOPLE = 100_000
#: a kind of exemplar has fewer words
_SHORTEST_DEED = 4
#: whoever is not one person or one family
_GROUPS = (Subject.COLLECTIVE, Subject.MODEL)


@dataclass(frozen=True)
class Reading:
    """With what an answer is read: words of the language, the plan whose words are known, the day."""

    plan: Plan
    words: ReadingWords
    today: date


@dataclass(frozen=True)
class Read:
    """`own` answers what was asked and replaces what stood there; `along` fills only what is still open.

    Without anything of its `own` a text tells something else than was asked.
    """

    own: Mapping[str, Any]
    along: Mapping[str, Any] = field(default_factory=dict)
    #: figures that stood where the year of birth is said and are none; that the year was reckoned from an age
    unread: str | None = None
    estimated: bool = False


def read(question: Question, subject: Subject | None, text: str, by: Reading) -> Read | Refusal:
    """What a typed answer says. A telephone number in it is kept apart from all texts."""
    kept, phone = (text, None) if question.kind is Kind.PHONE else telling.without_phone(clean(text), by.words.telling)
    taken = _READERS[question.kind](question, subject, kept, by)
    if isinstance(taken, Refusal) or phone is None:
        return taken
    return replace(taken, along={**taken.along, "phone": phone})


def _subject(text: str, by: Reading) -> Subject | None:
    """Whom a message names: by the word before, or a person whose year of birth stands behind the name."""
    named = telling.subject_of(text, by.words.telling)
    if named is not None:
        return named
    who = read_who(text, by.words, today=by.today)
    if isinstance(who, Refusal) or who.born is None:
        return None
    return Subject.INDIVIDUAL if telling.is_name(who.name, by.words.telling, beside=False) else None


def deed_of(text: str, by: Reading) -> dict[str, Any]:
    """What a message that begins a nomination tells of the deed, whoever did it; nothing where it tells none."""
    rest = telling.without_opening(clean(text), by.words.telling)
    if rest is None or len(rest.split()) < _SHORTEST_DEED:
        return {}
    head, deed = telling.split_deed(rest, by.words.telling)
    return _told(rest if telling.tells_a_deed(rest, by.words.telling) else deed and f"{head} {deed}", by)


def is_whole(answers: Mapping[str, Any], by: Reading) -> bool:
    """Whether the name among answers, with nothing beside it, is surely one."""
    name = str(answers.get("name", ""))
    return name != name.lower() or telling.is_title(name, by.words.telling)


def adds_to_a_deed(text: str, by: Reading) -> bool:
    """Whether a text goes on with what was done: it begins with a deed, or has a figure with its unit."""
    found = telling.deed_of(clean(text), by.words.telling, today=by.today)
    return telling.tells_a_deed(text, by.words.telling) or "results" in found


def _read_choice(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    """The kind of exemplar may be told by who it is; other choices have words of their own."""
    rest = telling.opened(text, by.words.telling)
    named = _subject(rest, by) if question.id == "subject" else None
    if named is None or named.value not in question.choices:
        return Refusal("refuse-choice")
    people = named in (Subject.INDIVIDUAL, Subject.HOUSEHOLD)
    told = (_read_who if people else _read_title)(Question("name", Kind.WHO), named, rest, by)
    if isinstance(told, Refusal):
        return Refusal("refuse-choice")
    own, beside = dict(told.own), bool(told.along) or bool({"born", "place"} & set(told.own))
    name = str(own["name"])
    between = set(by.words.telling.both)
    typed = name if all(word in rest for word in name.split() if word not in between) else name.lower()
    sure = beside or telling.is_somebody(rest, by.words.telling)
    if people and not telling.is_name(typed, by.words.telling, beside=sure):
        own.pop("name")
    if not beside and "name" not in own:
        return Refusal("refuse-choice")
    return replace(told, own={"subject": named.value, **own})


def _read_who(question: Question, subject: Subject | None, text: str, by: Reading) -> Read | Refusal:
    words = by.words.telling
    text = telling.opened(text, words)
    head, deed = telling.split_deed(text.replace("\n", ", "), words)
    head, when = telling.without_time(head, by.words.born, words, today=by.today) if deed else (head, None)
    both = telling.couple(head, words)
    gender = None if both else telling.gender_of(head, words)
    parts, occupation = telling.occupation_in(parts_of(both or head), words)
    who = read_who(telling.spelt_year(", ".join(parts), by.words.born, words), by.words, today=by.today)
    if isinstance(who, Refusal):
        return who
    place = None if who.place is None else _place(who.place, by.words)
    name = _name(who.name, both is not None, words)
    own: dict[str, Any] = {question.id: name, "born": who.born, "place": place, "gender": gender}
    along = {"occupation": occupation, "since": when, **_told(deed, by)}
    if subject is Subject.INDIVIDUAL and both and fold(words.both[0]) in fold(name).split():
        # a couple is nominated together
        own["subject"] = Subject.HOUSEHOLD.value
    unread = None if who.born else next((part for part in parts if part.isdecimal()), None)
    return Read(_given(own), _given(along), unread=unread)


def _name(typed: str, couple: bool, words: TellingWords) -> str:
    """A name as it is printed: one in small letters gets its capitals, but for the word between those of a couple."""
    between = set(map(fold, words.both)) if couple else set()
    if typed != typed.lower():
        return typed
    return " ".join(word if fold(word) in between else word[:1].upper() + word[1:] for word in typed.split())


def _read_title(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    text = telling.opened(text, by.words.telling)
    head, deed = telling.split_deed(text.replace("\n", ", "), by.words.telling, places=by.words.places)
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
    age = telling.age_in(spelt, words)
    year = read_year(said or (spelt if age is None else str(by.today.year - age)), today=by.today)
    if isinstance(year, Refusal):
        # somebody who goes on telling: kept for where it belongs
        deed = _told(clean(text), by) if telling.tells_a_deed(text, words) else {}
        return Read({}, deed) if deed else year
    return Read({question.id: year}, estimated=age is not None)


def _read_text(question: Question, subject: Subject | None, text: str, by: Reading) -> Read | Refusal:
    gained = telling.who_gained(clean(text), by.words.telling, asked=question.id == "gained")
    if gained is not None and question.id != "results":
        # told where something else was asked it is kept for where it belongs, and replaces nothing
        return Read({"gained": gained}) if question.id == "gained" else Read({}, {"gained": gained})
    kept = read_text(telling.signed(text, by.words.telling), least=question.least, most=question.most)
    if isinstance(kept, Refusal):
        return kept
    if question.id == "deeds":
        told = _told(kept, by)
        deeds = told.pop("deeds", kept)
        # what is left without the time may be too little to stand alone
        return Read({"deeds": deeds if len(deeds) >= question.least else kept}, told)
    if question.id == "place" and subject in _GROUPS and telling.counts_people(kept, by.words.telling):
        # how many they are is asked next
        return Read({}, {"occupation": kept})
    return Read({question.id: marked(kept, by)})


def _read_time(question: Question, _: Subject | None, text: str, by: Reading) -> Read | Refusal:
    kept = clean(text)
    if not question.least <= len(kept) <= question.most or not telling.speaks_of_time(kept, by.words.telling):
        return Refusal("refuse-time")
    return Read({question.id: marked(telling.time_of(kept, by.words.telling, today=by.today), by)})


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
    return {key: marked(value, by) for key, value in found.items()}


def marked(text: str, by: Reading) -> str:
    """A text with the marks that the plan and the language leave no doubt of, and the signs of units."""
    text = telling.signed(text, by.words.telling)
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
    for lead in words.within:
        first, _, rest = place.partition(" ")
        place = rest if first.casefold() in (lead, fold(lead)) and _is_place(rest, words) else place
    word, _, number = place.partition(" ")
    known = {written for written in words.places if fold(written) == fold(word)}
    return f"{known.pop()} {number}" if is_plain(place) and number.isdecimal() and len(known) == 1 else place


def _is_place(part: str, words: ReadingWords) -> bool:
    said = part.casefold()
    plain = is_plain(part)
    return any(re.match(rf"{re.escape(fold(w) if plain else w)}\b", said) for w in words.places)


def _given(read: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in read.items() if value is not None}


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
