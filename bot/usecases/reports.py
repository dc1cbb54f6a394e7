"""Handing a report in: saved after every answer, looked over, handed in, corrected. `sums` shows all units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain import report as steps
from bot.domain.answers import Refusal
from bot.domain.calendar import Period
from bot.domain.names import fold
from bot.domain.obligations import DueObligation, due_day
from bot.domain.outage import Waited
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.plan import Action as Asks
from bot.domain.plan import Obligation
from bot.domain.report import FILE, REVIEW, Report
from bot.domain.roster import Tree, Unit
from bot.storage import attachments, conversations, people, reports, units
from bot.usecases import duties, notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.duties import Duty
from bot.usecases.forms import FileWithoutDraft, Stale
from bot.usecases.incoming import File
from bot.usecases.report_pages import (
    NoReport,
    Outcome,
    Page,
    PickReport,
    ReportAsked,
    ReportEditList,
    ReportFileKept,
    ReportPaused,
    ReportReceived,
    ReportReview,
    ReportView,
)

AWAITED = "report"


def start(session: Session, deployment: Deployment, person: Person, now: datetime) -> Outcome:
    """Begin the one report that is due next; else ask which: those that are late, or else all of them."""
    found = duties.reports_of(session, deployment, person, units.tree(session), deployment.today(now))
    if not found:
        return NoReport(deployment.main_plan)
    dated = [each for each in found if each[1].progress.missing and each[1].due.obligation.due is not None]
    in_time = [each for each in dated if each[1].due.due >= deployment.today(now)]
    meant = in_time or dated or list(found)
    if len(meant) > 1:
        return PickReport(meant[0][0], tuple(how for _, how in meant))
    plan, how = meant[0]
    duty = Duty(plan, how.due.obligation, Period.parse(how.due.period))
    return begin(session, deployment, person, duty, how.unit.id, now) or NoReport(plan)


def begin(
    session: Session, deployment: Deployment, person: Person, duty: Duty, unit_id: int, now: datetime
) -> Outcome | None:
    """Open a unit's report of a period where it stands; None when it is not the person's to write.

    One that has been handed in, and that nobody is correcting, is shown. A unit that has ended by the due day leaves it
    to its heir.
    """
    tree = units.tree(session)
    if unit_id not in tree:
        return None
    unit = standing.bearer(duty.obligation, tree[unit_id], duty.period, tree)
    if not duties.may_hand_in(person, unit, tree):
        return None
    if duty.obligation.action is not Asks.REPORT or not _owes(duty.obligation, unit, tree):
        return None
    report = reports.open_one(
        session,
        plan_id=duty.plan.id,
        obligation_id=duty.obligation.id,
        period=str(duty.period),
        unit_id=unit.id,
        now=now,
    )
    if report.edition and not report.is_begun:
        return view(session, deployment, person, report.id)
    return _take_up(session, deployment, person, report, now, begun=not report.answers)


def resume(session: Session, deployment: Deployment, person: Person, report_id: int, now: datetime) -> Outcome | None:
    """Take a report up again; one that has been handed in is opened to be corrected. None when there is none."""
    report = in_hand(session, deployment, person, report_id)
    if report is None:
        return None
    return _take_up(session, deployment, person, report, now)


def in_hand(session: Session, deployment: Deployment, person: Person, report_id: int) -> Report | None:
    """The report of this id; None when there is none, it is another unit's, or its plan no longer runs."""
    report, tree = reports.get(session, report_id), units.tree(session)
    if report is None or not deployment.runs(report.plan_id):
        return None
    if not any(each.id == report.obligation_id for each in deployment.plan(report.plan_id).obligations):
        return None
    return report if duties.may_hand_in(person, tree[report.unit_id], tree) else None


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
    report = in_hand(session, deployment, person, awaited["report"])
    if report is None:
        conversations.await_text(session, person.telegram_id, None, now)
        return NoReport(deployment.main_plan)
    if report.version != awaited["version"]:
        return replace(_asked(session, deployment, person, report, now), of_other=True)
    obligation, words, typed = _page(session, deployment, report).due.obligation, deployment.words, fold(text)
    step = steps.present(report, obligation)
    if typed in words.back:
        return back(session, deployment, person, report, now)
    if typed in words.keep and step in report.answers:
        return keep(session, deployment, person, report, now)
    if step == REVIEW:
        if typed in words.submit | words.hand_in:
            return hand_in(session, deployment, person, report, now, waited=waited)
        page = _page(session, deployment, report)
        return ReportEditList(page) if typed in words.edit else ReportReview(page)
    if steps.skips(obligation, step, typed, words):
        return skip(session, deployment, person, report, now)
    if step == FILE:
        asked = _asked(session, deployment, person, report, now)
        return replace(asked, refusal=Refusal("refuse-report-file"))
    read = steps.read_answer(obligation, step, text, words=words, today=deployment.today(now))
    if isinstance(read, Refusal):
        return replace(_asked(session, deployment, person, report, now), refusal=read)
    return _keep(session, deployment, person, report, {step: read}, now)


def takes_words(session: Session, deployment: Deployment, person: Person, report_id: int) -> bool:
    """Whether a report stands at a line of text in the person's own words."""
    report = in_hand(session, deployment, person, report_id)
    if report is None:
        return False
    obligation = deployment.plan(report.plan_id).obligation(report.obligation_id)
    question = steps.question_of(obligation, steps.present(report, obligation))
    return question is not None and question.type == "text"


def chose(
    session: Session, deployment: Deployment, person: Person, report: Report, value: str, now: datetime
) -> Outcome | Stale:
    """A choice was tapped: the way by which something went, its day, or that the report itself went elsewhere."""
    page = _page(session, deployment, report)
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
    obligation = _page(session, deployment, report).due.obligation
    step = steps.present(report, obligation)
    if not steps.is_optional(obligation, step):
        return replace(_asked(session, deployment, person, report, now), refusal=Refusal("refuse-required"))
    given = {FILE: report.answers.get(FILE, False)} if step == FILE else {step: None}
    return _keep(session, deployment, person, report, given, now)


def keep(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Leave an answer that was opened again as it is."""
    obligation = _page(session, deployment, report).due.obligation
    if steps.present(report, obligation) not in report.answers:
        return replace(_asked(session, deployment, person, report, now), refusal=Refusal("refuse-required"))
    return _moved(session, deployment, person, steps.going_on(report, obligation, {}), now)


def back(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """One step back."""
    obligation = _page(session, deployment, report).due.obligation
    return _moved(session, deployment, person, steps.going_back(report, obligation), now)


def change(
    session: Session, deployment: Deployment, person: Person, report: Report, named: str, now: datetime
) -> Outcome | None:
    """Open the step again that a button names; None when there is none of that name."""
    obligation = _page(session, deployment, report).due.obligation
    order = steps.steps(obligation, report.answers)
    step = next((each for each in order if actions.short(each) == named), None)
    if step is None:
        return None
    return _moved(session, deployment, person, steps.going_to(report, obligation, step), now)


def edit_list(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Which answer to change."""
    _await(session, person, report, now)
    return ReportEditList(_page(session, deployment, report))


def pause(session: Session, person: Person, report: Report, now: datetime) -> Outcome:
    """Lay a report aside; it keeps everything."""
    conversations.await_text(session, person.telegram_id, None, now)
    return ReportPaused(report)


def look(session: Session, deployment: Deployment, person: Person, report_id: int, now: datetime) -> Outcome | None:
    """Where a report stands, once more; None when it is no longer there for the person."""
    report = in_hand(session, deployment, person, report_id)
    if report is None:
        return None
    return _shown(session, deployment, person, report, now)


def keep_file(
    session: Session, deployment: Deployment, person: Person, report_id: int, file: File, now: datetime
) -> tuple[Outcome | FileWithoutDraft, ...]:
    """Keep a document or photo with the report, wherever it stands."""
    report = in_hand(session, deployment, person, report_id)
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
    page = _page(session, deployment, report)
    if steps.present(report, page.due.obligation) == FILE:
        return kept, _keep(session, deployment, person, report, {FILE: True}, now)
    if kept.of_several:
        return (kept,)
    return kept, _shown(session, deployment, person, report, now)


def drop_files(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Take away the files; what an earlier edition was handed in with is kept with it."""
    attachments.removed(session, [each.id for each in attachments.of_report(session, report.id)], now)
    answers = {key: value for key, value in report.answers.items() if key != FILE}
    changed = replace(report, answers=answers, step=FILE, version=report.version + 1)
    return _moved(session, deployment, person, changed, now)


def hand_in(
    session: Session,
    deployment: Deployment,
    person: Person,
    report: Report,
    now: datetime,
    *,
    waited: Waited | None = None,
) -> Outcome:
    """Hand a report in, or once more; what it lacks is asked for. The reviewers are told.

    One that waited while the bot was away came when it can have been sent at the earliest.
    """
    page = _page(session, deployment, report)
    lacking = steps.first_open(report, page.due.obligation, files=len(page.files))
    if lacking is not None:
        opened = steps.going_to(report, page.due.obligation, lacking)
        reports.save(session, opened, now)
        key = "refuse-report-empty" if lacking == FILE else "refuse-required"
        return replace(_asked(session, deployment, person, opened, now), refusal=Refusal(key))
    conversations.await_text(session, person.telegram_id, None, now)
    came = now if waited is None else min(now, waited.since)
    on_time = page.due.in_time(deployment.local(came))
    kept = reports.hand_in(session, report, person_id=person.id, files=page.files, on_time=on_time, now=now)
    others = [each for each in people.everybody(session) if each.id != person.id]
    for reviewer in who_may(others, Action.DECIDE, kept.unit_id, units.tree(session)):
        key = f"report:{kept.id}:{kept.edition}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, notes.ReportHandedIn(kept.id, kept.edition), key=key, now=now)
    following = _following(session, deployment, page, now)
    return ReportReceived(_page(session, deployment, kept), again=kept.edition > 1, following=following)


def view(session: Session, deployment: Deployment, person: Person, report_id: int) -> Outcome:
    """A report as handed in, as this person may see it."""
    report, tree = reports.get(session, report_id), units.tree(session)
    seen = report is not None and deployment.runs(report.plan_id) and report.edition > 0
    if report is None or not seen or not may(person, Action.READ_DOSSIER, report.unit_id, tree):
        return NoReport(deployment.main_plan)
    editions = reports.editions(session, report.id)
    page = replace(_page(session, deployment, report), files=editions[-1].files)
    return ReportView(
        page,
        editions,
        people.get(session, editions[-1].person_id).name,
        own=duties.may_hand_in(person, page.unit, tree),
        decides=may(person, Action.DECIDE, report.unit_id, tree) and page.unit.parent is not None,
    )


def heard(session: Session, deployment: Deployment, person: Person, report_id: int, edition: int) -> ReportView | None:
    """What a reviewer is told of a report; None once a newer edition is there."""
    shown = view(session, deployment, person, report_id)
    if not isinstance(shown, ReportView) or shown.page.report.edition != edition:
        return None
    return replace(shown, news=True)


def _take_up(
    session: Session, deployment: Deployment, person: Person, report: Report, now: datetime, *, begun: bool = False
) -> Outcome:
    conversations.take_up(session, person.telegram_id, None, now)
    shown = _shown(session, deployment, person, report, now)
    return replace(shown, begun=begun) if isinstance(shown, ReportAsked) else shown


def _keep(
    session: Session, deployment: Deployment, person: Person, report: Report, given: Mapping[str, Any], now: datetime
) -> Outcome:
    """Take an answer; kept before anything is said about it."""
    obligation = _page(session, deployment, report).due.obligation
    moved = steps.going_on(report, obligation, given)
    shown = _moved(session, deployment, person, moved, now)
    read = tuple(step for step in given if step not in (FILE, steps.ELSEWHERE))
    return replace(shown, read=read) if isinstance(shown, ReportAsked) else shown


def _moved(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    reports.save(session, report, now)
    return _shown(session, deployment, person, report, now)


def _shown(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    page = _page(session, deployment, report)
    if steps.present(report, page.due.obligation) == REVIEW:
        _await(session, person, report, now)
        return ReportReview(page)
    return _asked(session, deployment, person, report, now)


def _asked(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> ReportAsked:
    _await(session, person, report, now)
    return ReportAsked(_page(session, deployment, report))


def _await(session: Session, person: Person, report: Report, now: datetime) -> None:
    awaited = {"kind": AWAITED, "report": report.id, "version": report.version}
    conversations.await_text(session, person.telegram_id, awaited, now)


def _page(session: Session, deployment: Deployment, report: Report) -> Page:
    plan, period = deployment.plan(report.plan_id), Period.parse(report.period)
    obligation, tree = plan.obligation(report.obligation_id), units.tree(session)
    unit = tree[report.unit_id]
    (how,) = standing.of_units(session, deployment, plan, obligation, [unit], period)
    files = tuple(each.id for each in attachments.of_report(session, report.id))
    earlier = duties.before(obligation, period)
    found: tuple[Report, ...] = ()
    if earlier is not None:
        of = (plan.id, obligation.id, str(earlier))
        line = tree.borne_by(unit.id, due_day(obligation.due, period))
        listed = reports.listed(session, plan_id=of[0], obligation_id=of[1], period=of[2], units=line)
        found = tuple(each for each in listed if each.edition)
    # what several have handed in is not one report to compare with
    return Page(plan, report, how, files, found[0] if len(found) == 1 else None)


def _following(session: Session, deployment: Deployment, page: Page, now: datetime) -> DueObligation | None:
    """The unit's next report with a time that has not been handed in."""
    tree, today = units.tree(session), deployment.today(now)
    found = [
        measure(session, deployment, page.plan, obligation, period).due(page.unit.id)
        for obligation in page.plan.obligations
        if obligation.action is Asks.REPORT and obligation.due is not None and _owes(obligation, page.unit, tree)
        for period in standing.periods_owed(page.plan, obligation, page.unit)
        if (obligation.id, str(period)) != (page.report.obligation_id, page.report.period)
    ]
    return min((one for one in found if one.due >= today), key=lambda one: one.due, default=None)


def _owes(obligation: Obligation, unit: Unit, tree: Tree) -> bool:
    return unit in tree.select(obligation.who, on=unit.valid_to or date.max)
