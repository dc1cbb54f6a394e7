"""Reports of units: begun, taken up again, handed in, looked at. `report_writing` asks one step after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

from sqlmodel import Session

from bot.domain import report as steps
from bot.domain.answers import Refusal
from bot.domain.calendar import Period
from bot.domain.obligations import due_day
from bot.domain.outage import Waited
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.plan import Action as Asks
from bot.domain.report import FILE, NOTHING, Report
from bot.domain.roster import Tree
from bot.storage import conversations, people, reports, units
from bot.usecases import duties, handed, notes, report_shown, standing
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty
from bot.usecases.report_pages import (
    NoReport,
    Outcome,
    Page,
    PickReport,
    ReportAsked,
    ReportOfSeveral,
    ReportReceived,
    ReportView,
)
from bot.usecases.standing import UnitStanding


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
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    unit_id: int,
    now: datetime,
    *,
    together: bool = False,
) -> Outcome | None:
    """Open a unit's report of a period where it stands; None when it is not the person's to write.

    One that has been handed in, and that nobody is correcting, is shown; so is what those have handed in that the unit
    has succeeded, until one is begun for all of them (`together`). A unit that has ended by the due day leaves it to
    its heir.
    """
    tree = units.tree(session)
    if unit_id not in tree:
        return None
    unit = standing.bearer(duty.obligation, tree[unit_id], duty.period, tree)
    if not duties.may_hand_in(person, unit, tree):
        return None
    if duty.obligation.action is not Asks.REPORT or not standing.owes(duty.obligation, unit, tree):
        return None
    of = {"plan_id": duty.plan.id, "obligation_id": duty.obligation.id, "period": str(duty.period)}
    how = standing.of_unit(session, deployment, duty.plan, duty.obligation, unit, duty.period)
    others = handed.is_of_others(how)
    if others and not together and not any(each.is_begun for each in reports.listed(session, units=[unit.id], **of)):
        return _of_several(session, duty, how, tree)
    report = reports.open_one(session, unit_id=unit.id, now=now, **of)
    if report.edition and not report.is_begun:
        return view(session, deployment, person, report.id)
    if others and not report.answers:
        report = replace(report, answers=handed.together(duty, how.handed, tree), version=report.version + 1)
        reports.save(session, report, now)
        return _take_up(session, deployment, person, report, now, begun=True)
    return _take_up(session, deployment, person, report, now, begun=not report.answers)


def _of_several(session: Session, duty: Duty, how: UnitStanding, tree: Tree) -> ReportOfSeveral:
    earlier = handed.before(session, duty, tree, [how.unit]).get(how.unit.id, NOTHING)
    answers = handed.together(duty, how.handed, tree)
    return ReportOfSeveral(duty.plan, how, handed.merged(how, tree), answers, earlier)


def resume(session: Session, deployment: Deployment, person: Person, report_id: int, now: datetime) -> Outcome | None:
    """Take a report up again; one that has been handed in is opened to be corrected. None when there is none."""
    report = report_shown.in_hand(session, deployment, person, report_id)
    if report is None:
        return None
    return _take_up(session, deployment, person, report, now)


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

    One that waited while the bot was away is on time provisionally when it can have been sent in time.
    """
    page = report_shown.page_of(session, deployment, report)
    lacking = steps.first_open(report, page.due.obligation, files=len(page.files))
    if lacking is not None:
        opened = steps.going_to(report, page.due.obligation, lacking)
        reports.save(session, opened, now)
        key = "refuse-report-empty" if lacking == FILE else "refuse-required"
        return replace(report_shown.asked(session, deployment, person, opened, now), refusal=Refusal(key))
    conversations.await_text(session, person.telegram_id, None, now)
    on_time = page.due.in_time(deployment.local(now))
    outage = (
        None if on_time or waited is None or not page.due.in_time(deployment.local(waited.since)) else waited.outage
    )
    kept = reports.hand_in(
        session,
        report,
        person_id=person.id,
        files=page.files,
        on_time=on_time or outage is not None,
        now=now,
        outage_id=None if outage is None else outage.id,
    )
    others = [each for each in people.everybody(session) if each.id != person.id]
    for reviewer in who_may(others, Action.DECIDE, kept.unit_id, units.tree(session)):
        key = f"report:{kept.id}:{kept.edition}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, notes.ReportHandedIn(kept.id, kept.edition), key=key, now=now)
    following = _following(session, deployment, person, page, now)
    return ReportReceived(report_shown.page_of(session, deployment, kept), again=kept.edition > 1, following=following)


def view(session: Session, deployment: Deployment, person: Person, report_id: int) -> Outcome:
    """A report as handed in, as this person may see it."""
    report, tree = reports.get(session, report_id), units.tree(session)
    seen = report is not None and deployment.runs(report.plan_id) and report.edition > 0
    if report is None or not seen or not may(person, Action.READ_DOSSIER, report.unit_id, tree):
        return NoReport(deployment.main_plan)
    editions = reports.editions(session, report.id)
    page = replace(report_shown.page_of(session, deployment, report), files=editions[-1].files)
    return ReportView(
        page,
        editions,
        people.called(session, editions[-1].person_id, editions[-1].by_name),
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
    shown = report_shown.shown(session, deployment, person, report, now)
    return replace(shown, begun=begun) if isinstance(shown, ReportAsked) else shown


def _following(
    session: Session, deployment: Deployment, person: Person, page: Page, now: datetime
) -> UnitStanding | None:
    """What the person still has to hand in: what is late, else what is due next, else what has no time."""
    tree, today = units.tree(session), deployment.today(now)
    owed = (how for _, how in duties.reports_of(session, deployment, person, tree, today))
    found = [how for how in (*owed, *_yet_to_come(session, deployment, page, tree, today)) if how.progress.missing]
    return min(found, key=lambda how: (_urgency(how, deployment.local(now)), how.due.due), default=None)


def _urgency(how: UnitStanding, local: datetime) -> int:
    if how.due.obligation.due is None:
        return 2
    return 1 if how.due.in_time(local) else 0


def _yet_to_come(
    session: Session, deployment: Deployment, page: Page, tree: Tree, today: date
) -> Iterator[UnitStanding]:
    """The unit's reports with a time that are still to come, each obligation's from the next one on."""
    for obligation in page.plan.obligations:
        if (
            obligation.action is Asks.REPORT
            and obligation.due is not None
            and standing.owes(obligation, page.unit, tree)
        ):
            ahead = (
                standing.of_unit(session, deployment, page.plan, obligation, page.unit, period)
                for period in standing.periods_owed(page.plan, obligation, page.unit)
                if due_day(obligation.due, period) >= today
            )
            yield from islice((how for how in ahead if how.progress.missing), 1)
