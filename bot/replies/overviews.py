"""Figures of many units in words: how many have done their part, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.progress import Group, Progress
from bot.replies.declared_lines import in_brackets
from bot.replies.dispositions import footnotes, to_dispose
from bot.replies.figures import called, counts, deadline_line, forwarded, period_of
from bot.replies.reply import COPIED, Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers
from bot.usecases.standing import UnitStanding, short

#: the groups of units that people hear, in this order
_GROUPS = (
    Group.NOT_SENT,
    Group.NONE,
    Group.ELSEWHERE,
    Group.DRAFTING,
    Group.NOT_CHOSEN,
    Group.UNCOUNTED,
    Group.MENDING,
    Group.SHORT,
    Group.UNPUBLISHED,
)


def remaining_all(told: answers.RemainingAll, voice: Voice) -> Reply:
    text = lines(
        overview(told.due, told.standings, voice),
        *groups(told.standings, voice),
        totals(told.standings, voice),
        deadline_line(told.due, voice),
        *_others(told.others, voice),
        *forwarded(told.own, voice),
        voice.over(told.plan),
        *footnotes((*told.standings, *(how for _, others in told.others for how in others)), voice),
        voice.source_live(told.plan, told.due.source, *_clauses(told.others), *(how.due.source for how in told.own)),
    )
    return Reply(text, _next_to_all(told, voice), copies=_copy(told.due, told.standings, voice))


def missing_units(told: answers.MissingUnits, voice: Voice) -> Reply:
    text = lines(
        overview(told.due, told.standings, voice),
        *groups(told.standings, voice),
        deadline_line(told.due, voice),
        *_others(told.others, voice),
        voice.over(told.plan),
        *footnotes((*told.standings, *(how for _, others in told.others for how in others)), voice),
        voice.source_live(told.plan, told.due.source, *_clauses(told.others)),
    )
    disposes = (to_dispose(told.due, voice),) if told.disposes else ()
    return Reply(text, disposes, copies=_copy(told.due, told.standings, voice))


def overview(due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    """How many units have done their part."""
    missing, total = len(short(standings)), sum(how.terms.exempt is None for how in standings)
    key = "overview" if missing else "overview-all"
    if due.action is Action.REPORT:
        key = "reports" if missing else "reports-all"
        if due.every is Every.ONCE:
            key = "reports-once" if missing else "reports-all-once"
    elif due.at_least is None:
        key = "overview-free"
    if standings and not total:
        key = "overview-exempt"
    what = called(due.obligation, voice)
    return voice(key, met=total - missing, total=total, missing=missing, period=period_of(due, voice), what=what)


def groups(standings: Iterable[UnitStanding], voice: Voice, *, why: bool = True) -> list[str]:
    """The units that miss something, in the groups that people hear; `why` with what they have said of the period."""
    listed = list(standings)
    by_group = {group: [_named(how, voice, why) for how in listed if how.progress.group is group] for group in _GROUPS}
    return [voice(f"group-{group}", names=voice.names(names)) for group, names in by_group.items() if names]


def _named(how: UnitStanding, voice: Voice, why: bool) -> str:  # of one list alone
    says = why and how.progress.group in (Group.NONE, Group.ELSEWHERE)
    return in_brackets(how, voice) if says else how.unit.full_name


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


def _clauses(others: Iterable[tuple[DueObligation, tuple[UnitStanding, ...]]]) -> list[str]:
    return [due.source for due, _ in others]


def _others(others: Iterable[tuple[DueObligation, tuple[UnitStanding, ...]]], voice: Voice) -> list[str]:
    """How units stand with further obligations, a line each: how many, who is missing, until when."""
    rows = []
    for due, standings in others:
        missing = voice.names(how.unit.full_name for how in short(standings))
        head = overview(due, standings, voice)
        rows.append(voice("overview-missing", head=head, names=missing) if missing else head)
        rows.append(deadline_line(due, voice))
    return rows


def _next_to_all(told: answers.RemainingAll, voice: Voice) -> tuple[Choice, ...]:
    """What the asker can do about the figures: each role its own, and a leader nothing."""
    if told.asked_as is Role.OFFICER:
        mine = voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)
        return (voice.choice("nominate", Verb.NOMINATE), mine) if short(told.standings) else (mine,)
    waiting = sum(how.progress.submitted for how in told.standings)
    review = told.asked_as is Role.REVIEWER and waiting
    invite = told.asked_as is not Role.LEADER
    publish = told.asked_as is Role.REVIEWER and any(how.progress.unpublished for how in told.standings)
    return (
        *((voice.choice("waiting", Verb.WAITING, count=waiting),) if review else ()),
        *((voice.choice("to-publish", Verb.TO_PUBLISH),) if publish else ()),
        *((voice.choice("invite", Verb.INVITE),) if invite else ()),
        *((to_dispose(told.due, voice),) if told.asked_as is Role.REVIEWER else ()),
    )


def _copy(due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice) -> tuple[tuple[str, str], ...]:
    """A plain block of numbers and unit names to paste elsewhere, where it fits."""
    # what is pasted elsewhere holds numbers and names of units alone
    block = lines(overview(due, standings, voice), *groups(standings, voice, why=False), deadline_line(due, voice))
    return ((voice("button-copy"), block),) if len(block) <= COPIED else ()
