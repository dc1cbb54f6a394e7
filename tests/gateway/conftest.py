"""The world in which the gateway's tests run."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from gateway_world import World, a_world


@pytest.fixture
async def world(tmp_path: Path, database_url: str) -> AsyncIterator[World]:
    """On each home in turn; what has nothing to do with the database stays on SQLite alone."""
    async with a_world(tmp_path, database_url) as made:
        yield made
