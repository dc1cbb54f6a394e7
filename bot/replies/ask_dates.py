"""Days and places in words: until when, to whom, which reviews and reports are to come."""

from __future__ import annotations

from datetime import date

from bot.domain.actions import Verb
from bot.domain.bodies import Receiver
from bot.domain.calendar import ONE_DAY, Every
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action, Milestone, Obligation
from bot.replies.dispositions import footnote
from bot.replies.figures import called, coming, days_off, owned, period_of, report_button, until
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, packed
from bot.understanding import Intent
from bot.usecases import answers

#: so many lines an answer has
_LINES = 5
#: so many characters a first line may have
_FIRST = 100


def deadline(told: answers.Deadline, voice: Voice) -> Reply:
    due, obligation = told.due, told.due.obligation
    forwards = due.action is Action.FORWARD
    text = lines(
        _headline(told, voice),
        *(_forwarding(told, voice) if forwards else ()),
        voice("no-quota") if due.at_least is None else None,
        None if forwards else _rule(due, voice),
        voice("deadline-cutoff", cutoff=f"{due.cutoff:%H:%M}") if due.cutoff else None,
        None if told.extended is None else footnote(told.extended, next(iter(told.units), None), voice),
        *days_off(due, voice),
        None if forwards else met(told, voice),
        *coming(told.others, voice),
        *(() if forwards else receiver(told.receiver, voice)),
        voice.over(told.plan),
        voice.source(
            told.plan, obligation.due_source or obligation.source, *(other.due.source for other in told.others)
        ),
    )
    if due.action is Action.NOMINATE and told.officer:
        mine = voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)
        return Reply(text, (voice.choice("nominate", Verb.NOMINATE) if told.unmet else mine,))
    if due.at_least is None:
        return Reply(text, (voice.choice("remaining", Verb.ASK, Intent.REMAINING),))
    who = Intent.REMAINING if told.units else Intent.MISSING_UNITS
    return Reply(text, (voice.choice(f"ask-{who}", Verb.ASK, who),))


def _headline(told: answers.Deadline, voice: Voice) -> str:
    due, line = told.due, until(told.due, voice)
    if due.action is Action.FORWARD:
        unit = voice.names(unit.full_name for unit in told.units)
        return voice("deadline-headline-forward", unit=unit, period=voice.period(due.period), day=voice.day(due.due))
    if due.every is Every.ONCE:
        return voice("deadline-headline-once", line=line)
    return voice("deadline-headline", period=voice.period(due.period), line=line)


def _forwarding(told: answers.Deadline, voice: Voice) -> list[str]:
    """Of who forwards, the days left with the plan's own words, then whether it is done already and to whom it goes."""
    due, rule = told.due, _rule(told.due, voice)
    left = voice.deployment.calendar.working_days_left(voice.today + ONE_DAY, due.due)
    days = voice("deadline-left", left=left) if left else until(due, voice)
    rows = ((days, rule), (met(told, voice), *receiver(told.receiver, voice)))
    return [" ".join(filter(None, row)) for row in rows]


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
            *receiver(told.receiver, voice),
            *coming(told.coming, voice),
            voice.over(told.plan),
            voice.source(told.plan, *clauses, *(one.due.source for one in told.coming))
            if clauses or told.coming
            else voice("source-plan", plan=voice.plan(told.plan)),
        ),
        _without_deadline(told, voice),
    )


def _without_deadline(told: answers.NoDeadline, voice: Voice) -> tuple[Choice, ...]:
    reports = () if told.over else report_button(told.coming, voice, hands_in=told.hands_in, sums=told.sums)
    nominate = (voice.choice("nominate", Verb.NOMINATE),) if told.obligation is not None and told.officer else ()
    return (*reports, *nominate) or (voice.choice("remaining", Verb.ASK, Intent.REMAINING),)


def to_deadline(voice: Voice) -> tuple[Choice, ...]:
    """The button to the deadline, after an answer that leads to nothing by itself."""
    return (voice.choice("ask-deadline", Verb.ASK, Intent.DEADLINE),)


def met(told: answers.Deadline, voice: Voice) -> str | None:
    """Whether the units have done their part; None where the answer is of none."""
    if not told.units:
        return None
    if told.waiting and not told.unmet:
        return voice("deadline-waiting", unit=voice.names(unit.full_name for unit in told.waiting))
    key = "deadline-not-met" if told.unmet else "deadline-met"
    if told.due.action is Action.FORWARD:
        key = "deadline-not-forwarded" if told.unmet else "deadline-forwarded"
    names = voice.names(unit.full_name for unit in told.unmet or told.units)
    return voice(key, unit=names, period=period_of(told.due, voice))


def submit_where(told: answers.SubmitWhere, voice: Voice) -> Reply:
    obligation = told.obligation
    if obligation is None or told.receiver is None:
        return Reply(
            lines(voice("submit-here"), voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan)))
        )
    body = told.receiver.body
    channels = () if body is None else body.channels
    return Reply(
        lines(
            *_to_whom(told.receiver, obligation, voice),
            *(voice("submit-channel", address=way.address, what=way.what) for way in channels),
            *(line for what, to in told.onward for line in _onward(what, to, voice)),
            voice("submit-here"),
            voice.over(told.plan),
            voice.source(
                told.plan,
                obligation.source,
                *([obligation.to_inferred_from] if obligation.to_inferred_from else []),
                *(way.source for way in channels),
                *(what.source for what, _ in told.onward),
            ),
        ),
        (voice.choice("nominate", Verb.NOMINATE),) if told.officer else to_deadline(voice),
    )


def _to_whom(told: Receiver, obligation: Obligation, voice: Voice) -> list[str]:
    """To whom it goes, and beside it that it counts once it is published, where that is so."""
    rows = receiver(told, voice)
    return [" ".join((*rows[:1], voice("submit-published"))), *rows[1:]] if obligation.counts_when else rows


def receiver(told: Receiver | None, voice: Voice) -> list[str]:
    """To whom it goes; where that is gone, what the plan says, since when, and who it is now if that has been set."""
    if told is None:
        return []
    if told.inferred_from is not None:
        stated = voice("receiver-inferred", receiver=told.stated.name, clause=told.inferred_from)
        return [stated, *gone(told, voice)]
    if told.gone_since is None:
        return [voice("submit-to", receiver=voice.names(told.now))]
    return [voice("receiver-stated", receiver=told.stated.name), *gone(told, voice)]


def _onward(what: Obligation, to: Receiver, voice: Voice) -> list[str]:
    """To whom something is passed on, as the plan says; who that is now where it is gone."""
    return [voice("submit-onward", what=called(what, voice), receiver=to.stated.name), *gone(to, voice)]


def gone(told: Receiver, voice: Voice) -> list[str]:
    """Since when a receiver is gone, and who it is now if that has been set; nothing while it stands."""
    if told.gone_since is None:
        return []
    since = voice.texts.full_day(told.gone_since)
    return [
        voice("receiver-now", day=since, now=voice.names(told.now)) if told.now else voice("receiver-gone", day=since)
    ]


def milestones(told: answers.Milestones, voice: Voice) -> Reply:
    if not told.dated:
        return Reply(lines(voice("plan-silent"), voice("source-plan", plan=voice.plan(told.plan))))
    first, *others = (_row(one, told, voice) for one in told.dated)
    gone = [line for one in told.receivers for line in receiver(one, voice)]
    headline = voice("milestone-next", row=first) if told.next_first else first
    # the name may be long; a time may hold a colon of its own
    name = told.dated[0].what.name or ""
    cut = headline.find(": ", headline.find(name) + len(name)) + 1
    answer = [headline] if len(headline) <= _FIRST else [headline[:cut], headline[cut:].strip()]
    above = [*((voice("milestone-absent"),) if told.absent else ()), *answer]
    room = max(1, _LINES - len(above) - len(gone) - 1)
    text = lines(
        *above,
        *(voice("demand", text=text) for text in packed(others, room)),
        *gone,
        voice.source(told.plan, *(one.what.source for one in told.dated)),
    )
    buttons = (
        *((voice.choice("hand-in", Verb.REPORT),) if told.hands_in else ()),
        *((voice.choice("milestone-done", Verb.MILESTONE_DONE, told.plan.code),) if told.may_mark else ()),
    )
    return Reply(text, buttons or to_deadline(voice))


def no_yearly_report(told: answers.NoYearlyReport, voice: Voice) -> Reply:
    return Reply(lines(voice("no-yearly-report"), voice("source-plan", plan=voice.plan(told.plan))))


def _row(one: answers.Dated, told: answers.Milestones, voice: Voice) -> str:
    if isinstance(one.what, Milestone):
        mark = told.done.get(one.what.id)
        if mark is not None:
            day = voice.texts.full_day(mark.day)
            return voice("milestone-row-done", name=one.what.name, day=day, note=mark.note or "none")
        name, when = one.what.name, _when(one.what, voice)
    else:
        name, when = owned(called(one.what, voice), one.owners, voice), _report_when(one.what, one.day, voice)
    past = one.day is not None and one.day < told.today
    return voice("milestone-past" if past else "milestone", name=name, when=when)


def _report_when(report: Obligation, day: date | None, voice: Voice) -> str:
    if day is None:
        return voice("when-unsaid")
    key = "when-until-unsaid" if report.basis == "inferred" else "when-until"
    return voice(key, day=voice.texts.full_day(day))


def _when(milestone: Milestone, voice: Voice) -> str:
    """The time of a milestone, always with its year: lists hold what is long past."""
    if milestone.time is not None:
        return milestone.time
    if milestone.due is None or milestone.period is None:
        return voice("when-unsaid")
    day = voice.texts.full_day(milestone.due)
    if milestone.inferred:
        return voice("when-around", day=day)
    return voice.texts.period(milestone.period) if milestone.basis == "inferred" else day
