"""What people type, read as they mean it: nothing is guessed silently, nothing odd is kept."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Refusal, Who, clean, read_who, read_year
from bot.reading import reading_words

WORDS = reading_words("vi")
TODAY = date(2026, 11, 12)


def who(text: str) -> Who:
    read = read_who(text, WORDS, today=TODAY)
    assert isinstance(read, Who)
    return read


def refused(read: object) -> str:
    assert isinstance(read, Refusal)
    return read.key


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("1985", 1985),
        ("85", 1985),
        ("00", 2000),
        ("26", 2026),
        ("27", 1927),
        ("sinh 85", 1985),
        ("Sinh năm 1985", 1985),
        ("sinh năm 85.", 1985),
        ("12/3/1960", 1960),
        ("1-2-85", 1985),
        ("12.3.60", 1960),
        ("12 tháng 3 năm 1960", 1960),
        ("1960-03-12", 1960),
        ("năm 1985, có 2 con", 1985),
        ("1916", 1916),
        ("2026", 2026),
    ],
)
def test_a_year_of_birth_is_read_however_it_is_written(typed: str, year: int) -> None:
    assert read_year(typed, today=TODAY) == year


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("19855", "19855"),
        ("1895", "1895"),
        ("1915", "1915"),
        ("2027", "2027"),
        ("0985", "0985"),
        ("", ""),
        ("không nhớ", "không nhớ"),
        ("năm 1985 hay 1986", "năm 1985 hay 1986"),
        ("0912345678", "0912345678"),
    ],
)
def test_what_is_no_year_of_a_living_person_is_refused_and_said_again(typed: str, said: str) -> None:
    assert read_year(typed, today=TODAY) == Refusal("refuse-year", (("typed", said),))


@pytest.mark.parametrize("typed", ["198", "985", "123", "12/3", "19 85", "60 tuổi", "5", "0"])
def test_a_year_is_not_guessed_from_what_may_be_something_else(typed: str) -> None:
    assert refused(read_year(typed, today=TODAY)) == "refuse-year"


@pytest.mark.parametrize("typed", ["9" * 10_000, "x" * 10_000, "85 " * 3_000])
def test_a_refusal_of_a_year_stays_short_whatever_was_typed(typed: str) -> None:
    read = read_year(typed, today=TODAY)
    assert isinstance(read, Refusal)
    assert all(len(said) <= 33 for _, said in read.values)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Hứa   Văn\tBảo ", "Hứa Văn Bảo"),
        ("Hứa\x00Văn\x07Bảo", "Hứa Văn Bảo"),
        ("một\r\nhai\n\n \n ba", "một\nhai\nba"),
        ("một\u2028hai", "một\nhai"),
        ("Hứa\u00a0Văn\u3000Bảo", "Hứa Văn Bảo"),
        ("Bả\u200bo \ufeffvà La\u00adn", "Bảo và Lan"),
        ("tốt \U0001f44d lắm", "tốt \U0001f44d lắm"),
        ("\ud800 lẻ", "lẻ"),
        ("\n\t \u200b", ""),
    ],
)
def test_typed_text_is_kept_without_odd_spaces_and_control_characters(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_what_is_kept_is_composed_and_stays_as_it_is(typed: str) -> None:
    kept = clean(typed)
    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert all(char == "\n" or unicodedata.category(char)[0] != "C" for char in kept)
