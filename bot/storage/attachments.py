"""Photos and files that came with a draft or a report. Telegram keeps the original; our own copy follows soon."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.storage.tables import AttachmentRow

#: so many failures and the copy is given up
FETCHES = 8


@dataclass(frozen=True)
class Attachment:
    """A photo or file: `kind` is photo or document, `path` its place in the store once it has been fetched.

    A `private` one is only to be considered, never published.
    """

    id: int
    kind: str
    file_id: str
    mime: str | None
    size: int | None
    path: str | None
    fetch_attempts: int
    private: bool = False


def add(
    session: Session,
    *,
    draft_id: int | None = None,
    report_id: int | None = None,
    kind: str,
    file_id: str,
    file_unique_id: str,
    now: datetime,
    mime: str | None = None,
    size: int | None = None,
    private: bool = False,
    album: str | None = None,
) -> Attachment:
    """Keep what came in; the same file in the same draft or report is kept once. `size` is in bytes."""
    same = (
        AttachmentRow.draft_id == draft_id,
        AttachmentRow.report_id == report_id,
        AttachmentRow.file_unique_id == file_unique_id,
    )
    row = session.exec(select(AttachmentRow).where(*same, col(AttachmentRow.removed_at).is_(None))).first()
    if row is None:
        row = AttachmentRow(
            draft_id=draft_id,
            report_id=report_id,
            kind=kind,
            file_id=file_id,
            file_unique_id=file_unique_id,
            mime=mime,
            size=size,
            received_at=now,
            private=private,
            album=album,
        )
        session.add(row)
        session.flush()
    return _attachment(row)


def of_draft(session: Session, draft_id: int) -> list[Attachment]:
    """What came with a draft, in the order in which it came."""
    return _all(session, col(AttachmentRow.draft_id) == draft_id)


def has_album(session: Session, draft_id: int, album: str) -> bool:
    """Whether something of an album came with a draft already."""
    row = AttachmentRow
    return session.exec(select(row.id).where(row.draft_id == draft_id, row.album == album)).first() is not None


def of_nomination(session: Session, nomination_id: int) -> list[Attachment]:
    """What belongs to a nomination, in the order in which it came."""
    return _all(session, col(AttachmentRow.nomination_id) == nomination_id)


def of_report(session: Session, report_id: int) -> list[Attachment]:
    """What came with a report and was not taken back, in the order in which it came."""
    return _all(session, col(AttachmentRow.report_id) == report_id)


def of_ids(session: Session, ids: Collection[int]) -> list[Attachment]:
    """The attachments of these ids, in the order of the ids; removed ones are left out."""
    found = {each.id: each for each in _all(session, col(AttachmentRow.id).in_(ids))}
    return [found[number] for number in ids if number in found]


def hand_over(session: Session, *, draft_id: int, nomination_id: int) -> None:
    """The draft was submitted: what came with it belongs to the nomination as well.

    A photo that is private there already is so when it comes once more.
    """
    private = select(AttachmentRow.file_unique_id).where(
        AttachmentRow.nomination_id == nomination_id,
        AttachmentRow.draft_id != draft_id,
        col(AttachmentRow.private),
        col(AttachmentRow.removed_at).is_(None),
    )
    known, of_draft = list(session.exec(private)), col(AttachmentRow.draft_id) == draft_id
    session.execute(
        update(AttachmentRow).where(of_draft, col(AttachmentRow.file_unique_id).in_(known)).values(private=True)
    )
    session.execute(update(AttachmentRow).where(of_draft).values(nomination_id=nomination_id))


def removed(session: Session, ids: Iterable[int], now: datetime) -> None:
    """The person took these back; their copies in the store are another matter."""
    session.execute(update(AttachmentRow).where(col(AttachmentRow.id).in_(list(ids))).values(removed_at=now))


def keep_private(session: Session, ids: Iterable[int], *, private: bool) -> None:
    """These may not be published, or may after all."""
    session.execute(update(AttachmentRow).where(col(AttachmentRow.id).in_(list(ids))).values(private=private))


def to_fetch(session: Session, limit: int = 20, but: Collection[int] = ()) -> list[Attachment]:
    """The oldest ones without a copy of our own that have not been given up; `but` names those to leave out."""
    missing = (
        col(AttachmentRow.path).is_(None),
        col(AttachmentRow.removed_at).is_(None),
        col(AttachmentRow.fetch_attempts) < FETCHES,
        col(AttachmentRow.id).not_in(but),
    )
    rows = session.exec(select(AttachmentRow).where(*missing).order_by(col(AttachmentRow.id)).limit(limit))
    return [_attachment(row) for row in rows]


def fetched(session: Session, attachment_id: int, path: str) -> None:
    """Our own copy lies at that place of the store."""
    session.execute(update(AttachmentRow).where(col(AttachmentRow.id) == attachment_id).values(path=path))


def fetch_failed(session: Session, attachment_id: int, *, for_good: bool = False) -> bool:
    """Count a failure; True when the copy is given up, at once with `for_good`."""
    row = session.get_one(AttachmentRow, attachment_id)
    row.fetch_attempts = FETCHES if for_good else row.fetch_attempts + 1
    return row.fetch_attempts >= FETCHES


def _all(session: Session, which: object) -> list[Attachment]:
    present = select(AttachmentRow).where(col(AttachmentRow.removed_at).is_(None), which)  # type: ignore[arg-type]
    return [_attachment(row) for row in session.exec(present.order_by(col(AttachmentRow.id)))]


def _attachment(row: AttachmentRow) -> Attachment:
    return Attachment(row.id or 0, row.kind, row.file_id, row.mime, row.size, row.path, row.fetch_attempts, row.private)
