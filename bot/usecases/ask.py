"""Questions: each gives a typed answer from the plan and the live figures; `replies.ask` words it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.bodies import body_of, gone, is_body, longest_name, shared
from bot.domain.names import fold
from bot.domain.obligations import is_over
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may, reads_any, who_may
from bot.domain.plan import Action, Obligation
from bot.domain.roster import Unit
from bot.storage import people
from bot.understanding import Intent, Meaning
from bot.usecases import addressees, ask_dates, ask_figures, ladders, questions, search, snooze, standing, timetable
from bot.usecases.answers import (
    Answer,
    Criteria,
    Duties,
    Fields,
    Help,
    InPlaceOfFile,
    LeadAgency,
    LedBy,
    NextReminder,
    NoSuchPeriod,
    NotMyBusiness,
    PlanInfo,
    Rewards,
    Smalltalk,
    Together,
    Unanswered,
    Unsure,
    WhichField,
)
from bot.usecases.duties import Duty
from bot.usecases.questions import Asked
from bot.usecases.standing import UnitStanding


def answer(asked: Asked) -> Answer:
    """The answer to a question that was understood."""
    try:
        return _ANSWERS[asked.meaning.intent](asked)
    except questions.OutsideThePlan as outside:
        return NoSuchPeriod(asked.plan, outside.period)


def guesses(meaning: Meaning) -> Unsure | NotMyBusiness:
    """What to offer when a text was not understood well enough."""
    offered = tuple(intent for intent in meaning.guesses if intent not in (Intent.OTHER, Intent.SMALLTALK))
    return Unsure(offered) if offered else NotMyBusiness()


def criteria(asked: Asked) -> Answer:
    field, subject, officer = asked.named_field, asked.named_subject, asked.person.holds(Role.OFFICER)
    general = asked.plan.standards_for(subject)
    if field is None:
        alike = all(isinstance(each.criteria, str) for each in asked.plan.fields)
        if alike or (general and subject is not None):
            apart = tuple(each for each in asked.plan.fields if subject is not None and each.singles_out(subject))
            return Criteria(asked.plan, None, subject, (), general, apart, _uncounted(asked), officer)
        return WhichField(asked.plan, Intent.CRITERIA)
    wanted = field.demands(subject)
    return Criteria(asked.plan, field, subject, wanted, () if wanted else general, (), _uncounted(asked), officer)


def _uncounted(asked: Asked) -> tuple[Obligation, ...]:
    """The obligations in whose number the named subject does not count, though the plan knows it."""
    subject = asked.named_subject
    if subject is None or subject not in asked.plan.subjects:
        return ()
    numbered = (one for one in asked.plan.obligations if one.at_least is not None and one.counts_subjects)
    return tuple(one for one in numbered if subject not in one.counts_subjects)


def fields(asked: Asked) -> Answer:
    return Fields(asked.plan)


def lead_agency(asked: Asked) -> Answer:
    if asked.named_field is not None:
        field, today = asked.named_field, asked.deployment.today(asked.now)
        ended = gone(asked.plan, (*field.lead, *field.consulting), today, asked.tree)
        return LeadAgency(asked.plan, field, ended)
    unit = asked.named_unit
    if not any(field.lead for field in asked.plan.fields):
        return LedBy(asked.plan, None, (), ())
    body = None if unit is None else body_of(asked.plan, unit)
    if unit is None or body is None:
        return WhichField(asked.plan, Intent.LEAD_AGENCY)
    leads = tuple(field for field in asked.plan.fields if body in field.lead)
    consults = tuple(field for field in asked.plan.fields if body in field.consulting)
    ended = gone(asked.plan, (body,), asked.deployment.today(asked.now), asked.tree)
    return LedBy(asked.plan, unit.name, leads, consults, ended)


def plan_info(asked: Asked) -> Answer:
    return PlanInfo(asked.plan, is_over(asked.plan, asked.deployment.today(asked.now)))


def rewards(asked: Asked) -> Answer:
    return Rewards(asked.plan, asked.plan.rewards)


def duties(asked: Asked) -> Answer:
    # who reviews for a unit asks for its own duties, and for another's by its name
    units, named = questions.units_meant(asked) or questions.tops(asked), _body_named(asked)
    if named is not None and not any(is_body(asked.plan.bodies[named], unit) for unit in units):
        listed = tuple(duty for duty in asked.plan.duties if duty.body == named)
        ended = gone(asked.plan, (named,), asked.deployment.today(asked.now), asked.tree)
        return Duties(asked.plan, (asked.plan.bodies[named].name,), listed, None, ended)
    found: list[Duties] = []
    for unit in units:
        theirs = _duties_of(asked, unit)
        alike = next((i for i, one in enumerate(found) if (one.duties, one.owed) == (theirs.duties, theirs.owed)), None)
        if alike is not None:
            found[alike] = replace(found[alike], named=(*found[alike].named, *theirs.named))
        elif theirs.duties or theirs.owed is not None or asked.named_unit is not None:
            found.append(theirs)
    if not found:
        return Duties(asked.plan, (), asked.plan.duties)
    return found[0] if len(found) == 1 else Together(tuple(found))


def _duties_of(asked: Asked, unit: Unit) -> Duties:
    bodies = asked.plan.bodies
    theirs = tuple(duty for duty in asked.plan.duties if is_body(bodies[duty.body], unit))
    owed = standing.owed_by(asked.plan, unit, asked.tree)
    said = owed is None or owed.at_least is None or owed.source in {duty.source for duty in theirs}
    today = asked.deployment.today(asked.now)
    ended = gone(asked.plan, (duty.body for duty in theirs), today, asked.tree)
    return Duties(asked.plan, (unit.name,), theirs, None if said else owed, ended)


def _body_named(asked: Asked) -> str | None:
    """The plan's body that the words name, where they do not name a unit as fully."""
    split = asked.deployment.understanding.split
    said, unit = split(asked.meaning.text), asked.named_unit
    found = longest_name(asked.plan, said, split)
    if found is None:
        return None
    slug, length = found
    return slug if unit is None or length > max(shared(said, split(name)) for name in unit.called) else None


def help_(asked: Asked) -> Answer:
    return Help(asked.person, questions.hands_in(asked))


def report(asked: Asked) -> Answer:
    """Of a field or kind the exemplars, else the figures of those that the asker oversees or of their own unit."""
    if asked.meaning.field is not None or asked.meaning.subject is not None:
        return InPlaceOfFile(search.find(asked), reads=True)
    return InPlaceOfFile(state(asked), reads=reads_any(asked.person))


def state(asked: Asked) -> Answer:
    """The figures of those that the asker oversees, or of the unit that is named or their own."""
    oversees = questions.tops(asked) and asked.named_unit is None
    return ask_figures.missing_units(asked) if oversees else ask_figures.remaining(asked)


def not_answered(asked: Asked) -> Unanswered | NotMyBusiness:
    """To what is none of the bot's business; where words of its business stand there, that it has no answer yet."""
    said = f" {fold(asked.meaning.text)} "
    return Unanswered() if any(f" {word} " in said for word in asked.deployment.words.business) else NotMyBusiness()


def reminders(asked: Asked) -> Answer:
    session, person = asked.session, asked.person
    wishes, today = person.reminding, asked.deployment.today(asked.now)
    found, until = timetable.next_for(session, asked.deployment, person, asked.now)
    owed = None if found is None or found.standing is None else found.standing.due.plan
    own = tuple(_own(asked))
    hears = person.holds(Role.OFFICER) or person.holds(Role.REVIEWER)
    return NextReminder(
        None if wishes.off else found,
        until,
        None if owed is None else ladders.of(session, owed),
        own,
        off=wishes.off and hears,
        rests_until=None if wishes.off or wishes.hears_on(today) else wishes.muted_until,
        reviewers=tuple(_who_forward(asked)),
        again=snooze.asked_for(session, asked.deployment, person, asked.now),
        said_by=_said_by(asked, own),
        over=asked.plan if is_over(asked.plan, today) and not _goes_on(asked, today) else None,
    )


def _goes_on(asked: Asked, today: date) -> bool:
    """Whether the asker's units, or those that they oversee, owe anything under a plan whose time it is."""
    theirs, tree = {unit.id for unit in questions.own_units(asked)}, asked.tree
    for top in questions.tops(asked) if not theirs else ():
        theirs |= {unit.id for unit in tree if tree.is_under(unit.id, top.id)}
    running = (plan for plan in asked.deployment.plans if plan.term.start <= today <= plan.term.end)
    owed = (one for plan in running for one in plan.obligations)
    return any(unit.id in theirs for one in owed for unit in tree.select(one.who, on=today))


def _said_by(asked: Asked, own: Iterable[UnitStanding]) -> dict[int, str]:
    """By declaration of the asker's units who made it, where that is somebody else."""
    said = (how.declared for how in own if how.declared is not None)
    others = (each for each in said if each.person_id != asked.person.id)
    return {each.id: each.by_name or people.get(asked.session, each.person_id).name for each in others}


def _own(asked: Asked) -> Iterator[UnitStanding]:
    """How the asker's units stand now with what they nominate, forward and report."""
    for unit in questions.own_units(asked) if asked.person.holds(Role.OFFICER) else ():
        actions = (Action.NOMINATE, Action.FORWARD, Action.REPORT)
        owing = (standing.owed_by(asked.plan, unit, asked.tree, action=action) for action in actions)
        for owed in (one for one in owing if one is not None):
            duty = Duty(asked.plan, owed, questions.period_meant(asked, owed, [unit]))
            yield addressees.of_unit(asked.session, asked.deployment, duty, asked.tree, unit.id)


def _who_forward(asked: Asked) -> Iterator[str]:
    """Who forwards for the asker's units, where the asker does not."""
    for unit_id in asked.person.units(Role.OFFICER):
        if not may(asked.person, May.FORWARD, unit_id, asked.tree):
            everybody = people.everybody(asked.session)
            yield from (each.name for each in who_may(everybody, May.FORWARD, unit_id, asked.tree))


_ANSWERS: Mapping[Intent, Callable[[Asked], Answer]] = {
    Intent.REMAINING: ask_figures.remaining,
    Intent.MISSING_UNITS: ask_figures.missing_units,
    Intent.DEADLINE: ask_dates.deadline,
    Intent.CRITERIA: criteria,
    Intent.FIELDS: fields,
    Intent.LEAD_AGENCY: lead_agency,
    Intent.SUBMIT_WHERE: ask_dates.submit_where,
    Intent.MILESTONES: ask_dates.milestones,
    Intent.PLAN_INFO: plan_info,
    Intent.REWARDS: rewards,
    Intent.DUTIES: duties,
    Intent.HELP: help_,
    Intent.SMALLTALK: lambda _: Smalltalk(),
    Intent.OTHER: not_answered,
    Intent.SEARCH: search.find,
    Intent.REPORT: report,
    Intent.REMINDERS: reminders,
}
