"""What a search found in words: a row for each, and the way on."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers


def found(told: answers.Found, voice: Voice) -> Reply:
    if not told.reads:
        return Reply(voice("found-not-for-admins"), (voice.choice("remaining", Verb.ASK, Intent.REMAINING),))
    if not told.hits:
        return _nothing(voice)
    rows = [
        voice(
            "found-row",
            number=number,
            code=hit.nomination.code,
            name=hit.nomination.name,
            unit=hit.unit.full_name,
            status=voice(f"status-{hit.nomination.status}"),
        )
        for number, hit in enumerate(told.hits, start=1)
    ]
    opened = tuple(
        voice.choice("open-number", Verb.VIEW, hit.nomination.id, number=number)
        for number, hit in enumerate(told.hits, start=1)
        if hit.opens
    )
    more = (voice.choice("found-more", Verb.FOUND, told.next),) if told.more else ()
    source = voice("found-source", moment=voice.moment(voice.now))
    closed = () if opened else (voice("found-of-others"),)
    return Reply(lines(_heading(told, voice), *rows, " ".join((*closed, source))), (*opened, *more), columns=4)


def _heading(told: answers.Found, voice: Voice) -> str:
    total, shown = told.total, len(told.hits)
    if told.start:
        return voice("found-on", first=told.start + 1, last=told.next, total=total)
    if told.loosely:
        return voice("found-loosely", total=total)
    return voice("found-some", total=total, shown=shown) if told.more else voice("found-all", total=total)


def _nothing(voice: Voice) -> Reply:
    text = lines(voice("found-nothing"), voice("found-where"), voice("found-source", moment=voice.moment(voice.now)))
    everything = voice.choice("one-by-one", Verb.ASK, Intent.SEARCH)
    return Reply(text, (everything, voice.choice("ask-else", Verb.ASK, Intent.HELP)))
