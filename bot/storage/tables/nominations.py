"""Nominations, what they are written in, and what comes with them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import Signed, SignedLast, json, moment, only, telegram_number


class NominationRow(SQLModel, table=True):
    """One exemplar put forward by a unit for a period.

    `outage_id` is the outage in which its first submission waited across the deadline; it is on time provisionally
    until a reviewer has decided. `plan_version` is that of the plan under which it was last sent. `consent` is what was
    said of that since, `ask_on` the day on whose morning the officer is asked whether the nominee has been.
    """

    __tablename__ = "nominations"
    __table_args__ = (
        UniqueConstraint("plan_id", "period", "sequence"),
        Index("ix_nominations_counting", "plan_id", "period", "unit_id"),
        Index("ix_nominations_to_ask", "ask_on", **only("ask_on IS NOT NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    sequence: int
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int = Field(foreign_key="units.id", index=True)
    subject: str
    field_id: str
    name: str
    answers: dict[str, Any] = Field(sa_column=json())
    status: str
    version: int = 1
    first_submitted_at: datetime = Field(sa_column=moment(nullable=False))
    on_time: bool
    outage_id: int | None = Field(default=None, foreign_key="outages.id")
    provisional: bool = False
    submitted_by: int = Field(foreign_key="people.id")
    mend_by: date | None = None
    published_on: date | None = None
    plan_version: str = ""
    consent: dict[str, str] = Field(default_factory=dict, sa_column=json())
    ask_on: date | None = None


class NominationEventRow(Signed, table=True):
    """Something that was done to a nomination: who, when, why. Never changed, never deleted."""

    __tablename__ = "nomination_events"

    id: int | None = Field(default=None, primary_key=True)
    nomination_id: int = Field(foreign_key="nominations.id", index=True)
    at: datetime = Field(sa_column=moment(nullable=False))
    person_id: int | None = Field(default=None, foreign_key="people.id")
    kind: str
    status_before: str | None = None
    status_after: str
    reason: str | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_column=json())


class DraftRow(SignedLast, table=True):
    """A nomination being written, or mended (`nomination_id`). Saved after every answer."""

    __tablename__ = "drafts"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    unit_id: int = Field(foreign_key="units.id", index=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    period: str
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id")
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=json())
    skipped: list[str] = Field(default_factory=list, sa_column=json())
    dropped: list[int] = Field(default_factory=list, sa_column=json())
    extras: list[str] = Field(default_factory=list, sa_column=json())
    flagged: bool = False
    period_chosen: bool = False
    plan_version: str = ""
    step: str
    version: int = 1
    opened_at: datetime = Field(sa_column=moment(nullable=False))
    changed_at: datetime = Field(sa_column=moment(nullable=False))
    closed_at: datetime | None = Field(default=None, sa_column=moment())


class DraftMessageRow(SQLModel, table=True):
    """A message that answered a question of a draft; or (`taken` False) that came when a colleague wrote it by then.

    `nomination_id` is what the draft became. `edited` is what the message was changed to and waits for a yes;
    `copies` counts how often it came again. `message_id` is None where the channel has none.
    """

    __tablename__ = "draft_messages"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"),)

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="drafts.id", index=True)
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id")
    chat_id: int = Field(sa_column=telegram_number(nullable=False))
    message_id: int | None = Field(default=None, sa_column=telegram_number())
    question: str
    text: str
    written_at: datetime | None = Field(default=None, sa_column=moment())
    kept_at: datetime = Field(sa_column=moment(nullable=False, index=True))
    taken: bool = True
    edited: str | None = None
    copies: int = 0


class ChecklistRow(SignedLast, table=True):
    """Which demands the officer ticked of a draft, and of the nomination that it has become."""

    __tablename__ = "checklists"

    draft_id: int = Field(primary_key=True, foreign_key="drafts.id")
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id", index=True)
    ticked: list[str] = Field(default_factory=list, sa_column=json())
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=moment(nullable=False))


class EntryOnBehalfRow(SignedLast, table=True):
    """A draft that a reviewer writes for a unit, and on which day what it is written from was received."""

    __tablename__ = "entries_on_behalf"

    draft_id: int = Field(primary_key=True, foreign_key="drafts.id")
    person_id: int = Field(foreign_key="people.id")
    received_on: date
    declaration_id: int | None = Field(default=None, foreign_key="declarations.id")
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id", index=True)


class AttachmentRow(SQLModel, table=True):
    """A photo or file that came with a draft or a report; fetched to our own store soon after.

    A `private` one is only to be considered: it is never published. Those of one `album` were sent at once.
    """

    __tablename__ = "attachments"

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int | None = Field(default=None, foreign_key="drafts.id", index=True)
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id", index=True)
    report_id: int | None = Field(default=None, foreign_key="reports.id", index=True)
    kind: str
    file_id: str
    file_unique_id: str
    mime: str | None = None
    size: int | None = Field(default=None, sa_column=Column(BigInteger()))
    received_at: datetime = Field(sa_column=moment(nullable=False))
    path: str | None = None
    fetch_attempts: int = 0
    private: bool = False
    album: str | None = None
    removed_at: datetime | None = Field(default=None, sa_column=moment())
