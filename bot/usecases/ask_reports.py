"""Questions on reports: until when, to whom, who has handed in. Which plan is asked back only where it matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from bot.domain.calendar import Every, Period
from bot.domain.obligations import coming, is_over, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.roster import Unit
from bot.usecases import duties, questions, standing, sums
from bot.usecases.answers import WhichPlan
from bot.usecases.questions import Asked
from bot.usecases.report_pages import ReportDue, ReportsDue, ReportSums

#: what was due longer ago is not what somebody asks about today
_PAST = timedelta(days=60)


def due(under: Sequence[Asked]) -> ReportsDue | WhichPlan | None:
    """When reports are due and to whom they go, under the one of these plans that is meant.

    None when under none of them the asker has to do with a report that has a day. Several are asked back when their
    answers differ.
    """
    told = [(asked, found) for asked in _in_force(under, _asks_for_dated) if (found := _due(asked)) is not None]
    if len({_said(found) for _, found in told}) > 1:
        return _which([asked for asked, _ in told])
    return told[0][1] if told else None


def handed_in(under: Sequence[Asked]) -> ReportSums | WhichPlan | None:
    """Who has handed a report in and who has not, under the one of these plans that is meant; None when none asks."""
    found = _in_force(under, lambda asked: _asked_about(asked) is not None)
    meant = [asked for asked in found if any(True for _ in _concerned(asked))] or found
    if len(meant) > 1:
        return _which(meant)
    for asked in meant:
        duty = _asked_about(asked)
        if duty is not None:
            return sums.of_all(asked.session, asked.deployment, asked.person, asked.tree, duty)
    return None


def _in_force(under: Sequence[Asked], fits: Callable[[Asked], bool]) -> list[Asked]:
    """The plans that fit and are in force; else the newest of those that are over, or one that has yet to begin."""
    fitting = [asked for asked in under if fits(asked)]
    in_force = [asked for asked in fitting if _today(asked) in asked.plan.term]
    return in_force or sorted(fitting, key=lambda asked: (not _is_over(asked), asked.plan.term.end))[-1:]


def _is_over(asked: Asked) -> bool:
    return is_over(asked.plan, _today(asked))


def _today(asked: Asked) -> date:
    return asked.deployment.today(asked.now)


def _asked_about(asked: Asked) -> duties.Duty | None:
    return duties.report_asked_about(asked.plan, asked.tree, _today(asked))


def _asks_for_dated(asked: Asked) -> bool:
    return any(one.due is not None for one in _reports(asked.plan))


def _reports(plan: Plan) -> Iterator[Obligation]:
    return (one for one in plan.obligations if one.action is Action.REPORT and any(periods_of(plan, one)))


def _concerned(asked: Asked) -> Iterator[Unit]:
    """The units that owe a report and are the asker's own, or stand below the asker's."""
    top = questions.top_unit(asked)
    for obligation in _reports(asked.plan):
        for unit in asked.tree.select(obligation.who, on=_today(asked)):
            below = top is not None and unit.id != top.id and asked.tree.is_under(unit.id, top.id)
            if below or duties.may_hand_in(asked.person, unit, asked.tree):
                yield unit


def _which(meant: Sequence[Asked]) -> WhichPlan:
    """Which of the plans is meant?"""
    meaning = meant[0].meaning
    unit = None if meaning.unit is None else int(meaning.unit)
    return WhichPlan(meaning.intent, tuple(asked.plan for asked in meant), unit, meaning.period, reports=True)


def _said(told: ReportsDue) -> frozenset[tuple[date, tuple[str, ...]]]:
    """What makes answers differ: days, and to whom it goes."""
    return frozenset((one.due.due, () if one.receiver is None else one.receiver.now) for one in told.reports)


def _due(asked: Asked) -> ReportsDue | None:
    # a period that was named is that of the last one and of the present one
    by_duty = {(one.due.id, one.due.period, one.standing and one.standing.unit.id): one for one in _of_units(asked)}
    own = tuple(by_duty.values())
    owed = {one.due.id for one in own}
    below = () if asked.named_unit is not None else tuple(one for one in _of_all(asked) if one.due.id not in owed)
    listed = _worth_saying((*own, *below), _today(asked))
    if not listed:
        return None
    hands_in = asked.named_unit is None and any(one.standing and one.standing.progress.missing for one in own)
    return ReportsDue(asked.plan, listed, hands_in, bool(below))


def _worth_saying(found: Sequence[ReportDue], today: date) -> tuple[ReportDue, ...]:
    """What comes next, then what is just past; where there is neither, the last one of those that come again."""
    ordered = sorted(found, key=lambda one: one.due.due)
    coming_up = [one for one in ordered if one.due.due >= today]
    just_past = [one for one in ordered if today - _PAST <= one.due.due < today]
    again = [one for one in ordered if one.due.every is not Every.ONCE]
    return tuple([*coming_up, *just_past] or again[-1:])


def _of_units(asked: Asked) -> Iterator[ReportDue]:
    """The reports of the unit that is named, or of the asker's own."""
    named, today = asked.named_unit, _today(asked)
    own = [unit for unit in asked.tree if duties.may_hand_in(asked.person, unit, asked.tree)]
    units = own if named is None else [named]
    for how in duties.reports_owed(asked.session, asked.deployment, asked.plan, units, asked.tree, today):
        obligation, period = how.due.obligation, _named_period(asked, how.due.obligation)
        if period is not None:
            how = standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, how.unit, period)
        if obligation.due is not None:
            yield ReportDue(how.due, questions.receiver(asked, obligation), how)


def _of_all(asked: Asked) -> Iterator[ReportDue]:
    """The reports that units owe below the asker's, when they are next due."""
    top, today = questions.top_unit(asked), _today(asked)
    for obligation in _reports(asked.plan) if top is not None else ():
        owing = asked.tree.select(obligation.who, on=today)
        if obligation.due is None or not any(unit.parent is not None for unit in owing):
            continue
        upcoming = coming(asked.plan, obligation, today, asked.deployment.calendar)
        present = None if upcoming is None else Period.parse(upcoming.period)
        period = _named_period(asked, obligation) or present or list(periods_of(asked.plan, obligation))[-1]
        yield ReportDue(questions.measured(asked, obligation, period), questions.receiver(asked, obligation))


def _named_period(asked: Asked, obligation: Obligation) -> Period | None:
    """The period that was named, where the report has it."""
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    fits = named is not None and named.every is obligation.every and named in periods_of(asked.plan, obligation)
    return named if fits else None
