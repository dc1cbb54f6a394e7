"""Handing a report in, in words: one step after the other, then all of it to look over."""

from __future__ import annotations

from datetime import date

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY, Period
from bot.replies.reply import Choice, Reply
from bot.replies.report_lines import rows, time_line, titled, worded, written_answer
from bot.replies.voice import Voice, lines
from bot.usecases import report_pages
from bot.usecases.report_pages import Page


def asked(told: report_pages.ReportAsked, voice: Voice) -> Reply:
    page = told.page
    step = steps.present(page.report, page.due.obligation)
    refusal = None if told.refusal is None else voice(told.refusal.key, **dict(told.refusal.values))
    read = ", ".join(written_answer(page, each, voice) for each in told.read)
    text = lines(
        voice("report-of-other") if told.of_other else None,
        refusal,
        _opening(page, voice) if told.begun else None,
        voice("form-read", read=read) if read else None,
        _question(page, step, voice),
        _before(page, step, voice),
        _present(page, step, voice),
    )
    return Reply(text, _choices(page, step, voice), ways=_ways(page, step, voice), closes=refusal is None)


def _present(page: Page, step: str, voice: Voice) -> str | None:
    """What stands there already, of an answer that was opened again."""
    if step == steps.FILE or step not in page.report.answers:
        return None
    return voice("form-present", value=written_answer(page, step, voice))


def _opening(page: Page, voice: Voice) -> str:
    return voice("report-begun", what=titled(page.due, voice), unit=page.unit.full_name)


def _question(page: Page, step: str, voice: Voice) -> str:
    question = steps.question_of(page.due.obligation, step)
    if question is not None:
        asked = [each.id for each in page.due.obligation.questions]
        number = asked.index(question.id) + 1
        unit = voice("figure-unit", unit=question.unit) if question.unit else ""
        key = "ask-figure" if question.source else "ask-figure-ours"
        return voice(key, number=number, total=len(asked), ask=question.ask, unit=unit, source=question.source or "")
    if step == steps.FILE:
        count = len(page.due.obligation.questions)
        key = "ask-file" if count else "ask-file-only"
        before = voice("ask-file-before") if page.before.reports else ""
        return voice(key, count=count, before=before, files=len(page.files))
    return voice(f"ask-{step}")


def _before(page: Page, step: str, voice: Voice) -> str | None:
    """The figure that the unit gave the time before."""
    question = steps.question_of(page.due.obligation, step)
    figure = None if question is None else page.before.figure(question.id)
    if figure is None:
        return None
    return voice("figure-before", period=voice.period(Period.parse(page.due.period).previous), figure=figure)


def _choices(page: Page, step: str, voice: Voice) -> tuple[Choice, ...]:
    report = page.report

    def answer(key: str, value: str) -> Choice:
        return voice.choice(key, Verb.REPORT_ANSWER, report.id, report.version, value)

    if step == steps.FILE:
        next_ = "to-figures" if page.due.obligation.questions else "to-review-report"
        skip = voice.choice(next_, Verb.REPORT_SKIP, report.id, report.version)
        return skip, answer("elsewhere", steps.ELSEWHERE)
    if step == steps.DAY:
        return (
            answer("today", _written(voice.today)),
            answer("yesterday", _written(voice.today - ONE_DAY)),
        )
    if step == steps.CHANNEL:
        return tuple(answer(f"channel-{channel}", channel) for channel in steps.CHANNELS)
    return ()


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _ways(page: Page, step: str, voice: Voice) -> tuple[Choice, ...]:
    report = page.report
    ways = []
    if step in report.answers and step != steps.FILE:
        ways.append(voice.choice("keep-answer", Verb.REPORT_KEEP, report.id, report.version))
    if step != steps.FILE and steps.is_optional(page.due.obligation, step):
        key = "no-number" if step == steps.NUMBER else "skip"
        ways.append(voice.choice(key, Verb.REPORT_SKIP, report.id, report.version))
    if step == steps.FILE and page.files:
        ways.append(voice.choice("drop-files", Verb.REPORT_DROP_FILES, report.id, report.version))
    if step != steps.FILE:
        ways.append(voice.choice("back", Verb.REPORT_BACK, report.id, report.version))
    ways.append(voice.choice("later", Verb.REPORT_PAUSE, report.id, report.version))
    return tuple(ways)


def review(told: report_pages.ReportReview, voice: Voice) -> Reply:
    page = told.page
    report = page.report
    again = report.edition > 0
    text = lines(
        worded("report-review", page.due, voice, unit=page.unit.full_name),
        *rows(page, report.answers, voice),
        time_line(page.due, voice, met=again),
        voice("report-review-next-again" if again else "report-review-next"),
    )
    send = voice.choice("hand-in-again" if again else "hand-in", Verb.REPORT_SEND, report.id, report.version)
    edit = voice.choice("edit", Verb.REPORT_EDIT, report.id, report.version)
    return Reply(text, (send, edit), ways=(voice.choice("later", Verb.REPORT_PAUSE, report.id, report.version),))


def edit_list(told: report_pages.ReportEditList, voice: Voice) -> Reply:
    page = told.page
    obligation, report = page.due.obligation, page.report

    def change(key: str, step: str, **values: int) -> Choice:
        return voice.choice(key, Verb.REPORT_CHANGE, report.id, report.version, actions.short(step), **values)

    # the numbers are those of the questions, as everywhere else
    asked = list(enumerate(obligation.questions, start=1))
    rows = [voice("numbered", number=number, text=question.ask) for number, question in asked]
    buttons = tuple(change("edit-number", steps.figure_step(question.id), number=number) for number, question in asked)
    figures = {steps.figure_step(question.id) for question in obligation.questions}
    others = (step for step in steps.steps(obligation, report.answers) if step not in {*figures, steps.REVIEW})
    ways = tuple(change(f"edit-{step}", step) for step in others)
    return Reply(lines(voice("edit-which"), *rows), buttons, columns=4, ways=ways)


def paused(told: report_pages.ReportPaused, voice: Voice) -> Reply:
    return Reply(voice("report-paused"), (voice.choice("resume", Verb.REPORT_RESUME, told.report.id),))


def file_kept(told: report_pages.ReportFileKept, voice: Voice) -> Reply:
    return Reply(voice("report-file-kept", count=told.count), aside=told.of_several)
