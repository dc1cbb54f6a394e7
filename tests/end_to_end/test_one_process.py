"""On SQLite one process runs the bot: a second refuses to start, and a killed one stands in nobody's way."""

from pathlib import Path

import pytest

from bot.errors import InputFault
from bot.storage.sole import sole

from .conftest import Prepared
from .deployment import TOPMOST, Deployment, joined, say


async def test_a_second_bot_on_the_same_database_refuses_to_start(deployment: Deployment, prepared: Prepared) -> None:
    await deployment.start()
    hoa = await joined(deployment, 602, "Hoàng Thị Hoa", prepared.tokens["Thôn Gò Chùa"])
    second = await deployment.type("run")
    assert (second.code, second.out) == (1, "")
    assert second.err.startswith("Đã có một bot đang chạy trên cơ sở dữ liệu")
    assert len(second.err.strip().splitlines()) == 1
    english = await deployment.type("run", BOT_LOCALE="en")
    assert english.code == 1
    assert english.err.startswith("A bot is already running on the database")

    link = deployment.folder / "link.db"
    link.symlink_to(deployment.folder / "data" / "dienhinh.db")
    by_link = await deployment.type("run", DATABASE_URL=f"sqlite:///{link}")
    assert "Đã có một bot đang chạy" in by_link.err

    # every other command works beside it, and the first goes on
    assert (await deployment.type("nominations", "--json")).code == 0
    assert (await deployment.type("roster", "invite", TOPMOST, "--role", "reviewer")).code == 0
    assert (await deployment.type("db", "upgrade")).code == 0
    assert (await say(hoa, "còn thiếu bao nhiêu")).text
    assert await deployment.stop() == 0
    await deployment.start()
    assert (await say(hoa, "còn thiếu bao nhiêu")).text


async def test_what_a_killed_bot_held_is_free_at_once(deployment: Deployment, prepared: Prepared) -> None:
    await deployment.start()
    hoa = await joined(deployment, 602, "Hoàng Thị Hoa", prepared.tokens["Thôn Gò Chùa"])
    await deployment.kill()
    assert (deployment.folder / "data" / "dienhinh.db.lock").exists()
    await deployment.start()
    assert (await say(hoa, "còn thiếu bao nhiêu")).text


def test_a_lock_is_for_one_file(tmp_path: Path) -> None:
    one, other = f"sqlite:///{tmp_path}/new/one.db", f"sqlite:///{tmp_path}/other.db"
    with sole(one), sole(other), pytest.raises(InputFault, match="database-in-use"), sole(one):
        pytest.fail("two at once")
    with sole(one), sole("sqlite://"), sole("postgresql+psycopg://h/d"), sole("nonsense"):
        pass


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputFault, match="database-folder"), sole(f"sqlite:///{tmp_path}/file/one.db"):
        pytest.fail("nothing to hold")
    (tmp_path / "one.db.lock").mkdir()
    with pytest.raises(InputFault, match="database-cannot-open"), sole(f"sqlite:///{tmp_path}/one.db"):
        pytest.fail("nothing to hold")
