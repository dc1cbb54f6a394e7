"""Units that become others, in words."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.domain.permissions import Role
from bot.domain.roster import Change
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import succession


def led_on(told: succession.LedOn, voice: Voice) -> Reply:
    roles = [
        voice("led-on-role", role=voice(f"role-{role}"), units=voice.names(unit.name for unit in theirs))
        for role, theirs in told.roles
    ]
    held = {role for role, _ in told.roles}
    reviews = bool(held & {Role.REVIEWER, Role.LEADER})
    return Reply(
        lines(change_line(told.change, voice), *roles, voice("led-on-with", old=told.change.old.name)),
        (
            *((voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS),) if Role.OFFICER in held else ()),
            *((voice.choice("to-review", Verb.WAITING),) if reviews else ()),
            voice.choice("remaining", Verb.ASK, Intent.REMAINING),
        ),
    )


def change_line(change: Change, voice: Voice) -> str:
    """What became of a unit, and from which day."""
    new = voice.names(unit.name for unit in change.new)
    return voice(f"unit-{change.way}", old=change.old.name, new=new, day=voice.texts.full_day(change.since))
