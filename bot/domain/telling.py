"""One message that tells several things of an exemplar: who, where, what was done, how much, since when.

Only what is clear is taken; what remains is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.marks import is_plain, lacks_diacritics, plainly, restored
from bot.domain.names import fold
from bot.domain.numbers import year_in_words
from bot.domain.plan import Subject

_PHONE = re.compile(r"(?<![\d/])(?:\+84|0)(?:[ .-]?\d){9}(?!\d)")
_YEAR = r"(?:19|20)\d\d"
#: who writes may be said before, within so many words
_OPENING = 10
#: two names of a couple have so many words at most
_LONGEST_NAME = 9
_SHORTEST_TITLE = 4
#: who was born less than so many years ago has done nothing yet
_YOUNGEST = 5


@dataclass(frozen=True)
class TellingWords:
    """The words that tell the parts of a message apart, as they are written: `telling` in `locales/*/reading.yaml`."""

    honorifics_of: Mapping[str, Sequence[str]] = field(default_factory=dict)
    couples: Sequence[str] = ()
    both: Sequence[str] = ()
    subjects: Mapping[str, Sequence[str]] = field(default_factory=dict)
    deed_verbs: Sequence[str] = ()
    occupations: Sequence[str] = ()
    near_years: Mapping[int, Sequence[str]] = field(default_factory=dict)
    many: Sequence[str] = ()
    year: Sequence[str] = ()
    since: Sequence[str] = ()
    to_now: Sequence[str] = ()
    units: Sequence[str] = ()
    signs: Mapping[str, str] = field(default_factory=dict)
    people: Sequence[str] = ()
    phones: Sequence[str] = ()
    benefit: Sequence[str] = ()
    gaining: Sequence[str] = ()
    #: what may stand before a figure of people that is not exact
    roughly: Sequence[str] = ()
    ordinals: Sequence[str] = ()
    digits: Mapping[int, frozenset[str]] = field(default_factory=dict)
    tens: frozenset[str] = frozenset()
    ten: frozenset[str] = frozenset()
    deeds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: what nominates at the head of a message, what may stand before it and what behind it
    nominating: Sequence[str] = ()
    before_nominating: Sequence[str] = ()
    behind_nominating: Sequence[str] = ()
    #: an age follows or precedes these; whatever speaks of a time
    aged: Sequence[str] = ()
    #: what no name has in it, and who is surely somebody else than the speaker
    in_no_name: Sequence[str] = ()
    somebody: Sequence[str] = ()
    times: frozenset[str] = frozenset()


def without_opening(text: str, words: TellingWords) -> str | None:
    """What follows the words by which a message begins to nominate (`I should like to nominate`); None without them."""
    # these words leave no doubt without their marks either
    tokens, plain = text.split(), True
    at = _run(tokens, words.before_nominating, plain=plain)
    # the first of them may stand alone as well, so it is looked for from the front
    behind_comma = (spot for spot in range(1, min(_OPENING, len(tokens))) if tokens[spot - 1].endswith((",", ".")))
    spots = (*range(at + 1), *behind_comma)
    starts = [spot for spot in spots if _starts(tokens[spot:], words.nominating, plain=plain)]
    if not starts:
        return None
    rest = tokens[starts[0] + _starts(tokens[starts[0] :], words.nominating, plain=plain) :]
    return " ".join(rest[_run(rest, words.behind_nominating, plain=plain) :]).lstrip(",:;.- ")


def opened(text: str, words: TellingWords) -> str:
    """A text without the words that begin to nominate, where something follows them."""
    return without_opening(text, words) or text


def _run(tokens: Sequence[str], words: Sequence[str], *, plain: bool) -> int:
    """How many words at the start are one after the other of these."""
    at = 0
    while size := _starts(tokens[at:], words, plain=plain):
        at += size
    return at


def without_phone(text: str, words: TellingWords) -> tuple[str, str | None]:
    """A text without the telephone number in it and the words that lead to it, and that number."""
    match = _PHONE.search(text)
    if match is None:
        return text, None
    before = text[: match.start()].rstrip(" ,;:.")
    plain = plainly(before)
    lead = next((word for word in words.phones if re.search(rf"\b{re.escape(plainly(word))}$", plain)), "")
    before, after = before[: len(before) - len(lead)].rstrip(" ,;:"), text[match.end() :].lstrip(" ,;")
    return (f"{before}, {after}" if before and after else before + after), re.sub(r"[ .-]", "", match[0])


def split_deed(text: str, words: TellingWords, *, places: Sequence[str] | None = None) -> tuple[str, str]:
    """Where a message turns from who to what was done: at a verb of deeds behind a name.

    With `places` it is the name of a collective or a model, which may have such a verb in it: then only behind a comma,
    a place or a name of its own.
    """
    tokens, plain = text.split(), is_plain(text)
    # behind `ong` alone stands a deed only where its marks tell it from a name
    first = 1 if places is None and not plain and subject_of(text, words) else 2
    for at in range(1, len(tokens)):
        behind_comma = tokens[at - 1].endswith((",", ";", ":", "-"))
        if not behind_comma and (at < first or tokens[at][:1].isupper()):
            continue
        if not behind_comma and places is not None and not _names_itself(tokens[:at], places, plain=plain):
            continue
        bare = plain or (tokens[at][:1].islower() and is_plain(_clause(tokens[at:])))
        if _starts(tokens[at:], words.deed_verbs, plain=bare) and _goes_on(tokens[at : at + 2]):
            return " ".join(tokens[:at]).rstrip(" ,;:-"), " ".join(tokens[at:])
    return text, ""


def _clause(tokens: Sequence[str]) -> str:
    """The words up to the next comma: who writes names with their marks may write what was done without."""
    end = next((at for at, token in enumerate(tokens, 1) if token.endswith((",", ";"))), len(tokens))
    return " ".join(tokens[:end])


def _names_itself(tokens: Sequence[str], places: Sequence[str], *, plain: bool) -> bool:
    """Whether the first words of a title end with a place or in a name of its own."""
    in_place = any(
        _starts(tokens[at:-1], places, plain=plain) for at in range(max(1, len(tokens) - 3), len(tokens) - 1)
    )
    own = len(tokens) > 2 and tokens[-1][:1].isupper() and not tokens[-1].isupper()
    return in_place or own


def tells_a_deed(text: str, words: TellingWords) -> bool:
    """Whether a text begins with what was done, and asks nothing."""
    return bool(_starts(text.split(), words.deed_verbs, plain=is_plain(text))) and not text.rstrip().endswith("?")


def subject_of(text: str, words: TellingWords) -> Subject | None:
    """What kind of exemplar the first words of a message name."""
    tokens, plain = text.split(), led_plainly(text)
    if _starts(tokens, words.couples, plain=plain):
        return Subject.HOUSEHOLD
    kind, size = _longest(tokens, words.subjects, plain=plain)
    if kind is not None:
        return Subject(kind) if len(tokens) > size + 1 else None
    return Subject.INDIVIDUAL if gender_of(text, words) else None


def gender_of(text: str, words: TellingWords) -> str | None:
    """Whether the words before a name are those for a man or a woman; None for a couple, and without such words."""
    tokens, plain = text.split(), led_plainly(text)
    kind, size = _longest(tokens, words.honorifics_of, plain=plain)
    return kind if len(tokens) > size + 1 else None


def led_plainly(text: str) -> bool:
    """Whether the word before a name may stand without its marks: in `ong Hua` it may, for no name begins small."""
    lead, _, name = text.partition(" ")
    return is_plain(text) or (is_plain(lead) and lead.islower() and name[:1].isupper())


def is_somebody(text: str, words: TellingWords) -> bool:
    """Whether the first word of a text speaks of somebody else than the speaker or the listener: `ong`, not `anh`."""
    return bool(_starts(text.split(), words.somebody, plain=led_plainly(text)))


def is_name(text: str, words: TellingWords, *, beside: bool) -> bool:
    """Whether what stands behind `ong` is a whole name: in capitals, or else with something `beside` it."""
    tokens, plain = text.split(), is_plain(text)
    capitals = all(token[:1].isupper() for token in tokens if fold(token) not in map(fold, words.both))
    other = _starts(tokens, (*words.deed_verbs, *words.occupations), plain=plain) or _is_speech(text, words)
    if any(_starts(tokens, named, plain=plain) for named in words.honorifics_of.values()):
        # `ong Bao` is half a name
        return False
    return 2 <= len(tokens) <= _LONGEST_NAME and (capitals or (beside and not other))


def is_title(text: str, words: TellingWords) -> bool:
    """Whether the name of a collective or a model says more than its kind, and nothing else."""
    return len(text.split()) >= _SHORTEST_TITLE and not _is_speech(text, words)


def _is_speech(text: str, words: TellingWords) -> bool:
    plain = is_plain(text)
    told = {fold(token) if plain else token.casefold() for token in text.split()}
    return bool(told & {fold(word) if plain else word for word in words.in_no_name})


def couple(text: str, words: TellingWords) -> str | None:
    """Both names of a couple, and what follows them: `vo chong ong A ba B`; None for anything else."""
    tokens, plain = text.split(), is_plain(text)
    lead = _starts(tokens, words.couples, plain=plain)
    if not lead:
        return None
    rest = tokens[lead:]
    marks = [at for at in range(len(rest)) if _is_honorific(rest[at], words, plain=plain)]
    if marks[:1] != [0] or len(marks) < 2 or not words.both:
        return " ".join(rest)
    # a text without marks stays one: it is read as such
    both = fold(words.both[0]) if plain else words.both[0]
    first, second = " ".join(rest[1 : marks[1]]), " ".join(rest[marks[1] + 1 :])
    if fold(first.split()[-1] if first else "") in map(fold, words.both):
        first = first.rsplit(None, 1)[0]
    return f"{first.rstrip(' ,')} {both} {second}"


def spelt_year(text: str, born: Iterable[str], words: TellingWords) -> str:
    """A text in which a year of birth said in words stands in figures: `sinh nam bay lam` becomes `sinh nam 75`."""
    digits = _one_of({one for row in words.digits.values() for one in row} | words.tens)
    said = re.search(rf"\b(?:{_one_of(map(plainly, born))})\s+((?:(?:{digits})\b\s*){{2,}})", plainly(text))
    year = None if said is None else year_in_words(said[1], words.digits, words.tens)
    if said is None or year is None:
        return text
    return f"{text[: said.start(1)]}{year} {text[said.end(1) :]}".strip()


def occupation_in(parts: Sequence[str], words: TellingWords) -> tuple[list[str], str | None]:
    """The parts of a message behind the name without the occupation, and the occupation."""
    for at, part in enumerate(parts):
        if at and _starts(part.split(), words.occupations, plain=is_plain(part)):
            return [*parts[:at], *parts[at + 1 :]], part
    return list(parts), None


def deed_of(text: str, words: TellingWords, *, today: date) -> dict[str, str]:
    """What a text on a deed tells: `deeds`, and `results`, `gained` and `since` where they are clear."""
    since, rest = _since(text, words, today)
    told = {"results": _figures(rest, words), "gained": _gain(rest, words), "since": since}
    found = {"deeds": signed(rest, words), **told}
    return {key: value for key, value in found.items() if value}


def time_of(text: str, words: TellingWords, *, today: date) -> str:
    """A time as it may be printed: `nam nay` becomes the year; what is not known stays as it was typed."""
    kept = text.strip()
    if re.fullmatch(_YEAR, kept) and words.year:
        return f"{words.year[0]} {kept}"
    said = _time(kept, words, today)
    return kept if said is None else f"{kept[: said.start]}{said.written}{kept[said.end :]}"


def signed(text: str, words: TellingWords) -> str:
    """A text with the signs of units as they are printed."""
    for typed, sign in words.signs.items():
        text = re.sub(rf"(\d)\s*{re.escape(typed)}\b", rf"\1 {sign}", text)
    return text


def with_marks(text: str, phrases: Iterable[str]) -> str:
    """A text without marks with those that known phrases give it, all of them or none."""
    return restored(text, phrases) if lacks_diacritics(text) else text


@dataclass(frozen=True)
class _Time:
    """A time said at a place of a text, as it is printed."""

    start: int
    end: int
    written: str


def _since(text: str, words: TellingWords, today: date) -> tuple[str | None, str]:
    """Since when, and the text without it where it stands at the end."""
    said = _time(text, words, today)
    if said is None:
        return None, text
    at_end = not text[said.end :].strip(" .,;")
    return said.written, text[: said.start].rstrip(" ,;.") if at_end else text


def without_time(text: str, born: Iterable[str], words: TellingWords, *, today: date) -> tuple[str, str | None]:
    """Who it was without the time at the end, and that time: one in which nobody was born who is told of."""
    said = _time(text, words, today)
    year = None if said is None else re.search(_YEAR, said.written)
    if said is None or year is None or text[said.end :].strip(" .,;"):
        return text, None
    before = text[: said.start].rstrip(" ,;")
    of_birth = re.search(rf"\b(?:{_one_of(map(plainly, born))})$", plainly(before)) is not None
    if of_birth or today.year - int(year[0]) > _YOUNGEST:
        return text, None
    return before, said.written


def speaks_of_time(text: str, words: TellingWords) -> bool:
    """Whether a text may say when: it has a figure, or a word for a time."""
    typed = set(re.findall(r"[^\W_]+", text.casefold()))
    known = {fold(word) for word in words.times} if is_plain(text) else words.times
    return any(char.isdigit() for char in text) or bool(typed & known)


def age_in(text: str, words: TellingWords) -> int | None:
    """The age that a text says: `60 tuoi`, `chung 60 tuoi`; None where it says none."""
    said = re.search(rf"(?<!\d)(\d{{1,3}})\s*(?:{_one_of(map(plainly, words.aged))})\b", plainly(text))
    return None if said is None else int(said[1])


def counts_people(text: str, words: TellingWords) -> bool:
    """Whether a text says how many people."""
    return re.search(rf"(?<!\w)\d+\s*(?:{_one_of(map(plainly, words.people))})(?!\w)", plainly(text)) is not None


def _time(text: str, words: TellingWords, today: date) -> _Time | None:
    leads = {plainly(lead): lead for lead in words.since}
    near = {plainly(said): today.year + off for off, row in words.near_years.items() for said in row}
    if not leads or not near or not words.year:
        return None
    said = rf"(?P<near>{_one_of(near)})|(?P<lead>{_one_of(leads)})\s+(?P<at>(?:\d{{1,2}}[/-]){{0,2}}{_YEAR})"
    match = re.search(rf"\b(?:{said})(?:\s+(?P<now>{_one_of(map(plainly, words.to_now))}))?(?!\w)", plainly(text))
    if match is None:
        return None
    by_name = match["near"] is not None
    if by_name and _counted(text[: match.start()], words):
        # so many years until now, which no one year stands for
        return None
    written = f"{words.year[0]} {near[match['near']]}" if by_name else f"{leads[match['lead']]} {match['at']}"
    tail = next((each for each in words.to_now if plainly(each) == match["now"]), None)
    return _Time(match.start(), match.end(), written if tail is None else f"{written} {tail}")


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of these, the longest first; it fits nothing where there are none."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _figures(text: str, words: TellingWords) -> str | None:
    """The figures with their units, such as `200 m2`; what counts places or times is none."""
    units = {plainly(unit): unit for unit in reversed(words.units)}
    found = []
    for match in re.finditer(rf"(?<![\w.,/])(\d[\d.,]*)\s*({_one_of(units)})(?![\w])", plainly(text)):
        if _ordinal(text[: match.start()], words):
            continue
        typed = text[match.start(2) : match.end(2)]
        unit = units[match[2]] if typed.isascii() else typed
        found.append(f"{match[1].rstrip('.,')} {words.signs.get(unit, unit)}")
    return ", ".join(found) or None


def _gain(text: str, words: TellingWords) -> str | None:
    """Who gained, where a figure of people stands beside a word for it: `giup 45 ho`, `45 ho huong loi`.

    What counts places or times is no figure of people: `tu nam 2025 nguoi dan duoc huong loi`.
    """
    people = {plainly(each): each for each in reversed(words.people)}
    leads, behind = _one_of(map(plainly, words.benefit)), _one_of(map(plainly, words.gaining))
    figure, said = rf"(\d[\d.,]*)\s*({_one_of(people)})(?!\w)", plainly(text)
    ways = (rf"\b(?:{leads})\s+{figure}", rf"(?<!\w){figure}\s+(?:{behind})(?!\w)")
    found = (each for way in ways for each in re.finditer(way, said) if not _ordinal(text[: each.start(1)], words))
    match = next(found, None)
    return None if match is None else _written(match, text, people)


def who_gained(text: str, words: TellingWords, *, asked: bool) -> str | None:
    """Who gained, where a text tells nothing else: `15 ho huong loi`, or where that was `asked` `15 ho` too."""
    people = {plainly(each): each for each in reversed(words.people)}
    before, behind = _one_of(map(plainly, words.roughly)), _one_of(map(plainly, words.gaining))
    gaining = rf"(?:\s+(?:{behind})){'?' if asked else ''}"
    figure = rf"(\d[\d.,]*)\s*({_one_of(people)})"
    match = re.fullmatch(rf"\s*(?:(?:{before})\s+)*{figure}{gaining}[\s.,;]*", plainly(text))
    return None if match is None else _written(match, text, people)


def _written(match: re.Match[str], text: str, people: Mapping[str, str]) -> str:
    """A figure of people as it is printed."""
    typed = text[match.start(2) : match.end(2)]
    return f"{match[1].rstrip('.,')} {people[match[2]] if typed.isascii() else typed}"


def _ordinal(before: str, words: TellingWords) -> bool:
    last = fold(before).split()[-1:]
    return bool(last) and last[0] in {plainly(word) for word in words.ordinals}


def _counted(before: str, words: TellingWords) -> bool:
    """Whether the next word is counted by what stands before it: a number that is no month's, or `many`."""
    said = plainly(before).split()
    if not said:
        return False
    if said[-1] in map(plainly, words.many):
        return True
    spelt = (*words.digits.values(), words.ten, words.tens)
    number = said[-1].isdecimal() or any(said[-1] in digits for digits in spelt)
    return number and not set(said[-2:-1]) & set(map(plainly, words.ordinals))


def _goes_on(tokens: Sequence[str]) -> bool:
    """Whether a verb is followed by what was done: not the end, a year or a comma, as behind a name."""
    return len(tokens) == 2 and not tokens[0].endswith((",", ";", ".")) and not re.match(rf"{_YEAR}\b", tokens[1])


def _is_honorific(token: str, words: TellingWords, *, plain: bool) -> bool:
    return any(_starts([token], named, plain=plain) for named in words.honorifics_of.values())


def _longest(tokens: Sequence[str], named: Mapping[str, Sequence[str]], *, plain: bool) -> tuple[str | None, int]:
    """Of several rows of words the one with the longest at the start, and how long that is."""
    sizes = {kind: _starts(tokens, words, plain=plain) for kind, words in named.items()}
    kind = max(sizes, key=lambda each: sizes[each], default=None)
    return (kind, sizes[kind]) if kind is not None and sizes[kind] else (None, 0)


def _starts(tokens: Sequence[str], words: Iterable[str], *, plain: bool) -> int:
    """How many words at the start are one of these, the longest that fits; a `plain` text has no marks at all."""
    sizes = (len(word.split()) for word in words if _same(tokens[: len(word.split())], word, plain=plain))
    return max(sizes, default=0)


def _same(tokens: Sequence[str], word: str, *, plain: bool) -> bool:
    typed = " ".join(tokens).strip(",;:")
    return typed.casefold() == word or (plain and fold(typed) == fold(word))
