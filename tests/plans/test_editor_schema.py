"""The JSON Schema that editors get: it lets the shipped plans pass, and stops what the reading would stop."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml
from typer.testing import CliRunner

from bot import plans
from bot.commands import plan as command
from bot.paths import PLANS


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2: `on` is a word, and a day is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # the library's own way
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@pytest.fixture(scope="module")
def validate() -> Callable[[Any], Any]:
    compiled: Callable[[Any], Any] = fastjsonschema.compile(plans.json_schema())
    return compiled


def written(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=_AsEditorsRead)  # noqa: S506  # a safe loader
    return found


@pytest.mark.parametrize("plan_id", plans.shipped())
def test_a_shipped_plan_passes(plan_id: str, validate: Callable[[Any], Any]) -> None:
    validate(written(PLANS / f"{plan_id}.yaml"))


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"code": "thach an"},
        {"subjects": ["people"]},
        {"term": {"from": "2021"}},
        {"milestones": [{"id": "x", "name": "x", "when": "2021-Q2"}]},
        {"obligations": [{"id": "x", "action": "nominate", "who": {"all": True}, "every": "month", "due": None}]},
        {"bodies": {"x": {"nam": "X"}}},
        {"duties": [{"body": "noi-vu", "text": "x"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_slip_is_stopped(change: dict[str, Any], validate: Callable[[Any], Any]) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate(written(PLANS / "thach-an-2021.yaml") | change)


def test_a_plan_that_renews_another_writes_only_what_changes(validate: Callable[[Any], Any]) -> None:
    renewal = {"extends": "mau-2026", "id": "x", "remove": ["fields.y-te"], "obligations": [{"id": "monthly"}]}
    validate(renewal)
    for slip in ({"obligations": [{"at_least": 2}]}, {"fields": [{"id": "y-te", "nam": "x"}]}, {"remov": []}):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            validate(renewal | slip)


def test_the_command_prints_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command.app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == plans.json_schema()
