"""The world in which the gateway's tests run."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from gateway_world import World, a_world

from bot.storage.database import Database


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    url = f"sqlite:///{tmp_path}/test.db"
    database = Database(url)
    database.upgrade()
    database.close()
    async with a_world(tmp_path, url) as made:
        yield made
