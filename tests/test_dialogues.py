"""The main tests: whole talks with the bot, as `tests/dialogues/` writes them.

Each is played on SQLite, and on PostgreSQL a sample, or with `--all-dialogues` every one.
"""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.dialogue_runner import FOLDER, Message, Mismatch, play
from tests.postgresql import Server

DIALOGUES = sorted(FOLDER.glob("*.yaml"))
#: ninety where it can; names of units and plans need some more
FIRST_LINE = 100


#: so many are played on PostgreSQL as well
SAMPLE = 8


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every dialogue on SQLite; on PostgreSQL those that DIALOGUE_SEED draws, the same ones until it changes."""
    drawn = DIALOGUES
    if not metafunc.config.getoption("all_dialogues"):
        drawn = random.Random(os.environ.get("DIALOGUE_SEED", "2026")).sample(DIALOGUES, SAMPLE)
    plays = [("sqlite", path) for path in DIALOGUES] + [("postgresql", path) for path in sorted(drawn)]
    names = [f"{path.stem}-on-{home}" if home == "postgresql" else path.stem for home, path in plays]
    metafunc.parametrize(("home", "path"), plays, ids=names)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables and nothing in them, to be copied for each dialogue."""
    path = tmp_path_factory.mktemp("dialogues") / "empty.db"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


@pytest.fixture
def url(home: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if home == "sqlite":
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('empty'), tmp_path / 'talk.db')}"
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.fresh() as address:
        yield address


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


async def test_the_talk_goes_as_written(home: str, path: Path, url: str) -> None:
    try:
        talk = await play(path, url)
    except Mismatch as mismatch:
        wrong = str(mismatch)
    else:
        wrong = "\n".join(slip for message in talk.messages for slip in slips(message))
    if wrong:
        pytest.fail(wrong, pytrace=False)
