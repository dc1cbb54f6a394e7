"""What the bot has queued for people, as lines that the oracle can be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commune import Commune
from reminder_oracle import Line, What
from sqlmodel import Session, col, select

from bot.storage import outbox
from bot.storage.tables import OutboxRow
from bot.usecases import notes


@dataclass(frozen=True)
class Message:
    """A message to a person, as it was queued, and what it is about."""

    person: int
    note: notes.Note
    lines: frozenset[Line]


def messages(commune: Commune, after: int) -> tuple[list[Message], int]:
    """The reminders that were queued after a row of the outbox, and the last row now."""

    def rows(session: Session) -> list[tuple[int, int, notes.Note]]:
        wanted = select(OutboxRow).where(OutboxRow.lane == outbox.REMINDERS, col(OutboxRow.id) > after)
        found = session.exec(wanted.order_by(col(OutboxRow.id))).all()
        return [(row.id or 0, row.chat_id, notes.unpack((row.payload or {})["note"])) for row in found]

    found = commune.do(rows)
    names = {account: name for name, account in commune.accounts.items()}
    made = [
        Message(commune.person(names[account]), note, frozenset(_lines(note))) for _, account, note in found
    ]
    return made, max((number for number, _, _ in found), default=after)


def _lines(note: notes.Note) -> Iterator[Line]:
    match note:
        case notes.Reminder(owed=owed):
            for each in owed:
                yield Line(What.SHORT, each.plan_id, each.obligation_id, each.period, each.unit_id)
        case notes.Summary(plan_id=plan, obligation_id=obligation, period=period, top_id=top):
            yield Line(What.STATE, plan, obligation, period, top)
        case notes.MilestoneDue(plan_id=plan, milestone_id=milestone):
            yield Line(What.MILESTONE, plan, milestone, "", 0)
        case _:
            raise AssertionError(f"not a reminder: {note}")
