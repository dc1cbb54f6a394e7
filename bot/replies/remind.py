"""Reminders and summaries in words."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.domain.schedule import Rung
from bot.replies.dispositions import footnotes, steered, to_dispose
from bot.replies.figures import called, days_off, deadline_line, period_of
from bot.replies.overviews import groups, overview, totals
from bot.replies.reply import Reply
from bot.replies.report_lines import to_hand_in, to_sums
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import reminders
from bot.usecases.standing import UnitStanding, short


def reminded(told: reminders.Reminded, voice: Voice) -> Reply:
    late = told.rung is Rung.LATE
    heads = [_head(how, voice, late=late) for how in told.standings]
    heads += [
        voice("unit-from", unit=how.unit.full_name, day=voice.texts.full_day(how.unit.valid_from))
        for how in told.standings
        if how.unit.valid_from is not None and voice.today < how.unit.valid_from
    ]
    notes = [*footnotes(told.standings, voice), *(steered(how, voice) for how in told.standings)]
    dues = [*dict.fromkeys(deadline_line(how.due, voice) for how in told.standings), *dict.fromkeys(notes)]
    breaks = dict.fromkeys(row for how in told.standings for row in days_off(how.due, voice))
    plans = {how.due.plan.id: how.due for how in told.standings}.values()
    sources = [voice.source(due.plan, due.obligation.source) for due in plans]
    if all(how.due.obligation.action is Action.FORWARD for how in told.standings):
        return Reply(lines(*heads, *dues, *breaks, *sources), (voice.choice("to-review", Verb.WAITING),))
    if all(how.progress.group is Group.MENDING for how in told.standings):
        return Reply(lines(*heads, *dues, *breaks, *sources), (voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS),))
    reports = [how for how in told.standings if how.due.action is Action.REPORT]
    hand_in = tuple(to_hand_in(how, voice) for how in reports[:1])
    if len(reports) == len(told.standings):
        return Reply(lines(*heads, *dues, *breaks, *sources), hand_in)
    text = lines(*heads, *dues, *breaks, voice("remind-none-is-fine"), *sources)
    return Reply(
        text,
        (*hand_in, voice.choice("nominate", Verb.NOMINATE), voice.choice("ask-criteria", Verb.ASK, Intent.CRITERIA)),
    )


def _head(how: UnitStanding, voice: Voice, *, late: bool) -> str:
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
    kinds = {Action.FORWARD: "forward", Action.REPORT: f"report-{group}"}
    return f"{'late-' if late else ''}{kinds.get(obligation.action, group)}"


def state_of_all(told: reminders.StateOfAll, voice: Voice) -> Reply:
    due, reporting = told.due, told.due.action is Action.REPORT
    text = lines(
        overview(due, told.standings, voice),
        *groups(told.standings, voice),
        None if reporting else totals(told.standings, voice),
        _unreached(told, voice),
        deadline_line(due, voice),
        *days_off(due, voice),
        *footnotes(told.standings, voice),
        voice.source_live(told.plan, due.obligation.source),
    )
    first = to_sums(due, voice) if reporting else voice.choice("to-review", Verb.WAITING)
    return Reply(text, (first, voice.choice("invite", Verb.INVITE), to_dispose(due, voice)))


def _unreached(told: reminders.StateOfAll, voice: Voice) -> str | None:
    """The units for which nobody can be reached; without their names where they are the very ones just listed."""
    if not told.unreachable:
        return None
    if set(told.unreachable) == {how.unit.id for how in short(told.standings)}:
        return voice("summary-unreachable-all")
    return voice(
        "summary-unreachable",
        names=voice.names(how.unit.full_name for how in told.standings if how.unit.id in told.unreachable),
    )
