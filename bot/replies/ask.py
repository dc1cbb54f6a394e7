"""What the plan says, in words: the answer first, then the clause. Days and figures have modules of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.bodies import Receiver
from bot.domain.permissions import Role
from bot.domain.plan import Criterion, Field, LegalBasis, Plan, Subject
from bot.replies.ask_dates import to_deadline
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, packed
from bot.understanding import Intent
from bot.usecases import answers

#: a list takes so many lines, so that the whole answer has five
_LISTED = 3
#: so many characters a first line may have
_FIRST = 100
#: so many of the documents that a plan rests on
_BASES = 3


def criteria(told: answers.Criteria, voice: Voice) -> Reply:
    if not told.demands and not told.general:
        silent = lines(
            _criteria_heading(told, voice), voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan))
        )
        return _defined(told, voice) or Reply(silent, (voice.choice("ask-fields", Verb.ASK, Intent.FIELDS),))
    heading, notes = _criteria_heading(told, voice).split("\n"), _criteria_notes(told, voice)
    rows = _criteria_rows(told, max(1, _LISTED + 1 - len(heading) - len(notes)), voice)
    clauses = [
        *(demand.source for _, demands in told.demands for demand in demands),
        *(demand.source for demand in told.general),
        *(obligation.source for obligation in told.uncounted),
    ]
    text = lines(*heading, *rows, *notes, voice.source(told.plan, *clauses))
    return Reply(text, _after_criteria(told, voice))


def _after_criteria(told: answers.Criteria, voice: Voice) -> tuple[Choice, ...]:
    if told.officer:
        return (voice.choice("nominate", Verb.NOMINATE),)
    return (voice.choice("ask-fields", Verb.ASK, Intent.FIELDS),)


def _criteria_rows(told: answers.Criteria, room: int, voice: Voice) -> list[str]:
    """What is demanded: of several kinds of subjects a line for each, else in as many lines as there is room for."""
    alike = _alike(told)
    if len(alike) > 1:
        return [
            voice("criteria-of", subject=_named(subjects, voice), text="; ".join(demand.text for demand in demands))
            if subjects
            else voice("demand", text="; ".join(demand.text for demand in demands))
            for subjects, demands in alike
        ]
    return _demands([*(demand for _, demands in alike for demand in demands), *told.general], voice, room)


def _criteria_notes(told: answers.Criteria, voice: Voice) -> list[str]:
    """Where else the plan demands something, and that what was named does not count."""
    notes = _uncounted(told, voice)
    if told.apart:
        named = voice.names(
            voice("criteria-apart-field", field=field.name, clause=field.source) for field in told.apart
        )
        return [voice("criteria-apart", subject=_subject(told, voice), fields=named), *notes]
    if told.field is None and any(not isinstance(field.criteria, str) for field in told.plan.fields):
        return [voice("criteria-by-field"), *notes]
    return notes


def _defined(told: answers.Criteria, voice: Voice) -> Reply | None:
    """What the plan says of a subject for which it names no criteria; None when that is nothing."""
    defined = told.plan.definition_of(told.subject)
    if told.subject is None or not defined:
        return None
    text = voice("criteria-defined-only", subject=_subject(told, voice), text="; ".join(one.text for one in defined))
    source = voice.source(told.plan, *(one.source for one in defined))
    return Reply(lines(text, source), _after_criteria(told, voice))


def _criteria_heading(told: answers.Criteria, voice: Voice) -> str:
    if _unlisted(told) and told.general:
        return voice("criteria-no-such-subject", subject=_subject(told, voice))
    if told.field is None:
        return voice("criteria-general")
    name = told.field.name
    if told.general:
        short = voice("criteria-field-general", field=name)
        return (
            short
            if len(short) <= _FIRST
            else "\n".join((voice("criteria-field", field=name), voice("criteria-general-only")))
        )
    alike = _alike(told)
    if len(alike) == 1 and alike[0][0]:
        return voice("criteria-field-of", field=name, subjects=_lowered(_named(alike[0][0], voice)))
    return voice("criteria-areas" if told.field.areas and told.demands else "criteria-field", field=name)


def _named(subjects: Iterable[Subject], voice: Voice) -> str:
    return voice.names(voice(f"choice-subject-{subject}") for subject in subjects)


def _unlisted(told: answers.Criteria) -> bool:
    return told.subject is not None and told.subject not in told.plan.subjects


def _subject(told: answers.Criteria, voice: Voice) -> str:
    return "" if told.subject is None else _lowered(voice(f"choice-subject-{told.subject}"))


def _uncounted(told: answers.Criteria, voice: Voice) -> list[str]:
    """That the subject does not count in a number that the plan asks for."""
    return [
        voice(
            "criteria-uncounted",
            subject=_subject(told, voice),
            at_least=one.at_least or 0,
            rhythm=voice(f"rhythm-{one.every}"),
        )
        for one in told.uncounted
    ]


def _alike(told: answers.Criteria) -> list[tuple[list[Subject], tuple[Criterion, ...]]]:
    """The demands of the field, with the subjects of which the same is asked; none where it is asked of all."""
    found: list[tuple[list[Subject], tuple[Criterion, ...]]] = []
    for subject, demands in told.demands:
        texts = [demand.text for demand in demands]
        same = next((subjects for subjects, other in found if [demand.text for demand in other] == texts), None)
        if same is None:
            found.append(([] if subject is None else [subject], demands))
        elif subject is not None:
            same.append(subject)
    return found


def _demands(demands: Iterable[Criterion], voice: Voice, most: int) -> list[str]:
    """What is demanded, then what is favoured."""
    listed = list(demands)
    favoured = [demand.text for demand in listed if demand.favoured]
    asked = packed([demand.text for demand in listed if not demand.favoured], most - bool(favoured) or 1)
    liked = [voice("demand-favoured", text="; ".join(favoured))] if favoured else []
    return [*(voice("demand", text=text) for text in asked), *liked]


def which_field(told: answers.WhichField, voice: Voice) -> Reply:
    text = lines(voice("which-field"), voice.source(told.plan, *(field.source for field in told.plan.fields)))
    return Reply(text, _by_field(told.plan, told.intent))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _by_field(plan: Plan, intent: Intent) -> tuple[Choice, ...]:
    return tuple(Choice(field.button, actions.write(Verb.ASK, intent, field.id)) for field in plan.fields)


def fields(told: answers.Fields, voice: Voice) -> Reply:
    named = [field for field in told.plan.fields if not field.open_list]
    numbered = [voice("numbered", number=i, text=field.name) for i, field in enumerate(named, start=1)]
    others = [voice("fields-open", other=field.name) for field in told.plan.fields if field.open_list]
    rows = packed(numbered, _LISTED - len(others))
    source = voice.source(told.plan, *(field.source for field in told.plan.fields))
    text = lines(voice("fields", count=len(named)), *rows, *others, source)
    return Reply(text, _by_field(told.plan, Intent.CRITERIA))


def lead_agency(told: answers.LeadAgency, voice: Voice) -> Reply:
    plan, field = told.plan, told.field
    source = voice.source(plan, field.source)
    ways = (voice.choice("ask-criteria", Verb.ASK, Intent.CRITERIA, field.id), *to_deadline(voice))
    if not field.lead:
        return Reply(lines(voice("lead-none", field=field.name), source), ways)
    return Reply(
        lines(
            voice("lead", field=field.name, bodies=_bodies(plan, field.lead, voice)),
            voice("consulting", bodies=_bodies(plan, field.consulting, voice)) if field.consulting else None,
            *_ended(told.gone, voice),
            source,
        ),
        ways,
    )


def _ended(bodies: Iterable[Receiver], voice: Voice) -> list[str]:
    """Which bodies are gone since when, and who stands in their place; a line for those that are gone alike."""
    alike: dict[tuple[date | None, tuple[str, ...]], list[str]] = {}
    for one in bodies:
        alike.setdefault((one.gone_since, one.now), []).append(one.stated.name)
    return [
        voice(
            "bodies-now" if now else "bodies-gone",
            bodies=voice.names(names),
            day=voice.texts.full_day(since),
            now=voice.names(now),
        )
        for (since, now), names in alike.items()
        if since is not None
    ]


def led_by(told: answers.LedBy, voice: Voice) -> Reply:
    if told.body is None:
        source = voice.source(told.plan, *(field.source for field in told.plan.fields))
        return Reply(lines(voice("leads-none"), source), to_deadline(voice))
    if not told.leads and not told.consults:
        source = voice("source-plan", plan=voice.plan(told.plan))
        return Reply(lines(voice("led-none", body=told.body), source), to_deadline(voice))
    return Reply(
        lines(
            voice("led", body=told.body, fields=_field_names(told.leads, voice))
            if told.leads
            else voice("led-none", body=told.body),
            voice("consulted", body=told.body, fields=_field_names(told.consults, voice)) if told.consults else None,
            *_ended(told.gone, voice),
            voice.source(told.plan, *(field.source for field in (*told.leads, *told.consults))),
        ),
        to_deadline(voice),
    )


def _bodies(plan: Plan, slugs: Iterable[str], voice: Voice) -> str:
    return voice.names(plan.bodies[slug].name for slug in slugs)


def _field_names(listed: Iterable[Field], voice: Voice) -> str:
    return voice.names(field.name for field in listed)


def plan_info(told: answers.PlanInfo, voice: Voice) -> Reply:
    plan = told.plan
    return Reply(
        lines(
            voice("plan-template") if plan.template else None,
            title(plan, voice),
            voice.over(plan),
            _unnumbered(plan, voice),
            _term(plan, voice),
            _bases(plan, voice),
            voice.source(plan, *(part.source for part in plan.scope))
            if plan.scope
            else voice("source-plan", plan=voice.plan(plan)),
        ),
        to_deadline(voice),
    )


def title(plan: Plan, voice: Voice) -> str:
    """The plan with its title; one that bears a number with the day and the issuer too."""
    if plan.number is None or plan.issued is None or not plan.issued_day_known:
        return voice("plan-title", plan=voice.plan(plan), title=plan.title)
    day = voice.dated(plan.issued)
    return voice("plan-title-dated", plan=voice.plan(plan), day=day, issuer=plan.issuer, title=plan.title)


def _unnumbered(plan: Plan, voice: Voice) -> str | None:
    """That the copy at hand leaves the number blank, and the day where it does; of a template nothing is missing."""
    if plan.number is not None or plan.template:
        return None
    return voice("plan-number-unknown" if plan.issued_day_known else "plan-number-and-day-unknown")


def _term(plan: Plan, voice: Voice) -> str:
    """The plan's time; where it is carried out from a later day on, that too."""
    term = plan.term
    if term.carried_out_from is None:
        return voice("plan-term", span=voice.span(term.start, term.end))
    carried_out = voice.span(term.carried_out_from, term.end)
    return voice("plan-term-carried-out", start=term.start.year, end=term.end.year, span=carried_out)


def _bases(plan: Plan, voice: Voice) -> str | None:
    """The documents that a plan rests on, the first of them by name."""
    if not plan.based_on:
        return None
    named = "; ".join(_basis(basis, voice) for basis in plan.based_on[:_BASES])
    more = len(plan.based_on) - _BASES
    return voice("legal-bases-more", named=named, count=more) if more > 0 else voice("legal-bases", named=named)


def _basis(basis: LegalBasis, voice: Voice) -> str:
    document = basis.number or basis.about or ""
    if basis.date is None:
        return voice("legal-basis-undated", document=document, by=basis.by)
    return voice("legal-basis", number=document, by=basis.by, day=voice.dated(basis.date))


def rewards(told: answers.Rewards, voice: Voice) -> Reply:
    if not told.rewards:
        source = voice("source-plan", plan=voice.plan(told.plan))
        return Reply(lines(voice("plan-silent"), source), to_deadline(voice))
    rows = (voice("demand", text=text) for text in packed((reward.text for reward in told.rewards), _LISTED))
    source = voice.source(told.plan, *(reward.source for reward in told.rewards))
    return Reply(lines(voice("rewards"), *rows, source), to_deadline(voice))


def duties(told: answers.Duties, voice: Voice) -> Reply:
    if not told.duties and told.owed is None:
        none = voice("duties-none", body=voice.names(told.named) or voice("all-units"))
        return Reply(lines(none, voice("source-plan", plan=voice.plan(told.plan))), to_deadline(voice))
    owed = [] if told.owed is None else [told.owed]
    source = voice.source(told.plan, *(one.source for one in owed), *(duty.source for duty in told.duties))
    if not told.named:
        # all of all bodies would be a book: whom the plan gives something to do, to be asked on
        names = dict.fromkeys(told.plan.bodies[duty.body].name for duty in told.duties)
        text = lines(voice("duties-all", count=len(names)), "; ".join(names), voice("duties-next"), source)
        return Reply(text, to_deadline(voice))
    texts = [
        *(voice("duty-owed", at_least=one.at_least or 0, rhythm=voice(f"rhythm-{one.every}")) for one in owed),
        *(duty.text for duty in told.duties),
    ]
    ended = _ended(told.gone, voice)
    # one unit may be two of the plan's bodies, of which it asks the same
    rows = (voice("demand", text=text) for text in packed(dict.fromkeys(texts), max(1, _LISTED - len(ended))))
    return Reply(lines(voice("duties", body=voice.names(told.named)), *rows, *ended, source), to_deadline(voice))


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


def unanswered(_: answers.Unanswered, voice: Voice) -> Reply:
    ways = (
        voice.choice("remaining", Verb.ASK, Intent.REMAINING),
        *to_deadline(voice),
        voice.choice("help", Verb.ASK, Intent.HELP),
    )
    return Reply(voice("unanswered"), ways)


def unsure(told: answers.Unsure, voice: Voice) -> Reply:
    buttons = tuple(voice.choice(f"ask-{intent}", Verb.ASK, intent) for intent in told.guesses)
    if Intent.HELP not in told.guesses:
        buttons += (voice.choice("ask-else", Verb.ASK, Intent.HELP),)
    return Reply(voice("unsure"), buttons, columns=1)


def no_unit(_: answers.NoUnit, voice: Voice) -> Reply:
    return Reply(voice("no-unit"), (voice.choice("help", Verb.ASK, Intent.HELP),))
