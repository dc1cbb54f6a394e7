"""Reading what people type into a form. Words of the language come in as data; nothing is guessed silently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.names import fold
from bot.domain.telling import TellingWords, led_plainly

_OLDEST = 110
#: of a year so long ago the age is said; before that it is a slip of the hand
_OLDEST_SAID = 200
#: of a row of digits that is no year so many are said again
_DIGITS_SAID = 12
_DIGITS = re.compile(r"\d+")
_SHORT_YEAR = re.compile(r"\d\d\W*")
_WHOLE_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
_DATE = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)?\d\d)(?!\d)")
_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-]((?:20)?\d\d))?(?![\d/.-])")
#: the longest place that is taken along with a name; a longer one is asked for
_PLACE_MOST = 200
_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+-\s+")


@dataclass(frozen=True)
class ReadingWords:
    """Words of a language that the reading needs: see `locales/<lang>/reading.yaml`.

    What may stand beside or inside a name comes as it is written, for a mark tells `ho` (a household) from the surname;
    the rest is folded.
    """

    honorifics: tuple[str, ...]
    born: tuple[str, ...]
    places: tuple[str, ...]
    skip: frozenset[str]
    back: frozenset[str]
    keep: frozenset[str]
    stop: frozenset[str]
    confirm: frozenset[str]
    submit: frozenset[str]
    edit: frozenset[str]
    choices: Mapping[str, Mapping[str, frozenset[str]]]
    #: there is none; to hand in a report; to pass exemplars on to the level above;
    #: what speaks of reports; what leads to a day; next, after a weekday
    none: frozenset[str] = frozenset()
    hand_in: frozenset[str] = frozenset()
    passing_on: frozenset[str] = frozenset()
    about_reports: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    next_week: frozenset[str] = frozenset()
    #: words for a day by how far it is from today, and for a weekday by its number, Monday 1
    near_days: Mapping[int, frozenset[str]] = field(default_factory=dict)
    weekdays: Mapping[int, frozenset[str]] = field(default_factory=dict)
    #: what milestones of each kind are called
    milestones: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: what the report of every year is called
    yearly_reports: frozenset[str] = frozenset()
    #: what asks for a point within a wish, as it is written; the words by which a plan speaks of money
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    funding_in_plans: frozenset[str] = frozenset()
    #: what tells the parts of a message apart
    telling: TellingWords = field(default_factory=TellingWords)
    #: words of any search, that name nobody
    search: frozenset[str] = frozenset()
    #: what stands before a place
    within: tuple[str, ...] = ()
    #: one does not know; what throws a draft away, what is not done any more, and what may stand beside it
    unknown: frozenset[str] = frozenset()
    throwing_away: frozenset[str] = frozenset()
    writing: frozenset[str] = frozenset()
    not_: frozenset[str] = frozenset()
    any_more: frozenset[str] = frozenset()
    beside_giving_up: frozenset[str] = frozenset()
    #: what may stand before or behind a yes or no
    courtesy: frozenset[str] = frozenset()
    #: what each answer is called where it is corrected, what corrects and what leads to the new value; what says wrong
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    correcting: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    #: who is spoken of, behind `ong`
    they: frozenset[str] = frozenset()
    #: what gives more time by itself, and what does beside a unit and a day; what leads to the reason
    extending: frozenset[str] = frozenset()
    letting: frozenset[str] = frozenset()
    because: frozenset[str] = frozenset()
    #: words of the bot's own business
    business: frozenset[str] = frozenset()
    #: what stands before a kind of units of which all are meant
    plurals: tuple[str, ...] = ()
    #: what wishes reminders otherwise
    switching: frozenset[str] = frozenset()

    def chosen(self, question_id: str, text: str) -> str | None:
        """The choice of a question that a text names in other words than its button; None when it names none."""
        said = fold(text)
        named = self.choices.get(question_id, {})
        return next((choice for choice, words in named.items() if said in words), None)

    def bare(self, text: str) -> str:
        """A text, folded, without the courtesy about it; the whole where it is no more than that."""
        said = fold(text).split()
        first, last = 0, len(said)
        while first < last and said[first] in self.courtesy:
            first += 1
        while last > first and said[last - 1] in self.courtesy:
            last -= 1
        return " ".join(said[first:last] or said)

    def gives_up(self, text: str) -> bool:
        """Whether a text says no more than that a draft is to be thrown away, or not to be written any more."""
        rest = fold(text).split()
        found = set()
        while rest:
            size, kind = max(
                (_begins_with(rest, self.throwing_away), "throw"),
                (_begins_with(rest, self.writing), "write"),
                (_begins_with(rest, self.not_), "not"),
                (_begins_with(rest, self.any_more), "more"),
                (_begins_with(rest, self.beside_giving_up), "beside"),
            )
            if not size:
                return False
            found.add(kind)
            rest = rest[size:]
        return "throw" in found or {"write", "not", "more"} <= found


@dataclass(frozen=True)
class Refusal:
    """Why an answer cannot be taken: a locale key and what it needs."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Who:
    """A name, with the year of birth and the place where they were given along."""

    name: str
    born: int | None
    place: str | None


def clean(text: str) -> str:
    """Typed text as it may be kept: composed letters, one space between words, no control characters."""
    composed = unicodedata.normalize("NFC", "".join(map(_visible, text)))
    return "\n".join(" ".join(line.split()) for line in composed.splitlines() if line.strip())


def says(text: str, words: Collection[str]) -> bool:
    """Whether a text is one of these words, folded or, for those that are kept with their marks, as typed."""
    return fold(text) in words or clean(text).casefold() in words


def read_text(text: str, *, least: int, most: int) -> str | Refusal:
    """An answer in own words, between `least` and `most` characters."""
    kept = clean(text)
    if len(kept) < least or not any(c.isalpha() for c in kept):
        return Refusal("refuse-text-short")
    if len(kept) > most:
        return Refusal("refuse-text-long", (("most", str(most)), ("length", str(len(kept)))))
    return kept


def read_year(text: str, *, today: date) -> int | Refusal:
    """A year of birth: `1985`, `85`, `sinh 85`, `12/3/1960`."""
    kept = clean(text)
    match = _DATE.search(kept)
    digits = match[1] if match else _only_year(kept)
    if digits is None:
        return Refusal("refuse-year")
    year = 0 if len(digits) > 4 else _full_year(digits, today)
    if not today.year - _OLDEST_SAID <= year <= today.year:
        return Refusal("refuse-year-typed", (("typed", digits[:_DIGITS_SAID]),))
    if year < today.year - _OLDEST:
        return Refusal("refuse-year-age", (("typed", digits), ("age", str(today.year - year))))
    return year


def read_day(text: str, *, today: date) -> date | Refusal:
    """A day up to today: `10/5/2019`, `10/5/19`, `ngay 10-5`; without a year the last such day."""
    match = _DAY.search(clean(text))
    if match is None:
        return Refusal("refuse-day")
    day, month, year = int(match[1]), int(match[2]), int(match[3] or today.year)
    try:
        named = date(year + 2000 if year < 100 else year, month, day)
        return named if match[3] or named <= today else named.replace(year=named.year - 1)
    except ValueError:
        return Refusal("refuse-day")


def read_who(text: str, words: ReadingWords, *, today: date) -> Who | Refusal:
    """A name, alone or followed by the year of birth and the place: `Hua Van Bao, 1960, xom 3`."""
    parts = parts_of(text)
    if not parts:
        return Refusal("refuse-name")
    born, rest = _take_year(parts, words, today)
    head, place = _take_place(rest, words)
    name = _strip_honorific(head, words)
    if sum(c.isalpha() for c in name) < 2 or any(c.isdigit() for c in name) or len(name) > 120:
        return Refusal("refuse-name")
    return Who(name, born, place)


def parts_of(text: str) -> list[str]:
    """The parts of a message, as commas, dashes and lines set them apart."""
    return [part for part in _BETWEEN.split(clean(text)) if part]


def read_title(text: str) -> str | Refusal:
    """The name of a collective or a model: digits are welcome, letters needed."""
    name = clean(text).replace("\n", " ")
    if sum(c.isalpha() for c in name) < 2 or len(name) > 200:
        return Refusal("refuse-name")
    return name


def _visible(char: str) -> str:
    """What is kept of a character: one without width (a joiner, a soft hyphen) leaves no gap in its word."""
    category = unicodedata.category(char)
    if char == "\n" or category[0] != "C":
        return char
    return "" if category == "Cf" else " "


def _only_year(text: str) -> str | None:
    """The one number of four digits or more; else the only number, when it has two digits and ends the text."""
    numbers = list(_DIGITS.finditer(text))
    long = [number[0] for number in numbers if len(number[0]) >= 4]
    if long:
        return long[0] if len(long) == 1 else None
    if len(numbers) == 1 and _SHORT_YEAR.fullmatch(text, numbers[0].start()):
        return numbers[0][0]
    return None


def _take_year(parts: Sequence[str], words: ReadingWords, today: date) -> tuple[int | None, list[str]]:
    born: int | None = None
    rest: list[str] = []
    for position, part in enumerate(parts):
        year, other = (None, part) if born else _year_in(part, words, today, alone=position > 0)
        born = born or year
        if other:
            rest.append(other)
    return born, rest or [""]


def _year_in(part: str, words: ReadingWords, today: date, *, alone: bool) -> tuple[int | None, str]:
    """The year of birth inside a part, and the part without it; a bare two-digit year counts only where `alone`."""
    match = _year_said(part, words) or _DATE.search(part) or _WHOLE_YEAR.search(part)
    if match is None and alone:
        match = re.fullmatch(r"(\d{2}|\d{4})", part)
    if match is None:
        return None, part
    year = read_year(match[1], today=today)
    if isinstance(year, Refusal):
        return None, part
    return year, (part[: match.start()] + " " + part[match.end() :]).strip(" ,.-()")


def _year_said(part: str, words: ReadingWords) -> re.Match[str] | None:
    """A year after a word for birth. `Nguyen Thi Sinh 1960` bears that word as her name: it is written large."""
    marks = "|".join(re.escape(word) for word in words.born)
    said = re.search(rf"(?:^|\s)(?:{marks})\s*((?:\d{{1,2}}[/.-]){{0,2}}\d{{2,4}})(?!\d)", part, re.IGNORECASE)
    if said is None or said.start() == 0 or part.isupper():
        return said
    word = part[said.start() : said.start(1)].split()
    return None if len(word) == 1 and word[0].istitle() else said


def _take_place(parts: Sequence[str], words: ReadingWords) -> tuple[str, str | None]:
    """Split off the place: what stands after the first comma, or from the first village word on.

    A village word begins a place only where a name stands before it and something follows: `Nguyen Van Khu` is a name.
    """
    head, *others = parts
    tokens = head.split()
    for position in range(max(1, _honorific(tokens, words, plain=led_plainly(head))), len(tokens) - 1):
        named = sum(c.isalpha() for token in tokens[:position] for c in token) >= 2
        if named and _begins(tokens[position:], words.places, plain=" ".join(tokens[position:]).isascii()):
            others.insert(0, " ".join(tokens[position:]))
            head = " ".join(tokens[:position])
            break
    place = ", ".join(part for part in others if any(c.isalpha() for c in part))
    return head, place if len(place) in range(2, _PLACE_MOST + 1) else None


def _strip_honorific(name: str, words: ReadingWords) -> str:
    """Without `ong`, `ba` ... at the start, as long as at least two words of a name remain."""
    tokens = name.split()
    return " ".join(tokens[_honorific(tokens[:-2], words, plain=led_plainly(name)) :])


def _honorific(tokens: Sequence[str], words: ReadingWords, *, plain: bool) -> int:
    """How many words at the start are an honorific, the longest that fits."""
    return _begins(tokens, words.honorifics, plain=plain)


def _begins_with(said: Sequence[str], known: Collection[str]) -> int:
    """How many folded words at the start are one of those known."""
    return max((len(word.split()) for word in known if list(said[: len(word.split())]) == word.split()), default=0)


def _begins(tokens: Sequence[str], words: Sequence[str], *, plain: bool) -> int:
    """How many words at the start are one of these, the longest that fits; a `plain` text has no marks at all."""
    sizes = (len(word.split()) for word in words if _same(tokens[: len(word.split())], word, plain=plain))
    return max(sizes, default=0)


def _same(tokens: Sequence[str], word: str, *, plain: bool) -> bool:
    typed = " ".join(tokens)
    return typed.casefold() == word or (plain and fold(typed) == fold(word))


def _full_year(digits: str, today: date) -> int:
    if len(digits) != 2:
        return int(digits)
    return 2000 + int(digits) if 2000 + int(digits) <= today.year else 1900 + int(digits)
