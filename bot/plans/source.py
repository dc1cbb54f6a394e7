"""YAML as a tree that remembers file and line. Every scalar stays as written; the schema gives it its type.

So `on:` is a key and not the truth value that YAML 1.1 makes of it, and `2021-04` and `1.10` keep their digits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.reader import ReaderError

from bot.plans.faults import Fault, FaultyFile

_NULL = "tag:yaml.org,2002:null"

Content = str | None | dict[str, "Node"] | list["Node"]


@dataclass(frozen=True)
class Node:
    """A value of the file and where it stands. A mapping's entry stands where its key stands."""

    content: Content
    file: str
    line: int

    @property
    def plain(self) -> object:
        """The value alone, as the schema reads it."""
        match self.content:
            case dict() as entries:
                return {key: entry.plain for key, entry in entries.items()}
            case list() as items:
                return [item.plain for item in items]
            case scalar:
                return scalar

    @property
    def entries(self) -> dict[str, Node]:
        """The entries of a mapping; none of anything else."""
        return self.content if isinstance(self.content, dict) else {}

    @property
    def items(self) -> list[Node]:
        """The items of a list; none of anything else."""
        return self.content if isinstance(self.content, list) else []

    @property
    def text(self) -> str | None:
        return self.content if isinstance(self.content, str) else None

    def child(self, step: str | int) -> Node | None:
        """The entry of a key or the item of an index."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        return self.entries.get(step)

    def walk(self, path: str = "") -> Iterator[tuple[str, Node]]:
        """Every node with its key path, such as `fields.2.source`, itself first."""
        yield path, self
        steps = [*self.entries.items(), *enumerate(self.items)]
        for step, child in steps:
            yield from child.walk(f"{path}.{step}".lstrip("."))


def read(path: Path, shown: str | None = None) -> Node:
    """The tree of a YAML file; `shown` is how faults name the file. Raises FaultyFile with the first fault."""
    file = shown or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FaultyFile(Fault(file, 1, "-", "file-not-utf8")) from None
    except OSError:
        raise FaultyFile(Fault(file, 1, "-", "file-not-there")) from None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except ReaderError as fault:
        line, values = text.count("\n", 0, fault.position) + 1, {"code": f"U+{ord(text[fault.position]):04X}"}
        raise FaultyFile(Fault(file, line, "-", "file-character", values)) from None
    except yaml.MarkedYAMLError as fault:
        raise FaultyFile(Fault(file, _line(fault.problem_mark), "-", "file-not-yaml")) from None
    except yaml.YAMLError:
        raise FaultyFile(Fault(file, 1, "-", "file-not-yaml")) from None
    if root is None:
        raise FaultyFile(Fault(file, 1, "-", "file-empty"))
    return _Reader(file).node(root, line=_line(root.start_mark), key="")


def _line(mark: yaml.Mark | None) -> int:
    return mark.line + 1 if mark else 1


class _Reader:
    """Turns composed nodes into ours; refuses doubled keys, and loops made with anchors."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: set[int] = set()

    def node(self, raw: yaml.Node, *, line: int, key: str) -> Node:
        if id(raw) in self._open:
            raise FaultyFile(Fault(self._file, line, key, "file-loop"))
        self._open.add(id(raw))
        content = self._content(raw, line=line, key=key)
        self._open.discard(id(raw))
        return Node(content, self._file, line)

    def _content(self, raw: yaml.Node, *, line: int, key: str) -> Content:
        match raw:
            case yaml.MappingNode():
                return self._mapping(raw, key)
            case yaml.SequenceNode():
                return [
                    self.node(item, line=_line(item.start_mark), key=f"{key}.{index}".lstrip("."))
                    for index, item in enumerate(raw.value)
                ]
            case yaml.ScalarNode(value=str(value)):
                return None if raw.tag == _NULL else value
        raise FaultyFile(Fault(self._file, line, key, "file-not-yaml"))

    def _mapping(self, raw: yaml.MappingNode, path: str) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key_node, value in raw.value:
            line, name = _line(key_node.start_mark), key_node.value
            if not isinstance(name, str):
                raise FaultyFile(Fault(self._file, line, path or "-", "file-not-yaml"))
            key = f"{path}.{name}".lstrip(".")
            if name in entries:
                raise FaultyFile(Fault(self._file, line, key, "file-key-twice", {"first": entries[name].line}))
            entries[name] = self.node(value, line=line, key=key)
        return entries


def doubled_ids(root: Node) -> Iterator[tuple[str, Node]]:
    """The key path and node of every `id` that another item of the same list already has."""
    for path, node in root.walk():
        ids = [
            (f"{path}.{index}.id", item.entries["id"]) for index, item in enumerate(node.items) if "id" in item.entries
        ]
        seen: Counter[str | None] = Counter()
        for key, at in ids:
            if seen[at.text]:
                yield key, at
            seen[at.text] += 1
