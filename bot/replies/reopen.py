"""Changes of what has been sent, in words."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.usecases import reopen


def reopened(told: reopen.Reopened, voice: Voice) -> Reply:
    return Reply(lines(voice("reopened", name=told.nomination.name), voice("reopened-counts")))


def ask_edit(told: reopen.AskEdit, voice: Voice) -> Reply:
    text = voice("ask-edit", name=told.nomination.name)
    return Reply(text, ways=(voice.choice("cancel", Verb.CANCEL, told.nomination.id),))


def wished(told: reopen.EditWished, voice: Voice) -> Reply:
    key = "edit-wished" if told.reviewers else "edit-wished-nobody"
    return Reply(voice(key, name=told.nomination.name), (voice.choice("view", Verb.VIEW, told.nomination.id),))


def wish_heard(told: reopen.EditWishHeard, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(
        voice("edit-wish-heard", by=told.by, name=nomination.name, code=nomination.code),
        voice("edit-wish-words", words=told.words),
    )
    return Reply(text, (voice.choice("view", Verb.VIEW, nomination.id),))
