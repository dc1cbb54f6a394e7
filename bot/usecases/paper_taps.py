"""What the buttons of reports, milestones and dispositions do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.domain.actions import TOGETHER, Action, OutOfDate, Verb
from bot.domain.disposition import Disposal
from bot.domain.permissions import Role
from bot.domain.plan import Action as Asks
from bot.domain.plan import Plan
from bot.storage import units
from bot.usecases import (
    dispose,
    dispose_for,
    disposed,
    duties,
    milestones,
    report_shown,
    report_writing,
    reports,
    sums,
)
from bot.usecases.forms import Stale
from bot.usecases.report_pages import NoReport
from bot.usecases.turn import Outcome, Turn
from bot.usecases.wishes import handed_in

#: stands for all units
_ALL = 0


def _report(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Begin a report: the one that the button names, or the one that is owed."""
    if action.arguments:
        duty = duties.read(action, turn.deployment)
        together = action.arguments[3:] == (TOGETHER,)
        begun = reports.begin(
            turn.session, turn.deployment, turn.person, duty, action.number(2), turn.now, together=together
        )
        return (NoReport(duty.plan) if begun is None else begun,)
    started = reports.start(turn.session, turn.deployment, turn.person, turn.now)
    oversees = turn.person.holds(Role.REVIEWER) or turn.person.holds(Role.LEADER)
    if isinstance(started, NoReport) and oversees:
        return (handed_in(turn, units.tree(turn.session)),)
    return (started,)


def _on_report(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Something done to a report in hand. One of an earlier state is out of date."""
    report = report_shown.in_hand(turn.session, turn.deployment, turn.person, action.number(0))
    if report is None or report.version != action.number(1):
        raise OutOfDate(action.verb)
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    match action.verb:
        case Verb.REPORT_ANSWER:
            return (report_writing.chose(session, deployment, person, report, action.word(2), now),)
        case Verb.REPORT_SKIP:
            return (report_writing.skip(session, deployment, person, report, now),)
        case Verb.REPORT_BACK:
            return (report_writing.back(session, deployment, person, report, now),)
        case Verb.REPORT_KEEP:
            return (report_writing.keep(session, deployment, person, report, now),)
        case Verb.REPORT_EDIT:
            return (report_writing.edit_list(session, deployment, person, report, now),)
        case Verb.REPORT_CHANGE:
            changed = report_writing.change(session, deployment, person, report, action.word(2), now)
            return (Stale() if changed is None else changed,)
        case Verb.REPORT_PAUSE:
            return (report_writing.pause(session, person, report, now),)
        case Verb.REPORT_DROP_FILES:
            return (report_writing.drop_files(session, deployment, person, report, now),)
        case _:
            waited = turn.incoming.waited
            return (reports.hand_in(session, deployment, person, report, now, waited=waited),)


def _resume(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    resumed = reports.resume(turn.session, turn.deployment, turn.person, action.number(0), turn.now)
    if resumed is None:
        raise OutOfDate(action.verb)
    return (resumed,)


def _sums(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    tree = units.tree(turn.session)
    if not action.arguments:
        return (handed_in(turn, tree),)
    plan = _plan_named(turn, action)
    if plan is None:
        duty = duties.read(action, turn.deployment)
        if duty.obligation.action is not Asks.REPORT:
            raise OutOfDate(action.verb)
        return (sums.of_all(turn.session, turn.deployment, turn.person, tree, duty, turn.deployment.today(turn.now)),)
    meant = sums.asked_about(turn.session, turn.deployment, turn.person, plan, tree, turn.deployment.today(turn.now))
    if meant is None:
        return (NoReport(plan),)
    return (sums.of_all(turn.session, turn.deployment, turn.person, tree, meant, turn.deployment.today(turn.now)),)


def _milestone(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    plan, milestone = _plan_named(turn, action), None
    if plan is None:
        plan, milestone = milestones.read(action, turn.deployment)
    return (milestones.ask(turn.session, turn.deployment, turn.person, plan, milestone, turn.now),)


def _plan_named(turn: Turn, action: Action) -> Plan | None:
    """The plan of which a button speaks as a whole; None for one that names something in a plan."""
    if not action.arguments:
        return turn.plan
    return next((plan for plan in turn.deployment.plans if plan.code == action.word(0)), None)


def _milestone_day(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    plan, milestone = milestones.read(action, turn.deployment)
    try:
        day = date.fromisoformat(action.word(1))
    except ValueError:
        raise OutOfDate(action.verb) from None
    return (milestones.mark(turn.session, turn.deployment, turn.person, plan, milestone, day, turn.now),)


def _milestone_undo(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    plan, milestone = milestones.read(action, turn.deployment)
    undone = milestones.unmark(turn.session, turn.deployment, turn.person, plan, milestone, action.number(1), turn.now)
    return (undone,)


def _dispose_list(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty = duties.read(action, turn.deployment)
    return (dispose_for.listed(turn.session, turn.deployment, turn.person, duty, turn.now),)


def _dispose_unit(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty = duties.read(action, turn.deployment)
    return (dispose_for.of_unit(turn.session, turn.deployment, turn.person, duty, action.number(2)),)


def _dispose(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty, unit = duties.read(action, turn.deployment, position=1), action.number(3)
    disposal = action.one_of(Disposal, 0)
    meant = None if unit == _ALL else unit
    return (dispose.begin(turn.session, turn.deployment, turn.person, duty, disposal, meant, turn.now),)


def _dispose_received(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    kind, number = action.word(0), action.number(1)
    if kind not in ("n", "r"):
        raise OutOfDate(action.verb)
    nomination, report = (number, None) if kind == "n" else (None, number)
    begun = dispose.received(turn.session, turn.deployment, turn.person, turn.now, nomination=nomination, report=report)
    return (begun,)


def _dispose_on(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """A button under a disposition that lies in the conversation; another one than was read back is out of date."""
    awaited = turn.conversation.awaiting
    if awaited is None or awaited["kind"] != dispose.AWAITED:
        raise OutOfDate(action.verb)
    if action.verb is Verb.DISPOSE_YES and action.word(0) != dispose.fingerprint(awaited):
        raise OutOfDate(action.verb)
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    if action.verb is Verb.DISPOSE_YES:
        return (dispose.confirm(session, deployment, person, awaited, now),)
    if action.word(0) == "letter":
        return (dispose.ask_letter(session, deployment, person, awaited, now),)
    if action.word(0) == "again":
        return (dispose.taken_up(session, deployment, person, awaited, now),)
    return (dispose.anew(session, deployment, person, awaited, now),)


def _dispose_undo(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    return (disposed.undo(turn.session, turn.deployment, turn.person, action.number(0), turn.now),)


_ON_REPORT = (
    Verb.REPORT_ANSWER,
    Verb.REPORT_SKIP,
    Verb.REPORT_BACK,
    Verb.REPORT_KEEP,
    Verb.REPORT_EDIT,
    Verb.REPORT_CHANGE,
    Verb.REPORT_PAUSE,
    Verb.REPORT_DROP_FILES,
    Verb.REPORT_SEND,
)

ON_PAPER: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.REPORT: _report,
    Verb.REPORT_RESUME: _resume,
    Verb.REPORT_VIEW: lambda t, a: (reports.view(t.session, t.deployment, t.person, a.number(0)),),
    Verb.REPORT_SUMS: _sums,
    Verb.MILESTONE_DONE: _milestone,
    Verb.MILESTONE_DAY: _milestone_day,
    Verb.MILESTONE_UNDO: _milestone_undo,
    Verb.DISPOSE_LIST: _dispose_list,
    Verb.DISPOSE_UNIT: _dispose_unit,
    Verb.DISPOSE: _dispose,
    Verb.DISPOSE_RECEIVED: _dispose_received,
    Verb.DISPOSE_ON: _dispose_on,
    Verb.DISPOSE_YES: _dispose_on,
    Verb.DISPOSE_UNDO: _dispose_undo,
    **dict.fromkeys(_ON_REPORT, _on_report),
}
