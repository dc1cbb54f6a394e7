"""The main tests: whole talks with the bot, as `tests/dialogues/` writes them."""

from pathlib import Path

import pytest

from tests.dialogue_runner import FOLDER, Mismatch, empty_database, play

DIALOGUES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_database(tmp_path_factory.mktemp("dialogues") / "empty.db")


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_the_talk_goes_as_written(path: Path, tmp_path: Path, empty: Path) -> None:
    wrong = None
    try:
        await play(path, tmp_path, empty)
    except Mismatch as mismatch:
        wrong = str(mismatch)
    if wrong:
        pytest.fail(wrong, pytrace=False)
