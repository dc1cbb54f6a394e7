"""An update that failed for good: who runs the deployment is told, and who sent it is told the truth about that."""

from datetime import datetime

import pytest
from commune import ROOT, Commune

from bot.clock import StartedClock
from bot.domain.permissions import Role
from bot.handlers.reception import Reception
from bot.replies import Reply
from bot.storage import conversations, inbox, outbox, people
from bot.storage.database import Door
from bot.storage.inbox import Arrived
from bot.usecases import failures, notes

pytestmark = pytest.mark.on_every_home

HOA, SECRET = 7000, "ông Hứa Văn Bảo, 1960"


@pytest.fixture
def reception(commune: Commune) -> Reception:
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm")
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    clock = StartedClock(commune.at("12 08:00"), commune.deployment.zone)
    return Reception(Door(commune.database), commune.deployment, clock, "test")


def fails(
    commune: Commune, reception: Reception, update_id: int, at: str, fault: str = "ValueError", chat: int | None = HOA
) -> None:
    """An update fails three times, and the last time the reception says sorry."""
    now = commune.at(at)
    commune.do(inbox.put, [Arrived(update_id, chat, SECRET)], now)
    commune.do(inbox.claim, "test", now, 1)
    for _ in range(inbox.PATIENCE):
        commune.do(inbox.failed, update_id, "test", fault, now)
    commune.do(reception.sorry, update_id, chat, now)


def queued(commune: Commune, reception: Reception, who: str) -> list[str]:
    """What is going to be said to somebody."""
    rows = commune.do(outbox.claim, "test", datetime.now(commune.deployment.zone), limit=100)
    return [said(commune, reception, row) for row in rows if row.chat_id == commune.accounts[who]]


def said(commune: Commune, reception: Reception, row: outbox.Waiting) -> str:
    if "reply" in row.payload:
        return Reply.unpacked(row.payload["reply"]).text
    reply = commune.do(reception.worded, row.chat_id, row.payload["note"])
    assert reply is not None
    return reply.text


def test_the_admin_hears_the_number_and_kind_of_what_failed_and_nobodys_words(
    commune: Commune, reception: Reception
) -> None:
    commune.join("Quản trị", Role.ADMIN)
    fails(commune, reception, 1234567, "12 08:00")
    [heard] = queued(commune, reception, "Quản trị")
    assert "số 1234567 (ValueError)" in heard
    assert SECRET not in heard


def test_who_sent_it_hears_that_the_admin_was_told(commune: Commune, reception: Reception) -> None:
    commune.join("Quản trị", Role.ADMIN)
    fails(commune, reception, 1, "12 08:00")
    [heard] = queued(commune, reception, "Hoa")
    assert "em đã báo người quản trị" in heard


def test_without_an_admin_nobody_is_said_to_have_been_told(commune: Commune, reception: Reception) -> None:
    fails(commune, reception, 1, "12 08:00")
    [heard] = queued(commune, reception, "Hoa")
    assert "chưa làm được" in heard
    assert "quản trị" not in heard


def test_an_admin_who_blocked_the_bot_was_not_told(commune: Commune, reception: Reception) -> None:
    commune.join("Quản trị", Role.ADMIN)
    commune.do(people.unreachable, commune.accounts["Quản trị"], commune.at("11 08:00"))
    fails(commune, reception, 1, "12 08:00")
    assert "quản trị" not in queued(commune, reception, "Hoa")[0]


def test_a_fault_that_strikes_everybody_is_told_once_an_hour(commune: Commune, reception: Reception) -> None:
    commune.join("Quản trị", Role.ADMIN)
    for update_id, at in ((1, "12 08:00"), (2, "12 08:59"), (3, "12 09:00")):
        fails(commune, reception, update_id, at)
    fails(commune, reception, 4, "12 09:01", fault="KeyError")
    heard = queued(commune, reception, "Quản trị")
    assert [text.partition("số ")[2].partition(".")[0] for text in heard] == [
        "1 (ValueError)",
        "3 (ValueError)",
        "4 (KeyError)",
    ]


def test_an_update_without_a_chat_is_told_to_the_admin_alone(commune: Commune, reception: Reception) -> None:
    commune.join("Quản trị", Role.ADMIN)
    fails(commune, reception, 1, "12 08:00", chat=None)
    assert len(queued(commune, reception, "Quản trị")) == 1


def test_who_runs_the_deployment_no_more_is_told_nothing(commune: Commune, reception: Reception) -> None:
    commune.join("Quản trị", Role.ADMIN)
    fails(commune, reception, 1, "12 08:00")
    assert commune.worded("Quản trị", notes.SetAside(1), "12 08:01") == failures.Failure(1, "ValueError")
    commune.end_roles("Quản trị", "12 08:02")
    assert commune.worded("Quản trị", notes.SetAside(1), "12 08:03") is None


def test_what_waited_for_a_name_and_may_have_failed_waits_no_more(commune: Commune, reception: Reception) -> None:
    for text in ("máy này dùng chung", "chị Lan", "ghi: ông Tư sửa cầu"):
        commune.says("Hoa", text, "12 08:00")
    assert len(commune.do(conversations.get, HOA).held) == 1
    fails(commune, reception, 7, "12 08:01")
    assert commune.do(conversations.get, HOA).held == ()
