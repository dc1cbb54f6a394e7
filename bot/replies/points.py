"""Answers to a question for one point, in words: yes or no first where that is what was asked."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.actions import Verb, write
from bot.domain.calendar import ONE_DAY, Every
from bot.domain.obligations import DueObligation, is_over
from bot.domain.plan import Action, Obligation, Plan, Subject
from bot.domain.roster import Unit
from bot.replies.ask import title
from bot.replies.ask_dates import gone, met, to_deadline
from bot.replies.declared_lines import said_line, to_declare
from bot.replies.figures import deadline_line, headline, period_of
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, packed
from bot.understanding import Intent, Point
from bot.usecases import answers, points

#: a list takes so many lines, so that the whole answer has five
_LISTED = 3


def in_force(told: points.InForce, voice: Voice) -> Reply:
    term = told.plan.term
    if is_over(told.plan, voice.today):
        first = voice("in-force-no", day=voice.texts.full_day(term.end + ONE_DAY))
    elif voice.today < term.start:
        first = voice("in-force-not-yet", day=voice.texts.full_day(term.start))
    else:
        first = voice("in-force-yes", day=voice.texts.full_day(term.end))
    return Reply(
        lines(first, title(told.plan, voice), voice.over(told.plan), _plan(told.plan, voice)), to_deadline(voice)
    )


def more_time(told: points.MoreTime, voice: Voice) -> Reply:
    return Reply(lines(voice("more-time"), voice("more-time-how"), _plan(told.plan, voice)), to_deadline(voice))


def none_to_send(told: answers.Remaining, voice: Voice) -> Reply:
    """To an officer who has nobody to nominate this time."""
    how = told.standing
    missing = how.progress.missing
    text = lines(
        voice("none-to-send", period=voice.period(how.due.period)),
        voice("none-to-send-missing", missing=missing) if missing and how.declared is None else headline(how, voice),
        said_line(how, voice),
        deadline_line(how.due, voice, met=not missing),
        voice.over(told.plan),
        voice.source_live(told.plan, how.due.obligation.source),
    )
    says = to_declare([how], voice) if told.own and missing and how.declared is None else ()
    return Reply(text, (*says, *to_deadline(voice)))


def late_from(due: DueObligation, voice: Voice) -> str:
    """From which day on something is late, and that it is taken all the same."""
    return voice("sent-late", day=voice.day(due.lenient_until + ONE_DAY))


def still_taken(told: answers.Deadline, voice: Voice) -> str:
    """That one may send before and after the last day, then whether the units have."""
    due = told.due
    past = voice.today > due.lenient_until
    late = voice("late-today") if past else voice.day(due.lenient_until + ONE_DAY)
    return lines(
        voice("still-taken", period=period_of(due, voice), day=voice.day(due.due), late=late),
        met(told, voice),
        voice.over(told.plan),
        voice.source(told.plan, due.obligation.due_source or due.obligation.source),
    )


def none_to_send_freely(told: answers.NoQuota, voice: Voice) -> Reply:
    """To somebody who has none to send where no number is asked for."""
    dated = (one.due for one in told.coming if told.obligation is not None and one.due.id == told.obligation.id)
    until = next((voice.day(due.due) for due in dated), "none")
    clauses = [] if told.obligation is None else [told.obligation.source]
    source = voice.source(told.plan, *clauses) if clauses else _plan(told.plan, voice)
    return Reply(lines(voice("none-to-send-free", day=until), voice.over(told.plan), source), to_deadline(voice))


def no_monthly_report(told: points.NoMonthlyReport, voice: Voice) -> Reply:
    due = told.answer.due if isinstance(told.answer, answers.Deadline) else None
    monthly = due is not None and due.every is Every.MONTH and due.action is Action.NOMINATE
    day = voice.day(due.due) if due is not None and monthly else "none"
    source = voice.source(told.plan, due.source) if due is not None and monthly else _plan(told.plan, voice)
    return Reply(lines(voice("no-monthly-report", day=day), source), to_deadline(voice))


def not_clear(_: points.NotClear, voice: Voice) -> Reply:
    remaining = voice.choice("remaining", Verb.ASK, Intent.REMAINING)
    return Reply(voice("not-clear"), (remaining, *to_deadline(voice), *_criteria(voice)))


def publishing(told: points.Publishing, voice: Voice) -> Reply:
    text = lines(voice("photo-consent"), voice("photo-consent-why"), _plan(told.plan, voice))
    return Reply(text, _nominate(told.officer, voice) or _criteria(voice))


def how(told: points.How, voice: Voice) -> Reply:
    """How one nominates, with the way to begin and what is asked."""
    if not told.officer:
        return Reply(lines(voice("how-officers"), voice("how-checked")), _criteria(voice))
    return Reply(lines(voice("how"), voice("how-checked")), (*_nominate(told.officer, voice), *_criteria(voice)))


def untold(told: points.Untold, voice: Voice) -> Reply:
    """That one may send without having reached the person, until when, and what waits for it."""
    until = deadline_line(told.answer.due, voice) if isinstance(told.answer, answers.Deadline) else None
    source = voice("photo-consent-why")
    text = lines(voice("untold"), until, voice("untold-then"), source, _plan(told.plan, voice))
    return Reply(text, _nominate(told.officer, voice) or to_deadline(voice))


def _nominate(officer: bool, voice: Voice) -> tuple[Choice, ...]:
    return (voice.choice("nominate", Verb.NOMINATE),) if officer else ()


def obliged(told: points.Obliged, voice: Voice) -> Reply:
    if not told.owed:
        none = voice("no-quota") if told.unit is None else voice("obliged-no", unit=told.unit.full_name)
        return Reply(lines(voice("answer-no", text=none), _plan(told.plan, voice)), to_deadline(voice))
    source = voice.source(told.plan, *(one.source for one in told.owed))
    return Reply(lines(_number(told.unit, told.owed, voice), source), to_deadline(voice))


def _number(unit: Unit | None, owed: tuple[Obligation, ...], voice: Voice) -> str:
    """How many a unit owes, or all units do: not each of them the same where the plan has several numbers."""
    numbers = [
        voice("obliged-each-number", at_least=one.at_least or 0, rhythm=voice(f"rhythm-{one.every}")) for one in owed
    ]
    if unit is None:
        return voice("obliged-several" if len(owed) > 1 else "obliged-each", numbers=voice.names(numbers))
    key = "obliged-forward" if owed[0].action is Action.FORWARD else "obliged-nominate"
    return voice(key, unit=unit.full_name, number=numbers[0])


def stuck(told: points.Stuck, voice: Voice) -> Reply:
    if told.text is None:
        return Reply(lines(voice("trouble-none"), _plan(told.plan, voice)), to_deadline(voice))
    text = lines(
        voice("trouble", text=told.text.text),
        *([] if told.receiver is None else gone(told.receiver, voice)),
        voice.source(told.plan, told.text.source),
    )
    return Reply(text, to_deadline(voice))


def scored(told: points.Scored, voice: Voice) -> Reply:
    scoring = told.scoring
    if scoring is None:
        return Reply(lines(voice("scoring-none"), _plan(told.plan, voice)), to_deadline(voice))
    by, rhythm = told.plan.bodies[scoring.by].name, voice(f"rhythm-{scoring.every}")
    text = lines(voice("scoring", by=by, rhythm=rhythm, text=scoring.text), voice.source(told.plan, scoring.source))
    return Reply(text, to_deadline(voice))


def said(told: points.Told, voice: Voice) -> Reply:
    if not told.statements:
        criteria = told.point is Point.DEFINITION
        text = lines(voice(f"said-none-{told.point}"), _plan(told.plan, voice))
        return Reply(text, _criteria(voice) if criteria else to_deadline(voice))
    texts = [one.text if who is None else voice("said-of", who=who, text=one.text) for who, one in told.statements]
    rows = (voice("demand", text=text) for text in packed(texts, _LISTED))
    source = voice.source(told.plan, *(one.source for _, one in told.statements))
    return Reply(lines(voice(f"said-{told.point}"), *rows, source), to_deadline(voice))


def disputed(told: points.Disputed, voice: Voice) -> Reply:
    key = "disputed-decide" if told.decides else "disputed"
    return Reply(lines(voice(key), _plan(told.plan, voice)), _criteria(voice))


def subjects(told: points.Subjects, voice: Voice) -> Reply:
    plan = told.plan
    counting = [one for one in plan.obligations if one.at_least is not None and one.counts_subjects]
    clauses = [*(one.source for one in plan.definition), *(one.source for one in counting)]
    text = lines(
        voice("subjects", subjects=_subjects(plan.subjects, voice)),
        *(voice("subjects-counted", subjects=_subjects(one.counts_subjects, voice)) for one in counting),
        voice.source(plan, *clauses) if clauses else _plan(plan, voice),
    )
    nominate = (voice.choice("nominate", Verb.NOMINATE),) if told.officer else ()
    return Reply(text, (*_criteria(voice), *nominate))


def _subjects(listed: Iterable[Subject], voice: Voice) -> str:
    named = voice.names(voice(f"choice-subject-{subject}") for subject in listed)
    return named.lower()


def fitting_fields(told: points.FittingFields, voice: Voice) -> Reply:
    if not told.fields:
        text = lines(voice("field-fits-none"), voice("field-fits-choose"), _plan(told.plan, voice))
        return Reply(text, (voice.choice("ask-fields", Verb.ASK, Intent.FIELDS),))
    text = lines(
        voice("field-fits", fields="; ".join(field.name for field, _ in told.fields)),
        *(voice("demand", text=one.text) for _, one in told.fields if one is not None),
        voice("field-fits-choose"),
        voice.source(told.plan, *(field.source for field, _ in told.fields)),
    )
    return Reply(text, tuple(Choice(f.button, write(Verb.ASK, Intent.CRITERIA, f.id)) for f, _ in told.fields))


def on_paper(told: points.OnPaper, voice: Voice) -> Reply:
    source = voice("source-received", plan=voice.plan(told.plan))
    if told.decides:
        text = lines(voice("on-paper-decide"), voice("on-paper-decide-how"), source)
        return Reply(text, (voice.choice("to-review", Verb.WAITING),))
    text = lines(voice("on-paper"), voice("on-paper-how"), source)
    mine = voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)
    return Reply(text, (voice.choice("nominate", Verb.NOMINATE), mine))


def _plan(plan: Plan, voice: Voice) -> str:
    return voice("source-plan", plan=voice.plan(plan))


def _criteria(voice: Voice) -> tuple[Choice, ...]:
    return (voice.choice("ask-criteria", Verb.ASK, Intent.CRITERIA),)
