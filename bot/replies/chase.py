"""Nudges by hand and their delivery in words. That somebody has read it is never said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY
from bot.domain.chasing import WORDS_MOST, Arrival
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.domain.roster import Unit
from bot.replies.chase_buttons import chased_about, duty, to_calls, to_nudge, to_report
from bot.replies.declared_lines import said_of, to_declare
from bot.replies.figures import in_brief, period_of
from bot.replies.overviews import groups_in_brief
from bot.replies.remind import heads, until_line
from bot.replies.reply import BUTTON, Choice, Reply, picked, unit_names
from bot.replies.report_lines import to_hand_in
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent
from bot.usecases import chased
from bot.usecases.chase_taps import AGAIN
from bot.usecases.standing import UnitStanding

#: what a unit that is not nudged is told to have said or done
_IDLE = frozenset({Group.NONE, Group.ELSEWHERE, Group.MET, Group.UNPUBLISHED})
#: so many units get a button of their own
_FEW = 4


def preview(told: chased.NudgePreview, voice: Voice) -> Reply:
    """What goes to whom, with the text of one unit to look at, and what the reviewer adds."""
    found, nudge = told.targets, told.nudge
    refused = None if told.refusal is None else voice(told.refusal, most=WORDS_MOST)
    if not found.heard:
        return _to_nobody(told, voice)
    sample = found.heard[0]
    post = _post(voice, told.post, told.by)
    text = lines(
        refused,
        _to_whom(found, voice),
        row(_left_out(found, voice), voice("nudge-invites") if _owes_nothing(sample) else None),
        voice("nudge-text", unit=sample.unit.full_name, text=row(*_says([sample], voice))),
        voice("nudge-own-words", words=nudge.words, post=post) if nudge.words else voice("nudge-ask-words", post=post),
        row(
            # of what goes on another day it is of no use
            None if told.goes_at is not None else _reminded(found, voice),
            _nudged_before(found, voice),
            None if told.goes_at is None else _by_night(told.goes_at, voice),
        ),
    )
    plain = (voice.choice("nudge-plain", Verb.NUDGE_PLAIN, nudge.id, nudge.version),) if nudge.words else ()
    stop = voice.choice("nudge-stop", Verb.NUDGE_STOP, nudge.id)
    return Reply(text, (*_sending(told, voice), *plain, stop), ways=(to_report(found.due, voice),))


def _to_nobody(told: chased.NudgePreview, voice: Voice) -> Reply:
    """Why nobody is nudged, of one unit in its own words."""
    found, one = told.targets, told.alone
    left_out = _left_out(found, voice)
    if one is None:
        buttons = (to_calls(found.due, voice),) if found.unheard else ()
        text = lines(voice("nudge-nobody", period=period_of(found.due, voice)), left_out)
        return Reply(text, buttons, ways=(to_report(found.due, voice),))
    page = voice.choice("call-unit", Verb.CALL_UNIT, *duty(found.due), one.unit.id)
    return Reply(left_out or _needs_none(one, voice), (page,))


def _needs_none(how: UnitStanding, voice: Voice) -> str:
    """Why a unit is not nudged in which somebody would hear it."""
    group = how.progress.group
    fitting = f"nudge-idle-{group}" if group in _IDLE else "nudge-idle"
    said = said_of(how, voice)
    return voice(
        fitting, unit=how.unit.full_name, period=period_of(how.due, voice), said=said or "", why="yes" if said else "no"
    )


def waits(told: chased.NudgeWaits, voice: Voice) -> Reply:
    """One line: the page itself was shown before."""
    shown = told.shown
    see = voice.choice("nudge-show", Verb.NUDGE_SHOW, shown.nudge.id)
    stop = voice.choice("nudge-stop", Verb.NUDGE_STOP, shown.nudge.id)
    heard = [how.unit.full_name for how in shown.targets.heard]
    text = voice("nudge-waits-one", unit=heard[0]) if len(heard) == 1 else voice("nudge-waits", count=len(heard))
    return Reply(text, (*_sending(shown, voice), see, stop), waits=True)


def _to_whom(found: chased.Targets, voice: Voice) -> str:
    """Which units hear it, in the groups that people hear where they are not all of one."""
    values: dict[str, str | int] = {"count": len(found.heard), "period": period_of(found.due, voice)}
    alike = all(how.progress.group is Group.NOT_SENT for how in found.heard)
    if alike and found.due.action is Action.NOMINATE and not _owes_nothing(found.heard[0]):
        return voice("nudge-preview-not-sent", names=_names((how.unit for how in found.heard), voice), **values)
    return row(voice("nudge-preview", **values), *groups_in_brief(found.heard, voice))


def ask_own_words(told: chased.AskOwnWords, voice: Voice) -> Reply:
    return Reply(
        voice("ask-own-words", words=told.words),
        (
            voice.choice("nudge-add", Verb.NUDGE_ADD, told.nudge_id),
            voice.choice("nudge-answer", Verb.NUDGE_ANSWER, told.nudge_id),
        ),
    )


def no_such_unit(told: chased.NoSuchUnit, voice: Voice) -> Reply:
    text = voice("nudge-which-unit") if told.several else voice("nudge-no-unit", name=told.name)
    text = voice("nudge-left-out-unread") if told.left_out else text
    rows, offered = picked(told.offered[:_FEW], lambda unit: actions.write(Verb.NUDGE, *duty(told.due), unit.id))
    return Reply(lines(text, *rows), (*offered, to_nudge(told.due, voice)))


def reviewers_own(told: chased.ReviewersOwn, voice: Voice) -> Reply:
    """Whose it is, and what the asker has instead."""
    if not told.oversees:
        return Reply(voice("chase-reviewers-own"))
    missing = voice.choice(f"ask-{Intent.MISSING_UNITS}", Verb.ASK, Intent.MISSING_UNITS)
    return Reply(row(voice("chase-reviewers-own"), voice("chase-overseen")), (missing,))


def _sending(told: chased.NudgePreview, voice: Voice) -> tuple[Choice, ...]:
    nudge, found = told.nudge, told.targets
    if told.goes_at is not None:
        goes_at = voice.deployment.local(told.goes_at)
        time, weekday = voice.texts.time(goes_at), voice.texts.weekday(goes_at.date())
        key = "nudge-later" if goes_at.date() - voice.today <= ONE_DAY else "nudge-later-on"
        return (voice.choice(key, Verb.NUDGE_LATER, nudge.id, nudge.version, time=time, weekday=weekday),)
    fresh = len(found.fresh)
    if fresh == len(found.heard):
        return (voice.choice("nudge-send", Verb.NUDGE_SEND, nudge.id, nudge.version, "n", count=fresh),)
    every = len(found.heard)
    key = "nudge-again" if every > 1 else "nudge-once-more"
    again = voice.choice(key, Verb.NUDGE_SEND, nudge.id, nudge.version, AGAIN, count=every)
    if not fresh:
        return (again,)
    return voice.choice("nudge-fresh", Verb.NUDGE_SEND, nudge.id, nudge.version, "n", count=fresh), again


def _left_out(found: chased.Targets, voice: Voice) -> str | None:
    """The units that are not nudged, and why."""
    spared, deaf = ([how.unit for how in those] for those in (found.spared, found.unheard))
    # those are on the call list, with the way to invite somebody
    who = _names(deaf, voice) if len(deaf) <= _FEW else voice("owners", count=len(deaf))
    why = [
        *([voice("nudge-spared", names=_names(spared, voice))] if spared else []),
        *([voice("nudge-deaf", names=who)] if deaf else []),
    ]
    return voice("nudge-left-out", why="; ".join(why)) if why else None


def _by_night(goes_at: datetime, voice: Voice) -> str:
    """Why it does not go now, and when; who rests is spared unless the deadline falls before the next working day."""
    works = "yes" if voice.deployment.calendar.is_working_day(goes_at.date()) else "no"
    return voice(f"nudge-night-{works}", moment=voice.moment(goes_at))


def _reminded(found: chased.Targets, voice: Voice) -> str | None:
    """Which of them the bot itself has reminded today, where nobody has nudged them since."""
    units = [how.unit for how in found.fresh if how.unit.id in found.reminded]
    return voice("nudge-reminded", names=_names(units, voice)) if units else None


def _nudged_before(found: chased.Targets, voice: Voice) -> str | None:
    """Which of them were nudged before today, and when."""
    before = [how for how in found.heard if how.unit.id in found.before]
    if not before:
        return None
    names = (f"{how.unit.full_name} ({_time(found.before[how.unit.id], voice)})" for how in before)
    return voice("nudge-before", names=voice.names(names))


def _by_last_day(standings: Iterable[UnitStanding], voice: Voice) -> list[list[UnitStanding]]:
    """Those of whom the same last day is said together."""
    found: dict[str, list[UnitStanding]] = {}
    for how in standings:
        found.setdefault(until_line(how, voice), []).append(how)
    return list(found.values())


def _says(alike: list[UnitStanding], voice: Voice) -> list[str]:
    """What the bot says in a nudge of units that have the same last day."""
    asked = [how for how in alike if _owes_nothing(how) and how.progress.group is Group.NOT_SENT]
    others = [how for how in alike if how not in asked]
    without_a_day = alike[0].due.obligation.due is None and alike[0].due.action is Action.NOMINATE
    day = "none" if without_a_day else "set"
    invited = [voice("nudge-free", unit=how.unit.full_name, period=period_of(how.due, voice)) for how in asked]
    if asked:
        invited.append(voice("nudge-free-number", day=day))
    missing = heads([(how, voice.today > how.due.due) for how in others], voice)
    # an invitation says by itself that the plan names no day
    until = None if without_a_day and not others else until_line(alike[0], voice)
    return [each for each in (*invited, *missing, until) if each]


def _owes_nothing(how: UnitStanding) -> bool:
    """Whether the plan sets a unit no number: nothing of it is missing."""
    return how.due.at_least is None and how.due.action is not Action.REPORT


def sent(told: chased.NudgeSent, voice: Voice) -> Reply:
    at = told.nudge.sent_at or voice.now
    if not told.units:
        return Reply(voice("nudge-needless", period=period_of(told.due, voice)))
    text = lines(
        voice("nudge-sent", moment=voice.moment(at), units=told.units, people=told.people),
        voice("nudge-left", count=told.left) if told.left else None,
        voice("nudge-unheard", names=_names(told.unheard, voice)) if told.unheard else None,
    )
    return Reply(text, (to_report(told.due, voice), to_calls(told.due, voice)))


def put_off(told: chased.NudgePutOff, voice: Voice) -> Reply:
    if told.stopped or told.nudge.goes_at is None:
        return Reply(voice("nudge-stopped"))
    stop = voice.choice("nudge-stop", Verb.NUDGE_STOP, told.nudge.id)
    return Reply(voice("nudge-put-off", moment=voice.moment(told.nudge.goes_at)), (stop,))


def before(told: chased.NudgeBefore, voice: Voice) -> Reply:
    """A second tap: a short word, and nothing more is sent."""
    nudge = told.nudge
    key = "nudge-sent-before" if nudge.sent_at is not None else "nudge-put-off-before"
    return Reply(toast=voice(key, moment=voice.moment(nudge.sent_at or nudge.goes_at or nudge.at)))


def heard(told: chased.NudgeHeard, voice: Voice) -> Reply:
    """To an officer: what is missing, until when, the reviewer's words and name, and the answers to give."""
    post = _post(voice, told.post, told.by)
    words = voice("nudge-by", by=told.by, unit=told.post.full_name)
    if told.nudge.words:
        words = voice("nudge-words", words=told.nudge.words, post=post)
    said = dict.fromkeys(each for alike in _by_last_day(told.standings, voice) for each in _says(alike, voice))
    clauses = (how.due.obligation.source for how in told.standings)
    text = lines(*said, words, voice.source(told.standings[0].due.plan, *clauses))
    missing = [how for how in told.standings if how.progress.group is not Group.MENDING]
    reporting = told.standings[0].due.action is Action.REPORT
    first = to_hand_in(told.standings[0], voice) if reporting else voice.choice("do-now", Verb.NOMINATE)
    returned = next((how.returned for how in told.standings if how.returned is not None), None)
    if returned is not None and not missing:
        first = voice.choice("mend", Verb.MEND, returned.id)
    known = voice.choice("nudge-known", Verb.NUDGE_KNOWN, told.nudge.id)
    return Reply(text, (first, *to_declare(missing, voice), known), silent=told.quietly)


def noted(told: chased.NudgeNoted, voice: Voice) -> Reply:
    return Reply(voice("nudge-noted", time=_time(told.at, voice), by=told.by), closes=False, aside=True)


def report(told: chased.DeliveryReport, voice: Voice) -> Reply:
    """By unit, how far the last nudge or reminder has come, and who tapped that they know."""
    if not told.units:
        return Reply(voice("reach-needless-all", period=period_of(told.due, voice)))
    if told.never:
        return _never(told, voice)
    at = None if told.nudge is None else told.nudge.sent_at
    arrived = [one for one in told.units if _is(one, Arrival.ARRIVED)]
    # those for which there is nobody who could have got it are told apart
    meant = [one for one in told.units if one.people and (at is None or one.nudged)]
    count = sum(one in arrived for one in meant)
    about = chased_about(told.due, voice)
    first = voice("reach-reminders", about=about, count=count, total=len(meant))
    if at is not None:
        key = "reach-nudge-own" if told.own else "reach-nudge"
        first = voice(key, by=told.by, about=about, moment=voice.moment(at), count=count, total=len(meant))
    rest = [one for one in told.units if one not in arrived]
    text = lines(
        first,
        *_by_minute(arrived, voice),
        _known(told.units, voice),
        _group("waiting", (one for one in rest if _is(one, Arrival.WAITING)), voice),
        _group("needless", (one for one in rest if _last(one) is Arrival.NEEDLESS), voice),
        _group("none", (one for one in rest if _last(one) is Arrival.NONE), voice),
        _unreachable((one for one in rest if _last(one) is Arrival.UNREACHABLE), voice),
        _nobody((one for one in rest if not one.people), voice),
        voice("as-of", moment=voice.moment(voice.now)),
    )
    nobody = any(not one.people for one in told.units)
    invite = (voice.choice("invite", Verb.INVITE),) if nobody else ()
    return Reply(text, (to_calls(told.due, voice), to_nudge(told.due, voice), *invite), closes=False)


def _never(told: chased.DeliveryReport, voice: Voice) -> Reply:
    """That nobody was reminded yet, and when they are."""
    period, unit = period_of(told.due, voice), told.units[0].standing.unit
    first = voice("reach-never-one", period=period, unit=unit.full_name) if told.alone else None
    after = None if told.next_at is None else voice("reach-never-next", moment=voice.moment(told.next_at))
    calls, nudge = to_calls(told.due, voice), to_nudge(told.due, voice, unit if told.alone else None)
    return Reply(row(first or voice("reach-never", period=period), after), (nudge, calls), closes=False)


def _is(one: chased.UnitReached, arrival: Arrival) -> bool:
    return any(each.arrival is arrival for each in one.people)


def _last(one: chased.UnitReached) -> Arrival | None:
    """Of a unit where nothing has arrived and nothing waits, what there is to say."""
    if not one.people or _is(one, Arrival.WAITING):
        return None
    order = (Arrival.NEEDLESS, Arrival.NONE, Arrival.UNREACHABLE)
    return next((arrival for arrival in order if _is(one, arrival)), None)


def _by_minute(arrived: Iterable[chased.UnitReached], voice: Voice) -> list[str]:
    """Where it has arrived, those of one minute together."""
    found: dict[str, list[Unit]] = {}
    for one in arrived:
        at = next((each.at for each in one.people if each.arrival is Arrival.ARRIVED), None)
        found.setdefault("" if at is None else _time(at, voice), []).append(one.standing.unit)
    return [
        voice("reach-arrived-at", time=time, names=_names(units, voice))
        if time
        else voice("reach-arrived", names=_names(units, voice))
        for time, units in found.items()
    ]


def _known(rows: Iterable[chased.UnitReached], voice: Voice) -> str | None:
    known = [
        voice("reach-known-by", unit=one.standing.unit.full_name, name=each.person.name, time=_time(at, voice))
        for one in rows
        for each in one.people
        if (at := each.noted_at) is not None
    ]
    return voice("reach-known", names=voice.names(known)) if known else None


def _group(key: str, rows: Iterable[chased.UnitReached], voice: Voice) -> str | None:
    names = _names((one.standing.unit for one in rows), voice)
    return voice(f"reach-{key}", names=names) if names else None


def _nobody(rows: Iterable[chased.UnitReached], voice: Voice) -> str | None:
    units = [one.standing.unit for one in rows]
    return voice("reach-nobody", count=len(units), names=_names(units, voice)) if units else None


def _unreachable(rows: Iterable[chased.UnitReached], voice: Voice) -> str | None:
    """Who can no longer be written to, by name: they are to be called."""
    names = [
        voice(
            "reach-unreachable-who",
            unit=one.standing.unit.full_name,
            name=voice.names(p.person.name for p in one.people),
        )
        for one in rows
    ]
    return voice("reach-unreachable", names=voice.names(names)) if names else None


def _people(one: chased.UnitReached, voice: Voice) -> str:
    return voice.names(each.person.name for each in one.people)


def units_joined(told: chased.UnitsJoined, voice: Voice) -> Reply:
    total = len(told.joined) + len(told.missing)
    text = lines(
        voice("units-joined", count=len(told.joined), total=total),
        voice("reach-nobody-joined", names=_names(told.missing, voice)) if told.missing else None,
        voice("as-of", moment=voice.moment(voice.now)),
    )
    if not told.missing or not told.invites:
        return Reply(text)
    if len(told.missing) > _FEW:
        return Reply(text, (voice.choice("invite", Verb.INVITE), voice.choice("invite-sheet", Verb.INVITE_SHEET)))
    labels = [_invite(unit, voice) for unit in told.missing]
    if None in labels:
        rows, buttons = picked(told.missing, lambda unit: actions.write(Verb.INVITE, unit.id))
        return Reply(lines(text, *rows), buttons)
    invites = zip(labels, told.missing, strict=True)
    return Reply(text, tuple(Choice(label or "", actions.write(Verb.INVITE, unit.id)) for label, unit in invites))


def _invite(unit: Unit, voice: Voice) -> str | None:
    """To invite a unit by the first of its names with which that fits a button; None where none does."""
    labels = (voice("button-invite-unit", unit=name) for name in unit_names(unit))
    return next((each for each in labels if len(each) <= BUTTON), None)


def _post(voice: Voice, post: Unit, by: str) -> str:
    """The name and post that sign a nudge."""
    return voice("nudge-post", by=by, role=voice(f"role-{Role.REVIEWER}"), unit=post.full_name)


def _names(units: Iterable[Unit], voice: Voice) -> str:
    """Names as they are read in passing; on the call list stands each of them."""
    return in_brief([unit.full_name for unit in units], voice)


def _time(at: datetime, voice: Voice) -> str:
    """The minute alone of today's, else with its day."""
    local = voice.deployment.local(at)
    return voice.texts.time(local) if local.date() == voice.today else voice.moment(at)
