"""Notes: what has to be said to somebody else. Kept as a kind and ids; read afresh and worded when it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, get_args

from sqlmodel import Session

from bot.storage import outbox


@dataclass(frozen=True)
class AccessAsked:
    """To those who may admit: a stranger asks for access."""

    request_id: int


@dataclass(frozen=True)
class Admitted:
    """To a stranger: access was granted on a unit."""

    unit_id: int


@dataclass(frozen=True)
class NotAdmitted:
    """To a stranger: access was not granted."""


@dataclass(frozen=True)
class ReviewAsked:
    """To the reviewers: a nomination came in, new or mended (`version` says which state is meant)."""

    nomination_id: int
    version: int


@dataclass(frozen=True)
class Decision:
    """To the unit's officers: what became of their nomination."""

    nomination_id: int
    event_id: int


@dataclass(frozen=True)
class Withdrawn:
    """To the reviewers: the officer took a nomination back."""

    nomination_id: int


@dataclass(frozen=True)
class ConsentSaid:
    """To the other officers and reviewers: what a nominee agrees to has changed."""

    nomination_id: int
    event_id: int


@dataclass(frozen=True)
class EditWished:
    """To the reviewers: an officer asks for a change of what has been decided."""

    nomination_id: int
    event_id: int


@dataclass(frozen=True)
class Owed:
    """To an officer: what a unit still misses; `slot` is the rung (`domain.schedule.Slot` as written)."""

    plan_id: str
    obligation_id: str
    period: str
    unit_id: int
    slot: str


@dataclass(frozen=True)
class Summary:
    """To a reviewer: how all units below one stand in a period; `slot` as of what is owed."""

    plan_id: str
    obligation_id: str
    period: str
    top_id: int
    slot: str


@dataclass(frozen=True)
class MilestoneDue:
    """To a reviewer: a milestone comes up, or its time is past; `slot` as of what is owed."""

    plan_id: str
    milestone_id: str
    slot: str


@dataclass(frozen=True)
class MendDue:
    """To an officer: today is the last day to mend what was returned (ISO)."""

    nomination_id: int
    day: str


@dataclass(frozen=True)
class ConsentAsked:
    """To the officer, in the morning: has the nominee been asked? That is due since a day (ISO)."""

    nomination_id: int
    since: str


@dataclass(frozen=True)
class DraftLies:
    """To an officer: a draft that waits for them; `at` is when that was found (ISO)."""

    draft_id: int
    at: str


@dataclass(frozen=True)
class PeriodOpens:
    """To an officer whose unit has something in its notebook: a period has begun."""

    plan_id: str
    obligation_id: str
    period: str
    unit_id: int


Item = Owed | Summary | MilestoneDue | MendDue | ConsentAsked | DraftLies | PeriodOpens


@dataclass(frozen=True)
class Digest:
    """To somebody: all that has come for them; `day` is the one on which they are or were first told of it (ISO)."""

    day: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class OutageOver:
    """To a reviewer: a deadline passed while contact was lost, and some of what waited may have kept it."""

    outage_id: int


@dataclass(frozen=True)
class ReportHandedIn:
    """To the reviewers: a unit handed a report in, for the first time or again (`edition`)."""

    report_id: int
    edition: int


@dataclass(frozen=True)
class Disposed:
    """To an officer or another reviewer: a disposition was made, or taken back (`undone`)."""

    disposition_id: int
    undone: bool


@dataclass(frozen=True)
class ElsewhereSaid:
    """To a reviewer: a unit says that it sent by another way than this bot."""

    declaration_id: int


@dataclass(frozen=True)
class ElsewhereUnseen:
    """To an officer: a reviewer has not seen what was sent by another way; `version` says of which word."""

    declaration_id: int
    version: int


@dataclass(frozen=True)
class Entered:
    """To an officer: a reviewer entered a nomination on behalf of the unit."""

    nomination_id: int


@dataclass(frozen=True)
class Nudged:
    """To an officer: a reviewer nudges by hand."""

    nudge_id: int


@dataclass(frozen=True)
class NudgeWent:
    """To a reviewer: a nudge that was put off has gone out."""

    nudge_id: int


@dataclass(frozen=True)
class SetAside:
    """To the admins: an update failed for good."""

    update_id: int


@dataclass(frozen=True)
class OutOfReach:
    """To the reviewers of somebody's units: messages no longer reach that person."""

    person_id: int


@dataclass(frozen=True)
class LedOn:
    """To somebody with a role on a unit that has ended: who succeeds it."""

    unit_id: int


@dataclass(frozen=True)
class DraftTaken:
    """To an officer: a colleague of the unit writes their draft from now on."""

    draft_id: int


@dataclass(frozen=True)
class AnswerPassed:
    """To who writes a draft: an answer of the colleague who wrote it before."""

    answer_id: int


Note = (
    AccessAsked
    | Admitted
    | NotAdmitted
    | ReviewAsked
    | Decision
    | Withdrawn
    | ConsentSaid
    | EditWished
    | Digest
    | OutageOver
    | ReportHandedIn
    | Disposed
    | ElsewhereSaid
    | ElsewhereUnseen
    | Entered
    | Nudged
    | NudgeWent
    | SetAside
    | OutOfReach
    | LedOn
    | DraftTaken
    | AnswerPassed
)

_ITEMS: dict[str, type[Item]] = {kind.__name__: kind for kind in get_args(Item)}
_KINDS: dict[str, type[Note]] = {kind.__name__: kind for kind in get_args(Note)}


def send(session: Session, chat_id: int, note: Note, *, key: str, now: datetime, lane: int = outbox.NOTES) -> bool:
    """Queue a note once; False when one of this key was queued before."""
    return outbox.add_note(session, key=key, chat_id=chat_id, note=pack(note), lane=lane, now=now)


def send_all(
    session: Session, queued: Iterable[tuple[str, int, Note]], *, now: datetime, lane: int = outbox.NOTES
) -> int:
    """Queue many notes (key, chat, note), each once; gives how many were not queued before."""
    packed = ((key, chat_id, pack(note)) for key, chat_id, note in queued)
    return outbox.add_notes(session, packed, lane=lane, now=now)


def pack(note: Note) -> dict[str, Any]:
    """A note as it lies in the outbox."""
    packed = {"kind": type(note).__name__, **asdict(note)}
    if isinstance(note, Digest):
        packed["items"] = [{"kind": type(item).__name__, **asdict(item)} for item in note.items]
    return packed


def unpack(packed: dict[str, Any]) -> Note:
    """The note that lies in the outbox. Raises KeyError for a kind of another version."""
    values = _values(packed)
    if packed["kind"] == Digest.__name__:
        values["items"] = tuple(_ITEMS[item["kind"]](**_values(item)) for item in values["items"])
    return _KINDS[packed["kind"]](**values)


def _values(packed: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in packed.items() if name != "kind"}
