"""What a queued reminder has to say when it is sent: what has been met, or is said by a newer one, falls out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from sqlmodel import Session

from bot.domain.form import Draft
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Action, Person, may
from bot.domain.plan import Action as Asks
from bot.domain.plan import Milestone, Obligation, Plan
from bot.domain.progress import Group
from bot.domain.roster import Unit
from bot.domain.schedule import Rung, Step
from bot.domain.staff import Staff
from bot.storage import drafts, milestones, people, told, units
from bot.usecases import (
    addressees,
    consent,
    consents,
    courses,
    draft_pages,
    duties,
    joined_units,
    ladders,
    letters,
    mending,
    notes,
    opening,
    reckoning,
    resting,
    standing,
)
from bot.usecases.courses import Course
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.in_charge import Hearing
from bot.usecases.milestones import may_mark
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Reminded:
    """What an officer's units still miss, as it is now; in the first reminder what helps to find somebody.

    `rungs` are those by which each is told; `told_on` is the day on which they were, to ask for it once more. `writing`
    holds what the reader is writing for what is short.
    """

    rungs: tuple[Rung, ...]
    standings: tuple[UnitStanding, ...]
    hints: opening.Hints | None = None
    told_on: date | None = None
    writing: tuple[Draft, ...] = ()

    def written(self, how: UnitStanding) -> Draft | None:
        """What the reader is writing for a unit under a plan, in the period that is short."""
        place = _place(how)
        return next((each for each in self.writing if (each.plan_id, each.unit_id, each.period) == place), None)


@dataclass(frozen=True)
class MilestoneComes:
    """A milestone comes up, or its time is past, and nobody has said that it is done."""

    plan: Plan
    milestone: Milestone
    rung: Rung


@dataclass(frozen=True)
class StateOfAll:
    """How all units below `top` stand, for the reviewer, in the last days and after the deadline.

    `calls_for_letter` says that some are short in two periods running by now.
    """

    plan: Plan
    due: DueObligation
    top: Unit
    standings: tuple[UnitStanding, ...]
    unreachable: tuple[int, ...]
    nobody: tuple[int, ...] = ()
    calls_for_letter: bool = False


Part = (
    Reminded
    | StateOfAll
    | MilestoneComes
    | mending.MendComes
    | consents.ConsentAsked
    | draft_pages.DraftsLie
    | opening.PeriodOpened
)


@dataclass(frozen=True)
class Several:
    """All that has come for a person at a moment, where it is more than one thing."""

    parts: tuple[Part, ...]


def read(
    session: Session, deployment: Deployment, person: Person, note: notes.Digest, now: datetime
) -> Part | Several | None:
    """What a queued message has to say now; None when nothing is left of it, or the person hears nothing today."""
    if not person.reminding.hears_on(deployment.today(now)):
        return None
    parts = tuple(_Reading(session, deployment, person, now).parts(note))
    if len(parts) > 1:
        return Several(parts)
    return parts[0] if parts else None


def writing(session: Session, person: Person, standings: Iterable[UnitStanding]) -> tuple[Draft, ...]:
    """The drafts of a person that are the only one for what is short."""
    own = [each for each in drafts.of_person(session, person.id) if each.answers]
    found = dict[int, Draft]()
    for how in standings:
        theirs = [each for each in own if (each.plan_id, each.unit_id, each.period) == _place(how)]
        if how.progress.group is Group.DRAFTING and len(theirs) == 1:
            found[theirs[0].id] = theirs[0]
    return tuple(found.values())


class _Reading:
    """One message, read for one person at one moment."""

    def __init__(self, session: Session, deployment: Deployment, person: Person, now: datetime) -> None:
        self._session = session
        self._deployment = deployment
        self._person = person
        self._now = now
        self._today = deployment.today(now)
        self._tree = units.tree(session)

    def parts(self, note: notes.Digest) -> Iterator[Part]:
        """What is left of a message, in the order in which it is said: what concerns own units, then all."""
        found: dict[type[notes.Item], list[Part]] = {}
        owed = [item for item in note.items if isinstance(item, notes.Owed)]
        lying = [item for item in note.items if isinstance(item, notes.DraftLies)]
        for item in note.items:
            part = self._part(item)
            if part is not None:
                found.setdefault(type(item), []).append(part)
        reminded = self._reminded(owed, date.fromisoformat(note.day))
        said = set() if reminded is None else {draft.id for draft in reminded.writing}
        found[notes.Owed] = [] if reminded is None else [reminded]
        found[notes.DraftLies] = [each for each in (self._drafts(lying, said),) if each is not None]
        for kind in _ORDER:
            yield from found.get(kind, ())

    def _part(self, item: notes.Item) -> Part | None:
        session, deployment, person = self._session, self._deployment, self._person
        match item:
            case notes.Owed() | notes.DraftLies():
                return None
            case notes.Summary():
                return self._state_of_all(item)
            case notes.MilestoneDue():
                return self._milestone(item)
            case notes.MendDue():
                return mending.comes(session, deployment, person, item, self._today)
            case notes.ConsentAsked(nomination_id=nomination_id):
                return consent.asked(session, deployment, person, nomination_id)
            case notes.PeriodOpens():
                return opening.opened(session, deployment, person, item, self._now)
            case _:
                assert_never(item)

    def _reminded(self, owed: list[notes.Owed], told_on: date) -> Reminded | None:
        """What the person's units still miss; the rung is the newest of what is said."""
        found: dict[tuple[str, str, str, int], UnitStanding] = {}
        steps: list[Step] = []
        begun: list[UnitStanding] = []
        for item in owed:
            duty = _duty(self._deployment, item)
            if duty is None or item.unit_id not in self._tree:
                continue
            bearing = standing.bearer(duty.obligation, self._tree[item.unit_id], duty.period, self._tree)
            course = courses.of(measured(self._session, self._deployment, duty), bearing.id)
            ladder = ladders.of(self._session, duty.plan)
            listed = courses.for_officers(self._deployment, course, ladder)
            step = self._still_newest(item.slot, listed, course)
            if step is None or not self._is_theirs(duty, item.unit_id):
                continue
            how = addressees.of_unit(self._session, self._deployment, duty, self._tree, item.unit_id)
            key = (item.plan_id, item.obligation_id, item.period, how.unit.id)
            if addressees.hears(how, self._today) and key not in found:
                found[key] = how
                steps.append(step)
                if step == listed[0]:
                    begun.append(how)
        if not found:
            return None
        standings = tuple(found.values())
        rungs = tuple(step.rung for step in steps)
        return Reminded(rungs, standings, self._hints(begun), told_on, writing(self._session, self._person, standings))

    def _is_theirs(self, duty: Duty, unit_id: int) -> bool:
        return bool(addressees.to_remind([self._person], duty.obligation, unit_id, self._tree, self._today))

    def _hints(self, begun: list[UnitStanding]) -> opening.Hints | None:
        nominating = [how for how in begun if how.due.action is Asks.NOMINATE]
        if len(nominating) != 1:
            return None
        return opening.hints(self._session, nominating[0].due.plan, nominating[0].unit, self._today)

    def _drafts(self, lying: list[notes.DraftLies], said: Collection[int]) -> draft_pages.DraftsLie | None:
        """The drafts that lie, but for those already said with what is missing; that one will close is always said."""
        found = (resting.heard(self._session, self._deployment, self._person, item) for item in lying)
        left = tuple(each for each in found if each is not None and (each.closes or each.draft.id not in said))
        return draft_pages.DraftsLie(left) if left else None

    def _state_of_all(self, item: notes.Summary) -> StateOfAll | None:
        """How all units stand now, which is kept as told, and which of those that miss something nobody can be
        reached for. None without any, when the plan no longer asks for it, or when a newer summary says it.
        """
        session, deployment, duty = self._session, self._deployment, _duty(self._deployment, item)
        if duty is None or not may(self._person, Action.HEAR_SUMMARY, item.top_id, self._tree):
            return None
        measure = measured(session, deployment, duty)
        course = courses.of(measure, None)
        listed = courses.for_reviewers(deployment, course, ladders.of(session, duty.plan))
        if self._still_newest(item.slot, listed, course) is None:
            return None
        under, plan, obligation = [item.top_id], duty.plan, duty.obligation
        found = standing.everyone(session, deployment, plan, obligation, self._tree, duty.period, under=under)
        if not [how for how in found if how.unit.parent is not None]:
            return None
        over = measure.due(None).lenient_until < self._today
        letter = over and letters.is_called_for(session, deployment, duty, self._tree, under, self._now)
        state = StateOfAll(
            plan,
            measure.due(None),
            self._tree[item.top_id],
            found,
            self._deaf(obligation, found),
            self._without_officer(found),
            calls_for_letter=letter,
        )
        if state.due.action is not Asks.REPORT:
            circle = reckoning.all_under(self._tree, under)
            one = reckoning.of_units(plan, state.due, found, circle)
            told.keep(session, self._person.id, reckoning.figure(one, ()), self._now)
        return state

    def _deaf(self, obligation: Obligation, found: tuple[UnitStanding, ...]) -> tuple[int, ...]:
        """The units that are short and in which nobody hears what they miss."""
        staff = Staff(tuple(people.everybody(self._session)), self._tree)
        hearing = Hearing(self._session, self._tree, mails=self._deployment.mails)

        def heard_in(unit_id: int) -> bool:
            near = staff.near(unit_id)
            concerned = addressees.to_remind(near, obligation, unit_id, self._tree, self._today)
            return any(hearing.hears(person, self._today) for person in concerned)

        return tuple(how.unit.id for how in standing.short(found) if not heard_in(how.unit.id))

    def _without_officer(self, found: tuple[UnitStanding, ...]) -> tuple[int, ...]:
        """The units below the root in which no officer has joined."""
        staff = Staff(tuple(people.everybody(self._session)), self._tree)
        below = (how.unit for how in found if how.unit.parent is not None)
        return tuple(unit.id for unit in joined_units.without_officer(staff, below))

    def _milestone(self, item: notes.MilestoneDue) -> MilestoneComes | None:
        """What there is to say of a milestone; None once it is done, or a newer one says it."""
        session, deployment = self._session, self._deployment
        if not deployment.runs(item.plan_id):
            return None
        plan = deployment.plan(item.plan_id)
        milestone = next((each for each in plan.milestones if each.id == item.milestone_id), None)
        course = None if milestone is None else courses.of_milestone(deployment, milestone)
        if milestone is None or course is None or milestone.id in milestones.done(session, plan.id):
            return None
        if not may_mark(self._person, milestone, self._tree, self._today):
            return None
        steps = courses.for_officers(deployment, course, ladders.of(session, plan))
        step = self._still_newest(item.slot, steps, course)
        return None if step is None else MilestoneComes(plan, milestone, step.rung)

    def _still_newest(self, slot: str, steps: tuple[Step, ...], course: Course) -> Step | None:
        """The rung that is said; None when a newer one has come since, or is about to: that one is said."""
        step = courses.come(steps, self._deployment, course, self._now, self._person.reminding.hour)
        return step if step is not None and str(step.slot) <= slot else None


#: in which order the things of one message are said
_ORDER: tuple[type[notes.Item], ...] = (
    notes.MendDue,
    notes.Owed,
    notes.MilestoneDue,
    notes.ConsentAsked,
    notes.DraftLies,
    notes.PeriodOpens,
    notes.Summary,
)


def _place(how: UnitStanding) -> tuple[str, int, str]:
    """Under which plan, of which unit and in which period something is short."""
    return how.due.plan.id, how.unit.id, how.due.period


def _duty(deployment: Deployment, item: notes.Owed | notes.Summary) -> Duty | None:
    return duties.known(deployment, plan_id=item.plan_id, obligation_id=item.obligation_id, period=item.period)
