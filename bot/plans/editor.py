"""The schema of plan files for editors (JSON Schema), made of the models that read them.

A file that extends another writes only what changes: for those nothing is required but ids. Descriptions of the
models speak to programmers and are left out; what the keys mean stands in docs/plan-files.md.
"""

from __future__ import annotations

from typing import Any

from bot.domain.plan import Plan

#: keys of a file that no loaded plan has any more
_OF_FILES = {"remove": {"type": "array", "items": {"type": "string"}}}
_CHANGED = "-changed"
_IDENTITY = "id"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a plan file."""
    made = _plain(Plan.model_json_schema(by_alias=True))
    parts = made.pop("$defs")
    # a report has no number, and leaves the key out
    parts["Obligation"]["required"].remove("at_least")
    made["properties"] |= _OF_FILES
    changed = {name + _CHANGED: _relaxed(part) for name, part in parts.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "if": {"required": ["extends"]},
        "then": {"$ref": f"#/$defs/Plan{_CHANGED}"},
        "else": {"$ref": "#/$defs/Plan"},
        "$defs": {**parts, **changed, "Plan": made, f"Plan{_CHANGED}": _relaxed(made)},
    }


def _plain(node: Any) -> Any:
    """A schema without titles, descriptions, defaults, and what only programs read."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    # what stands under `properties` and `$defs` are names, not words of the schema
    named = {key: {name: _plain(inner) for name, inner in node[key].items()} for key in _NAMED if key in node}
    return {key: _plain(value) for key, value in node.items() if key not in (*_DROPPED, *_NAMED)} | named


def _relaxed(node: Any) -> Any:
    """A schema in which nothing is required but an id, all the way down."""
    if isinstance(node, list):
        return [_relaxed(item) for item in node]
    if not isinstance(node, dict):
        return node + _CHANGED if isinstance(node, str) and node.startswith("#/$defs/") else node
    relaxed = {key: _relaxed(value) for key, value in node.items() if key != "required"}
    kept = [key for key in node.get("required", ()) if key == _IDENTITY]
    return relaxed | ({"required": kept} if kept else {})


_NAMED = ("properties", "$defs")
_DROPPED = ("title", "description", "default", "discriminator")
