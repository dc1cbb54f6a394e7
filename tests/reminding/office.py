"""An authority under a plan: its people, and what units send, say, mend and are given.

Whatever comes to pass is done in the database of the bot and told to the oracle.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count
from typing import Any, TypeVar

from sqlmodel import Session, select

from bot.domain.declaration import Channel, Kind, State
from bot.domain.disposition import Disposal
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.reminding import Wishes
from bot.storage import (
    declarations,
    dispositions,
    drafts,
    ladders,
    milestones,
    nominations,
    notebook,
    people,
    reports,
    units,
)
from bot.storage.database import Database
from bot.storage.tables import RoleRow
from bot.usecases import snooze
from bot.usecases.deployment import Deployment
from tests.reminding.facts import DAY, Days, Duty, Place, duties, openings
from tests.reminding.oracle import LADDER, Draft, Entry, Oracle, Somebody

Result = TypeVar("Result")
#: Telegram's numbers of people begin here
ACCOUNTS = 7000
#: hours that people set for themselves
HOURS = (None, None, None, time(7), time(9, 30), time(11), time(11, 30), time(14), time(16, 45))
#: days ahead that a reviewer sets; None: as the plan has it
_LADDERS = (None, None, LADDER, (7, 3), (15, 8, 4, 2, 1), (20, 10), (2,))
_MOST_PEOPLE = 30


@dataclass
class Office:
    """The units of a roster that is in the database. `now` is local, without zone."""

    database: Database
    deployment: Deployment
    chance: random.Random
    now: datetime
    kept: dict[int, Nomination] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plan = self.deployment.main_plan
        self.places = [Place(unit.id, unit.name, unit.kind, unit.parent) for unit in self.do(units.tree)]
        #: as names are looked for in words: within a sentence one may begin small
        self.names = {place.id: place.name.casefold() for place in self.places}
        [self.root] = [place.id for place in self.places if place.parent is None]
        self.oracle = Oracle(Days(self.deployment.calendar), duties(self.plan, self.places))
        self.oracle.periods = openings(self.plan, self.places)
        self._numbers = count(1)

    def do(self, verb: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Result:
        """One verb of the product in a transaction of its own."""
        with self.database.transaction() as session:
            return verb(session, *args, **kwargs)

    def aware(self, moment: datetime | None = None) -> datetime:
        """A local moment, now by default, as the product has it."""
        return (moment or self.now).replace(tzinfo=self.deployment.zone)

    # -- people

    def staffs(self, *, of_a_kind: int = 2, at_most: int = 8) -> None:
        """Reviewers of the root, and one or two officers of some units of each kind that owes something.

        Most have been there for long, some have joined only now.
        """
        born = self.now
        for _ in range(self.chance.choice((1, 2))):
            self.joins(Role.REVIEWER, self.root, since=born - 60 * DAY)
        owing = {unit for duty in self.oracle.duties for unit in duty.units} - {self.root}
        kinds: dict[str, list[int]] = {}
        for place in self.places:
            if place.id in owing:
                kinds.setdefault(place.kind, []).append(place.id)
        staffed = [unit for found in kinds.values() for unit in found[:of_a_kind]][:at_most]
        for number, unit in enumerate(staffed or [place.id for place in self.places[1:3]]):
            self.joins(Role.OFFICER, unit, since=born - self.chance.choice((60, 60, 60, 5, 0)) * DAY)
            if number % 3 == 0:
                self.joins(Role.OFFICER, unit, since=born - self.chance.choice((60, 3)) * DAY)
        if len(staffed) > 2:
            self.joins(Role.OFFICER, staffed[0], staffed[2], since=born - 60 * DAY)
        for person in self.oracle.people.values():
            if person.by_mail and person.number % 6 == 0:
                self.blocks(person, blocked=True)

    def joins(self, role: Role, *of: int, since: datetime | None = None) -> Somebody:
        """Somebody new has a role on units, since a moment or from now on."""
        number = next(self._numbers)
        name, account, since = called(number), ACCOUNTS + number, since or self.now
        for unit in of:
            joined = self.do(
                people.join,
                telegram_id=account,
                name=name,
                role=role,
                unit_id=unit,
                language="vi",
                now=self.aware(since),
            )
        person = Somebody(joined.id, number, dict.fromkeys(of, since), of[0] if role is Role.REVIEWER else None)
        if number % 3 == 0:
            self.do(people.reach_by, person.id, phone=None, email=f"can-bo-{number}@example.vn")
            person.by_mail = self.deployment.mails
        self.oracle.people[joined.id] = person
        return person

    def somebody_changes(self, *, narrows: bool = False) -> None:
        """Somebody wishes something, blocks the bot, comes back, serves one more unit, or leaves to a successor.

        Or, where it `narrows`, nothing by which somebody hears more than before.
        """
        person = self.chance.choice([each for each in self.oracle.people.values() if each.places])
        match self.chance.choice((0, 0, 1, 2, 3, 4) if narrows else range(11)):
            case 0 | 5 | 6:
                self.wishes(person, hour=self.chance.choice(HOURS))
            case 1:
                until = self.now.date() + self.chance.randrange(1, 12) * DAY
                if not narrows or person.muted_until is None or person.muted_until < until:
                    self.wishes(person, muted_until=until)
            case 2:
                self.wishes(person, off=narrows or (not person.off and self.chance.random() < 0.6))
            case 3:
                self.serves_one_more(person)
            case 4:
                self.moves_on(person)
            case 7 | 8:
                self.wishes(person, off=False, muted_until=None)
            case 9:
                self.blocks(person, blocked=not person.blocked)
            case _:
                self.sets_ladder()

    def sets_ladder(self) -> None:
        """A reviewer sets the days of reminders."""
        days = self.chance.choice(_LADDERS)
        self.do(ladders.choose, self.plan.id, days, person_id=self.reviewer, now=self.aware())
        self.oracle.steps = LADDER if days is None else days

    def asks_again(self, person: Somebody, day: date) -> None:
        """Somebody taps below what they read on a day: they wish to hear it once more."""
        if person.blocked or not person.places:
            return

        def ask(session: Session) -> object:
            return snooze.ask(session, self.deployment, people.get(session, person.id), day, self.aware())

        asked, expected = self.do(ask), self.oracle.asks_again(person.id, day, self.now)
        at = asked.at.replace(tzinfo=None) if isinstance(asked, snooze.Snoozed) else None
        assert at == expected, f"{self.now}: {person.number}, of {day}"

    def notes(self, unit: int) -> None:
        """A unit notes somebody whom it may nominate; or, where its notebook holds that, has no more use for it."""
        before = next((line for line, whose in self.oracle.noted.items() if whose == unit), None)
        if before is not None:
            self.do(notebook.close, before, self.aware())
            del self.oracle.noted[before]
            return
        what = {"unit_id": unit, "person_id": self.sender(unit), "text": "chị Hoa ở tổ 3"}
        made = self.do(notebook.add, **what, now=self.aware())
        self.oracle.noted[made.id] = unit

    def wishes(self, person: Somebody, **wished: Any) -> None:
        """Somebody says when they want to be reminded."""
        for name, value in wished.items():
            setattr(person, name, value)
        self.do(people.wish, person.id, Wishes(person.hour, person.muted_until, person.off))

    def blocks(self, person: Somebody, *, blocked: bool) -> None:
        """Somebody blocks the bot, or comes back."""
        person.blocked = blocked
        self.do(people.unreachable if blocked else people.seen, account(person), self.aware())

    def moves_on(self, person: Somebody) -> None:
        """An officer leaves, and somebody new takes over."""
        if person.reviews is not None or len(self.oracle.people) >= _MOST_PEOPLE:
            return

        def leave(session: Session) -> None:
            for role in session.exec(select(RoleRow).where(RoleRow.person_id == person.id)):
                role.ended_at = self.aware()

        self.do(leave)
        units_of, person.places = list(person.places), {}
        self.joins(Role.OFFICER, *units_of)

    def serves_one_more(self, person: Somebody) -> None:
        """An officer works for one more unit."""
        owing = sorted({unit for duty in self.oracle.duties for unit in duty.units} - {self.root, *person.places})
        if person.reviews is not None or not owing or not person.places:
            return
        unit = self.chance.choice(owing)
        what = {"telegram_id": account(person), "name": called(person.number), "language": "vi"}
        self.do(people.join, role=Role.OFFICER, unit_id=unit, now=self.aware(), **what)
        # who joins is there again
        person.places[unit], person.blocked = self.now, False

    @property
    def reviewer(self) -> int:
        return next(each.id for each in self.oracle.people.values() if each.reviews)

    def sender(self, unit: int) -> int:
        """Some officer of a unit, or a reviewer for one without any."""
        serving = [each.id for each in self.oracle.people.values() if unit in each.officer_of]
        return self.chance.choice(serving) if serving else self.reviewer

    # -- what units send, and what becomes of it

    def sends(self, duty: Duty, unit: int) -> Entry:
        """A unit sends an exemplar for what it owes; under a plan without a number it is filed under the month.

        Of some the nominee has not been asked yet, which is to be done from some day on.
        """
        period = f"{self.now:%Y-%m}" if duty.once else duty.period
        if self.chance.random() < 0.7:
            return self._submits(duty.id, period, unit)
        entry = self._submits(duty.id, period, unit, told="not-yet")
        entry.open, entry.ask_on = True, self.now.date() + self.chance.randrange(1, 4) * DAY
        self.do(nominations.ask_on, entry.id, entry.ask_on)
        return entry

    def is_agreed(self, entry: Entry) -> None:
        """The nominee agrees."""
        self.kept[entry.id] = self.do(
            nominations.agree, self.kept[entry.id], {"told": "yes"}, person_id=entry.by, now=self.aware()
        )
        entry.open = False

    def sends_to_be_forwarded(self, duty: Duty) -> Entry:
        """Some unit sends an exemplar, which is approved and may be forwarded by the root."""
        nominating = next(each for each in self.plan.obligations if each.action is Action.NOMINATE)
        entry = self._submits(nominating.id, duty.period, self.chance.choice(self.places[1:]).id)
        self.moves(entry, Act.APPROVE, Status.APPROVED)
        return entry

    def _submits(self, obligation: str, period: str, unit: int, *, told: str = "yes") -> Entry:
        subject, by = self.chance.choice(self.plan.subjects).value, self.sender(unit)
        said = {"name": "Hứa Văn Bảo", "told": told, "publish": "yes"}
        made = self.do(
            nominations.submit,
            plan_id=self.plan.id,
            plan_code=self.plan.code,
            obligation_id=obligation,
            period=period,
            unit_id=unit,
            answers={"subject": subject, "field": self.plan.fields[0].id, **said},
            person_id=by,
            on_time=True,
            now=self.aware(),
        )
        self.kept[made.id] = made
        entry = Entry(made.id, self.plan.id, period, unit, subject, by, self.now)
        self.oracle.entries[made.id] = entry
        return entry

    def begins(self, unit: int, period: str, at: datetime | None = None) -> Draft:
        """An officer begins to write, now or at some time before."""
        by, at = self.sender(unit), at or self.now
        made = self.do(
            drafts.open_new,
            plan_id=self.plan.id,
            unit_id=unit,
            person_id=by,
            period=period,
            now=self.aware(at),
            answers={"subject": self.plan.subjects[0].value},
        )
        draft = self.oracle.drafts[made.id] = Draft(made.id, unit, by, at)
        return draft

    def goes_on(self, draft: Draft) -> None:
        """A bit more of it is written, unless it has gone."""
        if draft.id in self.oracle.drafts:
            self.do(lambda session: drafts.save(session, drafts.get(session, draft.id), self.aware()))
            draft.changed = self.now

    def discards(self, draft: Draft) -> None:
        """What was being written is thrown away."""
        if draft.id in self.oracle.drafts:
            self.do(drafts.close, draft.id, self.aware())
            del self.oracle.drafts[draft.id]

    def returns(self, entry: Entry) -> None:
        """An entry is to be mended within two working days."""
        days = self.oracle.days
        self.moves(entry, Act.RETURN, Status.RETURNED, days.following(days.following(self.now.date())))

    def moves(self, entry: Entry, act: Act, after: Status, mend_by: date | None = None) -> None:
        """An entry is taken to another state."""
        self.kept[entry.id] = self.do(
            nominations.move,
            self.kept[entry.id],
            act,
            after,
            person_id=self.reviewer,
            now=self.aware(),
            reason="vì",
            mend_by=mend_by,
        )
        entry.state, entry.mend_by = after.value, mend_by

    def declares(self, duty: Duty, unit: int, kind: Kind) -> int:
        """A unit says that it has nobody, or that it sent by another way; gives the number of its word."""
        plan, obligation, period = duty.key
        made = self.do(
            declarations.add,
            kind=kind,
            plan_id=plan,
            obligation_id=obligation,
            period=period,
            unit_id=unit,
            person_id=self.sender(unit),
            now=self.aware(),
            reason="chưa có ai" if kind is Kind.NONE else None,
            channel=Channel.PAPER if kind is Kind.ELSEWHERE else None,
        )
        self.oracle.declared.add((duty.key, unit))
        return made.id

    def takes_back(self, duty: Duty, unit: int, number: int, state: State) -> None:
        """A unit's word holds no longer."""

        def move(session: Session) -> None:
            made = declarations.get(session, number)
            assert made is not None
            declarations.move(session, made, state, person_id=self.reviewer, now=self.aware())

        self.do(move)
        self.oracle.declared.discard((duty.key, unit))

    def hands_in(self, duty: Duty, unit: int) -> None:
        """A unit hands its report in."""
        plan, obligation, period = duty.key
        what = {"plan_id": plan, "obligation_id": obligation, "period": period, "unit_id": unit}

        def hand_in(session: Session) -> None:
            report = reports.open_one(session, **what, now=self.aware())
            reports.hand_in(session, report, person_id=self.sender(unit), files=(), on_time=True, now=self.aware())

        self.do(hand_in)
        self.oracle.handed.add((duty.key, unit))

    def marks(self, duty: Duty) -> None:
        """A milestone is done."""
        self.do(
            milestones.mark,
            plan_id=duty.plan,
            milestone_id=duty.id,
            day=self.now.date(),
            note=None,
            person_id=self.reviewer,
            now=self.aware(),
        )
        self.oracle.marked.add(duty.key)

    def extends(self, duty: Duty, unit: int | None) -> None:
        """A unit, or all, have some days more."""
        day = duty.due + self.chance.randrange(1, 16) * DAY
        self._disposes(Disposal.EXTEND, duty, unit, day)
        self.oracle.extended[duty.key, unit] = day, self.now

    def exempts(self, duty: Duty, unit: int) -> None:
        """A unit owes nothing this time."""
        self._disposes(Disposal.EXEMPT, duty, unit, None)
        self.oracle.exempt.add((duty.key, unit))

    def _disposes(self, disposal: Disposal, duty: Duty, unit: int | None, day: date | None) -> None:
        plan, obligation, period = duty.key
        self.do(
            dispositions.add,
            disposal=disposal,
            plan_id=plan,
            obligation_id=obligation,
            period=period,
            unit_id=unit,
            day=day,
            reason="mưa lũ",
            letter="12/UBND",
            person_id=self.reviewer,
            now=self.aware(),
        )


def called(number: int) -> str:
    """The name of a person."""
    return f"Cán bộ {number}"


def account(person: Somebody) -> int:
    """The Telegram number of a person."""
    return ACCOUNTS + person.number
