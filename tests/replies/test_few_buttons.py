"""Four buttons at most under a page: the rest stand behind one, and nothing is lost."""

import pytest

from bot.replies.reply import Choice, Reply

MORE = Choice("More", "mo:d:1")
LESS = Choice("Less", "mo:d:1:f")


def buttons(first: str, count: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"{first}{number}", f"{first}:{number}") for number in range(count))


@pytest.mark.parametrize("choices", range(6))
@pytest.mark.parametrize("ways", range(6))
def test_what_does_not_fit_stands_behind_the_last_button(choices: int, ways: int) -> None:
    page = Reply("Look it over", buttons("c", choices), ways=buttons("w", ways), photos=(1,))
    few = page.few(MORE)
    assert len(few.offered) <= 4
    assert (MORE in few.offered) == (choices + ways > 4)
    assert [one for one in (*few.offered, *few.behind) if one != MORE] == list(page.offered)
    whole = few.whole(LESS)
    assert whole.offered == (page.offered if few == page else (*page.offered, LESS))
    assert whole.in_place
    assert few.folded().offered == few.offered
    assert few.folded().in_place


def test_what_stands_behind_comes_through_the_outbox() -> None:
    page = Reply("Look it over", buttons("c", 2), ways=buttons("w", 4)).few(MORE)
    assert Reply.unpacked(page.packed()) == page
