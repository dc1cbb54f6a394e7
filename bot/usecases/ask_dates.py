"""Questions on days and places: until when, to whom, which reviews and reports are to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.bodies import Receiver
from bot.domain.calendar import Every, Period
from bot.domain.disposition import Disposal
from bot.domain.names import fold
from bot.domain.obligations import DueObligation, coming, due_day, first_period, is_over, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.plan import Action, Milestone, Obligation
from bot.domain.roster import Unit
from bot.storage import milestones as marks
from bot.usecases import discreet, questions, standing
from bot.usecases.answers import (
    Answer,
    Coming,
    Dated,
    Deadline,
    Milestones,
    NoDeadline,
    NothingOwed,
    SubmitWhere,
    Together,
)
from bot.usecases.dispositions import measure
from bot.usecases.milestones import markable
from bot.usecases.questions import Asked

#: of what was not asked for by name
_UNNAMED = 2


def deadline(asked: Asked) -> Answer:
    units, meant = questions.units_meant(asked), questions.meant(asked)
    if asked.named_unit is None and not asked.person.holds(Role.OFFICER):
        # who leads a root asks for all units below it
        units = tuple(unit for unit in units if unit.parent is not None)
    owing: dict[str, list[Unit]] = {}
    for unit in units or (questions.tops(asked) if meant is None or meant.due is None else ()):
        owed = (_dated(asked, unit, Action.NOMINATE) if units else None) or _dated(asked, unit, Action.FORWARD)
        if owed is not None:
            owing.setdefault(owed.id, []).append(unit)
    found: list[Answer] = []
    for owed_id, theirs in owing.items():
        found.extend(_deadlines(asked, asked.plan.obligation(owed_id), theirs))
    free = tuple(unit for unit in units if not _owes_exemplars(asked, unit))
    if free and meant is not None and meant.at_least is not None:
        found.append(NothingOwed(asked.plan, free))
    if not owing:
        found.append(_deadline_of_all(asked))
    return found[0] if len(found) == 1 else Together(tuple(found))


def _owes_exemplars(asked: Asked, unit: Unit) -> bool:
    ways = (Action.NOMINATE, Action.FORWARD)
    return any(standing.owed_by(asked.plan, unit, asked.tree, action=way) is not None for way in ways)


def _dated(asked: Asked, unit: Unit, action: Action) -> Obligation | None:
    """What a unit owes of this kind, where it has a day."""
    owed = standing.owed_by(asked.plan, unit, asked.tree, action=action)
    return owed if owed is not None and owed.due is not None else None


def _deadline_of_all(asked: Asked) -> Answer:
    """Until when nominations are due to the others, of whom the asker is none; or that the plan names no time."""
    obligation, today = questions.meant(asked), asked.deployment.today(asked.now)
    if obligation is None or obligation.due is None:
        return NoDeadline(
            asked.plan,
            obligation,
            questions.coming_next(asked),
            is_over(asked.plan, today),
            officer=asked.person.holds(Role.OFFICER),
            hands_in=questions.hands_in(asked),
            sums=not questions.units_meant(asked) and questions.sees_sums(asked),
            receiver=None if obligation is None else questions.receiver(asked, obligation),
        )
    held = measure(asked.session, asked.deployment, asked.plan, obligation, _period(asked, obligation, ()))
    measured, extended = held.due(None), held.disposed.of(Disposal.EXTEND, None)
    others = (*_following(asked, measured), *_other_dues(asked, obligation))
    receiver = questions.receiver(asked, obligation)
    return Deadline(asked.plan, measured, (), (), is_over(asked.plan, today), others, receiver, extended)


def _deadlines(asked: Asked, obligation: Obligation, units: Sequence[Unit]) -> Iterator[Deadline]:
    """Until when units have time for what all of them owe, by the day."""
    if obligation.action is Action.FORWARD:
        standings = tuple(how for unit in units for how in questions.forwarding(asked, unit))
    else:
        period = _period(asked, obligation, units)
        bearing = dict.fromkeys(standing.bearer(obligation, unit, period, asked.tree) for unit in units)
        standings = standing.of_units(asked.session, asked.deployment, asked.plan, obligation, bearing, period)
    standings = discreet.unexplained(asked.person, standings, asked.tree)
    over, receiver = is_over(asked.plan, asked.deployment.today(asked.now)), questions.receiver(asked, obligation)
    for day in dict.fromkeys(how.due.due for how in standings):
        those = [how for how in standings if how.due.due == day]
        theirs = tuple(how.unit for how in those if how.terms.exempt is None and how.progress.required is not None)
        unmet = tuple(how.unit for how in those if how.progress.wanting)
        waiting = tuple(how.unit for how in those if how.progress.missing and not how.progress.wanting)
        due, extended = those[0].due, those[0].terms.extended
        officer = any(may(asked.person, May.NOMINATE, unit.id, asked.tree) for unit in theirs)
        yield Deadline(asked.plan, due, theirs, unmet, over, _others(asked, due), receiver, extended, officer, waiting)


def _period(asked: Asked, obligation: Obligation, units: Sequence[Unit]) -> Period:
    if obligation.at_least is None and obligation.every is not Every.MONTH:
        return first_period(asked.plan, obligation)
    return questions.period_meant(asked, obligation, units)


def _others(asked: Asked, due: DueObligation) -> tuple[Coming, ...]:
    """What comes next; to who forwards all else that does."""
    following = _following(asked, due)
    if due.action is not Action.FORWARD:
        return following
    return (*following, *(one for one in questions.coming_next(asked) if one.due.id != due.id))


def _following(asked: Asked, due: DueObligation) -> tuple[Coming, ...]:
    """When an obligation is due next once its day is past; nothing when a period was named."""
    today = asked.deployment.today(asked.now)
    upcoming = coming(asked.plan, due.obligation, today, asked.deployment.calendar)
    if upcoming is None or due.due >= today or asked.meaning.period:
        return ()
    return (Coming(upcoming, questions.others_owing(asked, due.obligation)),)


def _other_dues(asked: Asked, meant: Obligation) -> tuple[Coming, ...]:
    """When the plan's other numbers to nominate and to forward are next due."""
    numbered = {one.id for one in asked.plan.obligations if one.at_least is not None and one.id != meant.id}
    return tuple(one for one in questions.coming_next(asked) if one.due.id in numbered)


def submit_where(asked: Asked) -> Answer:
    owed = [standing.owed_by(asked.plan, unit, asked.tree) for unit in questions.units_meant(asked)]
    # who proposes without owing anything proposes under the plan's first obligation
    meant = [one for one in owed if one is not None]
    by_receiver = {one.to: one for one in reversed(meant)}
    if not by_receiver:
        reports = (one for one in asked.plan.obligations if one.action is Action.REPORT and one.to is not None)
        return _submitted(asked, standing.main_obligation(asked.plan) or next(reports, None))
    found = [_submitted(asked, one) for one in reversed(by_receiver.values())]
    return found[0] if len(found) == 1 else Together(tuple(found))


def _submitted(asked: Asked, meant: Obligation | None) -> SubmitWhere:
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
    changed = dict.fromkeys(_changed(questions.receiver(asked, report)) for report in reports)
    gone = tuple(receiver for receiver in changed if receiver is not None)
    done = marks.done(asked.session, asked.plan.id)
    dated = (
        *(Dated(one, one.due) for one in asked.plan.milestones),
        *(Dated(one, _report_day(asked, one, today), questions.others_owing(asked, one)) for one in reports),
    )
    rank = {one.what.id: _rank(asked, one) for one in dated}
    to_come = [one for one in dated if one.day is not None and one.day >= today and one.what.id not in done]
    named = min(rank.values(), default=_UNNAMED)
    meant = [one for one in to_come if rank[one.what.id] == named] or [o for o in dated if rank[o.what.id] == named]
    first = min(meant, key=lambda one: one.day or date.max, default=None)
    ordered = sorted(dated, key=lambda one: (one is not first, rank[one.what.id]))
    open_ = markable(asked.session, asked.person, asked.plan, asked.tree, today)
    return Milestones(
        asked.plan,
        tuple(ordered),
        today,
        named == _UNNAMED and first in to_come,
        gone,
        done,
        bool(open_),
        questions.hands_in(asked),
        absent=named == _UNNAMED and any(_asked_for(asked).values()),
    )


def _asked_for(asked: Asked) -> dict[str, list[str]]:
    """By kind of milestone, the words for it that a text has."""
    said = f" {fold(asked.meaning.text)} "
    kinds = asked.deployment.words.milestones
    return {kind: [word for word in words if f" {word} " in said] for kind, words in kinds.items()}


def _rank(asked: Asked, dated: Dated) -> int:
    """How near a milestone or report is to what was asked for: of that kind, called so, or neither."""
    asked_for = _asked_for(asked)
    if isinstance(dated.what, Milestone) and asked_for.get(str(dated.what.kind)):
        return 0
    name = f" {fold(dated.what.name or '')} "
    return 1 if any(f" {word} " in name for words in asked_for.values() for word in words) else _UNNAMED


def _report_day(asked: Asked, report: Obligation, today: date) -> date | None:
    """When a report is next due; the last time when that is past, None when the plan gives it no time."""
    if report.due is None:
        return None
    upcoming = coming(asked.plan, report, today, asked.deployment.calendar)
    return upcoming.due if upcoming else due_day(report.due, list(periods_of(asked.plan, report))[-1])
