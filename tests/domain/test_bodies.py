"""Which body of a plan a unit is."""

from datetime import date
from typing import Any

import pytest
from bare_plan import bare_plan

from bot.domain.bodies import body_of, gone, receiver_on
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit


def plan(**bodies: Any) -> Plan:
    return bare_plan(bodies=bodies)


PLAN = plan(
    thon={"name": "Các thôn", "kinds": ["thôn", "xóm"]},
    mttq={"name": "Ủy ban MTTQ xã", "aliases": ["Mặt trận xã"]},
    doan={"name": "Các đoàn thể", "kinds": ["đoàn thể"]},
)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit(1, "Thôn Đồng Tâm", "thôn"), "thon"),
        (Unit(1, "Nà Pài", "XÓM"), "thon"),
        (Unit(1, "Ủy ban MTTQ xã", "đoàn thể"), "mttq"),
        (Unit(1, "UBMTTQ Tân Lập", "đoàn thể", aliases=("mat tran xa",)), "mttq"),
        (Unit(1, "Hội Nông dân xã", "đoàn thể"), "doan"),
        (Unit(1, "Trạm Y tế", "trạm y tế"), None),
    ],
)
def test_a_unit_is_the_body_of_its_name_or_else_of_its_kind(unit: Unit, expected: str | None) -> None:
    assert body_of(PLAN, unit) == expected


def test_a_plan_that_names_no_bodies_knows_none() -> None:
    assert body_of(plan(), Unit(1, "Thôn Đồng Tâm", "thôn")) is None


GONE = plan(
    district={"name": "Phòng Nội vụ huyện", "until": "2025-06-30"},
    county={"name": "Phòng Nội vụ", "until": "2025-06-30", "successor": "office"},
    office={"name": "Phòng Văn hóa", "until": "2026-06-30", "successor": "department"},
    department={"name": "Sở Nội vụ"},
)


@pytest.mark.parametrize(
    ("slug", "day", "since", "now"),
    [
        ("district", "2025-06-30", None, ("Phòng Nội vụ huyện",)),
        ("district", "2025-07-01", "2025-07-01", ()),
        ("county", "2025-07-01", "2025-07-01", ("Phòng Văn hóa",)),
        ("county", "2026-07-01", "2025-07-01", ("Sở Nội vụ",)),
        ("department", "2026-07-01", None, ("Sở Nội vụ",)),
    ],
)
def test_a_receiver_is_who_stands_there_on_the_day(
    slug: str, day: str, since: str | None, now: tuple[str, ...]
) -> None:
    found = receiver_on(GONE, slug, date.fromisoformat(day), Tree())
    assert (found.gone_since and found.gone_since.isoformat(), found.now) == (since, now)
    assert found.stated == GONE.bodies[slug]


def test_a_receiver_of_the_roster_needs_no_word_in_the_plan() -> None:
    tree = Tree(
        (
            Unit(1, "Sở Nội vụ", "sở", valid_to=date(2026, 6, 30), successors=(2,)),
            Unit(2, "Sở Tổng hợp", "sở", valid_from=date(2026, 7, 1)),
        )
    )
    before, after = (receiver_on(GONE, "department", date(2026, month, 1), tree) for month in (6, 7))
    assert (before.gone_since, before.now) == (None, ("Sở Nội vụ",))
    assert (after.gone_since, after.now) == (date(2026, 7, 1), ("Sở Tổng hợp",))


def test_of_several_bodies_those_that_are_gone_are_named_once() -> None:
    slugs = ("district", "department", "county", "district")
    assert gone(GONE, slugs, date(2025, 6, 30), Tree()) == ()
    found = gone(GONE, slugs, date(2025, 7, 1), Tree())
    assert [(one.stated.name, one.now) for one in found] == [
        ("Phòng Nội vụ huyện", ()),
        ("Phòng Nội vụ", ("Phòng Văn hóa",)),
    ]


def test_a_body_with_a_successor_needs_its_last_day() -> None:
    with pytest.raises(ValueError, match="successor-without-end"):
        plan(old={"name": "A", "successor": "new"}, new={"name": "B"})
