"""What a person wishes, once it has been understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.bodies import longest_name
from bot.domain.calendar import Every
from bot.domain.names import fold
from bot.domain.permissions import Role
from bot.domain.plan import Action, Plan
from bot.domain.reminding_said import Page
from bot.domain.roster import Tree
from bot.understanding import SURE, Intent, Meaning, Point, Slots
from bot.usecases import (
    answers,
    ask,
    ask_reports,
    dispose_said,
    dossiers,
    duties,
    follow_ups,
    invitation_sheets,
    letters,
    naming,
    nominate,
    points,
    questions,
    reckoning,
    reminder_wishes,
)
from bot.usecases.points import OF_A_FIGURE
from bot.usecases.questions import Asked
from bot.usecases.report_pages import NoReport, ReportsDue, ReportSums
from bot.usecases.turn import Outcome, Turn

#: answered alike under every plan
_OF_NO_PLAN = frozenset({Intent.HELP, Intent.SMALLTALK, Intent.OTHER, Intent.SEARCH, Intent.REMINDERS})

#: questions on exemplars and reports alike
_OF_EVERY_DUTY = frozenset({Intent.DEADLINE, Intent.SUBMIT_WHERE, Intent.MILESTONES, Intent.DUTIES, Intent.PLAN_INFO})

#: questions that a word on reports turns into ones on reports
_WHO_HANDED_IN = frozenset({Intent.MISSING_UNITS, Intent.REMAINING})
_WHEN_AND_WHERE = frozenset({Intent.DEADLINE, Intent.SUBMIT_WHERE})

#: who sees how others stand
_OVERSEE = (Role.REVIEWER, Role.LEADER, Role.ADMIN)

#: points that are of nominations alone
_OF_NOMINATIONS = frozenset({Point.NONE_TO_SEND, Point.SENT_LATE, Point.OBLIGED, Point.WHY_FIGURE})
#: what is made for those who oversee units
_OF_OVERSEERS = frozenset({Point.PICTURE, Point.INVITE_SHEET, Point.LETTER})
#: wishes on what the asker has sent: they have no point of a plan
_OWN = frozenset({Intent.MY_SUBMISSIONS, Intent.EDIT_SUBMISSION})
#: what else is sure to be another wish than the point whose words it has: disputes are of all the world
_NOT_WITH = {
    Point.NONE_TO_SEND: _OWN | {Intent.MISSING_UNITS},
    Point.DISPUTED: _OWN | {Intent.OTHER},
    # of a day one asks for its reason in the same words
    Point.WHY_FIGURE: _OWN | {Intent.DEADLINE, Intent.MILESTONES},
    Point.SUBJECTS: _OWN | {Intent.REWARDS},
    Point.HOW: _OWN | {Intent.CRITERIA, Intent.OTHER},
    Point.ON_PAPER: frozenset(),
    # a photo of somebody is no picture of the figures
    Point.PICTURE: _OWN | {Intent.SEARCH},
    Point.WAITING: frozenset(),
}


def wish(
    turn: Turn,
    meaning: Meaning,
    tree: Tree,
    *,
    plan: Plan | None = None,
    reports: bool = False,
    point: Point | None = None,
) -> Outcome:
    """Answer what was understood, under a plan that was chosen for it; below the threshold, ask back.

    `reports` says that the question is one on reports, `point` for which point it is, whatever its words.
    """
    if plan is None:
        meaning, plan = follow_ups.completed(turn, meaning)
        if plan is None and _names_a_unit_alone(turn, meaning):
            meaning = replace(meaning, intent=Intent.REMAINING, confidence=1.0)
    if meaning.text and point is None and turn.person.holds(Role.REVIEWER):
        extended = dispose_said.extension(turn, meaning, tree)
        if extended is not None:
            return extended
    on_reports = reports or _names_a_report(turn, meaning) or _speaks_of_reports(turn, meaning)
    if on_reports and (meaning.intent in _WHO_HANDED_IN or _sums_up(turn, meaning)):
        sums = ask_reports.handed_in(_under(turn, meaning, tree, plan))
        if sums is not None:
            return sums
    if on_reports:
        meaning = _on_a_report(meaning)
    point = point or _point(turn, meaning, on_reports=on_reports)
    if point is Point.WAITING:
        oversees = any(map(turn.person.holds, _OVERSEE))
        return dossiers.waiting(turn.session, turn.person) if oversees else dossiers.mine(turn.session, turn.person)
    if point is Point.INVITE_SHEET:
        return _sheet(turn, meaning, tree)
    if point is Point.LETTER:
        period = _names_in(turn, meaning, tree).period
        return letters.draft(turn.session, turn.deployment, turn.person, turn.now, period=period)
    if point is not None:
        if point in OF_A_FIGURE and meaning.text:
            meaning, plan = follow_ups.of_a_figure(turn, meaning, plan)
        within = replace(meaning, intent=points.within(point, meaning.intent))
        return _answered(turn, within, tree, plan, on_reports=False, point=point)
    if _names_a_body(turn, meaning):
        return _answered(turn, replace(meaning, intent=Intent.DUTIES), tree, plan, on_reports=False)
    if meaning.confidence < SURE:
        follow_ups.remember_unsure(turn, meaning, tree)
        return ask.guesses(meaning)
    match meaning.intent:
        case Intent.NOMINATE:
            given = {"subject": meaning.subject, "field": meaning.field}
            named = {key: value for key, value in given.items() if value is not None}
            unit = _own_named(turn, meaning, tree)
            return nominate.start(
                turn.session, turn.deployment, turn.person, turn.now, unit_id=unit, given=named, told=meaning.text
            )
        case Intent.REMINDERS if turn.deployment.words.switching & set(fold(meaning.text).split()):
            return reminder_wishes.change(turn.session, turn.deployment, turn.person, Page(), turn.now)
        case Intent.MY_SUBMISSIONS | Intent.EDIT_SUBMISSION:
            return dossiers.mine(turn.session, turn.person)
        case _:
            return _answered(turn, meaning, tree, plan, on_reports=on_reports)


def _names_in(turn: Turn, meaning: Meaning, tree: Tree) -> Slots:
    """What a wish for a paper names: the words of one are of no intent, so the meaning holds no names."""
    return turn.deployment.reader(turn.plan, tree).named(meaning.text, today=turn.deployment.today(turn.now))


def _sheet(turn: Turn, meaning: Meaning, tree: Tree) -> Outcome:
    """The invitations on paper: of all without an officer, or of the unit that is named."""
    unit = _names_in(turn, meaning, tree).unit
    named = naming.resolve(replace(meaning, unit=unit), tree, turn.deployment.today(turn.now)).meaning.unit
    unit_id = int(named) if named is not None and named.isdecimal() else None
    session, deployment, person = turn.session, turn.deployment, turn.person
    return invitation_sheets.print_all(session, deployment, person, token=turn.token, now=turn.now, unit_id=unit_id)


def _sums_up(turn: Turn, meaning: Meaning) -> bool:
    """Whether somebody who oversees units wishes a report on them: what they handed in is summed up here."""
    return meaning.intent is Intent.REPORT and meaning.sure and any(map(turn.person.holds, _OVERSEE))


def handed_in(turn: Turn, tree: Tree) -> Outcome:
    """Who has handed a report in and who has not, of whomever the person oversees."""
    meaning = Meaning(text="", intent=Intent.MISSING_UNITS, confidence=1.0)
    return ask_reports.handed_in(_under(turn, meaning, tree, None)) or NoReport(turn.plan)


def _names_a_report(turn: Turn, meaning: Meaning) -> bool:
    """Whether a text speaks of sending, and calls a report of a plan by its name."""
    said = set(fold(meaning.text).split())
    return bool(said & turn.deployment.words.submit) and ask_reports.is_named(meaning.text, turn.deployment.plans)


def _on_a_report(meaning: Meaning) -> Meaning:
    """Of a report, when it is due and when the review is are one question: nobody is asked back which is meant."""
    near = next((guess for guess in meaning.guesses[:2] if guess in _WHEN_AND_WHERE | {Intent.MILESTONES}), None)
    return meaning if meaning.sure or near is None else replace(meaning, intent=near, confidence=SURE)


def _is_when_one_is_due(turn: Turn, meaning: Meaning) -> bool:
    """Whether what sounds like a question on a review or a plan is one on a report of its name or on no review."""
    if meaning.intent is Intent.MILESTONES and not _names_a_milestone(turn, meaning):
        return True
    return meaning.intent in (Intent.MILESTONES, Intent.PLAN_INFO) and _names_a_report(turn, meaning)


def _names_a_milestone(turn: Turn, meaning: Meaning) -> bool:
    said = f" {fold(meaning.text)} "
    return any(f" {word} " in said for words in turn.deployment.words.milestones.values() for word in words)


def _speaks_of_reports(turn: Turn, meaning: Meaning) -> bool:
    said = f" {fold(meaning.text)} "
    return any(f" {word} " in said for word in turn.deployment.words.about_reports)


def _speaks_of_a_yearly(turn: Turn, meaning: Meaning) -> bool:
    said = f" {fold(meaning.text)} "
    return any(f" {word} " in said for word in turn.deployment.words.yearly_reports)


def _has_yearly_report(plan: Plan) -> bool:
    return any(one.action is Action.REPORT and one.every is Every.YEAR for one in plan.obligations)


def _has_monthly_report(plan: Plan) -> bool:
    return any(one.action is Action.REPORT and one.every is Every.MONTH for one in plan.obligations)


def _under(turn: Turn, meaning: Meaning, tree: Tree, plan: Plan | None) -> list[Asked]:
    """A question on reports under each plan that it may be about: the one chosen or named, else all."""
    plans = (plan,) if plan is not None else _named_plans(turn.deployment.plans, meaning.text)
    return [
        Asked(turn.session, turn.deployment, turn.person, tree, each, meaning, turn.now)
        for each in plans or turn.deployment.plans
    ]


def _own_named(turn: Turn, meaning: Meaning, tree: Tree) -> int | None:
    """The one of the person's several units that a wish names."""
    found = naming.resolve(meaning, tree, turn.deployment.today(turn.now))
    own = set(turn.person.units(Role.OFFICER))
    named = own & ({unit.id for unit in found.choices} or {int(found.meaning.unit or 0)})
    return named.pop() if len(named) == 1 and len(own) > 1 else None


def _point(turn: Turn, meaning: Meaning, *, on_reports: bool) -> Point | None:
    """The point that a question is about, where its words tell it from the wish that they look like."""
    point = turn.deployment.points.find(meaning.text) if meaning.text else None
    if point is Point.MONTHLY_REPORT and any(map(_has_monthly_report, turn.deployment.plans)):
        return None
    if point is Point.MORE_TIME and turn.person.holds(Role.REVIEWER):
        # who gives time does not ask for it
        return None
    if point in _OF_OVERSEERS and not any(map(turn.person.holds, _OVERSEE)):
        return None
    if point is None or (meaning.sure and meaning.intent in _NOT_WITH.get(point, _OWN)):
        return None
    return None if on_reports and point in _OF_NOMINATIONS else point


def _names_a_body(turn: Turn, meaning: Meaning) -> bool:
    """Whether a text that nothing else is to be made of is the name of a body of the plan."""
    if not meaning.text or (meaning.sure and meaning.intent is not Intent.OTHER):
        return False
    split = turn.deployment.understanding.split
    said = split(meaning.text)
    found = [longest_name(each, said, split) for each in turn.plans]
    return any(one is not None and one[1] == len(said) for one in found)


def _names_a_unit_alone(turn: Turn, meaning: Meaning) -> bool:
    """Whether somebody who oversees units names one and no more, with no question to go on with: how does it stand?"""
    oversees = any(map(turn.person.holds, _OVERSEE))
    alone = meaning.is_follow_up and meaning.unit is not None and meaning.field is None
    return oversees and alone and not _names_a_body(turn, meaning)


def _answered(
    turn: Turn, meaning: Meaning, tree: Tree, plan: Plan | None, *, on_reports: bool, point: Point | None = None
) -> Outcome:
    named = naming.resolve(meaning, tree, turn.deployment.today(turn.now))
    if named.choices:
        choices = tuple((unit, None if unit.parent is None else tree[unit.parent]) for unit in named.choices)
        return answers.WhichUnit(meaning.intent, choices, named.changes, plan, meaning.period, on_reports, point)
    on_yearly = on_reports and _speaks_of_a_yearly(turn, meaning)
    # "when is the yearly report due" is near to "when are the reviews"
    when_due = meaning.intent in _WHEN_AND_WHERE or _is_when_one_is_due(turn, meaning)
    if on_reports and (when_due or (on_yearly and meaning.intent is Intent.MILESTONES)):
        under = _under(turn, named.meaning, tree, plan)
        yearly = [asked for asked in under if not on_yearly or _has_yearly_report(asked.plan)]
        dates = ask_reports.due(yearly or under)
        if not yearly and not isinstance(dates, answers.WhichPlan):
            return answers.NoYearlyReport(under[0].plan) if dates is None else replace(dates, none_yearly=True)
        if dates is not None:
            return dates
    plans = (plan,) if plan is not None else _plans(turn, meaning)
    if len(plans) > 1:
        unit_id = None if named.meaning.unit is None else int(named.meaning.unit)
        return answers.WhichPlan(meaning.intent, plans, unit_id, meaning.period, point=point)
    understood = _completed(turn, _in_terms_of(plans[0], turn, named.meaning, tree))
    asked = Asked(turn.session, turn.deployment, turn.person, tree, plans[0], understood, turn.now)
    if point is not None:
        return points.answer(asked, point)
    if (on_reports_alone := _under_reports_alone(asked)) is not None:
        return on_reports_alone
    answer = ask.answer(asked)
    reckoning.keep(asked, answer)
    found = answers.Since(answer, named.changes) if named.changes else answer
    alone = understood.also is None or understood.intent is Intent.SEARCH
    second = None if alone else _answered_too(turn, understood, tree, plans[0])
    follow_ups.remember(turn, understood, plans[0], answer)
    return found if second is None else answers.Together((found, second))


def _answered_too(turn: Turn, meaning: Meaning, tree: Tree, plan: Plan) -> answers.Answer | None:
    """The same of the second unit or field that a text names; None where that would have to be asked back."""
    also = meaning.also or Slots()
    other = replace(meaning, unit=also.unit or meaning.unit, field=also.field or meaning.field, also=None)
    named = naming.resolve(other, tree, turn.deployment.today(turn.now))
    if named.choices:
        return None
    asked = Asked(turn.session, turn.deployment, turn.person, tree, plan, named.meaning, turn.now)
    answer = ask.answer(asked)
    reckoning.keep(asked, answer)
    return answers.Since(answer, named.changes) if named.changes else answer


def _under_reports_alone(asked: Asked) -> ReportSums | ReportsDue | answers.WhichPlan | answers.NoSuchPeriod | None:
    """What a question on figures and days means under a plan that asks for nothing but reports."""
    if not duties.is_of_reports_alone(asked.plan):
        return None
    if asked.meaning.intent in _WHO_HANDED_IN and not questions.units_meant(asked):
        return ask_reports.handed_in([asked])
    if asked.meaning.intent in _WHO_HANDED_IN | _WHEN_AND_WHERE:
        return ask_reports.due([asked])
    return None


def _plans(turn: Turn, meaning: Meaning) -> tuple[Plan, ...]:
    """The plans that a question may be about: those that its words name, else those that the asker may mean."""
    if meaning.intent in _OF_NO_PLAN or len(turn.deployment.plans) == 1:
        return (turn.plan,)
    meant = turn.plans_concerning if meaning.intent in _OF_EVERY_DUTY else turn.plans
    return _named_plans(turn.deployment.plans, meaning.text) or meant


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
    if not meaning.text or (meaning.is_follow_up and again.field is None):
        known = meaning.field in {field.id for field in plan.fields}
        return replace(meaning, field=meaning.field if known else None)
    return replace(meaning, field=again.field, also=again.also)


def _completed(turn: Turn, meaning: Meaning) -> Meaning:
    """While a form is being filled, what is asked on criteria and leads is asked of its field and subject."""
    draft = turn.draft
    if draft is None or meaning.field is not None or meaning.intent not in (Intent.CRITERIA, Intent.LEAD_AGENCY):
        return meaning
    subject = meaning.subject or draft.answers.get("subject")
    return replace(meaning, field=draft.answers.get("field"), subject=subject)
