"""Who there is: units, people, their roles, and how somebody comes in."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.storage.tables.columns import json, moment, telegram_number


class UnitRow(SQLModel, table=True):
    """A body of the roster; a tree by `parent_id`. A name may return after the unit that had it has ended."""

    __tablename__ = "units"
    id: int | None = Field(default=None, primary_key=True)
    position: int
    name: str
    kind: str
    parent_id: int | None = Field(default=None, foreign_key="units.id")
    aliases: list[str] = Field(default_factory=list, sa_column=json())
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_ids: list[int] = Field(default_factory=list, sa_column=json())
    handed_over: bool = False


class PersonRow(SQLModel, table=True):
    """Somebody who joined, how they want to be addressed and reminded, and how else they can be reached.

    `shared` says that several names stand at the account.
    """

    __tablename__ = "people"

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_column=telegram_number(unique=True, nullable=False))
    name: str
    address: str | None = None
    language: str
    joined_at: datetime = Field(sa_column=moment(nullable=False))
    unreachable_at: datetime | None = Field(default=None, sa_column=moment())
    seen_at: datetime | None = Field(default=None, sa_column=moment())
    remind_at: str | None = None
    muted_until: date | None = None
    reminders_off: bool = False
    phone: str | None = None
    email: str | None = None
    shared: bool = False


class WorkingNameRow(SQLModel, table=True):
    """One of the people who share an account. `used_at` is when something last came in, of who works."""

    __tablename__ = "working_names"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    name: str
    used_at: datetime | None = Field(default=None, sa_column=moment())


class RoleRow(SQLModel, table=True):
    """A person's role on a unit, from a day until it ends; an admin whom the setting names is their own grantor.

    `continues` is the role on a unit that has ended, from which this one on its successor follows.
    """

    __tablename__ = "roles"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    role: str
    since: datetime = Field(sa_column=moment(nullable=False))
    granted_by: int | None = Field(default=None, foreign_key="people.id")
    continues: int | None = Field(default=None, foreign_key="roles.id")
    ended_at: datetime | None = Field(default=None, sa_column=moment())


class InvitationRow(SQLModel, table=True):
    """A single-use link; only the hash of its token is kept."""

    __tablename__ = "invitations"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    role: str
    name: str | None = None
    made_by: int | None = Field(default=None, foreign_key="people.id")
    made_at: datetime = Field(sa_column=moment(nullable=False))
    expires_at: datetime = Field(sa_column=moment(nullable=False))
    used_by: int | None = Field(default=None, foreign_key="people.id")
    used_at: datetime | None = Field(default=None, sa_column=moment())


class AccessRequestRow(SQLModel, table=True):
    """What a stranger wrote of themselves, and what the reviewer decided."""

    __tablename__ = "access_requests"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_column=telegram_number(nullable=False, index=True))
    sender_name: str
    words: str
    asked_at: datetime = Field(sa_column=moment(nullable=False))
    decided_at: datetime | None = Field(default=None, sa_column=moment())
    decided_by: int | None = Field(default=None, foreign_key="people.id")
    unit_id: int | None = Field(default=None, foreign_key="units.id")
