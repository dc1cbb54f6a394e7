"""What people type, read as they mean it: nothing is guessed silently, nothing odd is kept."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Refusal, Who, clean, read_text, read_title, read_who, read_year
from bot.domain.marks import lacks_diacritics
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
        ("19855", Refusal("refuse-year-typed", (("typed", "19855"),))),
        ("2027", Refusal("refuse-year-typed", (("typed", "2027"),))),
        ("0985", Refusal("refuse-year-typed", (("typed", "0985"),))),
        ("0912345678", Refusal("refuse-year-typed", (("typed", "0912345678"),))),
        ("1895", Refusal("refuse-year-age", (("typed", "1895"), ("age", "131")))),
        ("1915", Refusal("refuse-year-age", (("typed", "1915"), ("age", "111")))),
        ("", Refusal("refuse-year")),
        ("không nhớ", Refusal("refuse-year")),
        ("năm 1985 hay 1986", Refusal("refuse-year")),
    ],
)
def test_what_is_no_year_of_a_living_person_is_refused_and_a_figure_said_again(typed: str, said: Refusal) -> None:
    assert read_year(typed, today=TODAY) == said


@pytest.mark.parametrize("typed", ["198", "985", "123", "12/3", "19 85", "60 tuổi", "5", "0"])
def test_a_year_is_not_guessed_from_what_may_be_something_else(typed: str) -> None:
    assert refused(read_year(typed, today=TODAY)) in ("refuse-year", "refuse-year-typed")


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


@pytest.mark.parametrize(
    ("typed", "name", "born", "place"),
    [
        ("Hứa Văn Bảo", "Hứa Văn Bảo", None, None),
        ("Bảo", "Bảo", None, None),
        ("ông Hứa Văn Bảo sinh 60 xóm 3", "Hứa Văn Bảo", 1960, "xóm 3"),
        ("hứa văn bảo, 60, xóm 3", "hứa văn bảo", 1960, "xóm 3"),
        ("Hứa Văn Bảo; xóm 3; 1960", "Hứa Văn Bảo", 1960, "xóm 3"),
        ("Hứa Văn Bảo - 1960 - xóm 3", "Hứa Văn Bảo", 1960, "xóm 3"),
        ("Hứa Văn Bảo\nsn 1960\nxóm 3, xã Tân Lập", "Hứa Văn Bảo", 1960, "xóm 3, xã Tân Lập"),
        ("Hứa Văn Bảo (1960)", "Hứa Văn Bảo", 1960, None),
        ("HỨA VĂN BẢO 12/3/1960 XÓM 3", "HỨA VĂN BẢO", 1960, "XÓM 3"),
        ("Hứa Văn Bảo sinh ngày 12/3/60", "Hứa Văn Bảo", 1960, None),
        ("ong Hua Van Bao xom 3", "Hua Van Bao", None, "xom 3"),
        ("Y Bhiu Niê, buôn Nui", "Y Bhiu Niê", None, "buôn Nui"),
        ("H'Hen Niê", "H'Hen Niê", None, None),
        ("Điểu K'Rứ, 1970, bon Bu Sốp", "Điểu K'Rứ", 1970, "bon Bu Sốp"),
        ("bà Tư xóm 3", "bà Tư", None, "xóm 3"),
        ("ông Bảo", "ông Bảo", None, None),
        ("hộ ông Nông Văn Đức", "Nông Văn Đức", None, None),
        ("gia đình bà Lan", "bà Lan", None, None),
        ("cô giáo Trần Thị Mai", "Trần Thị Mai", None, None),
        ("vợ chồng ông Bảo bà Lan", "vợ chồng ông Bảo bà Lan", None, None),
        ("vợ chồng anh Bảo, chị Lan, thôn 2", "vợ chồng anh Bảo", None, "chị Lan, thôn 2"),
        ("Hứa Văn Bảo \U0001f44d", "Hứa Văn Bảo \U0001f44d", None, None),
    ],
)
def test_a_name_may_bring_the_year_of_birth_and_the_place_along(
    typed: str, name: str, born: int | None, place: str | None
) -> None:
    assert who(typed) == Who(name, born, place)
    assert who(unicodedata.normalize("NFD", typed)) == Who(name, born, place)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " \n",
        "\U0001f44d",
        "\x00\x01",
        "B",
        "1960",
        ", xóm 3",
        "Hứa Văn Bảo sinh 1895",
        "Hứa Văn Bảo sinh 19855",
        *("Hứa " * 31, "x" * 10_000),
    ],
)
def test_what_is_no_name_is_refused(typed: str) -> None:
    assert refused(read_who(typed, WORDS, today=TODAY)) == "refuse-name"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Hứa Văn Bảo, 19855", None),
        ("Hứa Văn Bảo, 1895, xóm 3", "xóm 3"),
        ("Hứa Văn Bảo, 5", None),
        ("Hứa Văn Bảo, x", None),
        ("Hứa Văn Bảo, -, ...", None),
        ("Hứa Văn Bảo, " + "x" * 201, None),
        ("Hứa Văn Bảo, " + "x" * 10_000, None),
    ],
)
def test_what_could_not_be_typed_as_a_place_is_not_taken_for_one(typed: str, place: str | None) -> None:
    assert who(typed) == Who("Hứa Văn Bảo", None, place)


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("Nguyễn Hữu Khu", "Nguyễn Hữu Khu", None),
        ("Nguyễn Văn Bốn", "Nguyễn Văn Bốn", None),
        ("Y Ban Niê", "Y Ban Niê", None),
        ("Y Ban Niê, buôn Nui", "Y Ban Niê", "buôn Nui"),
        ("Nông Văn Đức bản Cuôn", "Nông Văn Đức", "bản Cuôn"),
        ("Tư xóm 3", "Tư", "xóm 3"),
        ("trưởng thôn Nông Văn Đức", "Nông Văn Đức", None),
        ("trưởng thôn Nông Văn Đức thôn 2", "Nông Văn Đức", "thôn 2"),
        ("trưởng thôn Đức", "trưởng thôn Đức", None),
        ("già làng Y Bhiu Niê, buôn Nui", "Y Bhiu Niê", "buôn Nui"),
        ("đ/c Lê Văn Tám", "Lê Văn Tám", None),
    ],
)
def test_a_village_word_in_a_name_or_a_title_is_no_place(typed: str, name: str, place: str | None) -> None:
    assert who(typed) == Who(name, None, place)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Nguyễn Thị Sinh 1960", "Nguyễn Thị Sinh"),
        ("Nguyễn Thị Sinh, 60", "Nguyễn Thị Sinh"),
        ("Nguyễn Thị Sinh sinh 60", "Nguyễn Thị Sinh"),
        ("Nguyễn Thị Lan Sinh năm 60", "Nguyễn Thị Lan"),
        ("Nguyễn Thị Lan, Sinh 60", "Nguyễn Thị Lan"),
        ("NGUYỄN THỊ LAN SINH 60", "NGUYỄN THỊ LAN"),
    ],
)
def test_a_name_that_means_birth_is_a_name(typed: str, name: str) -> None:
    assert who(typed) == Who(name, 1960, None)


@pytest.mark.parametrize("name", ["Hồ Văn Cường", "Chu Văn An", "Cù Thị Hậu", "Bá Thị Mai"])
def test_a_surname_that_differs_from_an_honorific_in_its_marks_is_kept(name: str) -> None:
    assert who(name) == Who(name, None, None)


@pytest.mark.parametrize("name", ["Nguyễn Thị Ban Mai", "Nguyễn Lang Thang", "Nguyễn Văn Bốn"])
def test_a_given_name_that_differs_from_a_village_word_in_its_marks_is_kept(name: str) -> None:
    assert who(f"{name} xóm 3") == Who(name, None, "xóm 3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một việc  tốt", "một việc tốt"),
        ("dài\n\nhai dòng", "dài\nhai dòng"),
        ("a1", "a1"),
        ("mo\u0302\u0323t", "một"),
    ],
)
def test_an_answer_in_own_words_is_kept_as_typed(text: str, expected: str) -> None:
    assert read_text(text, least=2, most=20) == expected


@pytest.mark.parametrize("text", ["", " ", "a", "12345", "...", "\U0001f44d\U0001f44d\U0001f44d", "\x00\x00"])
def test_an_answer_without_words_is_too_short(text: str) -> None:
    assert read_text(text, least=2, most=500) == Refusal("refuse-text-short")


def test_an_answer_that_is_too_long_says_by_how_much() -> None:
    assert read_text("x" * 500, least=2, most=500) == "x" * 500
    refusal = Refusal("refuse-text-long", (("most", "500"), ("length", "10000")))
    assert read_text("x" * 10_000, least=2, most=500) == refusal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Tổ hợp tác số 3", "Tổ hợp tác số 3"), ("  Mô hình\n5 không,  3 sạch ", "Mô hình 5 không, 3 sạch")],
)
def test_the_name_of_a_collective_or_a_model_may_hold_digits(typed: str, kept: str) -> None:
    assert read_title(typed) == kept


@pytest.mark.parametrize("typed", ["", "3", "A1", "\U0001f44d\U0001f44d", "x" * 201])
def test_a_title_needs_letters_and_has_an_end(typed: str) -> None:
    assert refused(read_title(typed)) == "refuse-name"


@pytest.mark.parametrize(
    ("text", "lacks"),
    [("Hua Van Bao", True), ("Hứa Van Bao", False), ("Bao", False), ("", False), ("Y Bhiu Nie", True), ("a ă", False)],
)
def test_a_text_of_several_words_without_any_mark_cannot_be_printed(text: str, lacks: bool) -> None:
    assert lacks_diacritics(text) is lacks


@given(st.text(max_size=60))
def test_a_name_that_was_taken_is_taken_again(typed: str) -> None:
    read = read_who(typed, WORDS, today=TODAY)
    if isinstance(read, Who):
        assert not any(char.isdigit() for char in read.name)
        assert read.name == clean(read.name)
        assert read.born is None or read_year(str(read.born), today=TODAY) == read.born
        assert read.place is None or read_text(read.place, least=2, most=200) == read.place


PIECES = st.sampled_from(
    ["ông", "Hứa", "Văn", "Bảo", "Y", "sinh", "60", "1960", "xóm", "3", ",", "bản", "\n", "-", "12/3/60"]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_whatever_order_the_pieces_come_in_something_sound_or_a_refusal_comes_out(typed: str) -> None:
    read = read_who(typed, WORDS, today=TODAY)
    if isinstance(read, Who):
        assert read.name.split()
        assert not any(char.isdigit() for char in read.name)
        assert read.born in (None, 1960)
