"""A wording that was not understood and then picked from the guesses is kept to learn from, without its people."""

import pytest
from commune import Commune

from bot.domain.actions import Verb
from bot.domain.permissions import Role
from bot.storage import misses
from bot.storage.units import tree
from bot.understanding import Intent

#: whatever the weights are, one of these is understood too little to be answered
VAGUE = (
    "ông Hứa Văn Bảo xóm 3 thì tính thế nào, 0912345678",
    "chị Nông Thị Lan nhà bên thì vậy đó",
    "bên anh Tuấn làm gì cái này",
    "hồ sơ cái đó chỗ ông Páo",
)


def an_unsure_text(commune: Commune) -> tuple[str, Intent]:
    """A text that is asked back, and a wish that is offered for it."""
    reader = commune.deployment.reader(commune.deployment.main_plan, commune.do(tree))
    for text in VAGUE:
        meaning = reader.understand(text, today=commune.at("12 08:00").date())
        offered = [guess for guess in meaning.guesses if guess not in (Intent.OTHER, Intent.SMALLTALK)]
        if not meaning.sure and offered:
            return text, offered[0]
    pytest.fail("every vague text is understood by now: find vaguer ones")


def test_a_guess_that_is_tapped_teaches_the_wording_without_its_people(commune: Commune) -> None:
    commune.join("hoa", Role.OFFICER, "Thôn Đồng Tâm")
    text, wish = an_unsure_text(commune)
    assert "Em chưa rõ ý" in commune.says("hoa", text, "12 08:00")
    assert commune.do(misses.listed) == []
    commune.taps("hoa", Verb.ASK, wish, at="12 08:01")
    (kept,) = commune.do(misses.listed)
    assert (kept.intent, kept.times) == (wish, 1)
    for secret in ("hua", "bao", "lan", "pao", "tuan", "0912", "3"):
        assert secret not in kept.outline.split()


def test_an_hour_later_a_tap_is_a_question_of_its_own(commune: Commune) -> None:
    commune.join("hoa", Role.OFFICER, "Thôn Đồng Tâm")
    text, wish = an_unsure_text(commune)
    commune.says("hoa", text, "12 08:00")
    commune.taps("hoa", Verb.ASK, wish, at="12 09:00")
    assert commune.do(misses.listed) == []
