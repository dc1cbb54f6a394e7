"""Buttons to pick a unit by: no name is cut on them."""

from dataclasses import replace

import pytest

from bot.domain.roster import Unit
from bot.replies.reply import BUTTON, numbered, picked

SHORT = Unit(1, "Thôn Gò Chùa", "thôn", None)
ALIASED = replace(SHORT, id=2, name="Trường Tiểu học Tân Lập", kind="trường học", aliases=("TH Tân Lập",))
LONG = replace(SHORT, id=3, name="Hợp tác xã Dịch vụ tổng hợp Nà Pài", kind="hợp tác xã")
HERE, THERE = (replace(LONG, id=each, within=f"Khu {each}") for each in (4, 5))


def shown(*units: Unit) -> tuple[list[str], list[str]]:
    rows, choices = picked(units, lambda unit: f"i:{unit.id}")
    assert [choice.action for choice in choices] == [f"i:{unit.id}" for unit in units]
    return rows, [choice.label for choice in choices]


def test_where_every_name_fits_the_buttons_have_them() -> None:
    assert shown(SHORT, replace(SHORT, id=9, name="Xóm Nà Pài")) == ([], ["Thôn Gò Chùa", "Xóm Nà Pài"])


def test_another_name_that_fits_stands_on_the_button_with_the_whole_one_above() -> None:
    assert shown(SHORT, ALIASED) == (["1. Thôn Gò Chùa", "2. Trường Tiểu học Tân Lập"], ["Thôn Gò Chùa", "TH Tân Lập"])


def test_where_none_fits_the_buttons_go_by_the_numbers_of_the_list() -> None:
    rows, labels = shown(SHORT, ALIASED, LONG)
    assert rows[-1] == "3. Hợp tác xã Dịch vụ tổng hợp Nà Pài"
    assert labels == ["1. Thôn Gò Chùa", "2. TH Tân Lập", "3"]


def test_namesakes_whose_names_are_too_long_go_by_where_they_belong() -> None:
    rows, labels = shown(HERE, THERE)
    assert rows[0] == "1. Hợp tác xã Dịch vụ tổng hợp Nà Pài (Khu 4)"
    assert labels == ["Khu 4", "Khu 5"]


@pytest.mark.parametrize("label", ["Gương tháng 12/2019", "Báo cáo 6 tháng đầu năm 2019"])
def test_behind_a_number_stands_what_fits_whole(label: str) -> None:
    assert len(numbered(1, label)) <= BUTTON
    assert numbered(1, label, "Tháng 12/2019") == "1. Tháng 12/2019"
