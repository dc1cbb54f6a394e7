"""What comes in and goes out, and when nothing could."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import json, moment, only, telegram_number


class InboxRow(SQLModel, table=True):
    """An update as Telegram handed it over. Held by an `owner`; marked done in the transaction of its own effect.

    `written_at` is Telegram's own date of a message; `outage_id` the outage from whose backlog the update came.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_open", "update_id", **only("done_at IS NULL AND set_aside_at IS NULL")),
        Index("ix_inbox_held", "owner", **only("owner IS NOT NULL")),
    )

    update_id: int = Field(sa_column=telegram_number(primary_key=True, autoincrement=False))
    chat_id: int | None = Field(default=None, sa_column=telegram_number())
    received_at: datetime = Field(sa_column=moment(nullable=False))
    written_at: datetime | None = Field(default=None, sa_column=moment())
    outage_id: int | None = Field(default=None, foreign_key="outages.id")
    payload: str | None = Field(default=None, sa_column=Column(Text()))
    visible_at: datetime = Field(sa_column=moment(nullable=False))
    owner: str | None = None
    attempts: int = 0
    done_at: datetime | None = Field(default=None, sa_column=moment())
    set_aside_at: datetime | None = Field(default=None, sa_column=moment())
    fault: str | None = None


class OutboxRow(SQLModel, table=True):
    """Something to be sent. `key` is unique, so nothing is queued twice; `payload` is emptied once it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_open", "lane", "id", **only("closed_at IS NULL")),
        Index("ix_outbox_chat_open", "chat_id", "id", **only("closed_at IS NULL")),
        Index("ix_outbox_held", "owner", **only("owner IS NOT NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    chat_id: int = Field(sa_column=telegram_number(nullable=False))
    lane: int
    payload: dict[str, Any] | None = Field(default=None, sa_column=json(nullable=True))
    queued_at: datetime = Field(sa_column=moment(nullable=False))
    visible_at: datetime = Field(sa_column=moment(nullable=False))
    owner: str | None = None
    attempts: int = 0
    closed_at: datetime | None = Field(default=None, sa_column=moment())
    outcome: str | None = None
    message_id: int | None = Field(default=None, sa_column=telegram_number())
    fault: str | None = None


class MailRow(SQLModel, table=True):
    """An e-mail to a person; `note` is what it says and is forgotten once it is sent. `visible_at` is wall time."""

    __tablename__ = "mails"
    __table_args__ = (Index("ix_mails_open", "visible_at", **only("closed_at IS NULL")),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="people.id")
    note: dict[str, Any] | None = Field(default=None, sa_column=json(nullable=True))
    queued_at: datetime = Field(sa_column=moment(nullable=False))
    visible_at: datetime = Field(sa_column=moment(nullable=False))
    attempts: int = 0
    closed_at: datetime | None = Field(default=None, sa_column=moment())
    outcome: str | None = None


class ContactRow(SQLModel, table=True):
    """The last contact with Telegram, one row: by the application's clock (`at`) and by the machine's (`wall`)."""

    __tablename__ = "contacts"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=moment(nullable=False))
    wall: datetime = Field(sa_column=moment(nullable=False))


class OutageRow(SQLModel, table=True):
    """A time without contact. `to_come` of what waited in Telegram meanwhile have not come in yet."""

    __tablename__ = "outages"

    id: int | None = Field(default=None, primary_key=True)
    began_at: datetime = Field(sa_column=moment(nullable=False))
    ended_at: datetime = Field(sa_column=moment(nullable=False))
    to_come: int
    told_at: datetime | None = Field(default=None, sa_column=moment())
