"""In words: a deadline passed while contact was lost, and what a reviewer says of the entries that waited."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.replies.dispositions import footnotes, to_dispose
from bot.replies.overviews import groups, overview
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.usecases import outages


def over(told: outages.Over, voice: Voice) -> Reply:
    outage, count = told.outage, len(told.units)
    text = lines(
        voice("outage-over", began=voice.moment(outage.began_at), ended=voice.moment(outage.ended_at)),
        voice("outage-entries", units=count),
        *(voice("outage-due", period=voice.period(due.period), day=voice.day(due.due)) for due in told.due),
        voice("outage-long") if told.too_long else None,
        *dict.fromkeys(
            voice("outage-source", plan=voice.plan(due.plan), clauses=due.obligation.due_source or due.source)
            for due in told.due
        ),
    )
    agree = voice.choice("outage-agree", Verb.OUTAGE_AGREE, outage.id, count=count)
    return Reply(text, (agree, voice.choice("outage-list", Verb.OUTAGE_LIST, outage.id)))


def agreed(told: outages.Agreed, voice: Voice) -> Reply:
    figures = [line for due, how in told.figures for line in (overview(due, how, voice), *groups(how, voice))]
    plans = {due.plan.id: due for due, _ in told.figures}.values()
    text = lines(
        voice("outage-agreed", units=told.units),
        *figures,
        *(note for _, how in told.figures for note in footnotes(how, voice)),
        *(voice.source_live(due.plan, due.obligation.source) for due in plans),
    )
    disposing = tuple(to_dispose(due, voice) for due, _ in told.figures)
    return Reply(text, (voice.choice("outage-list", Verb.OUTAGE_LIST, told.outage.id), *disposing[:1]))


def nothing_awaits(told: outages.NothingAwaits, voice: Voice) -> Reply:
    text = voice("outage-all-judged-yourself") if told.by is None else voice("outage-all-judged", by=told.by)
    return Reply(text, (voice.choice("outage-list", Verb.OUTAGE_LIST, told.outage.id),))


def entries(told: outages.Entries, voice: Voice) -> Reply:
    rows = [
        voice("outage-row", number=number, name=nomination.name, unit=unit.full_name, how=voice.timeliness(nomination))
        for number, (nomination, unit) in enumerate(told.nominations, start=1)
    ]
    buttons = tuple(
        voice.choice("open-number", Verb.VIEW, nomination.id, number=number)
        for number, (nomination, _) in enumerate(told.nominations, start=1)
    )
    heading = voice("outage-list", count=told.awaiting) if told.awaiting else voice("outage-list-judged")
    rest = voice("outage-more", more=told.more) if told.more else None
    return Reply(lines(heading, *rows, rest), buttons, columns=4)


def judged(told: outages.Judged, voice: Voice) -> Reply:
    nomination = told.nomination
    how = "in-time" if nomination.on_time else "late"
    text = lines(
        voice(f"judged-{how}", name=nomination.name, unit=told.unit.full_name),
        voice("outage-awaiting", count=told.awaiting) if told.awaiting else None,
    )
    view = voice.choice("view", Verb.VIEW, nomination.id)
    return Reply(text, (view, voice.choice("outage-list", Verb.OUTAGE_LIST, told.outage_id)))


def judged_before(told: outages.JudgedBefore, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(
        voice("judged-before-yourself") if told.by is None else voice("judged-before", by=told.by),
        voice("judged-now", name=nomination.name, how=voice.timeliness(nomination)),
    )
    return Reply(text, (voice.choice("view", Verb.VIEW, nomination.id),))
