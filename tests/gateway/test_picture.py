"""A picture of our own goes before the words, and is there in every language."""

import pytest

from bot.gateway.layout import Picture, Words, parts
from bot.paths import LOCALES
from bot.replies import Reply
from bot.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_the_keyboard_goes_before_the_words(language: str) -> None:
    reply = Reply("How to dictate", picture=f"{language}/dictation.png")
    picture, words = parts(Reply.unpacked(reply.packed()), [])
    assert picture == Picture(LOCALES / language / "dictation.png")
    assert isinstance(words, Words)
    assert isinstance(picture, Picture)
    assert picture.path.read_bytes().startswith(b"\x89PNG")
