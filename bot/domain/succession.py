"""Which plan is in force once another has ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from bot.domain.plan import Plan


def successor(plan: Plan, plans: Iterable[Plan], today: date) -> Plan | None:
    """The plan now in force in the place of one that has ended: one that renews it first, else any other of these."""
    in_force = [other for other in plans if other.id != plan.id and today in other.term]
    return next((other for other in in_force if renews(other, plan)), None) or next(iter(in_force), None)


def renews(plan: Plan, other: Plan) -> bool:
    """Whether a plan extends another, as a template does for its form alone; its file is named by id or by path."""
    return plan.extends is not None and not plan.template and other.id in (plan.extends, PurePath(plan.extends).stem)
