"""The words by which people answer a form: `locales/<lang>/reading.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from bot.domain import chasing
from bot.domain.answers import ReadingWords
from bot.domain.declaring import DeclaringWords, merged
from bot.domain.hearsay import HearsayWords
from bot.domain.names import fold
from bot.domain.reminding_said import RemindingWords
from bot.domain.sharing import SharingWords
from bot.domain.telling import TellingWords
from bot.paths import LOCALES

#: folded sets that are read as they stand
_SETS = (
    "unknown",
    "throwing_away",
    "writing",
    "not_",
    "any_more",
    "beside_giving_up",
    "courtesy",
    "correcting",
    "into",
    "wrong",
    "they",
)


def with_days_of(words: ReadingWords, other: ReadingWords) -> ReadingWords:
    """Reading words that also know the days near by and the weekdays of another language."""
    return replace(
        words,
        near_days=_together(words.near_days, other.near_days),
        weekdays=_together(words.weekdays, other.weekdays),
        coming=words.coming | other.coming,
        next_week=words.next_week | other.next_week,
    )


def _together(one: Mapping[int, frozenset[str]], other: Mapping[int, frozenset[str]]) -> Mapping[int, frozenset[str]]:
    return {number: one.get(number, frozenset()) | other.get(number, frozenset()) for number in (*one, *other)}


def reading_words(language: str) -> ReadingWords:
    """The reading words of a language, folded but for those that stand beside a name: a mark tells them from one."""
    lists: dict[str, Any] = yaml.safe_load((LOCALES / language / "reading.yaml").read_text(encoding="utf-8"))
    choices: dict[str, dict[str, list[str]]] = lists.pop("choices")
    points: dict[str, list[str]] = lists.pop("points")
    called: dict[str, list[str]] = lists.pop("called")
    telling: dict[str, Any] = lists.pop("telling")
    weekdays = _by_number(lists.pop("weekdays"))
    lists.pop("near_days")
    milestones = {kind: frozenset(map(fold, words)) for kind, words in lists.pop("milestones").items()}
    folded = {name: [fold(word) for word in words] for name, words in lists.items()}
    return ReadingWords(
        honorifics=tuple(lists["honorifics"]),
        born=tuple(lists["born"]),
        places=tuple(lists["places"]),
        within=tuple(lists["within"]),
        skip=frozenset(folded["skip"]),
        back=frozenset(folded["back"]),
        keep=frozenset(folded["keep"]),
        # a word that differs from a yes by its marks alone (to stop, and right) counts with its marks only
        stop=frozenset(w.casefold() if fold(w) in folded["confirm"] else fold(w) for w in lists["stop"]),
        confirm=frozenset(folded["confirm"]),
        submit=frozenset(folded["submit"]),
        edit=frozenset(folded["edit"]),
        choices={
            question: {choice: frozenset(map(fold, words)) for choice, words in named.items()}
            for question, named in choices.items()
        },
        none=frozenset(folded["none"]),
        hand_in=frozenset(folded["hand_in"]),
        passing_on=frozenset(folded["passing_on"]),
        about_reports=frozenset(folded["about_reports"]),
        until=frozenset(folded["until"]),
        coming=frozenset(folded["coming"]),
        next_week=frozenset(folded["next_week"]),
        near_days=_near_days(),
        weekdays=weekdays,
        milestones=milestones,
        yearly_reports=frozenset(folded["yearly_reports"]),
        points={point: tuple(phrases) for point, phrases in points.items()},
        funding_in_plans=frozenset(folded["funding_in_plans"]),
        telling=TellingWords(
            **{
                **telling,
                "digits": _by_number(telling["digits"]),
                "tens": frozenset(map(fold, telling["tens"])),
                "ten": frozenset(map(fold, telling["ten"])),
                "times": frozenset(word.casefold() for word in telling["times"]),
            }
        ),
        extending=frozenset(folded["extending"]),
        letting=frozenset(folded["letting"]),
        business=frozenset(folded["business"]),
        plurals=tuple(lists["plurals"]),
        switching=frozenset(folded["switching"]),
        because=frozenset(folded["because"]),
        search=frozenset(" ".join(folded["search"]).split()),
        called={question: tuple(map(fold, words)) for question, words in called.items()},
        **{name: frozenset(folded[name]) for name in _SETS},
    )


def _near_days() -> dict[int, frozenset[str]]:
    """Today, yesterday, tomorrow in all languages: they tell a day wherever somebody speaks of one."""
    found: dict[int, frozenset[str]] = {}
    for path in sorted(LOCALES.glob("*/reading.yaml")):
        listed = _by_number(yaml.safe_load(path.read_text(encoding="utf-8"))["near_days"])
        found = {shift: found.get(shift, frozenset()) | listed.get(shift, frozenset()) for shift in {*found, *listed}}
    return found


def hearsay_words() -> HearsayWords:
    """The words by which officers tell what nominees answered, of all languages: `locales/<lang>/consent.yaml`."""
    paths = sorted(LOCALES.glob("*/consent.yaml"))
    return HearsayWords.merged(yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)


def declaring_words() -> DeclaringWords:
    """The words by which units speak of a period, of all languages: `locales/<lang>/declaring.yaml`."""
    paths = sorted(LOCALES.glob("*/declaring.yaml"))
    return merged(yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)


def chasing_words() -> chasing.ChasingWords:
    """The words by which reviewers chase units, and people tell how they are reached, of all languages."""
    paths = sorted(LOCALES.glob("*/chasing.yaml"))
    return chasing.merged(yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)


def reminding_words() -> RemindingWords:
    """The words by which people say how they wish to be reminded, of all languages: `locales/<lang>/reminding.yaml`."""
    paths = sorted(LOCALES.glob("*/reminding.yaml"))
    return RemindingWords.merged(yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)


def sharing_words() -> SharingWords:
    """The words by which people say who works at a shared account, of all languages: `locales/<lang>/sharing.yaml`."""
    paths = sorted(LOCALES.glob("*/sharing.yaml"))
    return SharingWords.merged(yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)


def _by_number(named: dict[int, list[str]]) -> dict[int, frozenset[str]]:
    return {number: frozenset(map(fold, words)) for number, words in named.items()}
