"""Reminders: once a minute a sweep looks whose rung has come; what is said is read afresh when it is sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.disposition import Disposal
from bot.domain.obligations import DueMilestone, DueObligation, due_day, milestones_between, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may, who_may
from bot.domain.plan import Action, Milestone, Obligation, Plan
from bot.domain.progress import Group
from bot.domain.roster import Tree, Unit
from bot.domain.schedule import Moment, Rung, due_now, is_quiet, officer_ladder, reviewer_ladder
from bot.domain.staff import Staff
from bot.storage import milestones, outages, outbox, people, sweeps, units
from bot.usecases import notes, standing, succession
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure, measure
from bot.usecases.duties import may_hand_in
from bot.usecases.milestones import who_may_mark
from bot.usecases.standing import UnitStanding

Ladder = Callable[..., tuple[Moment, ...]]

#: units of these groups are reminded; one that has sent and is mending has its mend-by date instead
_REMINDED = frozenset({Group.NOT_SENT, Group.DRAFTING, Group.NOT_CHOSEN, Group.UNCOUNTED, Group.SHORT})

#: a ladder of ten working days, with the longest holidays between, lies within these days of the due day
_LADDER_AHEAD = timedelta(days=35)
_LADDER_BEHIND = timedelta(days=25)
#: reminders follow an extension of so many days
_EXTENDED = timedelta(days=62)


@dataclass(frozen=True)
class Reminded:
    """What an officer's units still miss, as it is now."""

    rung: Rung
    standings: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class MilestoneComes:
    """A milestone comes up, or its time is past, and nobody has said that it is done."""

    plan: Plan
    milestone: Milestone
    rung: Rung


@dataclass(frozen=True)
class StateOfAll:
    """How all units stand, for the reviewer, in the last days and after the deadline."""

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    unreachable: tuple[int, ...]


@dataclass(frozen=True)
class Foreseen:
    """Who would be reminded at a moment: a person, or None when nobody is there to hear it.

    `unit` is whose obligation or milestone it is; of a summary for a reviewer (an obligation without `standing`) the
    unit below which all stand.
    """

    moment: Moment
    due: DueObligation | DueMilestone
    unit: Unit
    person: Person | None
    standing: UnitStanding | None


def foresee(session: Session, deployment: Deployment, day: date) -> tuple[Foreseen, ...]:
    """What the sweep would queue on a day if nothing changed until then, by time."""
    tree, everybody = units.tree(session), people.everybody(session)
    noon, staff = datetime.combine(day, time(12), deployment.zone), Staff(everybody, tree)
    found: list[Foreseen] = []
    for plan, obligation, period in _in_question(deployment, noon):
        measured = measure(session, deployment, plan, obligation, period)
        courses = _courses(session, deployment, plan, obligation, tree, period)
        come = {each: tuple(_on(officer_ladder, deployment, each, day)) for each in dict.fromkeys(courses.values())}
        for how in _short(session, deployment, plan, obligation, tree, period, day) if any(come.values()) else ():
            near = staff.near(how.unit.id)
            hearing: list[Person | None] = [*_to_remind(near, obligation, how.unit.id, tree, day)] or [None]
            for moment in come[courses[how.unit.id]]:
                found.extend(Foreseen(moment, how.due, how.unit, person, how) for person in hearing)
        if obligation.action is not Action.FORWARD and _is_owed_below(obligation, period, tree):
            tops: list[tuple[Person | None, Unit]] = [
                (person, tree[top]) for person in everybody for top in person.units(Role.REVIEWER)
            ]
            nobody = [(None, unit) for unit in tree if unit.parent is None]
            for moment in _on(reviewer_ladder, deployment, _course_of(measured, None), day):
                found.extend(Foreseen(moment, measured.due(None), top, person, None) for person, top in tops or nobody)
    found.extend(_milestones_foreseen(session, deployment, tree, everybody, day))
    return tuple(sorted(found, key=lambda one: one.moment.at))


def _milestones_foreseen(
    session: Session, deployment: Deployment, tree: Tree, everybody: Iterable[Person], day: date
) -> Iterator[Foreseen]:
    """A row for each who may mark a milestone, for each unit that holds it."""
    for plan in deployment.plans:
        done = milestones.done(session, plan.id)
        for one in milestones_between(plan, day - _LADDER_BEHIND, day + _LADDER_AHEAD, deployment.calendar):
            for moment in () if one.id in done else _on(officer_ladder, deployment, _Course(one.due), day):
                for unit in tree.select(one.milestone.who, on=day):
                    hearing: list[Person | None] = [*who_may(everybody, May.DECIDE, unit.id, tree)] or [None]
                    yield from (Foreseen(moment, one, unit, person, None) for person in hearing)


def _on(rungs: Ladder, deployment: Deployment, course: _Course, day: date) -> Iterator[Moment]:
    """The rungs of a day, as the sweep comes upon them."""
    for moment in _ladder(rungs, deployment, course):
        if moment.at.date() == day and _come(rungs, deployment, course, moment.at) == moment:
            yield moment


def sweep(session: Session, deployment: Deployment, now: datetime) -> int:
    """Queue what has come due; gives how many messages. Whatever restarts and clock jumps do, each goes out once.

    While what waited during an outage is being read, nobody is told what they miss: it may be among it.
    """
    local = deployment.local(now)
    succession.settle(session, deployment, now)
    if is_quiet(local) or outages.being_read(session):
        return 0
    tree = units.tree(session)
    everybody = people.everybody(session)
    told = succession.tell(session, now)
    return (
        told
        + _officers(session, deployment, tree, everybody, now)
        + _reviewers(session, deployment, tree, everybody, now)
        + _milestones(session, deployment, tree, everybody, now)
    )


def reminded(
    session: Session, deployment: Deployment, person: Person, note: notes.Reminder, now: datetime
) -> Reminded | None:
    """What a queued reminder has to say now.

    None when all has been met meanwhile, is no longer the person's, or is said by a newer reminder.
    """
    tree = units.tree(session)
    found, rungs = [], []
    for owed in note.owed:
        plan = deployment.plan(owed.plan_id)
        obligation, period = plan.obligation(owed.obligation_id), Period.parse(owed.period)
        course = _course(session, deployment, plan, obligation, period, _bearer(owed.unit_id, obligation, period, tree))
        rung = _still_newest(note, officer_ladder, deployment, course, now)
        if rung is None or not _to_remind([person], obligation, owed.unit_id, tree, deployment.today(now)):
            continue
        how = _standing(session, deployment, plan, obligation, tree, owed.unit_id, period)
        if _hears(how, deployment.today(now)):
            found.append(how)
            rungs.append(rung)
    return Reminded(max(rungs).rung, tuple(found)) if found else None


def state_of_all(session: Session, deployment: Deployment, note: notes.Summary, now: datetime) -> StateOfAll | None:
    """How all units stand now, and which of those that miss something nobody can be reached for.

    None without any, or when a newer summary says it.
    """
    tree = units.tree(session)
    plan = deployment.plan(note.plan_id)
    obligation, period = plan.obligation(note.obligation_id), Period.parse(note.period)
    course = _course(session, deployment, plan, obligation, period, None)
    if _still_newest(note, reviewer_ladder, deployment, course, now) is None:
        return None
    found = standing.everyone(session, deployment, plan, obligation, tree, period, under=note.top_id)
    if not [how for how in found if how.unit.parent is not None]:
        return None
    everybody = people.everybody(session)
    today = deployment.today(now)
    silent = [
        how.unit.id
        for how in standing.short(found)
        if not any(_reachable(session, everybody, unit.id, tree) for unit in tree.on(how.unit.id, today))
    ]
    due = measure(session, deployment, plan, obligation, period).due(None)
    return StateOfAll(plan, due, found, tuple(silent))


def _officers(session: Session, deployment: Deployment, tree: Tree, everybody: Iterable[Person], now: datetime) -> int:
    """One message a person, whatever number of obligations has come due for their units."""
    owed_by_person: defaultdict[int, list[notes.Owed]] = defaultdict(list)
    rungs: dict[int, Moment] = {}
    by_id = {person.id: person for person in everybody}
    staff = Staff(tuple(by_id.values()), tree)
    for plan, obligation, period in _in_question(deployment, now):
        of_units = _courses(session, deployment, plan, obligation, tree, period)
        come = {
            course: moment
            for course in dict.fromkeys(of_units.values())
            if (moment := _come(officer_ladder, deployment, course, now)) is not None
            and _first(session, f"officers{course.mark}", plan, obligation, period, moment, now)
        }
        if not come:
            continue
        for how in _short(session, deployment, plan, obligation, tree, period, deployment.today(now)):
            moment = come.get(of_units.get(how.unit.id, _NOWHERE))
            if moment is None:
                continue
            for person in _to_remind(staff.near(how.unit.id), obligation, how.unit.id, tree, deployment.today(now)):
                owed_by_person[person.id].append(notes.Owed(plan.id, obligation.id, str(period), how.unit.id))
                rungs[person.id] = max(rungs.get(person.id, moment), moment)
    queued = []
    for person_id, owed in owed_by_person.items():
        moment = rungs[person_id]
        key = f"remind:{person_id}:{moment.at:%Y-%m-%dT%H:%M}"
        note = notes.Reminder(moment.at.isoformat(), moment.rung.value, tuple(owed))
        queued.append((key, by_id[person_id].telegram_id, note))
    return notes.send_all(session, queued, now=now, lane=outbox.REMINDERS)


def _reviewers(session: Session, deployment: Deployment, tree: Tree, everybody: Iterable[Person], now: datetime) -> int:
    sent = 0
    for plan, obligation, period in _in_question(deployment, now):
        if obligation.action is Action.FORWARD or not _is_owed_below(obligation, period, tree):
            continue
        course = _course(session, deployment, plan, obligation, period, None)
        moment = _come(reviewer_ladder, deployment, course, now)
        if moment is None or not _first(session, "reviewers", plan, obligation, period, moment, now):
            continue
        for person in everybody:
            for top in person.units(Role.REVIEWER):
                note = notes.Summary(moment.at.isoformat(), moment.rung.value, plan.id, obligation.id, str(period), top)
                key = f"summary:{plan.id}:{obligation.id}:{period}:{person.id}:{top}:{moment.at:%Y-%m-%d}"
                sent += notes.send(session, person.telegram_id, note, key=key, now=now, lane=outbox.REMINDERS)
    return sent


def _is_owed_below(obligation: Obligation, period: Period, tree: Tree) -> bool:
    """Whether units below a root owe it; what the root alone owes is its reviewer's own to do."""
    return any(unit.parent is not None for unit in tree.select(obligation.who, on=period.last_day))


def _milestones(
    session: Session, deployment: Deployment, tree: Tree, everybody: Iterable[Person], now: datetime
) -> int:
    """To those who may say that a milestone is done."""
    sent, today, staff = 0, deployment.today(now), Staff(tuple(everybody), tree)
    for plan in deployment.plans:
        done = milestones.done(session, plan.id)
        for milestone in plan.milestones:
            moment = None if milestone.id in done else _milestone_moment(deployment, milestone, now)
            key = f"milestone:{plan.id}:{milestone.id}"
            if moment is None or not sweeps.first_time(session, f"{key}:{moment.at:%Y-%m-%dT%H:%M}", now):
                continue
            for person in who_may_mark(staff, milestone, today):
                note = notes.MilestoneDue(moment.at.isoformat(), moment.rung.value, plan.id, milestone.id)
                once = f"{key}:{person.id}:{moment.at:%Y-%m-%dT%H:%M}"
                sent += notes.send(session, person.telegram_id, note, key=once, now=now, lane=outbox.REMINDERS)
    return sent


def milestone_comes(
    session: Session, deployment: Deployment, note: notes.MilestoneDue, now: datetime
) -> MilestoneComes | None:
    """What a queued note on a milestone has to say now; None once it is done, or a newer one says it."""
    if not deployment.runs(note.plan_id):
        return None
    plan = deployment.plan(note.plan_id)
    milestone = next((each for each in plan.milestones if each.id == note.milestone_id), None)
    if milestone is None or milestone.id in milestones.done(session, plan.id):
        return None
    moment = _milestone_moment(deployment, milestone, now)
    queued = Moment(datetime.fromisoformat(note.at), Rung(note.rung))
    return MilestoneComes(plan, milestone, moment.rung) if moment is not None and moment <= queued else None


def _milestone_moment(deployment: Deployment, milestone: Milestone, now: datetime) -> Moment | None:
    if milestone.due is None:
        return None
    return _come(officer_ladder, deployment, _Course(milestone.due), now)


def _in_question(deployment: Deployment, now: datetime) -> Iterator[tuple[Plan, Obligation, Period]]:
    """Every obligation that has a day, with the periods whose ladder may have a rung today.

    An extension moves a period's ladder on: those that are past are looked at so much longer.
    """
    today = deployment.today(now)
    for plan in deployment.plans:
        for obligation in plan.obligations:
            if obligation.due is None:
                continue
            for period in periods_of(plan, obligation):
                if today - _LADDER_BEHIND - _EXTENDED <= due_day(obligation.due, period) <= today + _LADDER_AHEAD:
                    yield plan, obligation, period


def _ladder(rungs: Ladder, deployment: Deployment, course: _Course) -> tuple[Moment, ...]:
    """The rungs to the last day, and those to an earlier one where there is one to steer to."""
    calendar, zone = deployment.calendar, deployment.zone
    ladder = rungs(course.due, calendar, zone, lenient_until=course.lenient_until)
    if course.cutoff is None:
        return ladder
    earlier = (moment for moment in rungs(course.cutoff, calendar, zone) if moment.rung is not Rung.LATE)
    return (*earlier, *ladder)


def _come(rungs: Ladder, deployment: Deployment, course: _Course, now: datetime) -> Moment | None:
    """The rung to say now. What was missed before the deadline is not said after it: the late notice follows.

    Nor is what would have been said before the course was set: who was told of an extension needs no reminder at once.
    """
    moment = due_now(_ladder(rungs, deployment, course), deployment.local(now))
    if moment is None or (moment.rung is not Rung.LATE and deployment.today(now) > course.due):
        return None
    return None if course.since is not None and moment.at <= course.since else moment


@dataclass(frozen=True)
class _Course:
    """What a ladder leads to: the last day in time, and maybe an earlier one to steer to; `since` a disposition.

    Nobody is called late up to `lenient_until`, where that is not the last day itself.
    """

    due: date
    cutoff: date | None = None
    since: datetime | None = None
    lenient_until: date | None = None

    @property
    def mark(self) -> str:
        """What tells its sweeps from those of the plan's own day."""
        return "" if self.since is None else f"-{self.due}-{self.cutoff}"


_NOWHERE = _Course(date.min)


def _course(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, period: Period, unit_id: int | None
) -> _Course:
    """What the ladder of a unit leads to, or (None) that of all."""
    return _course_of(measure(session, deployment, plan, obligation, period), unit_id)


def _course_of(measured: Measure, unit_id: int | None) -> _Course:
    if unit_id is None:
        extended, cutoff = (measured.disposed.for_all(each) for each in (Disposal.EXTEND, Disposal.CUTOFF))
    else:
        extended, cutoff = (measured.disposed.of(each, unit_id) for each in (Disposal.EXTEND, Disposal.CUTOFF))
    set_at = [each.at for each in (extended, cutoff) if each is not None]
    due, since = measured.due(unit_id), max(set_at) if set_at else None
    return _Course(due.due, None if cutoff is None else cutoff.day, since, due.lenient_until)


def _courses(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, tree: Tree, period: Period
) -> dict[int, _Course]:
    """The course of every unit that owes an obligation."""
    measured = measure(session, deployment, plan, obligation, period)
    for_all, own = _course_of(measured, None), measured.disposed.units
    return {unit.id: _course_of(measured, unit.id) if unit.id in own else for_all for unit in tree}


def _bearer(unit_id: int, obligation: Obligation, period: Period, tree: Tree) -> int:
    return standing.bearer(obligation, tree[unit_id], period, tree).id


def _still_newest(
    note: notes.Reminder | notes.Summary,
    rungs: Ladder,
    deployment: Deployment,
    course: _Course,
    now: datetime,
) -> Moment | None:
    """The rung that a queued note says; None when a newer one has come since, or is about to: that one is said."""
    moment = _come(rungs, deployment, course, now)
    queued = Moment(datetime.fromisoformat(note.at), Rung(note.rung))
    return moment if moment is not None and moment <= queued else None


def _first(
    session: Session, who: str, plan: Plan, obligation: Obligation, period: Period, moment: Moment, now: datetime
) -> bool:
    key = f"{who}:{plan.id}:{obligation.id}:{period}:{moment.at:%Y-%m-%dT%H:%M}"
    return sweeps.first_time(session, key, now)


def _short(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    tree: Tree,
    period: Period,
    today: date,
) -> list[UnitStanding]:
    """The units that still have to hear of an obligation."""
    if obligation.action is Action.FORWARD:
        roots = [unit for unit in tree.select(obligation.who, on=period.last_day) if unit.parent is None]
        found = [h for r in roots for h in standing.forwarding(session, deployment, plan, tree, r, period)]
    else:
        found = list(standing.everyone(session, deployment, plan, obligation, tree, period))
    return [how for how in found if _hears(how, today)]


def _hears(how: UnitStanding, today: date) -> bool:
    """Whether a unit is still reminded. One that mends hears nothing until its mend-by day has passed."""
    group = how.progress.group
    return group in _REMINDED or (group is Group.MENDING and not how.is_mending(today))


def _standing(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    tree: Tree,
    unit_id: int,
    period: Period,
) -> UnitStanding:
    if obligation.action is Action.FORWARD:
        return standing.forwarding(session, deployment, plan, tree, tree[unit_id], period)[0]
    return standing.of_unit(session, deployment, plan, obligation, tree[unit_id], period)


def _to_remind(
    everybody: Iterable[Person], obligation: Obligation, unit_id: int, tree: Tree, today: date
) -> list[Person]:
    """Officers of the unit, or of what becomes it before its time.

    What is to be forwarded, or reported by the root, is the reviewer's to do.
    """
    if obligation.action is Action.REPORT:
        return [person for person in everybody if may_hand_in(person, tree[unit_id], tree)]
    action = May.FORWARD if obligation.action is Action.FORWARD else May.NOMINATE
    now = tree.on(unit_id, today)
    return [person for person in everybody if any(may(person, action, unit.id, tree) for unit in now)]


def _reachable(session: Session, everybody: Iterable[Person], unit_id: int, tree: Tree) -> bool:
    officers = who_may(everybody, May.NOMINATE, unit_id, tree)
    return any(people.reachable(session, officer.id) for officer in officers)
