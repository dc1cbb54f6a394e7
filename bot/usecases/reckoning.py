"""What a figure is made up of: the entries behind it, each with the reason why it does not count, if it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import actions
from bot.domain.calendar import Every, Period, ending_within
from bot.domain.nomination import Listed
from bot.domain.obligations import DueObligation, due_day, is_campaign
from bot.domain.plan import Obligation, Plan
from bot.domain.progress import Ground, Group, ground
from bot.domain.roster import Tree, Unit
from bot.storage import tallies, told
from bot.storage.told import Figure
from bot.usecases import answers
from bot.usecases.answers import Answer
from bot.usecases.questions import Asked
from bot.usecases.standing import UnitStanding


class Kind(StrEnum):
    """What a figure counts."""

    UNIT = "unit"  # the entries of one unit
    UNITS = "units"  # the units that have done their part
    SPAN = "span"  # the entries of one unit over several periods
    FREE = "free"  # the entries of units of which no number is asked
    FORWARD = "forward"  # the entries that a unit has forwarded


@dataclass(frozen=True)
class Item:
    """An entry of a figure, with the unit for which it counts, or the ground on which it does not."""

    unit: Unit
    listed: Listed
    ground: Ground | None


@dataclass(frozen=True)
class Reckoning:
    """A figure with the standings it was told by; those of a figure without a number are none.

    `period` is the whole one that it speaks of, None for all of a plan's time; `circle` whose figure one of units is.
    """

    kind: Kind
    plan: Plan
    obligation: Obligation | None
    period: Period | None
    standings: tuple[UnitStanding, ...] = ()
    units: tuple[Unit, ...] = ()
    circle: str = ""


def of(answer: Answer) -> tuple[Reckoning, ...]:
    """The figures of an answer, the one it is about first; none of an answer without any."""
    match answer:
        case answers.Since() | answers.InPlaceOfFile():
            return of(answer.answer)
        case answers.Together():
            return tuple(each for one in answer.answers for each in of(one))
        case answers.Remaining():
            return (_of_unit(answer.plan, answer.standing),)
        case answers.RemainingAll() | answers.MissingUnits():
            forwards = answer.own if isinstance(answer, answers.RemainingAll) else ()
            return (
                of_units(answer.plan, answer.due, answer.standings, answer.circle),
                *(of_units(answer.plan, due, standings, answer.circle) for due, standings in answer.others),
                *(_of_forward(answer.plan, how) for how in forwards),
            )
        case answers.RemainingOver() if answer.standings:
            obligation = answer.standings[0].due.obligation
            return (Reckoning(Kind.SPAN, answer.plan, obligation, answer.span, answer.standings, (answer.unit,)),)
        case answers.OverAll():
            obligation = answer.standings[0].due.obligation
            return (Reckoning(Kind.SPAN, answer.plan, obligation, answer.span, answer.standings),)
        case answers.Forwards():
            return tuple(_of_forward(answer.plan, how) for how in answer.own)
        case answers.NoQuota():
            freely = Reckoning(Kind.FREE, answer.plan, None, answer.period, (), answer.units)
            return (*(_of_forward(answer.plan, how) for how in answer.own), freely)
        case _:
            return ()


def of_units(plan: Plan, due: DueObligation, standings: tuple[UnitStanding, ...], circle: str) -> Reckoning:
    """The figure of how many units of a circle have done their part."""
    return Reckoning(Kind.UNITS, plan, due.obligation, Period.parse(due.period), standings, circle=circle)


def all_under(tree: Tree, tops: Iterable[int] | None) -> str:
    """The circle of all units below some, or (None) all there are: it stays when units merge or come in addition."""
    roots = {tree.current(unit.id).id for unit in tree if unit.parent is None}
    under = roots if tops is None else {tree.current(each).id for each in tops}
    return "all" if roots <= under else f"under {_short(under)}"


def those(units: Iterable[Unit]) -> str:
    """The circle of these units alone."""
    return _short(unit.id for unit in units)


def _short(ids: Iterable[int]) -> str:
    return actions.short(*map(str, sorted(ids)))


def _of_unit(plan: Plan, how: UnitStanding) -> Reckoning:
    return Reckoning(Kind.UNIT, plan, how.due.obligation, Period.parse(how.due.period), (how,), (how.unit,))


def _of_forward(plan: Plan, how: UnitStanding) -> Reckoning:
    return Reckoning(Kind.FORWARD, plan, how.due.obligation, Period.parse(how.due.period), (how,), (how.unit,))


def keep(asked: Asked, answer: Answer) -> None:
    """Keep the figures of an answer as told to who asked."""
    for one in of(answer):
        told.keep(
            asked.session, asked.person.id, figure(one, () if one.kind is Kind.UNITS else items(asked, one)), asked.now
        )


def figure(one: Reckoning, of_it: Iterable[Item]) -> Figure:
    """A figure as it is kept, from its entries, which one of units does without."""
    if one.kind is Kind.UNITS:
        members = frozenset(how.unit.id for how in met(one.standings))
        scope = one.circle
    else:
        members = frozenset(item.listed.id for item in of_it if item.ground is None)
        scope = those(one.units)
    endless = one.kind is Kind.FREE and one.period is None
    return Figure(
        plan_id=one.plan.id,
        obligation_id="" if one.obligation is None else one.obligation.id,
        period="" if one.period is None else str(one.period),
        scope=f"{one.kind}:{scope}",
        number=len(members),
        members=None if endless else members,
    )


def met(standings: Iterable[UnitStanding]) -> tuple[UnitStanding, ...]:
    """Those that have done their part; who is exempt has none."""
    return tuple(how for how in standings if how.terms.exempt is None and how.progress.group is Group.MET)


def items(asked: Asked, one: Reckoning) -> tuple[Item, ...]:
    """All entries that a figure was told by, as they came in."""
    match one.kind:
        case Kind.FREE:
            return _free(asked, one)
        case Kind.FORWARD:
            return _forwardable(asked, one)
        case _:
            return _borne(asked, one)


def _borne(asked: Asked, one: Reckoning) -> tuple[Item, ...]:
    """Those of units, with what counts for them of units that have ended; each of its own period."""
    of_whom: dict[tuple[str | None, int], Unit] = {}
    for how in one.standings:
        day, period = due_day(how.due.obligation.due, Period.parse(how.due.period)), _filed_under(how)
        of_whom.update({(period, each): how.unit for each in asked.tree.borne_by(how.unit.id, day)})
    # what a campaign brings is filed under the months in which it came
    periods = {period for period, _ in of_whom if period is not None} or None
    listed = tallies.counting(asked.session, plan_id=one.plan.id, periods=periods, units={each for _, each in of_whom})
    found = ((each, of_whom.get((each.period if periods else None, each.unit_id))) for each in listed)
    return tuple(Item(unit, each, ground(one.obligation, each.entry)) for each, unit in found if unit is not None)


def _filed_under(how: UnitStanding) -> str | None:
    return None if is_campaign(how.due.obligation) else how.due.period


def _forwardable(asked: Asked, one: Reckoning) -> tuple[Item, ...]:
    """What units sent for periods that end within the one in which it is forwarded."""
    (how,) = one.standings
    obligation, period = how.due.obligation, Period.parse(how.due.period)
    within = None if obligation.every is Every.ONCE else [str(each) for each in ending_within(period)]
    listed = tallies.counting(asked.session, plan_id=one.plan.id, periods=within)
    day, tree = due_day(obligation.due, period), asked.tree
    theirs = [each for each in listed if tree.is_under(tree.bearer(each.unit_id, day), how.unit.id)]
    return tuple(Item(tree[each.unit_id], each, ground(obligation, each.entry)) for each in theirs)


def _free(asked: Asked, one: Reckoning) -> tuple[Item, ...]:
    day = one.plan.term.end if one.period is None else one.period.last_day
    theirs = [each for unit in one.units for each in asked.tree.borne_by(unit.id, day)]
    period = None if one.period is None else [str(each) for each in ending_within(one.period)]
    listed = tallies.counting(asked.session, plan_id=one.plan.id, periods=period, units=theirs if one.units else None)
    return tuple(Item(asked.tree[each.unit_id], each, ground(None, each.entry)) for each in listed)


def by_unit(found: Iterable[Item]) -> Mapping[Unit, Sequence[Item]]:
    """Entries by the unit for which they count."""
    sorted_out: dict[Unit, list[Item]] = {}
    for item in found:
        sorted_out.setdefault(item.unit, []).append(item)
    return sorted_out
