"""What a nomination should show before it is sent: the plan's demands, and what strong ones have. It bars nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from bot.domain.parts import Criterion
from bot.domain.plan import Plan, Subject

#: a list on one message
_MOST = 8
#: where the figures stand
_TOLD = ("deeds", "results")


@dataclass(frozen=True)
class Demand:
    """One demand; its id is that of its words, so that another plan's ticks say nothing of it."""

    id: str
    text: str
    source: str


def demands(plan: Plan, subject: Subject, field_id: str) -> tuple[Demand, ...]:
    """The demands of the field on a subject, then the general ones; what a plan only favours is none."""
    field = next((field for field in plan.fields if field.id == field_id), None)
    own = [] if field is None else [one for _, listed in field.demands(subject) for one in listed]
    every = (_demand(one) for one in (*own, *plan.standards_for(subject)) if not one.favoured)
    return tuple({each.id: each for each in every}.values())[:_MOST]


def hints(answers: Mapping[str, Any]) -> Iterator[str]:
    """What strong nominations show and this one does not: figures, results, whom it reached."""
    if not any(re.search(r"\d", str(answers.get(key, ""))) for key in _TOLD):
        yield "figures"
    if "results" not in answers:
        yield "results"
    if "gained" not in answers:
        yield "reach"


def unticked(listed: Collection[Demand], ticked: Collection[str]) -> tuple[int, ...]:
    """The numbers, from 1, of the demands that are not ticked."""
    return tuple(number for number, each in enumerate(listed, start=1) if each.id not in ticked)


def _demand(one: Criterion) -> Demand:
    return Demand(f"{crc32(one.text.encode()):08x}", one.text, one.source)
