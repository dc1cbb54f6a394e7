"""Reminders by e-mail while Telegram is away, and to who has blocked the bot."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from commune import ROOT, Commune
from sqlmodel import Session, col, select

from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.replies import Voice
from bot.replies.mailed import letter
from bot.storage import drafts, mails, nominations, notebook, outages, people
from bot.storage.tables import MailRow, OutboxRow
from bot.usecases import by_mail, consent, notes, tidy

UNIT = "Thôn Đồng Tâm"


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    made = replace(commune, deployment=replace(commune.deployment, mails=True))
    made.join("Hoa", Role.OFFICER, UNIT)
    made.join("Băng", Role.OFFICER, "Xóm Nà Pài")
    made.join("Tuấn", Role.REVIEWER, ROOT)
    for who in ("Hoa", "Tuấn"):
        made.do(people.reach_by, made.person(who), phone="+84912345678", email=f"{made.person(who)}@example.org")
    return made


def letters(commune: Commune, at: str) -> dict[str, tuple[str, str]]:
    """The mails that wait, as they are worded at a moment: subject and text by address."""
    now = commune.at(at)
    found = {}
    for row in commune.do(mails.claim, now + timedelta(days=400)):
        told = commune.do(by_mail.load, commune.deployment, row.person_id, dict(row.note), now, now)
        if told is not None:
            found[told.address] = letter(told, Voice.to(told.person, commune.deployment, now))
    return found


def test_while_telegram_is_away_who_has_an_address_hears_by_mail_once(staffed: Commune) -> None:
    staffed.do(outages.met, staffed.at("18 07:50"), staffed.at("18 07:50"), waiting=0)
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:05")) == 2
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:06")) == 0
    found = letters(staffed, "18 08:06")
    hoa, tuan = (f"{staffed.person(who)}@example.org" for who in ("Hoa", "Tuấn"))
    assert set(found) == {hoa, tuan}
    subject, text = found[hoa]
    assert subject == "Nhắc việc tháng 11: thôn Đồng Tâm chưa gửi, hạn thứ Năm 19/11"
    assert text.startswith("Kính gửi anh/chị Hoa,\n\nTháng 11 em chưa thấy gương nào của thôn Đồng Tâm")
    assert "Chưa có ai đáng nêu thì anh/chị báo người duyệt." in text
    # nobody is sent to where nothing answers, without a word on what becomes of it
    assert "cứ gửi trên Telegram như thường, tin sẽ đến khi có kết nối lại" in text
    assert "Bản gửi trong lúc gián đoạn thì người duyệt xét là đúng hạn hay không" in text
    assert text.endswith("\nTrợ lý giới thiệu gương, UBND xã Tân Lập.")
    assert "có kết nối lại thì anh/chị làm tiếp trên Telegram" in found[tuan][1]
    assert found[tuan][0] == "Tình hình tháng 11: 0/23 đơn vị đã gửi đủ, và 1 việc khác"
    assert "mất kết nối Telegram từ 7:50 thứ Tư 18/11" in text
    assert "thứ Năm 19/11" in text
    assert "0/23 đơn vị" in found[tuan][1]
    # the reviewer can telephone meanwhile; nobody else sees a number
    assert "Cần gọi 2 đơn vị, tháng 11" in found[tuan][1]
    assert "0912 345 678" in found[tuan][1]
    assert "0912 345 678" not in text
    # back again: it goes out on Telegram as well, for it still says something
    staffed.do(outages.met, staffed.at("18 09:00"), staffed.at("18 09:00"), waiting=0)
    staffed.sweep("18 09:01")
    assert [at for at, _ in staffed.told("Hoa")] == ["18 09:01"]


def test_what_lay_ready_and_could_not_go_out_goes_by_mail(staffed: Commune) -> None:
    staffed.sweep("18 08:00")
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:04")) == 0
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:06")) == 2
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:07")) == 0


def test_who_has_blocked_the_bot_and_gave_an_address_is_reminded_by_mail(staffed: Commune) -> None:
    staffed.do(people.unreachable, staffed.accounts["Hoa"], staffed.at("17 10:00"))
    staffed.do(people.unreachable, staffed.accounts["Băng"], staffed.at("17 10:00"))
    staffed.sweep("18 08:00")
    found = letters(staffed, "18 08:01")
    assert list(found) == [f"{staffed.person('Hoa')}@example.org"]
    assert "không nhắn được cho anh/chị trên Telegram" in found[f"{staffed.person('Hoa')}@example.org"][1]
    assert [each.who for each in staffed.heard() if each.at == "18 08:00"] == ["Tuấn"]


def test_who_was_reminded_by_mail_and_is_back_hears_the_rest_the_next_morning(staffed: Commune) -> None:
    staffed.do(people.unreachable, staffed.accounts["Hoa"], staffed.at("09 10:00"))
    draft = {"unit_id": staffed.unit(UNIT), "person_id": staffed.person("Hoa"), "period": "2026-11"}
    begun = staffed.at("09 15:00")
    staffed.do(drafts.open_new, plan_id="mau-2026", **draft, now=begun, answers={"subject": "individual"}, step="name")
    staffed.sweep("16 08:00")
    assert len(letters(staffed, "16 08:01")) == 1
    staffed.do(people.seen, staffed.accounts["Hoa"], staffed.at("16 09:00"))
    staffed.wish("Hoa", "09:30")
    staffed.sweep("16 09:30")
    assert staffed.heard("Hoa") == []
    staffed.sweep("17 09:30")
    assert [[type(item) for item in each.items] for each in staffed.heard("Hoa")] == [[notes.DraftLies]]


def test_what_could_not_go_out_in_the_evening_goes_by_mail_in_the_morning(staffed: Commune) -> None:
    staffed.wish("Hoa", "19:50")
    staffed.sweep("18 19:50")
    staffed.do(_close_all_but_of, staffed.accounts["Hoa"], staffed.at("18 19:51"))
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 20:05")) == 0
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("19 06:59")) == 0
    assert staffed.do(by_mail.queue, staffed.deployment, staffed.at("19 07:00")) == 1


def _close_all_but_of(session: Session, account: int, now: datetime) -> None:
    for row in session.exec(select(OutboxRow).where(OutboxRow.chat_id != account)).all():
        row.closed_at, row.outcome = now, "sent"


def test_nothing_goes_by_mail_to_who_is_off_or_has_met_it(staffed: Commune) -> None:
    staffed.send(UNIT, "Hoa", "17 09:00")
    staffed.join("Mai", Role.OFFICER, "Thôn Quyết Tiến")
    staffed.do(people.reach_by, staffed.person("Mai"), phone=None, email="mai@example.org")
    staffed.wish("Mai", off=True)
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:05"))
    assert list(letters(staffed, "18 08:06")) == [f"{staffed.person('Tuấn')}@example.org"]


def test_a_mail_says_nothing_that_has_been_met_meanwhile(staffed: Commune) -> None:
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("18 08:05"))
    staffed.send(UNIT, "Hoa", "18 08:10")
    assert list(letters(staffed, "18 08:11")) == [f"{staffed.person('Tuấn')}@example.org"]


def test_however_long_telegram_is_away_a_rung_goes_by_mail_once(staffed: Commune) -> None:
    staffed.do(outages.met, staffed.at("16 07:50"), staffed.at("16 07:50"), waiting=0)
    hoa, heard = f"{staffed.person('Hoa')}@example.org", []
    for moment in ("16 08:01", "16 13:31", "17 08:01", "17 13:31", "18 08:01", "18 13:31", "19 08:01", "19 13:31"):
        staffed.do(by_mail.queue, staffed.deployment, staffed.at(moment))
        heard += [moment] * (hoa in letters(staffed, moment))
        staffed.do(_close_all, staffed.at(moment))
    assert heard == ["16 08:01", "18 08:01", "19 08:01", "19 13:31"]


def _close_all(session: Session, now: datetime) -> None:
    for row in session.exec(select(MailRow).where(col(MailRow.closed_at).is_(None))).all():
        mails.close(session, row.id or 0, "sent", now)


def test_no_mail_holds_what_stands_in_the_notebook(staffed: Commune) -> None:
    unit, hoa = staffed.unit(UNIT), staffed.person("Hoa")
    staffed.do(notebook.add, unit_id=unit, person_id=hoa, text="Bà Nông Thị Xuân mở lớp", now=staffed.at("02 09:00"))
    staffed.sweep("05 08:00")
    [digest] = [one.note for one in staffed.heard("Hoa")]
    assert "Nông Thị Xuân" in staffed.worded_text("Hoa", digest, "05 08:00")
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("05 08:10"))
    assert "Nông Thị Xuân" not in letters(staffed, "05 08:10")[f"{hoa}@example.org"][1]


def test_that_a_period_begins_and_somebody_is_noted_goes_into_no_mail(staffed: Commune) -> None:
    unit, hoa = staffed.unit(UNIT), staffed.person("Hoa")
    staffed.do(notebook.add, unit_id=unit, person_id=hoa, text="Bà Nông Thị Xuân mở lớp", now=staffed.at("01 09:00"))
    staffed.do(outages.met, staffed.at("02 07:50"), staffed.at("02 07:50"), waiting=0)
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("02 08:05"))
    staffed.sweep("02 08:06")
    assert staffed.told("Hoa") == [("02 08:06", "PeriodOpens")]
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("02 08:20"))
    assert set(letters(staffed, "02 08:20")) == {f"{staffed.person('Tuấn')}@example.org"}


def test_what_goes_into_no_mail_is_asked_of_who_is_there_on_telegram(staffed: Commune) -> None:
    staffed.join("Mai", Role.OFFICER, UNIT)
    sent = staffed.send(UNIT, "Hoa", "03 09:00", told="not-yet")
    staffed.do(consent.ask_next_morning, staffed.deployment, sent, staffed.at("03 09:00"))
    staffed.do(people.unreachable, staffed.accounts["Hoa"], staffed.at("03 10:00"))
    staffed.sweep("04 08:00")
    assert staffed.told("Mai") == [("04 08:00", "ConsentAsked")]


def test_what_was_mailed_is_forgotten_once_no_ladder_reaches_back_to_it(staffed: Commune) -> None:
    milestone = notes.Digest("2026-11-18", (notes.MilestoneDue("mau-2026", "so-ket", "2026-11-18.1"),))
    hoa, now = staffed.person("Hoa"), staffed.at("18 08:00")

    def queued() -> bool:
        return staffed.do(by_mail.instead, hoa, "once", milestone, now)

    assert queued()
    staffed.do(tidy.tidy, now + timedelta(days=401))
    assert not queued()  # what waits is kept
    staffed.do(_close_all, now)
    staffed.do(tidy.tidy, now + timedelta(days=399))
    assert not queued()
    staffed.do(tidy.tidy, now + timedelta(days=401))
    assert queued()


def test_no_mail_names_whose_entry_waits_to_be_mended(staffed: Commune) -> None:
    sent = staffed.send(UNIT, "Hoa", "11 08:00")
    staffed.do(
        nominations.move,
        sent,
        Act.RETURN,
        Status.RETURNED,
        person_id=staffed.person("Tuấn"),
        now=staffed.at("11 09:00"),
        reason="vì",
        mend_by=date(2026, 11, 16),
    )
    staffed.sweep("20 08:00")
    [digest] = [one.note for one in staffed.heard("Hoa") if one.at == "20 08:00"]
    assert f"“{sent.name}”" in staffed.worded_text("Hoa", digest, "20 08:00")
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("20 08:10"))
    subject, text = letters(staffed, "20 08:10")[f"{staffed.person('Hoa')}@example.org"]
    assert "còn bản chờ sửa" in subject
    assert sent.name not in subject + text


def test_no_mail_names_whose_entry_is_being_written(staffed: Commune) -> None:
    staffed.says("Hoa", "Giới thiệu ông Hứa Văn Bảo hiến 300 m2 đất làm đường", "12 09:00")
    staffed.sweep("16 08:00")
    [digest] = [one.note for one in staffed.heard("Hoa")]
    assert "“Hứa Văn Bảo”" in staffed.worded_text("Hoa", digest, "16 08:00")
    staffed.do(by_mail.queue, staffed.deployment, staffed.at("16 08:10"))
    subject, text = letters(staffed, "16 08:10")[f"{staffed.person('Hoa')}@example.org"]
    assert "đang soạn" in text
    assert "Hứa Văn Bảo" not in subject + text
