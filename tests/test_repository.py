"""What the repository promises about itself: pins, settings, READMEs, and that no text of ours hides in code."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.vi.md")
COMMANDS = (
    "pip install uv && uv run dienhinh demo",
    "pip install uv && uv run --group test pytest",
    ".venv-uv/bin/pip install uv && .venv-uv/bin/uv run dienhinh demo",
)
#: settings of later versions: `.env.example` says that they are not used yet
LATER = {
    "BOT_CHANNEL",
}
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)(?:\[[a-z,-]+\])?==([^\s;]+)", re.MULTILINE)
# pieced together, so that this file does not name what it looks for
REGISTRIES = re.compile(
    r"https?://(?:[\w.-]+@)?(?:[\w-]+\.)*(?:" + "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + "js")) + ")"
)


def project() -> dict[str, object]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def constraints() -> dict[str, str]:
    """The versions that `uv run` obeys."""
    listed = project()["tool"]["uv"]["constraint-dependencies"]  # type: ignore[index]
    return dict(each.split("==") for each in listed)


def requirements() -> dict[str, str]:
    """The versions that `pip install -r requirements.txt` installs."""
    return dict(PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))


def names(dependencies: list[str]) -> set[str]:
    """The packages that dependencies name, spelt as pins are."""
    found = (re.match(r"[A-Za-z0-9._-]+", each) for each in dependencies)
    return {re.sub(r"[._-]+", "-", match[0]).lower() for match in found if match}


def settings_listed() -> tuple[dict[str, str], dict[str, str]]:
    """The names and defaults of `.env.example`: those in use, and those below the line that are not yet."""
    in_use, _, later = (ROOT / ".env.example").read_text(encoding="utf-8").partition("\n# --- ")
    found = (dict(re.findall(r"^#?([A-Z][A-Z_]+)=(.*)$", part, re.MULTILINE)) for part in (in_use, later))
    return next(found), next(found)


def tracked() -> list[Path]:
    """Every file in git; every file of the folder where there is no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here")
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_what_pip_installs_is_what_uv_installs() -> None:
    pinned = constraints()
    assert requirements()
    assert {name: pinned.get(name) for name in requirements()} == requirements()


def test_every_dependency_is_pinned_and_production_has_no_test_tools() -> None:
    read = project()
    needed = names(read["project"]["dependencies"])  # type: ignore[index]
    tools = {name for group in read["dependency-groups"].values() for name in names(group)}  # type: ignore[attr-defined]
    assert needed <= set(requirements())
    assert needed | tools <= set(constraints())
    assert not tools & set(requirements())


def test_every_requirement_has_its_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text.partition("\n")[2])
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def test_no_file_names_a_package_registry() -> None:
    assert not (ROOT / "uv.lock").exists() or ROOT / "uv.lock" not in tracked()
    named = []
    for path in tracked():
        if REGISTRIES.search(path.read_bytes().decode("utf-8", errors="ignore")):
            named.append(path.name)
    assert named == []


def test_code_holds_no_vietnamese() -> None:
    assert [str(path) for path in (ROOT / "bot").rglob("*.py") if not path.read_bytes().isascii()] == []


def test_every_setting_stands_in_the_example_and_every_name_there_is_known() -> None:
    in_use, later = settings_listed()
    assert set(in_use) == {name.upper() for name in Settings.model_fields}
    assert set(later) == LATER


def test_a_copy_of_the_example_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    in_use, later = settings_listed()
    for name in (*in_use, *later):
        monkeypatch.delenv(name, raising=False)
    plain = Settings(_env_file=None)  # type: ignore[call-arg]
    assert Settings(_env_file=ROOT / ".env.example") == plain  # type: ignore[call-arg]
    spelt_out = tmp_path / "all.env"
    spelt_out.write_text("".join(f"{name}={value}\n" for name, value in in_use.items()), encoding="utf-8")
    written = Settings(_env_file=spelt_out)  # type: ignore[call-arg]
    assert (written.database, written.files) == (plain.database, plain.files)
    for name in Settings.model_fields.keys() - {"database_url", "bot_files_url"}:
        assert getattr(written, name) == getattr(plain, name), name


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_gives_the_commands_that_are_tested_and_its_pictures(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if command not in text] == []
    pictures = re.findall(r"\((docs/pictures/[^)]+)\)", text)
    assert pictures
    assert all(0 < (ROOT / picture).stat().st_size < 300_000 for picture in pictures)


@pytest.mark.parametrize("readme", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_a_readme_links_to_is_there(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?://|#)([^)#]+)", text)
    assert [link for link in linked if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_lists_every_setting(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    in_use, later = settings_listed()
    assert [name for name in (*in_use, *later) if f"`{name}`" not in text] == []
