"""The checklist in words."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.domain.checklist import unticked
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.usecases.checklists import Checklist, Ticked


def checklist(told: Checklist, voice: Voice) -> Reply:
    draft = told.draft
    rows, buttons = [], []
    for number, demand in enumerate(told.demands, start=1):
        on = demand.id in told.ticked
        rows.append(voice("check-on" if on else "check-off", number=number, text=demand.text))
        key = "check-off" if on else "check-on"
        buttons.append(voice.choice(key, Verb.CHECK, draft.id, draft.version, demand.id, int(not on), number=number))
    text = lines(
        voice("check-heading"),
        *rows,
        voice("check-strong"),
        *(voice(f"check-hint-{hint}") for hint in told.hints),
        voice.source(told.plan, *(demand.source for demand in told.demands)),
    )
    ways = (
        voice.choice("check-all", Verb.CHECK_ALL, draft.id, draft.version),
        voice.choice("check-done", Verb.RESUME, draft.id),
    )
    return Reply(text, tuple(buttons), columns=4, ways=ways, in_place=told.again)


def ticked_line(told: Ticked | None, voice: Voice) -> str | None:
    """What the officer ticked, for the reviewer; None where nobody looked at the list."""
    if told is None or not told.demands:
        return None
    left = unticked(told.demands, told.ticked)
    values = {"ticked": len(told.demands) - len(left), "total": len(told.demands)}
    if not left:
        return voice("checked-all", **values)
    missing = "; ".join(told.demands[number - 1].text for number in left)
    return voice("checked", left=missing, **values)
