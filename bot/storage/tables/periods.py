"""What reviewers dispose of a period, and what units say of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from bot.storage.tables.columns import Signed, json, moment


class DispositionRow(Signed, table=True):
    """A reviewer's disposition, or (`undoes_id`) its undoing. Never changed, never deleted."""

    __tablename__ = "dispositions"
    __table_args__ = (Index("ix_dispositions_of", "plan_id", "period", "obligation_id"),)

    id: int | None = Field(default=None, primary_key=True)
    disposal: str
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    day: date | None = None
    reason: str
    letter: str | None = None
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=moment(nullable=False))
    of_nomination: int | None = Field(default=None, foreign_key="nominations.id")
    of_report: int | None = Field(default=None, foreign_key="reports.id")
    undoes_id: int | None = Field(default=None, foreign_key="dispositions.id", unique=True)


class DeclarationRow(Signed, table=True):
    """What a unit said of an obligation in a period: that it has nobody, or that it sent by another way."""

    __tablename__ = "declarations"
    __table_args__ = (Index("ix_declarations_of", "plan_id", "period", "obligation_id"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int = Field(foreign_key="units.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=moment(nullable=False))
    reason: str | None = None
    channel: str | None = None
    day: date | None = None
    letter: str | None = None
    state: str
    version: int = 1


class DeclarationEventRow(Signed, table=True):
    """Something that was said or done about a declaration: who, when, what. Never changed, never deleted."""

    __tablename__ = "declaration_events"

    id: int | None = Field(default=None, primary_key=True)
    declaration_id: int = Field(foreign_key="declarations.id", index=True)
    at: datetime = Field(sa_column=moment(nullable=False))
    person_id: int = Field(foreign_key="people.id")
    state: str
    details: dict[str, Any] = Field(default_factory=dict, sa_column=json())
