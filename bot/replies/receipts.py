"""The receipt: what was sent and when, how the unit stands, and what is left to do."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.domain.form import unmarked
from bot.domain.nomination import Nomination
from bot.domain.obligations import DueObligation
from bot.domain.progress import Group
from bot.replies import consent, entry
from bot.replies.dispositions import footnotes
from bot.replies.figures import counting, period_of
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines, row
from bot.usecases import forms

#: how the receipt speaks of the number
_QUOTA = {Group.MET: "met", Group.UNPUBLISHED: "unpublished"}


def submitted(told: forms.Submitted, voice: Voice) -> Reply:
    nomination, progress, due = told.nomination, told.standing.progress, told.standing.due
    values: dict[str, str | int] = {
        "period": period_of(due, voice),
        "unit": told.standing.unit.full_name,
        "counted": progress.counted,
        "required": progress.required or 0,
        "missing": progress.missing or 0,
        "unpublished": progress.unpublished,
    }
    unchanged = voice.names(entry.label(key, nomination.subject, voice) for key in told.unchanged)
    text = lines(
        _when(told, voice),
        voice("receipt-unchanged", labels=unchanged) if unchanged else None,
        row(voice("receipt-code", code=nomination.code), voice(f"receipt-{_quota(told)}", **values)),
        *(counting(told.standing, voice) if progress.uncounted else ()),
        entry.unmarked_line(unmarked(told.plan, nomination.answers), voice, "receipt-unmarked"),
        *consent.on_receipt(nomination, voice),
        *footnotes([told.standing], voice),
        voice.source(told.plan, due.obligation.source),
    )
    ways = (
        *((voice.choice("ask-edit", Verb.ASK_EDIT, nomination.id),) if unchanged else ()),
        voice.choice("view", Verb.VIEW, nomination.id),
        voice.choice("nominate-more", Verb.NOMINATE_NEW),
    )
    if nomination.consent.open is None:
        return Reply(text, ways)
    return consent.with_words(Reply(text, ways), nomination, told.standing.unit, told.plan, voice)


def _when(told: forms.Submitted, voice: Voice) -> str:
    nomination = told.nomination
    if told.again:
        return voice("receipt-again", moment=voice.moment(voice.now))
    how = _timely(nomination, told.standing.due)
    return voice(f"receipt-{how}", moment=voice.moment(nomination.first_submitted_at))


def _timely(nomination: Nomination, due: DueObligation) -> str:
    """Whether it is in time, where there is a time to keep."""
    if due.obligation.due is None:
        return "sent"
    return "provisional" if nomination.provisional else "in-time" if nomination.on_time else "late"


def _quota(told: forms.Submitted) -> str:
    progress = told.standing.progress
    if progress.required is None:
        return "free"
    said = _QUOTA.get(progress.group, "short")
    # who has something left to do is not told that there is nothing
    return "met-todo" if said == "met" and told.nomination.consent.open is not None else said
