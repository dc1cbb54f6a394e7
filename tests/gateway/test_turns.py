"""Whose message goes next, and how many are under way at a time."""

import asyncio

import pytest

from bot.gateway.pace import Pace
from bot.gateway.turns import Turns
from bot.storage.outbox import NOTES, REMINDERS, REPLIES

PEOPLE = range(1, 100)


class Line:
    """Messages that are under way until they are let through."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.begun: list[int] = []
        self.through: dict[int, asyncio.Event] = {}
        self.tasks: dict[int, asyncio.Task[None]] = {}

    async def send(self, chat_id: int, lane: int = REPLIES) -> None:
        """Ask for a turn, in a task of its own."""
        self.through[chat_id] = asyncio.Event()
        self.tasks[chat_id] = asyncio.create_task(self._send(chat_id, lane))
        await settled()

    async def let_through(self, chat_id: int) -> None:
        self.through[chat_id].set()
        await self.tasks[chat_id]
        await settled()

    async def _send(self, chat_id: int, lane: int) -> None:
        async with self.turns.turn(chat_id, lane) as turn:
            self.begun.append(chat_id)
            await self.through[chat_id].wait()
            turn.answered()


async def settled() -> None:
    """Everybody who can go on has done so."""
    for _ in range(10):
        await asyncio.sleep(0)


class Patient(Pace):
    """A pace at which everything may go at once."""

    slack = 0.0

    def wait(self, *, reply: bool) -> float:  # noqa: ARG002
        return 0.0


@pytest.fixture
def line() -> Line:
    return Line(Turns(Patient()))


async def test_one_message_is_under_way_at_a_time(line: Line) -> None:
    for chat_id in (1, 2):
        await line.send(chat_id)
    assert line.begun == [1]
    await line.let_through(1)
    assert line.begun == [1, 2]
    await line.let_through(2)


async def test_replies_go_first_then_notes_then_reminders_each_in_order(line: Line) -> None:
    await line.send(1)
    for chat_id, lane in ((2, REMINDERS), (3, NOTES), (4, REPLIES), (5, NOTES), (6, REPLIES)):
        await line.send(chat_id, lane)
    for chat_id in (1, 4, 6, 3, 5, 2):
        await line.let_through(chat_id)
    assert line.begun == [1, 4, 6, 3, 5, 2]


async def test_who_gives_up_waiting_leaves_the_turn_to_the_next(line: Line) -> None:
    for chat_id in (1, 2, 3):
        await line.send(chat_id)
    line.tasks[2].cancel()
    await settled()
    await line.let_through(1)
    assert line.begun == [1, 3]
    line.tasks[3].cancel()
    await settled()
    await line.send(4)
    assert line.begun == [1, 3, 4]
    await line.let_through(4)


async def test_a_turn_that_was_granted_and_not_begun_is_given_back(line: Line) -> None:
    await line.send(1)
    await line.send(2)
    line.through[1].set()
    # the first ends and the second is granted its turn; before it runs again it is dropped
    while not line.tasks[1].done():  # noqa: ASYNC110  # the very next step counts
        await asyncio.sleep(0)
    line.tasks[2].cancel()
    await settled()
    await line.send(3)
    assert line.begun[-1] == 3
    await line.let_through(3)


async def test_a_call_that_hangs_holds_nobody_up_for_long() -> None:
    line = Line(Turns(Patient(), patience=0.05))
    await line.send(1)
    await line.send(2)
    async with asyncio.timeout(5):
        while line.begun != [1, 2]:  # noqa: ASYNC110  # a timer rings no bell
            await asyncio.sleep(0.01)
    for chat_id in (1, 2):
        await line.let_through(chat_id)


async def test_what_telegram_has_taken_holds_everybody_up_until_it_is_marked() -> None:
    turns = Turns(Patient(), patience=0.05)
    line = Line(turns)
    marked = asyncio.Event()

    async def slow_to_mark() -> None:
        async with turns.turn(7, REPLIES) as turn:
            turn.answered()
            await marked.wait()

    slow = asyncio.create_task(slow_to_mark())
    await settled()
    await line.send(1)
    await asyncio.sleep(0.2)
    assert line.begun == []
    marked.set()
    await slow
    await line.let_through(1)
    assert line.begun == [1]


async def slowed(turns: Turns) -> Turns:
    """The same, used to a line that takes 200 ms."""
    for chat_id in range(20):
        async with turns.turn(chat_id, REPLIES) as turn:
            turn.begun -= 0.2
    return turns


async def test_on_a_slow_line_as_many_are_under_way_as_the_pace_needs() -> None:
    line = Line(await slowed(Turns(Patient())))
    for chat_id in PEOPLE:
        await line.send(chat_id, REMINDERS)
    assert len(line.begun) == line.turns.width == 6
    for chat_id in PEOPLE:
        line.through[chat_id].set()
    await asyncio.gather(*line.tasks.values())
    # and now it is quick again
    assert line.turns.width == 1


async def test_on_a_slow_line_replies_go_one_by_one_until_one_is_late() -> None:
    line = Line(await slowed(Turns(Patient())))
    for chat_id in range(1, 6):
        await line.send(chat_id)
    assert line.begun == [1]
    await asyncio.sleep(0.3)
    await line.let_through(1)
    assert line.begun == [1, 2, 3, 4, 5]
    for chat_id in range(2, 6):
        await line.let_through(chat_id)


async def test_a_broadcast_on_a_slow_line_does_not_wait_for_its_first_message_to_end() -> None:
    line = Line(await slowed(Turns(patience=60)))
    for chat_id in range(1, 6):
        await line.send(chat_id, REMINDERS)
    assert len(line.begun) < 5
    async with asyncio.timeout(10):
        while len(line.begun) < 5:  # noqa: ASYNC110  # a pace rings no bell
            await asyncio.sleep(0.01)
    for chat_id in range(1, 6):
        await line.let_through(chat_id)


async def test_a_broadcast_keeps_the_pace_and_lets_replies_pass() -> None:
    turns = Turns()
    line = Line(turns)
    for chat_id in range(1, 6):
        await line.send(chat_id, REMINDERS)
        line.through[chat_id].set()
    await settled()
    assert len(line.begun) < 5
    await line.send(9)
    assert line.begun[-1] == 9
    await line.let_through(9)
    await asyncio.gather(*line.tasks.values())
    assert line.begun[-1] == 5
