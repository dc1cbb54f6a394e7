"""What a schema cannot see: names that lead nowhere, days outside the plan's time, demands without a subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.domain.obligations import periods_of
from bot.domain.plan import Plan, Subject
from bot.domain.roster import Tree
from bot.plans.faults import Fault
from bot.plans.schema import located, nearest
from bot.plans.source import Node

Steps = tuple[str | int, ...]


class Complaint(NamedTuple):
    """Where in the plan, the sentence, and what fills it."""

    steps: Steps
    problem: str
    values: dict[str, str | int]


def checked(plan: Plan, root: Node, roster: Tree | None) -> tuple[Fault, ...]:
    """The faults of a plan that fits the schema; with a roster also those between the two."""
    complaints = [*_bodies(plan), *_subjects(plan), *_days(plan), *(_against(plan, roster) if roster else ())]
    return tuple(_fault(root, complaint) for complaint in complaints)


def _fault(root: Node, complaint: Complaint) -> Fault:
    path, node = located(root, complaint.steps)
    return Fault(node.file, node.line, path, complaint.problem, complaint.values)


def _spoken_of(plan: Plan) -> Iterator[tuple[Steps, str]]:
    """Every place that names a body by id."""
    for index, field in enumerate(plan.fields):
        yield from ((("fields", index, "lead", at), body) for at, body in enumerate(field.lead))
        yield from ((("fields", index, "consulting", at), body) for at, body in enumerate(field.consulting))
    for index, obligation in enumerate(plan.obligations):
        if obligation.to is not None:
            yield ("obligations", index, "to"), obligation.to
    for index, duty in enumerate(plan.duties):
        yield ("duties", index, "body"), duty.body


def _bodies(plan: Plan) -> Iterator[Complaint]:
    for steps, body in _spoken_of(plan):
        if body not in plan.bodies:
            near = nearest(body, sorted(plan.bodies))
            problem = "plan-body-unknown-near" if near else "plan-body-unknown"
            yield Complaint(steps, problem, {"body": body, "near": near or ""})


def _subjects(plan: Plan) -> Iterator[Complaint]:
    for index, field in enumerate(plan.fields):
        if isinstance(field.criteria, str):
            if not plan.standards:
                yield Complaint(("fields", index, "criteria"), "plan-no-standards", {})
            continue
        yield from _strange(plan, ("fields", index, "criteria"), field.criteria)
    for index, standard in enumerate(plan.standards):
        yield from _strange(plan, ("standards", index, "subjects"), standard.subjects)
    for index, obligation in enumerate(plan.obligations):
        yield from _strange(plan, ("obligations", index, "counts_subjects"), obligation.counts_subjects)


def _strange(plan: Plan, steps: Steps, subjects: Iterable[Subject]) -> Iterator[Complaint]:
    for subject in subjects:
        if subject not in plan.subjects:
            yield Complaint((*steps, subject.value), "plan-subject-unknown", {"subject": subject.value})


def _days(plan: Plan) -> Iterator[Complaint]:
    if plan.issued > plan.term.end:
        yield Complaint(("issued",), "plan-day-outside", _term(plan))
    for index, milestone in enumerate(plan.milestones):
        if milestone.due not in plan.term:
            yield Complaint(("milestones", index, "when"), "plan-day-outside", _term(plan))
    for index, obligation in enumerate(plan.obligations):
        day = obligation.due.day
        if isinstance(day, date) and day not in plan.term:
            yield Complaint(("obligations", index, "due"), "plan-day-outside", _term(plan))
        elif not any(periods_of(plan, obligation)):
            yield Complaint(("obligations", index, "due"), "plan-never-due", _term(plan))


def _term(plan: Plan) -> dict[str, str | int]:
    return {"first": plan.term.start.isoformat(), "last": plan.term.end.isoformat()}


def _against(plan: Plan, roster: Tree) -> Iterator[Complaint]:
    """An obligation that nobody on the roster ever owes."""
    kinds = sorted({unit.kind for unit in roster})
    timeless = Tree(tuple(replace(unit, valid_from=None, valid_to=None) for unit in roster))
    for index, obligation in enumerate(plan.obligations):
        if not timeless.select(obligation.who, on=plan.term.start):
            steps: Steps = ("obligations", index, "who")
            yield Complaint(steps, "plan-roster-nobody", {"kinds": ", ".join(kinds)})
