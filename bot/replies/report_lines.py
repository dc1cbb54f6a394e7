"""What replies on reports share: their buttons, and their figures as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.actions import Verb
from bot.domain.calendar import Every, Period
from bot.domain.names import fold, key
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action, DueBasis
from bot.domain.report import Handed
from bot.replies.figures import called, deadline_line, period_of
from bot.replies.reply import Choice
from bot.replies.voice import Voice
from bot.usecases.report_pages import Page
from bot.usecases.standing import UnitStanding

#: what of a long line is shown, in characters
_SHOWN = 300
#: how the name of a report ends that says its rhythm, with its marks: one may end with the name of the country
_RHYTHMS = {Every.MONTH: "th\u00e1ng", Every.QUARTER: "qu\u00fd", Every.YEAR: "n\u0103m"}


def to_hand_in(how: UnitStanding, voice: Voice) -> Choice:
    """The button that opens a unit's report."""
    duty = actions.short(how.due.plan.id, how.due.id)
    return voice.choice("hand-in", Verb.REPORT, duty, how.due.period, how.unit.id)


def to_one_of_all(how: UnitStanding, voice: Voice) -> Choice:
    """The button that opens one report for all that a unit has succeeded."""
    duty = actions.short(how.due.plan.id, how.due.id)
    return voice.choice("hand-in-together", Verb.REPORT, duty, how.due.period, how.unit.id, actions.TOGETHER)


def to_sums(due: DueObligation, voice: Voice) -> Choice:
    """The button to how all units stand with a report."""
    return voice.choice("sums", Verb.REPORT_SUMS, actions.short(due.plan.id, due.id), due.period)


def worded(key: str, due: DueObligation, voice: Voice, *, once: str | None = None, **values: str | int) -> str:
    """A sentence on a report: of a period, or (`once`) a one-off by its name."""
    fitting = (once or f"{key}-once") if due.every is Every.ONCE else key
    return voice(fitting, what=called(due.obligation, voice), period=voice.period(due.period), **values)


def thing(due: DueObligation, voice: Voice) -> str:
    """What is owed as a button says it: exemplars or a report, and for when."""
    return voice("thing-report" if due.action is Action.REPORT else "thing-exemplar", period=period_of(due, voice))


def titled(due: DueObligation, voice: Voice) -> str:
    """A report with its period, which says its rhythm; a one-off by its name alone."""
    fitting = "report-titled-once" if due.every is Every.ONCE else "report-titled"
    return voice(fitting, what=_without_rhythm(due, voice), period=voice.period(due.period))


def report_named(due: DueObligation, voice: Voice) -> str:
    """A report as it is named within a sentence, before its period."""
    name = _without_rhythm(due, voice)
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def in_brief(due: DueObligation, voice: Voice) -> str:
    """A report within a sentence, by its period; a one-off by its name."""
    once = due.every is Every.ONCE
    return report_named(due, voice) if once else voice("what-report", period=voice.period(due.period))


def _without_rhythm(due: DueObligation, voice: Voice) -> str:
    """The name of a report without a rhythm at its end: the period behind it says that."""
    words, rhythm = called(due.obligation, voice).split(), _RHYTHMS.get(due.every)
    if rhythm is not None and words and key(words[-1]) == key(rhythm):
        words = words[:-2] if fold(" ".join(words[-2:-1])) == "hang" else words[:-1]
    return " ".join(words)


def time_line(due: DueObligation, voice: Voice, *, met: bool = False) -> str:
    """Until when; or that the plan names no time, where nobody has set one either."""
    if has_no_time(due):
        return voice("report-no-time")
    return deadline_line(due, voice, met=met)


def has_no_time(due: DueObligation) -> bool:
    """Whether neither the plan nor a reviewer says until when."""
    return due.obligation.due is None and due.basis is DueBasis.INFERRED


def rows(page: Page, answers: Mapping[str, Any], voice: Voice) -> list[str]:
    """Everything in a report: its files, the way by which it went, its figures."""
    files = [voice("report-files", count=len(page.files))] if page.files else []
    elsewhere = [_elsewhere(answers, voice)] if answers.get(steps.ELSEWHERE) else []
    return [*files, *elsewhere, *figure_rows(page.due, answers, page.before, voice)]


def figure_rows(due: DueObligation, answers: Mapping[str, Any], before: Handed, voice: Voice) -> list[str]:
    """The figures of a report, each with that of the time before."""
    listed = []
    for number, question in enumerate(due.obligation.questions, start=1):
        step = steps.figure_step(question.id)
        value = written_figure(answers.get(step), question.unit, voice, answered=step in answers)
        was = before.figure(question.id)
        period = voice.period(Period.parse(due.period).previous)
        beside = "" if was is None else voice("figure-beside", period=period, figure=was)
        listed.append(voice("report-row", number=number, label=question.ask, value=value, beside=beside))
    return listed


def _elsewhere(answers: Mapping[str, Any], voice: Voice) -> str:
    number, day, channel = (answers.get(step) for step in (steps.NUMBER, steps.DAY, steps.CHANNEL))
    return voice(
        "report-elsewhere",
        number=voice("elsewhere-number", number=number) if number else voice("elsewhere-no-number"),
        day="?" if day is None else voice.day(date.fromisoformat(day)),
        channel="?" if channel is None else voice(f"channel-{channel}"),
    )


def written_figure(value: Any, unit: str | None, voice: Voice, *, answered: bool) -> str:
    """A figure with its unit, or a line of text, as people read it."""
    if value is None:
        return voice("figure-skipped" if answered else "figure-open")
    if value == "":
        return voice("figure-none")
    written = str(value) if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN].rstrip()}..."
    return f"{written} {unit}" if unit and isinstance(value, int) else written


def written_answer(page: Page, step: str, voice: Voice) -> str:
    """An answer as people read it."""
    value, question = page.report.answers.get(step), steps.question_of(page.due.obligation, step)
    if step == steps.DAY and value:
        return voice.day(date.fromisoformat(value))
    if step == steps.CHANNEL and value:
        return voice(f"button-channel-{value}")
    return written_figure(value, None if question is None else question.unit, voice, answered=True)
