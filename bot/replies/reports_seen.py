"""Reports that were handed in, and those that are due, in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.actions import Verb
from bot.domain.bodies import Receiver
from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation
from bot.domain.progress import Group
from bot.replies.ask_dates import receiver
from bot.replies.dispositions import footnotes, to_dispose
from bot.replies.figures import days_off
from bot.replies.reply import Reply
from bot.replies.report_lines import (
    figure_rows,
    has_no_time,
    rows,
    time_line,
    titled,
    to_one_of_all,
    to_sums,
    worded,
)
from bot.replies.voice import Voice, lines
from bot.usecases import report_pages
from bot.usecases.standing import UnitStanding

#: Telegram copies at most so many characters by a button
_COPIED = 256


def received(told: report_pages.ReportReceived, voice: Voice) -> Reply:
    page = told.page
    report = page.report
    elsewhere = bool(report.answers.get(steps.ELSEWHERE))
    text = lines(
        voice(_receipt(told), moment=voice.moment(voice.now), edition=report.edition),
        voice("report-what", what=titled(page.due, voice)),
        voice("report-elsewhere-waits") if elsewhere and not told.again else None,
        _following(told, voice),
        *footnotes([page.standing], voice),
        *_sources([page.standing, *([told.following] if told.following else [])], voice),
    )
    return Reply(
        text,
        (
            voice.choice("view-report", Verb.REPORT_VIEW, report.id),
            voice.choice("correct", Verb.REPORT_RESUME, report.id),
        ),
    )


def _receipt(told: report_pages.ReportReceived) -> str:
    report = told.page.report
    if told.again:
        return "report-again"
    if report.provisional:
        return "receipt-provisional"
    if has_no_time(told.page.due):
        return "report-received"
    return "report-in-time" if report.on_time else "report-late"


def _following(told: report_pages.ReportReceived, voice: Voice) -> str:
    """What is still to be handed in: late, by a day, or without one."""
    how = told.following
    if how is None:
        return voice("report-following-none")
    key = "" if voice.today <= how.due.lenient_until else "-late"
    what = titled(how.due, voice)
    if how.unit.id != told.page.unit.id:
        what = voice("report-of-unit", what=what, unit=how.unit.full_name)
    suffix = "-undated" if has_no_time(how.due) else key
    return voice(f"report-following{suffix}", what=what, day=voice.day(how.due.due))


def _sources(standings: Sequence[UnitStanding], voice: Voice) -> list[str]:
    """The clauses of what is spoken of, a line a plan."""
    plans = {how.due.plan.id: how.due.plan for how in standings}
    return [
        voice.source(
            plan,
            *(how.due.obligation.due_source or how.due.source for how in standings if how.due.plan.id == plan.id),
        )
        for plan in plans.values()
    ]


def view(told: report_pages.ReportView, voice: Voice) -> Reply:
    page, last = told.page, told.editions[-1]
    report = page.report
    first = report.handed_in_at or last.at
    heading = "report-news-again" if last.number > 1 else "report-news"
    text = lines(
        worded(heading if told.news else "report-view", page.due, voice, unit=page.unit.full_name),
        *rows(page, last.answers, voice),
        voice(
            "report-handed",
            by=told.by if last.number == 1 else _first_by(told),
            moment=voice.moment(first),
            how=voice("when-unsaid") if has_no_time(page.due) else voice.timeliness(report),
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
    return told.by if len({(each.person_id, each.by_name) for each in told.editions}) == 1 else told.page.unit.full_name


def of_several(told: report_pages.ReportOfSeveral, voice: Voice) -> Reply:
    due = told.standing.due
    text = lines(
        worded("report-view", due, voice, unit=told.standing.unit.full_name),
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
    none_yearly = voice("no-yearly-report") if told.none_yearly else None
    return Reply(lines(none_yearly, *dict.fromkeys(rows), *alike, voice.over(told.plan), source), (*hand_in, *sums))


def _due(one: report_pages.ReportDue, voice: Voice, *, named: bool) -> list[str]:
    """When a report is due, and how the plan puts the day where that needs a word."""
    how, rule = one.standing, one.due.obligation.due
    met = how is not None and not how.progress.missing
    values = {
        "what": titled(one.due, voice),
        "unit": how.unit.full_name if how is not None and named else "none",
        "line": voice("deadline-was", day=voice.day(one.due.due)) if met else time_line(one.due, voice),
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
            what=titled(how.due, voice),
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
    headline = worded("sums", told.due, voice, once="sums-once", met=len(handed), total=len(asked_of))
    late = [how.unit.full_name for how in handed if not all(report.on_time for report in how.handed.reports)]
    waited = [how.unit.full_name for how in handed if any(report.provisional for report in how.handed.reports)]
    names = {
        key: [how.unit.full_name for how in asked_of if how.progress.group is group]
        for key, group in (
            ("sums-drafting", Group.DRAFTING),
            ("sums-elsewhere", Group.ELSEWHERE),
            ("sums-not-sent", Group.NOT_SENT),
        )
    }
    lacking = [voice(key, names=voice.names(listed)) for key, listed in names.items() if listed]
    figures = [_summed(each, told.due, voice) for each in told.sums if each.given]
    text = lines(
        headline,
        *lacking,
        voice("sums-late", names=voice.names(late)) if late and not has_no_time(told.due) else None,
        voice("sums-waited", names=voice.names(waited)) if waited else None,
        *figures,
        *(_merged(each, voice) for each in told.merged),
        time_line(told.due, voice, met=len(handed) == len(asked_of)),
        *(_own(how, voice) for how in told.own),
        *footnotes(told.standings, voice),
        voice.source_live(
            told.plan,
            *(each.obligation.due_source or each.source for each in (told.due, *(how.due for how in told.own))),
        ),
    )
    # who is missing goes along where there is room for it
    blocks = (lines(headline, *lacking, *figures), lines(headline, *figures))
    copies = tuple((voice("button-copy"), block) for block in blocks if len(block) <= _COPIED)[:1]
    return Reply(text, (to_dispose(told.due, voice),) if told.disposes else (), copies=copies)


def _own(how: UnitStanding, voice: Voice) -> str:
    """What the asker's own unit has yet to hand in, and until when."""
    return voice("sums-own", unit=how.unit.full_name, what=titled(how.due, voice), line=time_line(how.due, voice))


def _merged(told: report_pages.Merged, voice: Voice) -> str:
    """Whose reports count for a unit, and who of those has handed in none."""
    of, lacking = (voice.names(unit.full_name for unit in units) for units in (told.of, told.lacking))
    key = "sums-merged-lacking" if told.lacking else "sums-merged"
    return voice(key, unit=told.unit.full_name, of=of, lacking=lacking)


def _summed(each: report_pages.Summed, due: DueObligation, voice: Voice) -> str:
    unit = voice("sums-unit", unit=each.question.unit) if each.question.unit else ""
    beside = ""
    if each.given_before:
        previous = Period.parse(due.period).previous
        beside = voice("sums-beside", period=voice.period(previous), figure=each.total_before, units=each.given_before)
    return voice("sums-row", label=each.question.ask, total=each.total, unit=unit, units=each.given, beside=beside)
