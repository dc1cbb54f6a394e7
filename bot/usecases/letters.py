"""The draft of a letter to units that have sent nothing, or too little, in two periods running."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain import unsent
from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Action, Person, Role, may
from bot.domain.plan import Action as Asked
from bot.domain.plan import Obligation, Plan
from bot.domain.roster import Tree, Unit
from bot.domain.unsent import Reached
from bot.storage import people, units
from bot.usecases import chase_targets, standing
from bot.usecases.admit import NotAllowed
from bot.usecases.beginnings import begun_on, is_known
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class LetterDraft:
    """A letter under `plan`: each unit with how it stood in the earlier and in the later period.

    `dues` are what all were asked in these two; `spared` are left out because of what they have said; `sender` is the
    unit on which the reviewer sits, `root` the one at its top. `others` are further duties that a letter may speak of.
    In `unjoined` nobody has ever joined: what they sent on paper nobody here knows; `newcomers` joined later than the
    earlier period's deadline and are left out. `elsewhen` says that another period was asked for.
    """

    plan: Plan
    dues: tuple[DueObligation, DueObligation]
    rows: tuple[tuple[UnitStanding, UnitStanding], ...]
    spared: tuple[Unit, ...]
    sender: Unit
    root: Unit
    others: tuple[Duty, ...] = ()
    unjoined: tuple[Unit, ...] = ()
    newcomers: tuple[Unit, ...] = ()
    elsewhen: bool = False


@dataclass(frozen=True)
class NoLetter:
    """No unit is short in two periods running; `spared` are those that are and have said why.

    `newcomers` joined later than the deadline of the earlier period, of which nothing can be said here. `unasked` says
    that no plan asks for a number or a report, period after period; `early`, that of no two periods there are figures.
    `chases` is what the reviewer may nudge and call about instead.
    """

    plan: Plan
    spared: tuple[Unit, ...] = ()
    newcomers: tuple[Unit, ...] = ()
    unasked: bool = False
    early: bool = False
    chases: DueObligation | None = None


Outcome = LetterDraft | NoLetter | NotAllowed


def draft(
    session: Session,
    deployment: Deployment,
    person: Person,
    now: datetime,
    *,
    duty: Duty | None = None,
    period: str | None = None,
) -> Outcome:
    """The letter on a duty; without one on the first that it may speak of, under every plan.

    `period` is the one that was asked for: a letter speaks of the last two, whichever that is.
    """
    tree = units.tree(session)
    tops = [top for top in person.units(Role.REVIEWER) if may(person, Action.HEAR_SUMMARY, top, tree)]
    if not tops:
        return NotAllowed()
    asked = _duties(deployment, now) if duty is None else [duty]
    found = [(each, _short(session, deployment, each, tree, tops, now)) for each in asked]
    speaking = [(each, short) for each, short in found if short is not None and short.rows]
    if not speaking:
        spared = dict.fromkeys(unit for _, short in found if short is not None for unit in short.spared)
        plan = deployment.main_plan if duty is None else duty.plan
        late = dict.fromkeys(unit for _, short in found if short is not None for unit in short.newcomers)
        owed = [(each, one) for each in deployment.plans for one in each.obligations]
        unasked = not any(one.at_least is not None for _, one in owed if one.action is Asked.NOMINATE)
        unasked = unasked and not any(unsent.is_asked_for(each, one) for each, one in owed)
        early = not any(short is not None for _, short in found)
        chases = duty or chase_targets.meant(session, deployment, person, plan, now)
        due = None if chases is None or unasked else measured(session, deployment, chases).due(None)
        return NoLetter(plan, tuple(spared), tuple(late), unasked, early, due)
    (about, short), *others = speaking
    sender = tree.current(tops[0])
    root = list(tree.ancestors(sender.id))[-1]
    return LetterDraft(
        about.plan,
        short.dues,
        short.rows,
        short.spared,
        sender,
        root,
        tuple(other for other, _ in others),
        short.unjoined,
        short.newcomers,
        period is not None and period not in {due.period for due in short.dues},
    )


def is_called_for(
    session: Session, deployment: Deployment, duty: Duty, tree: Tree, tops: Sequence[int], now: datetime
) -> bool:
    """Whether there is somebody to write to once a period is over."""
    short = _short(session, deployment, duty, tree, tops, now)
    return short is not None and bool(short.rows)


@dataclass(frozen=True)
class _Short:
    dues: tuple[DueObligation, DueObligation]
    rows: tuple[tuple[UnitStanding, UnitStanding], ...]
    spared: tuple[Unit, ...]
    unjoined: tuple[Unit, ...] = ()
    newcomers: tuple[Unit, ...] = ()


def _duties(deployment: Deployment, now: datetime) -> list[Duty]:
    """What units can be short of in two periods by now, each in the later of them."""
    found = []
    for plan in deployment.plans:
        for obligation in plan.obligations:
            two = _two(deployment, plan, obligation, now)
            if two is not None:
                found.append(Duty(plan, obligation, two[1]))
    return found


def _two(deployment: Deployment, plan: Plan, obligation: Obligation, now: datetime) -> tuple[Period, Period] | None:
    if not unsent.is_asked_for(plan, obligation):
        return None
    return unsent.last_two(plan, obligation, deployment.today(now), deployment.calendar)


def _short(
    session: Session, deployment: Deployment, duty: Duty, tree: Tree, tops: Sequence[int], now: datetime
) -> _Short | None:
    """Who is short in the last two periods of a duty's obligation; None while there are not two.

    Nor is anybody of a period that was over before anybody here could send or receive anything.
    """
    two = _two(deployment, duty.plan, duty.obligation, now)
    if two is None:
        return None
    earlier, later = (
        {
            how.unit.id: how
            for how in standing.everyone(session, deployment, duty.plan, duty.obligation, tree, period, under=tops)
            if how.unit.parent is not None
        }
        for period in two
    )
    both = unsent.in_both(_reached(earlier), _reached(later), deployment.today(now))
    before, last = (measured(session, deployment, Duty(duty.plan, duty.obligation, period)).due(None) for period in two)
    if not is_known(before, begun_on(session, deployment)):
        return None
    officers = people.first_joined(session, Role.OFFICER)

    def joined(unit_id: int) -> date | None:
        line = [officers[each] for each in tree.borne_by(unit_id, last.due) if each in officers]
        return deployment.today(min(line)) if line else None

    since = {unit_id: joined(unit_id) for unit_id in both.units}
    late = {unit_id for unit_id, day in since.items() if day is not None and day > before.lenient_until}
    rows = tuple((earlier[unit_id], later[unit_id]) for unit_id in both.units if unit_id not in late)
    return _Short(
        (before, last),
        rows,
        tuple(tree[unit_id] for unit_id in both.spared),
        tuple(tree[unit_id] for unit_id, day in since.items() if day is None),
        tuple(tree[unit_id] for unit_id in both.units if unit_id in late),
    )


def _reached(standings: Mapping[int, UnitStanding]) -> dict[int, Reached]:
    return {unit_id: Reached(how.progress.group, how.due.lenient_until) for unit_id, how in standings.items()}
