"""A commune with its sample roster and plan on a real database, and a clock that is passed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from secrets import token_urlsafe
from typing import Any, TypeVar

from sqlalchemy import event
from sqlmodel import Session, col, select

from bot import rosters
from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY, Period
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.domain.reminding import Wishes
from bot.domain.roster import Tree, Unit
from bot.domain.schedule import Rung
from bot.paths import ROSTERS
from bot.replies import Reply, Voice, word
from bot.storage import nominations, outbox, people, units
from bot.storage.database import Database
from bot.storage.tables import OutboxRow, RoleRow
from bot.usecases import converse, courses, ladders, notes, notices, remind
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.incoming import Incoming, Tap, Text
from bot.usecases.turn import Outcome

Result = TypeVar("Result")

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ROOT = "UBND xã Tân Lập"
#: what units of the sample roster become on the day after
MERGED, LAST_DAY = "Thôn Gò Đình", date(2026, 11, 15)


@dataclass(frozen=True)
class Heard:
    """A message that was queued: when (local), for whom, what; `rungs` names those of what it speaks of."""

    at: str
    who: str
    note: notes.Note
    rungs: Mapping[notes.Item, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[notes.Item, ...]:
        """The things of the message."""
        return self.note.items if isinstance(self.note, notes.Digest) else ()

    @property
    def owed(self) -> tuple[notes.Owed, ...]:
        return tuple(item for item in self.items if isinstance(item, notes.Owed))

    @property
    def what(self) -> str:
        """The rungs of what is owed, the summaries, and what else there is, one after the other."""
        said = dict.fromkeys(self._said(item) for item in self.items)
        return "; ".join(said) if said else type(self.note).__name__

    def _said(self, item: notes.Item) -> str:
        if isinstance(item, notes.Owed):
            return f"{self.rungs[item]}: {item.obligation_id} {item.period}"
        if isinstance(item, notes.Summary):
            late = " late" if self.rungs[item] == Rung.LATE else ""
            return f"summary{late}: {item.obligation_id} {item.period}"
        return type(item).__name__


@dataclass
class Commune:
    """What the tests see of a deployment: people join, units send, the sweep runs, messages lie in the outbox."""

    database: Database
    deployment: Deployment
    accounts: dict[str, int] = field(default_factory=dict)

    def at(self, written: str) -> datetime:
        """A local moment, `2026-11-19 13:30`; of November 2026 when it begins with the day."""
        full = written if "-" in written else f"2026-11-{written}"
        return datetime.fromisoformat(full).replace(tzinfo=self.deployment.zone)

    def do(self, verb: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Result:
        """One use case or verb in a transaction of its own."""
        with self.database.transaction() as session:
            return verb(session, *args, **kwargs)

    def unit(self, name: str) -> int:
        found = self.do(units.tree).named(name)
        assert found is not None, name
        return found.id

    def join(self, name: str, role: Role, *units_of: str) -> int:
        """Somebody joins with a role on each of these units; gives their id."""
        account = self.accounts.setdefault(name, 7000 + len(self.accounts))
        for unit in units_of or (None,):
            joined = self.do(
                people.join,
                telegram_id=account,
                name=name,
                role=role,
                unit_id=None if unit is None else self.unit(unit),
                language="vi",
                now=self.at("01 08:00"),
            )
        return joined.id

    def end_roles(self, who: str, at: str) -> None:
        """All roles of a person end."""

        person_id = self.person(who)

        def end(session: Session) -> None:
            for role in session.exec(select(RoleRow).where(RoleRow.person_id == person_id)):
                role.ended_at = self.at(at)

        self.do(end)

    def send(
        self,
        unit: str,
        by: str,
        at: str,
        *,
        period: str = "2026-11",
        obligation: str = "monthly",
        subject: str = "individual",
        field_id: str = "y-te",
        name: str = "Hứa Văn Bảo",
        on_time: bool = True,
        publish: str = "yes",
        told: str = "yes",
    ) -> Nomination:
        """A unit sends a nomination."""
        now = self.at(at)
        return self.do(
            nominations.submit,
            plan_id=self.deployment.main_plan.id,
            plan_code=self.deployment.main_plan.code,
            obligation_id=obligation,
            period=period,
            unit_id=self.unit(unit),
            answers={"subject": subject, "field": field_id, "name": name, "told": told, "publish": publish},
            person_id=self.person(by),
            on_time=on_time,
            now=now,
        )

    @contextmanager
    def queries(self) -> Iterator[list[str]]:
        """The queries that are put to the database meanwhile."""
        said: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
            said.append(statement)

        event.listen(self.database.engine, "before_cursor_execute", note)
        try:
            yield said
        finally:
            event.remove(self.database.engine, "before_cursor_execute", note)

    def person(self, name: str) -> int:
        found = self.do(people.by_telegram, self.accounts[name])
        assert found is not None
        return found.id

    def move(self, nomination: Nomination, act: Act, after: Status, by: str, at: str) -> Nomination:
        return self.do(
            nominations.move, nomination, act, after, person_id=self.person(by), now=self.at(at), reason="vì"
        )

    def says(self, who: str, text: str, at: str) -> str:
        """What somebody gets for a text, in words and buttons."""
        return self._replies(who, Text(text), at)

    def taps(self, who: str, verb: Verb, *arguments: object, at: str) -> str:
        """What somebody gets for a button."""
        return self._replies(who, Tap(actions.write(verb, *arguments)), at)

    def asks(self, who: str, text: str, at: str) -> list[Reply]:
        """What somebody gets for a text, of which nothing is kept."""
        with self.database.transaction() as session:
            try:
                return self.reply(session, who, Text(text), at)
            finally:
                session.rollback()

    def _replies(self, who: str, content: Text | Tap, at: str) -> str:
        replies = self.do(self.reply, who, content, at)
        return "\n".join(_as_text(reply) for reply in replies)

    def outcomes(self, who: str, text: str, at: str) -> tuple[Outcome, ...]:
        """What comes of a text, before it is worded."""
        return self.do(self._outcomes, who, Text(text), at)

    def reply(self, session: Session, who: str, content: Text | Tap, at: str) -> list[Reply]:
        """What somebody gets for a text or a button, as it goes to the gateway."""
        outcomes = self._outcomes(session, who, content, at)
        voice = Voice.to(people.by_telegram(session, self.accounts[who]), self.deployment, self.at(at))
        return [word(outcome, voice) for outcome in outcomes]

    def _outcomes(self, session: Session, who: str, content: Text | Tap, at: str) -> tuple[Outcome, ...]:
        incoming = Incoming(self.accounts[who], self.accounts[who], who, self.at(at), content)
        return converse.receive(session, incoming, self.deployment, token=token_urlsafe)

    def sweep(self, *moments: str | datetime) -> int:
        """The sweep runs at these moments, in this order; gives how many messages it queued."""
        return sum(
            self.do(remind.sweep, self.deployment, self.at(moment) if isinstance(moment, str) else moment)
            for moment in moments
        )

    def heard(self, who: str | None = None) -> list[Heard]:
        """The reminders and summaries queued so far, in order."""
        names = {account: name for name, account in self.accounts.items()}

        def rows(session: Session) -> list[Heard]:
            found = select(OutboxRow).where(OutboxRow.lane == outbox.REMINDERS).order_by(col(OutboxRow.id))
            return [
                Heard(
                    f"{self.deployment.local(row.queued_at):%d %H:%M}",
                    names[row.chat_id],
                    (note := notes.unpack((row.payload or {})["note"])),
                    self._rungs(session, note),
                )
                for row in session.exec(found)
            ]

        return [one for one in self.do(rows) if who in (None, one.who)]

    def _rungs(self, session: Session, note: notes.Note) -> dict[notes.Item, str]:
        """Which rung of its ladder each thing of a message is."""
        found: dict[notes.Item, str] = {}
        for item in note.items if isinstance(note, notes.Digest) else ():
            if isinstance(item, notes.Owed | notes.Summary):
                found[item] = self._rung(session, item)
        return found

    def _rung(self, session: Session, item: notes.Owed | notes.Summary) -> str:
        plan = self.deployment.plan(item.plan_id)
        duty = Duty(plan, plan.obligation(item.obligation_id), Period.parse(item.period))
        measure, ladder = measured(session, self.deployment, duty), ladders.of(session, plan)
        if isinstance(item, notes.Owed):
            steps = courses.for_officers(self.deployment, courses.of(measure, item.unit_id), ladder)
        else:
            steps = courses.for_reviewers(self.deployment, courses.of(measure, None), ladder)
        return next(step.rung.value for step in steps if str(step.slot) == item.slot)

    def wish(self, who: str, hour: str | None = None, *, until: str | None = None, off: bool = False) -> None:
        """How a person wishes to be reminded."""
        muted = None if until is None else self.at(f"{until} 00:00").date()
        wishes = Wishes(None if hour is None else time.fromisoformat(hour), muted, off)
        self.do(people.wish, self.person(who), wishes)

    def told(self, who: str) -> list[tuple[str, str]]:
        """When a person was told what."""
        return [(one.at, one.what) for one in self.heard(who)]

    def worded(self, who: str, note: notes.Note, at: str) -> notices.Outcome | None:
        """What a queued note has to say at a moment."""
        return self.do(notices.load, self.deployment, self.accounts[who], note, self.at(at))

    def worded_text(self, who: str, note: notes.Note, at: str) -> str:
        """The words of a queued note at a moment."""
        outcome = self.worded(who, note, at)
        assert outcome is not None
        voice = Voice.to(self.do(people.by_telegram, self.accounts[who]), self.deployment, self.at(at))
        return _as_text(word(outcome, voice))


def _as_text(reply: Reply) -> str:
    buttons = " ".join(f"[{choice.label}]" for choice in reply.offered)
    return "\n".join(part for part in (reply.text or reply.toast, buttons) if part)


def merged(*old: str, into: tuple[str, ...] = (MERGED,), last_day: date = LAST_DAY) -> Tree:
    """The sample roster in which some units end with a day, mostly the 15th of November, and others go on."""
    roster = rosters.tree(rosters.read(ROSTERS / "mau-2026.csv"))
    ids = range(len(roster.units) + 1, len(roster.units) + 1 + len(into))
    kept = (
        replace(unit, valid_to=last_day, successors=tuple(ids)) if unit.name in old else unit for unit in roster.units
    )
    new = (Unit(number, name, "thôn", 1, valid_from=last_day + ONE_DAY) for number, name in zip(ids, into, strict=True))
    return Tree((*kept, *new))


def around(moments: Iterable[datetime]) -> list[datetime]:
    """Each moment, with the seconds and minutes before and after it, in order."""
    steps = (-MINUTE, -SECOND, timedelta(0), SECOND, MINUTE)
    return sorted({moment + step for moment in moments for step in steps})
