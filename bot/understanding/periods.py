"""Finds the period that a text names: a month, a quarter, a half-year or a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.understanding.lexicon import Lexicon
from bot.understanding.normalize import Token

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_SIGNS = ("/", "-")


@dataclass(frozen=True)
class Time:
    """A period named at tokens[start:end]."""

    start: int
    end: int
    period: str


class PeriodFinder:
    """Reads periods by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lists = lexicon.lists
        self._months = lexicon.months

    def find(self, tokens: tuple[Token, ...], today: date) -> Time | None:
        """Give the first period named, relative to `today`; single days, weeks and whole terms are none."""
        text = _Text(tokens, today, self._lists, self._months)
        for read in (text.half, text.month, text.quarter, text.slashed, text.year, text.bare_year):
            for at in range(len(tokens)):
                if time := read(at):
                    return time
        return None


class _Text:
    """One text that is searched for periods; each reader looks at one place and gives a time or None."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        today: date,
        lists: Mapping[str, frozenset[str]],
        months: Mapping[str, int],
    ) -> None:
        self._tokens = tokens
        self._words = [token.word for token in tokens]
        self._today = today
        self._lists = lists
        self._months = months

    def half(self, at: int) -> Time | None:
        """Read `6 thang dau nam`, `nua cuoi nam ngoai`."""
        start = self._phrase("half", at)
        if not start:
            return None
        place = at + start
        if self._is("first", place) or self._is("second", place):
            number = 1 if self._is("first", place) else 2
            year, end = self._year_after(place + 1)
            return Time(at, end, f"{year}-H{number}")
        return None

    def month(self, at: int) -> Time | None:
        """Read `thang 11`, `thang muoi hai nam ngoai`, `thang nay`."""
        if not self._is("month", at) or self._is_number(at - 1) or self._is_start(at):
            return None
        number, size = self._number(at + 1)
        if number and number <= 12:
            year, end = self._year_after(at + 1 + size)
            return Time(at, end, f"{year}-{number:02d}")
        shift, end = self._shift(at + 1)
        if shift is None or abs(shift) > 1 or (shift and self._is("every", at - 1)):
            return None
        months = self._today.year * 12 + self._today.month - 1 + shift
        return Time(at, end, f"{months // 12}-{months % 12 + 1:02d}")

    def quarter(self, at: int) -> Time | None:
        """Read `quy 4`, `quy III nam 2026`, `quy nay`."""
        if not self._is("quarter", at):
            return None
        number, size = self._number(at + 1)
        if number and number <= 4:
            year, end = self._year_after(at + 1 + size)
            return Time(at, end, f"{year}-Q{number}")
        shift, end = self._shift(at + 1)
        if shift is None or abs(shift) > 1:
            return None
        quarters = self._today.year * 4 + (self._today.month - 1) // 3 + shift
        return Time(at, end, f"{quarters // 4}-Q{quarters % 4 + 1}")

    def slashed(self, at: int) -> Time | None:
        """Read `11/2026`; in `20/11/2026` it is a day, so none."""
        words = self._words[at : at + 3]
        if len(words) < 3 or words[1] not in _SIGNS or not words[0].isdigit():
            return None
        year, month = self._as_year(at + 2), int(words[0][:4])
        if year is None or not 1 <= month <= 12 or (at and self._words[at - 1] in _SIGNS):
            return None
        return Time(at, at + 3, f"{year}-{month:02d}")

    def year(self, at: int) -> Time | None:
        """Read `nam nay`, `nam 2025`, `tu dau nam`, `ca nam`."""
        if not self._is("year", at) or self._is_number(at - 1):
            return None
        stated = self._as_year(at + 1)
        if stated is not None:
            return None if self._in_range(at + 1) else Time(at, at + 2, str(stated))
        shift, end = self._shift(at + 1)
        if shift == 1 and self._is("now", at + 2):
            shift = None
        if shift is not None:
            return None if shift and self._is("every", at - 1) else Time(at, end, str(self._today.year + shift))
        if self._is("coming_year", at - 1):
            return Time(at - 1, at + 1, str(self._today.year + 1))
        if self._phrase("whole_year", at - 1) or self._phrase("whole_year", at - 2):
            return Time(at - 1, at + 1, str(self._today.year))
        return None

    def bare_year(self, at: int) -> Time | None:
        """Read a year that stands by itself, unless it belongs to a number or to a range."""
        year = self._as_year(at)
        if year is None or self._in_range(at) or self._is("numbered", at - 1):
            return None
        if any(self._word(i) in _SIGNS for i in (at - 1, at + 1)):
            return None
        return Time(at, at + 1, str(year))

    def _year_after(self, at: int) -> tuple[int, int]:
        """The year that qualifies a month or quarter, this one unless said otherwise, and where it ends."""
        year = self._today.year
        if self._word(at) in _SIGNS and (stated := self._as_year(at + 1)):
            return stated, at + 2
        if (stated := self._as_year(at)) and not self._in_range(at):
            return stated, at + 1
        if not self._is("year", at):
            return year, at
        if stated := self._as_year(at + 1):
            return stated, at + 2
        shift, end = self._shift(at + 1)
        return (year, at + 1) if shift is None else (year + shift, end)

    def _shift(self, at: int) -> tuple[int | None, int]:
        """How many periods from now: `nay` 0, `truoc` -1, `kia` -2, `toi` 1; and where the words end."""
        for name, shift in (("before_last", -2), ("last", -1), ("this", 0), ("next", 1)):
            if size := self._phrase(name, at):
                return shift, at + size
        return None, at

    def _number(self, at: int) -> tuple[int, int]:
        """A number in digits, letters or Roman figures and how many words it takes; (0, 0) for none."""
        word = self._word(at)
        if word.isdigit():
            counted = self._in_units(at + 1) or self._is("counted", at + 1)
            return (0, 0) if counted or len(word) > 2 else (int(word), 1)
        pair = f"{word} {self._word(at + 1)}"
        if pair in self._months and not self._is("year", at + 1):
            return self._months[pair], 2
        if word not in self._months or not self._spoken(at):
            return 0, 0
        return self._months[word], 1

    def _spoken(self, at: int) -> bool:
        """Whether the word is the number, not its look-alike `sau` (next), `tu` (from), `nam` (year)."""
        token = self._tokens[at]
        if token.marked == token.word:
            return not self._is("unmarked_not_number", at) and not self._is("year", at)
        return token.marked in self._lists["numbers_as_written"]

    def _in_units(self, at: int) -> bool:
        return self._word(at) in _SIGNS and self._as_year(at + 1) is None

    def _in_range(self, at: int) -> bool:
        """Whether the year is one end of `2021 - 2025`."""
        for step in (1, -1):
            beside = at + step
            if self._word(beside) in _SIGNS or self._is("to", beside):
                beside += step
            if self._is("year", beside) and step == 1:
                beside += 1
            if self._as_year(beside) is not None:
                return True
        return False

    def _as_year(self, at: int) -> int | None:
        word = self._word(at)
        if len(word) == 4 and word.isdigit() and _FIRST_YEAR <= int(word) < _LAST_YEAR:
            return int(word)
        return None

    def _is_number(self, at: int) -> bool:
        """Whether a count stands here, so that what follows is a length of time or the month of a day."""
        return (self._word(at).isdigit() and len(self._word(at)) <= 2) or self._is("counts", at)

    def _is_start(self, at: int) -> bool:
        """Whether a stretch of time begins here: `tu thang 2 toi gio` is no one month."""
        if not (self._is("from", at - 1) or self._is("from", at - 2)):
            return False
        later = range(at + 1, min(at + 6, len(self._words)))
        return any(self._is("to", i) and self._is("now", i + 1) for i in later)

    def _phrase(self, name: str, at: int) -> int:
        """How many words from `at` on form a phrase of the list; 0 for none."""
        if at < 0:
            return 0
        for size in (3, 2, 1):
            words = self._words[at : at + size]
            if len(words) == size and " ".join(words) in self._lists[name]:
                return size
        return 0

    def _is(self, name: str, at: int) -> bool:
        return bool(self._word(at)) and self._word(at) in self._lists[name]

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""
