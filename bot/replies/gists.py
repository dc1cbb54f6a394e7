"""What the things of one message are, in a few words each: they stand in its first line, which a phone shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from bot.domain.form import Draft
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.replies.figures import period_of
from bot.replies.voice import Voice
from bot.usecases import consents, draft_pages, mending, opening, reminders
from bot.usecases.standing import UnitStanding, short

#: a first line is at most so long, where it can be
_FIRST_LINE = 90


def first_line(gists: Sequence[str], voice: Voice) -> str:
    """How many things there are and what they are; of many those that fit, and how many more."""
    count = len(gists)
    for listed in range(count, 0, -1):
        named = voice.texts.listed(list(dict.fromkeys(gists[:listed])))
        what = named if listed == count else voice("several-more", things=named, count=count - listed)
        line = voice("several-things", count=count, things=what)
        if len(line) <= _FIRST_LINE:
            break
    return line


def owed(told: reminders.Reminded, standings: Iterable[UnitStanding], voice: Voice) -> str:
    """What units still miss, as something to do."""
    return voice.texts.listed(list(dict.fromkeys(_owed(how, told.written(how), voice) for how in standings)))


def _owed(how: UnitStanding, draft: Draft | None, voice: Voice) -> str:
    period = period_of(how.due, voice)
    if how.progress.group is Group.MENDING:
        return _mends(how.unit.full_name if how.returned is None else how.returned.name, how.returned is None, voice)
    match how.due.action:
        case Action.REPORT:
            return voice("gist-report", period=period)
        case Action.FORWARD:
            return voice("gist-forward", period=period)
        case Action.NOMINATE if draft is not None and draft.answers.get("name"):
            return voice("gist-send", name=draft.answers["name"])
        case Action.NOMINATE:
            return voice("gist-nominate", period=period)
        case _:
            assert_never(how.due.action)


def _mends(name: str, of_unit: bool, voice: Voice) -> str:
    return voice("gist-mend-of", unit=name) if of_unit else voice("gist-mend", name=name)


def of(part: reminders.Part, voice: Voice) -> str:
    """One thing of a message."""
    match part:
        case reminders.Reminded():
            return owed(part, part.standings, voice)
        case reminders.StateOfAll():
            return _state(part, voice)
        case reminders.MilestoneComes():
            return voice("gist-milestone", name=part.milestone.name)
        case mending.MendComes():
            return _mends(part.nomination.name, False, voice)
        case consents.ConsentAsked():
            return voice("gist-consent", name=part.page.nomination.name)
        case draft_pages.DraftsLie():
            names = [lie.draft.answers.get("name") for lie in part.drafts]
            one = names[0] if len(names) == 1 else None
            return voice("gist-drafts", count=len(names)) if not one else voice("gist-draft", name=one)
        case opening.PeriodOpened():
            return voice("gist-opens", period=voice.period(part.standing.due.period))
        case _:
            assert_never(part)


def _state(part: reminders.StateOfAll, voice: Voice) -> str:
    owing = [how for how in part.standings if how.terms.exempt is None]
    report = part.due.action is Action.REPORT
    return voice(
        "gist-state-report" if report else "gist-state",
        period=period_of(part.due, voice),
        met=len(owing) - len(short(owing)),
        total=len(owing),
    )
