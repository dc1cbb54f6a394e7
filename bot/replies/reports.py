"""Reports in words: the steps, the page to look over, the receipt, and what the receiver sees of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY, Period
from bot.domain.obligations import DueObligation
from bot.domain.progress import Group
from bot.domain.report import Report
from bot.replies.dispositions import footnotes, to_dispose
from bot.replies.figures import called, deadline_line
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines
from bot.usecases import report_pages
from bot.usecases.report_pages import Page
from bot.usecases.standing import UnitStanding

#: what of a long line is shown, in characters
_SHOWN = 300
#: Telegram copies at most so many characters by a button
_COPIED = 256


def to_hand_in(how: UnitStanding, voice: Voice) -> Choice:
    """The button that opens a unit's report."""
    duty = actions.short(how.due.plan.id, how.due.id)
    return voice.choice("hand-in", Verb.REPORT, duty, how.due.period, how.unit.id)


def to_sums(due: DueObligation, voice: Voice) -> Choice:
    """The button to how all units stand with a report."""
    return voice.choice("sums", Verb.REPORT_SUMS, actions.short(due.plan.id, due.id), due.period)


def asked(told: report_pages.ReportAsked, voice: Voice) -> Reply:
    page = told.page
    step = steps.present(page.report, page.due.obligation)
    refusal = None if told.refusal is None else voice(told.refusal.key, **dict(told.refusal.values))
    read = ", ".join(_value(page, each, voice) for each in told.read)
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
    return voice("form-present", value=_value(page, step, voice))


def _opening(page: Page, voice: Voice) -> str:
    period = voice.period(page.report.period)
    return voice("report-begun", what=called(page.due.obligation, voice), period=period, unit=page.unit.full_name)


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
        before = page.before is not None
        key = "ask-file" if count else "ask-file-only"
        return voice(key, count=count, before=voice("ask-file-before") if before else "", files=len(page.files))
    return voice(f"ask-{step}")


def _before(page: Page, step: str, voice: Voice) -> str | None:
    """The figure that the unit gave the time before."""
    question = steps.question_of(page.due.obligation, step)
    if question is None or page.before is None or question.type != "number":
        return None
    figure = page.before.figure(question.id)
    if figure is None:
        return None
    return voice("figure-before", period=voice.period(page.before.period), figure=figure)


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
        voice("report-review", unit=page.unit.full_name, period=voice.period(report.period)),
        *_rows(page, report.answers, voice),
        deadline_line(page.due, voice, met=again),
        voice("report-review-next-again" if again else "report-review-next"),
    )
    send = voice.choice("hand-in-again" if again else "hand-in", Verb.REPORT_SEND, report.id, report.version)
    edit = voice.choice("edit", Verb.REPORT_EDIT, report.id, report.version)
    return Reply(text, (send, edit), ways=(voice.choice("later", Verb.REPORT_PAUSE, report.id, report.version),))


def edit_list(told: report_pages.ReportEditList, voice: Voice) -> Reply:
    page = told.page
    obligation, report = page.due.obligation, page.report
    order = [step for step in steps.steps(obligation, report.answers) if step != steps.REVIEW]
    rows = [voice("numbered", number=i, text=_label(page, step, voice)) for i, step in enumerate(order, start=1)]
    buttons = tuple(
        voice.choice("edit-number", Verb.REPORT_CHANGE, report.id, report.version, actions.short(step), number=i)
        for i, step in enumerate(order, start=1)
    )
    return Reply(lines(voice("edit-which"), *rows), buttons, columns=4)


def paused(told: report_pages.ReportPaused, voice: Voice) -> Reply:
    return Reply(voice("report-paused"), (voice.choice("resume", Verb.REPORT_RESUME, told.report.id),))


def file_kept(told: report_pages.ReportFileKept, voice: Voice) -> Reply:
    return Reply(voice("report-file-kept", count=told.count), aside=told.of_several)


def received(told: report_pages.ReportReceived, voice: Voice) -> Reply:
    page = told.page
    report = page.report
    elsewhere = bool(report.answers.get(steps.ELSEWHERE))
    key = "report-again" if told.again else ("report-in-time" if report.on_time else "report-late")
    text = lines(
        voice(key, moment=voice.moment(voice.now), edition=report.edition),
        voice("report-what", what=called(page.due.obligation, voice), period=voice.period(report.period)),
        voice("report-elsewhere-waits") if elsewhere and not told.again else None,
        voice("report-following-none")
        if told.following is None
        else voice(
            "report-following", what=called(told.following.obligation, voice), day=voice.day(told.following.due)
        ),
        *footnotes([page.standing], voice),
        voice.source(page.plan, page.due.obligation.due_source or page.due.source),
    )
    return Reply(
        text,
        (
            voice.choice("view-report", Verb.REPORT_VIEW, report.id),
            voice.choice("correct", Verb.REPORT_RESUME, report.id),
        ),
    )


def view(told: report_pages.ReportView, voice: Voice) -> Reply:
    page, last = told.page, told.editions[-1]
    report = page.report
    first = report.handed_in_at or last.at
    period = voice.period(report.period)
    heading = "report-news-again" if last.number > 1 else "report-news"
    text = lines(
        voice(heading if told.news else "report-view", unit=page.unit.full_name, period=period),
        *_rows(page, last.answers, voice),
        voice(
            "report-handed",
            by=told.by if last.number == 1 else _first_by(told),
            moment=voice.moment(first),
            how=voice("in-time" if report.on_time else "late"),
        ),
        voice("report-edition", edition=last.number, moment=voice.moment(last.at), by=told.by)
        if last.number > 1
        else None,
        *footnotes([page.standing], voice),
    )
    correct = (voice.choice("correct", Verb.REPORT_RESUME, report.id),) if told.own else ()
    sums = (to_sums(page.due, voice),) if told.decides else ()
    paper = (voice.choice("received", Verb.DISPOSE_RECEIVED, "r", report.id),) if told.decides else ()
    return Reply(text, (*correct, *sums), ways=paper, photos=page.files)


def _first_by(told: report_pages.ReportView) -> str:
    """Who handed in first, where it is the same person; else only the last is named, in a line of its own."""
    return told.by if len({edition.person_id for edition in told.editions}) == 1 else told.page.unit.full_name


def _rows(page: Page, answers: Mapping[str, Any], voice: Voice) -> list[str]:
    rows = [voice("report-files", count=len(page.files))] if page.files else []
    if answers.get(steps.ELSEWHERE):
        rows.append(_elsewhere(answers, voice))
    for number, question in enumerate(page.due.obligation.questions, start=1):
        step = steps.figure_step(question.id)
        value = _figure(answers.get(step), question.unit, voice, answered=step in answers)
        was = None if page.before is None or question.type != "number" else page.before.figure(question.id)
        beside = (
            ""
            if was is None or page.before is None
            else voice("figure-beside", period=voice.period(page.before.period), figure=was)
        )
        rows.append(voice("report-row", number=number, label=question.ask, value=value, beside=beside))
    return rows


def _elsewhere(answers: Mapping[str, Any], voice: Voice) -> str:
    number, day, channel = (answers.get(step) for step in (steps.NUMBER, steps.DAY, steps.CHANNEL))
    return voice(
        "report-elsewhere",
        number=voice("elsewhere-number", number=number) if number else voice("elsewhere-no-number"),
        day="?" if day is None else voice.day(date.fromisoformat(day)),
        channel="?" if channel is None else voice(f"button-channel-{channel}"),
    )


def _figure(value: Any, unit: str | None, voice: Voice, *, answered: bool) -> str:
    if value is None:
        return voice("figure-none" if answered else "figure-open")
    written = str(value) if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN].rstrip()}..."
    return f"{written} {unit}" if unit and isinstance(value, int) else written


def _value(page: Page, step: str, voice: Voice) -> str:
    """An answer as people read it."""
    value, question = page.report.answers.get(step), steps.question_of(page.due.obligation, step)
    if step == steps.DAY and value:
        return voice.day(date.fromisoformat(value))
    if step == steps.CHANNEL and value:
        return voice(f"button-channel-{value}")
    return _figure(value, None if question is None else question.unit, voice, answered=True)


def _label(page: Page, step: str, voice: Voice) -> str:
    question = steps.question_of(page.due.obligation, step)
    return question.ask if question is not None else voice(f"label-{step}")


def pick(told: report_pages.PickReport, voice: Voice) -> Reply:
    rows = [
        voice(
            "pick-report-row",
            number=i,
            what=called(how.due.obligation, voice),
            period=voice.period(how.due.period),
            unit=how.unit.full_name,
            status=voice("sums-handed" if how.report is not None and how.report.edition else "sums-open"),
        )
        for i, how in enumerate(told.standings, start=1)
    ]
    buttons = tuple(
        voice.choice(
            "pick-number",
            Verb.REPORT,
            actions.short(how.due.plan.id, how.due.id),
            how.due.period,
            how.unit.id,
            number=i,
        )
        for i, how in enumerate(told.standings, start=1)
    )
    return Reply(lines(voice("pick-report"), *rows), buttons, columns=4)


def none_owed(told: report_pages.NoReport, voice: Voice) -> Reply:
    return Reply(lines(voice("no-report"), voice("source-plan", plan=voice.plan(told.plan))))


def sums(told: report_pages.ReportSums, voice: Voice) -> Reply:
    asked_of = [how for how in told.standings if how.terms.exempt is None]
    handed = [how for how in asked_of if how.progress.group is Group.MET]
    headline = voice("sums", met=len(handed), total=len(asked_of), period=voice.period(told.due.period))
    late = [how.unit.full_name for how in handed if _late(how.report)]
    names = {
        key: [how.unit.full_name for how in asked_of if how.progress.group is group]
        for key, group in (("sums-drafting", Group.DRAFTING), ("sums-not-sent", Group.NOT_SENT))
    }
    figures = [_summed(each, told.due, voice) for each in told.sums]
    text = lines(
        headline,
        *(voice(key, names=voice.names(listed)) for key, listed in names.items() if listed),
        voice("sums-late", names=voice.names(late)) if late else None,
        *figures,
        deadline_line(told.due, voice, met=len(handed) == len(asked_of)),
        *footnotes(told.standings, voice),
        voice.source_live(told.plan, told.due.obligation.due_source or told.due.source),
    )
    block = lines(headline, *figures)
    copies = ((voice("button-copy"), block),) if len(block) <= _COPIED else ()
    return Reply(text, (to_dispose(told.due, voice),) if told.disposes else (), copies=copies)


def _late(report: Report | None) -> bool:
    return report is not None and not report.on_time


def _summed(each: report_pages.Summed, due: DueObligation, voice: Voice) -> str:
    unit = each.question.unit or ""
    beside = ""
    if each.given_before:
        previous = Period.parse(due.period).previous
        beside = voice("sums-beside", period=voice.period(previous), figure=each.total_before, units=each.given_before)
    return voice("sums-row", label=each.question.ask, total=each.total, unit=unit, units=each.given, beside=beside)
