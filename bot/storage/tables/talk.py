"""Where each chat stands, and what was kept of what was said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import Signed, json, moment, telegram_number


class ConversationRow(SQLModel, table=True):
    """Where a chat stands: the draft in hand, what the next text answers, the choices last shown, the last question.

    `held` is what was done while nobody had said who does it.
    """

    __tablename__ = "conversations"

    chat_id: int = Field(sa_column=telegram_number(primary_key=True, autoincrement=False))
    draft_id: int | None = Field(default=None, foreign_key="drafts.id")
    awaiting: dict[str, Any] | None = Field(default=None, sa_column=json(nullable=True))
    choices: list[list[str]] = Field(default_factory=list, sa_column=json())
    question: dict[str, Any] | None = Field(default=None, sa_column=json(nullable=True))
    held: list[dict[str, Any]] | None = Field(default=None, sa_column=json(nullable=True))
    changed_at: datetime = Field(sa_column=moment(nullable=False))


class NotebookRow(Signed, table=True):
    """A line in a unit's notebook; once it is used, deleted or too old its text is gone."""

    __tablename__ = "notebook"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    text: str
    at: datetime = Field(sa_column=moment(nullable=False))
    closed_at: datetime | None = Field(default=None, sa_column=moment())


class ToldFigureRow(SQLModel, table=True):
    """A figure that was told to somebody, of what it was made up, and when it was told last."""

    __tablename__ = "told_figures"
    __table_args__ = (Index("ix_told_figures_of", "plan_id", "obligation_id", "period", "scope", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    plan_id: str
    obligation_id: str
    period: str
    scope: str
    number: int
    members: list[int] | None = Field(default=None, sa_column=json(nullable=True))
    last_at: datetime = Field(sa_column=moment(nullable=False))


class MissRow(SQLModel, table=True):
    """A wording that was not understood, and what was meant by it; without anything that tells of a person."""

    __tablename__ = "misses"
    __table_args__ = (UniqueConstraint("outline", "intent"),)

    id: int | None = Field(default=None, primary_key=True)
    outline: str
    intent: str
    times: int
    last_at: datetime = Field(sa_column=moment(nullable=False))
