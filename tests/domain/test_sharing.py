"""What people at a shared phone write of who works, in messy Vietnamese; and which of their names a word means."""

import pytest

from bot.domain import sharing
from bot.domain.sharing import Wish, Works, read_name, read_wish, read_works
from bot.reading import sharing_words

WORDS = sharing_words()
NAMES = ("Hoàng Thị Hoa", "chị Lan", "anh Páo", "Nông Thị Hoa")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("ai đang làm?", Wish.WHO),
        ("ai dang lam vay e", Wish.WHO),
        ("may dang ghi ten ai nhi", Wish.WHO),
        ("máy này dùng chung", Wish.SHARE),
        ("dạ may nay xai chung em oi", Wish.SHARE),
        ("đt này dùng chung nha", Wish.SHARE),
        ("đổi người làm", Wish.CHANGE),
        ("doi ng lam giup e", Wish.CHANGE),
        ("bớt tên đi em", Wish.DROP),
        ("who is working?", Wish.WHO),
        ("ai đang làm đường thôn", None),
        ("máy gặt này dùng chung", None),
        ("đổi tên", None),
        ("em là ai", None),
        ("thêm người", None),
        ("dạ", None),
        ("", None),
    ],
)
def test_a_text_wants_something_of_the_names_or_nothing(text: str, wish: Wish | None) -> None:
    assert read_wish(text, WORDS) is wish


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("chị Lan làm thay", Works("chị Lan", surely=True)),
        ("giờ chị Lan làm thay em nhé.", Works("chị Lan", surely=True)),
        ("doi sang chi Ha", Works("chi Ha", surely=True)),
        ("đ/c Sung làm thế nha", Works("đ/c Sung", surely=True)),
        ("Lan làm thay", Works("Lan", surely=False)),
        ("gio a Pao lam nha", Works("a Pao", surely=False)),
        ("để Lan làm", Works("Lan", surely=False)),
        ("Mr Sung takes over", Works("Mr Sung", surely=True)),
        ("chị nào làm thay", None),
        ("ai làm thay", None),
        ("chị Lan làm thay?", None),
        ("làm thay", None),
        ("xóm 3 làm", None),
        ("ông Bảo hiến 200 m2 đất làm đường", None),
    ],
)
def test_a_text_says_who_works_from_now_on(text: str, works: Works | None) -> None:
    assert read_works(text, WORDS) == works


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lan", "chị Lan"),
        ("c Lan", "chị Lan"),
        ("Bế Thị Lan", "chị Lan"),
        ("anh pao", "anh Páo"),
        ("hoang thi hoa", "Hoàng Thị Hoa"),
        # two go by it
        ("Hoa", None),
        ("chị", None),
        ("Mai", None),
    ],
)
def test_a_typed_name_means_one_of_them_or_none(typed: str, meant: str | None) -> None:
    assert sharing.pick(NAMES, typed, WORDS, called=str) == meant


@pytest.mark.parametrize("typed", ["", "7", "chị Lan 2", "a", "chị Lan ở phòng văn hóa xã", "x" * 41])
def test_what_is_no_name_is_not_taken(typed: str) -> None:
    assert read_name(typed) is None


def test_a_name_says_how_its_bearer_is_addressed() -> None:
    said = [sharing.address(name, WORDS) for name in ("chị Lan", "a Páo", "đ/c Sung", "Đồng chí Sung", "cô Lả", "Lan")]
    assert said == ["chi", "anh", "dong-chi", "dong-chi", None, None]
