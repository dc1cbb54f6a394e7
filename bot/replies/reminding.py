"""How somebody is reminded, and what they may change of it."""

from __future__ import annotations

from datetime import date, time

from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY
from bot.domain.reminding import Wishes
from bot.domain.reminding_said import Hour, Mute, Off, On
from bot.domain.schedule import MORNING
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, row
from bot.usecases import reminder_wishes


def reminding(told: reminder_wishes.Reminding, voice: Voice) -> Reply:
    wishes = told.wishes
    muted = not wishes.off and not wishes.hears_on(voice.today)
    following = None if told.next is None else voice("reminding-next", moment=voice.moment(told.next))
    # said once, as it is wished
    names = voice.names(unit.full_name for unit in told.alone)
    off = "yes" if wishes.off else "no"
    alone = voice("reminding-alone", units=names, off=off) if told.alone and told.changed else None
    text = lines(
        _first(told, voice),
        alone,
        voice("reminding-decisions") if wishes.off or muted else following,
        None if told.changed else voice("reminding-how"),
    )
    hours = voice.choice("remind-hours", Verb.REMIND_HOURS)
    days = (voice.choice("ladder-page", Verb.LADDER),) if told.sets_days else ()
    if wishes.off or muted:
        return Reply(text, (voice.choice("remind-on", Verb.REMIND_ON), hours, *days))
    return Reply(
        text,
        (
            hours,
            voice.choice("remind-mute", Verb.REMIND_MUTE, next_monday(voice)),
            voice.choice("remind-off", Verb.REMIND_OFF),
            *days,
        ),
    )


def _first(told: reminder_wishes.Reminding, voice: Voice) -> str:
    wishes, hour = told.wishes, _hour(told.wishes.hour or MORNING)
    match told.changed:
        case Hour():
            return row(voice("reminding-hour-set", hour=hour), _rests_on(wishes, voice))
        case Mute(until=until):
            last, first = voice.day(until - ONE_DAY), _working_day(until, voice)
            return voice("reminding-muted", last=last, first=first)
        case Off():
            return voice("reminding-off")
        case On():
            return voice("reminding-on", hour=hour)
        case _ if wishes.off:
            return voice("reminding-is-off")
        case _ if wishes.muted_until is not None and not wishes.hears_on(voice.today):
            last, first = voice.day(wishes.muted_until - ONE_DAY), _working_day(wishes.muted_until, voice)
            return voice("reminding-is-muted", last=last, first=first, hour=hour)
        case _:
            return voice("reminding-is" if wishes.hour is None else "reminding-is-own", hour=hour)


def _rests_on(wishes: Wishes, voice: Voice) -> str | None:
    """That somebody hears no reminders all the same, and until when; None of who does."""
    if wishes.off:
        return voice("reminding-still-off")
    if wishes.muted_until is None or wishes.hears_on(voice.today):
        return None
    return voice("reminding-still-muted", last=voice.day(wishes.muted_until - ONE_DAY))


def ask_to_begin(told: reminder_wishes.AskToBegin, voice: Voice) -> Reply:
    wishes = told.wishes
    if wishes.off or wishes.muted_until is None:
        state = voice("reminding-is-off")
    else:
        state = voice("reminding-rests", last=voice.day(wishes.muted_until - ONE_DAY))
    # whose rest ends today is reminded tomorrow
    begins = wishes.hears_on(told.day)
    question = voice("reminding-begins") if begins else voice("reminding-begin-asked")
    begin = voice.choice("remind-from-tomorrow", Verb.REMIND_MUTE, told.day)
    keep = voice.choice("remind-keep-resting", Verb.REMIND_PAGE)
    return Reply(row(state, question), (keep,) if begins else (begin, keep))


def pick_hour(_: reminder_wishes.PickHour, voice: Voice) -> Reply:
    return Reply(voice("reminding-which-hour"), _hours(voice))


def hour_refused(told: reminder_wishes.HourRefused, voice: Voice) -> Reply:
    return Reply(voice("reminding-hour-refused", hour=_hour(told.hour)), _hours(voice))


def day_unread(told: reminder_wishes.DayUnread, voice: Voice) -> Reply:
    rest = voice.choice("remind-mute", Verb.REMIND_MUTE, next_monday(voice))
    return Reply(voice("reminding-day-unread", typed=told.typed), (rest, voice.choice("remind-off", Verb.REMIND_OFF)))


def never_reminded(_: reminder_wishes.NeverReminded, voice: Voice) -> Reply:
    return Reply(voice("reminders-whom"))


def _hours(voice: Voice) -> tuple[Choice, ...]:
    return tuple(
        voice.choice("remind-at", Verb.REMIND_AT, f"{hour:%H%M}", hour=_hour(hour)) for hour in reminder_wishes.HOURS
    )


def _hour(hour: time) -> str:
    return f"{hour.hour}:{hour.minute:02d}"


def _working_day(since: date, voice: Voice) -> str:
    """The first day from then on which reminders go out."""
    return voice.day(voice.deployment.calendar.first_working_day(since))


def next_monday(voice: Voice) -> date:
    """The Monday of next week."""
    return voice.today + (8 - voice.today.isoweekday()) * ONE_DAY
