"""Keeps what long runs measured: `results.json`, and the tables of `RESULTS.md` made from it.

    python -m benchmarks.results     # make the tables again

Nothing about the machine or the day is kept: compare figures of one run with each other, not with another's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_FIGURES = Path(__file__).parent / "results.json"
_PAGE = Path(__file__).parent / "RESULTS.md"
_HEAD = """# Results

Made by `benchmarks/results.py` from what the long runs write with `--record`; not to be edited by hand. They run the
real process against the simulator, on SQLite and on a private PostgreSQL.
"""

Figures = dict[str, int | float | str]


@dataclass(frozen=True)
class Table:
    """A table of the page: what it shows, and how it is measured again."""

    title: str
    says: str
    how: str


_RUN = "uv run --group test pytest -n0 -m soak --record tests/end_to_end/{}"
TABLES = {
    "kills": Table(
        "Killed while people talk",
        "Officials nominate, correct, ask, press twice, withdraw and review at random; the process dies by `kill -9` "
        "at random moments, in its start too. Lost: answers, nominations or replies. Twice: messages that came again, "
        "of which a kill may cause one.",
        _RUN.format("test_kills.py"),
    ),
    "replicas": Table(
        "Three replicas on one PostgreSQL, killed at random",
        "The same crowd behind a balancer that hands each update to the next replica.",
        _RUN.format("test_killed_replicas.py"),
    ),
    "restarts": Table(
        "PostgreSQL restarted in mid-flight",
        "In good order, at once, and by `kill -9` with `fsync` on. Seconds from the server's return to the answer of "
        "somebody who asked while it was away.",
        _RUN.format("test_restarts.py"),
    ),
    "disorder": Table(
        "Every update twice, late and out of order across chats",
        "Differs: runs whose end (nominations, events, drafts, people, messages of each chat) is not that of the "
        "orderly run.",
        _RUN.format("test_disorder.py"),
    ),
    "broadcast": Table(
        "A broadcast under Telegram's limits, and people who write meanwhile",
        "30 messages a second in all, one a second in a chat, 20 a minute in a group. `of the limit`: the time taken, "
        "in parts of messages / 30 s. Somebody writes every second; replies are measured beyond the wire delay.",
        _RUN.format("test_broadcast.py"),
    ),
    "sweep": Table(
        "The sweep of each minute, by units and dispositions",
        "A plan with every kind of obligation, an officer in each unit, on SQLite. A sweep in which nothing new has "
        "come, and one at a rung that reminds every officer; in plain commits of one row, and in sweeps over 30 units "
        "without a disposition.",
        "uv run --group test python -m benchmarks.sweep.run --record",
    ),
}


def record(table: str, row: str, figures: Figures) -> None:
    """Keep the figures of one row in place of its former ones, and make the page again."""
    if table not in TABLES:
        raise KeyError(table)
    kept = _read()
    kept.setdefault(table, {})[row] = figures
    _FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    write()


def write() -> None:
    """Make the page from the figures."""
    kept = _read()
    parts = [_table(TABLES[name], kept[name]) for name in TABLES if name in kept]
    _PAGE.write_text("\n".join((_HEAD, *parts)), encoding="utf-8")


def _read() -> dict[str, dict[str, Figures]]:
    return dict(json.loads(_FIGURES.read_text(encoding="utf-8"))) if _FIGURES.exists() else {}


def _table(table: Table, rows: dict[str, Figures]) -> str:
    names = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    lines = [("", *names), ("---", *("---:" for _ in names))]
    lines += [(row, *(str(rows[row].get(name, "")) for name in names)) for row in sorted(rows)]
    body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"## {table.title}\n\n{table.says}\n\n    {table.how}\n\n{body}\n"


if __name__ == "__main__":
    write()
