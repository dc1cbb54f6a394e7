"""Who is told what, when and why: the one place that plans it, for sweep, preview and the next reminder alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from sqlmodel import Session

from bot.domain.calendar import ONE_DAY, Period
from bot.domain.permissions import Person, Role
from bot.domain.roster import Unit
from bot.domain.schedule import Part, Slot, Step
from bot.domain.staff import Staff
from bot.domain.watching import Watches
from bot.storage import milestones, outbox, people, units
from bot.usecases import addressees, consent, courses, ladders, mending, notes, opening, resting
from bot.usecases.courses import Course
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import Measure
from bot.usecases.duties import Duty, measured
from bot.usecases.in_charge import Hearing
from bot.usecases.milestones import by_holder
from bot.usecases.planned import Look, Planned
from bot.usecases.standing import UnitStanding

#: so many days ahead a person's next reminder is looked for
_FAR = 60


def now(
    session: Session, deployment: Deployment, staff: Staff, moment: datetime, watches: Watches
) -> tuple[Planned, ...]:
    """What is to be said at a moment, by what had been swept before it."""
    zone = deployment.zone
    opened = {hour: watches.opens(moment, hour, zone) for hour in people.hours(session)}

    def says(slot: datetime, hour: time | None) -> bool:
        return watches.to_say(slot, moment, hour, zone)

    look = Look(
        deployment.local(moment),
        frozenset(hour for hour, slots in opened.items() if slots),
        frozenset(hour for hour, slots in opened.items() if any(slot.part is Part.MORNING for slot in slots)),
        says,
    )
    return _Planning(session, deployment, staff, look.today).at(look)


def part_of(deployment: Deployment, person: Person, moment: datetime) -> Slot:
    """The part of a day in which a person is at a moment."""
    today = deployment.today(moment)
    afternoon = Slot(today, Part.AFTERNOON)
    return afternoon if afternoon.at(person.reminding.hour, deployment.zone) <= moment else Slot(today)


def key_of(deployment: Deployment, person: Person, moment: datetime) -> str:
    """Under which key a person is told what comes by itself: there is one message a part of a day."""
    return f"{outbox.BY_ITSELF}{person.id}:{part_of(deployment, person, moment)}"


def close_drafts(session: Session, deployment: Deployment, staff: Staff, moment: datetime) -> None:
    """Close the drafts that have had their time."""
    hearing = Hearing(session, staff.tree, mails=deployment.mails)
    look = Look(deployment.local(moment), frozenset(), frozenset(), lambda *_: False)
    resting.close(session, deployment, staff, look, lambda person, look: hearing.reads(person, look.today))


def of_day(session: Session, deployment: Deployment, day: date) -> tuple[Planned, ...]:
    """What will be said on a day if nothing changes until then, by time; None stands for who is not there to hear it.

    What waits for an occasion (consent overdue, a draft that somebody left) is not foreseen.
    """
    staff = Staff(tuple(people.everybody(session)), units.tree(session))
    return _of_day(deployment, day, _Planning(session, deployment, staff, day), people.hours(session))


def next_for(session: Session, deployment: Deployment, person: Person, now: datetime) -> tuple[Planned | None, date]:
    """What a person is told next if nothing changes until then, and how far was looked.

    Nobody but officers and reviewers is ever reminded.
    """
    today = deployment.today(now)
    last = today + _FAR * ONE_DAY
    if not (person.holds(Role.OFFICER) or person.holds(Role.REVIEWER)):
        return None, last
    staff = Staff(tuple(people.everybody(session)), units.tree(session))
    planning = _Planning(session, deployment, staff, today, only=person)
    for day in (today + days * ONE_DAY for days in range(_FAR + 1)):
        for one in _of_day(deployment, day, planning, {person.reminding.hour}):
            # what is planned of entries, drafts and notebooks is planned for everybody
            if one.person is None or one.person.id != person.id or one.at <= now:
                continue
            key = key_of(deployment, person, one.at)
            # who has changed their hour may have had the message of this part of the day
            if day > today or key not in outbox.outcomes(session, [key]):
                return one, day
    return None, last


def _of_day(
    deployment: Deployment, day: date, planning: _Planning, hours: Iterable[time | None]
) -> tuple[Planned, ...]:
    if deployment.calendar.in_tet(day):
        return ()
    zone, found = deployment.zone, list[Planned]()
    by_hour = {hour: {part: Slot(day, part).at(hour, zone) for part in Part} for hour in hours}
    for moment in sorted({each for slots in by_hour.values() for each in slots.values()}):
        look = Look(
            moment,
            frozenset(hour for hour, slots in by_hour.items() if moment in slots.values()),
            frozenset(hour for hour, slots in by_hour.items() if slots[Part.MORNING] == moment),
            lambda slot, _, moment=moment: slot == moment,  # type: ignore[misc]
            ahead=True,
        )
        found.extend(planning.at(look))
    return tuple(found)


class _Planning:
    """What is the same at all moments from the first day on, and looked up once."""

    def __init__(
        self, session: Session, deployment: Deployment, staff: Staff, first: date, *, only: Person | None = None
    ) -> None:
        self._session = session
        self._deployment = deployment
        self._staff = staff
        self._only = only
        self._hearing = Hearing(session, staff.tree, mails=deployment.mails)
        self._moved = courses.moved(session, first)
        self._ladders = {plan.id: ladders.of(session, plan) for plan in deployment.plans}
        self._done = {plan.id: milestones.done(session, plan.id) for plan in deployment.plans}
        self._measures: dict[tuple[str, str, Period], Measure] = {}
        self._standings: dict[tuple[str, str, Period], tuple[UnitStanding, ...]] = {}

    def at(self, look: Look) -> tuple[Planned, ...]:
        """All that is said at a moment."""
        return (
            *mending.planned(self._session, self._deployment, self._staff, look, self._listens_for),
            *self._duties(look),
            *consent.planned(self._session, self._deployment, self._staff, look, self._listens),
            *resting.planned(self._session, self._deployment, self._staff, look, self._listens),
            *self._milestones(look),
            *opening.planned(self._session, self._deployment, self._staff, look, self._listens),
        )

    def _listens(self, person: Person, look: Look) -> bool:
        return self._hearing.reads(person, look.today)

    def _listens_for(self, person: Person, unit_id: int, look: Look) -> bool:
        return self._listens(person, look) and self._hearing.heard_then(person, unit_id, Slot(look.today), look.now)

    def _asked(self, person: Person) -> bool:
        return self._only is None or person.id == self._only.id

    def _duties(self, look: Look) -> Iterator[Planned]:
        for duty in courses.in_question(self._deployment, self._ladders, look.today, self._moved):
            yield from self._owed(duty, look)
            if addressees.has_summary(duty, self._staff.tree):
                yield from self._summaries(duty, look)

    def _owed(self, duty: Duty, look: Look) -> Iterator[Planned]:
        measure, ladder = self._measured(duty), self._ladders[duty.plan.id]
        of_units = courses.of_each(measure, self._staff.tree)
        come = {
            course: steps
            for course in dict.fromkeys(of_units.values())
            if (steps := self._come(courses.for_officers(self._deployment, course, ladder), course, look))
        }
        for how in self._standing(duty) if come else ():
            steps = come.get(of_units[how.unit.id], {})
            if not steps or not addressees.hears(how, look.today):
                continue
            concerned = self._concerned(duty, how, look)
            if self._only is not None and not concerned:
                continue
            heard = False
            for step in dict.fromkeys(steps.values()):
                told = self._hearing.told(concerned, duty.plan, how.unit, ladder, step, look.now)
                heard = heard or bool(told)
                for person in told:
                    if steps.get(person.reminding.hour) == step and self._asked(person):
                        yield self._owing(duty, how, step, person, look)
            if not heard and None in steps:
                yield self._owing(duty, how, steps[None], None, look)

    def _owing(self, duty: Duty, how: UnitStanding, step: Step, person: Person | None, look: Look) -> Planned:
        item = notes.Owed(duty.plan.id, duty.obligation.id, str(duty.period), how.unit.id, str(step.slot))
        return Planned(look.now, person, item, how.unit, rung=step.rung, due=how.due, standing=how)

    def _summaries(self, duty: Duty, look: Look) -> Iterator[Planned]:
        measure, tree = self._measured(duty), self._staff.tree
        course, ladder = courses.of(measure, None), self._ladders[duty.plan.id]
        come = self._come(courses.for_reviewers(self._deployment, course, ladder), course, look)
        if not come:
            return
        tops: list[tuple[Person | None, Unit]] = [
            (person, tree[top])
            for person, top in addressees.reviewers(self._staff.people)
            if self._hearing.hears(person, look.today)
        ]
        for person, top in tops or [(None, unit) for unit in tree if unit.parent is None]:
            step = come.get(None if person is None else person.reminding.hour)
            if step is None or (person is not None and not self._heard_then(person, top, step, look)):
                continue
            item = notes.Summary(duty.plan.id, duty.obligation.id, str(duty.period), top.id, str(step.slot))
            key = f"summary:{item.plan_id}:{item.obligation_id}:{item.period}:{top.id}:{item.slot}"
            yield Planned(look.now, person, item, top, _of(key, person), step.rung, measure.due(None))

    def _milestones(self, look: Look) -> Iterator[Planned]:
        """A row for each who may mark a milestone, for each unit that holds it."""
        for plan in self._deployment.plans:
            ladder = self._ladders[plan.id]
            for one in courses.milestones_in_question(self._deployment, ladder, plan, look.today):
                course = courses.of_milestone(self._deployment, one.milestone)
                if course is None or one.id in self._done[plan.id]:
                    continue
                come = self._come(courses.for_officers(self._deployment, course, ladder), course, look)
                for unit, holders in by_holder(self._staff, one.milestone, look.today) if come else ():
                    told: list[Person | None] = [each for each in holders if self._hearing.hears(each, look.today)]
                    for person in told or [None]:
                        step = come.get(None if person is None else person.reminding.hour)
                        if step is None or (person is not None and not self._heard_then(person, unit, step, look)):
                            continue
                        item = notes.MilestoneDue(plan.id, one.id, str(step.slot))
                        key = f"milestone:{plan.id}:{one.id}:{item.slot}"
                        yield Planned(look.now, person, item, unit, _of(key, person), step.rung, one)

    def _heard_then(self, person: Person, unit: Unit, step: Step, look: Look) -> bool:
        return self._asked(person) and self._hearing.heard_then(person, unit.id, step.slot, look.now)

    def _come(self, steps: tuple[Step, ...], course: Course, look: Look) -> dict[time | None, Step]:
        """What has come for people by their hour, and is said now."""
        found = {}
        for hour in look.hours:
            step = courses.come(steps, self._deployment, course, look.now, hour)
            if step is not None and look.says(step.slot.at(hour, self._deployment.zone), hour):
                found[hour] = step
        return found

    def _measured(self, duty: Duty) -> Measure:
        key = (duty.plan.id, duty.obligation.id, duty.period)
        if key not in self._measures:
            self._measures[key] = measured(self._session, self._deployment, duty)
        return self._measures[key]

    def _standing(self, duty: Duty) -> tuple[UnitStanding, ...]:
        key = (duty.plan.id, duty.obligation.id, duty.period)
        if key not in self._standings:
            self._standings[key] = addressees.concerned(self._session, self._deployment, duty, self._staff.tree)
        return self._standings[key]

    def _concerned(self, duty: Duty, how: UnitStanding, look: Look) -> list[Person]:
        """Whom what a unit misses concerns; nobody where somebody alone asks whom it does not."""
        if self._only is not None and not self._concerns([self._only], duty, how, look):
            return []
        return self._concerns(self._staff.near(how.unit.id), duty, how, look)

    def _concerns(self, listed: Iterable[Person], duty: Duty, how: UnitStanding, look: Look) -> list[Person]:
        return addressees.to_remind(listed, duty.obligation, how.unit.id, self._staff.tree, look.today)


def _of(key: str, person: Person | None) -> str:
    return "" if person is None else f"{key}:{person.id}"
