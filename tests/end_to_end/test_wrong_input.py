"""What a deployer gets wrong is said in one Vietnamese sentence on stderr, exit 1; wrong usage is exit 2."""

import contextlib
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest

from .conftest import Prepared
from .deployment import PLAN, ROOT, Deployment, dienhinh

NO_DIACRITICS = set("abcdefghijklmnopqrstuvwxyz")
SOUND = {"BOT_TOKEN": "1:a", "BOT_PLANS": PLAN}


def a_clear_sentence(err: str) -> bool:
    """Vietnamese, ends like a sentence, and is no traceback."""
    said = err.strip()
    return "Traceback" not in said and said[-1:] in ".?" and bool({c for c in said if c.isalpha()} - NO_DIACRITICS)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "BOT_TOKEN"),
        ({"BOT_TOKEN": "1:a"}, "BOT_PLANS"),
        (SOUND | {"BOT_PLANS": "mau-2027"}, '"mau-2027"'),
        (SOUND | {"BOT_PLANS": "mau-2026, mau-2026"}, "“mau-2026”"),
        (SOUND | {"BOT_LOCALE": "fr"}, "BOT_LOCALE: fr"),
        (SOUND | {"BOT_TIMEZONE": "Mars/Olympus"}, "BOT_TIMEZONE: Mars/Olympus"),
        (SOUND | {"BOT_ADMINS": "1001, hoa"}, "BOT_ADMINS: hoa"),
        (SOUND | {"BOT_API_BASE_URL": "my-server:8081"}, "BOT_API_BASE_URL: my-server:8081"),
        (SOUND | {"BOT_PROXY_URL": "ftp://u:secret@h:1"}, "ftp://"),
        (SOUND | {"BOT_PROXY_URL": "socks5://u:secret@h:port"}, "socks5"),
        (SOUND | {"BOT_NOW": "2026-11-12"}, "BOT_NOW=2026-11-12"),
        (SOUND | {"DATABASE_URL": "mysql://u:secret@h/d"}, "mysql"),
        (SOUND | {"BOT_WEBHOOK_URL": "https://xa.example/secret"}, "BOT_WEBHOOK_SECRET, BOT_WEBHOOK_LISTEN"),
        (
            SOUND | {"BOT_WEBHOOK_URL": "https://x/", "BOT_WEBHOOK_SECRET": "s secret", "BOT_WEBHOOK_LISTEN": "h:1"},
            "A-Z",
        ),
        (SOUND | {"BOT_METRICS_LISTEN": "9100"}, "BOT_METRICS_LISTEN: 9100"),
        (SOUND | {"BOT_HOLIDAYS": "none.yaml"}, "none.yaml"),
    ],
)
async def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, settings: dict[str, str], named: str) -> None:
    done = await dienhinh(tmp_path, "run", **settings)
    assert done.code == 1
    assert named in done.err
    assert a_clear_sentence(done.err)
    assert "secret" not in done.err


async def test_a_settings_file_is_read_as_windows_saves_it(tmp_path: Path) -> None:
    written = "BOT_LOCALE=en\nBOT_TOKEN=1:a\nBOT_PLANS=\n"
    (tmp_path / ".env").write_text(written, encoding="utf-8-sig")
    english = await dienhinh(tmp_path, "run")
    assert (english.code, "BOT_PLANS" in english.err) == (1, True)
    assert english.err.isascii()
    (tmp_path / ".env").write_text(written, encoding="utf-16")
    done = await dienhinh(tmp_path, "run")
    assert done.code == 1
    assert ".env" in done.err
    assert a_clear_sentence(done.err)


async def test_a_token_that_telegram_refuses_is_named(deployment: Deployment) -> None:
    for command in (("run",), ("roster", "invite", "--admin")):
        done = await deployment.type(*command, BOT_TOKEN="2026:of-somebody-else")
        assert done.code == 1
        assert "không nhận BOT_TOKEN" in done.err
        assert a_clear_sentence(done.err)
        assert "somebody" not in done.err


async def test_a_slip_in_a_plan_file_is_named_with_line_and_mend(tmp_path: Path) -> None:
    text = (ROOT / "plans" / "mau-2026.yaml").read_text(encoding="utf-8")
    (tmp_path / "xa.yaml").write_text(text.replace("\nobligations:", "\nobligatons:"), encoding="utf-8")
    line = text[: text.index("\nobligations:")].count("\n") + 2
    for command in (("plan", "check", "xa.yaml"), ("run",)):
        done = await dienhinh(tmp_path, *command, **(SOUND | {"BOT_PLANS": "xa.yaml"}))
        assert done.code == 1
        assert "xa.yaml" in done.err
        assert f"dòng {line}" in done.err
        assert 'Có phải "obligations"?' in done.err
        assert a_clear_sentence(done.err)


async def test_a_roster_with_an_unknown_parent_is_left_out_whole(tmp_path: Path) -> None:
    rows = "Đơn vị,Loại,Trực thuộc\nUBND xã Tân Lập,ủy ban nhân dân,\nThôn Một,thôn,UBND xã Tân Lộc\n"
    (tmp_path / "units.csv").write_text(rows, encoding="utf-8")
    done = await dienhinh(tmp_path, "roster", "import", "units.csv")
    assert done.code == 1
    assert "Dòng 3, cột Trực thuộc" in done.err
    assert 'Có phải "UBND xã Tân Lập"?' in done.err
    assert a_clear_sentence(done.err)
    exported = await dienhinh(tmp_path, "roster", "export", "back.csv")
    assert "0 đơn vị" in exported.out


async def test_a_database_of_a_newer_version_is_not_touched(prepared: Prepared, tmp_path: Path) -> None:
    shutil.copytree(prepared.folder / "data", tmp_path / "data")
    path = tmp_path / "data" / "dienhinh.db"
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    done = await dienhinh(tmp_path, "run", **SOUND)
    assert done.code == 1
    assert "phiên bản mới hơn" in done.err
    assert a_clear_sentence(done.err)
    assert path.read_bytes() == before


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Ghi chép của phòng", encoding="utf-8")
    done = await dienhinh(tmp_path, "run", **SOUND, DATABASE_URL="sqlite:///notes.db")
    assert done.code == 1
    assert "notes.db" in done.err
    assert a_clear_sentence(done.err)


async def test_a_port_that_is_taken_is_named_with_another(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = await dienhinh(tmp_path, "demo", "--port", str(port))
    assert done.code == 1
    assert str(port) in done.err
    assert a_clear_sentence(done.err)


@pytest.mark.parametrize(
    "words",
    [
        ("rn",),
        ("run", "--fast"),
        ("roster", "invite"),
        ("roster", "invite", "Thôn Một", "--role", "boss"),
        ("plan", "calendar", "mau-2026", "--from", "1.1.2026", "--to", "2026-12-31"),
        ("demo", "--port", "many"),
    ],
    ids=" ".join,
)
async def test_wrong_usage_is_exit_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = await dienhinh(tmp_path, *words)
    assert done.code == 2
    assert "Usage" in done.err
    assert "Traceback" not in done.err
