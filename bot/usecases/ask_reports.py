"""Questions on reports: until when, to whom, who has handed in. Which plan is asked back only where it matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from bot.domain.calendar import Every, Period
from bot.domain.names import shared
from bot.domain.obligations import coming, is_over, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.roster import Unit
from bot.usecases import duties, periods, questions, standing, sums
from bot.usecases.answers import NoSuchPeriod, WhichPlan
from bot.usecases.questions import Asked
from bot.usecases.report_pages import ReportDue, ReportsDue, ReportSums

#: so many words in a row of a report's name are enough to name it
_WORDS = 3


def due(under: Sequence[Asked]) -> ReportsDue | WhichPlan | None:
    """When reports are due and to whom they go, under the one of these plans that is meant.

    None when under none of them the asker has to do with a report that has a day, or that is named. Several are asked
    back when their answers differ.
    """
    told = [(asked, found) for asked in _in_force(under, _asks_for_one) if (found := _due(asked)) is not None]
    if len({_said(found) for _, found in told}) > 1:
        return _which([asked for asked, _ in told])
    return told[0][1] if told else None


def handed_in(under: Sequence[Asked]) -> ReportSums | WhichPlan | NoSuchPeriod | None:
    """Who has handed a report in and who has not, under the one of these plans that is meant; None when none asks."""
    found = _in_force(under, lambda asked: _asked_about(asked) is not None)
    meant = [asked for asked in found if any(True for _ in _concerned(asked))] or found
    if len(meant) > 1:
        return _which(meant)
    for asked in meant:
        duty, named = _asked_about(asked), questions.period_named(asked)
        if duty is not None and named is not None and named.every is duty.period.every and named != duty.period:
            return NoSuchPeriod(asked.plan, named)
        if duty is not None:
            return sums.of_all(asked.session, asked.deployment, asked.person, asked.tree, duty, _today(asked))
    return None


def is_named(text: str, plans: Iterable[Plan]) -> bool:
    """Whether a text calls a report of one of the plans by its name."""
    return any(_is_called(one, text) for plan in plans for one in _reports(plan))


def _is_called(obligation: Obligation, text: str) -> bool:
    return obligation.name is not None and shared(obligation.name, text) >= _WORDS


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
    """The report that is named, or else the first that units below the root owe, in its period."""
    called = [one for one in _reports(asked.plan) if _is_called(one, asked.meaning.text)]
    meant = next(iter(_meant(asked, called or duties.reports_below(asked.plan, asked.tree, _today(asked)))), None)
    if meant is None:
        return None
    return duties.Duty(asked.plan, meant, _named_period(asked, meant) or _period_of_all(asked, meant))


def _period_of_all(asked: Asked, obligation: Obligation) -> Period:
    """The period that is meant of all units below the asker's, where none is named."""
    of = (asked.session, asked.deployment, asked.plan, obligation, asked.tree, _today(asked))
    return periods.over(*of, under=questions.under(asked))


def _meant(asked: Asked, reports: Iterable[Obligation]) -> list[Obligation]:
    """Of several reports those that a text comes closest to naming, and of these those that have the named period."""
    listed = list(reports)
    nearest = max((shared(one.name or "", asked.meaning.text) for one in listed), default=0)
    called = [one for one in listed if nearest < _WORDS or shared(one.name or "", asked.meaning.text) == nearest]
    return [one for one in called if _named_period(asked, one) is not None] or called


def _asks_for_one(asked: Asked) -> bool:
    return any(_is_told(asked, one) for one in _reports(asked.plan))


def _is_told(asked: Asked, obligation: Obligation) -> bool:
    """Whether there is something to say on when a report is due: it has a day, or it is asked for by its name."""
    return obligation.due is not None or _is_called(obligation, asked.meaning.text)


def _reports(plan: Plan) -> Iterator[Obligation]:
    return (one for one in plan.obligations if one.action is Action.REPORT and any(periods_of(plan, one)))


def _concerned(asked: Asked) -> Iterator[Unit]:
    """The units that owe a report and are the asker's own, or stand below the asker's."""
    tops = questions.tops(asked)
    for obligation in _reports(asked.plan):
        for unit in asked.tree.select(obligation.who, on=_today(asked)):
            below = unit not in tops and any(asked.tree.is_under(unit.id, top.id) for top in tops)
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
    meant = {one.id for one in _meant(asked, (one.due.obligation for one in (*own, *below)))}
    listed = _worth_saying([one for one in (*own, *below) if one.due.id in meant], _today(asked))
    if not listed:
        return None
    hands_in = asked.named_unit is None and any(one.standing and one.standing.progress.missing for one in own)
    return ReportsDue(asked.plan, listed, hands_in, bool(below))


def _worth_saying(found: Sequence[ReportDue], today: date) -> tuple[ReportDue, ...]:
    """What comes next, then what is just past; where there is neither, the last one of those that come again."""
    ordered = sorted(found, key=lambda one: one.due.due)
    coming_up = [one for one in ordered if one.due.due >= today]
    just_past = [one for one in ordered if today - duties.RECENT <= one.due.due < today]
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
        if _is_told(asked, obligation):
            yield ReportDue(how.due, questions.receiver(asked, obligation), how)


def _of_all(asked: Asked) -> Iterator[ReportDue]:
    """The reports that units owe below the asker's, when they are next due."""
    today = _today(asked)
    for obligation in _reports(asked.plan) if questions.tops(asked) else ():
        owing = asked.tree.select(obligation.who, on=today)
        if not _is_told(asked, obligation) or not any(unit.parent is not None for unit in owing):
            continue
        upcoming = coming(asked.plan, obligation, today, asked.deployment.calendar)
        present = None if upcoming is None else Period.parse(upcoming.period)
        period = _named_period(asked, obligation) or present or list(periods_of(asked.plan, obligation))[-1]
        yield ReportDue(questions.measured(asked, obligation, period), questions.receiver(asked, obligation))


def _named_period(asked: Asked, obligation: Obligation) -> Period | None:
    """The period that was named, where the report has it."""
    named = questions.period_named(asked)
    fits = named is not None and named.every is obligation.every and named in periods_of(asked.plan, obligation)
    return named if fits else None
