"""What the plan says, in words: the answer first, then the clause. Figures have a module of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.domain.plan import Criterion, Field, LegalBasis, Milestone, Plan
from bot.replies.dispositions import footnote
from bot.replies.figures import called, coming, deadline_line, report_button
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers

#: so many duties are listed when no body is named
_LISTED = 8
#: so many of the documents that a plan rests on
_BASES = 4


def deadline(told: answers.Deadline, voice: Voice) -> Reply:
    due, obligation = told.due, told.due.obligation
    once, line = due.every is Every.ONCE, deadline_line(due, voice)
    text = lines(
        voice("deadline-headline-once", line=line)
        if once
        else voice("deadline-headline", period=voice.period(due.period), line=line),
        voice("no-quota") if due.at_least is None else None,
        _rule(due, voice),
        voice("deadline-cutoff", cutoff=f"{due.cutoff:%H:%M}") if due.cutoff else None,
        None if told.extended is None else footnote(told.extended, told.unit, voice),
        _met(told, voice),
        voice("plan-over") if told.over else None,
        voice.source(told.plan, obligation.due_source or obligation.source),
    )
    open_ = told.met is False
    return Reply(text, (voice.choice("nominate", Verb.NOMINATE),) if open_ else ())


def _rule(due: DueObligation, voice: Voice) -> str | None:
    """How the plan puts the day, where that needs a word."""
    rule = due.obligation.due
    if due.basis == "inferred":
        return voice("deadline-day-inferred" if rule and rule.inferred else "deadline-inferred")
    if rule is None or rule.before_day is None or due.every is not Every.MONTH:
        return None
    return voice("deadline-rule-after" if rule.after_period else "deadline-rule", day=rule.before_day)


def no_deadline(told: answers.NoDeadline, voice: Voice) -> Reply:
    clauses = [told.obligation.source] if told.obligation else []
    return Reply(
        lines(
            voice("no-deadline"),
            *coming(told.coming, voice),
            voice("plan-over") if told.over else None,
            voice.source(told.plan, *clauses, *(one.source for one in told.coming))
            if clauses or told.coming
            else voice("source-plan", plan=voice.plan(told.plan)),
        ),
        () if told.over else (*report_button(told.coming, voice, own=told.own), *_nominating(told, voice)),
    )


def _nominating(told: answers.NoDeadline, voice: Voice) -> tuple[Choice, ...]:
    return () if told.obligation is None else (voice.choice("nominate", Verb.NOMINATE),)


def _met(told: answers.Deadline, voice: Voice) -> str | None:
    if told.unit is None or told.met is None:
        return None
    return voice("deadline-met" if told.met else "deadline-not-met", unit=told.unit.name)


def criteria(told: answers.Criteria, voice: Voice) -> Reply:
    heading = voice("criteria-general") if told.field is None else voice("criteria-field", field=told.field.name)
    blocks: list[str] = []
    for subject, demands in told.demands:
        if subject is not None:
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
    return voice("demand-favoured" if demand.favoured else "demand", text=demand.text)


def which_field(told: answers.WhichField, voice: Voice) -> Reply:
    return Reply(voice("which-field"), _by_field(told.plan, told.intent))


def _by_field(plan: Plan, intent: Intent) -> tuple[Choice, ...]:
    return tuple(Choice(field.button, actions.write(Verb.ASK, intent, field.id)) for field in plan.fields)


def fields(told: answers.Fields, voice: Voice) -> Reply:
    named = [field for field in told.plan.fields if not field.open_list]
    numbered = [voice("numbered", number=i, text=field.name) for i, field in enumerate(named, start=1)]
    others = [voice("fields-open", other=field.name) for field in told.plan.fields if field.open_list]
    heading = voice("fields", count=len(named))
    source = voice.source(told.plan, *(field.source for field in told.plan.fields))
    text = lines(heading, *numbered, *others, voice("fields-next"), source)
    return Reply(text, _by_field(told.plan, Intent.CRITERIA))


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
    receiver = told.plan.bodies[obligation.to]
    return Reply(
        lines(
            voice("submit-to", receiver=receiver.name),
            *(voice("submit-channel", address=way.address, what=way.what) for way in receiver.channels),
            voice("submit-here"),
            voice.source(told.plan, obligation.source, *(way.source for way in receiver.channels)),
        ),
        (voice.choice("nominate", Verb.NOMINATE),),
    )


def milestones(told: answers.Milestones, voice: Voice) -> Reply:
    if not told.milestones and not told.reports:
        return Reply(lines(voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan))))
    rows = [_milestone(one, told, voice) for one in told.milestones]
    for report, day in told.reports:
        name, when = (
            called(report, voice),
            voice("when-unsaid") if day is None else voice("when-until", day=voice.day(day)),
        )
        rows.append(_dated(name, day, when, told.today, voice))
    clauses = [*(one.source for one in told.milestones), *(report.source for report, _ in told.reports)]
    buttons = (
        *((voice.choice("hand-in", Verb.REPORT),) if told.hands_in else ()),
        *((voice.choice("milestone-done", Verb.MILESTONE_DONE),) if told.may_mark else ()),
    )
    return Reply(lines(*rows, voice.source(told.plan, *clauses)), buttons)


def _milestone(milestone: Milestone, told: answers.Milestones, voice: Voice) -> str:
    mark = told.done.get(milestone.id)
    if mark is not None:
        return voice("milestone-row-done", name=milestone.name, day=voice.day(mark.day), note=mark.note or "none")
    return _dated(milestone.name, milestone.due, _when(milestone, voice), told.today, voice)


def _when(milestone: Milestone, voice: Voice) -> str:
    if milestone.due is None or milestone.period is None:
        return voice("when-unsaid")
    if milestone.inferred:
        return voice("when-around", day=voice.day(milestone.due))
    return voice.period(milestone.period) if milestone.basis == "inferred" else voice.day(milestone.due)


def _dated(name: str, day: date | None, when: str, today: date, voice: Voice) -> str:
    past = day is not None and day < today
    return voice("milestone-past" if past else "milestone", name=name, when=when)


def plan_info(told: answers.PlanInfo, voice: Voice) -> Reply:
    plan = told.plan
    return Reply(
        lines(
            voice("plan-title", plan=voice.plan(plan), title=plan.title, issuer=plan.issuer),
            voice("plan-number-unknown") if plan.number is None else None,
            voice("plan-term", start=voice.texts.full_day(plan.term.start), end=voice.texts.full_day(plan.term.end)),
            voice("plan-over") if told.over else None,
            *(_basis(basis, voice) for basis in plan.based_on[:_BASES]),
            voice("legal-basis-more", count=len(plan.based_on) - _BASES) if len(plan.based_on) > _BASES else None,
            voice("plan-template") if plan.template else None,
        )
    )


def _basis(basis: LegalBasis, voice: Voice) -> str:
    document = basis.number or basis.about or ""
    if basis.date is None:
        return voice("legal-basis-undated", document=document, by=basis.by)
    return voice("legal-basis", number=document, by=basis.by, day=voice.texts.full_day(basis.date))


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
    if told.hands_in:
        buttons += (voice.choice("hand-in", Verb.REPORT),)
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
