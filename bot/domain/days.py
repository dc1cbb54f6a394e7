"""Reading a day that somebody typed: `23/11`, `het 23`, `thu hai toi`, `mai`. Words of the language come in as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.answers import ReadingWords, clean
from bot.domain.calendar import ONE_DAY
from bot.domain.names import strip_marks

_WRITTEN = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?(?![\d/.-])")


@dataclass(frozen=True)
class Found:
    """A day, and what else the text says."""

    day: date
    rest: str


def read_day(text: str, *, words: ReadingWords, today: date, past: bool = False) -> Found | None:
    """The one day that a text names; None when it names none, or more than one.

    A day without its year, month or week is the next such day from today, or with `past` the last one up to today.
    """
    typed = clean(text)
    marked = _plain(typed)
    found = list(_written(marked, today, past=past)) or list(_worded(marked, words, today, past=past))
    if len(found) != 1:
        return None
    day, start, end = found[0]
    rest = _trimmed(f"{typed[:start].rstrip()} {typed[end:].lstrip()}", words)
    return Found(day, rest)


def _plain(typed: str) -> str:
    """The text in lower case without marks, character by character, so that places in it are places in the text."""
    return "".join((strip_marks(char) or char)[:1] for char in typed)


def _written(marked: str, today: date, *, past: bool) -> Iterator[tuple[date, int, int]]:
    for match in _WRITTEN.finditer(marked):
        day = _dated(int(match[1]), int(match[2]), match[3], today, past=past)
        if day is not None:
            yield day, match.start(), match.end()


def _dated(number: int, month: int, year: str | None, today: date, *, past: bool) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, number)
    near = [_day(today.year + shift, month, number) for shift in (-1, 0, 1)]
    real = [day for day in near if day is not None]
    if past:
        return max((day for day in real if day <= today), default=None)
    return min((day for day in real if day >= today), default=None)


def _worded(marked: str, words: ReadingWords, today: date, *, past: bool) -> Iterator[tuple[date, int, int]]:
    """Today, tomorrow, yesterday; a weekday; the number of a day after a word for until or day."""
    for shift, named in words.near_days.items():
        for match in _said(marked, named):
            yield today + shift * ONE_DAY, match.start(), match.end()
            return
    for weekday, named in words.weekdays.items():
        for match in _said(marked, named, words.coming | words.next_week):
            after = " ".join((match["after"] or "").split())
            day = _weekday(weekday, today, past=past, ahead=after in words.coming)
            in_next_week = today + (7 - today.isoweekday() + weekday) * ONE_DAY
            yield in_next_week if after in words.next_week else day, match.start(), match.end()
            return
    alone = re.fullmatch(r"\s*(\d{1,2})\s*", marked)
    before = "|".join(re.escape(word) for word in sorted(words.until, key=len, reverse=True))
    led = alone or (re.search(rf"(?<!\w)(?:{before})\s+(\d{{1,2}})(?!\s*[\w/.-])", marked) if before else None)
    numbered = None if led is None else _of_month(int(led[1]), today, past=past)
    if led is not None and numbered is not None:
        yield numbered, led.start(1), led.end(1)


def _said(marked: str, named: frozenset[str], after: frozenset[str] = frozenset()) -> Iterator[re.Match[str]]:
    choices = "|".join(re.escape(word) for word in sorted(named, key=len, reverse=True))
    following = "|".join(re.escape(word) for word in sorted(after, key=len, reverse=True)) or r"(?!)"
    if not choices:
        return iter(())
    return re.finditer(rf"(?<!\w)(?:{choices})(?!\w)(?:\s+(?P<after>{following})(?!\w))?", marked)


def _weekday(weekday: int, today: date, *, past: bool, ahead: bool) -> date:
    days = (weekday - today.isoweekday()) % 7
    if past:
        return today - ((-days) % 7) * ONE_DAY
    return today + (7 if ahead and days == 0 else days) * ONE_DAY


def _of_month(number: int, today: date, *, past: bool) -> date | None:
    """The next (or last) month that has this day and in which it is not past (or still to come)."""
    first = today.replace(day=1)
    for _ in range(3):
        day = _day(first.year, first.month, number)
        if day is not None and (day <= today if past else day >= today):
            return day
        first = (first - ONE_DAY if past else first + 31 * ONE_DAY).replace(day=1)
    return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _trimmed(rest: str, words: ReadingWords) -> str:
    """What is left without the words that led to the day."""
    kept = " ".join(rest.split()).strip(" ,.;:-")
    lead = sorted(words.until, key=len, reverse=True)
    while True:
        marked = _plain(kept)
        cut = next((word for word in lead if re.search(rf"(?<!\w){re.escape(word)}$", marked)), None)
        head = next((word for word in lead if re.match(rf"{re.escape(word)}(?!\w)", marked)), None)
        if cut is not None:
            kept = kept[: len(kept) - len(cut)].strip(" ,.;:-")
        elif head is not None:
            kept = kept[len(head) :].strip(" ,.;:-")
        else:
            return kept
