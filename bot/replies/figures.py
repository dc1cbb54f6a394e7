"""Figures of a unit in words: what is in, what is missing, until when, from what source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY, Every
from bot.domain.names import fold
from bot.domain.obligations import DueObligation, is_campaign
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group, Progress
from bot.domain.roster import Unit
from bot.replies.declared_lines import said_freely, said_line, to_declare, to_take_back
from bot.replies.dispositions import footnotes, steered
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent
from bot.usecases import answers
from bot.usecases.standing import UnitStanding

#: so many days ahead nobody counts working days
_FAR_OFF = 140
#: with more working days between a long break and the last day, there is time enough after it
_AFTER_A_BREAK = 10
#: of a later day of the week everybody knows that it is off
_FRIDAY = 5
#: so many names are read in passing; of more, these first ones
NAMED, _FIRST_NAMED = 8, 3
#: so many earlier periods are named; of more, how many they are
_PERIODS = 4


def remaining(told: answers.Remaining, voice: Voice) -> Reply:
    how = told.standing
    text = lines(
        headline(how, voice),
        *([] if how.progress.only_whether else _what_came(how, voice)),
        *_dates(told, voice),
        _also(told, voice),
        _earlier(told, voice),
        voice.over(told.plan),
        *footnotes([how], voice),
        voice.source_live(told.plan, how.due.obligation.source),
    )
    if not told.own:
        return Reply(text)
    buttons = [voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)]
    if told.returned:
        buttons.insert(0, voice.choice("mend", Verb.MEND, told.returned[0].id))
    elif how.progress.wanting:
        # of what stands under a figure the first two are shown
        buttons = [voice.choice("nominate", Verb.NOMINATE), *_says(how, voice), *buttons]
    return Reply(text, tuple(buttons))


def _what_came(how: UnitStanding, voice: Voice) -> list[str | None]:
    """What became of what the unit sent, what of it counts, and what the unit has said."""
    return [counts(how.progress, voice), *counting(how, voice), said_line(how, voice)]


def _says(how: UnitStanding, voice: Voice) -> tuple[Choice, ...]:
    """The button to say that there is nobody, or to take back what was said; nothing where something is mended."""
    if how.progress.group is Group.MENDING:
        return ()
    return to_declare([how], voice)[:1] if how.declared is None else (to_take_back(how.declared, voice),)


def headline(how: UnitStanding, voice: Voice) -> str:
    """The first line of how a unit stands."""
    progress = how.progress
    values: dict[str, str | int] = {
        "unit": how.unit.full_name,
        "period": voice.period(how.due.period),
        "required": progress.required or 0,
        "counted": progress.counted,
        "missing": progress.missing or 0,
        "returned": progress.returned,
        "unpublished": progress.unpublished,
        "sent": sent(progress),
    }
    if how.terms.exempt is not None:
        return voice("remaining-exempt", **values)
    return voice(f"remaining-{progress.group}", **values)


def sent(progress: Progress) -> int:
    """How many were sent and not taken back, whatever became of them."""
    return progress.submitted + progress.approved + progress.forwarded + progress.returned + progress.rejected


def counting(how: UnitStanding, voice: Voice) -> list[str]:
    """What the plan counts, where that is not all that was sent: only what is published, only some subjects."""
    obligation, progress = how.due.obligation, how.progress
    rows = []
    if obligation.counts_when is not None and sent(progress):
        rows.append(
            voice(
                "counting-published",
                published=progress.counted,
                unpublished=progress.unpublished,
                missing=progress.missing or 0,
            )
        )
    if progress.uncounted:
        rows.append(voice("counting-subjects", subjects=counted_subjects(obligation, voice), count=progress.uncounted))
    return rows


def counted_subjects(obligation: Obligation, voice: Voice) -> str:
    """The subjects that an obligation counts, in a row."""
    named = (voice(f"choice-subject-{subject}") for subject in obligation.counts_subjects)
    return voice.names(name[:1].lower() + name[1:] for name in named)


def counts(progress: Progress, voice: Voice) -> str:
    """What was sent and what became of it; nothing where nothing was sent or is being written."""
    rows = outcomes([progress], voice)
    return row(
        voice("counts", sent=sent(progress), rows=rows) if rows else None,
        voice("counts-drafting", count=progress.drafting) if progress.drafting else None,
    )


def outcomes(of: Iterable[Progress], voice: Voice) -> str:
    """How many wait, are approved and are being mended, none left out but those that are none."""
    listed = list(of)
    figures = {
        "waiting": sum(each.submitted for each in listed),
        "approved": sum(each.approved + each.forwarded for each in listed),
        "returned": sum(each.returned for each in listed),
        "rejected": sum(each.rejected for each in listed),
    }
    return ", ".join(voice(f"counts-{name}", count=count) for name, count in figures.items() if count)


def deadline_line(due: DueObligation, voice: Voice, *, met: bool = False, plainly: bool = False) -> str:
    """Until when, `plainly` without advice on a better day; where the plan does not name the day, whence it is taken.

    Where the plan sets no deadline at all, that it does not.
    """
    if due.obligation.due is None and due.action is Action.NOMINATE:
        return voice("no-deadline")
    return until(due, voice, met=met, plainly=plainly, whence=due.basis == "inferred")


def days_off(due: DueObligation, voice: Voice) -> list[str]:
    """A long break shortly before the last day, and what is left after it; else that the days off are a forecast."""
    calendar, today = voice.deployment.calendar, voice.today
    ahead = calendar.long_break(today, due.due)
    while ahead is not None and calendar.working_days_left(ahead.last, due.due) > _AFTER_A_BREAK:
        ahead = calendar.long_break(ahead.last, due.due)
    if ahead is None:
        # a holiday that has yet to come may still be moved
        holidays = (day for day in calendar.days_off if today < day <= due.due and day.year in calendar.forecast)
        return [voice("days-off-forecast", year=due.due.year)] if any(holidays) else []
    values: dict[str, str | int] = {
        "first": voice.day(ahead.first),
        "last": voice.day(ahead.last),
        "left": calendar.working_days_left(ahead.last, due.due),
        "known": "forecast" if ahead.first.year in calendar.forecast else "announced",
    }
    return [voice("break-tet" if ahead.tet else "break", **values)]


def until(due: DueObligation, voice: Voice, *, met: bool = False, plainly: bool = False, whence: bool = False) -> str:
    """Until when, steering to the last working day, with the working days after today; or that the day is past.

    `whence` says of a day that the plan does not name how it is come by.
    """
    today, last, calendar = voice.today, due.last_working_day, voice.deployment.calendar
    if due.due < today <= due.lenient_until and not met:
        return voice("deadline-lenient", day=voice.day(due.due), lenient=voice.day(due.lenient_until))
    if today > due.due:
        return voice("deadline-was" if met else _past(due, whence=whence), day=voice.day(due.due), does=_does(due))
    if today == due.due and not whence:
        return voice("deadline-today", day=voice.day(due.due))
    values: dict[str, str | int] = {
        "until": _by(due, voice, whence=whence),
        "better": voice.day(last),
        "left": calendar.working_days_left(today + ONE_DAY, due.due),
        "does": _does(due),
        "off": "yes" if last != due.due and due.due.isoweekday() <= _FRIDAY else "no",
    }
    if last < today:
        return voice("deadline-only" if whence else "deadline-weekend", **values)
    days = (last - today).days
    if plainly or last == due.due:
        counted = 1 < days < _FAR_OFF and last == due.due
        return voice("deadline-left-then" if counted else "deadline-only", **values)
    near = {0: "deadline-better-today", 1: "deadline-better-tomorrow"}
    return voice(near.get(days, "deadline-better"), **values)


def _past(due: DueObligation, *, whence: bool) -> str:
    """Which words say that the day is past, where the plan does not name it of what was meant to end then."""
    if not whence:
        return "deadline-past"
    return "deadline-past-campaign" if is_campaign(due.obligation) else "deadline-past-unsaid"


def _by(due: DueObligation, voice: Voice, *, whence: bool) -> str:
    """The last day, as a clause; with `whence`, how a day is come by that the plan does not name."""
    near = {0: "day-today", 1: "day-tomorrow"}.get((due.due - voice.today).days)
    if due.last_working_day != due.due and voice.today <= due.last_working_day:
        # it is another day that is near
        near = None
    day = voice.day(due.due) if near is None else voice(near, day=voice.day(due.due))
    if not whence:
        return voice("deadline-by", day=day, does=_does(due))
    rule = due.obligation.due
    if is_campaign(due.obligation):
        return voice("deadline-by-campaign", day=day)
    if near is not None or (rule is not None and rule.inferred):
        return voice("deadline-by-plan", day=day)
    return voice("deadline-by-period", day=day, end=voice(f"end-of-{due.every}"))


def _does(due: DueObligation) -> str:
    return "forward" if due.action is Action.FORWARD else "send"


def _dates(told: answers.Remaining, voice: Voice) -> list[str | None]:
    """The deadline, and an earlier day to steer to; neither is any concern of a unit that is exempt."""
    if told.standing.terms.exempt is not None:
        return []
    return [_until(told, voice), steered(told.standing, voice)]


def _until(told: answers.Remaining, voice: Voice) -> str:
    """The deadline; of a unit that is mending, the day by which to mend."""
    day = told.standing.mend_by
    if told.standing.progress.group is Group.MENDING and day is not None:
        return mend_line(day, voice)
    last = told.standing.unit.valid_to
    # nobody sends any more for a unit that has ended
    settled = told.standing.progress.group is Group.MET or (last is not None and last < voice.today)
    return deadline_line(told.standing.due, voice, met=settled)


def mend_line(day: date, voice: Voice) -> str:
    """Until when to mend; or that the day is past."""
    return voice("mend-until" if voice.today <= day else "mend-past", day=voice.day(day))


def _also(told: answers.Remaining, voice: Voice) -> str | None:
    """What is missing in the present period, where an earlier one goes first."""
    if told.also is None:
        return None
    due, missing = told.also.due, told.also.progress.missing or 0
    return voice("remaining-also", period=voice.period(due.period), missing=missing, day=voice.day(due.due))


def _earlier(told: answers.Remaining, voice: Voice) -> str | None:
    if not told.earlier:
        return None
    if len(told.earlier) > _PERIODS:
        first, last = (voice.period(told.earlier[at]) for at in (0, -1))
        return voice("earlier-missing-many", count=len(told.earlier), first=first, last=last)
    named = (
        voice("period-none", period=voice.period(each)) if each in told.none_reported else voice.period(each)
        for each in told.earlier
    )
    return voice("earlier-missing", periods=voice.names(named))


def remaining_over(told: answers.RemainingOver, voice: Voice) -> Reply:
    unmet = dict.fromkeys(_unmet(how, voice) for how in told.standings if how.progress.missing)
    values = {"unit": told.unit.full_name, "span": voice.period(told.span)}
    if not told.standings:
        return Reply(lines(voice("over-none", **values), voice.source(told.plan, _source(told.plan))))
    text = lines(
        over_line(told, voice),
        voice("over-unmet", periods=voice.names(unmet)) if unmet else voice("over-met"),
        *footnotes(told.standings, voice),
        voice.source_live(told.plan, told.standings[0].due.obligation.source),
    )
    return Reply(text, (voice.choice("ask-deadline", Verb.ASK, Intent.DEADLINE),))


def _unmet(how: UnitStanding, voice: Voice) -> str:
    """A period for which something is missing, and that there was nobody, where that was said."""
    period = voice.period(how.due.period)
    return voice("period-none", period=period) if how.progress.group is Group.NONE else period


def over_line(told: answers.RemainingOver, voice: Voice) -> str:
    """How one unit stands over all of the periods: what one has too many, another still misses."""
    progress = [how.progress for how in told.standings]
    return voice(
        "over",
        unit=told.unit.full_name,
        span=voice.period(told.span),
        required=sum(each.required or 0 for each in progress),
        sent=sum(sent(each) for each in progress),
        missing=sum(each.missing or 0 for each in progress),
    )


def forwarded(own: Iterable[UnitStanding], voice: Voice) -> list[str]:
    """How the asker's own unit stands with what it must forward."""
    rows: list[str] = []
    for how in own:
        due, progress = how.due, how.progress
        rows.append(
            voice(
                "forwarding",
                unit=how.unit.full_name,
                period=period_of(due, voice),
                counted=progress.counted,
                required=progress.required or 0,
                missing=progress.missing or 0,
            )
        )
        until_day = voice("forwarding-past" if voice.today > due.due else "forwarding-until", day=voice.day(due.due))
        subjects = counted_subjects(due.obligation, voice)
        counting_only = f" {voice('forwarding-subjects', subjects=subjects)}" if subjects else ""
        rows.append(f"{until_day}{counting_only}")
        rows.extend(counting(how, voice))
    return rows


def forwards(told: answers.Forwards, voice: Voice) -> Reply:
    source = voice.source_live(told.plan, *(how.due.source for how in told.own))
    return Reply(lines(*forwarded(told.own, voice), voice.over(told.plan), *footnotes(told.own, voice), source))


def period_of(due: DueObligation, voice: Voice) -> str:
    """For when something is owed; of a campaign, all of its time."""
    return voice("whole-campaign") if is_campaign(due.obligation) else voice.period(due.period)


def no_quota(told: answers.NoQuota, voice: Voice) -> Reply:
    own = {how.due.id for how in told.own}
    others = [one for one in told.coming if one.due.id not in own]
    meant = [] if told.obligation is None else [told.obligation.source]
    clauses = (*(how.due.source for how in told.own), *meant, *(one.due.source for one in others))
    return Reply(
        lines(
            *(_by_unit if told.by_unit else _in_all)(told, voice),
            *([] if told.said is None else said_freely(told.said, voice)),
            *coming(others, voice),
            voice.over(told.plan),
            voice.source_live(told.plan, *clauses) if clauses else voice("source-plan", plan=voice.plan(told.plan)),
        ),
        _next_freely(told, voice),
    )


def _in_all(told: answers.NoQuota, voice: Voice) -> list[str]:
    """That the plan sets no number, what has to be forwarded all the same, and what was sent."""
    ahead, freely = forwarded(told.own, voice), sent_freely(told, voice)
    if told.own:
        return [ahead[0], row(*ahead[1:]), row(voice("no-quota-units"), freely)]
    return [voice("no-quota"), freely]


def _by_unit(told: answers.NoQuota, voice: Voice) -> list[str]:
    """Which units sent and which did not, where none has to."""
    when = _when_freely(told, voice)
    sent_by = [unit.full_name for unit in told.sent_by]
    silent = [unit.full_name for unit in told.silent]
    return [
        voice("no-quota-each" if told.own else "no-quota"),
        row(*forwarded(told.own, voice)),
        voice("free-sent", period=when, names=voice.names(sent_by)) if sent_by else voice("free-none", period=when),
        voice("free-silent", names=voice.names(silent) if told.whole else in_brief(silent, voice))
        if silent and sent_by
        else "",
    ]


def in_brief(names: Sequence[str], voice: Voice) -> str:
    """Names as they are read in passing: of many the first, and how many more there are."""
    if len(names) <= NAMED:
        return voice.names(names)
    return voice("names-and-more", names=", ".join(names[:_FIRST_NAMED]), more=len(names) - _FIRST_NAMED)


def _next_freely(told: answers.NoQuota, voice: Voice) -> tuple[Choice, ...]:
    reports = report_button(told.coming, voice, hands_in=told.hands_in, sums=told.sums)
    mine = (voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS),) if told.officer and told.submitted else ()
    if told.mend is not None:
        return (voice.choice("mend", Verb.MEND, told.mend), *mine, *reports)
    if told.by_unit and told.sent_by and not told.whole and len(told.silent) > NAMED:
        return (voice.choice("list", Verb.ASK_OF, Intent.MISSING_UNITS, told.plan.code, "", ""), *reports)
    return (*reports, *mine)


def _when_freely(told: answers.NoQuota, voice: Voice) -> str:
    """For when that is told which has no number."""
    if told.period is None:
        campaign = told.obligation is not None and told.obligation.every is Every.ONCE
        return voice("whole-campaign" if campaign else "whole-term")
    if told.period.every is Every.YEAR and told.period.year == voice.today.year:
        return voice("since-january")
    return voice.period(told.period)


def sent_freely(told: answers.NoQuota, voice: Voice) -> str:
    """What was sent where no number is asked for, and what of it is being mended."""
    unit = voice.names(unit.full_name for unit in told.units) or voice("all-units")
    when = _when_freely(told, voice)
    return voice("no-quota-sent", unit=unit, period=when, submitted=told.submitted, returned=told.returned)


def coming(found: Iterable[answers.Coming], voice: Voice) -> list[str]:
    """What is due next, a line each."""
    rows = []
    for each in found:
        one = each.due
        period = None if one.every is Every.ONCE or one.at_least is None else voice.period(one.period)
        name = called(one.obligation, voice)
        what = owned(name if period is None else voice("task-of-period", what=name, period=period), each.owners, voice)
        values = {"what": what, "day": voice.day(one.due)}
        if one.basis == "inferred":
            rows.append(voice("coming-unsaid", **values))
        elif voice.today <= one.last_working_day < one.due:
            rows.append(voice("coming-better", better=voice.day(one.last_working_day), **values))
        else:
            rows.append(voice("coming", **values))
    return rows


def owned(what: str, owners: Sequence[Unit], voice: Voice) -> str:
    """A task with who owes it, where that has to be said."""
    if not owners:
        return what
    who = owners[0].full_name if len(owners) == 1 else voice("owners", count=len(owners))
    return voice("task-of", what=what, who=who)


def report_button(found: Iterable[answers.Coming], voice: Voice, *, hands_in: bool, sums: bool) -> tuple[Choice, ...]:
    """The button to hand a report in, and for who asks about all units to see them, where one is due next."""
    report = next((one.due for one in found if one.due.action is Action.REPORT), None)
    if report is None:
        return ()
    return (
        *((voice.choice("hand-in", Verb.REPORT),) if hands_in else ()),
        *((voice.choice("sums", Verb.REPORT_SUMS, report.plan.code),) if sums else ()),
    )


def called(obligation: Obligation, voice: Voice) -> str:
    """What an obligation is called: by its own name, or by what it asks for."""
    return obligation.name or voice(f"task-{obligation.action}")


def kinds(due: DueObligation, standings: Iterable[UnitStanding]) -> str:
    """The kinds of units that owe something, in the plan's order."""
    found = {how.unit.kind for how in standings}
    folded = {fold(kind) for kind in found}
    return ", ".join(kind for kind in due.obligation.who.kinds if fold(kind) in folded) or ", ".join(sorted(found))


def not_yours(told: answers.NotYours, voice: Voice) -> Reply:
    return Reply(voice("not-yours", unit=told.unit.full_name))


def no_such_period(told: answers.NoSuchPeriod, voice: Voice) -> Reply:
    since = max(told.plan.term.start, told.plan.asks_since)
    start, end = voice.day(since), voice.day(told.plan.term.end)
    text = voice("no-such-period", period=voice.period(told.period), start=start, end=end)
    return Reply(lines(text, voice("source-plan", plan=voice.plan(told.plan))))


def nothing_owed(told: answers.NothingOwed, voice: Voice) -> Reply:
    source = voice.source(told.plan, _source(told.plan))
    text = lines(voice("nothing-owed", unit=voice.names(unit.full_name for unit in told.units)), source)
    return Reply(text, (voice.choice("ask-deadline", Verb.ASK, Intent.DEADLINE),))


def _source(plan: Plan) -> str:
    return plan.obligations[0].source
