"""A plan with nothing in it but what every plan must say."""

from typing import Any

from bot.domain.plan import Plan

_SAID = {
    "id": "p",
    "code": "PL",
    "title": "t",
    "issuer": "i",
    "place": "x",
    "number": None,
    "issued": "2021-04",
    "term": {"from": "2021-04", "to": "2025-12"},
    "bodies": {},
    "subjects": ["individual"],
    "fields": [],
    "obligations": [],
}


def bare_plan(**changes: Any) -> Plan:
    """The plan, with these keys said otherwise."""
    return Plan.model_validate(_SAID | changes)
