"""What a schema cannot see: names that lead nowhere or to two things, days outside the plan's time, a roster that
does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.domain.bodies import is_body
from bot.domain.names import fold
from bot.domain.obligations import periods_of
from bot.domain.plan import Plan, Selector, Subject
from bot.domain.roster import Tree
from bot.plans.faults import Fault
from bot.plans.schema import located, nearest
from bot.plans.source import Node

Steps = tuple[str | int, ...]


class Complaint(NamedTuple):
    """Where in the plan, the sentence, what fills it, and whether it only warns."""

    steps: Steps
    problem: str
    values: dict[str, str | int]
    warning: bool = False


def checked(plan: Plan, root: Node, roster: Tree | None) -> tuple[Fault, ...]:
    """The faults of a plan that fits the schema; with a roster also those between the two."""
    complaints = [*_bodies(plan), *_names(plan), *_ids(plan), *_subjects(plan), *_fields(plan), *_days(plan, root)]
    if roster:
        complaints += [*_owing(plan, roster), *_matched(plan, roster)]
    return tuple(_fault(root, complaint) for complaint in complaints)


def _fault(root: Node, complaint: Complaint) -> Fault:
    path, node = located(root, complaint.steps)
    return Fault(node.file, node.line, path, complaint.problem, complaint.values, complaint.warning)


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
    if plan.scoring is not None:
        yield ("scoring", "by"), plan.scoring.by
    if plan.trouble is not None and plan.trouble.to is not None:
        yield ("trouble", "to"), plan.trouble.to
    for slug, body in plan.bodies.items():
        if body.successor is not None:
            yield ("bodies", slug, "successor"), body.successor


def _bodies(plan: Plan) -> Iterator[Complaint]:
    for steps, body in _spoken_of(plan):
        if body not in plan.bodies:
            near = nearest(body, sorted(plan.bodies))
            problem = "plan-body-unknown-near" if near else "plan-body-unknown"
            yield Complaint(steps, problem, {"body": body, "near": near or ""})


def _names(plan: Plan) -> Iterator[Complaint]:
    """Fields, and bodies, that people could not tell apart by what they call them."""
    yield from _colliding(
        ((("fields", at, "aliases"), field.id, (field.name, *field.aliases)) for at, field in enumerate(plan.fields))
    )
    yield from _colliding(
        (("bodies", slug, "aliases"), slug, (body.name, *body.aliases)) for slug, body in plan.bodies.items()
    )
    labels: dict[str, str] = {}
    for at, field in enumerate(plan.fields):
        first = labels.setdefault(fold(field.button), field.id)
        if first != field.id:
            yield Complaint(("fields", at, "label"), "plan-button-twice", {"button": field.button, "first": first})


def _colliding(named: Iterable[tuple[Steps, str, tuple[str, ...]]]) -> Iterator[Complaint]:
    owners: dict[str, str] = {}
    for steps, owner, names in named:
        for name in names:
            first = owners.setdefault(fold(name), owner)
            if first != owner:
                yield Complaint(steps, "plan-alias-twice", {"alias": name, "first": first})


def _ids(plan: Plan) -> Iterator[Complaint]:
    """Milestones that bear the id of an obligation: a row of the calendar is known by its id."""
    owed = {obligation.id for obligation in plan.obligations}
    for index, milestone in enumerate(plan.milestones):
        if milestone.id in owed:
            yield Complaint(("milestones", index, "id"), "plan-id-twice", {"id": milestone.id})


def _subjects(plan: Plan) -> Iterator[Complaint]:
    for index, field in enumerate(plan.fields):
        if isinstance(field.criteria, str):
            if not plan.standards:
                yield Complaint(("fields", index, "criteria"), "plan-no-standards", {})
        elif isinstance(field.criteria, dict):
            yield from _strange(plan, ("fields", index, "criteria"), field.criteria)
        else:
            for at, criterion in enumerate(field.criteria):
                yield from _strange(plan, ("fields", index, "criteria", at, "subjects"), criterion.subjects)
    for section, listed in (("definition", plan.definition), ("standards", plan.standards)):
        for index, criterion in enumerate(listed):
            yield from _strange(plan, (section, index, "subjects"), criterion.subjects)
    for index, obligation in enumerate(plan.obligations):
        yield from _strange(plan, ("obligations", index, "counts_subjects"), obligation.counts_subjects)


def _strange(plan: Plan, steps: Steps, subjects: Iterable[Subject]) -> Iterator[Complaint]:
    for subject in subjects:
        if subject not in plan.subjects:
            yield Complaint((*steps, subject.value), "plan-subject-unknown", {"subject": subject.value})


def _fields(plan: Plan) -> Iterator[Complaint]:
    """The choice "another field" is one, and the last."""
    for index, field in enumerate(plan.fields[:-1]):
        if field.open_list:
            yield Complaint(("fields", index, "open_list"), "plan-open-list-last", {})


def _days(plan: Plan, root: Node) -> Iterator[Complaint]:
    if plan.issued is not None and plan.issued > plan.term.end:
        yield Complaint(("issued",), "plan-day-outside", _term(plan))
    for index, basis in enumerate(plan.based_on):
        if plan.issued_day_known and plan.issued and basis.date and basis.date > plan.issued:
            yield Complaint(("based_on", index, "date"), "plan-basis-later", {"issued": plan.issued.isoformat()})
    for index, milestone in enumerate(plan.milestones):
        if milestone.due is not None and milestone.due not in plan.term:
            yield Complaint(("milestones", index, "when"), "plan-day-outside", _term(plan))
    for index, obligation in enumerate(plan.obligations):
        day = obligation.due.day if obligation.due else None
        if isinstance(day, date) and day not in plan.term:
            # a dated duty of the plan that this one renews is over and done with
            if located(root, ("obligations", index, "due"))[1].file == root.file:
                yield Complaint(("obligations", index, "due"), "plan-day-outside", _term(plan))
        elif not any(periods_of(plan, obligation)):
            yield Complaint(("obligations", index, "due"), "plan-never-due", _term(plan))


def _term(plan: Plan) -> dict[str, str | int]:
    return {"first": plan.term.start.isoformat(), "last": plan.term.end.isoformat()}


def _owing(plan: Plan, roster: Tree) -> Iterator[Complaint]:
    """Obligations and milestones that nobody on the roster ever owes; kinds and names among them that match nobody."""
    timeless = Tree(tuple(replace(unit, valid_from=None, valid_to=None) for unit in roster))
    kinds, since = ", ".join(sorted({unit.kind for unit in roster})), plan.term.start
    chosen: list[tuple[Steps, Selector]] = [
        *((("obligations", at, "who"), each.who) for at, each in enumerate(plan.obligations)),
        *((("milestones", at, "who"), each.who) for at, each in enumerate(plan.milestones)),
    ]
    for steps, who in chosen:
        if not timeless.select(who, on=since):
            yield Complaint(steps, "plan-roster-nobody", {"kinds": kinds})
            continue
        for key, words in (("kinds", who.kinds), ("names", who.names)):
            lone = [Selector.model_validate({key: [word]}) for word in words]
            missing = [word for word, one in zip(words, lone, strict=True) if not timeless.select(one, on=since)]
            if missing:
                said: dict[str, str | int] = {"words": ", ".join(missing), "kinds": kinds}
                yield Complaint((*steps, key), "plan-roster-lacks", said, warning=True)


def _matched(plan: Plan, roster: Tree) -> Iterator[Complaint]:
    """Bodies that no unit of the roster is, though the plan file does not say that they are outside it."""
    for slug, body in plan.bodies.items():
        if not body.outside and not any(is_body(body, unit) for unit in roster):
            yield Complaint(("bodies", slug), "plan-roster-body", {"body": body.name})
