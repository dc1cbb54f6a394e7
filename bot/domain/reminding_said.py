"""Reading how somebody wishes to be reminded: `nhac luc 14h`, `tat nhac toi thu 2`. Words come in as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta

from bot.domain.answers import ReadingWords
from bot.domain.calendar import ONE_DAY, Every, Period, WorkCalendar
from bot.domain.days import read_day
from bot.domain.names import fold, holds, strip_marks

#: a longer text tells of something else
_LONGEST = 12
#: the word of reminding stands among the first ones
_EARLY = 5
_WEEK = timedelta(days=7)
_NOON = 12
#: before this hour nobody wants to be reminded: one o'clock is the afternoon's
_FIRST_HOUR = 7


@dataclass(frozen=True)
class RemindingWords:
    """Words of the languages, folded: see `locales/<lang>/reminding.yaml`."""

    remind: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    start: frozenset[str] = frozenset()
    turn: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    weeks: frozenset[str] = frozenset()
    end_of_week: frozenset[str] = frozenset()
    end_of_month: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    morning: frozenset[str] = frozenset()
    afternoon: frozenset[str] = frozenset()
    noon: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    ladder: frozenset[str] = frozenset()
    page: frozenset[str] = frozenset()
    tet: frozenset[str] = frozenset()
    past_tet: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    this_afternoon: frozenset[str] = frozenset()
    tomorrow: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    busy: frozenset[str] = frozenset()
    too_many: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    which_day: frozenset[str] = frozenset()
    everybody: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()

    @classmethod
    def merged(cls, read: Iterable[Mapping[str, Iterable[str]]]) -> RemindingWords:
        """The words of several languages together."""
        listed = list(read)
        return cls(**{each.name: frozenset(fold(word) for lists in listed for word in lists[each.name])
                      for each in fields(cls)})  # fmt: skip


@dataclass(frozen=True)
class Hour:
    """Remind at this hour from now on."""

    at: time


@dataclass(frozen=True)
class Mute:
    """No reminders before this day."""

    until: date


@dataclass(frozen=True)
class Off:
    """No reminders at all."""


@dataclass(frozen=True)
class On:
    """Reminders again."""


@dataclass(frozen=True)
class Page:
    """The page on which all of it can be chosen."""


@dataclass(frozen=True)
class DaysAhead:
    """Remind so many working days before the last one; without any: show on which days that is."""

    days: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Unread:
    """A rest until a day that cannot be read, as it was typed; nothing is changed by it."""

    typed: str


Said = Hour | Mute | Off | On | Page | Unread


def read_wish(
    text: str, words: RemindingWords, reading: ReadingWords, *, today: date, calendar: WorkCalendar
) -> Said | None:
    """How somebody wishes to be reminded; None for a question, and for a text about something else."""
    said = fold(text)
    early = holds(" ".join(said.split()[:_EARLY]), words.remind)
    too_many = early and len(said.split()) <= _LONGEST and holds(said, words.too_many) and not holds(said, words.sent)
    if said in words.page or (too_many and not _negated(said, words)):
        return Page()
    if text.rstrip().endswith("?") or len(said.split()) > _LONGEST or holds(said, words.asks):
        return None
    if not early:
        return None
    if _negated(said, words):
        day = _rests_until(text, said, words, reading, today, calendar)
        if day is None:
            if holds(said, words.parts):
                # of a part of the day: another hour may be meant, or a rest
                return Page()
            typed = _unread(text, words)
            return Off() if typed is None else Unread(typed)
        return Mute(day)
    hours = _hours(text, words)
    if len(hours) == 1:
        return Hour(hours[0])
    return On() if not hours and _begins(said, words.start) else None


def read_days(text: str, words: RemindingWords) -> DaysAhead | None:
    """On which days before the deadline somebody wishes all to be reminded: `nhac truoc 7, 3, 1 ngay`."""
    said = fold(text)
    if said in words.ladder:
        return DaysAhead()
    written = rf"\b(?:{_any(words.before)}) (?P<days>\d{{1,3}}(?: (?:\w+ )?\d{{1,3}})*) (?:{_any(words.days)})\b"
    found = re.search(written, said)
    if found is None or text.rstrip().endswith("?") or holds(said, words.asks) or len(said.split()) > _LONGEST:
        return None
    if not holds(" ".join(said.split()[:_EARLY]), words.remind) or _negated(said, words):
        return None
    return DaysAhead(frozenset(map(int, re.findall(r"\d+", found["days"]))))


def asks_days(text: str, words: RemindingWords) -> bool:
    """Whether somebody asks when all units are reminded."""
    said = fold(text)
    short = len(said.split()) <= _LONGEST and not _negated(said, words)
    return short and all(holds(said, named) for named in (words.remind, words.which_day, words.everybody))


def speaks_of_all(text: str, words: RemindingWords) -> bool:
    """Whether a text on reminders is about those of all units, not about the writer's own."""
    said = fold(text)
    return holds(said, words.remind) and holds(said, words.everybody)


def _negated(said: str, words: RemindingWords) -> bool:
    """Whether a word of not wanting stands right before the one of reminding, or right behind it at the end."""
    before = rf"(?:{_any(words.stop)})(?: \w+)?? (?:{_any(words.remind)})\b"
    behind = rf"(?:(?:{_any(words.turn)}) )?(?:{_any(words.remind)}) (?:{_any(words.stop)})\b"
    return re.search(rf"\b{before}", said) is not None or re.search(rf"^{behind}", said) is not None


def _rests_until(
    text: str, said: str, words: RemindingWords, reading: ReadingWords, today: date, calendar: WorkCalendar
) -> date | None:
    """The first day on which reminders go out again; None where none is named that can be read."""
    if holds(said, words.tet):
        run = calendar.next_tet(today)
        before = holds(said, words.until) and not holds(said, words.past_tet)
        return None if run is None else max(run.first, today + ONE_DAY) if before else run.last + ONE_DAY
    for size, named in ((ONE_DAY, words.days), (_WEEK, words.weeks)):
        counted = re.search(rf"\b(\d{{1,2}}) (?:{_any(named)})\b", said)
        if counted is not None:
            return today + int(counted[1]) * size
    if holds(said, words.end_of_week):
        return today + (8 - today.isoweekday()) * ONE_DAY
    # the end of a month by its number is of another one
    if re.search(rf"\b(?:{_any(words.end_of_month)})(?! \d)\b", said) is not None:
        return Period.of(today, Every.MONTH).next.first_day
    found = read_day(text, words=reading, today=today)
    if found is None:
        return None
    inclusive = holds(said, words.through) or not holds(said, words.until)
    return found.day + ONE_DAY if inclusive else max(found.day, today + ONE_DAY)


def _unread(text: str, words: RemindingWords) -> str | None:
    """The words for a time that a text holds, as typed; None of one that names no time at all."""
    tokens = text.split()
    folded = [fold(token) for token in tokens]
    led = [at for at, word in enumerate(folded) if word in words.until | words.through | words.past_tet]
    behind = tokens[led[-1] + 1 :] if led else []
    while behind and fold(behind[-1]) in words.polite:
        behind.pop()
    if behind:
        return " ".join(behind).rstrip(".,;!")
    timed = [at for at, word in enumerate(folded) if word in words.times or any(map(str.isdigit, word))]
    return " ".join(tokens[timed[0] : timed[-1] + 1]).rstrip(".,;!") if timed else None


def _hours(text: str, words: RemindingWords) -> list[time]:
    """Every hour that a text names; the small ones without a part of the day are the afternoon's."""
    plain = strip_marks(text)
    unit, half = _any(words.hours), _any(words.half)
    part = _any(words.morning | words.afternoon | words.noon)
    written = (
        rf"(?P<at>\b(?:{_any(words.at)})\s+)?(?<![\d/:])(?P<hour>\d{{1,2}})"
        rf"(?:\s*:\s*(?P<colon>\d{{2}})|\s*(?:{unit})\s*(?P<minute>\d{{2}}|{half})?|\s*(?P<half>{half}))?"
        rf"\s*(?P<part>{part})?(?![\w:/])"
    )
    found = []
    for match in re.finditer(written, plain):
        hour, minute, of_day = int(match["hour"]), match["colon"] or match["minute"] or match["half"], match["part"]
        bare = match[0].strip() == match["hour"]
        if bare or int(minute if (minute or "").isdecimal() else 0) >= 60 or hour >= 24:
            continue
        hour += _NOON if _is_after_noon(hour, of_day, words) else 0
        found.append(time(hour, 30 if minute and not minute.isdecimal() else int(minute or 0)))
    return found


def _is_after_noon(hour: int, part: str | None, words: RemindingWords) -> bool:
    if hour >= _NOON or (part is not None and fold(part) in words.morning):
        return False
    return hour < _FIRST_HOUR or (part is not None and fold(part) in words.afternoon)


def _begins(said: str, named: frozenset[str]) -> bool:
    return any(f"{said} ".startswith(f"{word} ") for word in named)


def _any(named: frozenset[str]) -> str:
    """One of the words, the longest first; nothing at all where there are none."""
    return "|".join(re.escape(word) for word in sorted(named, key=len, reverse=True)) or r"(?!)"
