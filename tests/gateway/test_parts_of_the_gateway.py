"""Small parts on their own: splitting, the keyboard, the pace, names of owners."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.backoff import Backoff, growing
from bot.gateway.layout import keyboard, split, units
from bot.gateway.owner import is_gone, own_name
from bot.gateway.pace import Pace
from bot.replies.reply import Choice, Reply


class Ticks:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@given(st.text(alphabet=st.sampled_from("ab \n\U0001f600"), max_size=200), st.integers(4, 40))
def test_pieces_fit_and_lose_no_word(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit and piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_text_is_cut_between_lines_where_that_is_possible() -> None:
    assert split("mot hai\nba bon\nnam", 14) == ["mot hai\nba bon", "nam"]
    assert split("mot hai ba", 8) == ["mot hai", "ba"]
    assert split("motmothaihai", 6) == ["motmot", "haihai"]


def test_no_piece_is_cut_within_a_letter_of_two_units() -> None:
    assert split("\U0001f600" * 3, 4) == ["\U0001f600" * 2, "\U0001f600"]


def test_a_reply_without_choices_has_no_keyboard() -> None:
    assert keyboard(Reply("a")) is None
    assert keyboard(Reply("a", choices=(Choice("A", "a"),))) is not None


def test_a_broadcast_lets_no_more_than_thirty_out_in_any_second_and_hardly_less() -> None:
    tick = Ticks()
    pace = Pace(tick=tick)
    sent = []
    for _ in range(1000):
        while not pace.wait(reply=False):
            pace.take(reply=False)
            sent.append(tick.now)
        tick.now += 0.01
    assert max(sum(moment <= each < moment + 1 for each in sent) for moment in sent) < 30
    assert len(sent) >= 28 * 10


def test_there_is_room_for_a_reply_beside_a_broadcast_and_never_more_than_thirty() -> None:
    tick = Ticks()
    pace = Pace(tick=tick)
    sent = []
    for number in range(1000):
        while not pace.wait(reply=False):
            pace.take(reply=False)
            sent.append(tick.now)
        if number % 60 == 0:
            assert pace.wait(reply=True) < 0.05
            pace.take(reply=True)
            sent.append(tick.now)
        tick.now += 0.01
    assert max(sum(moment <= each < moment + 1 for each in sent) for moment in sent) <= 30


def test_a_flood_of_replies_keeps_to_thirty_a_second_as_well() -> None:
    tick = Ticks()
    pace = Pace(tick=tick)
    for _ in range(30):
        assert pace.wait(reply=True) == 0
        pace.take(reply=True)
    assert pace.wait(reply=True) > 1
    tick.now += 1.02
    assert pace.wait(reply=True) == 0


def test_a_chat_rests_a_second_and_a_group_three() -> None:
    tick = Ticks()
    pace = Pace(tick=tick)
    assert pace.gap(7, reply=False) == 0
    pace.told(7)
    pace.told(-7)
    assert [pace.gap(chat_id, reply=False) for chat_id in (7, -7, 8)] == [1, 3, 0]
    assert [pace.gap(chat_id, reply=True) for chat_id in (7, -7, 8)] == [0, 3, 0]
    tick.now += 2
    assert [pace.gap(chat_id, reply=False) for chat_id in (7, -7)] == [0, 1]


def test_a_refusal_for_one_chat_is_its_own_and_for_two_at_once_everybodys() -> None:
    tick = Ticks()
    pace = Pace(tick=tick)
    pace.refused(1, 5)
    pace.refused(1, 5)
    assert pace.wait(reply=False) == 0
    tick.now += 4
    pace.refused(2, 3)
    assert pace.wait(reply=False) == 3
    assert pace.wait(reply=True) == 0
    tick.now += 3
    assert pace.wait(reply=False) == 0


def test_waits_grow_up_to_a_limit_however_often_it_failed() -> None:
    assert [growing(attempts, first=1, most=60) for attempts in (0, 1, 5, 6, 100_000)] == [1, 2, 32, 60, 60]
    backoff = Backoff(first=1, most=60)
    assert [backoff.next(), backoff.next()] == [1, 2]
    backoff.reset()
    assert backoff.next() == 1


def test_an_owner_that_runs_is_not_gone_and_one_that_ended_is() -> None:
    here = own_name().rsplit(":", 2)[0]
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert is_gone(f"{here}:{ended.pid}:abcd")
    assert not is_gone(f"{here}:{os.getppid()}:abcd")
    assert is_gone(own_name())  # a former self of the same number, as in a container
    assert not is_gone(f"elsewhere:{ended.pid}:abcd")
    assert not is_gone("a name of another kind")
