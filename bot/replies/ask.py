"""Answers to questions in words: figures first, what is missing or next, then the source."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.actions import Verb
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.domain.plan import Criterion, Field, Plan
from bot.domain.progress import Group, Progress
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers
from bot.usecases.standing import UnitStanding, short

#: Telegram copies at most so many characters by a button
_COPIED = 256
_LISTED = 8
#: so many earlier periods are named; of more, how many they are
_PERIODS = 4

#: the groups of units that people hear, in this order
GROUPS = (Group.NOT_SENT, Group.DRAFTING, Group.MENDING, Group.SHORT)


def remaining(told: answers.Remaining, voice: Voice) -> Reply:
    how = told.standing
    text = lines(
        headline(how, voice),
        counts(how.progress, voice),
        _until(told, voice),
        _earlier(told, voice),
        voice("plan-over-figures") if told.over else None,
        voice.source_live(told.plan, how.due.obligation.source),
    )
    if not told.own:
        return Reply(text)
    if told.returned:
        first = (voice.choice("mend", Verb.MEND, told.returned[0].id),)
    else:
        first = () if how.progress.group is Group.MET else (voice.choice("nominate", Verb.NOMINATE),)
    return Reply(text, (*first, voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)))


def headline(how: UnitStanding, voice: Voice) -> str:
    """The first line of how a unit stands."""
    progress = how.progress
    values: dict[str, str | int] = {
        "unit": how.unit.name,
        "period": voice.period(how.due.period),
        "required": progress.required or 0,
        "counted": progress.counted,
        "missing": progress.missing or 0,
        "returned": progress.returned,
    }
    return voice(f"remaining-{progress.group}", **values)


def counts(progress: Progress, voice: Voice) -> str:
    """Sent, waiting, approved, returned: never one figure without the others; the rest where there is any."""
    sent = progress.submitted + progress.approved + progress.forwarded + progress.returned + progress.rejected
    figures = {
        "sent": sent,
        "waiting": progress.submitted,
        "approved": progress.approved + progress.forwarded,
        "returned": progress.returned,
    }
    more = {"rejected": progress.rejected, "drafting": progress.drafting}
    rest = ". ".join(voice(f"counts-{name}", count=count) for name, count in more.items() if count)
    return voice("counts-more", rest=rest, **figures) if rest else voice("counts", **figures)


def deadline_line(due: DueObligation, voice: Voice, *, met: bool = False) -> str:
    """Until when, steering to the last working day, with the working days left; or that the day is past."""
    if voice.today > due.due:
        return voice("deadline-was" if met else "deadline-past", day=voice.day(due.due))
    left = voice.deployment.calendar.working_days_left(voice.today, due.due)
    if due.last_working_day == due.due:
        key = "deadline-today" if voice.today == due.due else "deadline-until"
        return voice(key, day=voice.day(due.due), left=left)
    if due.last_working_day < voice.today:
        return voice("deadline-weekend", day=voice.day(due.due))
    return voice("deadline-until-better", day=voice.day(due.due), better=voice.day(due.last_working_day), left=left)


def _until(told: answers.Remaining, voice: Voice) -> str:
    """The deadline; of a unit that is mending, the day by which to mend."""
    days = [nomination.mend_by for nomination in told.returned if nomination.mend_by is not None]
    if told.standing.progress.group is Group.MENDING and days:
        return voice("mend-until", day=voice.day(min(days)))
    return deadline_line(told.standing.due, voice, met=told.standing.progress.group is Group.MET)


def _earlier(told: answers.Remaining, voice: Voice) -> str | None:
    if not told.earlier:
        return None
    if len(told.earlier) > _PERIODS:
        return voice("earlier-missing-many", count=len(told.earlier), last=voice.period(told.earlier[-1]))
    return voice("earlier-missing", periods=voice.names(voice.period(period) for period in told.earlier))


def remaining_over(told: answers.RemainingOver, voice: Voice) -> Reply:
    required = sum(how.progress.required or 0 for how in told.standings)
    counted = sum(min(how.progress.counted, how.progress.required or 0) for how in told.standings)
    sent = sum(how.progress.counted for how in told.standings)
    unmet = [voice.period(how.due.period) for how in told.standings if how.progress.missing]
    values = {"unit": told.unit.name, "span": voice.period(told.span)}
    if not told.standings:
        return Reply(lines(voice("over-none", **values), voice.source(told.plan, _source(told.plan))))
    text = lines(
        voice("over", required=required, sent=sent, missing=required - counted, **values),
        voice("over-unmet", periods=voice.names(unmet)) if unmet else voice("over-met"),
        voice.source_live(told.plan, told.standings[0].due.obligation.source),
    )
    return Reply(text)


def remaining_all(told: answers.RemainingAll, voice: Voice) -> Reply:
    text = lines(
        overview(told.due, told.standings, voice),
        *groups(told.standings, voice),
        totals(told.standings, voice),
        deadline_line(told.due, voice),
        *(
            voice(
                "forwarding",
                unit=h.unit.name,
                counted=h.progress.counted,
                required=h.progress.required or 0,
                day=voice.day(h.due.due),
            )
            for h in told.own
        ),
        voice("plan-over-figures") if told.over else None,
        voice.source_live(told.plan, told.due.obligation.source),
    )
    waiting = sum(how.progress.submitted for how in told.standings)
    review = (voice.choice("waiting", Verb.WAITING, count=waiting),) if waiting else ()
    return Reply(text, (*review, voice.choice("invite", Verb.INVITE)), copies=_copy(told.due, told.standings, voice))


def overview(due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    """How many units have done their part."""
    missing = len(short(standings))
    key = "overview-all" if not missing else "overview"
    return voice(
        key, met=len(standings) - missing, total=len(standings), missing=missing, period=voice.period(due.period)
    )


def groups(standings: Iterable[UnitStanding], voice: Voice) -> list[str]:
    """The units that miss something, in the groups that people hear."""
    by_group = {group: [how.unit.name for how in standings if how.progress.group is group] for group in GROUPS}
    return [voice(f"group-{group}", names=voice.names(names)) for group, names in by_group.items() if names]


def totals(standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    """All entries of all units."""
    everything = [how.progress for how in standings]
    summed = Progress(
        unit_id=0,
        required=None,
        counted=0,
        **{
            name: sum(getattr(progress, name) for progress in everything)
            for name in ("submitted", "approved", "forwarded", "returned", "rejected", "drafting")
        },
    )
    return counts(summed, voice)


def missing_units(told: answers.MissingUnits, voice: Voice) -> Reply:
    text = lines(
        overview(told.due, told.standings, voice),
        *groups(told.standings, voice),
        deadline_line(told.due, voice),
        voice.source_live(told.plan, told.due.obligation.source),
    )
    return Reply(text, copies=_copy(told.due, told.standings, voice))


def _copy(due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice) -> tuple[tuple[str, str], ...]:
    """A plain block of numbers and unit names to paste elsewhere, where it fits."""
    block = lines(overview(due, standings, voice), *groups(standings, voice), deadline_line(due, voice))
    return ((voice("button-copy"), block),) if len(block) <= _COPIED else ()


def no_quota(told: answers.NoQuota, voice: Voice) -> Reply:
    unit = voice("all-units") if told.unit is None else told.unit.name
    return Reply(
        lines(
            voice("no-quota"),
            voice("no-quota-sent", unit=unit, period=voice.period(told.period), submitted=told.submitted),
            voice("source-plan", plan=voice.plan(told.plan)),
        )
    )


def not_yours(told: answers.NotYours, voice: Voice) -> Reply:
    return Reply(voice("not-yours", unit=told.unit.name))


def nothing_owed(told: answers.NothingOwed, voice: Voice) -> Reply:
    return Reply(lines(voice("nothing-owed", unit=told.unit.name), voice.source(told.plan, _source(told.plan))))


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
    buttons = tuple(Choice(field.button, f"{Verb.ASK}:{told.intent}:{field.id}") for field in told.plan.fields)
    return Reply(voice("which-field"), buttons)


def fields(told: answers.Fields, voice: Voice) -> Reply:
    numbered = [voice("numbered", number=i, text=field.name) for i, field in enumerate(told.plan.fields, start=1)]
    buttons = tuple(Choice(field.button, f"{Verb.ASK}:{Intent.CRITERIA}:{field.id}") for field in told.plan.fields)
    heading = voice("fields", count=len(told.plan.fields))
    source = voice.source(told.plan, *(field.source for field in told.plan.fields))
    return Reply(lines(heading, *numbered, voice("fields-next"), source), buttons)


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
    if told.person.holds(Role.REVIEWER) or told.person.holds(Role.ADMIN):
        buttons += (voice.choice("to-review", Verb.WAITING), voice.choice("invite", Verb.INVITE))
    role = "help-reviewer" if told.person.holds(Role.REVIEWER) else "help-officer"
    return Reply(lines(voice(role), voice("help-ask")), buttons[:4])


def smalltalk(_: answers.Smalltalk, voice: Voice) -> Reply:
    return Reply(voice("smalltalk"))


def not_my_business(_: answers.NotMyBusiness, voice: Voice) -> Reply:
    return Reply(voice("not-my-business"), (voice.choice("help", Verb.ASK, Intent.HELP),))


def unsure(told: answers.Unsure, voice: Voice) -> Reply:
    buttons = tuple(voice.choice(f"ask-{intent}", Verb.ASK, intent) for intent in told.guesses)
    return Reply(voice("unsure"), (*buttons, voice.choice("ask-else", Verb.ASK, Intent.HELP)), columns=1)


def not_yet(told: answers.NotYet, voice: Voice) -> Reply:
    return Reply(voice(f"not-yet-{told.intent}"), (voice.choice("remaining", Verb.ASK, Intent.REMAINING),))


def _source(plan: Plan) -> str:
    return plan.obligations[0].source
