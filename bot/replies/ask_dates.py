"""Days and places in words: until when, to whom, which reviews and reports are to come."""

from __future__ import annotations

from datetime import date

from bot.domain.actions import Verb
from bot.domain.bodies import Receiver
from bot.domain.calendar import Every
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action, Milestone, Obligation
from bot.replies.dispositions import footnote
from bot.replies.figures import called, coming, days_off, owned, report_button, until
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, packed
from bot.usecases import answers

#: a list takes so many lines, so that the whole answer has no more than eight
_DATED = 7
#: so many characters a first line may have
_FIRST = 100


def deadline(told: answers.Deadline, voice: Voice) -> Reply:
    due, obligation = told.due, told.due.obligation
    text = lines(
        _headline(told, voice),
        until(due, voice) if due.action is Action.FORWARD else None,
        voice("no-quota") if due.at_least is None else None,
        _rule(due, voice),
        voice("deadline-cutoff", cutoff=f"{due.cutoff:%H:%M}") if due.cutoff else None,
        None if told.extended is None else footnote(told.extended, next(iter(told.units), None), voice),
        *days_off(due, voice),
        _met(told, voice),
        *coming(told.others, voice),
        *receiver(told.receiver, voice),
        voice.over(told.plan),
        voice.source(
            told.plan, obligation.due_source or obligation.source, *(other.due.source for other in told.others)
        ),
    )
    open_ = bool(told.unmet) and due.action is Action.NOMINATE
    return Reply(text, (voice.choice("nominate", Verb.NOMINATE),) if open_ else ())


def _headline(told: answers.Deadline, voice: Voice) -> str:
    due, line = told.due, until(told.due, voice)
    if due.action is Action.FORWARD:
        unit = voice.names(unit.full_name for unit in told.units)
        return voice("deadline-headline-forward", unit=unit, period=voice.period(due.period), day=voice.day(due.due))
    if due.every is Every.ONCE:
        return voice("deadline-headline-once", line=line)
    return voice("deadline-headline", period=voice.period(due.period), line=line)


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
        (
            *(() if told.over else report_button(told.coming, voice, hands_in=told.hands_in, sums=told.sums)),
            *_nominating(told, voice),
        ),
    )


def _nominating(told: answers.NoDeadline, voice: Voice) -> tuple[Choice, ...]:
    if told.obligation is None or not told.officer:
        return ()
    return (voice.choice("nominate", Verb.NOMINATE),)


def _met(told: answers.Deadline, voice: Voice) -> str | None:
    if not told.units:
        return None
    key = "deadline-not-met" if told.unmet else "deadline-met"
    if told.due.action is Action.FORWARD:
        key = "deadline-not-forwarded" if told.unmet else "deadline-forwarded"
    return voice(key, unit=voice.names(unit.full_name for unit in told.unmet or told.units))


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
            *receiver(told.receiver, voice),
            *(voice("submit-channel", address=way.address, what=way.what) for way in channels),
            voice("submit-published") if obligation.counts_when else None,
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
        (voice.choice("nominate", Verb.NOMINATE),) if told.officer else (),
    )


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
    name, colon, when = headline.rpartition(": ")
    text = lines(
        *([headline] if len(headline) <= _FIRST else [name + colon.rstrip(), when]),
        *(voice("demand", text=text) for text in packed(others, _DATED - 1 - len(gone))),
        *gone,
        voice.source(told.plan, *(one.what.source for one in told.dated)),
    )
    buttons = (
        *((voice.choice("hand-in", Verb.REPORT),) if told.hands_in else ()),
        *((voice.choice("milestone-done", Verb.MILESTONE_DONE, told.plan.code),) if told.may_mark else ()),
    )
    return Reply(text, buttons)


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
