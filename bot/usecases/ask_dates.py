"""Questions on days and places: until when, to whom, which reviews and reports are to come."""

from __future__ import annotations

from datetime import date

from bot.domain.bodies import Receiver
from bot.domain.calendar import Every
from bot.domain.disposition import Disposal
from bot.domain.obligations import DueObligation, coming, due_day, first_period, is_over, periods_of
from bot.domain.permissions import Role
from bot.domain.plan import Action, Obligation
from bot.storage import milestones as marks
from bot.usecases import questions, standing
from bot.usecases.answers import Answer, Deadline, Milestones, NoDeadline, SubmitWhere
from bot.usecases.dispositions import measure
from bot.usecases.milestones import markable
from bot.usecases.questions import Asked


def deadline(asked: Asked) -> Answer:
    unit = asked.named_unit or questions.own_unit(asked)
    today = asked.deployment.today(asked.now)
    owed = None if unit is None else standing.owed_by(asked.plan, unit, asked.tree)
    obligation = owed or questions.meant(asked)
    if obligation is None or obligation.due is None:
        return NoDeadline(
            asked.plan,
            obligation,
            questions.coming_next(asked),
            is_over(asked.plan, today),
            officer=asked.person.holds(Role.OFFICER),
            hands_in=questions.hands_in(asked),
            sums=unit is None and questions.sees_sums(asked),
            receiver=None if obligation is None else questions.receiver(asked, obligation),
        )
    period = questions.period_meant(asked, obligation)
    if obligation.at_least is None and obligation.every is not Every.MONTH:
        period = first_period(asked.plan, obligation)
    met = None
    if owed is not None and owed.at_least is not None and unit is not None:
        how = standing.of_unit(asked.session, asked.deployment, asked.plan, owed, unit, period)
        met = not how.progress.missing
    held = measure(asked.session, asked.deployment, asked.plan, obligation, period)
    mine = None if owed is None or unit is None else standing.bearer(obligation, unit, period, asked.tree).id
    extended = held.disposed.for_all(Disposal.EXTEND) if mine is None else held.terms(mine).extended
    measured = held.due(mine)
    upcoming = coming(asked.plan, obligation, today, asked.deployment.calendar)
    following = () if upcoming is None or measured.due >= today or asked.meaning.period else (upcoming,)
    others = (*following, *(() if owed is not None else _other_dues(asked, obligation)))
    receiver = questions.receiver(asked, obligation)
    return Deadline(asked.plan, measured, unit, met, is_over(asked.plan, today), others, receiver, extended)


def _other_dues(asked: Asked, meant: Obligation) -> tuple[DueObligation, ...]:
    """When the plan's other numbers to nominate and to forward are next due."""
    numbered = {one.id for one in asked.plan.obligations if one.at_least is not None and one.id != meant.id}
    return tuple(one for one in questions.coming_next(asked) if one.id in numbered)


def submit_where(asked: Asked) -> Answer:
    unit = asked.named_unit or questions.own_unit(asked)
    owed = None if unit is None else standing.owed_by(asked.plan, unit, asked.tree)
    meant = owed or standing.main_obligation(asked.plan)
    receiver = None if meant is None else questions.receiver(asked, meant)
    forwarding = ((o, questions.receiver(asked, o)) for o in asked.plan.obligations if o.action is Action.FORWARD)
    onward = tuple((obligation, to) for obligation, to in forwarding if to is not None)
    return SubmitWhere(asked.plan, meant, receiver, onward, asked.person.holds(Role.OFFICER))


def _changed(receiver: Receiver | None) -> Receiver | None:
    """A receiver that is no longer what the plan says."""
    return receiver if receiver is not None and receiver.gone_since is not None else None


def milestones(asked: Asked) -> Answer:
    today = asked.deployment.today(asked.now)
    reports = [o for o in asked.plan.obligations if o.action is Action.REPORT and any(periods_of(asked.plan, o))]
    dated = tuple((report, _report_day(asked, report, today)) for report in reports)
    changed = dict.fromkeys(_changed(questions.receiver(asked, report)) for report in reports)
    gone = tuple(receiver for receiver in changed if receiver is not None)
    done = marks.done(asked.session, asked.plan.id)
    open_ = markable(asked.session, asked.person, asked.plan, asked.tree, today)
    return Milestones(
        asked.plan, asked.plan.milestones, dated, today, gone, done, bool(open_), questions.hands_in(asked)
    )


def _report_day(asked: Asked, report: Obligation, today: date) -> date | None:
    """When a report is next due; the last time when that is past, None when the plan gives it no time."""
    if report.due is None:
        return None
    upcoming = coming(asked.plan, report, today, asked.deployment.calendar)
    return upcoming.due if upcoming else due_day(report.due, list(periods_of(asked.plan, report))[-1])
