"""A deployment for each test; the roster is taken in and the links are made once for all of them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .deployment import Deployment, copied, deployed, invited


@dataclass(frozen=True)
class Prepared:
    """A folder with units and open invitations in its database, and the tokens of the links."""

    folder: Path
    tokens: dict[str, str]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")

    async def prepare() -> dict[str, str]:
        async with deployed(folder) as deployment:
            return await invited(deployment)

    return Prepared(folder, asyncio.run(prepare()))


@pytest.fixture
async def deployment(prepared: Prepared, tmp_path: Path) -> AsyncIterator[Deployment]:
    """A deployment with its roster, before `dienhinh run`."""
    async with deployed(copied(prepared.folder, tmp_path)) as made:
        yield made
    assert "Traceback" not in made.log


@pytest.fixture
async def running(deployment: Deployment) -> Deployment:
    """The same with the bot running."""
    await deployment.start()
    return deployment
