"""Which of several open duties a reviewer means who nudges, calls or asks what arrived."""

from __future__ import annotations

from collections import Counter

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.chasing import Wish
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action
from bot.replies.chase_buttons import duty
from bot.replies.figures import period_of
from bot.replies.reply import Choice, Reply, numbered
from bot.replies.report_lines import thing, titled
from bot.replies.voice import Voice, capital, lines
from bot.usecases import chased


def which_duty(told: chased.WhichDuty, voice: Voice) -> Reply:
    """What is open, each with how many units miss it and until when."""
    several = len({each.due.plan.id for each in told.duties}) > 1
    labels = Counter(thing(each.due, voice) for each in told.duties)
    rows, buttons = [], []
    for number, each in enumerate(told.duties, start=1):
        due = each.due
        what = titled(due, voice) if due.action is Action.REPORT else thing(due, voice)
        timed = "none" if due.obligation.due is None else "over" if due.lenient_until < voice.today else "open"
        text = voice(
            "which-duty-row",
            what=what,
            count=each.short if told.unit is None else 0,
            timed=timed,
            day=voice.day(due.due),
        )
        whole = voice("of-plan", plan=voice.plan(due.plan), text=text) if several else text
        rows.append(voice("numbered", number=number, text=whole))
        # of two that would be called the same the rows above tell which is which
        alone = labels[thing(due, voice)] == 1
        label = numbered(number, thing(due, voice), capital(period_of(due, voice))) if alone else str(number)
        buttons.append(Choice(label, _opens(told, due)))
    unit = told.unit
    asked = voice(f"which-duty-{told.wish}") if unit is None else voice("which-duty-unit", unit=unit.full_name)
    return Reply(lines(asked, *rows), tuple(buttons), columns=1)


def _opens(told: chased.WhichDuty, due: DueObligation) -> str:
    if told.wish is Wish.CALLS:
        return actions.write(Verb.CALLS, *duty(due), 0)
    if told.wish is Wish.REPORT:
        return actions.write(Verb.NUDGE_REPORT, *duty(due))
    return actions.write(Verb.NUDGE, *duty(due), *([] if told.unit is None else [told.unit.id]))
