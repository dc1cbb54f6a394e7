"""The tree of units: who stands under whom, whom a selector names, and who is meant by a name."""

from datetime import date
from typing import Any

import pytest

from bot.domain.plan import Selector
from bot.domain.roster import Tree, Unit

TODAY = date(2026, 11, 12)
TREE = Tree(
    (
        Unit(1, "UBND xã Tân Lập", "ủy ban nhân dân", aliases=("UBND xã",)),
        Unit(2, "Thôn Đồng Tâm", "thôn", 1),
        Unit(3, "Trường Tiểu học", "trường học", 1, aliases=("TH Tân Lập", "trường cấp 1")),
        Unit(4, "Tổ 1", "tổ", 2),
        Unit(5, "Tổ 1", "tổ", 3),
        Unit(6, "Thôn Cũ", "thôn", 1, valid_to=date(2025, 6, 30), successor=7),
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
