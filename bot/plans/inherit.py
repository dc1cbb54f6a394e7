"""`extends`: a plan that renews another writes only what changes.

Mappings are merged key by key, lists of things with an `id` item by item (new ones at the end), everything else is
replaced; so are `who`, `due` and `term`, whose keys only make sense together. `remove: [section.id, ...]` takes out
what the new plan drops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.plans.faults import Fault, FaultyFile
from bot.plans.source import Node

#: about the file that says it, never of the plan that extends it
_OWN = ("template", "extends", "remove", "document", "amended_by")
_WHOLE = ("who", "due", "term")


def resolve(root: Node, find: Callable[[str], Node], *, chain: tuple[str, ...] = ()) -> Node:
    """The plan with everything in it that it extends. `find` gives the tree of a plan by reference.

    Raises FaultyFile: a plan that extends itself, a `remove` of what is not there or without `extends`.
    """
    reference = root.entries.get("extends")
    if reference is None or reference.text is None:
        if "remove" in root.entries:
            raise FaultyFile(Fault(root.file, root.entries["remove"].line, "remove", "plan-remove-alone"))
        return root
    if root.file in chain:
        raise FaultyFile(Fault(root.file, reference.line, "extends", "plan-extends-itself"))
    parent = resolve(find(reference.text), find, chain=(*chain, root.file))
    inherited = {key: node for key, node in parent.entries.items() if key not in _OWN}
    own = {key: node for key, node in root.entries.items() if key != "remove"}
    kept = _without(replace(parent, content=inherited), root.entries.get("remove"))
    return _merged(kept, replace(root, content=own))


def _merged(old: Node, new: Node) -> Node:
    if isinstance(old.content, dict) and isinstance(new.content, dict):
        inherited = old.content
        changed = {
            key: _merged(inherited[key], node) if key in inherited and key not in _WHOLE else node
            for key, node in new.content.items()
        }
        return replace(new, content={**inherited, **changed})
    if _has_ids(old) and _has_ids(new):
        return replace(new, content=list(_merged_by_id(old, new)))
    return new


def _merged_by_id(old: Node, new: Node) -> Iterator[Node]:
    changes = {_id(item): item for item in new.items}
    for item in old.items:
        change = changes.pop(_id(item), None)
        yield item if change is None else _merged(item, change)
    yield from changes.values()


def _id(item: Node) -> str | None:
    written = item.entries.get("id")
    return written.text if written else None


def _has_ids(node: Node) -> bool:
    return bool(node.items) and all(_id(item) is not None for item in node.items)


def _without(parent: Node, remove: Node | None) -> Node:
    if remove is not None and not isinstance(remove.content, list):
        raise FaultyFile(Fault(remove.file, remove.line, "remove", "plan-wants-list"))
    for wanted in remove.items if remove else ():
        section, _, name = (wanted.text or "").partition(".")
        held = parent.entries.get(section)
        left = _cut(held, name) if held else None
        if left is None:
            values = {"name": wanted.text or "-"}
            raise FaultyFile(Fault(wanted.file, wanted.line, "remove", "plan-remove-nothing", values))
        parent = replace(parent, content={**parent.entries, section: left})
    return parent


def _cut(held: Node, name: str) -> Node | None:
    """What is left without the entry or item of this name; None when there is none."""
    if name in held.entries:
        return replace(held, content={key: node for key, node in held.entries.items() if key != name})
    left = [item for item in held.items if _id(item) != name]
    return replace(held, content=left) if len(left) < len(held.items) else None
