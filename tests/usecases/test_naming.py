"""Which unit a name means: today's for an old name, that of its time for a past period, asked back when shared."""

from datetime import date

import pytest

from bot.domain.roster import Tree, Unit, Way
from bot.understanding import Intent, Meaning
from bot.usecases.naming import resolve

JUNE_30, JULY_1 = date(2025, 6, 30), date(2025, 7, 1)
TODAY = date(2026, 11, 12)
TREE = Tree(
    (
        Unit(1, "UBND tỉnh", "tỉnh"),
        Unit(2, "Huyện Vạn Ninh", "huyện", 1, valid_to=JUNE_30),
        Unit(3, "Xã Đại Lãnh", "xã", 2, valid_to=JUNE_30, successors=(5,)),
        Unit(4, "Xã Vạn Thọ", "xã", 2, valid_to=JUNE_30, successors=(5,)),
        Unit(5, "Xã Đại Lãnh", "xã", 1, valid_from=JULY_1),
        Unit(6, "Xã Tân Tiến", "xã", 7),
        Unit(7, "Huyện Đông", "huyện", 1),
        Unit(8, "Xã Tân Tiến", "xã", 9),
        Unit(9, "Huyện Ninh Tây", "huyện", 1),
        Unit(10, "Xã Mất", "xã", 1, valid_to=JUNE_30),
    )
)


def meaning(unit: str, *, period: str | None = None, text: str = "") -> Meaning:
    return Meaning(text=text, intent=Intent.REMAINING, confidence=1.0, unit=unit, period=period)


@pytest.mark.parametrize(
    ("typed", "period", "unit", "led"),
    [
        ("4", None, "5", ["Xã Vạn Thọ"]),
        ("4", "2026-11", "5", ["Xã Vạn Thọ"]),
        ("4", "2025-06", "4", []),
        ("4", "2025", "5", ["Xã Vạn Thọ"]),
        # one that goes on under its old name is not news
        ("3|5", None, "5", []),
        ("3|5", "2025-03", "3", []),
        ("5", "2026-10", "5", []),
        ("10", None, "10", []),
    ],
)
def test_a_name_means_the_unit_of_the_time_that_is_spoken_of(
    typed: str, period: str | None, unit: str, led: list[str]
) -> None:
    found = resolve(meaning(typed, period=period), TREE, TODAY)
    assert (found.meaning.unit, [change.old.name for change in found.changes], found.choices) == (unit, led, ())
    assert all(change.since == JULY_1 and change.way is Way.MERGED for change in found.changes)


def test_a_name_that_two_share_is_asked_back() -> None:
    found = resolve(meaning("6|8", text="xã tân tiến còn thiếu bao nhiêu"), TREE, TODAY)
    assert (found.meaning.unit, [unit.id for unit in found.choices]) == (None, [6, 8])


@pytest.mark.parametrize(("text", "unit"), [("xa tan tien huyen dong", "6"), ("Tân Tiến, Ninh Tây thiếu mấy", "8")])
def test_what_stands_above_tells_namesakes_apart(text: str, unit: str) -> None:
    assert resolve(meaning("6|8", text=text), TREE, TODAY).meaning.unit == unit


def test_the_former_district_tells_namesakes_apart_too() -> None:
    other = Unit(11, "Xã Đại Lãnh", "xã", 7)
    found = resolve(meaning("3|5|11", text="Đại Lãnh, Vạn Ninh"), Tree((*TREE.units, other)), TODAY)
    assert found.meaning.unit == "5"
