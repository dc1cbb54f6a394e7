"""Words: `text(key, **values)` gives the sentence of a locale; a missing key or value raises.

Sentences stand in `locales/<lang>/*.ftl` (Fluent). Days are worded with their weekday, moments with their minute.
A unit that a sentence does not begin with is written `{ WITHIN($unit) }` there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from bot.domain.calendar import Every, Period
from bot.domain.within import PlaceWords, within
from bot.paths import LOCALES

LANGUAGES = ("vi", "en")
_PLACE_KEYS = ("places-small-within", "bodies-named-by-a-place", "bodies-named-at-the-end")


class MissingWords(LookupError):
    """A sentence, or a value that a sentence needs, is not there: a programmer's fault."""


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        # isolation marks around values would be copied into lists and documents
        functions: dict[str, Any] = {"WITHIN": self.within}
        self._bundle = FluentBundle([language], use_isolating=False, functions=functions)
        for path in sorted((LOCALES / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")), allow_overrides=False)

    def __call__(self, key: str, /, **values: str | int | float) -> str:
        """The sentence of a key. Raises MissingWords when the key or one of its values is missing."""
        if not self._bundle.has_message(key):
            raise MissingWords(f"{self.language}: no sentence {key!r}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingWords(f"{self.language}: {key!r} has no sentence of its own")
        written, faults = self._bundle.format_pattern(pattern, {name: _plain(value) for name, value in values.items()})
        if faults:
            raise MissingWords(f"{self.language}: {key!r}: {faults}")
        return str(written)

    def within(self, names: str) -> str:
        """Names of units, with a comma between them, as they stand within a sentence."""
        return within(names, self._places)

    @cached_property
    def _places(self) -> PlaceWords:
        return PlaceWords(*(tuple(self(key).split(", ")) if self(key) else () for key in _PLACE_KEYS))

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def day(self, day: date) -> str:
        """A day with its weekday, such as `thu Nam 19/11` (with diacritics)."""
        return self("day", weekday=self.weekday(day), day=day.day, month=day.month)

    def full_day(self, day: date) -> str:
        """A day with weekday and year."""
        return self("full-day", weekday=self.weekday(day), day=day.day, month=day.month, year=day.year)

    def weekday(self, day: date) -> str:
        return self(f"weekday-{day.isoweekday()}")

    def moment(self, at: datetime) -> str:
        """Minute and day; the caller has put it into local time."""
        return self("moment", time=self.time(at), day=self.day(at.date()))

    def time(self, at: datetime) -> str:
        return f"{at.hour}:{at.minute:02d}"

    def period(self, period: Period, *, today: date | None = None) -> str:
        """A period in words; the year is left out when it is this year's."""
        if period.every is Every.YEAR:
            return self("period-year", year=period.year)
        key = f"period-{period.every.value}"
        if today is not None and today.year == period.year:
            return self(key, index=period.index)
        named = self(key, index=period.index)
        return self(f"{key}-of-year", period=named, year=period.year)

    def listed(self, items: list[str]) -> str:
        """Items in one line, comma between them."""
        return ", ".join(items)


def _plain(value: str | int | float) -> object:
    """Numbers stay numbers, for the sentences that choose by them, and are written without grouped digits."""
    return value if isinstance(value, str) else fluent_number(value, useGrouping=False)


@cache
def texts(language: str) -> Texts:
    """The sentences of a language, read once. Raises MissingWords for a language that is not there."""
    if language not in LANGUAGES:
        raise MissingWords(f"no language {language!r}")
    return Texts(language)


def keys(language: str) -> Iterator[str]:
    """Every key of a language, for the tests that hold the languages equal."""
    yield from texts(language)._bundle._messages
