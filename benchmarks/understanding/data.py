"""What the benchmark and the fitting share: labelled texts and the vocabularies they are written in."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.understanding import Term, Vocabulary

ROOT = Path(__file__).parents[2]
DEV = ROOT.parent / "shared" / "understanding" / "dev.jsonl"
#: labelled texts of ours, from which the weights learn
TEXTS = Path(__file__).with_name("texts.jsonl")
#: what was answered to the form, so no wish at all
ANSWERS = Path(__file__).with_name("answers.jsonl")
#: the same by another hand, for measuring
UNSEEN_ANSWERS = Path(__file__).with_name("unseen-answers.jsonl")
SLOTS = ("subject", "field", "period", "unit")


@dataclass(frozen=True)
class Line:
    """One labelled text."""

    text: str
    plan: str
    intent: str
    slots: dict[str, str | None]
    style: str


def read_lines(path: Path) -> list[Line]:
    """Read a file of labelled texts, one JSON object a line."""
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    return [
        Line(r["text"], r["plan"], r["intent"], {slot: r.get(slot) for slot in SLOTS}, r.get("style", "-"))
        for r in rows
    ]


def read_answers(path: Path) -> list[str]:
    """Read a file of answers to the form, one JSON object a line."""
    return [json.loads(row)["text"] for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]


def vocabulary(plan: str) -> Vocabulary:
    """The fields of a plan and the units of its sample roster."""
    source: Any = yaml.safe_load((ROOT / "plans" / f"{plan}.yaml").read_text(encoding="utf-8"))
    return Vocabulary(
        fields=tuple(Term(f["id"], (f["name"], *f.get("aliases", ()))) for f in source["fields"]),
        units=tuple(_units(ROOT / "samples" / "rosters" / f"{plan}.csv")),
    )


def _units(path: Path) -> list[Term]:
    with path.open(encoding="utf-8-sig", newline="") as rows:
        return [
            Term(row["Đơn vị"], (row["Đơn vị"], *filter(None, (n.strip() for n in row["Tên gọi khác"].split(";")))))
            for row in csv.DictReader(rows)
        ]
