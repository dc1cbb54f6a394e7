"""Figures of many units in words: how many have done their part, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.progress import Group, Progress
from bot.replies.declared_lines import in_brackets
from bot.replies.dispositions import footnotes, to_dispose
from bot.replies.figures import called, counts, deadline_line, forwarded, period_of
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines, row
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


#: so many units are named in one sentence, of more it is said how many they are; so long may that sentence be
_FEW, _SENTENCE = 6, 90


def remaining_all(told: answers.RemainingAll, voice: Voice) -> Reply:
    if told.brief:
        return _brief(told, voice)
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
    return Reply(text, _next_to_all(told, voice))


def _brief(told: answers.RemainingAll, voice: Voice) -> Reply:
    """Five lines at most: one sentence, the groups with what was sent, until when, what else there is, the source."""
    sentence, groups_line, hides = _sentence(told, voice)
    more = (
        *(_other_briefly(*each, voice) for each in told.others),
        *forwarded(told.own, voice),
        voice.over(told.plan),
        *footnotes((*told.standings, *(how for _, others in told.others for how in others)), voice),
    )
    text = lines(
        sentence,
        row(groups_line, totals(told.standings, voice)),
        deadline_line(told.due, voice),
        row(*more),
        voice.source_live(told.plan, told.due.source, *_clauses(told.others), *(how.due.source for how in told.own)),
    )
    asking = (Intent.MISSING_UNITS, told.plan.code, "", told.due.period)
    listed = (voice.choice("list", Verb.ASK_OF, *asking),) if hides else ()
    return Reply(text, _next_to_all(told, voice) or listed)


def _sentence(told: answers.RemainingAll, voice: Voice) -> tuple[str, str, bool]:
    """The figure with the names that are missing where they are few and alike; else the groups in a line of their own.

    The third says whether names are left out.
    """
    missing = short(told.standings)
    head = overview(told.due, told.standings, voice)
    alike = {how.progress.group for how in missing} == {Group.NOT_SENT}
    if missing and alike and len(missing) <= _FEW:
        total = sum(how.terms.exempt is None for how in told.standings)
        named = voice(
            "overview-named",
            met=total - len(missing),
            total=total,
            period=period_of(told.due, voice),
            names=_names(missing, voice),
        )
        if len(named) <= _SENTENCE:
            return named, "", False
    by_group = {group: [how for how in missing if how.progress.group is group] for group in _GROUPS}
    rows = [voice(f"group-{group}", names=_names(those, voice)) for group, those in by_group.items() if those]
    return head, " ".join(rows), any(len(those) > _FEW for those in by_group.values())


def _names(standings: Sequence[UnitStanding], voice: Voice) -> str:
    """The units by name where they are few, else how many they are."""
    if len(standings) > _FEW:
        return voice("owners", count=len(standings))
    return voice.names(_named(how, voice) for how in standings)


def _other_briefly(due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    return row(overview(due, standings, voice), deadline_line(due, voice))


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
    return Reply(text, disposes)


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


def groups(standings: Iterable[UnitStanding], voice: Voice) -> list[str]:
    """The units that miss something, in the groups that people hear, with what they have said of the period."""
    listed = list(standings)
    by_group = {group: [_named(how, voice) for how in listed if how.progress.group is group] for group in _GROUPS}
    return [voice(f"group-{group}", names=voice.names(names)) for group, names in by_group.items() if names]


def _named(how: UnitStanding, voice: Voice) -> str:
    """A unit's name, with why there is nobody or how it was sent where it has said so."""
    return in_brackets(how, voice) if how.progress.group in (Group.NONE, Group.ELSEWHERE) else how.unit.full_name


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
    """What the asker can do about the figures, the nearest first: each role its own, and a leader nothing."""
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
        *((to_dispose(told.due, voice),) if told.asked_as is Role.REVIEWER else ()),
        *((voice.choice("invite", Verb.INVITE),) if invite else ()),
    )
