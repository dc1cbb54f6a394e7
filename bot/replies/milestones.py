"""Marking milestones, in words."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY
from bot.domain.plan import Milestone, Plan
from bot.domain.schedule import Rung
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.usecases import milestones, reminders

#: the first line names a milestone in so many characters
_NAME = 60


def pick(told: milestones.PickMilestone, voice: Voice) -> Reply:
    rows = [voice("numbered", number=i, text=each.name) for i, each in enumerate(told.milestones, start=1)]
    buttons = tuple(
        voice.choice("milestone-number", Verb.MILESTONE_DONE, _key(told.plan, each), number=i)
        for i, each in enumerate(told.milestones, start=1)
    )
    return Reply(lines(voice("pick-milestone"), *rows), buttons, columns=4)


def ask_day(told: milestones.AskMilestoneDay, voice: Voice) -> Reply:
    key = _key(told.plan, told.milestone)
    text = lines(
        None if told.typed is None else voice("refuse-milestone-day", typed=told.typed),
        voice("ask-milestone-day", name=_name(told.milestone)),
    )
    days = {"today": told.today, "yesterday": told.today - ONE_DAY}
    buttons = tuple(voice.choice(name, Verb.MILESTONE_DAY, key, day.isoformat()) for name, day in days.items())
    return Reply(text, buttons, ways=(voice.choice("cancel", Verb.CANCEL),), closes=told.typed is None)


def marked(told: milestones.MilestoneMarked, voice: Voice) -> Reply:
    mark = told.mark
    text = lines(
        voice("milestone-marked-before", by=told.by) if told.by else None,
        voice("milestone-marked", name=_name(told.milestone), day=voice.day(mark.day)),
        voice("milestone-note", note=mark.note) if mark.note else None,
        voice("milestone-stops"),
        voice.source(told.plan, told.milestone.source),
    )
    return Reply(text, (voice.choice("undo", Verb.MILESTONE_UNDO, _key(told.plan, told.milestone), mark.id),))


def unmarked(told: milestones.MilestoneUnmarked, voice: Voice) -> Reply:
    return Reply(voice("milestone-unmarked", name=_name(told.milestone)))


def not_yours(_: milestones.MilestoneNotYours, voice: Voice) -> Reply:
    return Reply(voice("not-allowed"))


def comes(told: reminders.MilestoneComes, voice: Voice) -> Reply:
    milestone = told.milestone
    day = "" if milestone.due is None else voice.day(milestone.due)
    when = _when(milestone, voice)
    late = told.rung is Rung.LATE
    text = lines(
        voice("milestone-late" if late else "milestone-comes", name=_name(milestone), when=when),
        milestone.text and voice("milestone-text", text=milestone.text),
        None if late or day in when else voice("milestone-until", day=day),
        voice.source(told.plan, milestone.source),
    )
    return Reply(text, (voice.choice("milestone-done", Verb.MILESTONE_DONE, _key(told.plan, milestone)),))


def _when(milestone: Milestone, voice: Voice) -> str:
    """When a milestone is: in the plan's own words, on its day, or within its time where the plan names no day."""
    if milestone.time is not None:
        return milestone.time
    day = "" if milestone.due is None else voice.day(milestone.due)
    if milestone.basis != "inferred" or milestone.period is None:
        return day
    # of a day the plan says only that it is around it
    named = milestone.due != milestone.period.last_day
    return voice("when-around", day=day) if named else voice.period(milestone.period)


def _key(plan: Plan, milestone: Milestone) -> str:
    return actions.short(plan.id, milestone.id)


def _name(milestone: Milestone) -> str:
    name = milestone.name
    return name if len(name) <= _NAME else f"{name[:_NAME].rstrip()}..."
