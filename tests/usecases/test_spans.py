"""What a leader asks of all units over a quarter or a year: what was sent, who is behind, who sends late."""

import pytest
from commune import ROOT, Commune

from bot.domain.actions import Verb
from bot.domain.declaration import Kind
from bot.domain.disposition import Disposal
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.storage import declarations, dispositions
from bot.understanding import Intent, Point
from bot.usecases import answers

FIRST, SECOND, THIRD = "Thôn Đồng Tâm", "Thôn Gò Chùa", "Thôn Quyết Tiến"
NOW = "2026-11-10 08:00"


@pytest.fixture
def led(commune: Commune) -> Commune:
    """The first unit was late in two months, mended in one of them what came in time; the second late in one."""
    commune.join("chu", Role.LEADER, ROOT, since="2026-01-02 08:00")
    commune.join("tuan", Role.REVIEWER, ROOT, since="2026-01-02 08:00")
    commune.join("hoa", Role.OFFICER, FIRST, since="2026-01-02 08:00")
    commune.join("mai", Role.OFFICER, SECOND, since="2026-01-02 08:00")
    for unit, by, month, on_time in (
        (FIRST, "hoa", "07", False),
        (FIRST, "hoa", "08", False),
        (FIRST, "hoa", "09", True),
        (FIRST, "hoa", "09", False),
        (SECOND, "mai", "10", False),
    ):
        commune.send(unit, by, f"2026-{month}-21 08:00", period=f"2026-{month}", on_time=on_time)
    for disposal, period, day, unit in (
        (Disposal.EXTEND, "2026-08", "2026-08-20", FIRST),
        (Disposal.EXEMPT, "2026-09", None, THIRD),
    ):
        commune.do(
            dispositions.add,
            disposal=disposal,
            plan_id="mau-2026",
            obligation_id="monthly",
            period=period,
            unit_id=commune.unit(unit),
            day=None if day is None else commune.at(f"{day} 00:00").date(),
            reason="mưa lũ",
            letter=None,
            person_id=commune.person("tuan"),
            now=commune.at("2026-08-18 08:00"),
        )
    return commune


@pytest.mark.parametrize(
    "asked", ["xa nao hay cham", "don vi nao gui tre nhieu nhat", "tu dau nam nhung noi nao hay nop muon"]
)
def test_who_sends_late_is_ranked_by_what_came_first_in_each_month(led: Commune, asked: str) -> None:
    rows = led.says("chu", asked, NOW).split("\n")
    assert rows[0] == "Từ đầu năm đến nay gửi chậm nhiều nhất: Thôn Đồng Tâm 2 tháng, Thôn Gò Chùa 1 tháng."
    assert rows[1].startswith("Đã qua hạn, chưa gửi: Thôn Tân Thành 10 tháng, ")
    assert rows[2:4] == ["Được lùi hạn: Thôn Đồng Tâm 1 tháng.", "Được miễn: Thôn Quyết Tiến 1 tháng."]
    assert rows[-1] == "[Xem cả 23 đơn vị]"


def test_all_units_are_listed_with_what_is_to_be_said_of_each(led: Commune) -> None:
    led.says("chu", "xa nao hay cham", NOW)
    asking = (Intent.MISSING_UNITS, led.deployment.main_plan.code, "", "2026", Point.SLOW_ALL)
    rows = led.taps("chu", Verb.ASK_OF, *asking, at=NOW).split("\n")
    (first,) = (row for row in rows if row.startswith(f"• {FIRST}: "))
    assert first.startswith(f"• {FIRST}: gửi chậm 2 tháng, chưa gửi ")
    assert first.endswith(" tháng, được lùi hạn 1 tháng")
    assert len([row for row in rows if row.startswith("• ")]) == 23


def test_nobody_late_is_said_as_such(commune: Commune) -> None:
    commune.join("chu", Role.LEADER, ROOT)
    assert commune.says("chu", "quy nay don vi nao hay cham", NOW).startswith(
        "Quý IV đến nay không đơn vị nào gửi chậm."
    )


def test_an_officer_hears_who_has_not_sent_and_no_ranking(led: Commune) -> None:
    assert "gửi chậm nhiều nhất" not in led.says("hoa", "xa nao hay cham", NOW)


@pytest.mark.parametrize(
    ("asked", "span", "sent", "met"),
    [
        ("tu dau nam duoc bao nhieu guong", "Từ đầu năm đến nay", 5, 0),
        ("quy 3 duoc bao nhieu", "Quý III", 4, 1),
        ("quy nay bn roi", "Quý IV đến nay", 1, 0),
    ],
)
@pytest.mark.parametrize("who", ["chu", "tuan"])
def test_a_span_is_counted_over_all_units(led: Commune, who: str, asked: str, span: str, sent: int, met: int) -> None:
    first = led.says(who, asked, NOW).split("\n")[0]
    assert first == f"{span}: các đơn vị đã gửi {sent} gương, {met}/23 đơn vị đủ mọi tháng."


def test_why_a_span_is_what_it_is(led: Commune) -> None:
    led.says("chu", "quy 3 duoc bao nhieu", NOW)
    returned = led.send(THIRD, "hoa", "2026-07-10 08:00", period="2026-07")
    led.move(returned, Act.RETURN, Status.RETURNED, "tuan", "2026-07-11 08:00")
    said = led.says("chu", "vi sao so nay", NOW)
    assert said.startswith("Các đơn vị, quý III: tính 4 trong 5 bản;")
    assert "đang sửa 1 (Thôn Quyết Tiến)" in said


@pytest.mark.parametrize("asked", ["thon dong tam", "thon dong tam the nao", "dong tam sao roi", "dong tam bn roi"])
def test_a_units_name_alone_asks_how_it_stands(led: Commune, asked: str) -> None:
    assert led.says("chu", asked, NOW).startswith("Thôn Đồng Tâm tháng 11: còn thiếu 1 gương")


def test_what_a_unit_says_is_not_among_the_figures_for_who_oversees_no_unit(led: Commune) -> None:
    led.join("bich", Role.FIELD_LEAD, ROOT)
    led.do(
        declarations.add,
        kind=Kind.NONE,
        plan_id="mau-2026",
        obligation_id="monthly",
        period="2026-10",
        unit_id=led.unit(FIRST),
        person_id=led.person("hoa"),
        now=led.at("05 08:00"),
        reason="ông Bảo đang ốm",
    )

    def reasons(who: str) -> set[str | None]:
        (told,) = led.outcomes(who, "năm nay đơn vị nào hay chậm", NOW)
        assert isinstance(told, answers.Slow | answers.OverAll)
        return {how.declared.reason for how in told.standings if how.declared is not None}

    assert reasons("chu") == {"ông Bảo đang ốm"}
    assert reasons("bich") == set()
