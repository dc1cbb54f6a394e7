"""What is done by hand about units that are short."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import Signed, moment, only


class NudgeRow(SQLModel, table=True):
    """A nudge by hand: in the making, put off (`goes_at`), or sent. `unit_id` None is for all that are short."""

    __tablename__ = "nudges"
    __table_args__ = (
        Index("ix_nudges_of", "plan_id", "period", "obligation_id"),
        Index("ix_nudges_put_off", "goes_at", **only("goes_at IS NOT NULL AND sent_at IS NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=moment(nullable=False))
    words: str | None = None
    version: int = 1
    goes_at: datetime | None = Field(default=None, sa_column=moment())
    sent_at: datetime | None = Field(default=None, sa_column=moment())


class NudgeCopyRow(SQLModel, table=True):
    """What of a nudge went to whom; `key` is that of its message, `noted_at` when they tapped that they know."""

    __tablename__ = "nudge_copies"

    nudge_id: int = Field(primary_key=True, foreign_key="nudges.id")
    unit_id: int = Field(primary_key=True, foreign_key="units.id")
    person_id: int = Field(primary_key=True, foreign_key="people.id")
    key: str
    told_at: datetime | None = Field(default=None, sa_column=moment())
    noted_at: datetime | None = Field(default=None, sa_column=moment())


class ChasingRow(Signed, table=True):
    """Something that was done about a unit that is short: who, when, what. Never changed, never deleted."""

    __tablename__ = "chasings"
    __table_args__ = (Index("ix_chasings_of", "plan_id", "period", "obligation_id", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int = Field(foreign_key="units.id")
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=moment(nullable=False))
    deed: str
    words: str | None = None
