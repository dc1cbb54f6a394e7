"""Who works at an account that several share, in words."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.replies.reply import Choice, Reply, shortened
from bot.replies.voice import Voice, lines
from bot.storage.working_names import WorkingName
from bot.usecases import names_shown


def names(told: names_shown.Names, voice: Voice) -> Reply:
    """Who works, or the question for it: one button a name."""
    if not told.names:
        return Reply(voice("working-alone", name=told.own), ways=(voice.choice("name-add", Verb.NAME_ADD),))
    if told.trims:
        drops = tuple(Choice(shortened(each.name), actions.write(Verb.NAME_DROP, each.id)) for each in told.names)
        return Reply(lines(voice("names-trim"), voice("names-trim-kept")), drops, ways=(_cancel(voice),))
    known = None if told.asks or told.working is None else voice("working", name=told.working.name)
    text = lines(
        known or voice("working-ask"),
        voice("working-waits") if told.waits else None,
        voice("working-names", names=voice.names(each.name for each in told.names)) if known else None,
    )
    ways = (voice.choice("name-add", Verb.NAME_ADD), voice.choice("names-trim", Verb.NAMES_TRIM))
    return Reply(
        text,
        tuple(_works(each) for each in told.names if known is None or each != told.working),
        ways=ways,
        closes=False,
    )


def working(told: names_shown.Working, voice: Voice) -> Reply:
    """A short word; what waited for it comes in a message of its own."""
    if told.goes_on:
        return Reply(voice("working", name=told.name), aside=True)
    return Reply(
        lines(voice("working", name=told.name), voice("working-effect", name=told.name)),
        ways=(voice.choice("working-change", Verb.WORKING),),
    )


def ask_name(told: names_shown.AskWorkingName, voice: Voice) -> Reply:
    if told.typed is None:
        return Reply(lines(voice("name-ask"), voice("name-ask-effect")), ways=(_cancel(voice),))
    key = "name-there" if told.taken else "name-refused"
    return Reply(voice(key, typed=told.typed), ways=(_cancel(voice),), closes=False)


def ask_new(told: names_shown.AskNewName, voice: Voice) -> Reply:
    return Reply(
        lines(voice("name-new", name=told.name), voice("name-ask-effect")),
        (voice.choice("name-add-yes", Verb.NAME_ADD_YES), voice.choice("cancel", Verb.CANCEL)),
    )


def full(told: names_shown.NamesFull, voice: Voice) -> Reply:
    return Reply(voice("names-full", count=told.count), (voice.choice("names-trim", Verb.NAMES_TRIM),))


def dropped(told: names_shown.NameDropped, voice: Voice) -> Reply:
    if not told.left:
        return Reply(lines(voice("name-dropped", name=told.name), voice("name-dropped-alone")))
    left = voice("working-names", names=voice.names(each.name for each in told.left))
    return Reply(
        lines(voice("name-dropped", name=told.name), left), ways=(voice.choice("working-change", Verb.WORKING),)
    )


def not_gone_on(told: names_shown.NotGoneOn, voice: Voice) -> Reply:
    moment = voice.moment(told.at)
    if told.text is None:
        return Reply(voice("not-gone-on-tap", moment=moment), aside=True)
    return Reply(
        lines(voice("not-gone-on-text", moment=moment), voice("not-gone-on-again", text=told.text)), aside=True
    )


def _works(each: WorkingName) -> Choice:
    return Choice(shortened(each.name), actions.write(Verb.WORKS, each.id))


def _cancel(voice: Voice) -> Choice:
    return voice.choice("cancel", Verb.CANCEL)
