"""Telephone numbers and addresses as people type them: those that exist, read one way."""

import pytest

from bot.domain.phones import read_email, read_phone, shown, typed_phone


@pytest.mark.parametrize(
    ("typed", "kept", "seen"),
    [
        ("0912345678", "+84912345678", "0912 345 678"),
        ("0912.345.678", "+84912345678", "0912 345 678"),
        ("0912 345-678", "+84912345678", "0912 345 678"),
        ("+84 912 345 678", "+84912345678", "0912 345 678"),
        ("84912345678", "+84912345678", "0912 345 678"),
        ("0084912345678", "+84912345678", "0912 345 678"),
        ("(0356) 111 222", "+84356111222", "0356 111 222"),
        ("02063852123", "+842063852123", "0206 3852 123"),
        ("+8402063852123", "+842063852123", "0206 3852 123"),
    ],
)
def test_a_number_is_kept_as_it_is_dialled_and_shown_as_it_is_written(typed: str, kept: str, seen: str) -> None:
    assert read_phone(typed) == kept
    assert shown(kept) == seen


@pytest.mark.parametrize(
    "typed", ["091234567", "09123456789", "0112345678", "+1 202 555 0123", "0212345678", "", "113", "+84 112 345 678"]
)
def test_a_number_that_viet_nam_does_not_have_is_not_kept(typed: str) -> None:
    assert read_phone(typed) is None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("số của tôi 0912 345 678 nhé", "0912 345 678"),
        ("sđt: +84 912.345.678.", "+84 912.345.678"),
        ("công văn 45/UBND ngày 17/11/2026", None),
        ("hiến 200 m2 đất", None),
        ("a0912345678", None),
    ],
)
def test_a_number_is_found_in_a_text(text: str, typed: str | None) -> None:
    assert typed_phone(text) == typed


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("email của tôi là hoa.dongtam@gmail.com nhé", "hoa.dongtam@gmail.com"),
        ("mail: to_hop+1@thachan.caobang.gov.vn.", "to_hop+1@thachan.caobang.gov.vn"),
        ("hoa@", None),
        ("@hoa", None),
        (f"{'a' * 60}@{'b' * 60}.vn", None),
    ],
)
def test_an_address_is_found_in_a_text(text: str, address: str | None) -> None:
    assert read_email(text) == address
