"""Figures of all units over a quarter or a year, in words: what was sent, who is behind, who sends late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.roster import Unit
from bot.replies.figures import sent
from bot.replies.reply import Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent, Point
from bot.usecases import answers
from bot.usecases.standing import UnitStanding

#: so many units are named, those with the most first; of more, how many they are
_NAMED = 3
#: by what is said of the units with the most, what is said of one of them
_ROWS = {
    "slow": "slow-row",
    "slow-unsent": "slow-unsent-row",
    "slow-extended": "slow-extended-row",
    "slow-exempt": "slow-exempt-row",
}


def over_all(told: answers.OverAll, voice: Voice) -> Reply:
    missing = Counter(how.unit.id for how in told.standings if how.progress.missing)
    behind = _most(missing, told.standings, voice)
    text = lines(
        over_all_line(told, voice),
        voice("over-all-behind", names=behind) if behind else None,
        voice.over(told.plan),
        voice.source_live(told.plan, *(how.due.source for how in told.standings)),
    )
    return Reply(text)


def over_all_line(told: answers.OverAll, voice: Voice) -> str:
    """What the units sent in all, and how many of them had enough in each period."""
    owing = {how.unit.id for how in told.standings if how.terms.exempt is None}
    behind = {how.unit.id for how in told.standings if how.progress.missing}
    return voice(
        "over-all",
        span=_span(told, voice),
        sent=sum(sent(how.progress) for how in told.standings),
        met=len(owing - behind),
        total=len(owing),
        rhythm=_rhythm(told.standings, voice),
    )


def slow(told: answers.Slow, voice: Voice) -> Reply:
    units = _units(told.standings)
    source = voice.source_live(told.plan, *(how.due.source for how in told.standings))
    extended = Counter(how.unit.id for how in told.standings if how.terms.extended is not None)
    exempt = Counter(how.unit.id for how in told.standings if how.terms.exempt is not None)
    found = {"slow": told.late, "slow-unsent": told.unsent, "slow-extended": extended, "slow-exempt": exempt}
    since = None if told.since is None else voice("slow-since", period=voice.period(told.since))
    if told.whole:
        rows = [_row(unit, found, told.standings, voice) for unit in units.values()]
        clean = [unit for unit, row in zip(units.values(), rows, strict=True) if row is None]
        rest = voice("slow-clean", names=voice.names(unit.full_name for unit in clean)) if clean else None
        return Reply(lines(since or _span(told, voice), *rows, rest, voice.over(told.plan), source))
    span, most = _span(told, voice), {key: _most(those, told.standings, voice) for key, those in found.items()}
    # that nobody was late would praise those who sent nothing
    none_late = None if told.unsent else voice("slow-none", span=span)
    if told.unsent and not told.late and told.since is None:
        none_late = voice("slow-unsent-in", span=span, names=most.pop("slow-unsent"))
    text = lines(
        since,
        voice("slow", span=span, names=most["slow"]) if told.late else none_late,
        *(voice(key, names=names) for key, names in most.items() if names and key != "slow"),
        voice.over(told.plan),
        source,
    )
    asking = (Intent.MISSING_UNITS, told.plan.code, "", told.span, Point.SLOW_ALL)
    return Reply(text, (voice.choice("all-units", Verb.ASK_OF, *asking, count=len(units)),))


def _row(
    unit: Unit, found: Mapping[str, Mapping[int, int]], standings: Iterable[UnitStanding], voice: Voice
) -> str | None:
    """What is to be said of a unit; None where it sent all in time."""
    rhythm = _rhythm((how for how in standings if how.unit.id == unit.id), voice)
    said = [
        voice(_ROWS[key], count=those[unit.id], rhythm=rhythm) for key, those in found.items() if those.get(unit.id)
    ]
    return voice("demand", text=voice("slow-row-of", unit=unit.full_name, said=", ".join(said))) if said else None


def _most(counted: Mapping[int, int], standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    """The units of which most was counted, each with how many periods; nothing where there are none."""
    units = _units(standings)
    ranked = sorted((unit_id for unit_id in units if counted.get(unit_id)), key=lambda each: -counted[each])
    named = ", ".join(
        voice(
            "of-periods",
            unit=units[each].full_name,
            count=counted[each],
            rhythm=_rhythm((how for how in standings if how.unit.id == each), voice),
        )
        for each in ranked[:_NAMED]
    )
    more = len(ranked) - _NAMED
    return voice("names-and-more", names=named, more=more) if more > 0 else named


def _units(standings: Iterable[UnitStanding]) -> dict[int, Unit]:
    return {how.unit.id: how.unit for how in standings}


def _rhythm(standings: Iterable[UnitStanding], voice: Voice) -> str:
    """What the periods are called: months or quarters; of both, periods."""
    found = {how.due.obligation.every for how in standings}
    return voice(f"periods-{found.pop()}" if len(found) == 1 else "periods-several")


def _span(told: answers.OverAll | answers.Slow, voice: Voice) -> str:
    """The span, until now where it has not ended."""
    if told.span.last_day < voice.today:
        return voice.period(told.span)
    return voice("span-this-year" if told.span.every is Every.YEAR else "span-until-now", span=voice.period(told.span))
