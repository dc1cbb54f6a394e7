"""Reports that were handed in, and those that are due, in words."""

from __future__ import annotations

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.actions import Verb
from bot.domain.bodies import Receiver
from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation
from bot.domain.progress import Group
from bot.replies.ask_dates import receiver
from bot.replies.dispositions import footnotes, to_dispose
from bot.replies.figures import called, days_off, deadline_line
from bot.replies.reply import Reply
from bot.replies.report_lines import figure_rows, rows, to_one_of_all, to_sums
from bot.replies.voice import Voice, lines
from bot.usecases import report_pages

#: Telegram copies at most so many characters by a button
_COPIED = 256


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
        *rows(page, last.answers, voice),
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


def of_several(told: report_pages.ReportOfSeveral, voice: Voice) -> Reply:
    due = told.standing.due
    text = lines(
        voice("report-view", unit=told.standing.unit.full_name, period=voice.period(due.period)),
        _merged(told.merged, voice),
        *figure_rows(due, told.answers, told.before, voice),
        *footnotes([told.standing], voice),
        voice.source(told.plan, due.obligation.due_source or due.source),
    )
    return Reply(text, (to_one_of_all(told.standing, voice),))


def due(told: report_pages.ReportsDue, voice: Voice) -> Reply:
    """Until when and to whom: the next report first, then the others."""
    several = len({one.standing.unit.id for one in told.reports if one.standing is not None}) > 1
    receivers = dict.fromkeys(one.receiver for one in told.reports)
    rows = []
    for one in told.reports:
        rows += _due(one, voice, named=several)
        rows += _to(one.receiver, voice) if len(receivers) > 1 else []
    alike = [line for each in receivers for line in _to(each, voice)] if len(receivers) == 1 else []
    source = voice.source(told.plan, *(one.due.obligation.due_source or one.due.source for one in told.reports))
    hand_in = (voice.choice("hand-in", Verb.REPORT),) if told.hands_in else ()
    sums = (voice.choice("sums", Verb.REPORT_SUMS, told.plan.code),) if told.sums else ()
    return Reply(lines(*dict.fromkeys(rows), *alike, voice.over(told.plan), source), (*hand_in, *sums))


def _due(one: report_pages.ReportDue, voice: Voice, *, named: bool) -> list[str]:
    """When a report is due, and how the plan puts the day where that needs a word."""
    how, rule = one.standing, one.due.obligation.due
    met = how is not None and not how.progress.missing
    values = {
        "what": called(one.due.obligation, voice),
        "period": voice.period(one.due.period),
        "unit": how.unit.full_name if how is not None and named else "none",
        "line": voice("deadline-was", day=voice.day(one.due.due)) if met else deadline_line(one.due, voice),
    }
    said = None if rule is None or rule.before is None or met else rule.before
    return [
        voice("report-due-met" if met else "report-due", **values),
        *([] if said is None else [voice("report-due-rule", day=said.day, month=said.month)]),
        *footnotes([] if how is None else [how], voice),
        *(days_off(one.due, voice) if not met else []),
    ]


def _to(told: Receiver | None, voice: Voice) -> list[str]:
    return [voice("report-receiver-unsaid")] if told is None else receiver(told, voice)


def pick(told: report_pages.PickReport, voice: Voice) -> Reply:
    rows = [
        voice(
            "pick-report-row",
            number=i,
            what=called(how.due.obligation, voice),
            period=voice.period(how.due.period),
            unit=how.unit.full_name,
            status=voice("sums-handed" if how.handed.reports else "sums-open"),
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
    late = [how.unit.full_name for how in handed if not all(report.on_time for report in how.handed.reports)]
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
        *(_merged(each, voice) for each in told.merged),
        deadline_line(told.due, voice, met=len(handed) == len(asked_of)),
        *footnotes(told.standings, voice),
        voice.source_live(told.plan, told.due.obligation.due_source or told.due.source),
    )
    block = lines(headline, *figures)
    copies = ((voice("button-copy"), block),) if len(block) <= _COPIED else ()
    return Reply(text, (to_dispose(told.due, voice),) if told.disposes else (), copies=copies)


def _merged(told: report_pages.Merged, voice: Voice) -> str:
    """Whose reports count for a unit, and who of those has handed in none."""
    of, lacking = (voice.names(unit.full_name for unit in units) for units in (told.of, told.lacking))
    key = "sums-merged-lacking" if told.lacking else "sums-merged"
    return voice(key, unit=told.unit.full_name, of=of, lacking=lacking)


def _summed(each: report_pages.Summed, due: DueObligation, voice: Voice) -> str:
    unit = each.question.unit or ""
    beside = ""
    if each.given_before:
        previous = Period.parse(due.period).previous
        beside = voice("sums-beside", period=voice.period(previous), figure=each.total_before, units=each.given_before)
    return voice("sums-row", label=each.question.ask, total=each.total, unit=unit, units=each.given, beside=beside)
