"""What was handed in for units the time before, and what several have handed in together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session

from bot.domain.obligations import due_day
from bot.domain.report import Handed, figure_step, handed_for
from bot.domain.roster import Tree, Unit
from bot.storage import reports
from bot.usecases import duties
from bot.usecases.duties import Duty
from bot.usecases.report_pages import Merged
from bot.usecases.standing import UnitStanding


def before(session: Session, duty: Duty, tree: Tree, units: Iterable[Unit]) -> Mapping[int, Handed]:
    """By unit, what was handed in a period before by it, or by those that it has succeeded by now."""
    earlier = duties.before(duty.obligation, duty.period)
    if earlier is None:
        return {}
    found = reports.listed(session, plan_id=duty.plan.id, obligation_id=duty.obligation.id, period=str(earlier))
    written, day = {report.unit_id: report for report in found}, due_day(duty.obligation.due, duty.period)
    return {unit.id: handed_for(unit.id, written, tree, day) for unit in units}


def together(duty: Duty, handed: Handed, tree: Tree) -> dict[str, Any]:
    """The answers of several reports as one: figures summed, texts with the unit that wrote each."""
    answers: dict[str, Any] = {}
    for question in duty.obligation.questions:
        figure = handed.figure(question.id)
        if question.type == "number" and figure is not None:
            answers[figure_step(question.id)] = figure
        elif question.type == "text":
            said = (f"{tree[unit_id].full_name}: {text}" for unit_id, text in handed.texts(question.id))
            answers[figure_step(question.id)] = "; ".join(said) or None
    return answers


def is_of_others(how: UnitStanding) -> bool:
    """Whether the reports of others count for a unit."""
    return any(report.unit_id != how.unit.id for report in how.handed.reports)


def merged(how: UnitStanding, tree: Tree) -> Merged:
    """Whose reports count for a unit, and who has handed in none."""
    counted = tuple(tree[report.unit_id] for report in how.handed.reports)
    return Merged(how.unit, counted, tuple(tree[unit_id] for unit_id in how.handed.lacking))
