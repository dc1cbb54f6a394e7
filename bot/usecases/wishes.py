"""What a person wishes, once it has been understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.names import fold
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.domain.roster import Tree
from bot.understanding import SURE, Intent, Meaning
from bot.usecases import answers, ask, dossiers, duties, naming, nominate, sums
from bot.usecases.duties import Duty
from bot.usecases.turn import Outcome, Turn

#: answered alike under every plan
_OF_NO_PLAN = frozenset({Intent.HELP, Intent.SMALLTALK, Intent.OTHER, Intent.SEARCH, Intent.REMINDERS})


def wish(turn: Turn, meaning: Meaning, tree: Tree, *, plan: Plan | None = None) -> Outcome:
    """Answer what was understood, under a plan that was chosen for it; below the threshold, ask back."""
    about = _report_meant(turn, meaning, tree, plan)
    if about is not None:
        return sums.of_all(turn.session, turn.deployment, turn.person, tree, about)
    if meaning.confidence < SURE:
        return ask.guesses(meaning)
    match meaning.intent:
        case Intent.NOMINATE:
            given = {"subject": meaning.subject, "field": meaning.field}
            named = {key: value for key, value in given.items() if value is not None}
            unit = _own_named(turn, meaning, tree)
            return nominate.start(turn.session, turn.deployment, turn.person, turn.now, unit_id=unit, given=named)
        case Intent.MY_SUBMISSIONS | Intent.EDIT_SUBMISSION:
            return dossiers.mine(turn.session, turn.person)
        case _:
            return _answered(turn, meaning, tree, plan)


def _report_meant(turn: Turn, meaning: Meaning, tree: Tree, plan: Plan | None) -> Duty | None:
    """The report that is meant where somebody asks who has sent, or how many have, and speaks of reports."""
    said = f" {fold(meaning.text)} "
    if meaning.intent not in (Intent.MISSING_UNITS, Intent.REMAINING):
        return None
    if not any(f" {word} " in said for word in turn.deployment.words.about_reports):
        return None
    plans, today = (plan,) if plan is not None else _plans(turn, meaning), turn.deployment.today(turn.now)
    found = (duties.report_asked_about(each, tree, today) for each in plans)
    return next((duty for duty in found if duty is not None), None)


def _own_named(turn: Turn, meaning: Meaning, tree: Tree) -> int | None:
    """The one of the person's several units that a wish names."""
    found = naming.resolve(meaning, tree, turn.deployment.today(turn.now))
    own = set(turn.person.units(Role.OFFICER))
    named = own & ({unit.id for unit in found.choices} or {int(found.meaning.unit or 0)})
    return named.pop() if len(named) == 1 and len(own) > 1 else None


def _answered(turn: Turn, meaning: Meaning, tree: Tree, plan: Plan | None) -> Outcome:
    named = naming.resolve(meaning, tree, turn.deployment.today(turn.now))
    if named.choices:
        choices = tuple((unit, None if unit.parent is None else tree[unit.parent]) for unit in named.choices)
        return answers.WhichUnit(meaning.intent, choices, named.changes, plan, meaning.period)
    plans = (plan,) if plan is not None else _plans(turn, meaning)
    if len(plans) > 1:
        unit_id = None if named.meaning.unit is None else int(named.meaning.unit)
        return answers.WhichPlan(meaning.intent, plans, unit_id, meaning.period)
    understood = _in_terms_of(plans[0], turn, named.meaning, tree)
    asked = ask.Asked(
        turn.session, turn.deployment, turn.person, tree, plans[0], _completed(turn, understood), turn.now
    )
    answer = ask.answer(asked)
    return answers.Since(answer, named.changes) if named.changes else answer


def _plans(turn: Turn, meaning: Meaning) -> tuple[Plan, ...]:
    """The plans that a question may be about: those that its words name, else those that the asker may mean."""
    if meaning.intent in _OF_NO_PLAN or len(turn.deployment.plans) == 1:
        return (turn.plan,)
    return _named_plans(turn.deployment.plans, meaning.text) or turn.plans


def _named_plans(plans: Sequence[Plan], text: str) -> tuple[Plan, ...]:
    """The plans whose number or code stands in a text; a code in its capitals, for it may be a word."""
    said, words = f" {fold(text)} ", set(re.findall(r"\w+", text))
    return tuple(p for p in plans if p.code in words or (p.number and f" {fold(p.number)} " in said))


def _in_terms_of(plan: Plan, turn: Turn, meaning: Meaning, tree: Tree) -> Meaning:
    """The meaning with the field as the plan calls it: the words were read in the terms of the first plan in mind."""
    if plan.id == turn.plan.id:
        return meaning
    reader = turn.deployment.reader(plan, tree)
    again = reader.understand(meaning.text, today=turn.deployment.today(turn.now))
    return replace(meaning, field=again.field if meaning.text else None)


def _completed(turn: Turn, meaning: Meaning) -> Meaning:
    """While a form is being filled, what is asked on criteria and leads is asked of its field and subject."""
    draft = turn.draft
    if draft is None or meaning.field is not None or meaning.intent not in (Intent.CRITERIA, Intent.LEAD_AGENCY):
        return meaning
    subject = meaning.subject or draft.answers.get("subject")
    return replace(meaning, field=draft.answers.get("field"), subject=subject)
