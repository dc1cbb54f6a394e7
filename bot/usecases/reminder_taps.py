"""Wishes about reminders, said in own words or by button."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import time

from bot.domain.actions import Action, OutOfDate, Verb
from bot.domain.permissions import Role, may_dispose
from bot.domain.reminding_again import When, puts_off, read_again
from bot.domain.reminding_said import Hour, Mute, Off, On, Page, Said, asks_days, read_days, read_wish, speaks_of_all
from bot.storage import units
from bot.understanding import Meaning
from bot.usecases import ladders, snooze
from bot.usecases.ladders import OF_PLANS
from bot.usecases.reminder_wishes import PickHour, ask_to_begin, change
from bot.usecases.turn import Outcome, Turn, pending

#: the last argument of `SNOOZE`: not today any more
IN_THE_MORNING = "m"


def said(turn: Turn, text: str, meaning: Meaning) -> tuple[Outcome, ...] | None:
    """What becomes of a wish about reminders in own words; None for other texts, and for a word on a unit."""
    if meaning.unit is not None:
        return None
    tree = units.tree(turn.session)
    sets_days, words = may_dispose(turn.person, None, tree), turn.deployment.reminding
    if sets_days and asks_days(text, words):
        return ladders.show(turn.session, turn.deployment, turn.person), *pending(turn)
    days = read_days(text, turn.deployment.reminding)
    if days is not None:
        return _days(turn, days.days), *pending(turn)
    today = turn.deployment.today(turn.now)
    deployment = turn.deployment
    wished = read_wish(text, deployment.reminding, deployment.words, today=today, calendar=deployment.calendar)
    if sets_days and isinstance(wished, Hour) and speaks_of_all(text, words):
        # each chooses their own hour: the days are what is set for all
        return ladders.show(turn.session, turn.deployment, turn.person), *pending(turn)
    again = _once_more(turn, text, wished)
    if again is not None:
        return again
    if wished is None:
        return None
    return change(turn.session, turn.deployment, turn.person, wished, turn.now), *pending(turn)


def _once_more(turn: Turn, text: str, wished: Said | None) -> tuple[Outcome, ...] | None:
    """What becomes of the wish to hear it once more later; None for other texts.

    Who hears no reminders and names no time wishes to hear them again.
    """
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    if not (person.holds(Role.OFFICER) or person.holds(Role.REVIEWER)):
        return None
    when, words = read_again(text, deployment.reminding), deployment.reminding
    if when is None and turn.draft is None and puts_off(text, words):
        when = When.OTHER if snooze.was_told_lately(session, deployment, person, now) else None
    if when is None:
        return None
    if not person.reminding.hears_on(deployment.today(now)):
        return None if isinstance(wished, On) else (ask_to_begin(deployment, person, now), *pending(turn))
    return snooze.ask_in_words(session, deployment, person, when, now), *pending(turn)


def _days(turn: Turn, days: Collection[int]) -> Outcome:
    if not days:
        return ladders.show(turn.session, turn.deployment, turn.person)
    return _asked(turn, days)


def _asked(turn: Turn, days: Collection[int] | None) -> Outcome:
    return ladders.ask(turn.session, turn.deployment, turn.person, days, turn.deployment.today(turn.now))


def _ladder(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """The page; the days that the button names, or those of the plans again: asked first, then kept."""
    if action.verb is Verb.LADDER:
        return (ladders.show(turn.session, turn.deployment, turn.person),)
    try:
        days = None if action.word(0) == OF_PLANS else [int(each) for each in action.word(0).split("-")]
    except ValueError:
        raise OutOfDate(action.verb) from None
    if action.verb is Verb.LADDER_SET:
        return (_asked(turn, days),)
    return (ladders.choose(turn.session, turn.deployment, turn.person, days, turn.now),)


def _hour(action: Action) -> Said:
    try:
        return Hour(time.fromisoformat(f"{action.word(0)[:2]}:{action.word(0)[2:]}"))
    except ValueError:
        raise OutOfDate(action.verb) from None


_WISHED: Mapping[Verb, Callable[[Action], Said]] = {
    Verb.REMIND_PAGE: lambda _: Page(),
    Verb.REMIND_AT: _hour,
    Verb.REMIND_MUTE: lambda action: Mute(action.day(0)),
    Verb.REMIND_OFF: lambda _: Off(),
    Verb.REMIND_ON: lambda _: On(),
}


def _tapped(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    wished = _WISHED[action.verb](action)
    if isinstance(wished, Mute) and wished.until <= turn.deployment.today(turn.now):
        raise OutOfDate(action.verb)
    return (change(turn.session, turn.deployment, turn.person, wished, turn.now),)


def _pick_hour(turn: Turn, _: Action) -> tuple[Outcome, ...]:
    return (PickHour(turn.person.reminding),)


def _again(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Once more what was told on a day; of a day on which nothing was, the button is no good."""
    morning = action.arguments[1:] == (IN_THE_MORNING,)
    asked = snooze.ask(turn.session, turn.deployment, turn.person, action.day(0), turn.now, morning=morning)
    if asked is None:
        raise OutOfDate(action.verb)
    return (asked,)


ON_REMINDING: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    **dict.fromkeys(_WISHED, _tapped),
    Verb.REMIND_HOURS: _pick_hour,
    Verb.SNOOZE: _again,
    Verb.LADDER: _ladder,
    Verb.LADDER_SET: _ladder,
    Verb.LADDER_YES: _ladder,
}
