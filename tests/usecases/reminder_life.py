"""An authority that lives through a plan, by a seed: units send, mend, are silent and are given time; people come, go
and set hours of their own; the bot is away, is killed and restarted, has a twin; the clock jumps.

Everything is done to the product and told to the oracle, and after each look at the clock the two are compared.
"""

from __future__ import annotations

import random
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from commune import Commune
from reminder_messages import Message, messages
from reminder_oracle import DAY, Days, Duty, Entry, Line, Oracle, Place, Somebody, duties
from sqlmodel import Session

from bot.domain.declaration import Channel, Kind, State
from bot.domain.disposition import Disposal
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.domain.reminding import Wishes
from bot.storage import declarations, dispositions, milestones, nominations, people, reports, units
from bot.storage.database import Database
from bot.usecases import remind

SECOND = timedelta(seconds=1)
#: hours that people set for themselves
HOURS = (None, None, None, time(7), time(9, 30), time(11), time(11, 30), time(14), time(16, 45))
#: what becomes of a unit's duty, and how often
FATES = {
    "silent": 36, "sent": 20, "returned": 12, "rejected": 7, "withdrawn": 5, "none": 6, "elsewhere": 5,
    "extended": 5, "exempt": 4,
}  # fmt: skip


class Differs(AssertionError):
    """The product has written something else than the oracle says."""


class Killed(Exception):
    """The bot ends before it has finished a look at the clock."""


@dataclass
class Life:
    """A plan's time in one deployment. `now` is local, without zone."""

    commune: Commune
    plan: Plan
    chance: random.Random
    now: datetime
    #: how often, of a hundred days, the bot is away, and of a hundred looks the clock jumps or the bot is killed
    away: int = 4
    jumps: int = 3
    kills: int = 3
    side_by_side: bool = False
    told: int = 0
    seen: int = 0
    waiting: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    kept: dict[int, Nomination] = field(default_factory=dict)

    def __post_init__(self) -> None:
        roster = self.commune.do(units.tree)
        self.names = {unit.id: unit.name for unit in roster}
        self.places = [Place(unit.id, unit.name, unit.kind, unit.parent) for unit in roster]
        [self.root] = [place.id for place in self.places if place.parent is None]
        days = Days(self.commune.deployment.calendar)
        self.oracle = Oracle(days, duties(self.plan, self.places))
        self.numbers = count(1)
        self.twin = Database(str(self.commune.database.url))
        self._staff()

    def close(self) -> None:
        self.twin.close()

    # -- who is there

    def _staff(self) -> None:
        """A reviewer of the root, and officers of a few units of each kind that owes something."""
        self.joins(Role.REVIEWER, self.root)
        by_kind: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        kinds = {place.id: place.kind for place in self.places}
        for duty in self.oracle.duties:
            for unit in duty.units:
                if unit != self.root:
                    by_kind[kinds[unit],].add(unit)
        staffed = sorted({unit for found in by_kind.values() for unit in sorted(found)[:2]})[:8]
        for number, unit in enumerate(staffed or [place.id for place in self.places[1:3]]):
            self.joins(Role.OFFICER, unit)
            if number % 3 == 0:
                self.joins(Role.OFFICER, unit)
        if len(staffed) > 2:
            self.joins(Role.OFFICER, staffed[0], staffed[2])

    def joins(self, role: Role, *of: int) -> Somebody:
        number = next(self.numbers)
        for unit in of:
            joined = self.commune.do(
                people.join,
                telegram_id=7000 + number,
                name=f"Cán bộ {number}",
                role=role,
                unit_id=unit,
                language="vi",
                now=self._aware(),
            )
        self.commune.accounts[joined.name] = 7000 + number
        reviews = of[0] if role is Role.REVIEWER else None
        person = Somebody(joined.id, number, () if reviews else of, reviews)
        self.oracle.people[joined.id] = person
        return person

    # -- what comes to pass

    def plans(self, first: date, last: date) -> None:
        """Draw what becomes of everything that is due in these days."""
        for duty in self.oracle.duties:
            if first <= duty.due <= last + 20 * DAY:
                if self.chance.random() < 0.04 and self.root not in duty.units:
                    self._at(self._day_before(duty), self._extend, duty, None)
                for unit in duty.units:
                    self._fate(duty, unit)
        day = first
        while day <= last:
            if self.chance.random() < 0.25:
                evening = datetime.combine(day, time(20)) + self.chance.randrange(3600) * SECOND
                self._at(evening, self._somebody_changes)
            day += DAY

    def _fate(self, duty: Duty, unit: int) -> None:
        fate = self.chance.choices(list(FATES), FATES.values())[0]
        at = self._moment(duty)
        if duty.does == "milestone":
            if fate != "silent":
                self._at(at, self._mark, duty)
        elif duty.does == "report" and fate not in ("silent", "extended", "exempt"):
            self._at(at, self._hand_in, duty, unit)
        elif duty.does == "forward":
            for _ in range(2 if fate in ("sent", "returned", "rejected") else 0):
                self._at(self._moment(duty), self._forward, duty)
        elif fate == "extended" and unit != self.root:
            self._at(self._day_before(duty), self._extend, duty, unit)
        elif fate == "exempt" and unit != self.root:
            self._at(at, self._exempt, duty, unit)
        elif fate in ("none", "elsewhere"):
            self._at(at, self._declare, duty, unit, fate)
        elif fate in ("sent", "returned", "rejected", "withdrawn"):
            self._at(at, self._send, duty, unit, fate)

    def _moment(self, duty: Duty) -> datetime:
        """Some time from before the first rung to after the last; often at the very second of a rung, or beside it."""
        day = duty.due + self.chance.randrange(-20, 8) * DAY
        if self.chance.random() < 0.4:
            hour = self.chance.choice((time(8), time(13, 30), time(9, 30), time(14)))
            return datetime.combine(day, hour) + self.chance.choice((-1, 0, 1)) * SECOND
        return datetime.combine(day, time()) + self.chance.randrange(86_400) * SECOND

    def _day_before(self, duty: Duty) -> datetime:
        return datetime.combine(duty.due - self.chance.randrange(1, 9) * DAY, time(10, 5))

    def _at(self, moment: datetime, deed: Callable[..., None], *what: object) -> None:
        heappush(self.waiting, (max(moment, self.now), next(self.numbers), lambda: deed(*what)))

    def _later(self, deed: Callable[..., None], *what: object) -> None:
        self._at(self.now + self.chance.randrange(600, 5 * 86_400) * SECOND, deed, *what)

    def _sender(self, unit: int) -> int:
        serving = [each.id for each in self.oracle.people.values() if unit in each.officer_of]
        return self.chance.choice(serving) if serving else self._reviewer

    @property
    def _reviewer(self) -> int:
        return next(each.id for each in self.oracle.people.values() if each.reviews)

    def _send(self, duty: Duty, unit: int, fate: str) -> None:
        entry = self._submit(duty.id, duty.period if not duty.once else f"{self.now:%Y-%m}", unit, duty)
        if fate == "returned":
            self._later(self._return, entry)
        elif fate == "rejected":
            self._later(self._move, entry, Act.REJECT, Status.REJECTED)
            if self.chance.random() < 0.4:
                self._at(self.now + 6 * DAY, self._send, duty, unit, "sent")
        elif fate == "withdrawn":
            self._later(self._move, entry, Act.WITHDRAW, Status.WITHDRAWN)

    def _submit(self, obligation: str, period: str, unit: int, duty: Duty) -> Entry:
        subjects = [subject.value for subject in self.plan.subjects]
        subject, by = self.chance.choice(subjects), self._sender(unit)
        made = self.commune.do(
            nominations.submit,
            plan_id=self.plan.id,
            plan_code=self.plan.code,
            obligation_id=obligation,
            period=period,
            unit_id=unit,
            answers={
                "subject": subject, "field": self.plan.fields[0].id, "name": "Hứa Văn Bảo", "told": "yes", "publish": "yes"
            },  # fmt: skip
            person_id=by,
            on_time=True,
            now=self._aware(),
        )
        self.kept[made.id] = made
        entry = Entry(made.id, self.plan.id, period, unit, subject, by)
        self.oracle.entries[made.id] = entry
        return entry

    def _return(self, entry: Entry) -> None:
        days = self.oracle.days
        by = days.following(days.following(self.now.date()))
        self._move(entry, Act.RETURN, Status.RETURNED, mend_by=by)
        if self.chance.random() < 0.5:
            self._later(self._move, entry, Act.RESUBMIT, Status.SUBMITTED)

    def _move(self, entry: Entry, act: Act, after: Status, mend_by: date | None = None) -> None:
        self.kept[entry.id] = self.commune.do(
            nominations.move,
            self.kept[entry.id],
            act,
            after,
            person_id=self._reviewer,
            now=self._aware(),
            reason="vì",
            mend_by=mend_by,
        )
        entry.state, entry.mend_by = after.value, mend_by

    def _forward(self, duty: Duty) -> None:
        nominating = [each for each in self.plan.obligations if each.action == "nominate"]
        unit = self.chance.choice(self.places[1:]).id
        entry = self._submit(nominating[0].id, duty.period, unit, duty)
        self._move(entry, Act.APPROVE, Status.APPROVED)
        self._later(self._move, entry, Act.FORWARD, Status.FORWARDED)

    def _declare(self, duty: Duty, unit: int, fate: str) -> None:
        plan, obligation, period = duty.key
        made = self.commune.do(
            declarations.add,
            kind=Kind.NONE if fate == "none" else Kind.ELSEWHERE,
            plan_id=plan,
            obligation_id=obligation,
            period=period,
            unit_id=unit,
            person_id=self._sender(unit),
            now=self._aware(),
            reason="chưa có ai" if fate == "none" else None,
            channel=None if fate == "none" else Channel.PAPER,
        )
        self.oracle.declared.add((duty.key, unit))
        if self.chance.random() < 0.4:
            state = State.WITHDRAWN if fate == "none" else State.UNSEEN
            self._later(self._take_back, duty, unit, made.id, state)

    def _take_back(self, duty: Duty, unit: int, number: int, state: State) -> None:
        def move(session: Session) -> None:
            made = declarations.get(session, number)
            assert made is not None
            declarations.move(session, made, state, person_id=self._reviewer, now=self._aware())

        self.commune.do(move)
        self.oracle.declared.discard((duty.key, unit))

    def _hand_in(self, duty: Duty, unit: int) -> None:
        plan, obligation, period = duty.key

        def hand_in(session: Session) -> None:
            report = reports.open_one(
                session, plan_id=plan, obligation_id=obligation, period=period, unit_id=unit, now=self._aware()
            )
            reports.hand_in(
                session, report, person_id=self._sender(unit), files=(), on_time=True, now=self._aware()
            )

        self.commune.do(hand_in)
        self.oracle.handed.add((duty.key, unit))

    def _mark(self, duty: Duty) -> None:
        self.commune.do(
            milestones.mark,
            plan_id=duty.plan,
            milestone_id=duty.id,
            day=self.now.date(),
            note=None,
            person_id=self._reviewer,
            now=self._aware(),
        )
        self.oracle.marked.add(duty.key)

    def _extend(self, duty: Duty, unit: int | None) -> None:
        day = duty.due + self.chance.randrange(1, 16) * DAY
        self._dispose(Disposal.EXTEND, duty, unit, day)
        self.oracle.extended[duty.key, unit] = day

    def _exempt(self, duty: Duty, unit: int | None) -> None:
        self._dispose(Disposal.EXEMPT, duty, unit, None)
        self.oracle.exempt.add((duty.key, unit))

    def _dispose(self, disposal: Disposal, duty: Duty, unit: int | None, day: date | None) -> None:
        plan, obligation, period = duty.key
        self.commune.do(
            dispositions.add,
            disposal=disposal,
            plan_id=plan,
            obligation_id=obligation,
            period=period,
            unit_id=unit,
            day=day,
            reason="mưa lũ",
            letter="12/UBND",
            person_id=self._reviewer,
            now=self._aware(),
        )

    def _somebody_changes(self) -> None:
        """In the evening somebody wishes something, blocks the bot or comes back, joins or leaves."""
        person = self.chance.choice([each for each in self.oracle.people.values() if each.officer_of or each.reviews])
        match self.chance.randrange(8):
            case 0 | 1 | 2:
                person.hour = self.chance.choice(HOURS)
            case 3:
                person.muted_until = self.now.date() + self.chance.randrange(1, 12) * DAY
            case 4:
                person.off = not person.off and self.chance.random() < 0.6
            case 5:
                person.off, person.muted_until = False, None
            case 6:
                self._blocks(person)
            case _:
                self._moves_on(person)
        self.commune.do(people.wish, person.id, Wishes(person.hour, person.muted_until, person.off))

    def _blocks(self, person: Somebody) -> None:
        account = self._account(person.id)
        if person.blocked:
            self.commune.do(people.seen, account, self._aware())
        else:
            self.commune.do(people.unreachable, account, self._aware())
        person.blocked = not person.blocked

    def _moves_on(self, person: Somebody) -> None:
        if person.reviews is None and len(self.oracle.people) < 30:
            of = person.officer_of
            self.commune.end_roles(self._called(person.id), f"{self.now:%Y-%m-%d %H:%M}")
            person.officer_of = ()
            self.joins(Role.OFFICER, *of)

    # -- time passes

    def lives(self, first: date, last: date) -> None:
        """From the first day to the last, at every moment at which something may come, and a second beside it."""
        self.now = datetime.combine(first, time())
        self.plans(first, last)
        back: datetime | None = None
        for day in (first + number * DAY for number in range((last - first).days + 1)):
            if back is None and self.chance.randrange(100) < self.away:
                gone = datetime.combine(day, time()) + self.chance.randrange(86_400) * SECOND
                back = gone + self.chance.choice((2, 9, 30, 75, 150)) * timedelta(hours=1)
            for moment in self._moments(day):
                self._until(moment)
                if back is None or not gone <= moment < back:
                    self._looks(moment)
            if back is not None and back <= datetime.combine(day + DAY, time()):
                back = None

    def _moments(self, day: date) -> Iterator[datetime]:
        hours = {time(8), time(13, 30)} | {each.hour for each in self.oracle.people.values() if each.hour}
        ladders = (
            rung.day
            for duty in self.oracle.duties
            if abs((duty.due - day).days) < 50
            for unit in duty.units[:1]
            for rung in (*self.oracle.ladder(duty, unit), *self.oracle.summaries(duty))
        )
        steps = (-1, 0, 1) if day in set(ladders) else (0,)
        odd = [time(6, 59, 59), time(20), time(23)] if len(steps) > 1 else []
        found = {datetime.combine(day, hour) + step * SECOND for hour in hours for step in steps}
        return iter(sorted(found | {datetime.combine(day, hour) for hour in odd}))

    def _until(self, moment: datetime) -> None:
        """What comes to pass up to a moment."""
        while self.waiting and self.waiting[0][0] <= moment:
            self.now, _, deed = heappop(self.waiting)
            deed()
        self.now = moment

    def _looks(self, moment: datetime) -> None:
        """The bot looks at the clock, which sometimes shows another time, and is sometimes killed over it."""
        if self.chance.randrange(100) < self.jumps:
            away = self.chance.choice((-9, -3, -1, 1, 4, 12)) * DAY + self.chance.randrange(43_200) * SECOND
            self._compare(moment + away)
        if self.chance.randrange(100) < self.kills:
            self._killed(moment)
        self._compare(moment)

    def _killed(self, moment: datetime) -> None:
        def dies(session: Session) -> None:
            remind.sweep(session, self.commune.deployment, self._aware(moment))
            raise Killed

        try:
            self.commune.do(dies)
        except Killed:
            again = Database(str(self.commune.database.url))
            self.commune.database.close()
            self.commune.database = again

    def _compare(self, moment: datetime) -> None:
        expected = self.oracle.looks(moment)
        self._sweep(moment)
        heard, self.seen = messages(self.commune, self.seen)
        found: dict[int, frozenset[Line]] = {}
        for message in heard:
            if message.person in found:
                raise Differs(f"{moment}: two messages to {self._called(message.person)}")
            found[message.person] = message.lines
        if found != expected:
            raise Differs(self._difference(moment, expected, found))
        self.told += len(found)
        for message in heard:
            self._worded(message, moment)

    def _sweep(self, moment: datetime) -> None:
        """Both replicas look at the same moment, one after the other or side by side."""
        databases = [self.commune.database, self.twin]
        if not self.side_by_side:
            for database in databases[: self.chance.choice((1, 1, 2))]:
                database.run(remind.sweep, self.commune.deployment, self._aware(moment))
            return
        begun = threading.Barrier(len(databases))
        faults: list[BaseException] = []

        def look(database: Database) -> None:
            begun.wait(60)
            try:
                database.run(remind.sweep, self.commune.deployment, self._aware(moment))
            except Exception as fault:  # noqa: BLE001  # a thread's fault is told by the test
                faults.append(fault)

        threads = [threading.Thread(target=look, args=(database,)) for database in databases]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []

    def _worded(self, message: Message, moment: datetime) -> None:
        """The words name each unit and its last day."""
        text = self.commune.worded_text(self._called(message.person), message.note, f"{moment:%Y-%m-%d %H:%M:%S}")
        last = {duty.key: duty for duty in self.oracle.duties}
        for line in message.lines:
            if line.what == "short":
                day = self.oracle.last_day(last[line.plan, line.duty, line.period], line.whose)
                missing = [said for said in (self.names[line.whose], f"{day.day}/{day.month}") if said not in text]
                if missing:
                    raise Differs(f"{moment}: {missing} not in\n{text}")

    def _difference(
        self, moment: datetime, expected: dict[int, frozenset[Line]], found: dict[int, frozenset[Line]]
    ) -> str:
        said = [f"{self.plan.id}, {moment}:"]
        for person in sorted({*expected, *found}):
            due, heard = expected.get(person, frozenset()), found.get(person, frozenset())
            said += [f"  {self._called(person)} misses {self._named(line)}" for line in sorted(due - heard)]
            said += [f"  {self._called(person)} was told {self._named(line)}" for line in sorted(heard - due)]
        return "\n".join(said)

    def _named(self, line: Line) -> str:
        return f"{line.what}: {line.duty} {line.period} {self.names.get(line.whose) or line.whose}"

    def _called(self, person: int) -> str:
        return f"Cán bộ {self.oracle.people[person].since}"

    def _account(self, person: int) -> int:
        return 7000 + self.oracle.people[person].since

    def _aware(self, moment: datetime | None = None) -> datetime:
        return (moment or self.now).replace(tzinfo=self.commune.deployment.zone)
