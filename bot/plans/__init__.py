"""Plan files: YAML in, `Plan` out, every fault with file, line, key and mend."""

from __future__ import annotations

from pathlib import Path

from bot.domain.plan import Plan
from bot.domain.roster import Tree
from bot.errors import InputFault
from bot.paths import PLANS
from bot.plans import consistency, schema
from bot.plans.editor import json_schema
from bot.plans.faults import Fault, FaultyFile
from bot.plans.inherit import resolve
from bot.plans.source import Node, doubled_ids, read

__all__ = ["Fault", "check", "document", "json_schema", "load", "shipped"]


def shipped() -> tuple[str, ...]:
    """The ids of the plans that come with the bot, in alphabetical order."""
    return tuple(sorted(path.stem for path in PLANS.glob("*.yaml")))


def load(reference: str) -> Plan:
    """The plan of an id among the shipped ones, or of a path, with what it extends. Raises InputFault."""
    plan, faults = _examined(reference, roster=None)
    grave = [fault for fault in faults if not fault.warning]
    if plan is None or grave:
        raise grave[0].as_input_fault()
    return plan


def document(reference: str, plan: Plan) -> Path | None:
    """The file of the original of a plan loaded by this reference; None where its file names none."""
    return None if plan.document is None else _folder(reference) / plan.document


def check(path: str | Path, roster: Tree | None = None) -> tuple[Fault, ...]:
    """Every fault and warning of a plan file (or shipped id). With a roster, also whether the two fit.

    Raises InputFault when there is no such plan.
    """
    return _examined(str(path), roster=roster)[1]


def _examined(reference: str, *, roster: Tree | None) -> tuple[Plan | None, tuple[Fault, ...]]:
    try:
        written = _found(reference)
        root = resolve(written, lambda name: _extended(name, beside=_folder(reference), said_in=written))
    except FaultyFile as unreadable:
        return None, unreadable.faults
    plan, faults = schema.built(root)
    if plan is not None:
        faults = (*_misnamed(plan, root), *_lost(reference, plan, root), *consistency.checked(plan, root, roster))
    return plan, (*_doubled(written, root), *faults)


def _folder(reference: str) -> Path:
    return PLANS if reference in shipped() else Path(reference).parent


def _misnamed(plan: Plan, root: Node) -> list[Fault]:
    """An id that is not the file's name: what is stored would be taken for that of the plan of this id."""
    name = Path(root.file).stem
    if plan.id == name:
        return []
    node = root.entries["id"]
    at = node if node.file == root.file else root
    return [Fault(at.file, at.line, "id", "plan-id-not-the-files", {"id": plan.id, "name": name})]


def _lost(reference: str, plan: Plan, root: Node) -> list[Fault]:
    """The original's file, when it is named and not there."""
    path = document(reference, plan)
    if path is None or path.is_file():
        return []
    node = root.entries["document"]
    return [Fault(node.file, node.line, "document", "plan-document-lost", {"path": str(path)})]


def _found(reference: str) -> Node:
    """The tree of a shipped plan by id, or of a file by path."""
    if reference in shipped():
        return read(PLANS / f"{reference}.yaml", shown=f"plans/{reference}.yaml")
    path = Path(reference)
    if not path.is_file():
        raise InputFault("plan-not-found", plan=reference, known=", ".join(shipped()))
    return read(path)


def _extended(name: str, *, beside: Path, said_in: Node) -> Node:
    """The tree of the plan that another extends: a file beside it, or a shipped one."""
    for path in (beside / name, beside / f"{name}.yaml"):
        if path.is_file():
            return read(path)
    if name in shipped():
        return _found(name)
    line = said_in.entries["extends"].line
    raise FaultyFile(
        Fault(said_in.file, line, "extends", "plan-extends-unknown", {"plan": name, "known": ", ".join(shipped())})
    )


def _doubled(written: Node, root: Node) -> list[Fault]:
    """Ids that a list of the file, or of what it extends, has twice."""
    found = {(node.file, node.line, key): node for tree in (written, root) for key, node in doubled_ids(tree)}
    return [
        Fault(file, line, key, "plan-id-twice", {"id": node.text or ""}) for (file, line, key), node in found.items()
    ]
