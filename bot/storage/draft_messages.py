"""Which message gave which answer of a draft, for as long as Telegram lets it be edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.storage.tables import DraftMessageRow


@dataclass(frozen=True)
class Answered:
    """A message and the question that it answered; the fields as in the table."""

    id: int
    draft_id: int
    nomination_id: int | None
    chat_id: int
    message_id: int | None
    question: str
    text: str
    written_at: datetime | None
    taken: bool
    edited: str | None
    copies: int


def keep(
    session: Session,
    *,
    draft_id: int,
    chat_id: int,
    message_id: int | None,
    question: str,
    text: str,
    written_at: datetime | None,
    now: datetime,
    taken: bool = True,
) -> Answered:
    """Remember what a message answered; one that is known by its number answers this instead."""
    if message_id is not None:
        session.execute(
            delete(DraftMessageRow).where(
                col(DraftMessageRow.chat_id) == chat_id, col(DraftMessageRow.message_id) == message_id
            )
        )
    row = DraftMessageRow(
        draft_id=draft_id,
        chat_id=chat_id,
        message_id=message_id,
        question=question,
        text=text,
        written_at=written_at,
        kept_at=now,
        taken=taken,
    )
    session.add(row)
    session.flush()
    return _answered(row)


def get(session: Session, row_id: int) -> Answered | None:
    """What is remembered under an id; None once it has been forgotten."""
    row = session.get(DraftMessageRow, row_id)
    return None if row is None else _answered(row)


def by_message(session: Session, chat_id: int, message_id: int) -> Answered | None:
    """What a message answered; None when it answered nothing, or too long ago."""
    wanted = select(DraftMessageRow).where(DraftMessageRow.chat_id == chat_id, DraftMessageRow.message_id == message_id)
    row = session.exec(wanted).first()
    return None if row is None else _answered(row)


def of_draft(session: Session, draft_id: int) -> tuple[Answered, ...]:
    """The messages whose answers a draft took, in the order in which it did."""
    wanted = select(DraftMessageRow).where(DraftMessageRow.draft_id == draft_id, col(DraftMessageRow.taken))
    return tuple(_answered(row) for row in session.exec(wanted.order_by(col(DraftMessageRow.id))))


def parts(session: Session, answered: Answered) -> tuple[Answered, ...]:
    """All messages that make up the answer to which this one belongs, in order."""
    return tuple(each for each in of_draft(session, answered.draft_id) if each.question == answered.question)


def copied(session: Session, row_id: int) -> None:
    """The same message came once more."""
    session.get_one(DraftMessageRow, row_id).copies += 1


def offer(session: Session, row_id: int, edited: str | None) -> None:
    """Remember what a message was changed to, until there is a yes; None once there is an answer to that."""
    session.get_one(DraftMessageRow, row_id).edited = edited


def amended(session: Session, row_id: int, text: str) -> None:
    """The message reads otherwise now."""
    row = session.get_one(DraftMessageRow, row_id)
    row.text, row.edited = text, None


def drop(session: Session, row_id: int) -> None:
    """Forget one message."""
    session.execute(delete(DraftMessageRow).where(col(DraftMessageRow.id) == row_id))


def superseded(session: Session, draft_id: int, question: str) -> None:
    """The question has been answered anew: what was said before answers nothing."""
    session.execute(
        delete(DraftMessageRow).where(
            col(DraftMessageRow.draft_id) == draft_id,
            col(DraftMessageRow.question) == question,
            col(DraftMessageRow.taken),
        )
    )


def sent(session: Session, draft_id: int, nomination_id: int) -> None:
    """The draft became a nomination: an edit may still concern that; what was not taken is no longer asked for."""
    of_it = col(DraftMessageRow.draft_id) == draft_id
    session.execute(delete(DraftMessageRow).where(of_it, ~col(DraftMessageRow.taken)))
    session.execute(update(DraftMessageRow).where(of_it).values(nomination_id=nomination_id))


def reopened(session: Session, nomination_id: int, draft_id: int) -> None:
    """The nomination is being written once more, in another draft: its messages answer that one's questions."""
    of_it = col(DraftMessageRow.nomination_id) == nomination_id
    session.execute(update(DraftMessageRow).where(of_it).values(nomination_id=None, draft_id=draft_id))


def forget(session: Session, draft_id: int) -> None:
    """The draft was thrown away."""
    session.execute(delete(DraftMessageRow).where(col(DraftMessageRow.draft_id) == draft_id))


def prune(session: Session, before: datetime) -> None:
    """Forget taken messages that are older: keep more than the 48 hours in which Telegram lets them be edited."""
    session.execute(delete(DraftMessageRow).where(col(DraftMessageRow.kept_at) < before, col(DraftMessageRow.taken)))


def _answered(row: DraftMessageRow) -> Answered:
    return Answered(
        row.id or 0,
        row.draft_id,
        row.nomination_id,
        row.chat_id,
        row.message_id,
        row.question,
        row.text,
        row.written_at,
        row.taken,
        row.edited,
        row.copies,
    )
