"""The pages for those who write plans: every key is in them, and their example is a sound plan."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot import plans

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("plan-files.md", "viet-tep-ke-hoach.md")


def keys() -> set[str]:
    """Every key that the schema knows, whatever it belongs to, and every word that one may choose."""
    schema = plans.json_schema()
    return {word for part in schema["$defs"].values() for word in _words(part)}


def _words(part: Any) -> set[str]:
    if isinstance(part, list):
        return {word for each in part for word in _words(each)}
    if not isinstance(part, dict):
        return set()
    own = {*part.get("properties", {}), *part.get("enum", ()), *([part["const"]] if "const" in part else [])}
    return own | {word for each in part.values() for word in _words(each)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_for_clerks_knows_every_key_and_every_choice(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    named = {word for code in re.findall(r"`([^`]+)`", text.replace("```", "")) for word in re.findall(r"[\w-]+", code)}
    unsaid = {"none"}  # what is meant when nothing is said
    assert keys() - named - unsaid == set()


def test_the_example_for_clerks_is_a_sound_plan(tmp_path: Path) -> None:
    [example] = re.findall(r"^```yaml\n(.*?)^```", (DOCS / PAGES[1]).read_text(encoding="utf-8"), re.M | re.S)
    path = tmp_path / "phuoc-hai-2026.yaml"
    path.write_text(example, encoding="utf-8")
    assert plans.check(path) == ()


@pytest.mark.parametrize("page", [*PAGES, "plans-and-sources.md"])
def test_what_a_page_links_to_is_there(page: str) -> None:
    linked = re.findall(r"\]\((?!https?://)([^)#]+)", (DOCS / page).read_text(encoding="utf-8"))
    assert [link for link in linked if not (DOCS / link).exists()] == []
