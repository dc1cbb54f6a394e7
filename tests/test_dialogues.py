"""The main tests: whole talks with the bot, as `tests/dialogues/` writes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dialogue_runner import FOLDER, Message, Mismatch, empty_database, play

DIALOGUES = sorted(FOLDER.glob("*.yaml"))
#: ninety where it can; names of units and plans need some more
FIRST_LINE = 100


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_database(tmp_path_factory.mktemp("dialogues") / "empty.db")


def slips(message: Message) -> Iterator[str]:
    """What the house's voice and Telegram forbid in any message, whatever it says."""
    first = message.text.splitlines()[0]
    if len(first) > FIRST_LINE and not first.startswith("Kế hoạch"):
        yield f"a first line of {len(first)} characters: {first}"
    if len(message.text) > 4096:
        yield f"a message of {len(message.text)} characters: {first}"
    if message.toast and len(message.text) > 200:
        yield f"a toast of {len(message.text)} characters: {first}"
    for label, action in message.buttons:
        if len(label) > 20 or len(action.encode()) > 64:
            yield f"a button that is too long: [{label}] {action}"


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_the_talk_goes_as_written(path: Path, tmp_path: Path, empty: Path) -> None:
    try:
        talk = await play(path, tmp_path, empty)
    except Mismatch as mismatch:
        wrong = str(mismatch)
    else:
        wrong = "\n".join(slip for message in talk.messages for slip in slips(message))
    if wrong:
        pytest.fail(wrong, pytrace=False)
