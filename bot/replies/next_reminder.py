"""When somebody is reminded next and why, or why nothing comes, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.actions import Verb
from bot.domain.calendar import Period
from bot.domain.obligations import DueMilestone
from bot.domain.plan import Action, Plan
from bot.domain.progress import Group
from bot.domain.schedule import Rung
from bot.replies.figures import called, period_of
from bot.replies.ladders import rule
from bot.replies.remind import head
from bot.replies.reply import Choice, Reply
from bot.replies.report_lines import in_brief, to_hand_in
from bot.replies.voice import Voice, capital, lines
from bot.understanding import Intent
from bot.usecases import answers, notes
from bot.usecases.planned import Planned
from bot.usecases.standing import UnitStanding


def next_reminder(told: answers.NextReminder, voice: Voice) -> Reply:
    """When the next one comes and why, and where to have it otherwise."""
    one, page = told.foreseen, voice.choice("remind-page", Verb.REMIND_PAGE)
    if told.off:
        rows = [row for how in told.own if (row := _still_missing(how, voice)) is not None][:1]
        hours = voice.choice("remind-hours", Verb.REMIND_HOURS)
        on = voice.choice("remind-on", Verb.REMIND_ON)
        return Reply(lines(voice("next-reminder-off"), *rows, *_own_source(told.own, voice)), (on, hours))
    if one is None:
        return _none_to_come(told, voice)
    text = lines(
        *_said(told, voice),
        _when(told, one, voice),
        _why(one, voice),
        None if told.ladder is None else rule(told.ladder, voice),
        None if one.due is None else voice.source(one.due.plan, one.due.source),
    )
    return Reply(text, (_before_it(one, voice), page))


def _when(told: answers.NextReminder, one: Planned, voice: Voice) -> str:
    moment = voice.moment(one.at)
    if told.again is not None and told.again < one.at:
        return voice("next-reminder-again", again=voice.moment(told.again), moment=moment)
    if told.rests_until is None:
        return voice("next-reminder", moment=moment)
    return voice("next-reminder-resting", last=voice.day(told.rests_until - timedelta(days=1)), moment=moment)


def _none_to_come(told: answers.NextReminder, voice: Voice) -> Reply:
    """Why nothing comes: what was sent waits, or is of others to pass on, or nothing is asked of the unit."""
    source = _own_source(told.own, voice)
    waiting = [how for how in told.own if how.progress.group is Group.UNPUBLISHED]
    if waiting:
        names = voice.names(how.unit.full_name for how in waiting)
        mine = voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)
        return Reply(lines(voice("next-reminder-waiting", unit=names), voice("reminders-whom"), *source), (mine,))
    forwards = [how for how in told.own if how.due.action is Action.FORWARD]
    reports = any(how.due.action is Action.REPORT for how in told.own)
    free = [how for how in told.own if how.due.action is Action.NOMINATE and how.due.at_least is None and not reports]
    none = voice("next-reminder-none", day=voice.day(told.until))
    rows = [none, voice("reminders-whom")]
    said = _said(told, voice)
    if told.again is not None:
        return Reply(voice("next-reminder-again-alone", again=voice.moment(told.again)))
    if told.over is not None:
        return _over(told, told.over, voice)
    if said:
        rows = [*said, none, *source]
    elif forwards and told.reviewers:
        unit, names = forwards[0].unit.full_name, voice.names(told.reviewers)
        rows = [voice("next-reminder-forwards", unit=unit, names=names), *source]
    elif free:
        names = voice.names(how.unit.full_name for how in free)
        rows = [voice("next-reminder-free", unit=names), *source]
    return Reply(lines(*rows), (voice.choice("ask-deadline", Verb.ASK, Intent.DEADLINE),))


def _over(told: answers.NextReminder, plan: Plan, voice: Voice) -> Reply:
    """That the end of a plan ended its reminders, and what may still be made good of its time."""
    good = [how for how in told.own if how.due.action is Action.NOMINATE and how.progress.wanting]
    rows = [
        voice(
            "next-reminder-make-good",
            unit=how.unit.full_name,
            period=capital(period_of(how.due, voice)),
            missing=how.progress.wanting or 0,
        )
        for how in good
    ]
    reports = [how for how in told.own if how.due.action is Action.REPORT and how.progress.missing]
    rows += [
        voice("next-reminder-report-good", unit=how.unit.full_name, report=in_brief(how.due, voice)) for how in reports
    ]
    text = lines(voice("next-reminder-over", plan=voice.plan(plan)), *rows, *_own_source(told.own, voice))
    nominate = (voice.choice("nominate", Verb.NOMINATE),) if good else ()
    deeds = (*nominate, *(to_hand_in(how, voice) for how in reports[:1]))
    return Reply(text, deeds or (voice.choice("ask-deadline", Verb.ASK, Intent.DEADLINE),))


#: of what a unit has said itself nothing is reminded any more
_DECLARED = {Group.NONE: "none", Group.ELSEWHERE: "sent"}


def _said(told: answers.NextReminder, voice: Voice) -> list[str]:
    """Of which units no more is reminded, for so they have said: of several by name, and by whom where by another."""
    several = len({how.unit.id for how in told.own}) > 1
    rows = list[str]()
    for how in (how for how in told.own if how.progress.group in _DECLARED):
        kind, unit, period = _DECLARED[how.progress.group], how.unit.full_name, period_of(how.due, voice)
        said = how.declared
        if said is not None and said.id in told.said_by:
            by, day = told.said_by[said.id], voice.day(voice.deployment.today(said.at))
            rows.append(voice(f"next-reminder-said-{kind}-by", unit=unit, period=capital(period), by=by, day=day))
        elif several:
            rows.append(voice(f"next-reminder-said-{kind}-of", unit=unit, period=period))
        else:
            rows.append(voice(f"next-reminder-said-{kind}", period=capital(period)))
    return rows


def _still_missing(how: UnitStanding, voice: Voice) -> str | None:
    """What a unit still misses, and until when; None where nothing is, or no number is set."""
    if not how.progress.missing or how.progress.group in _DECLARED:
        return None
    if how.due.action is Action.REPORT:
        return head(how, voice, late=False)
    return voice(
        "next-reminder-missing",
        unit=how.unit.full_name,
        period=period_of(how.due, voice),
        missing=how.progress.missing,
        day=voice.day(how.due.due),
    )


def _own_source(own: Sequence[UnitStanding], voice: Voice) -> list[str]:
    return [voice.source(own[0].due.plan, *dict.fromkeys(how.due.source for how in own))] if own else []


def _why(one: Planned, voice: Voice) -> str:
    """What somebody will be reminded of: what their unit misses, how all stand, a milestone, an entry, a draft."""
    if one.standing is not None and _is_ahead(one.standing, voice) and one.standing.due.action is Action.NOMINATE:
        return voice("next-reminder-ahead", period=period_of(one.standing.due, voice))
    if one.standing is not None:
        return voice("next-reminder-why", why=head(one.standing, voice, late=one.rung is Rung.LATE))
    if isinstance(one.due, DueMilestone):
        return voice("next-reminder-milestone", name=one.due.milestone.name)
    if one.due is not None:
        what = called(one.due.obligation, voice)
        return voice("next-reminder-all", what=what[:1].lower() + what[1:], period=period_of(one.due, voice))
    match one.item:
        case notes.MendDue():
            return voice("next-reminder-mend", unit=one.unit.full_name)
        case notes.ConsentAsked():
            return voice("next-reminder-consent", unit=one.unit.full_name)
        case notes.DraftLies():
            return voice("next-reminder-draft", unit=one.unit.full_name)
        case _:
            return voice("next-reminder-opens", unit=one.unit.full_name)


def _is_ahead(how: UnitStanding, voice: Voice) -> bool:
    """Whether a period has yet to begin: nobody misses anything of it."""
    return Period.parse(how.due.period).first_day > voice.today


def _before_it(one: Planned, voice: Voice) -> Choice:
    """What makes the reminder needless, or shows what it will say."""
    if isinstance(one.due, DueMilestone):
        return voice.choice("milestone-done", Verb.MILESTONE_DONE, one.due.plan.code)
    if isinstance(one.item, notes.MendDue):
        return voice.choice("mend", Verb.MEND, one.item.nomination_id)
    if isinstance(one.item, notes.ConsentAsked):
        return voice.choice("consent", Verb.CONSENT_PAGE, one.item.nomination_id)
    if isinstance(one.item, notes.DraftLies):
        return voice.choice("resume", Verb.RESUME, one.item.draft_id)
    if isinstance(one.item, notes.PeriodOpens):
        return voice.choice("nominate", Verb.NOMINATE)
    if one.standing is None or one.standing.due.action is Action.FORWARD:
        return voice.choice("remaining", Verb.ASK, Intent.REMAINING)
    if one.standing.due.action is Action.REPORT:
        return to_hand_in(one.standing, voice)
    return voice.choice("nominate", Verb.NOMINATE)
