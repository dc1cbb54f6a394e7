"""Figures of many units in words: how many have done their part, and who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.disposition import Disposition
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.progress import Group, Progress
from bot.replies import blocks, pictures
from bot.replies.chase_buttons import to_nudge
from bot.replies.declared_lines import in_brackets
from bot.replies.dispositions import footnotes, given_time, reason, to_dispose
from bot.replies.figures import NAMED, called, counts, deadline_line, forwarded, in_brief, period_of
from bot.replies.figures import kinds as kinds_of
from bot.replies.reply import Choice, Reply
from bot.replies.report_lines import to_sums
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent
from bot.usecases import answers, points
from bot.usecases.standing import UnitStanding, short

#: the groups of units that people hear, in this order
_GROUPS = (
    Group.BEHIND,
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
    kinds = bool(told.others)
    text = lines(
        overview(told.due, told.standings, voice, kinds=kinds),
        *groups_in_brief(told.standings, voice),
        totals(told.standings, voice),
        deadline_line(told.due, voice),
        *_others(told.others, voice),
        *forwarded(told.own, voice),
        voice.over(told.plan),
        *_footnotes(told, voice),
        voice.source_live(told.plan, told.due.source, *_clauses(told.others), *(how.due.source for how in told.own)),
    )
    return Reply(text, _next_to_all(told, voice, hides=_hides(told.standings, told.others)))


def _brief(told: answers.RemainingAll, voice: Voice) -> Reply:
    """Five lines at most: one sentence, the groups with what was sent, until when, what else there is, the source."""
    sentence, groups_line, hides = _sentence(told, voice)
    more = (
        *(_other_briefly(*each, voice) for each in told.others),
        *forwarded(told.own, voice),
        voice.over(told.plan),
        *_footnotes(told, voice),
    )
    text = lines(
        sentence,
        row(groups_line, totals(told.standings, voice)),
        deadline_line(told.due, voice),
        row(*more),
        voice.source_live(told.plan, told.due.source, *_clauses(told.others), *(how.due.source for how in told.own)),
    )
    return Reply(text, _next_to_all(told, voice, hides=hides))


def _sentence(told: answers.RemainingAll, voice: Voice) -> tuple[str, str, bool]:
    """The figure with the names that are missing where they are few and alike; else the groups in a line of their own.

    The third says whether names are left out.
    """
    missing = short(told.standings)
    head = overview(told.due, told.standings, voice, kinds=bool(told.others))
    given = given_time(missing, voice)
    alike = {how.progress.group for how in missing} == {Group.NOT_SENT} and not given
    if missing and alike and len(missing) <= _FEW and not told.others:
        total = sum(how.terms.exempt is None for how in told.standings)
        named = voice(
            "overview-named",
            met=total - len(missing),
            total=total,
            period=period_of(told.due, voice),
            names=_few([_named(how, voice) for how in missing], voice),
        )
        if len(named) <= _SENTENCE:
            return named, "", False
    if alike and len(missing) > _FEW:
        # they are counted in the sentence, and named a tap away
        return overview(told.due, told.standings, voice, kinds=bool(told.others), unnamed=True), "", True
    rows = _by_group(missing, lambda names: _few(names, voice), voice)
    counted = Counter(how.progress.group for how in missing if how.unit.id not in given)
    return head, " ".join(rows), any(counted[group] > _FEW for group in _GROUPS)


def _few(names: Sequence[str], voice: Voice) -> str:
    """The units by name where they are few, else how many they are."""
    return voice("owners", count=len(names)) if len(names) > _FEW else voice.names(names)


def _footnotes(told: answers.RemainingAll | answers.MissingUnits, voice: Voice) -> list[str]:
    """What was disposed of the units, but for what stands in the groups."""
    listed = (*told.standings, *(how for _, others in told.others for how in others))
    return footnotes(listed, voice, beside=given_time(listed, voice).values())


def _other_briefly(due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    return row(overview(due, standings, voice, kinds=True), deadline_line(due, voice))


def missing_units(told: answers.MissingUnits, voice: Voice) -> Reply:
    hides = not told.whole and _hides(told.standings, told.others)
    text = lines(
        overview(told.due, told.standings, voice, kinds=bool(told.others)),
        *(groups if told.whole else groups_in_brief)(told.standings, voice),
        deadline_line(told.due, voice),
        *_others(told.others, voice, whole=told.whole),
        voice.over(told.plan),
        *_footnotes(told, voice),
        voice.source_live(told.plan, told.due.source, *_clauses(told.others)),
    )
    disposes, listed = (to_dispose(told.due, voice),) if told.disposes else (), blocks.to_list(told, voice)
    if told.whole and told.disposes:
        nudge = (to_nudge(told.due, voice),) if short(told.standings) else ()
        # it was opened to be looked at: what stands below the figures is still to be used
        return Reply(text, (*_to_review(told.standings, voice), *disposes), ways=nudge, closes=False)
    return Reply(text, (*((listed,) if hides and listed is not None else ()), *disposes))


def pictured(told: points.Pictured, voice: Voice) -> Reply:
    """The picture, with the figure below it once more for whoever has pictures switched off."""
    due, standings, plan = told.answer.due, told.answer.standings, told.answer.plan
    picture = pictures.of_state(plan, due, standings, voice, told.top)
    text = lines(overview(due, standings, voice), deadline_line(due, voice), voice.source_live(plan, due.source))
    if due.action is Action.REPORT:
        return Reply(text, (to_sums(due, voice),), export=picture)
    return blocks.copied(Reply(text, export=picture), told.answer, voice)


def overview(
    due: DueObligation, standings: tuple[UnitStanding, ...], voice: Voice, *, kinds: bool = False, unnamed: bool = False
) -> str:
    """How many units have done their part; with `kinds`, of which kinds they are.

    `unnamed` says that those missing have all sent nothing, and are not named below.
    """
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
    if kinds:
        key = {"overview": "overview-kinds", "overview-all": "overview-all-kinds"}.get(key, key)
    elif unnamed and key == "overview":
        key = "overview-not-sent"
    what = kinds_of(due, standings) if kinds else called(due.obligation, voice)
    return voice(key, met=total - missing, total=total, missing=missing, period=period_of(due, voice), what=what)


def _hides(standings: Iterable[UnitStanding], others: Iterable[tuple[DueObligation, tuple[UnitStanding, ...]]]) -> bool:
    """Whether there are more names than are read in passing."""
    counted = (Counter(how.progress.group for how in each) for each in (standings, *(those for _, those in others)))
    return any(groups[group] > NAMED for groups in counted for group in _GROUPS)


def groups_in_brief(standings: Iterable[UnitStanding], voice: Voice) -> list[str]:
    """The groups that people hear, of a large one its first names."""
    return _by_group(standings, lambda names: in_brief(names, voice), voice)


def groups(standings: Iterable[UnitStanding], voice: Voice) -> list[str]:
    """The units that miss something, in the groups that people hear, with what they have said of the period."""
    return _by_group(standings, voice.names, voice)


def _by_group(standings: Iterable[UnitStanding], joined: Callable[[list[str]], str], voice: Voice) -> list[str]:
    """A line for each group that people hear; who has been given time is not among those who have not sent."""
    listed = list(standings)
    given = given_time(listed, voice)
    rows = []
    for group in _GROUPS:
        names = [_named(how, voice) for how in listed if how.progress.group is group and how.unit.id not in given]
        if names:
            rows.append(voice(f"group-{group}", names=joined(names)))
    for day in sorted({each.day for each in given.values() if each.day is not None}):
        names = [
            _with_reason(how.unit.full_name, given[how.unit.id], voice)
            for how in listed
            if how.unit.id in given and given[how.unit.id].day == day
        ]
        rows.append(voice("group-given-time", day=voice.day(day), names=joined(names)))
    return rows


def _with_reason(unit: str, given: Disposition, voice: Voice) -> str:
    """A unit that was given time, with why where that may be read."""
    return voice("unit-said", unit=unit, said=reason(given, voice)) if given.reason else unit


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


def _others(
    others: Iterable[tuple[DueObligation, tuple[UnitStanding, ...]]], voice: Voice, *, whole: bool = False
) -> list[str]:
    """How units stand with further obligations: how many, who is missing, until when."""
    rows = []
    for due, standings in others:
        rows.append(overview(due, standings, voice, kinds=True))
        rows.extend((groups if whole else groups_in_brief)(standings, voice))
        rows.append(deadline_line(due, voice))
    return rows


def _next_to_all(told: answers.RemainingAll, voice: Voice, *, hides: bool) -> tuple[Choice, ...]:
    """What the asker can do about the figures, the nearest first: each role its own, a leader sees names left out."""
    if told.asked_as is Role.OFFICER:
        mine = voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS)
        return (voice.choice("nominate", Verb.NOMINATE), mine) if short(told.standings) else (mine,)
    listed = blocks.to_list(told, voice)
    invite = told.asked_as is not Role.LEADER
    publish = told.asked_as is Role.REVIEWER and any(how.progress.unpublished for how in told.standings)
    return (
        *(_to_review(told.standings, voice) if told.asked_as is Role.REVIEWER else ()),
        *((voice.choice("to-publish", Verb.TO_PUBLISH),) if publish else ()),
        *((listed,) if hides and listed is not None else ()),
        *((to_dispose(told.due, voice),) if told.asked_as is Role.REVIEWER else ()),
        *((voice.choice("invite", Verb.INVITE),) if invite else ()),
    )


def _to_review(standings: Iterable[UnitStanding], voice: Voice) -> tuple[Choice, ...]:
    """The button to what waits for a decision, where something does."""
    waiting = sum(how.progress.submitted for how in standings)
    return (voice.choice("waiting", Verb.WAITING, count=waiting),) if waiting else ()
