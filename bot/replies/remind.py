"""Reminders and summaries in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.obligations import is_campaign
from bot.domain.plan import Action, Plan
from bot.domain.progress import Group
from bot.domain.schedule import Rung
from bot.replies import pictures
from bot.replies.blocks import asking_of_all, copied
from bot.replies.chase_buttons import to_calls, to_nudge
from bot.replies.declared_lines import bare, to_declare, to_take_back
from bot.replies.dispositions import extended, extensions, footnotes, given_time, steered, to_dispose
from bot.replies.figures import days_off, deadline_line, in_brief, period_of
from bot.replies.figures import mend_line as mend_day_line
from bot.replies.letter_drafts import to_letter
from bot.replies.notebook import hinted, note_buttons
from bot.replies.overviews import groups_in_brief, overview
from bot.replies.reminding import next_monday
from bot.replies.reply import Choice, Reply
from bot.replies.report_lines import report_named, to_hand_in, to_sums
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent
from bot.usecases import answers, mending, reminders, snooze
from bot.usecases.reminder_taps import IN_THE_MORNING
from bot.usecases.standing import UnitStanding, short

#: one message has so many buttons
_BUTTONS = 4
#: what these have said of the period they may take back
_DECLARED = frozenset({Group.NONE, Group.ELSEWHERE})
#: a first line is at most so long, where it can be
_FIRST_LINE = 90
#: from then on nobody is asked whether to hear it again in the afternoon
_NO_LATER_ON = time(13, 0)


def reminded(told: reminders.Reminded, voice: Voice) -> Reply:
    rows = [
        *(row for missed in by_deadline(told, voice) for row in missed.rows),
        *dict.fromkeys(row for how in told.standings for row in days_off(how.due, voice)),
    ]
    hint = None if told.hints is None else hinted(told.hints, voice)
    ways = () if told.hints is None else note_buttons(told.hints, voice)
    return Reply(lines(*rows, hint, sources(told, voice)), answers_to(told, voice), ways=ways)


def answers_to(told: reminders.Reminded, voice: Voice, *, alone: bool = True) -> tuple[Choice, ...]:
    """The four answers to a reminder, as far as they fit: do it, there is nobody, sent otherwise, again later.

    Where it is not `alone`, nobody is asked whether there is none to forward: it would be taken for that of all units.
    """
    # who mends or reports besides has no word to say on that
    missing = [how for how in told.standings if how.progress.group is not Group.MENDING and not _lies_ready(how)]
    if not alone:
        missing = [how for how in missing if how.due.action is not Action.FORWARD]
    said = missing[0].declared if len(missing) == 1 and missing[0].progress.group in _DECLARED else None
    declares = to_declare(missing, voice) if said is None else (to_take_back(said, voice),)
    return (*_deeds(told, voice), *declares, *_again(told, voice))[:_BUTTONS]


def is_of_forwarding(told: reminders.Reminded) -> bool:
    """Whether it is of nothing but what is to be forwarded."""
    return all(how.due.action is Action.FORWARD for how in told.standings)


def _lies_ready(how: UnitStanding) -> bool:
    """Whether there is something to forward: nobody says then that there is none."""
    return how.due.action is Action.FORWARD and how.approved > 0


def _deeds(told: reminders.Reminded, voice: Voice) -> tuple[Choice, ...]:
    """What may be done at once about all that is missing."""
    standings = told.standings
    reports = [to_hand_in(how, voice) for how in standings if how.due.action is Action.REPORT][:1]
    nominating = [how for how in standings if _nominates(how)]
    draft = told.written(nominating[0]) if len(nominating) == 1 else None
    mend = _to_mend([how for how in standings if how.progress.group is Group.MENDING], voice)
    if draft is not None:
        return (*reports, voice.choice("resume", Verb.RESUME, draft.id), *mend[:1])
    if nominating:
        return (*reports, voice.choice("do-now", Verb.NOMINATE), *mend[:1])
    forwards = [how for how in standings if how.due.action is Action.FORWARD]
    if not forwards:
        return (*reports, *(mend[:1] if reports else mend))
    lies = any(how.approved for how in forwards)
    onward = voice.choice("to-forward", Verb.TO_FORWARD) if lies else voice.choice("to-review", Verb.WAITING)
    return (*reports, *mend[:1], onward)


def _to_mend(mending: Sequence[UnitStanding], voice: Voice) -> tuple[Choice, ...]:
    """The ways to what is to be mended: to the one that it is, else to all that was sent."""
    returned = [how.returned for how in mending if how.returned is not None]
    if len(mending) == len(returned) == 1:
        return voice.choice("mend", Verb.MEND, returned[0].id), voice.choice("view", Verb.VIEW, returned[0].id)
    return (voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS),) if mending else ()


def _nominates(how: UnitStanding) -> bool:
    """Whether a unit has to nominate anew, rather than to mend, report or forward."""
    return how.due.action is Action.NOMINATE and how.progress.group is not Group.MENDING


def _again(told: reminders.Reminded, voice: Voice) -> tuple[Choice, ...]:
    """The button to hear it once more in the afternoon, in the morning."""
    if told.told_on is None or voice.now.time() >= _NO_LATER_ON:
        return ()
    return (voice.choice("remind-again", Verb.SNOOZE, told.told_on.isoformat()),)


def snoozed(told: snooze.Snoozed, voice: Voice) -> Reply:
    key = "remind-again-before" if told.before else "remind-again-set"
    return Reply(voice(key, moment=voice.moment(told.at)), closes=False, aside=True)


def ask_when(told: snooze.AskWhen, voice: Voice) -> Reply:
    """Later today or in the morning; a rest where something further off was spoken of."""
    day, morning = told.day.isoformat(), voice.day(told.morning.date())
    label = voice.texts.day(told.morning.date())
    choices = [voice.choice("remind-morning", Verb.SNOOZE, day, IN_THE_MORNING, day=label)]
    if told.later is not None:
        choices.insert(0, voice.choice("remind-again", Verb.SNOOZE, day))
    if told.far:
        choices.append(voice.choice("remind-mute", Verb.REMIND_MUTE, next_monday(voice)))
    key = "snooze-which" if told.later is not None else "snooze-which-morning"
    return Reply(voice(key, morning=morning), tuple(choices))


def nothing_to_repeat(told: snooze.NothingToRepeat, voice: Voice) -> Reply:
    following = None if told.next is None else voice("reminding-next", moment=voice.moment(told.next.at))
    return Reply(lines(voice("snooze-nothing"), following), (voice.choice("remind-page", Verb.REMIND_PAGE),))


def nothing_missing(told: snooze.NothingMissing, voice: Voice) -> Reply:
    # of several it is not said which would be taken back
    back = (to_take_back(told.declared[0], voice),) if len(told.declared) == 1 else ()
    return Reply(voice("snooze-declared" if told.declared else "snooze-met"), back, closes=False, aside=not back)


def mend_comes(told: mending.MendComes, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(mend_line(told, voice), voice("mend-today-kept"), voice.sources((), mends=True))
    mend, view = voice.choice("mend", Verb.MEND, nomination.id), voice.choice("view", Verb.VIEW, nomination.id)
    return Reply(text, (mend, view))


def mend_line(told: mending.MendComes, voice: Voice) -> str:
    return voice("mend-today", name=told.nomination.name, unit=told.unit.full_name, day=voice.day(voice.today))


@dataclass(frozen=True)
class Missed:
    """What is missing in lines, with the one of them that says until when, and the clauses where it stands.

    It `mends` where its day is no plan's, but one from the review.
    """

    standings: tuple[UnitStanding, ...]
    rows: list[str]
    until: str
    clauses: tuple[tuple[Plan, str], ...]
    mends: bool = False


def by_deadline(told: reminders.Reminded, voice: Voice) -> list[Missed]:
    """What is missing; all that has the same last day together."""
    dues: dict[tuple[object, ...], list[tuple[UnitStanding, Rung]]] = {}
    for how, rung in zip(told.standings, told.rungs, strict=True):
        dues.setdefault(_told_together(how), []).append((how, rung))
    found = []
    for listed in dues.values():
        standings = [how for how, _ in listed]
        mends = _mends(standings[0])
        later = [] if mends else extensions(standings)
        deadline = row(until_line(standings[0], voice), extended(later, voice))
        rows = _missing(told, listed, voice)
        rows += [
            voice("unit-from", unit=how.unit.full_name, day=voice.texts.full_day(how.unit.valid_from))
            for how in standings
            if how.unit.valid_from is not None and voice.today < how.unit.valid_from
        ]
        wished = (wish for how in standings if (wish := steered(how, voice)) is not None)
        rows += [deadline, *footnotes(standings, voice, beside=later), *dict.fromkeys(wished)]
        clauses = tuple((how.due.plan, how.due.obligation.source) for how in standings)
        found.append(Missed(tuple(standings), rows, deadline, clauses, mends))
    return found


def _mends(how: UnitStanding) -> bool:
    """Whether a unit mends by a day that came with what was returned."""
    return how.progress.group is Group.MENDING and how.mend_by is not None


def _missing(told: reminders.Reminded, listed: Sequence[tuple[UnitStanding, Rung]], voice: Voice) -> list[str]:
    """What the reader has begun to write, by name, and what the other units still miss."""
    written, others = [], []
    for how, rung in listed:
        draft = told.written(how)
        if draft is None or not _nominates(how) or not draft.answers.get("name"):
            others.append((how, rung is Rung.LATE))
            continue
        name, period = draft.answers["name"], period_of(how.due, voice)
        written.append(voice("remind-writing", name=name, unit=how.unit.full_name, period=period))
    return [*written, *heads(others, voice)]


def heads(listed: Sequence[tuple[UnitStanding, bool]], voice: Voice) -> list[str]:
    """What units still miss, and whether late; those of one duty that have sent nothing stand in one line."""
    alike: dict[tuple[object, ...], list[tuple[UnitStanding, bool]]] = {}
    for number, (how, late) in enumerate(listed):
        due, required = how.due, how.progress.required
        nothing = due.action is Action.NOMINATE and how.progress.group is Group.NOT_SENT and required is not None
        key = (due.plan.id, due.obligation.id, str(due.period), required) if nothing else (number,)
        alike.setdefault(key, []).append((how, late))
    return [_heads_of(each, voice) for each in alike.values()]


def _heads_of(alike: Sequence[tuple[UnitStanding, bool]], voice: Voice) -> str:
    how, late = alike[0]
    if len(alike) == 1:
        return head(how, voice, late=late)
    units, period = voice.names(each.unit.full_name for each, _ in alike), period_of(how.due, voice)
    return voice("remind-not-sent-each", units=units, period=period, required=how.progress.required or 0)


def _told_together(how: UnitStanding) -> tuple[object, ...]:
    """What is alike of all whose last day is said in one line."""
    mends = how.progress.group is Group.MENDING
    campaign = is_campaign(how.due.obligation)
    return how.due.due, how.due.basis, how.due.action is Action.FORWARD, campaign, mends and how.mend_by


def until_line(how: UnitStanding, voice: Voice) -> str:
    """Until when a unit has time: of what it mends that day, which is not the one of the period."""
    if _mends(how) and how.mend_by is not None:
        return mend_day_line(how.mend_by, voice)
    return deadline_line(how.due, voice)


def sources(told: reminders.Reminded, voice: Voice) -> str:
    """Each plan with the clauses of all that is missing under it; of what is to be mended whence its day is."""
    asked = [how for how in told.standings if not _mends(how)]
    clauses = ((how.due.plan, how.due.obligation.source) for how in asked)
    return voice.sources(clauses, mends=len(asked) < len(told.standings))


def head(how: UnitStanding, voice: Voice, *, late: bool) -> str:
    """What a unit still misses."""
    returned = how.returned
    if returned is not None:
        sent = bare(voice.deployment.today(returned.first_submitted_at), voice)
        in_time = "yes" if returned.on_time else "no"
        return voice("remind-to-mend", name=returned.name, unit=how.unit.full_name, sent=sent, in_time=in_time)
    return voice(
        f"remind-{_kind(how, late=late)}",
        unit=how.unit.full_name,
        period=period_of(how.due, voice),
        required=how.progress.required or 0,
        missing=how.progress.missing or 0,
        counted=how.progress.counted,
        what=report_named(how.due, voice),
        approved=how.approved,
    )


def _kind(how: UnitStanding, *, late: bool) -> str:
    """Which words fit: where the plan sets no number none of them speaks of one, and nobody is behind."""
    obligation, group = how.due.obligation, how.progress.group.value
    if obligation.at_least is None and obligation.action is not Action.REPORT:
        return "free-forward" if obligation.action is Action.FORWARD else f"free-{group}"
    once = "-once" if obligation.every is Every.ONCE else ""
    kinds = {Action.FORWARD: _forwards(how), Action.REPORT: f"report-{group}{once}"}
    return f"{'late-' if late else ''}{kinds.get(obligation.action, group)}"


def _forwards(how: UnitStanding) -> str:
    """Whether there is anything to forward, and whether anything was."""
    if how.approved:
        return "forward"
    return "forward-more" if how.progress.counted else "forward-none"


def state_of_all(told: reminders.StateOfAll, voice: Voice) -> Reply:
    """How all units stand, to be read in passing: everything else is on the list, the nudge's page and the calls."""
    due, missing = told.due, short(told.standings)
    named = groups_in_brief(told.standings, voice)
    figure = overview(due, told.standings, voice)
    given = given_time(told.standings, voice)
    until = row(deadline_line(due, voice), *days_off(due, voice))
    notes = row(*footnotes(told.standings, voice, most=2, beside=given.values()))
    # with a short deadline it is all said at once; a longer one stands with what was disposed of it
    at_once = len(row(figure, until)) <= _FIRST_LINE
    text = lines(
        row(figure, until) if at_once else figure,
        *named[:1],
        row(*named[1:]),
        unheard(told, voice),
        notes if at_once else row(until, notes),
        voice.source_live(told.plan, due.obligation.source),
    )
    picture = pictures.of_state(told.plan, due, told.standings, voice, told.top)
    listed = to_missing(told, voice)
    if not missing:
        buttons = voice.choice("to-review", Verb.WAITING), to_dispose(due, voice), voice.choice("invite", Verb.INVITE)
        return _copied(told, Reply(text, buttons, export=picture), voice)
    chasing = to_nudge(due, voice), to_calls(due, voice), listed
    if told.calls_for_letter:
        return Reply(text, (*chasing, to_letter(due, voice)), export=picture)
    if due.action is Action.REPORT or due.at_least is None:
        # their list has no way to that
        return Reply(text, (*chasing, to_dispose(due, voice)), export=picture)
    return _copied(told, Reply(text, chasing, export=picture), voice)


def to_missing(told: reminders.StateOfAll, voice: Voice) -> Choice:
    """The button to the units by name; of reports to how they stand, with their figures."""
    if told.due.action is Action.REPORT:
        return to_sums(told.due, voice)
    return voice.choice("list", Verb.ASK_OF, *asking_of_all(told.plan, told.due.period))


def _copied(told: reminders.StateOfAll, reply: Reply, voice: Voice) -> Reply:
    if told.due.action is Action.REPORT:
        return reply
    return copied(reply, answers.MissingUnits(told.plan, told.due, told.standings), voice)


def unheard(told: reminders.StateOfAll, voice: Voice) -> str:
    """How many units have no officer, and in which others nobody hears a reminder."""
    total = sum(how.unit.parent is not None for how in told.standings)
    deaf = [
        how.unit.full_name
        for how in told.standings
        if how.unit.id in told.unreachable and how.unit.id not in told.nobody
    ]
    return row(
        voice("summary-nobody", count=len(told.nobody), total=total) if told.nobody else None,
        voice("summary-unreachable", names=in_brief(deaf, voice)) if deaf else None,
    )
