"""`dienhinh reminders preview`: who gets what on a day, by what is stored, under the plans in force."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.paths import ROSTERS

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def deployment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BOT_PLANS", "mau-2026")
    # wide enough that no sentence is broken in a cell
    monkeypatch.setenv("COLUMNS", "200")
    imported = RUNNER.invoke(app, ["roster", "import", str(ROSTERS / "mau-2026.csv")])
    assert imported.exit_code == 0, imported.output


def test_it_names_each_unit_the_moment_and_why() -> None:
    shown = RUNNER.invoke(app, ["reminders", "preview", "--on", "2026-11-19"])
    assert shown.exit_code == 0, shown.output
    assert "sáng ngày cuối" in shown.stdout
    rows = json.loads(RUNNER.invoke(app, ["reminders", "preview", "--on", "2026-11-19", "--json"]).stdout)
    moments = [row["at"][11:16] for row in rows if row["unit"] == "Thôn Đồng Tâm" and row["kind"] == "reminder"]
    assert moments == ["08:00", "13:30"]


def test_a_quiet_day_and_another_plan() -> None:
    assert "không ai được nhắc" in RUNNER.invoke(app, ["reminders", "preview", "--on", "2026-11-21"]).stdout
    none = RUNNER.invoke(app, ["reminders", "preview", "--on", "2026-11-19", "--plan", "nowhere"])
    assert none.exit_code == 1
