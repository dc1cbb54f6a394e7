"""What a schema cannot see: names that lead nowhere or to two things, keys without effect, days outside the plan's
time, a roster that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import NamedTuple

from bot.domain.bodies import is_body
from bot.domain.calendar import Every, Period
from bot.domain.names import fold
from bot.domain.obligations import due_day, periods_of
from bot.domain.plan import Action, DueBasis, Obligation, Plan, Selector, Subject
from bot.domain.questions import askable
from bot.domain.roster import Tree
from bot.plans.faults import Fault
from bot.plans.schema import located, nearest
from bot.plans.source import Node

Steps = tuple[str | int, ...]

#: of these a unit owes one duty a plan: what it sends is counted once
COUNTED_ONCE = (Action.NOMINATE, Action.FORWARD)


class Complaint(NamedTuple):
    """Where in the plan, the sentence, what fills it, and whether it only warns."""

    steps: Steps
    problem: str
    values: dict[str, str | int]
    warning: bool = False


def checked(plan: Plan, root: Node, roster: Tree | None) -> tuple[Fault, ...]:
    """The faults of a plan that fits the schema; with a roster also those between the two."""
    checks = (_bodies, _names, _ids, _doubled, _subjects, _form, _fields, _obligations, _owed_twice)
    complaints = [complaint for check in checks for complaint in check(plan)]
    complaints += _days(plan, root)
    if roster:
        complaints += [*_owing(plan, roster), *_met_twice(plan, roster), *_matched(plan, roster)]
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
    """Fields and bodies that people could not tell apart by what they call them."""
    yield from _colliding(
        [
            *((("bodies", slug, "aliases"), slug, (body.name, *body.aliases)) for slug, body in plan.bodies.items()),
            *(
                (("fields", at, "aliases"), field.id, (field.name, *field.aliases))
                for at, field in enumerate(plan.fields)
            ),
        ]
    )
    labels: dict[str, str] = {}
    for at, field in enumerate(plan.fields):
        first = labels.setdefault(fold(field.button), field.id)
        if first != field.id:
            yield Complaint(("fields", at, "label"), "plan-button-twice", {"button": field.button, "first": first})


def _colliding(named: Iterable[tuple[Steps, str, tuple[str, ...]]]) -> Iterator[Complaint]:
    owners: dict[str, tuple[str | int, str]] = {}
    for steps, owner, names in named:
        for name in names:
            first = owners.setdefault(fold(name), (steps[0], owner))
            # a field and a body may have one id
            if first != (steps[0], owner):
                yield Complaint(steps, "plan-alias-twice", {"alias": name, "first": ".".join(map(str, first))})


def _ids(plan: Plan) -> Iterator[Complaint]:
    """Milestones that bear the id of an obligation: a row of the calendar is known by its id."""
    owed = {obligation.id for obligation in plan.obligations}
    for index, milestone in enumerate(plan.milestones):
        if milestone.id in owed:
            yield Complaint(("milestones", index, "id"), "plan-id-twice", {"id": milestone.id})


def _doubled(plan: Plan) -> Iterator[Complaint]:
    """What a list, or the two lists of a field's bodies, has twice."""
    listed: list[tuple[Steps, tuple[str, ...]]] = [
        (("subjects",), plan.subjects),
        *((("fields", at, "consulting"), (*each.lead, *each.consulting)) for at, each in enumerate(plan.fields)),
        *((("obligations", at, "counts_subjects"), each.counts_subjects) for at, each in enumerate(plan.obligations)),
        (("scoring", "weights"), tuple(each.measure for each in plan.scoring.weights) if plan.scoring else ()),
    ]
    for steps, words in listed:
        for word in dict.fromkeys(each for at, each in enumerate(words) if each in words[:at]):
            yield Complaint(steps, "plan-word-twice", {"word": str(word)})


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


def _form(plan: Plan) -> Iterator[Complaint]:
    """Rules of the form on questions that a subject is not asked, and two rules on one question of a subject."""
    ruled: dict[tuple[str, Subject], int] = {}
    for index, rule in enumerate(plan.form):
        yield from _strange(plan, ("form", index, "subjects"), rule.subjects)
        asked = [subject for subject in plan.subjects if rule.question in askable(subject)]
        wrong = [subject for subject in rule.subjects if subject not in asked and subject in plan.subjects]
        if wrong or not asked:
            problem = "plan-form-not-asked" if asked else "plan-form-nowhere"
            values: dict[str, str | int] = {"word": rule.question.value, "subjects": ", ".join(asked)}
            yield Complaint(("form", index, "question"), problem, values)
        for subject in (each for each in asked if rule.speaks_of(each)):
            if ruled.setdefault((rule.question.value, subject), index) != index:
                yield Complaint(("form", index, "question"), "plan-form-twice", {"word": rule.question.value})
                break


def _strange(plan: Plan, steps: Steps, subjects: Iterable[Subject]) -> Iterator[Complaint]:
    for subject in subjects:
        if subject not in plan.subjects:
            yield Complaint((*steps, subject.value), "plan-subject-unknown", {"subject": subject.value})


def _fields(plan: Plan) -> Iterator[Complaint]:
    """The choice "another field" is one, and the last; demands are written down, or are the general ones."""
    for index, field in enumerate(plan.fields[:-1]):
        if field.open_list:
            yield Complaint(("fields", index, "open_list"), "plan-open-list-last", {})
    for index, field in enumerate(plan.fields):
        if isinstance(field.criteria, dict):
            for subject in (each for each, listed in field.criteria.items() if not listed):
                yield Complaint(("fields", index, "criteria", subject.value), "plan-criteria-empty", {})
        if not field.criteria and (plan.standards or isinstance(field.criteria, dict)):
            yield Complaint(("fields", index, "criteria"), "plan-criteria-empty", {})


def _obligations(plan: Plan) -> Iterator[Complaint]:
    """Sections that nothing works without, and keys of obligations that would have no effect."""
    counted = any(each.action in COUNTED_ONCE for each in plan.obligations)
    listed = {"subjects": plan.subjects, "fields": plan.fields} if counted else {}
    for section in (name for name, there in {**listed, "obligations": plan.obligations}.items() if not there):
        yield Complaint((section,), "plan-section-empty", {"section": section})
    for index, obligation in enumerate(plan.obligations):
        steps: Steps = ("obligations", index)
        who, due = obligation.who, obligation.due
        if obligation.action is Action.FORWARD and (who.all or who.kinds or who.names):
            yield Complaint((*steps, "who"), "plan-forward-root", {})
        if obligation.action is Action.REPORT and obligation.at_least is not None:
            yield Complaint((*steps, "at_least"), "plan-report-number", {})
        if due is not None and due.cutoff is not None and due.basis is DueBasis.INFERRED:
            yield Complaint((*steps, "due", "cutoff"), "plan-cutoff-inferred", {})
        if due is not None and obligation.every is not Every.ONCE:
            period = Period.of(plan.term.end, obligation.every)
            if due_day(due, period) < period.first_day:
                yield Complaint((*steps, "due"), "plan-due-before-period", {})


def _pairs(plan: Plan) -> Iterator[tuple[Obligation, int, Obligation]]:
    """Two duties that what is sent would count for, and where the second stands."""
    counted = [(at, each) for at, each in enumerate(plan.obligations) if each.action in COUNTED_ONCE]
    for (_, first), (at, second) in combinations(counted, 2):
        if first.action is second.action:
            yield first, at, second


def _overlap(one: Selector, other: Selector) -> bool:
    """Whether some unit is in both, as far as can be told without a roster: `all` takes in every kind and name."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.all and (theirs.all or theirs.kinds or theirs.names):
            return True
    pairs = ((one.kinds, other.kinds), (one.names, other.names))
    shared = [{*map(fold, mine)} & {*map(fold, theirs)} for mine, theirs in pairs]
    return any(shared) or (one.root and other.root)


def _owed_twice(plan: Plan) -> Iterator[Complaint]:
    """Units that would owe two duties to which the same exemplars count."""
    for first, at, second in _pairs(plan):
        if _overlap(first.who, second.who):
            yield Complaint(("obligations", at, "who"), "plan-owed-twice", _once(first))


def _once(first: Obligation) -> dict[str, str | int]:
    return {"first": first.id, "action": first.action.value}


def _days(plan: Plan, root: Node) -> Iterator[Complaint]:
    if plan.issued is not None and plan.issued > plan.term.end:
        yield Complaint(("issued",), "plan-day-outside", _term(plan))
    for index, basis in enumerate(plan.based_on):
        if basis.source is None:
            yield Complaint(("based_on", index), "plan-key-missing", {"missing": "source"})
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
    timeless = _timeless(roster)
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


def _timeless(roster: Tree) -> Tree:
    """The roster as if all its units were always in being."""
    return Tree(tuple(replace(unit, valid_from=None, valid_to=None) for unit in roster))


def _met_twice(plan: Plan, roster: Tree) -> Iterator[Complaint]:
    """Units of this roster that two selectors reach, such as one by kind and one by name."""
    timeless, since = _timeless(roster), plan.term.start
    for first, at, second in _pairs(plan):
        units = {unit.id for unit in timeless.select(first.who, on=since)}
        twice = [unit.name for unit in timeless.select(second.who, on=since) if unit.id in units]
        if twice and not _overlap(first.who, second.who):
            said = {"units": ", ".join(twice), **_once(first)}
            yield Complaint(("obligations", at, "who"), "plan-roster-owed-twice", said)


def _matched(plan: Plan, roster: Tree) -> Iterator[Complaint]:
    """Bodies that no unit of the roster is, though the plan file does not say that they are outside it; and those that
    it says are outside, though a unit is one."""
    for slug, body in plan.bodies.items():
        unit = next((unit for unit in roster if is_body(body, unit)), None)
        if unit is None and not body.outside:
            yield Complaint(("bodies", slug), "plan-roster-body", {"body": body.name})
        if unit is not None and body.outside:
            yield Complaint(("bodies", slug, "outside"), "plan-roster-inside", {"body": body.name, "unit": unit.name})
