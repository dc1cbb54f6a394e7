"""The tables. Verbs on them stand in one module a table; nothing outside `storage` sees a row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, DateTime, Dialect, Index, Text, UniqueConstraint, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

# every constraint has a name, so that a later migration can speak of it
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time: stored in UTC, handed out aware in UTC. A naive one is a programmer's fault."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


def _json(*, nullable: bool = False) -> Column[Any]:
    return Column(JSON(none_as_null=True), nullable=nullable)


def _moment(*, nullable: bool = True, index: bool = False) -> Column[Any]:
    return Column(Moment(), nullable=nullable, index=index)


def _telegram_id(**options: Any) -> Column[Any]:
    """Telegram's ids need 52 bits."""
    return Column(BigInteger(), **options)


def _only(which: str) -> dict[str, Any]:
    """An index over some rows only; each dialect has its own name for that."""
    return {"sqlite_where": text(which), "postgresql_where": text(which)}


class Signed(SQLModel):
    """Something that a person did. `by_name` is who of several at one account did it, None where the account has one.

    Written by `working_names` alone.
    """

    by_name: str | None = None


class SignedLast(Signed):
    """Something that is written over: who of several did so last."""


class UnitRow(SQLModel, table=True):
    """A body of the roster; a tree by `parent_id`. A name may return after the unit that had it has ended."""

    __tablename__ = "units"
    id: int | None = Field(default=None, primary_key=True)
    position: int
    name: str
    kind: str
    parent_id: int | None = Field(default=None, foreign_key="units.id")
    aliases: list[str] = Field(default_factory=list, sa_column=_json())
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_ids: list[int] = Field(default_factory=list, sa_column=_json())
    handed_over: bool = False


class PersonRow(SQLModel, table=True):
    """Somebody who joined, how they want to be addressed and reminded, and how else they can be reached.

    `shared` says that several names stand at the account.
    """

    __tablename__ = "people"

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_column=_telegram_id(unique=True, nullable=False))
    name: str
    address: str | None = None
    language: str
    joined_at: datetime = Field(sa_column=_moment(nullable=False))
    unreachable_at: datetime | None = Field(default=None, sa_column=_moment())
    seen_at: datetime | None = Field(default=None, sa_column=_moment())
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
    used_at: datetime | None = Field(default=None, sa_column=_moment())


class RoleRow(SQLModel, table=True):
    """A person's role on a unit, from a day until it ends; an admin whom the setting names is their own grantor.

    `continues` is the role on a unit that has ended, from which this one on its successor follows.
    """

    __tablename__ = "roles"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    role: str
    since: datetime = Field(sa_column=_moment(nullable=False))
    granted_by: int | None = Field(default=None, foreign_key="people.id")
    continues: int | None = Field(default=None, foreign_key="roles.id")
    ended_at: datetime | None = Field(default=None, sa_column=_moment())


class InvitationRow(SQLModel, table=True):
    """A single-use link; only the hash of its token is kept."""

    __tablename__ = "invitations"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    role: str
    name: str | None = None
    made_by: int | None = Field(default=None, foreign_key="people.id")
    made_at: datetime = Field(sa_column=_moment(nullable=False))
    expires_at: datetime = Field(sa_column=_moment(nullable=False))
    used_by: int | None = Field(default=None, foreign_key="people.id")
    used_at: datetime | None = Field(default=None, sa_column=_moment())


class AccessRequestRow(SQLModel, table=True):
    """What a stranger wrote of themselves, and what the reviewer decided."""

    __tablename__ = "access_requests"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_column=_telegram_id(nullable=False, index=True))
    sender_name: str
    words: str
    asked_at: datetime = Field(sa_column=_moment(nullable=False))
    decided_at: datetime | None = Field(default=None, sa_column=_moment())
    decided_by: int | None = Field(default=None, foreign_key="people.id")
    unit_id: int | None = Field(default=None, foreign_key="units.id")


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
        Index("ix_nominations_to_ask", "ask_on", **_only("ask_on IS NOT NULL")),
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
    answers: dict[str, Any] = Field(sa_column=_json())
    status: str
    version: int = 1
    first_submitted_at: datetime = Field(sa_column=_moment(nullable=False))
    on_time: bool
    outage_id: int | None = Field(default=None, foreign_key="outages.id")
    provisional: bool = False
    submitted_by: int = Field(foreign_key="people.id")
    mend_by: date | None = None
    published_on: date | None = None
    plan_version: str = ""
    consent: dict[str, str] = Field(default_factory=dict, sa_column=_json())
    ask_on: date | None = None


class NominationEventRow(Signed, table=True):
    """Something that was done to a nomination: who, when, why. Never changed, never deleted."""

    __tablename__ = "nomination_events"

    id: int | None = Field(default=None, primary_key=True)
    nomination_id: int = Field(foreign_key="nominations.id", index=True)
    at: datetime = Field(sa_column=_moment(nullable=False))
    person_id: int | None = Field(default=None, foreign_key="people.id")
    kind: str
    status_before: str | None = None
    status_after: str
    reason: str | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_column=_json())


class DraftRow(SignedLast, table=True):
    """A nomination being written, or mended (`nomination_id`). Saved after every answer."""

    __tablename__ = "drafts"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    unit_id: int = Field(foreign_key="units.id", index=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    period: str
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id")
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=_json())
    skipped: list[str] = Field(default_factory=list, sa_column=_json())
    dropped: list[int] = Field(default_factory=list, sa_column=_json())
    extras: list[str] = Field(default_factory=list, sa_column=_json())
    flagged: bool = False
    period_chosen: bool = False
    plan_version: str = ""
    step: str
    version: int = 1
    opened_at: datetime = Field(sa_column=_moment(nullable=False))
    changed_at: datetime = Field(sa_column=_moment(nullable=False))
    closed_at: datetime | None = Field(default=None, sa_column=_moment())


class ChecklistRow(SignedLast, table=True):
    """Which demands the officer ticked of a draft, and of the nomination that it has become."""

    __tablename__ = "checklists"

    draft_id: int = Field(primary_key=True, foreign_key="drafts.id")
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id", index=True)
    ticked: list[str] = Field(default_factory=list, sa_column=_json())
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=_moment(nullable=False))


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
    chat_id: int = Field(sa_column=_telegram_id(nullable=False))
    message_id: int | None = Field(default=None, sa_column=_telegram_id())
    question: str
    text: str
    written_at: datetime | None = Field(default=None, sa_column=_moment())
    kept_at: datetime = Field(sa_column=_moment(nullable=False, index=True))
    taken: bool = True
    edited: str | None = None
    copies: int = 0


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
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=_json())
    step: str
    version: int = 1
    edition: int = 0
    handed: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    handed_in_at: datetime | None = Field(default=None, sa_column=_moment())
    on_time: bool = False
    outage_id: int | None = Field(default=None, foreign_key="outages.id")
    provisional: bool = False
    received_on: date | None = None
    opened_at: datetime = Field(sa_column=_moment(nullable=False))
    changed_at: datetime = Field(sa_column=_moment(nullable=False))


class ReportEventRow(Signed, table=True):
    """A report handed in, or handed in again: who, when, with what. Never changed, never deleted."""

    __tablename__ = "report_events"
    __table_args__ = (UniqueConstraint("report_id", "edition"),)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="reports.id", index=True)
    edition: int
    at: datetime = Field(sa_column=_moment(nullable=False))
    person_id: int = Field(foreign_key="people.id")
    answers: dict[str, Any] = Field(sa_column=_json())
    files: list[int] = Field(default_factory=list, sa_column=_json())


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
    at: datetime = Field(sa_column=_moment(nullable=False))


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
    at: datetime = Field(sa_column=_moment(nullable=False))
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
    at: datetime = Field(sa_column=_moment(nullable=False))
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
    at: datetime = Field(sa_column=_moment(nullable=False))
    person_id: int = Field(foreign_key="people.id")
    state: str
    details: dict[str, Any] = Field(default_factory=dict, sa_column=_json())


class EntryOnBehalfRow(SignedLast, table=True):
    """A draft that a reviewer writes for a unit, and on which day what it is written from was received."""

    __tablename__ = "entries_on_behalf"

    draft_id: int = Field(primary_key=True, foreign_key="drafts.id")
    person_id: int = Field(foreign_key="people.id")
    received_on: date
    declaration_id: int | None = Field(default=None, foreign_key="declarations.id")
    nomination_id: int | None = Field(default=None, foreign_key="nominations.id", index=True)


class NudgeRow(SQLModel, table=True):
    """A nudge by hand: in the making, put off (`goes_at`), or sent. `unit_id` None is for all that are short."""

    __tablename__ = "nudges"
    __table_args__ = (
        Index("ix_nudges_of", "plan_id", "period", "obligation_id"),
        Index("ix_nudges_put_off", "goes_at", **_only("goes_at IS NOT NULL AND sent_at IS NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    person_id: int = Field(foreign_key="people.id")
    at: datetime = Field(sa_column=_moment(nullable=False))
    words: str | None = None
    version: int = 1
    goes_at: datetime | None = Field(default=None, sa_column=_moment())
    sent_at: datetime | None = Field(default=None, sa_column=_moment())


class NudgeCopyRow(SQLModel, table=True):
    """What of a nudge went to whom; `key` is that of its message, `noted_at` when they tapped that they know."""

    __tablename__ = "nudge_copies"

    nudge_id: int = Field(primary_key=True, foreign_key="nudges.id")
    unit_id: int = Field(primary_key=True, foreign_key="units.id")
    person_id: int = Field(primary_key=True, foreign_key="people.id")
    key: str
    told_at: datetime | None = Field(default=None, sa_column=_moment())
    noted_at: datetime | None = Field(default=None, sa_column=_moment())


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
    at: datetime = Field(sa_column=_moment(nullable=False))
    deed: str
    words: str | None = None


class NotebookRow(Signed, table=True):
    """A line in a unit's notebook; once it is used, deleted or too old its text is gone."""

    __tablename__ = "notebook"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    text: str
    at: datetime = Field(sa_column=_moment(nullable=False))
    closed_at: datetime | None = Field(default=None, sa_column=_moment())


class AttachmentRow(SQLModel, table=True):
    """A photo or file that came with a draft or a report; fetched to our own store soon after.

    A `private` one is only to be considered: it is never published.
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
    received_at: datetime = Field(sa_column=_moment(nullable=False))
    path: str | None = None
    fetch_attempts: int = 0
    private: bool = False
    removed_at: datetime | None = Field(default=None, sa_column=_moment())


class ConversationRow(SQLModel, table=True):
    """Where a chat stands: the draft in hand, what the next text answers, the choices last shown, the last question.

    `held` is what was done while nobody had said who does it.
    """

    __tablename__ = "conversations"

    chat_id: int = Field(sa_column=_telegram_id(primary_key=True, autoincrement=False))
    draft_id: int | None = Field(default=None, foreign_key="drafts.id")
    awaiting: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    choices: list[list[str]] = Field(default_factory=list, sa_column=_json())
    question: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    held: list[dict[str, Any]] | None = Field(default=None, sa_column=_json(nullable=True))
    changed_at: datetime = Field(sa_column=_moment(nullable=False))


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
    members: list[int] | None = Field(default=None, sa_column=_json(nullable=True))
    last_at: datetime = Field(sa_column=_moment(nullable=False))


class MissRow(SQLModel, table=True):
    """A wording that was not understood, and what was meant by it; without anything that tells of a person."""

    __tablename__ = "misses"
    __table_args__ = (UniqueConstraint("outline", "intent"),)

    id: int | None = Field(default=None, primary_key=True)
    outline: str
    intent: str
    times: int
    last_at: datetime = Field(sa_column=_moment(nullable=False))


class ContactRow(SQLModel, table=True):
    """The last contact with Telegram, one row: by the application's clock (`at`) and by the machine's (`wall`)."""

    __tablename__ = "contacts"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=_moment(nullable=False))
    wall: datetime = Field(sa_column=_moment(nullable=False))


class OutageRow(SQLModel, table=True):
    """A time without contact. `to_come` of what waited in Telegram meanwhile have not come in yet."""

    __tablename__ = "outages"

    id: int | None = Field(default=None, primary_key=True)
    began_at: datetime = Field(sa_column=_moment(nullable=False))
    ended_at: datetime = Field(sa_column=_moment(nullable=False))
    to_come: int
    told_at: datetime | None = Field(default=None, sa_column=_moment())


class InboxRow(SQLModel, table=True):
    """An update as Telegram handed it over. Held by an `owner`; marked done in the transaction of its own effect.

    `written_at` is Telegram's own date of a message; `outage_id` the outage from whose backlog the update came.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_open", "update_id", **_only("done_at IS NULL AND set_aside_at IS NULL")),
        Index("ix_inbox_held", "owner", **_only("owner IS NOT NULL")),
    )

    update_id: int = Field(sa_column=_telegram_id(primary_key=True, autoincrement=False))
    chat_id: int | None = Field(default=None, sa_column=_telegram_id())
    received_at: datetime = Field(sa_column=_moment(nullable=False))
    written_at: datetime | None = Field(default=None, sa_column=_moment())
    outage_id: int | None = Field(default=None, foreign_key="outages.id")
    payload: str | None = Field(default=None, sa_column=Column(Text()))
    visible_at: datetime = Field(sa_column=_moment(nullable=False))
    owner: str | None = None
    attempts: int = 0
    done_at: datetime | None = Field(default=None, sa_column=_moment())
    set_aside_at: datetime | None = Field(default=None, sa_column=_moment())
    fault: str | None = None


class OutboxRow(SQLModel, table=True):
    """Something to be sent. `key` is unique, so nothing is queued twice; `payload` is emptied once it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_open", "lane", "id", **_only("closed_at IS NULL")),
        Index("ix_outbox_chat_open", "chat_id", "id", **_only("closed_at IS NULL")),
        Index("ix_outbox_held", "owner", **_only("owner IS NOT NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    chat_id: int = Field(sa_column=_telegram_id(nullable=False))
    lane: int
    payload: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    queued_at: datetime = Field(sa_column=_moment(nullable=False))
    visible_at: datetime = Field(sa_column=_moment(nullable=False))
    owner: str | None = None
    attempts: int = 0
    closed_at: datetime | None = Field(default=None, sa_column=_moment())
    outcome: str | None = None
    message_id: int | None = Field(default=None, sa_column=_telegram_id())
    fault: str | None = None


class MailRow(SQLModel, table=True):
    """An e-mail to a person; `note` is what it says and is forgotten once it is sent. `visible_at` is wall time."""

    __tablename__ = "mails"
    __table_args__ = (Index("ix_mails_open", "visible_at", **_only("closed_at IS NULL")),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="people.id")
    note: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    queued_at: datetime = Field(sa_column=_moment(nullable=False))
    visible_at: datetime = Field(sa_column=_moment(nullable=False))
    attempts: int = 0
    closed_at: datetime | None = Field(default=None, sa_column=_moment())
    outcome: str | None = None


class LadderRow(SQLModel, table=True):
    """On which days a reviewer has a plan remind; None: as the plan has it. The newest of a plan holds."""

    __tablename__ = "ladders"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str = Field(index=True)
    ahead: list[int] | None = Field(default=None, sa_column=_json(nullable=True))
    set_by: int = Field(foreign_key="people.id")
    set_at: datetime = Field(sa_column=_moment(nullable=False))


class SweepRow(SQLModel, table=True):
    """Something that was said or done once and for all."""

    __tablename__ = "sweeps"

    key: str = Field(primary_key=True)
    swept_at: datetime = Field(sa_column=_moment(nullable=False))


class WatchRow(SQLModel, table=True):
    """A time through which reminders were swept, both ends counted."""

    __tablename__ = "watches"

    id: int | None = Field(default=None, primary_key=True)
    since: datetime = Field(sa_column=_moment(nullable=False))
    until: datetime = Field(sa_column=_moment(nullable=False, index=True))


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
        Index("ix_snoozes_open", "due_at", **_only("told_at IS NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    day: date
    due_at: datetime = Field(sa_column=_moment(nullable=False))
    asked_at: datetime = Field(sa_column=_moment(nullable=False))
    told_at: datetime | None = Field(default=None, sa_column=_moment())
