"""The buttons that lead to chasing: nudge now, has it arrived, whom to call; and what it is about."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action
from bot.domain.roster import Unit
from bot.replies.figures import period_of
from bot.replies.reply import Choice
from bot.replies.voice import Voice


def to_nudge(due: DueObligation, voice: Voice, unit: Unit | None = None) -> Choice:
    """The button that shows what a nudge would say to whom."""
    if unit is None:
        return voice.choice("nudge", Verb.NUDGE, *duty(due))
    return voice.choice("nudge-unit", Verb.NUDGE, *duty(due), unit.id)


def to_report(due: DueObligation, voice: Voice) -> Choice:
    """The button that shows how far it has come."""
    return voice.choice("reach", Verb.NUDGE_REPORT, *duty(due))


def to_calls(due: DueObligation, voice: Voice) -> Choice:
    """The button that shows whom to call."""
    return voice.choice("calls", Verb.CALLS, *duty(due), 0)


def duty(due: DueObligation) -> tuple[str, str]:
    """An obligation in a period as a button carries it."""
    return actions.short(due.plan.id, due.id), str(due.period)


def chased_about(due: DueObligation, voice: Voice) -> str:
    """What units are chased about, within a sentence: exemplars or a report, and for when."""
    what = "report" if due.action is Action.REPORT else "exemplars"
    return voice(f"chased-about-{what}", period=period_of(due, voice))
