"""A deployment that talks with several people on a database file, and may lose all that it has in memory."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table
from sqlmodel import Session, SQLModel, select

from bot import rosters
from bot.domain.permissions import Role
from bot.handlers.reception import Reception
from bot.paths import ROSTERS
from bot.replies import Reply
from bot.storage import inbox, outbox, people
from bot.storage import units as roster_units
from bot.storage.database import Database, Door
from bot.storage.tables import (
    AttachmentRow,
    ChecklistRow,
    ConversationRow,
    DraftMessageRow,
    DraftRow,
    NominationEventRow,
    NominationRow,
)
from bot.usecases.deployment import Deployment
from bot.usecases.incoming import Content, Incoming, Tap

OWNER = "walk"
_KEPT = [
    SQLModel.metadata.tables[row.__tablename__]
    for row in (
        DraftRow,
        DraftMessageRow,
        NominationRow,
        NominationEventRow,
        AttachmentRow,
        ChecklistRow,
        ConversationRow,
    )
]

#: what the database holds of nominations, and where each chat stands: rows by table and id
State = Mapping[str, Mapping[Any, Mapping[str, Any]]]


@dataclass(frozen=True)
class Shown:
    """A message that somebody got."""

    to: str
    reply: Reply


class _Clock:
    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@dataclass
class House:
    """`build` makes a deployment anew; `heard` is every message so far, in order."""

    url: str
    build: Callable[[], Deployment]
    moment: datetime
    accounts: dict[str, int] = field(default_factory=dict)
    heard: list[Shown] = field(default_factory=list)
    #: ids by name; a stranger has none
    people: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clock = _Clock(self.moment)
        self._updates = itertools.count(1)
        self._messages = itertools.count(1)
        self._claims = itertools.count(1)
        self._runner = asyncio.Runner()
        self._open()

    def _open(self) -> None:
        self.deployment = self.build()
        self._database = Database(self.url)
        self._door = Door(self._database)
        self._reception = Reception(self._door, self.deployment, self.clock, OWNER)

    def restart(self) -> None:
        """Everything in memory goes."""
        self._door.close()
        self._database.close()
        self._open()

    def close(self) -> None:
        self._door.close()
        self._database.close()
        self._runner.close()

    def do(self, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """One use case or verb in a transaction of its own."""
        with self._database.transaction() as session:
            return verb(session, *args, **kwargs)

    def inhabit(self, people_of: Mapping[str, tuple[Role, str] | None]) -> None:
        """The sample roster with these people; None for a stranger."""
        roster = rosters.tree(rosters.read(ROSTERS / "mau-2026.csv"))
        self.do(roster_units.replace_all, roster, today=self.clock.now().date())
        self.units = {unit.name: unit.id for unit in self.do(roster_units.tree)}
        for name, role_at in people_of.items():
            self.accounts[name] = 7000 + len(self.accounts)
            if role_at is not None:
                role, unit = role_at
                joined = self.do(
                    people.join,
                    telegram_id=self.accounts[name],
                    name=name,
                    role=role,
                    unit_id=self.units[unit],
                    language="vi",
                    now=self.clock.now(),
                )
                self.people[name] = joined.id

    def pass_time(self, gap: timedelta) -> None:
        self.clock.moment += gap

    def message(self) -> int:
        """The number of a new message, as the channel counts them."""
        return next(self._messages)

    def does(self, who: str, content: Content, *, message: int | None = None) -> list[Reply]:
        """Somebody does something; gives what they are told, after all that is queued has been said."""
        self.update = next(self._updates)
        self.incoming = self._incoming(who, content, message)
        self.do(self._arrive)
        before = len(self.heard)
        self._runner.run(self._reception.take(self.update, self.incoming))
        self.do(self._say)
        return [shown.reply for shown in self.heard[before:] if shown.to == who]

    def comes_again(self) -> int:
        """The last update is handed over once more; gives how many messages came of it."""
        before = len(self.heard)
        self.do(self._arrive)
        with contextlib.suppress(inbox.NotOpenError):
            self._runner.run(self._reception.take(self.update, self.incoming))
        self.do(self._say)
        return len(self.heard) - before

    def state(self) -> State:
        """All that is kept of nominations."""
        return self.do(_rows)  # type: ignore[no-any-return]

    def _incoming(self, who: str, content: Content, message: int | None) -> Incoming:
        account, written = self.accounts[who], None if isinstance(content, Tap) else self.clock.now()
        number = None if isinstance(content, Tap) else message or self.message()
        return Incoming(account, account, who, self.clock.now(), content, message_id=number, written_at=written)

    def _arrive(self, session: Session) -> None:
        arrived = [inbox.Arrived(self.update, self.incoming.chat_id, "{}")]
        inbox.put(session, arrived, self.clock.now())
        inbox.claim(session, OWNER, datetime.now(UTC), 1)

    def _say(self, session: Session) -> None:
        """Say what is queued the way the sender does: claim, word, close."""
        names = {account: name for name, account in self.accounts.items()}
        owner = f"walk-{next(self._claims)}"
        for row in outbox.claim(session, owner, datetime.now(UTC)):
            reply = self._worded(session, row)
            if reply is None:
                outbox.moot(session, row.id, owner, datetime.now(UTC))
                continue
            outbox.sent(session, row.id, owner, self.message(), datetime.now(UTC))
            self.heard.append(Shown(names[row.chat_id], reply))

    def _worded(self, session: Session, row: outbox.Waiting) -> Reply | None:
        if "reply" in row.payload:
            return Reply.unpacked(row.payload["reply"])
        return self._reception.worded(session, row.chat_id, row.payload["note"])


def _rows(session: Session) -> State:
    return {table.name: _by_number(session, table) for table in _KEPT}


def _by_number(session: Session, table: Table) -> dict[Any, Mapping[str, Any]]:
    """The rows of a table by their number; a checklist's is its draft's, a conversation's its chat's."""
    (number,) = table.primary_key.columns
    return {row[number.name]: row for row in session.execute(select(table)).mappings()}
