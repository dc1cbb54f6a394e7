"""What a unit has said of a period, as a line under figures or in a list; and the buttons to say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Every, Period
from bot.domain.declaration import Declaration, Kind, Why
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.replies.reply import BUTTON, Choice
from bot.replies.voice import Voice, capital
from bot.usecases.standing import UnitStanding


def to_declare(standings: Iterable[UnitStanding], voice: Voice) -> tuple[Choice, ...]:
    """The buttons to say that there is nobody, or that it was sent by another way; of one unit or to be asked which."""
    listed = list(standings)
    fitting = [how for how in listed if how.due.action is not Action.REPORT]
    # of a report nobody says that there is none
    elsewhere = voice.choice("sent-elsewhere", Verb.ELSEWHERE, *(duty(listed[0]) if len(listed) == 1 else ()))
    if not fitting:
        return (elsewhere,) if listed else ()
    about = duty(fitting[0]) if len(fitting) == 1 else ()
    none = Choice(none_label(fitting[0].due, voice), actions.write(Verb.NONE_REPORT, *about))
    if all(how.due.action is Action.FORWARD for how in fitting):
        return (none,)
    return (none, elsewhere)


def none_label(due: DueObligation, voice: Voice) -> str:
    """`None this month`; of another month than the present one by its name."""
    if due.every is Every.ONCE or _is_present(due, voice):
        return voice(f"button-none-{due.every}")
    period = voice.period(due.period)
    labels = (
        voice("button-none-period", period=capital(period)),
        voice("button-none-short", period=_without_year(due, voice)),
    )
    return next((label for label in labels if len(label) <= BUTTON), voice("button-none-then"))


def _without_year(due: DueObligation, voice: Voice) -> str:
    period = Period.parse(due.period)
    return voice.texts.period(period, today=period.last_day)


def to_take_back(said: Declaration, voice: Voice) -> Choice:
    """The button to take a word back: there is somebody after all, or nothing was sent."""
    return voice.choice(f"take-back-{said.kind}", Verb.DECLARE_UNDO, said.id)


def said_line(how: UnitStanding, voice: Voice) -> str | None:
    """What a unit has said of the period, as a line under its figures; None while nothing holds."""
    said = how.declared
    if said is None or how.progress.group not in (Group.NONE, Group.ELSEWHERE):
        return None
    if said.kind is Kind.NONE:
        return None if said.reason is None else voice("none-reason", reason=reason(said, voice))
    return voice("elsewhere-said", what=what_was_sent(said, voice))


def said_freely(how: UnitStanding, voice: Voice) -> list[str]:
    """What a unit that owes no number has said of the period."""
    if how.progress.group not in (Group.NONE, Group.ELSEWHERE):
        return []
    first = voice(f"said-freely-{how.progress.group}", unit=how.unit.full_name)
    return [first, *filter(None, [said_line(how, voice)])]


def in_brackets(how: UnitStanding, voice: Voice) -> str:
    """A unit's name in a list, with why there is nobody, or how it was sent."""
    told = said_of(how, voice)
    return voice("unit-said", unit=how.unit.full_name, said=told) if told else how.unit.full_name


def said_of(how: UnitStanding, voice: Voice) -> str | None:
    """Why there is nobody, or how it was sent; None where a unit has said neither."""
    said = how.declared
    if said is None:
        return None
    return what_was_sent(said, voice) if said.kind is Kind.ELSEWHERE else said.reason and reason(said, voice)


def reason(said: Declaration, voice: Voice) -> str:
    """Why there is nobody: in the words of a button, or in own words."""
    return voice(f"why-{said.reason}") if said.reason in tuple(Why) else said.reason or ""


def what_was_sent(said: Declaration, voice: Voice) -> str:
    """Which way, under which number, on which day."""
    parts = [voice(f"way-{said.channel or 'other'}")]
    if said.letter is not None:
        parts.append(voice("way-letter", letter=said.letter))
    if said.day is not None:
        parts.append(on_day(said.day, voice))
    return voice.names(parts)


def this(due: DueObligation, voice: Voice) -> str:
    """`this month` where it is the present one; else the period by its name."""
    if due.every is Every.ONCE:
        return voice("this-once")
    return voice(f"this-{due.every}") if _is_present(due, voice) else voice.period(due.period)


def _is_present(due: DueObligation, voice: Voice) -> bool:
    return due.period == str(Period.of(voice.today, due.every))


def on_day(day: date, voice: Voice) -> str:
    """A day as it is said of a letter, without its weekday."""
    return voice("on-day", date=bare(day, voice))


def bare(day: date, voice: Voice) -> str:
    """The date alone; with the year when it is another year's."""
    return voice("short-date", day=day.day, month=day.month) if day.year == voice.today.year else voice.dated(day)


def duty(how: UnitStanding) -> tuple[str, str, int]:
    """What a button carries of whose duty it speaks."""
    return actions.short(how.due.plan.id, how.due.id), str(how.due.period), how.unit.id
