"""Texts are cut between two words."""

import pytest

from bot.replies import cut


@pytest.mark.parametrize("most", range(8, 40))
def test_what_is_left_of_a_text_are_whole_words(most: int) -> None:
    text = "vận động các hộ khác trong xóm cùng hiến đất làm đường"
    for part in (cut.beginning(text, most), cut.end(text, most)):
        assert len(part) <= most + 1
        assert set(part.replace("\N{HORIZONTAL ELLIPSIS}", "").split()) <= set(text.split())


def test_a_text_that_is_short_enough_stays_and_a_word_without_end_is_cut_all_the_same() -> None:
    assert cut.beginning("hiến đất", 8) == cut.end("hiến đất", 8) == "hiến đất"
    assert cut.beginning("x" * 50, 10) == "x" * 10 + "\N{HORIZONTAL ELLIPSIS}"
    assert cut.end("x" * 50, 10) == "\N{HORIZONTAL ELLIPSIS}" + "x" * 10
