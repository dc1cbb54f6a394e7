"""A unit's own word on a period, in words: the zero report, what was sent by another way, the entry on behalf."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.answering import Answer
from bot.domain.calendar import Every
from bot.domain.declaration import Channel, Declaration, Kind, Why
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.replies.declared_lines import bare, duty, on_day, reason, this, to_declare, to_take_back, what_was_sent
from bot.replies.figures import deadline_line, headline, period_of, sent
from bot.replies.remind import answers_to
from bot.replies.reply import Choice, Reply, numbered, picked, unit_names
from bot.replies.report_lines import in_brief, thing, titled, to_hand_in
from bot.replies.voice import Voice, capital, lines, row
from bot.usecases import declared
from bot.usecases.standing import UnitStanding

#: the ways of who gave it to somebody, or does not remember
_NEAR = frozenset({Channel.PAPER, Channel.ZALO})
_VERBS = {Kind.NONE: Verb.NONE_REPORT, Kind.ELSEWHERE: Verb.ELSEWHERE}


_STILL_OPEN = {
    Answer.SENT: "still-open-soon",
    Answer.SOON: "still-open-soon",
    Answer.NOBODY: "still-open-soon",
    Answer.TOMORROW: "still-open-late",
    Answer.FOUND: "still-open-soon",
    Answer.LOST: "still-open-lost",
    Answer.UNCLEAR: "still-open-unclear",
    Answer.LEFT: "cancelled",
}


def pick_duty(told: declared.PickDuty, voice: Voice) -> Reply:
    plans = {how.due.plan.id for how in told.standings}
    several = len({how.unit.id for how in told.standings}) > 1
    rows, buttons = [], []
    for number, how in enumerate(told.standings, start=1):
        period = this(how.due, voice)
        if how.due.action is Action.REPORT:
            period = titled(how.due, voice)
        name = voice("unit-period", unit=how.unit.full_name, period=period)
        row = name if len(plans) == 1 else voice("unit-period-plan", what=name, plan=voice.plan(how.due.plan))
        rows.append(voice("numbered", number=number, text=row))
        # of one unit the buttons say which thing is meant
        names = unit_names(how.unit) if several else (thing(how.due, voice), capital(voice.period(how.due.period)))
        label = numbered(number, *names)
        buttons.append(Choice(label, actions.write(_VERBS[told.kind], *duty(how))))
    asked = voice(f"pick-duty-{told.kind}" if several else "pick-thing")
    return Reply(lines(asked, *rows), tuple(buttons), columns=1, ways=(voice.choice("cancel", Verb.CANCEL),))


def nothing_missing(told: declared.NothingMissing, voice: Voice) -> Reply:
    how = told.standing
    values = {"unit": how.unit.full_name, "period": period_of(how.due, voice)}
    if how.due.action is Action.FORWARD and how.progress.missing:
        # what is approved may go up
        to_forward = voice.choice("to-forward", Verb.TO_FORWARD)
        return Reply(lines(voice("forward-lies", approved=how.approved, **values), _source(how, voice)), (to_forward,))
    if how.progress.required is None:
        first = voice("sent-enough", counted=sent(how.progress), **values)
    elif how.progress.group is Group.UNPUBLISHED:
        first = voice("sent-unpublished", counted=sent(how.progress), **values)
    else:
        first = headline(how, voice)
    return Reply(lines(first, voice("nothing-missing"), _source(how, voice)))


def ask_why(told: declared.AskWhy, voice: Voice) -> Reply:
    how = told.standing
    asked = voice("ask-why", unit=how.unit.full_name, period=this(how.due, voice))
    buttons = tuple(
        Choice(voice(f"button-why-{why}"), actions.write(Verb.NONE_WHY, *duty(how), why.value)) for why in Why
    )
    text = lines(voice("ask-why-short") if told.short else None, asked)
    return Reply(text, buttons, ways=(_leave(how, voice),))


def why_waits(told: declared.WhyWaits, voice: Voice) -> Reply:
    """A line under the answer to something else, with the way back to the reasons."""
    how = told.standing
    text = voice("why-waits", unit=how.unit.full_name, period=this(how.due, voice))
    return Reply(
        text, (voice.choice("why-choose", Verb.NONE_REPORT, *duty(how), "again"), _leave(how, voice)), closes=False
    )


def _leave(how: UnitStanding, voice: Voice) -> Choice:
    """The button to leave a question open; pressed once it is answered, it says how the unit stands."""
    return voice.choice("cancel", Verb.CANCEL, *duty(how))


def none_reported(told: declared.NoneReported, voice: Voice) -> Reply:
    how = told.standing
    values: dict[str, str | int] = {
        "unit": how.unit.full_name,
        "period": _of(how, voice),
        "missing": how.progress.missing or 0,
    }
    if told.again:
        return Reply(toast=voice("none-known"))
    text = lines(
        voice("none-kept" if how.progress.missing is not None else "none-kept-free", **values),
        voice("none-reason", reason=reason(told.declaration, voice)),
        voice("none-quiet", period=this(how.due, voice)),
        _rule(how, voice),
    )
    return Reply(text, (to_take_back(told.declaration, voice), voice.choice("nominate", Verb.NOMINATE)))


def none_known(told: declared.NoneKnown, voice: Voice) -> Reply:
    how = told.standing
    why = None if told.declaration.reason is None else voice("none-reason", reason=reason(told.declaration, voice))
    again = voice.choice("why-again", Verb.NONE_REPORT, *duty(how), "again")
    return Reply(row(voice("none-known"), why), (again, to_take_back(told.declaration, voice)))


def _rule(how: UnitStanding, voice: Voice) -> str:
    """By what the number is asked, and that a zero report is a rule of the assistant alone."""
    if how.progress.required is None:
        return voice("none-source-free")
    return voice("none-source", plan=voice.plan(how.due.plan), clauses=how.due.obligation.source)


def _of(how: UnitStanding, voice: Voice) -> str:
    """For when; of a campaign, that it is this one."""
    return voice("this-once") if how.due.every is Every.ONCE else voice.period(how.due.period)


def ask_channel(told: declared.AskChannel, voice: Voice) -> Reply:
    how = told.standing
    buttons = tuple(
        Choice(voice(f"button-way-{way}"), actions.write(Verb.ELSEWHERE_BY, *duty(how), way.value)) for way in Channel
    )
    values = {"unit": how.unit.full_name, "period": this(how.due, voice)}
    leave = _leave(how, voice)
    if told.vague:
        near = tuple(button for button, way in zip(buttons, Channel, strict=True) if way in _NEAR)
        return Reply(voice("ask-way-vague"), near, ways=(leave,))
    if told.told is not None and told.told.day is not None:
        return Reply(voice("ask-way-day", day=bare(told.told.day, voice)), buttons, ways=(leave,))
    if told.told is not None and told.told.letter is not None:
        return Reply(voice("ask-way-letter", letter=told.told.letter), buttons, ways=(leave,))
    if not told.unseen:
        return Reply(voice("ask-way", **values), buttons, ways=(leave,))
    asked = voice("ask-way-unseen", **values)
    if how.due.action is Action.REPORT:
        asked = capital(voice("ask-way-unseen-report", unit=how.unit.full_name, report=in_brief(how.due, voice)))
    return Reply(asked, (*buttons, voice.choice("not-sent-yet", Verb.NOT_SENT_YET)))


def still_open(told: declared.StillOpen, voice: Voice) -> Reply:
    """Until when there is time, below what the answer deserves; with the ways that a reminder has."""
    due = told.told.standings[0].due
    in_time = due.obligation.due is None or voice.today < due.due
    key = "still-open-tomorrow" if told.answer is Answer.TOMORROW and in_time else _STILL_OPEN[told.answer]
    if told.answer is Answer.LOST and due.action is Action.REPORT:
        key = "still-open-lost-report"
    first = voice(key)
    # who has several units left one of them, or spoke of all
    units = list(dict.fromkeys(how.unit.full_name for how in told.told.standings))
    of = voice("still-open-units", units=voice.names(units)) if len(units) > 1 else None
    return Reply(lines(first, of, deadline_line(due, voice)), answers_to(told.told, voice))


def elsewhere_noted(told: declared.ElsewhereNoted, voice: Voice) -> Reply:
    said, quiet = told.declaration, this(told.standing.due, voice)
    values = {"what": _plain(said, voice), "receiver": told.receiver.full_name}
    unit = told.standing.unit.full_name
    first = voice("elsewhere-kept-of", unit=unit, **values) if told.of_several else voice("elsewhere-kept", **values)
    if told.standing.due.action is Action.REPORT:
        first = voice("elsewhere-kept-report", period=voice.period(told.standing.due.period), what=_plain(said, voice))
        waits = voice("elsewhere-waits", receiver=told.receiver.full_name)
        back = to_take_back(said, voice)
        if told.asks_letter:
            text = lines(first, row(waits, voice("elsewhere-quiet-report-letter")))
            return Reply(text, (voice.choice("no-letter", Verb.NO_LETTER, said.id), back))
        return Reply(lines(first, row(waits, voice("elsewhere-quiet-report"))), (back,))
    if told.asks_letter:
        known = "day-known" if said.day is not None else "day-unknown"
        text = lines(first, voice("elsewhere-quiet-letter", period=quiet, known=known))
        return Reply(text, (voice.choice("no-letter", Verb.NO_LETTER, said.id), to_take_back(said, voice)))
    text = lines(first, voice("elsewhere-quiet", period=quiet))
    return Reply(text, (to_take_back(said, voice),))


def day_noted(told: declared.DayNoted, voice: Voice) -> Reply:
    said = told.declaration
    text = voice("elsewhere-day-kept", day=voice.day(said.day or voice.today))
    return Reply(text, (voice.choice("no-letter", Verb.NO_LETTER, said.id), to_take_back(said, voice)))


def letter_noted(told: declared.LetterNoted, voice: Voice) -> Reply:
    said = told.declaration
    first = voice("letter-none") if said.letter is None else voice("letter-kept", letter=said.letter)
    return Reply(lines(first, voice("letter-asked", receiver=told.receiver.full_name)), (to_take_back(said, voice),))


def taken_back(told: declared.TakenBack, voice: Voice) -> Reply:
    how, said = told.standing, told.declaration
    values = {"unit": how.unit.full_name, "period": _of(how, voice)}
    text = lines(voice(f"taken-back-{said.kind}", **values), deadline_line(how.due, voice), _source(how, voice))
    own = how.due.action is Action.NOMINATE
    if how.due.action is Action.REPORT:
        return Reply(text, (to_hand_in(how, voice),))
    return Reply(text, (voice.choice("do-now", Verb.NOMINATE),) if own else ())


def elsewhere_asked(told: declared.ElsewhereAsked, voice: Voice) -> Reply:
    said = told.declaration
    report = _reports(said, voice)
    text = lines(
        voice(
            "elsewhere-ask-report" if report else "elsewhere-ask",
            unit=told.unit.full_name,
            what=what_was_sent(said, voice),
        ),
        voice("elsewhere-ask-who", by=told.by, period=voice.period(said.period), moment=voice.moment(said.at)),
    )
    return Reply(
        text,
        (
            voice.choice("received-report" if report else "received-enter", Verb.ELSEWHERE_RECEIVED, said.id),
            voice.choice("unseen", Verb.ELSEWHERE_UNSEEN, said.id),
        ),
        columns=1,
    )


def report_taken(told: declared.ReportTaken, voice: Voice) -> Reply:
    said = told.declaration
    text = voice("report-taken", unit=told.unit.full_name, what=what_was_sent(said, voice))
    return Reply(text, (voice.choice("unseen", Verb.ELSEWHERE_UNSEEN, said.id),))


def _reports(said: Declaration, voice: Voice) -> bool:
    """Whether a unit's word is on a report."""
    return voice.deployment.plan(said.plan_id).obligation(said.obligation_id).action is Action.REPORT


def decided_before(told: declared.DecidedBefore, voice: Voice) -> Reply:
    said = told.declaration
    moment = voice.moment(said.decided_at or said.at)
    return Reply(voice(f"elsewhere-before-{said.state}", by=told.by, unit=told.unit.full_name, moment=moment))


def unseen_noted(told: declared.UnseenNoted, voice: Voice) -> Reply:
    hears = voice("officers-told", count=told.officers) if told.officers else voice("no-officer-hears")
    text = lines(voice("unseen-kept", unit=told.unit.full_name), hears)
    received = "received-report" if _reports(told.declaration, voice) else "received-enter"
    return Reply(text, (voice.choice(received, Verb.ELSEWHERE_RECEIVED, told.declaration.id),))


def unseen_heard(told: declared.UnseenHeard, voice: Voice) -> Reply:
    how = told.standing
    text = lines(
        voice("unseen-heard", by=told.by, unit=how.unit.full_name),
        voice("elsewhere-said", what=what_was_sent(told.declaration, voice)),
        voice("unseen-what-now"),
        deadline_line(how.due, voice),
        _source(how, voice),
    )
    if how.due.action is Action.REPORT:
        return Reply(text, (to_hand_in(how, voice), *to_declare([how], voice)))
    return Reply(text, (voice.choice("do-now", Verb.NOMINATE), *to_declare([how], voice)[1:]))


def ask_entry(told: declared.AskEntry, voice: Voice) -> Reply:
    refused = None if told.refusal is None else voice(told.refusal, typed=told.typed)
    if told.unit is None:
        rows, choices = picked(told.choices, lambda unit: actions.write(Verb.ENTRY_UNIT, unit.id))
        return Reply(lines(refused, voice("ask-entry-unit"), *rows), choices, columns=1)
    days = [voice.today, voice.today - timedelta(days=1)]
    buttons = tuple(
        Choice(voice(f"button-entry-{name}"), actions.write(Verb.ENTRY_DAY, day.isoformat()))
        for name, day in zip(("today", "yesterday"), days, strict=True)
    )
    return Reply(lines(refused, voice("ask-entry-day", unit=told.unit.full_name)), buttons)


def entry_opened(told: declared.EntryOpened, page: Reply, voice: Voice) -> Reply:
    """The form, with for whom it is written above its first question."""
    first = voice("entry-opened", unit=told.unit.full_name, day=bare(told.received_on, voice))
    return replace(page, text=lines(first, page.text))


def entered_heard(told: declared.EnteredHeard, voice: Voice) -> Reply:
    how = told.standing
    values = {"by": told.by, "name": told.nomination.name, "unit": how.unit.full_name}
    met = how.progress.group is Group.MET
    text = lines(
        voice("entered-heard", **values),
        voice("entered-day", day=voice.day(told.received_on), how=voice.timeliness(told.nomination)),
        voice("entered-done", period=voice.period(how.due.period)) if met else None,
        _source(how, voice),
    )
    return Reply(text, (voice.choice("view", Verb.VIEW, told.nomination.id),))


def _plain(said: Declaration, voice: Voice) -> str:
    """The way and the day, as the unit's own sentence has it."""
    way = voice(f"way-{said.channel or 'other'}")
    letter = None if said.letter is None else voice("way-letter", letter=said.letter)
    day = None if said.day is None else on_day(said.day, voice)
    first = way if letter is None else voice.names([way, letter])
    return first if day is None else voice("way-on", way=first, day=day)


def _source(how: UnitStanding, voice: Voice) -> str:
    return voice.source(how.due.plan, how.due.obligation.source)
