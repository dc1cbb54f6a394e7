"""What reminders are sent by, and what they have said."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import json, moment, only


class LadderRow(SQLModel, table=True):
    """On which days a reviewer has a plan remind; None: as the plan has it. The newest of a plan holds."""

    __tablename__ = "ladders"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str = Field(index=True)
    ahead: list[int] | None = Field(default=None, sa_column=json(nullable=True))
    set_by: int = Field(foreign_key="people.id")
    set_at: datetime = Field(sa_column=moment(nullable=False))


class SweepRow(SQLModel, table=True):
    """Something that was said or done once and for all."""

    __tablename__ = "sweeps"

    key: str = Field(primary_key=True)
    swept_at: datetime = Field(sa_column=moment(nullable=False))


class WatchRow(SQLModel, table=True):
    """A time through which reminders were swept, both ends counted."""

    __tablename__ = "watches"

    id: int | None = Field(default=None, primary_key=True)
    since: datetime = Field(sa_column=moment(nullable=False))
    until: datetime = Field(sa_column=moment(nullable=False, index=True))


class RungToldRow(SQLModel, table=True):
    """A rung (`slot`, a day and a part of it) of what a unit owes that a person was told, and on which day."""

    __tablename__ = "rungs_told"
    __table_args__ = (
        UniqueConstraint(
            "person_id", "unit_id", "plan_id", "obligation_id", "period", "slot", name="uq_rungs_told_once"
        ),
        Index("ix_rungs_told_day", "person_id", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    unit_id: int = Field(foreign_key="units.id")
    plan_id: str
    obligation_id: str
    period: str
    slot: str
    day: date


class SnoozeRow(SQLModel, table=True):
    """A person wishes to hear once more, at a moment, of what they were told on a day."""

    __tablename__ = "snoozes"
    __table_args__ = (
        UniqueConstraint("person_id", "due_at"),
        Index("ix_snoozes_open", "due_at", **only("told_at IS NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    day: date
    due_at: datetime = Field(sa_column=moment(nullable=False))
    asked_at: datetime = Field(sa_column=moment(nullable=False))
    told_at: datetime | None = Field(default=None, sa_column=moment())
