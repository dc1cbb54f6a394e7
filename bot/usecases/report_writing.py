"""Writing a report, one step after the other: saved after every answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.answers import Refusal
from bot.domain.names import fold
from bot.domain.outage import Waited
from bot.domain.permissions import Person
from bot.domain.report import FILE, REVIEW, Report
from bot.storage import attachments, conversations
from bot.usecases import report_shown, reports
from bot.usecases.deployment import Deployment
from bot.usecases.forms import FileWithoutDraft, Stale
from bot.usecases.incoming import File
from bot.usecases.report_pages import (
    NoReport,
    Outcome,
    ReportAsked,
    ReportEditList,
    ReportFileKept,
    ReportPaused,
    ReportReview,
)


def said(
    session: Session,
    deployment: Deployment,
    person: Person,
    awaited: Mapping[str, Any],
    text: str,
    now: datetime,
    *,
    waited: Waited | None = None,
) -> Outcome | Stale:
    """What was typed while a report waits. What a colleague has gone on with meanwhile is not taken as its answer."""
    report = report_shown.in_hand(session, deployment, person, awaited["report"])
    if report is None:
        conversations.await_text(session, person.telegram_id, None, now)
        return NoReport(deployment.main_plan)
    if report.version != awaited["version"]:
        return replace(report_shown.asked(session, deployment, person, report, now), of_other=True)
    obligation = report_shown.page_of(session, deployment, report).due.obligation
    words, typed = deployment.words, fold(text)
    step = steps.present(report, obligation)
    if typed in words.back:
        return back(session, deployment, person, report, now)
    if typed in words.keep and step in report.answers:
        return keep(session, deployment, person, report, now)
    if step == REVIEW:
        if typed in words.submit | words.hand_in:
            return reports.hand_in(session, deployment, person, report, now, waited=waited)
        page = report_shown.page_of(session, deployment, report)
        return ReportEditList(page) if typed in words.edit else ReportReview(page)
    if steps.skips(obligation, step, typed, words):
        return skip(session, deployment, person, report, now)
    if step == FILE:
        asked = report_shown.asked(session, deployment, person, report, now)
        return replace(asked, refusal=Refusal("refuse-report-file"))
    read = steps.read_answer(obligation, step, text, words=words, today=deployment.today(now))
    if isinstance(read, Refusal):
        return replace(report_shown.asked(session, deployment, person, report, now), refusal=read)
    return _keep(session, deployment, person, report, {step: read}, now)


def takes_words(session: Session, deployment: Deployment, person: Person, report_id: int) -> bool:
    """Whether a report stands at a line of text in the person's own words."""
    report = report_shown.in_hand(session, deployment, person, report_id)
    if report is None:
        return False
    obligation = deployment.plan(report.plan_id).obligation(report.obligation_id)
    question = steps.question_of(obligation, steps.present(report, obligation))
    return question is not None and question.type == "text"


def chose(
    session: Session, deployment: Deployment, person: Person, report: Report, value: str, now: datetime
) -> Outcome | Stale:
    """A choice was tapped: the way by which something went, its day, or that the report itself went elsewhere."""
    page = report_shown.page_of(session, deployment, report)
    step = steps.present(report, page.due.obligation)
    if step == FILE and value == steps.ELSEWHERE:
        return _keep(session, deployment, person, report, {steps.ELSEWHERE: True}, now)
    if step == steps.CHANNEL and value in steps.CHANNELS:
        return _keep(session, deployment, person, report, {step: value}, now)
    if step == steps.DAY:
        read = steps.read_answer(page.due.obligation, step, value, words=deployment.words, today=deployment.today(now))
        if isinstance(read, str):
            return _keep(session, deployment, person, report, {step: read}, now)
    return Stale()


def skip(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Leave out what may be left out; without a file the figures come first."""
    obligation = report_shown.page_of(session, deployment, report).due.obligation
    step = steps.present(report, obligation)
    if not steps.is_optional(obligation, step):
        return replace(report_shown.asked(session, deployment, person, report, now), refusal=Refusal("refuse-required"))
    given = {FILE: report.answers.get(FILE, False)} if step == FILE else {step: None}
    return _keep(session, deployment, person, report, given, now)


def keep(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Leave an answer that was opened again as it is."""
    obligation = report_shown.page_of(session, deployment, report).due.obligation
    if steps.present(report, obligation) not in report.answers:
        return replace(report_shown.asked(session, deployment, person, report, now), refusal=Refusal("refuse-required"))
    return report_shown.moved(session, deployment, person, steps.going_on(report, obligation, {}), now)


def back(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """One step back."""
    obligation = report_shown.page_of(session, deployment, report).due.obligation
    return report_shown.moved(session, deployment, person, steps.going_back(report, obligation), now)


def change(
    session: Session, deployment: Deployment, person: Person, report: Report, named: str, now: datetime
) -> Outcome | None:
    """Open the step again that a button names; None when there is none of that name."""
    obligation = report_shown.page_of(session, deployment, report).due.obligation
    order = steps.steps(obligation, report.answers)
    step = next((each for each in order if actions.short(each) == named), None)
    if step is None:
        return None
    return report_shown.moved(session, deployment, person, steps.going_to(report, obligation, step), now)


def edit_list(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Which answer to change."""
    report_shown.await_words(session, person, report, now)
    return ReportEditList(report_shown.page_of(session, deployment, report))


def pause(session: Session, person: Person, report: Report, now: datetime) -> Outcome:
    """Lay a report aside; it keeps everything."""
    conversations.await_text(session, person.telegram_id, None, now)
    return ReportPaused(report)


def look(session: Session, deployment: Deployment, person: Person, report_id: int, now: datetime) -> Outcome | None:
    """Where a report stands, once more; None when it is no longer there for the person."""
    report = report_shown.in_hand(session, deployment, person, report_id)
    if report is None:
        return None
    return report_shown.shown(session, deployment, person, report, now)


def keep_file(
    session: Session, deployment: Deployment, person: Person, report_id: int, file: File, now: datetime
) -> tuple[Outcome | FileWithoutDraft, ...]:
    """Keep a document or photo with the report, wherever it stands."""
    report = report_shown.in_hand(session, deployment, person, report_id)
    if report is None or file.kind == "voice":
        return (FileWithoutDraft(file.kind),)
    attachments.add(
        session,
        report_id=report.id,
        kind=file.kind,
        file_id=file.file_id,
        file_unique_id=file.unique_id,
        mime=file.mime,
        size=file.size,
        now=now,
    )
    kept = ReportFileKept(len(attachments.of_report(session, report.id)), of_several=file.album is not None)
    page = report_shown.page_of(session, deployment, report)
    if steps.present(report, page.due.obligation) == FILE:
        return kept, _keep(session, deployment, person, report, {FILE: True}, now)
    if kept.of_several:
        return (kept,)
    return kept, report_shown.shown(session, deployment, person, report, now)


def drop_files(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Take away the files; what an earlier edition was handed in with is kept with it."""
    attachments.removed(session, [each.id for each in attachments.of_report(session, report.id)], now)
    answers = {key: value for key, value in report.answers.items() if key != FILE}
    changed = replace(report, answers=answers, step=FILE, version=report.version + 1)
    return report_shown.moved(session, deployment, person, changed, now)


def _keep(
    session: Session, deployment: Deployment, person: Person, report: Report, given: Mapping[str, Any], now: datetime
) -> Outcome:
    """Take an answer; kept before anything is said about it."""
    obligation = report_shown.page_of(session, deployment, report).due.obligation
    moved = steps.going_on(report, obligation, given)
    shown = report_shown.moved(session, deployment, person, moved, now)
    read = tuple(step for step in given if step not in (FILE, steps.ELSEWHERE))
    return replace(shown, read=read) if isinstance(shown, ReportAsked) else shown
