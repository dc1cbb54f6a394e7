"""Where a report in hand stands: the step to answer, or all of it to look over."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.domain import report as steps
from bot.domain.calendar import Period
from bot.domain.permissions import Person
from bot.domain.report import NOTHING, REVIEW, Report
from bot.storage import attachments, conversations, reports, units
from bot.usecases import duties, handed, standing
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty
from bot.usecases.report_pages import Outcome, Page, ReportAsked, ReportReview

AWAITED = "report"


def in_hand(session: Session, deployment: Deployment, person: Person, report_id: int) -> Report | None:
    """The report of this id; None when there is none, it is another unit's, or its plan no longer runs."""
    report, tree = reports.get(session, report_id), units.tree(session)
    if report is None or not deployment.runs(report.plan_id):
        return None
    if not any(each.id == report.obligation_id for each in deployment.plan(report.plan_id).obligations):
        return None
    return report if duties.may_hand_in(person, tree[report.unit_id], tree) else None


def page_of(session: Session, deployment: Deployment, report: Report) -> Page:
    """A report as it stands."""
    plan, period = deployment.plan(report.plan_id), Period.parse(report.period)
    obligation, tree = plan.obligation(report.obligation_id), units.tree(session)
    unit = tree[report.unit_id]
    (how,) = standing.of_units(session, deployment, plan, obligation, [unit], period)
    files = tuple(each.id for each in attachments.of_report(session, report.id))
    earlier = handed.before(session, Duty(plan, obligation, period), tree, [unit])
    return Page(plan, report, how, files, earlier.get(unit.id, NOTHING))


def shown(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """The step at which a report stands, or all of it once every step has been answered."""
    page = page_of(session, deployment, report)
    if steps.present(report, page.due.obligation) == REVIEW:
        await_words(session, person, report, now)
        return ReportReview(page)
    return asked(session, deployment, person, report, now)


def asked(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> ReportAsked:
    """The step at which a report stands; the next text is its answer."""
    await_words(session, person, report, now)
    return ReportAsked(page_of(session, deployment, report))


def moved(session: Session, deployment: Deployment, person: Person, report: Report, now: datetime) -> Outcome:
    """Keep a report at another step, and show it there."""
    reports.save(session, report, now)
    return shown(session, deployment, person, report, now)


def await_words(session: Session, person: Person, report: Report, now: datetime) -> None:
    """Take the next text for this state of the report."""
    awaited = {"kind": AWAITED, "report": report.id, "version": report.version}
    conversations.await_text(session, person.telegram_id, awaited, now)
