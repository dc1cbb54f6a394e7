"""What reviewers have disposed, as `standing` asks for it: until when a unit has time, and whether it owes anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.disposition import Disposal, Disposition, Dispositions
from bot.domain.nomination import Act, last_judgement
from bot.domain.obligations import DueObligation, due, due_day
from bot.domain.plan import DueBasis, Obligation, Plan
from bot.storage import dispositions, nominations, reports
from bot.storage import units as roster
from bot.usecases.deployment import Deployment


@dataclass(frozen=True)
class Terms:
    """What was disposed for a unit in a period."""

    extended: Disposition | None = None
    exempt: Disposition | None = None
    cutoff: Disposition | None = None
    received: tuple[Disposition, ...] = ()

    @property
    def listed(self) -> tuple[Disposition, ...]:
        """All that change what the figures say; an earlier day to steer to changes nothing."""
        return tuple(each for each in (self.extended, self.exempt, *self.received) if each is not None)


#: nothing was disposed
UNCHANGED = Terms()


@dataclass(frozen=True)
class Measure:
    """What an obligation is measured by in a period: the plan's own day, and what was disposed."""

    stated: DueObligation
    disposed: Dispositions
    deployment: Deployment

    def terms(self, unit_id: int, line: Sequence[int] = ()) -> Terms:
        """What holds for a unit; `line` are further ones whose entries count for it."""
        of, theirs = self.disposed.of, {unit_id, *line}
        received = (each for each in self.disposed.received if each.unit_id in theirs)
        extended, exempt = (of(each, unit_id) for each in (Disposal.EXTEND, Disposal.EXEMPT))
        return Terms(extended, exempt, self.cutoff(unit_id), tuple(received))

    def due(self, unit_id: int | None) -> DueObligation:
        """The obligation with the day until which a unit has time, or (None) all of them."""
        later = self.disposed.of(Disposal.EXTEND, unit_id)
        if later is None or later.day is None:
            return self.stated
        last = self.deployment.calendar.last_working_day(later.day)
        return replace(
            self.stated, due=later.day, last_working_day=last, basis=DueBasis.STATED, lenient_until=later.day
        )

    def cutoff(self, unit_id: int | None) -> Disposition | None:
        """The earlier day to steer a unit to, or (None) all of them.

        None once it does not lie before the deadline, when an extension has been taken back.
        """
        found = self.disposed.of(Disposal.CUTOFF, unit_id)
        return None if found is None or found.day is None or found.day >= self.due(unit_id).due else found


def measure(session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, period: Period) -> Measure:
    """What an obligation is measured by in a period."""
    held = dispositions.of(session, plan_id=plan.id, obligation_id=obligation.id, period=str(period))
    return Measure(due(plan, obligation, period, deployment.calendar), held, deployment)


def settle(session: Session, deployment: Deployment, disposition: Disposition) -> None:
    """Say anew of what has come in whether it was in time, once a disposition was made or undone.

    Of what waited in an outage the reviewer says so, by a word or by the day on which it was there on paper.
    """
    plan, period = deployment.plan(disposition.plan_id), Period.parse(disposition.period)
    obligation, tree = plan.obligation(disposition.obligation_id), roster.tree(session)
    measured, day = measure(session, deployment, plan, obligation, period), due_day(obligation.due, period)
    days = {(each.of_nomination, each.of_report): each.day for each in measured.disposed.listed}
    units = None if disposition.unit_id is None else tree.borne_by(tree.bearer(disposition.unit_id, day), day)
    for nomination in nominations.listed(session, plan_id=plan.id, period=str(period), units=units):
        if nomination.obligation_id != disposition.obligation_id:
            continue
        last, received = measured.due(tree.bearer(nomination.unit_id, day)), days.get((nomination.id, None))
        if received is not None:
            nominations.measure(session, nomination.id, on_time=_kept(last, received))
        elif nomination.outage_id is not None:
            word = last_judgement(nominations.events(session, nomination.id))
            on_time = word is None or word.act is Act.IN_TIME
            nominations.measure(session, nomination.id, on_time=on_time, provisional=word is None)
        else:
            on_time = last.in_time(deployment.local(nomination.first_submitted_at))
            nominations.measure(session, nomination.id, on_time=on_time)
    for report in reports.listed(
        session, plan_id=plan.id, obligation_id=disposition.obligation_id, period=str(period), units=units
    ):
        if report.handed_in_at is None:
            continue
        last, received = measured.due(tree.bearer(report.unit_id, day)), days.get((None, report.id))
        in_time = last.in_time(deployment.local(report.handed_in_at))
        waits = received is None and report.outage_id is not None and not in_time
        on_time = waits or (in_time if received is None else _kept(last, received))
        reports.measure(session, report.id, on_time=on_time, received_on=received, provisional=waits)


def _kept(last: DueObligation, received: date) -> bool:
    return received <= last.lenient_until
