"""On which days officers are reminded, and the buttons by which a reviewer changes that."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.actions import Verb
from bot.domain.schedule import Ladder
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.usecases import ladders

#: days that are offered
_OFFERED = ((10, 5, 3, 1), (5, 3, 1), (3, 1), (1,))
_SHOWN = 3


def shown(told: ladders.Ladders, voice: Voice) -> Reply:
    rows, alike = [], len({each.ladder for each in told.plans}) == 1
    for each in told.plans[:1] if alike else told.plans:
        days = rule(each.ladder, voice)
        rows.append(days if alike else voice("ladder-of-plan", plan=voice.plan(each.plan), days=days))
    first = told.plans[0]
    who = None
    if first.chosen is not None and first.by is not None and not told.changed:
        who = voice("ladder-by", by=first.by, moment=voice.moment(first.chosen.at))
    offered = [days for days in _OFFERED if any(each.ladder.ahead != days for each in told.plans)]
    buttons = [
        voice.choice("ladder", Verb.LADDER_SET, "-".join(map(str, days)), days=_listed(days, voice))
        for days in offered[:_SHOWN]
    ]
    if any(each.chosen is not None for each in told.plans):
        buttons.append(voice.choice("ladder-plan", Verb.LADDER_SET, ladders.OF_PLANS))
    how = None if told.changed else voice("ladder-how")
    return Reply(lines(voice("ladder-set") if told.changed else None, *rows, who, how), tuple(buttons))


def asked(told: ladders.DaysAsked, voice: Voice) -> Reply:
    """What would change for how many units, and what holds now."""
    values: dict[str, str | int] = {"count": told.units, "now": "; ".join(_now(told.plans, voice))}
    if told.days is None:
        text, to = voice("ladder-ask-plan", **values), ladders.OF_PLANS
    else:
        text = voice("ladder-ask", days=_listed(told.days, voice), **values)
        to = "-".join(map(str, told.days))
    return Reply(text, (voice.choice("ladder-yes", Verb.LADDER_YES, to), voice.choice("ladder-keep", Verb.LADDER)))


def _now(plans: Sequence[ladders.Days], voice: Voice) -> list[str]:
    """The days before a deadline that hold now, by plan where the plans differ in them."""
    days = [_listed(each.ladder.ahead, voice) if each.ladder.ahead else voice("ladder-last-alone") for each in plans]
    if len(set(days)) == 1:
        return days[:1]
    return [voice("of-plan", plan=voice.plan(each.plan), text=text) for each, text in zip(plans, days, strict=True)]


def rule(ladder: Ladder, voice: Voice) -> str:
    """On which days a ladder reminds."""
    if not ladder.ahead:
        return voice("ladder-rule-last")
    return voice("ladder-rule", days=_listed(ladder.ahead, voice))


def refused(told: ladders.DaysRefused, voice: Voice) -> Reply:
    return Reply(voice("ladder-refused", most=told.farthest), (voice.choice("ladder-page", Verb.LADDER),))


def not_yours(_: ladders.DaysNotYours, voice: Voice) -> Reply:
    return Reply(voice("ladder-not-yours"), (voice.choice("remind-hours", Verb.REMIND_HOURS),))


def _listed(days: Sequence[int], voice: Voice) -> str:
    return voice.texts.listed([str(each) for each in days])
