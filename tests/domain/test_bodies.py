"""Which body of a plan a unit is."""

from typing import Any

import pytest

from bot.domain.bodies import body_of
from bot.domain.plan import Plan
from bot.domain.roster import Unit


def plan(**bodies: Any) -> Plan:
    return Plan.model_validate(
        {
            "id": "p",
            "code": "PL",
            "title": "t",
            "issuer": "i",
            "place": "x",
            "number": None,
            "issued": "2026-01",
            "term": {"from": "2026-01", "to": "2030-12"},
            "bodies": bodies,
            "subjects": ["individual"],
            "fields": [],
            "obligations": [],
        }
    )


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
