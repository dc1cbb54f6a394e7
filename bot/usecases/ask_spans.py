"""Questions on a quarter or a year of shorter periods, over all units: what was sent, who is behind, who sends late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from bot.domain.calendar import Every, Period
from bot.domain.obligations import due_day, periods_of
from bot.domain.plan import Action, Obligation
from bot.storage import tallies
from bot.usecases import discreet, questions, standing
from bot.usecases.answers import OverAll, Slow
from bot.usecases.beginnings import begun_on, is_known
from bot.usecases.questions import Asked
from bot.usecases.standing import UnitStanding


def over_all(asked: Asked) -> OverAll | None:
    """How all units below the asker's stand over the span that is named; None where it spans no shorter periods."""
    span = questions.period_named(asked)
    if span is None or any(each.every is span.every for each in _numbered(asked)):
        return None
    standings = tuple(how for each in _numbered(asked) for how in _within(asked, each, span))
    return OverAll(asked.plan, span, standings) if standings else None


def slow(asked: Asked, *, whole: bool) -> Slow | None:
    """Which units sent late, most often first, over what is named or this year; None where nothing was owed in it."""
    span = questions.period_named(asked) or _this_year(asked)
    standings = tuple(how for each in _numbered(asked) for how in _within(asked, each, span))
    if not standings:
        return None
    today = asked.deployment.today(asked.now)
    past = [how for how in standings if how.due.lenient_until < today and how.terms.exempt is None]
    begun = begun_on(asked.session, asked.deployment)
    known = [how for how in past if is_known(how.due, begun)]
    since = _first_counted(standings, begun) if len(known) < len(past) else None
    unsent = Counter(how.unit.id for how in known if how.progress.is_nothing_sent)
    return Slow(asked.plan, span, standings, _late(asked, standings), unsent, whole, since)


def _first_counted(standings: Iterable[UnitStanding], begun: date | None) -> Period | None:
    """The first period of which it can be said here who sent; None where that is of none."""
    counted = {how.due.period for how in standings if is_known(how.due, begun)}
    return min(map(Period.parse, counted), key=lambda period: period.first_day, default=None)


def _this_year(asked: Asked) -> Period:
    """The year of today, or the plan's nearest."""
    term = asked.plan.term
    return Period.of(min(max(asked.deployment.today(asked.now), term.start), term.end), Every.YEAR)


def _numbered(asked: Asked) -> list[Obligation]:
    owed = (each for each in asked.plan.obligations if each.action is Action.NOMINATE)
    return [each for each in owed if each.at_least is not None]


def _within(asked: Asked, obligation: Obligation, span: Period) -> Iterator[UnitStanding]:
    """How the units stand in each period of an obligation that has begun, of those within a span."""
    today = asked.deployment.today(asked.now)
    for period in periods_of(asked.plan, obligation):
        if span.first_day <= period.first_day <= today and period.last_day <= span.last_day:
            standings = standing.everyone(
                asked.session,
                asked.deployment,
                asked.plan,
                obligation,
                asked.tree,
                period,
                under=questions.under(asked),
            )
            yield from discreet.of_all(asked.person, standings, asked.tree, oversees=questions.oversees(asked))


def _late(asked: Asked, standings: tuple[UnitStanding, ...]) -> Counter[int]:
    """By unit, in how many periods the first that came for it came late."""
    bearing = {
        (how.due.period, each): how.unit.id
        for how in standings
        for each in asked.tree.borne_by(how.unit.id, due_day(how.due.obligation.due, Period.parse(how.due.period)))
    }
    came = tallies.counting(
        asked.session, plan_id=asked.plan.id, periods={period for period, _ in bearing}, units={u for _, u in bearing}
    )
    first: dict[tuple[str, int], bool] = {}
    for one in came:
        unit = bearing.get((one.period, one.unit_id))
        if unit is not None:
            first.setdefault((one.period, unit), one.on_time)
    return Counter(unit for (_, unit), on_time in first.items() if not on_time)
