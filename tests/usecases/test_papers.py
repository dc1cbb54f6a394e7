"""What a reviewer gets on paper: the letter to units short twice running, invitations, the picture of the state."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime

import pytest
from commune import ROOT, Commune
from sqlmodel import Session, select

from bot import exports
from bot.domain.declaration import Kind
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.domain.roster import Unit
from bot.exports import InvitationSheet, Letter, StatePicture
from bot.exports.documents import BLANK
from bot.plans import load
from bot.storage import declarations, invitations, nominations, units
from bot.storage.tables import InvitationRow, PersonRow
from bot.texts import texts
from bot.usecases.incoming import Text

SHORT = ("Thôn Tân Thành", "Thôn Hòa Bình")


@pytest.fixture
def commune(under: Callable[..., Commune]) -> Commune:
    """A commune the day after the deadline; but for these two, all units have sent for October and November."""
    made = under("mau-2026", today="2026-11-20")
    made.join("Tuấn", Role.REVIEWER, ROOT, since="2026-09-01 08:00")
    made.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm", since="2026-09-01 08:00")
    made.join("Minh", Role.OFFICER, *SHORT, since="2026-09-01 08:00")
    made.do(_all_others_send, made.person("Hoa"), made.at("2026-10-09 09:00"))
    return made


def _all_others_send(session: Session, person_id: int, now: datetime) -> None:
    who = load("mau-2026").obligation("monthly").who
    for unit in units.tree(session).select(who, on=date(2026, 11, 19)):
        for period in ("2026-10", "2026-11") if unit.name not in SHORT else ():
            nominations.submit(
                session,
                plan_id="mau-2026",
                plan_code="MAU",
                obligation_id="monthly",
                period=period,
                unit_id=unit.id,
                answers={"subject": "individual", "field": "y-te", "name": "Hứa Văn Bảo", "told": "yes"},
                person_id=person_id,
                on_time=True,
                now=now,
            )


def _below(session: Session) -> list[Unit]:
    return [unit for unit in units.tree(session) if unit.parent is not None]


def letter(commune: Commune, at: str = "20 08:00") -> Letter | None:
    """The letter that the reviewer gets on asking for it."""
    [reply] = commune.asks("Tuấn", "soạn công văn đôn đốc", at)
    assert reply.export is None or isinstance(reply.export, Letter)
    return reply.export


def said(letter: Letter) -> str:
    return json.dumps(asdict(letter), ensure_ascii=False)


def declare(commune: Commune, unit: str, kind: Kind, period: str) -> None:
    commune.do(
        declarations.add,
        kind=kind,
        plan_id="mau-2026",
        obligation_id="monthly",
        period=period,
        unit_id=commune.unit(unit),
        person_id=commune.person("Minh"),
        reason="không có ai",
        now=commune.at("10 08:00"),
    )


def test_the_letter_lists_who_has_sent_nothing_twice_with_both_periods_and_the_clause(commune: Commune) -> None:
    drafted = letter(commune)
    assert drafted is not None
    assert [row[1] for row in drafted.rows] == list(SHORT)
    assert {row[2:] for row in drafted.rows} == {("Chưa gửi", "Chưa gửi")}
    assert drafted.columns[2:] == ("Tháng 10/2026 (hạn hết 19/10/2026)", "Tháng 11/2026 (hạn hết 19/11/2026)")
    assert drafted.addressees == ("- Thôn Tân Thành;", "- Thôn Hòa Bình.")
    assert "theo mục IV.1, mỗi đơn vị giới thiệu ít nhất 1 gương điển hình tiên tiến mỗi tháng" in drafted.opening[0]
    assert drafted.issuer == ("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP")
    assert drafted.signed_as == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert "đến 8:00 thứ Sáu 20/11/2026" in drafted.opening[1]


def test_what_nobody_here_knows_is_a_blank_to_be_filled(commune: Commune) -> None:
    drafted = letter(commune)
    assert drafted is not None
    # the plan's file knows neither the number nor the day of the plan; who signs is nobody's to guess
    assert f"Kế hoạch số {BLANK}" in drafted.opening[0]
    assert f"ngày {BLANK * 3} tháng 01 năm 2026" in drafted.opening[0]
    assert drafted.signed_by.strip(BLANK) == ""
    assert re.fullmatch(rf"Số: {BLANK}+/{BLANK}+", drafted.number)
    assert drafted.place_and_day == f"Tân Lập, ngày {BLANK * 3} tháng {BLANK * 3} năm 2026"


def test_no_place_of_a_sentence_is_left_empty_and_nobody_is_accused(commune: Commune) -> None:
    drafted = letter(commune)
    assert drafted is not None
    text = said(drafted).removeprefix("{").removesuffix("}")
    assert not re.search(r"[{}$]|letter-|None", text)
    assert not re.search("vi phạm|chậm trễ|nợ|phê bình|kiểm điểm|yêu cầu|không hoàn thành", text)
    assert drafted.draft == "DỰ THẢO"
    assert exports.made(drafted).startswith(b"PK")


def test_who_has_reported_none_is_not_written_to_and_named_as_such(commune: Commune) -> None:
    declare(commune, "Thôn Hòa Bình", Kind.NONE, "2026-11")
    drafted = letter(commune)
    assert drafted is not None
    assert [row[1] for row in drafted.rows] == ["Thôn Tân Thành"]
    assert drafted.addressees == ("Thôn Tân Thành.",)
    assert "báo chưa có hoặc báo đã gửi đường khác: Thôn Hòa Bình" in commune.says("Tuấn", "soan cong van", "20 08:00")


@pytest.fixture
def fresh(under: Callable[..., Commune]) -> Commune:
    """A commune the day after a deadline in which nobody has sent anything."""
    return under("mau-2026", today="2026-11-20")


def test_nothing_is_claimed_of_a_period_before_anybody_used_it(fresh: Commune) -> None:
    fresh.join("Tuấn", Role.REVIEWER, ROOT, since="2026-10-20 08:00")
    fresh.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm", since="2026-11-17 08:00")
    assert letter(fresh) is None


def test_units_that_joined_later_are_left_out_and_those_without_anybody_named_apart(fresh: Commune) -> None:
    fresh.join("Tuấn", Role.REVIEWER, ROOT, since="2026-09-01 08:00")
    fresh.join("Minh", Role.OFFICER, SHORT[0], since="2026-10-19 08:00")
    fresh.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm", since="2026-10-20 08:00")
    drafted = letter(fresh)
    assert drafted is not None
    rows = {row[1]: row[2:] for row in drafted.rows}
    assert "Thôn Đồng Tâm" not in rows
    assert rows[SHORT[0]] == ("Chưa gửi", "Chưa gửi")
    assert rows[SHORT[1]] == ("Chưa nhận được qua trợ lý", "Chưa nhận được qua trợ lý")
    told = fresh.says("Tuấn", "soạn công văn đôn đốc", "20 08:00")
    assert "Trong đó 21 đơn vị chưa có cán bộ dùng trợ lý" in told
    assert "em không đưa vào công văn: Thôn Đồng Tâm." in told


def test_a_returned_entry_is_no_silence(commune: Commune) -> None:
    returned = commune.send("Thôn Hòa Bình", "Minh", "19 09:00")
    commune.move(returned, Act.RETURN, Status.RETURNED, "Tuấn", "19 10:00")
    drafted = letter(commune)
    assert drafted is not None
    assert [row[1] for row in drafted.rows] == ["Thôn Tân Thành"]


def test_without_anybody_short_twice_there_is_no_letter(commune: Commune) -> None:
    for unit in SHORT:
        commune.send(unit, "Minh", "19 09:00")
    assert letter(commune) is None
    assert "hai kỳ liền chưa gửi đủ" in commune.says("Tuấn", "soạn công văn đôn đốc", "20 08:00")


def test_up_to_the_deadline_the_two_months_before_it_count(commune: Commune) -> None:
    drafted = letter(commune, "19 16:00")
    assert drafted is not None
    assert drafted.columns[3].startswith("Tháng 10/2026")


def test_a_reviewer_of_an_office_writes_in_its_name_below_its_superior(commune: Commune) -> None:
    commune.join("Bình", Role.REVIEWER, "Thôn Hòa Bình")
    [reply] = commune.asks("Bình", "soạn công văn đôn đốc", "20 08:00")
    assert isinstance(reply.export, Letter)
    assert [row[1] for row in reply.export.rows] == ["Thôn Hòa Bình"]
    assert reply.export.superior == ("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP")
    assert reply.export.issuer == ("THÔN HÒA BÌNH",)
    # under whose authority an office signs is not for the bot to say
    assert reply.export.signed_as[0].strip(BLANK) == ""


def test_the_sheet_has_a_link_for_each_unit_without_an_officer_and_each_opens_once(commune: Commune) -> None:
    [reply] = commune.do(commune.reply, "Tuấn", Text("in giấy mời"), "20 08:00")
    sheet = reply.export
    assert isinstance(sheet, InvitationSheet)
    named = {card.unit for card in sheet.cards}
    assert len(named) == len(sheet.cards) == 22 - 2
    assert not named & {ROOT, "Thôn Đồng Tâm", *SHORT}
    kept = [commune.do(invitations.by_token, card.link.rpartition("=")[2]) for card in sheet.cards]
    assert all(one is not None and one.is_open(commune.at("2026-12-19 23:59")) for one in kept)
    assert not any(one is None or one.is_open(commune.at("2026-12-20 23:59")) for one in kept)
    assert {card.until for card in sheet.cards} == {"Dùng một lần, đến hết thứ Bảy 19/12/2026."}
    assert all(card.invites.startswith(f"{ROOT} mời cán bộ {texts('vi').within(card.unit)} ") for card in sheet.cards)
    assert exports.made(sheet).startswith(b"PK")


def test_where_everybody_has_joined_no_link_is_made(commune: Commune) -> None:
    commune.join("Lan", Role.OFFICER, *(unit.name for unit in commune.do(_below)))
    assert "không cần in giấy mời" in commune.says("Tuấn", "in giấy mời", "20 08:00")
    assert commune.do(lambda session: list(session.exec(select(InvitationRow)))) == []


def test_the_picture_counts_each_unit_once_and_names_who_is_missing(commune: Commune) -> None:
    declare(commune, "Thôn Hòa Bình", Kind.NONE, "2026-11")
    [reply] = commune.asks("Tuấn", "gửi hình", "20 08:05")
    picture = reply.export
    assert isinstance(picture, StatePicture)
    # what belongs together is not broken
    assert picture.title == ("Gương điển hình tháng\u00a011/2026", "21/23 đơn vị đã gửi đủ")
    assert picture.head == "UBND xã Tân Lập"
    shares = {share.tone: (share.count, share.names) for share in picture.shares}
    assert shares == {
        "met": (21, ""),
        "sent": (0, ""),
        "drafting": (0, ""),
        "none": (1, "Thôn\u00a0Hòa\u00a0Bình"),
        "missing": (1, "Thôn\u00a0Tân\u00a0Thành"),
    }
    assert "thứ Năm 19/11" in picture.lines[0]
    assert "8:05 thứ Sáu 20/11" in picture.foot[-1]
    assert "mục IV.1" in picture.foot[-1]


def test_the_letter_on_a_report_names_it_and_the_front_has_its_own_head(under: Callable[..., Commune]) -> None:
    district = under("cu-jut-mttq-2023", today="2024-11-20")
    district.join("Tuấn", Role.REVIEWER, *(unit.name for unit in district.do(_roots)), since="2023-06-01 08:00")
    drafted = letter(district, "2024-11-20 08:00")
    assert drafted is not None
    assert drafted.about == "V/v gửi báo cáo kết quả thực hiện hằng năm, năm 2023 và năm 2024"
    assert "số 64/KH-MTTQ-BTT ngày 11 tháng 4 năm 2023" in drafted.opening[0]
    assert "theo mục V, các đơn vị gửi báo cáo" in drafted.opening[0]
    assert (drafted.motto, drafted.issuer[-1]) == ((), "BAN THƯỜNG TRỰC")


def test_a_letter_speaks_the_language_of_the_deployment(under: Callable[..., Commune]) -> None:
    province = under("soc-trang-2019", today="2020-05-20")
    province.join("Tuấn", Role.REVIEWER, *(unit.name for unit in province.do(_roots)), since="2019-10-01 08:00")
    province.do(_speaks_english, province.person("Tuấn"))
    [reply] = province.asks("Tuấn", "soạn công văn đôn đốc", "2020-05-20 08:00")
    assert isinstance(reply.export, Letter)
    assert "Draft of a letter to 11 units" in reply.text
    assert reply.export.draft == "DỰ THẢO"
    # units that owe by the quarter are short too: that letter is a tap away
    assert [choice.label for choice in reply.choices] == ["Letter quarter 1", "Call those missing"]


def _roots(session: Session) -> list[Unit]:
    return [unit for unit in units.tree(session) if unit.parent is None]


def _speaks_english(session: Session, person_id: int) -> None:
    session.get_one(PersonRow, person_id).language = "en"
