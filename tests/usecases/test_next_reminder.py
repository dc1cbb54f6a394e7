"""When the next reminder comes, and why: what the sweep would send if nothing changed until then."""

import pytest
from commune import ROOT, Commune

from bot.domain.permissions import Role


def inhabited(commune: Commune) -> Commune:
    commune.join("hoa", Role.OFFICER, "Thôn Đồng Tâm")
    commune.join("tuan", Role.REVIEWER, ROOT)
    commune.join("chu", Role.LEADER, ROOT)
    return commune


@pytest.mark.parametrize(
    ("at", "begins"),
    [
        ("10 08:00", "Em nhắc anh/chị tiếp lúc 8:00 thứ Năm 12/11.\nVì tháng 11 em chưa thấy gương nào"),
        # the one of this minute has come already
        ("12 08:00", "Em nhắc anh/chị tiếp lúc 8:00 thứ Hai 16/11."),
        ("19 09:00", "Em nhắc anh/chị tiếp lúc 13:30 thứ Năm 19/11."),
        ("19 14:00", "Em nhắc anh/chị tiếp lúc 8:00 thứ Sáu 20/11."),
    ],
)
def test_an_officer_hears_of_the_next_rung(commune: Commune, at: str, begins: str) -> None:
    said = inhabited(commune).says("hoa", "khi nào nhắc tiếp", at)
    assert said.startswith(begins), said
    assert said.endswith("[Giới thiệu gương] [Chỉnh lời nhắc]")


def test_what_is_said_is_what_the_sweep_sends(commune: Commune) -> None:
    made = inhabited(commune)
    made.sweep("09 08:00")
    before = len(made.told("hoa"))
    assert "lúc 8:00 thứ Năm 12/11" in made.says("hoa", "khi nào nhắc tiếp", "10 08:00")
    made.sweep("10 08:00", "11 08:00", "12 08:00")
    assert [at for at, _ in made.told("hoa")][before:] == ["12 08:00"]


def test_once_all_is_in_the_next_period_is_meant(commune: Commune) -> None:
    made = inhabited(commune)
    made.send("Thôn Đồng Tâm", "hoa", "10 08:10")
    said = made.says("hoa", "khi nào nhắc tiếp", "10 09:00")
    assert said.startswith("Em nhắc anh/chị tiếp lúc 8:00 thứ Sáu 4/12.\nVì tháng 12 em chưa thấy gương nào"), said


def test_what_is_the_same_on_all_days_ahead_is_looked_up_once(commune: Commune) -> None:
    made = inhabited(commune)
    made.send("Thôn Đồng Tâm", "hoa", "10 08:10")
    with made.queries() as said:
        assert "thứ Sáu 4/12" in made.says("hoa", "khi nào nhắc tiếp", "10 09:00")
    days = 24
    assert len([query for query in said if "FROM dispositions" in query]) < days
    assert len([query for query in said if "FROM milestone_events" in query]) <= 1


def test_for_who_is_never_reminded_nothing_is_looked_up(commune: Commune) -> None:
    made = inhabited(commune)
    with made.queries() as said:
        made.says("chu", "khi nào nhắc tiếp", "10 09:00")
    assert not [query for query in said if "FROM dispositions" in query]


@pytest.mark.parametrize(
    ("who", "asked", "begins"),
    [
        ("tuan", "khi nào nhắc tiếp", "Em nhắc anh/chị tiếp lúc 8:00 thứ Sáu 13/11.\nVì UBND xã Tân Lập"),
        ("chu", "khi nào nhắc tiếp", "Từ nay đến thứ Bảy 9/1/2027 em không có lời nhắc nào cho anh/chị."),
        ("hoa", "tắt nhắc đi", "Em đã tắt lời nhắc."),
    ],
)
def test_each_role_hears_its_own(commune: Commune, who: str, asked: str, begins: str) -> None:
    said = inhabited(commune).says(who, asked, "10 08:00")
    assert said.startswith(begins), said


def test_it_is_said_where_to_have_it_otherwise(commune: Commune) -> None:
    made = inhabited(commune)
    assert "[Chỉnh lời nhắc]" in made.says("hoa", "khi nào nhắc tiếp", "10 08:00")
    assert made.says("hoa", "đổi giờ nhắc sang buổi chiều giúp em", "10 08:01").startswith("Em nhắc anh/chị lúc 8:00")
