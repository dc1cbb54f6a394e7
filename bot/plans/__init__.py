"""Plan files: YAML in, `Plan` out, every fault with file, line, key and mend."""

from __future__ import annotations

from pathlib import Path

from bot.domain.plan import Plan
from bot.domain.roster import Tree
from bot.errors import InputFault
from bot.paths import PLANS
from bot.plans import consistency, schema
from bot.plans.faults import Fault, FaultyFile
from bot.plans.inherit import resolve
from bot.plans.source import Node, doubled_ids, read

__all__ = ["Fault", "check", "load", "shipped"]


def shipped() -> tuple[str, ...]:
    """The ids of the plans that come with the bot, in alphabetical order."""
    return tuple(sorted(path.stem for path in PLANS.glob("*.yaml")))


def load(reference: str) -> Plan:
    """The plan of an id among the shipped ones, or of a path, with what it extends. Raises InputFault."""
    plan, faults = _examined(reference, roster=None)
    if plan is None:
        raise faults[0].as_input_fault()
    return plan


def check(path: str | Path, roster: Tree | None = None) -> tuple[Fault, ...]:
    """Every fault of a plan file (or shipped id); none when it is sound. With a roster, also whether the two fit.

    Raises InputFault when there is no such plan.
    """
    return _examined(str(path), roster=roster)[1]


def _examined(reference: str, *, roster: Tree | None) -> tuple[Plan | None, tuple[Fault, ...]]:
    try:
        written = _found(reference)
        root = resolve(written, lambda name: _extended(name, beside=Path(reference).parent, said_in=written))
    except FaultyFile as unreadable:
        return None, unreadable.faults
    plan, faults = schema.built(root)
    if plan is not None:
        faults = consistency.checked(plan, root, roster)
    faults = (*_doubled(written, root), *faults)
    return (None if faults else plan), faults


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
