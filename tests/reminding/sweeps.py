"""The bot at its use case: the sweep runs on a database, and what it queues is read there and worded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from bot.replies import Voice, word
from bot.storage import outbox, people
from bot.storage.database import Database
from bot.storage.tables import MailRow, OutboxRow
from bot.usecases import by_mail, notes, notices, remind
from tests.reminding.facts import Duty
from tests.reminding.life import Differs, Expected
from tests.reminding.office import Office, account, called
from tests.reminding.oracle import Line, Somebody, What

#: an account, what was queued for it, and what that is about
Queued = tuple[int, notes.Digest, frozenset[Line]]
#: at so many of a hundred looks something that was queued earlier is read, as if it were sent only then
_READ_LATE = 20
#: what is written in a mail is looked at elsewhere
_BY_MAIL = "by mail"


class Killed(Exception):
    """The bot ends before it has finished a look at the clock."""


@dataclass
class Sweeps:
    """Two replicas on one database, which look one after the other, or side by side in threads."""

    office: Office
    side_by_side: bool = False
    seen: int = 0
    mailed: int = 0
    queued: list[Queued] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.twin = Database(str(self.office.database.url))

    def close(self) -> None:
        for database in (self.twin, self.office.database):
            database.close()

    def looks(self, moment: datetime, expected: Expected) -> None:
        databases = [self.office.database, self.twin]
        if self.side_by_side:
            self._together(databases, moment)
        else:
            for database in databases[: self.office.chance.choice((1, 1, 2))]:
                database.run(remind.sweep, self.office.deployment, self.office.aware(moment))
        self._holds(moment, expected)

    def is_killed(self, moment: datetime) -> None:
        def dies(session: Session) -> None:
            remind.sweep(session, self.office.deployment, self.office.aware(moment))
            raise Killed

        try:
            self.office.do(dies)
        except Killed:
            self.office.database.close()
            self.office.database = Database(str(self.office.database.url))

    def _together(self, databases: list[Database], moment: datetime) -> None:
        begun, faults = threading.Barrier(len(databases)), []

        def look(database: Database) -> None:
            begun.wait(60)
            try:
                database.run(remind.sweep, self.office.deployment, self.office.aware(moment))
            except Exception as fault:  # noqa: BLE001  # a thread's fault is told by the test
                faults.append(fault)

        threads = [threading.Thread(target=look, args=(database,)) for database in databases]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []

    def _holds(self, moment: datetime, expected: Expected) -> None:
        """Assert that just this was queued, one message a person, and that its words say it."""
        found: dict[int, frozenset[Line]] = {}
        for person, note, text in (*self._queued(moment), *self._mailed(moment)):
            if person.id in found:
                raise Differs(f"{moment}: two messages to {called(person.number)}")
            if text:
                found[person.id] = frozenset(_lines(note))
                if text != _BY_MAIL:
                    self._says(person, text, found[person.id], moment)
                    self.queued.append((account(person), note, found[person.id]))
        if found != expected:
            raise Differs("\n".join(self._difference(moment, expected, found)))
        if self.queued and self.office.chance.randrange(100) < _READ_LATE:
            self._says_nothing_of_those_who_met_it(*self.office.chance.choice(self.queued), moment)

    def _queued(self, moment: datetime) -> list[tuple[Somebody, notes.Digest, str]]:
        """Who was reminded since this was asked last, by which note, and what that says now.

        What somebody has asked for does not reach them once they have blocked the bot.
        """

        def rows(session: Session) -> list[tuple[int, int, str, notes.Note]]:
            wanted = select(OutboxRow).where(OutboxRow.lane == outbox.REMINDERS, col(OutboxRow.id) > self.seen)
            found = session.exec(wanted.order_by(col(OutboxRow.id))).all()
            return [(row.id or 0, row.chat_id, row.key, notes.unpack((row.payload or {})["note"])) for row in found]

        found = self.office.do(rows)
        self.seen = max((number for number, *_ in found), default=self.seen)
        people = {account(person): person for person in self.office.oracle.people.values()}
        return [
            (people[chat], note, self._words(chat, note, moment))
            for _, chat, key, note in found
            if isinstance(note, notes.Digest) and not (people[chat].blocked and key.startswith("again:"))
        ]

    def _mailed(self, moment: datetime) -> list[tuple[Somebody, notes.Digest, str]]:
        """Likewise who was reminded by mail."""
        now = self.office.aware(moment)

        def rows(session: Session) -> list[tuple[int, int, notes.Digest, str]]:
            wanted = select(MailRow).where(col(MailRow.id) > self.mailed).order_by(col(MailRow.id))
            read = [
                (row, by_mail.load(session, self.office.deployment, row.person_id, row.note or {}, now, now))
                for row in session.exec(wanted).all()
            ]
            return [
                (row.id or 0, row.person_id, notes.unpack(row.note or {}), _BY_MAIL if told else "")
                for row, told in read
            ]

        found = self.office.do(rows)
        self.mailed = max((number for number, *_ in found), default=self.mailed)
        return [(self.office.oracle.people[person], note, text) for _, person, note, text in found]

    def _says(self, person: Somebody, text: str, lines: frozenset[Line], moment: datetime) -> None:
        """Assert that the words name each unit that misses something, and its last day; and none that does not."""
        oracle, names, duties = self.office.oracle, self.office.names, self._duties
        said = [
            line for line in lines if line.what in (What.SHORT, What.OPENS) and oracle.still_says(line, person, moment)
        ]
        for line in said:
            wanted = [names[line.whose]]
            if line.what is What.SHORT:
                day = oracle.named_day(duties[line.plan, line.duty, line.period], line.whose)
                wanted.append(f"{day.day}/{day.month}")
            if missing := [each for each in wanted if each not in text]:
                raise Differs(f"{moment}: {missing} not in\n{text}")
        named = {names[line.whose] for line in said}
        moot = {names[line.whose] for line in lines if line.what in (What.SHORT, What.OPENS)} - named
        is_mixed = any(line.what not in (What.SHORT, What.OPENS) for line in lines)
        for name in () if is_mixed else moot:
            if name in text and not any(name in other for other in named):
                raise Differs(f"{moment}: {name} misses nothing, but\n{text}")

    def _says_nothing_of_those_who_met_it(
        self, account: int, note: notes.Note, lines: frozenset[Line], moment: datetime
    ) -> None:
        """Assert that what goes out only now, as after an outage of Telegram, names no unit that misses nothing."""
        text, duties = self._words(account, note, moment), self._duties
        short = {
            line.whose
            for line in lines
            if line.what is not What.SHORT
            or self.office.oracle.is_short(duties[line.plan, line.duty, line.period], line.whose, moment.date())
        }
        for line in lines:
            name = self.office.names.get(line.whose, "")
            if line.what is What.SHORT and line.whose not in short and name in text:
                raise Differs(f"{moment}: {name} misses nothing, but\n{text}")

    def _words(self, account: int, note: notes.Note, moment: datetime) -> str:
        """What a note says when it is sent at a moment, in small letters; nothing where that is moot."""
        now = self.office.aware(moment)

        def words(session: Session) -> str:
            outcome = notices.load(session, self.office.deployment, account, note, now)
            voice = Voice.to(people.by_telegram(session, account), self.office.deployment, now)
            return "" if outcome is None else word(outcome, voice).text.casefold()

        return self.office.do(words)

    @property
    def _duties(self) -> dict[tuple[str, str, str], Duty]:
        return {duty.key: duty for duty in self.office.oracle.duties}

    def _difference(self, moment: datetime, expected: Expected, found: Expected) -> Iterator[str]:
        yield f"{self.office.plan.id}, {moment}:"
        for person in sorted({*expected, *found}):
            name = called(self.office.oracle.people[person].number)
            due, heard = expected.get(person, frozenset()), found.get(person, frozenset())
            yield from (f"  {name} misses {self._named(line)}" for line in sorted(due - heard))
            yield from (f"  {name} was told {self._named(line)}" for line in sorted(heard - due))

    def _named(self, line: Line) -> str:
        return f"{line.what}: {line.duty} {line.period} {self.office.names.get(line.whose, line.whose)} ({line.rung})"


def _lines(note: notes.Digest) -> Iterator[Line]:
    """What a message is about."""
    for item in note.items:
        match item:
            case notes.Owed(plan_id=plan, obligation_id=obligation, period=period, unit_id=unit, slot=slot):
                yield Line(What.SHORT, plan, obligation, period, unit, slot)
            case notes.Summary(plan_id=plan, obligation_id=obligation, period=period, top_id=top, slot=slot):
                yield Line(What.STATE, plan, obligation, period, top, slot)
            case notes.MilestoneDue(plan_id=plan, milestone_id=milestone, slot=slot):
                yield Line(What.MILESTONE, plan, milestone, "", 0, slot)
            case notes.MendDue(nomination_id=number, day=day):
                yield Line(What.MEND, "", "", "", number, f"{day}.1")
            case notes.ConsentAsked(nomination_id=number, since=since):
                yield Line(What.CONSENT, "", "", "", number, since)
            case notes.DraftLies(draft_id=number):
                yield Line(What.DRAFT, "", "", "", number, "")
            case notes.PeriodOpens(plan_id=plan, obligation_id=obligation, period=period, unit_id=unit):
                yield Line(What.OPENS, plan, obligation, period, unit, "")
