"""Reminders and summaries in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.obligations import DueMilestone
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.domain.schedule import Rung
from bot.replies import pictures
from bot.replies.blocks import copied
from bot.replies.chase_buttons import to_calls, to_nudge, to_report
from bot.replies.declared_lines import to_declare
from bot.replies.dispositions import footnotes, steered, to_dispose
from bot.replies.figures import called, days_off, deadline_line, period_of
from bot.replies.ladders import rule
from bot.replies.letter_drafts import to_letter
from bot.replies.notebook import hinted, note_buttons
from bot.replies.overviews import groups, overview, totals
from bot.replies.reply import Choice, Reply
from bot.replies.report_lines import to_hand_in, to_sums
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers, mending, notes, reminders, snooze
from bot.usecases.planned import Planned
from bot.usecases.standing import UnitStanding, short

#: one message has so many buttons
_BUTTONS = 4
#: from then on nobody is asked whether to hear it again in the afternoon
_NO_LATER_ON = time(13, 0)


def reminded(told: reminders.Reminded, voice: Voice) -> Reply:
    rows = [
        *(row for rows in by_deadline(told, voice) for row in rows),
        *dict.fromkeys(row for how in told.standings for row in days_off(how.due, voice)),
    ]
    if any(_nominates(how) for how in told.standings):
        hints = [] if told.hints is None else hinted(told.hints, voice)
        rows += [voice("remind-none-is-fine"), *hints]
    ways = () if told.hints is None else note_buttons(told.hints, voice)
    return Reply(lines(*rows, *sources(told, voice)), answers_to(told, voice), ways=ways)


def answers_to(told: reminders.Reminded, voice: Voice) -> tuple[Choice, ...]:
    """The four answers to a reminder, as far as they fit: do it, there is nobody, sent otherwise, again later."""
    # who mends or reports besides has no word to say on that
    missing = [how for how in told.standings if how.progress.group is not Group.MENDING]
    return (*_deeds(told.standings, voice), *to_declare(missing, voice), *_again(told, voice))[:_BUTTONS]


def _deeds(standings: Sequence[UnitStanding], voice: Voice) -> tuple[Choice, ...]:
    """What may be done at once about all that is missing."""
    reports = [to_hand_in(how, voice) for how in standings if how.due.action is Action.REPORT][:1]
    if any(_nominates(how) for how in standings):
        return (*reports, voice.choice("do-now", Verb.NOMINATE))
    if all(how.progress.group is Group.MENDING for how in standings):
        return (voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS),)
    forwards = any(how.due.action is Action.FORWARD for how in standings)
    return (*reports, *((voice.choice("to-review", Verb.WAITING),) if forwards else ()))


def _nominates(how: UnitStanding) -> bool:
    """Whether a unit has to nominate anew, rather than to mend, report or forward."""
    return how.due.action is Action.NOMINATE and how.progress.group is not Group.MENDING


def _again(told: reminders.Reminded, voice: Voice) -> tuple[Choice, ...]:
    """The button to hear it once more in the afternoon, in the morning."""
    if told.told_on is None or voice.now.time() >= _NO_LATER_ON:
        return ()
    return (voice.choice("remind-again", Verb.SNOOZE, told.told_on.isoformat()),)


def snoozed(told: snooze.Snoozed, voice: Voice) -> Reply:
    key = "remind-again-before" if told.before else "remind-again-set"
    return Reply(voice(key, moment=voice.moment(told.at)), closes=False, aside=True)


def mend_comes(told: mending.MendComes, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(mend_line(told, voice), voice("mend-today-kept"))
    mend, view = voice.choice("mend", Verb.MEND, nomination.id), voice.choice("view", Verb.VIEW, nomination.id)
    return Reply(text, (mend, view))


def mend_line(told: mending.MendComes, voice: Voice) -> str:
    return voice("mend-today", name=told.nomination.name, unit=told.unit.full_name, day=voice.day(voice.today))


def by_deadline(told: reminders.Reminded, voice: Voice) -> list[list[str]]:
    """What is missing, with the deadline below it: whatever has the same one stands together."""
    dues: dict[str, list[tuple[UnitStanding, Rung]]] = {}
    for how, rung in zip(told.standings, told.rungs, strict=True):
        dues.setdefault(deadline_line(how.due, voice), []).append((how, rung))
    found = []
    for deadline, listed in dues.items():
        standings = [how for how, _ in listed]
        rows = [head(how, voice, late=rung is Rung.LATE) for how, rung in listed]
        rows += [
            voice("unit-from", unit=how.unit.full_name, day=voice.texts.full_day(how.unit.valid_from))
            for how in standings
            if how.unit.valid_from is not None and voice.today < how.unit.valid_from
        ]
        wished = (wish for how in standings if (wish := steered(how, voice)) is not None)
        found.append([*rows, deadline, *footnotes(standings, voice), *dict.fromkeys(wished)])
    return found


def sources(told: reminders.Reminded, voice: Voice) -> list[str]:
    """Each plan with the clauses of all that is missing under it."""
    clauses: dict[str, list[str]] = {}
    for how in told.standings:
        clauses.setdefault(how.due.plan.id, []).append(how.due.obligation.source)
    return [voice.source(voice.deployment.plan(plan_id), *listed) for plan_id, listed in clauses.items()]


def head(how: UnitStanding, voice: Voice, *, late: bool) -> str:
    """What a unit still misses."""
    return voice(
        f"remind-{_kind(how, late=late)}",
        unit=how.unit.full_name,
        period=period_of(how.due, voice),
        required=how.progress.required or 0,
        missing=how.progress.missing or 0,
        counted=how.progress.counted,
        what=called(how.due.obligation, voice),
    )


def _kind(how: UnitStanding, *, late: bool) -> str:
    """Which words fit: where the plan sets no number none of them speaks of one, and nobody is behind."""
    obligation, group = how.due.obligation, how.progress.group.value
    if obligation.at_least is None and obligation.action is not Action.REPORT:
        return "free-forward" if obligation.action is Action.FORWARD else f"free-{group}"
    once = "-once" if obligation.every is Every.ONCE else ""
    kinds = {Action.FORWARD: "forward", Action.REPORT: f"report-{group}{once}"}
    return f"{'late-' if late else ''}{kinds.get(obligation.action, group)}"


def state_of_all(told: reminders.StateOfAll, voice: Voice) -> Reply:
    due, reporting = told.due, told.due.action is Action.REPORT
    text = lines(
        overview(due, told.standings, voice),
        *groups(told.standings, voice),
        None if reporting else totals(told.standings, voice),
        _joined(told, voice),
        unreached(told, voice),
        deadline_line(due, voice),
        *days_off(due, voice),
        *footnotes(told.standings, voice),
        voice.source_live(told.plan, due.obligation.source),
    )
    first = to_sums(due, voice) if reporting else voice.choice("to-review", Verb.WAITING)
    # a letter speaks to those whom nobody has invited too
    second = to_letter(due, voice) if told.calls_for_letter else voice.choice("invite", Verb.INVITE)
    chasing = to_nudge(due, voice), to_calls(due, voice), to_report(due, voice)
    reply = Reply(
        text,
        (first, second, to_dispose(due, voice)),
        ways=chasing if short(told.standings) else (),
        export=pictures.of_state(told.plan, due, told.standings, voice),
    )
    return reply if reporting else copied(reply, answers.MissingUnits(told.plan, due, told.standings), voice)


def _joined(told: reminders.StateOfAll, voice: Voice) -> str | None:
    """How many units have an officer, while some have none."""
    total = sum(how.unit.parent is not None for how in told.standings)
    return voice("units-joined", count=total - len(told.nobody), total=total) if told.nobody else None


def unreached(told: reminders.StateOfAll, voice: Voice, *, named: int | None = None) -> str | None:
    """The units in which nobody hears anything; without their names where they are the very ones just listed.

    Of more than `named` only how many there are.
    """
    count = len(told.unreachable)
    if not count:
        return None
    if set(told.unreachable) == {how.unit.id for how in short(told.standings)}:
        return voice("summary-unreachable-all")
    if named is not None and count > named:
        return voice("summary-unreachable-count", count=count)
    return voice(
        "summary-unreachable",
        names=voice.names(how.unit.full_name for how in told.standings if how.unit.id in told.unreachable),
    )


def next_reminder(told: answers.NextReminder, voice: Voice) -> Reply:
    """When the next one comes and why, and where to have it otherwise."""
    one, page = told.foreseen, voice.choice("remind-page", Verb.REMIND_PAGE)
    if one is None:
        if told.waiting:
            names = voice.names(how.unit.full_name for how in told.waiting)
            source = voice.source(told.waiting[0].due.plan, *(how.due.source for how in told.waiting))
            mine = voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)
            return Reply(lines(voice("next-reminder-waiting", unit=names), voice("reminders-whom"), source), (mine,))
        text = lines(voice("next-reminder-none", day=voice.day(told.until)), voice("reminders-whom"))
        return Reply(text, (voice.choice("ask-deadline", Verb.ASK, Intent.DEADLINE),))
    text = lines(
        voice("next-reminder", moment=voice.moment(one.at)),
        _why(one, voice),
        None if told.ladder is None else rule(told.ladder, voice),
        None if one.due is None else voice.source(one.due.plan, one.due.source),
    )
    return Reply(text, (_before_it(one, voice), page))


def _why(one: Planned, voice: Voice) -> str:
    """What somebody will be reminded of: what their unit misses, how all stand, a milestone, an entry, a draft."""
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
