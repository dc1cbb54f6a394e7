"""The tree of units: who stands under whom, whom a selector names, and who is meant by a name."""

from datetime import date
from typing import Any

import pytest

from bot.domain.plan import Selector
from bot.domain.roster import Tree, Unit, Way, told_apart

TODAY = date(2026, 11, 12)
TREE = Tree(
    (
        Unit(1, "UBND xã Tân Lập", "ủy ban nhân dân", aliases=("UBND xã",)),
        Unit(2, "Thôn Đồng Tâm", "thôn", 1),
        Unit(3, "Trường Tiểu học", "trường học", 1, aliases=("TH Tân Lập", "trường cấp 1")),
        Unit(4, "Tổ 1", "tổ", 2),
        Unit(5, "Tổ 1", "tổ", 3),
        Unit(6, "Thôn Cũ", "thôn", 1, valid_to=date(2025, 6, 30), successors=(7,)),
        Unit(7, "Thôn Mới", "thôn", 1, valid_from=date(2025, 7, 1)),
    )
)


def test_a_name_means_the_unit_that_has_not_ended() -> None:
    old, new = Unit(8, "Thôn Á", "thôn", 1, valid_to=date(2026, 11, 11)), Unit(9, "Thôn Á", "thôn", 1)
    assert Tree((*TREE.units, old, new)).named("thon a") == new
    assert Tree((*TREE.units, old)).named("thon a") == old
    assert Tree((*TREE.units, new, Unit(10, "Thôn Á", "thôn", 2))).named("thon a") is None


def selected(on: date = TODAY, **said: Any) -> list[int]:
    return [unit.id for unit in TREE.select(Selector.model_validate(said), on=on)]


def test_a_unit_stands_under_itself_its_parent_and_the_root() -> None:
    assert [unit.id for unit in TREE.ancestors(4)] == [4, 2, 1]
    assert TREE.is_under(4, 4)
    assert TREE.is_under(4, 1)
    assert not TREE.is_under(1, 4)
    assert not TREE.is_under(5, 2)


def test_the_units_under_one_leave_itself_out() -> None:
    assert [unit.id for unit in TREE.under(2)] == [4]
    assert [unit.id for unit in TREE.under(1)] == [2, 3, 4, 5, 6, 7]


def test_a_unit_is_found_by_its_id() -> None:
    assert TREE[3].name == "Trường Tiểu học"
    assert 3 in TREE
    assert 99 not in TREE
    with pytest.raises(KeyError):
        TREE[99]


def test_the_first_and_the_last_day_of_a_unit_count() -> None:
    assert [unit.exists_on(date(2025, 6, 30)) for unit in (TREE[6], TREE[7])] == [True, False]
    assert [unit.exists_on(date(2025, 7, 1)) for unit in (TREE[6], TREE[7])] == [False, True]
    assert TREE[1].exists_on(date(1900, 1, 1))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"kinds": ["thôn"]}, [2, 7]),
        ({"kinds": ["THON", "Trường  học"]}, [2, 3, 7]),
        ({"names": ["trường cấp 1"]}, [3]),
        ({"names": ["ubnd xa"]}, [1]),
        ({"root": True}, [1]),
        ({"all": True}, [2, 3, 4, 5, 7]),
        ({"all": True, "root": True}, [1, 2, 3, 4, 5, 7]),
        ({"kinds": ["bản"]}, []),
        ({"names": ["Trường"]}, []),
    ],
)
def test_a_selector_names_units_by_kind_name_or_place_in_the_tree(said: dict[str, Any], expected: list[int]) -> None:
    assert selected(**said) == expected


def test_a_unit_under_several_selectors_is_named_once() -> None:
    assert selected(kinds=["trường học"], names=["TH Tân Lập", "Trường Tiểu học"], all=True) == [2, 3, 4, 5, 7]


def test_the_unit_of_its_time_is_selected_not_its_successor() -> None:
    assert selected(on=date(2025, 6, 30), kinds=["thôn"]) == [2, 6]
    assert selected(on=date(2025, 7, 1), kinds=["thôn"]) == [2, 7]


@pytest.mark.parametrize(
    ("name", "expected"), [("thon dong tam", 2), ("TH TÂN LẬP", 3), ("Tổ 1", None), ("Tổ 2", None)]
)
def test_a_name_means_a_unit_only_when_it_means_just_one(name: str, expected: int | None) -> None:
    found = TREE.named(name)
    assert (found and found.id) == expected


# 10 and 11 become 12 on 1 July, 12 is split into 13 and 14 on 1 October, 15 is called 16 from 1 July
HISTORY = Tree(
    (
        Unit(1, "UBND", "root"),
        Unit(10, "Xã A", "xã", 1, valid_to=date(2026, 6, 30), successors=(12,)),
        Unit(11, "Xã B", "thị trấn", 1, valid_to=date(2026, 6, 30), successors=(12,)),
        Unit(12, "Xã C", "xã", 1, valid_from=date(2026, 7, 1), valid_to=date(2026, 9, 30), successors=(13, 14)),
        Unit(13, "Xã D", "xã", 1, valid_from=date(2026, 10, 1)),
        Unit(14, "Xã E", "xã", 1, valid_from=date(2026, 10, 1)),
        Unit(15, "Xã F", "xã", 1, valid_to=date(2026, 6, 30), successors=(16,)),
        Unit(16, "Xã G", "xã", 1, valid_from=date(2026, 7, 1)),
        Unit(17, "Xã H", "xã", 1, valid_to=date(2026, 6, 30)),
    )
)
JUNE, JULY, OCTOBER = date(2026, 6, 30), date(2026, 7, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("unit", "day", "standing"),
    [
        (10, JUNE, [10]),
        (10, JULY, [12]),
        (10, OCTOBER, [13, 14]),
        (12, JUNE, [10, 11]),
        (14, JUNE, [10, 11]),
        (14, JULY, [12]),
        (16, JUNE, [15]),
        (17, JULY, []),
    ],
)
def test_who_stands_for_a_unit_on_a_day(unit: int, day: date, standing: list[int]) -> None:
    assert [one.id for one in HISTORY.on(unit, day)] == standing


@pytest.mark.parametrize(
    ("unit", "day", "counted"),
    [
        (10, JUNE, (10,)),
        (12, JULY, (12, 10, 11)),
        (13, OCTOBER, (13, 12, 10, 11)),
        (14, OCTOBER, (14,)),
        (12, OCTOBER, (12,)),
        (17, OCTOBER, (17,)),
    ],
)
def test_what_was_sent_counts_for_one_unit_only(unit: int, day: date, counted: tuple[int, ...]) -> None:
    assert HISTORY.borne_by(unit, day) == counted


def test_a_change_is_a_merger_a_split_or_another_name() -> None:
    ways = {unit: HISTORY.change(unit, OCTOBER) for unit in (10, 12, 15, 17, 13)}
    assert {unit: change and (change.way, change.since) for unit, change in ways.items()} == {
        10: (Way.MERGED, JULY),
        12: (Way.SPLIT, OCTOBER),
        15: (Way.RENAMED, JULY),
        17: None,
        13: None,
    }
    assert HISTORY.change(10, JUNE) is None


def test_units_that_succeed_each_other_in_a_ring_end_the_search() -> None:
    ring = Tree(
        (
            Unit(1, "A", "xã", valid_to=JUNE, successors=(2,), handed_over=True),
            Unit(2, "B", "xã", valid_to=JUNE, successors=(1,), handed_over=True),
        )
    )
    assert ring.on(1, JULY) == ()
    assert ring.bearer(1, JULY) in (1, 2)
    assert [unit.id for unit in ring.heirs(1)] == [1, 2]


def test_the_successor_of_a_unit_that_the_plan_names_owes_what_it_owed() -> None:
    said = Selector.model_validate({"names": ["Xã A"]})
    assert [unit.id for unit in HISTORY.select(said, on=JUNE)] == [10]
    assert [unit.id for unit in HISTORY.select(said, on=JULY)] == [12]
    assert [unit.id for unit in HISTORY.select(said, on=OCTOBER)] == [13, 14]


def test_namesakes_of_one_time_are_told_apart_by_what_they_belong_to() -> None:
    tree = Tree(told_apart((*TREE.units, Unit(8, "Thôn Cũ", "thôn", 2, valid_from=date(2025, 7, 1)))))
    assert [unit.full_name for unit in tree if unit.name in ("Tổ 1", "Thôn Cũ")] == [
        "Tổ 1 (Thôn Đồng Tâm)",
        "Tổ 1 (Trường Tiểu học)",
        "Thôn Cũ",
        "Thôn Cũ",
    ]
    assert [unit.id for unit in tree.all_named("to 1")] == [4, 5]
    assert tree.named("Tổ 1 (Trường Tiểu học)") == tree[5]
    assert tree.all_named("?") == ()
