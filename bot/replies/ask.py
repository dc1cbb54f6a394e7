"""What the plan says, in words: the answer first, then the clause. Figures have a module of their own."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.permissions import Role
from bot.domain.plan import Criterion, Field, Plan
from bot.replies.figures import deadline_line
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers

#: so many duties are listed when no body is named
_LISTED = 8


def deadline(told: answers.Deadline, voice: Voice) -> Reply:
    due, obligation = told.due, told.due.obligation
    before = obligation.due.before_day
    rule = "" if before is None else voice("deadline-rule", day=before)
    inferred = voice("deadline-inferred") if due.basis == "inferred" else None
    text = lines(
        voice("deadline-headline", period=voice.period(due.period), line=deadline_line(due, voice)),
        rule or inferred,
        _met(told, voice),
        voice("plan-over") if told.over else None,
        voice.source(told.plan, obligation.due_source or obligation.source),
    )
    open_ = told.met is False
    return Reply(text, (voice.choice("nominate", Verb.NOMINATE),) if open_ else ())


def _met(told: answers.Deadline, voice: Voice) -> str | None:
    if told.unit is None or told.met is None:
        return None
    return voice("deadline-met" if told.met else "deadline-not-met", unit=told.unit.name)


def criteria(told: answers.Criteria, voice: Voice) -> Reply:
    heading = voice("criteria-general") if told.field is None else voice("criteria-field", field=told.field.name)
    blocks: list[str] = []
    for subject, demands in told.demands:
        blocks.append(voice("criteria-subject", subject=voice(f"choice-subject-{subject}")))
        blocks.extend(_demand(demand, voice) for demand in demands)
    if told.general:
        key = "criteria-general-only" if told.field is not None else None
        blocks.append(voice(key) if key else "")
        blocks.extend(_demand(demand, voice) for demand in told.general)
    clauses = [d.source for _, demands in told.demands for d in demands] + [d.source for d in told.general]
    if not clauses:
        return Reply(lines(heading, voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan))))
    return Reply(lines(heading, *blocks, voice.source(told.plan, *clauses)), (voice.choice("nominate", Verb.NOMINATE),))


def _demand(demand: Criterion, voice: Voice) -> str:
    return voice("demand", text=demand.text)


def which_field(told: answers.WhichField, voice: Voice) -> Reply:
    return Reply(voice("which-field"), _by_field(told.plan, told.intent))


def _by_field(plan: Plan, intent: Intent) -> tuple[Choice, ...]:
    return tuple(Choice(field.button, actions.write(Verb.ASK, intent, field.id)) for field in plan.fields)


def fields(told: answers.Fields, voice: Voice) -> Reply:
    numbered = [voice("numbered", number=i, text=field.name) for i, field in enumerate(told.plan.fields, start=1)]
    heading = voice("fields", count=len(told.plan.fields))
    source = voice.source(told.plan, *(field.source for field in told.plan.fields))
    return Reply(lines(heading, *numbered, voice("fields-next"), source), _by_field(told.plan, Intent.CRITERIA))


def lead_agency(told: answers.LeadAgency, voice: Voice) -> Reply:
    plan, field = told.plan, told.field
    source = voice.source(plan, field.source)
    if not field.lead:
        return Reply(lines(voice("lead-none", field=field.name), source))
    return Reply(
        lines(
            voice("lead", field=field.name, bodies=_bodies(plan, field.lead, voice)),
            voice("consulting", bodies=_bodies(plan, field.consulting, voice)) if field.consulting else None,
            source,
        )
    )


def led_by(told: answers.LedBy, voice: Voice) -> Reply:
    if not told.leads and not told.consults:
        return Reply(lines(voice("led-none", body=told.body), voice("source-plan", plan=voice.plan(told.plan))))
    return Reply(
        lines(
            voice("led", body=told.body, fields=_field_names(told.leads, voice)) if told.leads else None,
            voice("consulted", body=told.body, fields=_field_names(told.consults, voice)) if told.consults else None,
            voice.source(told.plan, *(field.source for field in (*told.leads, *told.consults))),
        )
    )


def _bodies(plan: Plan, slugs: Iterable[str], voice: Voice) -> str:
    return voice.names(plan.bodies[slug].name for slug in slugs)


def _field_names(listed: Iterable[Field], voice: Voice) -> str:
    return voice.names(field.name for field in listed)


def submit_where(told: answers.SubmitWhere, voice: Voice) -> Reply:
    obligation = told.obligation
    if obligation is None or obligation.to is None:
        return Reply(
            lines(voice("submit-here"), voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan)))
        )
    return Reply(
        lines(
            voice("submit-to", receiver=told.plan.bodies[obligation.to].name),
            voice("submit-here"),
            voice.source(told.plan, obligation.source),
        ),
        (voice.choice("nominate", Verb.NOMINATE),),
    )


def milestones(told: answers.Milestones, voice: Voice) -> Reply:
    if not told.milestones:
        return Reply(lines(voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan))))
    rows = [
        voice(
            "milestone-past" if one.due < told.today else "milestone",
            name=one.name,
            when=voice.period(one.period) if one.basis == "inferred" else voice.day(one.due),
        )
        for one in told.milestones
    ]
    return Reply(lines(*rows, voice.source(told.plan, *(one.source for one in told.milestones))))


def plan_info(told: answers.PlanInfo, voice: Voice) -> Reply:
    plan = told.plan
    bases = [
        voice("legal-basis", number=b.number or "", by=b.by, day=voice.texts.full_day(b.date)) for b in plan.based_on
    ]
    return Reply(
        lines(
            voice("plan-title", plan=voice.plan(plan), title=plan.title, issuer=plan.issuer),
            voice("plan-number-unknown") if plan.number is None else None,
            voice("plan-term", start=voice.texts.full_day(plan.term.start), end=voice.texts.full_day(plan.term.end)),
            voice("plan-over") if told.over else None,
            *bases,
            voice("plan-template") if plan.template else None,
        )
    )


def rewards(told: answers.Rewards, voice: Voice) -> Reply:
    if not told.rewards:
        return Reply(lines(voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan))))
    rows = [voice("demand", text=reward.text) for reward in told.rewards]
    return Reply(lines(*rows, voice.source(told.plan, *(reward.source for reward in told.rewards))))


def duties(told: answers.Duties, voice: Voice) -> Reply:
    if not told.duties:
        body = told.body or voice("all-units")
        return Reply(lines(voice("duties-none", body=body), voice("source-plan", plan=voice.plan(told.plan))))
    heading = voice("duties", body=told.body) if told.body else voice("duties-all")
    shown = told.duties if told.body else told.duties[:_LISTED]
    rows = [voice("demand", text=d.text if told.body else f"{told.plan.bodies[d.body].name}: {d.text}") for d in shown]
    return Reply(lines(heading, *rows, voice.source(told.plan, *(duty.source for duty in shown))))


def help_(told: answers.Help, voice: Voice) -> Reply:
    buttons: tuple[Choice, ...] = ()
    if told.person.holds(Role.OFFICER):
        buttons += (voice.choice("nominate", Verb.NOMINATE), voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS))
    buttons += (voice.choice("remaining", Verb.ASK, Intent.REMAINING),)
    if told.person.holds(Role.REVIEWER) or told.person.holds(Role.LEADER):
        buttons += (voice.choice("to-review", Verb.WAITING),)
    if told.person.holds(Role.REVIEWER) or told.person.holds(Role.ADMIN):
        buttons += (voice.choice("invite", Verb.INVITE),)
    order = (Role.REVIEWER, Role.OFFICER, Role.LEADER, Role.ADMIN)
    role = next((role for role in order if told.person.holds(role)), Role.OFFICER)
    return Reply(lines(voice(f"help-{role}"), voice("help-ask")), buttons[:4])


def smalltalk(_: answers.Smalltalk, voice: Voice) -> Reply:
    return Reply(voice("smalltalk"))


def not_my_business(_: answers.NotMyBusiness, voice: Voice) -> Reply:
    return Reply(voice("not-my-business"), (voice.choice("help", Verb.ASK, Intent.HELP),))


def unsure(told: answers.Unsure, voice: Voice) -> Reply:
    buttons = tuple(voice.choice(f"ask-{intent}", Verb.ASK, intent) for intent in told.guesses)
    if Intent.HELP not in told.guesses:
        buttons += (voice.choice("ask-else", Verb.ASK, Intent.HELP),)
    return Reply(voice("unsure"), buttons, columns=1)


def not_yet(told: answers.NotYet, voice: Voice) -> Reply:
    return Reply(voice(f"not-yet-{told.intent}"), (voice.choice("remaining", Verb.ASK, Intent.REMAINING),))
