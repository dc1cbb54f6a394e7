"""Reports and milestones."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import Signed, json, moment


class ReportRow(SQLModel, table=True):
    """A unit's report of a period: what is being written, and what was handed in last (`edition`, 0 before that).

    `outage_id` is the outage in which it waited across the deadline; it is on time provisionally until a reviewer says.
    """

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("plan_id", "obligation_id", "period", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int = Field(foreign_key="units.id", index=True)
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=json())
    step: str
    version: int = 1
    edition: int = 0
    handed: dict[str, Any] | None = Field(default=None, sa_column=json(nullable=True))
    handed_in_at: datetime | None = Field(default=None, sa_column=moment())
    on_time: bool = False
    outage_id: int | None = Field(default=None, foreign_key="outages.id")
    provisional: bool = False
    received_on: date | None = None
    opened_at: datetime = Field(sa_column=moment(nullable=False))
    changed_at: datetime = Field(sa_column=moment(nullable=False))


class ReportEventRow(Signed, table=True):
    """A report handed in, or handed in again: who, when, with what. Never changed, never deleted."""

    __tablename__ = "report_events"
    __table_args__ = (UniqueConstraint("report_id", "edition"),)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="reports.id", index=True)
    edition: int
    at: datetime = Field(sa_column=moment(nullable=False))
    person_id: int = Field(foreign_key="people.id")
    answers: dict[str, Any] = Field(sa_column=json())
    files: list[int] = Field(default_factory=list, sa_column=json())


class MilestoneEventRow(Signed, table=True):
    """A milestone marked as done on a day, or no longer (`day` None). The newest of a milestone counts."""

    __tablename__ = "milestone_events"
    __table_args__ = (Index("ix_milestone_events_of", "plan_id", "milestone_id"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    milestone_id: str
    day: date | None = None
    note: str | None = None
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=moment(nullable=False))
