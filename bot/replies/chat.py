"""Short replies to what is neither a question nor an answer."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.replies.ask import help_
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.usecases import answers, failures, reach, turn


def welcome(told: turn.Welcome, voice: Voice) -> Reply:
    reply = help_(answers.Help(told.person), voice)
    return Reply(lines(voice("welcome", name=told.person.name), reply.text), reply.choices)


def no_use(told: turn.NoUse, voice: Voice) -> Reply:
    special = f"no-use-{told.kind}"
    return Reply(voice(special if voice.texts.has(special) else "no-use"))


def edit_seen(told: turn.EditSeen, voice: Voice) -> Reply:
    return Reply(voice("edit-seen-draft" if told.draft else "edit-seen"))


def cancelled(told: turn.Cancelled, voice: Voice) -> Reply:
    view = () if told.nomination is None else (voice.choice("view", Verb.VIEW, told.nomination),)
    return Reply(voice("cancelled"), view)


def failure(told: failures.Failure, voice: Voice) -> Reply:
    return Reply(voice("set-aside", update=str(told.update_id), fault=told.fault))


def out_of_reach(told: reach.OutOfReach, voice: Voice) -> Reply:
    names = voice.names(unit.full_name for unit in told.units)
    return Reply(voice("out-of-reach", name=told.name, units=names), (voice.choice("invite", Verb.INVITE),))
