"""The store of files and what is remembered of attachments."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import InputFault
from bot.storage import attachments
from bot.storage.attachments import Attachment
from bot.storage.database import Database
from bot.storage.files import FileStore
from bot.storage.tables import DraftRow, NominationRow, PersonRow, UnitRow

NOW = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)


@pytest.fixture
def draft(database: Database) -> int:
    """A draft of somebody for some unit."""
    with database.transaction() as session:
        session.add(UnitRow(id=1, position=1, name="Hamlet 1", kind="hamlet"))
        session.add(PersonRow(id=1, telegram_id=7, name="Hoa", language="vi", joined_at=NOW))
        session.flush()
        session.add(_draft(1))
    return 1


def _draft(number: int) -> DraftRow:
    keys = {"plan_id": "plan", "unit_id": 1, "person_id": 1, "period": "2026-11"}
    return DraftRow(id=number, **keys, step="name", opened_at=NOW, changed_at=NOW)


def attach(database: Database, draft_id: int, unique: str) -> Attachment:
    with database.transaction() as session:
        return attachments.add(
            session, draft_id=draft_id, kind="photo", file_id=f"id-{unique}", file_unique_id=unique, now=NOW
        )


def nomination(number: int) -> NominationRow:
    return NominationRow(
        id=number,
        code="T-2026-11-001",
        sequence=1,
        plan_id="plan",
        obligation_id="monthly",
        period="2026-11",
        unit_id=1,
        subject="individual",
        field_id="education",
        name="Hoa",
        answers={},
        status="submitted",
        first_submitted_at=NOW,
        on_time=True,
        submitted_by=1,
    )


def test_a_content_is_kept_once_and_read_back(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    path = store.put(b"photo")
    assert store.put(b"photo") == path
    assert FileStore(tmp_path / "files").read(path) == b"photo"
    assert [each.name for each in (tmp_path / "files").rglob("*") if each.is_file()] == [path.rsplit("/", 1)[1]]


def test_a_removed_content_is_gone_and_removing_it_again_is_no_fault(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    path = store.put(b"photo")
    store.remove(path)
    store.remove(path)
    with pytest.raises(FileNotFoundError):
        store.read(path)


def test_a_path_that_leads_out_of_the_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("no")
    with pytest.raises(ValueError, match="out of the store"):
        FileStore(tmp_path / "files").read("../secret")


def test_a_folder_that_cannot_be_written_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputFault, match="files-folder"):
        FileStore(tmp_path / "file" / "files")


def test_a_store_elsewhere_is_refused() -> None:
    with pytest.raises(InputFault, match="files-url"):
        FileStore("s3://bucket/prefix")


def test_the_same_file_in_the_same_draft_is_kept_once(database: Database, draft: int) -> None:
    assert attach(database, draft, "a") == attach(database, draft, "a")
    attach(database, draft, "b")
    with database.transaction() as session:
        assert [each.file_id for each in attachments.of_draft(session, draft)] == ["id-a", "id-b"]


def test_what_was_taken_back_is_no_longer_shown_nor_fetched(database: Database, draft: int) -> None:
    first = attach(database, draft, "a")
    second = attach(database, draft, "b")
    with database.transaction() as session:
        attachments.removed(session, [first.id], NOW)
        assert attachments.of_draft(session, draft) == [second]
        assert attachments.of_ids(session, [second.id, first.id]) == [second]
        assert attachments.to_fetch(session) == [second]


def test_an_attachment_is_fetched_until_it_has_a_copy(database: Database, draft: int) -> None:
    first = attach(database, draft, "a")
    second = attach(database, draft, "b")
    with database.transaction() as session:
        attachments.fetched(session, first.id, "ab/cd/abcd")
        assert attachments.to_fetch(session) == [second]
        assert attachments.to_fetch(session, but={second.id}) == []
        assert attachments.of_draft(session, draft)[0].path == "ab/cd/abcd"


def test_fetching_is_given_up_after_eight_failures_or_for_good(database: Database, draft: int) -> None:
    first = attach(database, draft, "a")
    second = attach(database, draft, "b")
    with database.transaction() as session:
        verdicts = [attachments.fetch_failed(session, first.id) for _ in range(8)]
        assert verdicts == [False] * 7 + [True]
        assert attachments.fetch_failed(session, second.id, for_good=True)
        assert attachments.to_fetch(session) == []


def test_submitting_hands_the_files_of_a_draft_to_its_nomination(database: Database, draft: int) -> None:
    kept = attach(database, draft, "a")
    with database.transaction() as session:
        session.add(nomination(3))
    with database.transaction() as session:
        attachments.hand_over(session, draft_id=draft, nomination_id=3)
        assert attachments.of_nomination(session, 3) == [kept]


def test_a_private_photo_that_comes_once_more_is_private_again(database: Database, draft: int) -> None:
    kept = attach(database, draft, "same")
    with database.transaction() as session:
        session.add(nomination(3))
    with database.transaction() as session:
        attachments.hand_over(session, draft_id=draft, nomination_id=3)
        attachments.keep_private(session, [kept.id], private=True)
        session.add(_draft(2))
    again, new = attach(database, 2, "same"), attach(database, 2, "new")
    with database.transaction() as session:
        attachments.hand_over(session, draft_id=2, nomination_id=3)
        found = {each.id: each.private for each in attachments.of_nomination(session, 3)}
    assert found == {kept.id: True, again.id: True, new.id: False}
