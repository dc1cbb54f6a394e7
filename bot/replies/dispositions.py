"""Dispositions in words: the footnotes of figures, and the way to one."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.declaration import Channel
from bot.domain.disposition import Disposal, Disposition
from bot.domain.nomination import Nomination
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.domain.roster import Unit
from bot.replies.reply import BUTTON, Choice, Reply, picked
from bot.replies.voice import Voice, lines
from bot.usecases import disposals
from bot.usecases.duties import Duty
from bot.usecases.standing import UnitStanding

#: so many footnotes stand under figures; of more, how many they are
_FOOTNOTES = 5


def footnotes(
    standings: Iterable[UnitStanding], voice: Voice, *, most: int = _FOOTNOTES, beside: Iterable[Disposition] = ()
) -> list[str]:
    """What was disposed of the units shown, a line each: each once, whoever it holds for; not what is said `beside`."""
    said = {each.id for each in beside}
    held = {each.id: (each, how.unit) for how in standings for each in how.terms.listed if each.id not in said}
    noted = [footnote(each, unit, voice) for each, unit in held.values()]
    if len(noted) <= most:
        return noted
    return [*noted[:most], voice("footnotes-more", count=len(noted) - most)]


def extensions(standings: Iterable[UnitStanding]) -> list[Disposition]:
    """Those by which the last day of the units shown is the one it is."""
    held = {each.id: each for how in standings for each in how.terms.listed
            if each.disposal is Disposal.EXTEND and each.day == how.due.due}  # fmt: skip
    return list(held.values())


def given_time(standings: Iterable[UnitStanding], voice: Voice) -> dict[int, Disposition]:
    """By which dispositions units that have yet to send still have time, by their ids: theirs alone, not all's."""
    found = {}
    for how in standings:
        own = [each for each in extensions([how]) if each.unit_id is not None]
        if own and how.progress.group in (Group.NOT_SENT, Group.BEHIND) and voice.today <= how.due.due:
            found[how.unit.id] = own[0]
    return found


def extended(kept: Iterable[Disposition], voice: Voice) -> str | None:
    """That a last day is a later one than the plan's, and why; None where it is the plan's."""
    whys = list(dict.fromkeys(reason(each, voice) for each in kept))
    return voice("extended", reason="; ".join(whys)) if whys else None


def footnote(kept: Disposition, unit: Unit | None, voice: Voice) -> str:
    """One disposition, with its reason and its letter where they may be read."""
    whom = voice("disposed-all") if kept.unit_id is None or unit is None else unit.full_name
    if kept.disposal is Disposal.RECEIVED and kept.reason in ("", *Channel):
        # entered by a reviewer: what it came as stands in the reason's place
        way = voice(f"way-{kept.reason or 'other'}")
        what = way if kept.letter is None else voice("reason-letter", reason=way, letter=kept.letter)
        return voice("footnote-entered", unit=whom, day=_day(kept, voice), what=what)
    key = f"footnote-{kept.disposal}" if kept.reason else f"footnote-{kept.disposal}-bare"
    return voice(key, unit=whom, day=_day(kept, voice), reason=reason(kept, voice))


def steered(how: UnitStanding, voice: Voice) -> str | None:
    """The earlier day that the reviewer wishes; it is no deadline."""
    cutoff = how.terms.cutoff
    if cutoff is None or cutoff.day is None or cutoff.day < voice.today:
        return None
    return voice("steered", day=voice.day(cutoff.day))


def to_dispose(due: DueObligation, voice: Voice) -> Choice:
    """The button to extend and exempt."""
    return voice.choice("dispose", Verb.DISPOSE_LIST, actions.short(due.plan.id, due.id), due.period)


def dispose_list(told: disposals.DisposeList, voice: Voice) -> Reply:
    rows, units = picked(
        (how.unit for how in told.standings),
        lambda unit: actions.write(Verb.DISPOSE_UNIT, *_duty(told.duty), unit.id),
    )
    text = lines(
        voice("dispose-list", what=_what(told.duty, voice)) if units else voice("dispose-list-none"),
        *rows,
        *(footnote(each, None, voice) for each in told.for_all),
        voice("dispose-list-other-all" if told.over_all else "dispose-list-other"),
    )
    if not told.over_all:
        return Reply(text, units)
    undo = tuple(voice.choice(f"undo-{each.disposal}", Verb.DISPOSE_UNDO, each.id) for each in told.for_all)
    return Reply(text, units, ways=(*_acts(told.duty, told.due, 0, "all", voice), *undo))


def dispose_unit(told: disposals.DisposeUnit, voice: Voice) -> Reply:
    how = told.standing
    text = lines(
        voice("dispose-unit", unit=how.unit.full_name, what=_what(told.duty, voice), day=voice.day(how.due.due)),
        *(footnote(each, how.unit, voice) for each in told.held),
    )
    undo = tuple(voice.choice(f"undo-{each.disposal}", Verb.DISPOSE_UNDO, each.id) for each in told.held)
    return Reply(text, _acts(told.duty, how.due, how.unit.id, "unit", voice), ways=undo)


def _acts(duty: Duty, due: DueObligation, unit_id: int, whom: str, voice: Voice) -> tuple[Choice, ...]:
    """What may be disposed now; once the deadline has come there is no earlier day to steer to."""
    early = (Disposal.CUTOFF,) if voice.today < due.due else ()
    acts = (Disposal.EXTEND, Disposal.EXEMPT, *early)
    return tuple(voice.choice(f"act-{whom}-{act}", Verb.DISPOSE, act, *_duty(duty), unit_id) for act in acts)


def dispose_asked(told: disposals.DisposeAsked, voice: Voice) -> Reply:
    about = told.intended
    refusal = None
    if told.refusal is not None:
        refusal = voice(told.refusal, typed=told.typed, day=voice.day(about.due.due))
    key = f"ask-{about.awaits}-{about.disposal}" if about.awaits == "day" else f"ask-dispose-{about.awaits}"
    whose = "all" if about.unit is None else "one"
    question = voice(
        key,
        unit=_whom(about.unit, voice),
        whose=whose,
        what=_what(about.duty, voice),
        day=voice.day(about.due.due),
    )
    return Reply(lines(refusal, question), ways=(voice.choice("cancel", Verb.CANCEL),), closes=refusal is None)


def dispose_read_back(told: disposals.DisposeReadBack, voice: Voice) -> Reply:
    about = told.intended
    text = lines(
        voice(
            f"read-back-{about.disposal}",
            unit=_whom(about.unit, voice),
            what=_what(about.duty, voice),
            day="" if about.day is None else voice.day(about.day),
        ),
        voice("read-back-why", reason=about.reason or "", by=told.person.name),
        voice("read-back-letter", letter=about.letter) if about.letter else None,
        voice("read-back-cutoff-deadline", day=voice.day(about.due.due)) if about.disposal is Disposal.CUTOFF else None,
        voice(f"source-{about.disposal}", plan=voice.plan(about.duty.plan)),
    )
    letter = () if about.letter else (voice.choice("letter", Verb.DISPOSE_ON, "letter"),)
    return Reply(
        text,
        (_yes(told, voice), voice.choice("dispose-anew", Verb.DISPOSE_ON, "anew")),
        ways=(*letter, voice.choice("cancel", Verb.CANCEL)),
    )


def dispose_waits(told: disposals.DisposeWaits, voice: Voice) -> Reply:
    """A line under the answer to something else, with the way back to what is awaited."""
    about = told.intended
    unit, awaits = _whom(about.unit, voice), about.awaits
    if told.dropped:
        return Reply(voice("dispose-dropped", act=about.disposal.value, unit=unit))
    text = voice("dispose-waits", act=about.disposal.value, unit=unit, awaits=awaits)
    again = voice.choice(f"dispose-say-{awaits}", Verb.DISPOSE_ON, "again")
    return Reply(text, (again, voice.choice("cancel", Verb.CANCEL)), closes=False)


def _yes(told: disposals.DisposeReadBack, voice: Voice) -> Choice:
    about = told.intended
    if about.disposal is Disposal.CUTOFF:
        return voice.choice("dispose-yes", Verb.DISPOSE_YES, told.yes)
    if about.unit is None:
        return voice.choice("dispose-yes-all", Verb.DISPOSE_YES, told.yes)
    names = [name for name in (about.unit.full_name, *about.unit.aliases) if len(name)]
    said = [voice("button-dispose-yes-unit", unit=name) for name in names]
    fitting = next((label for label in said if len(label) <= BUTTON), voice("button-dispose-yes-other"))
    return Choice(fitting, actions.write(Verb.DISPOSE_YES, told.yes))


def disposed_now(told: disposals.DisposedNow, voice: Voice) -> Reply:
    silent = told.disposition.disposal is Disposal.CUTOFF
    hears = voice("officers-told", count=told.officers) if told.officers else voice("no-officer-hears")
    text = lines(
        voice("disposed", moment=voice.moment(voice.now)),
        footnote(told.disposition, told.unit, voice),
        None if silent else hears,
    )
    undo = voice.choice("undo", Verb.DISPOSE_UNDO, told.disposition.id)
    return Reply(text, (undo, to_dispose_again(told.duty, voice)))


def to_dispose_again(duty: Duty, voice: Voice) -> Choice:
    """The button to the list of units."""
    return voice.choice("dispose-list", Verb.DISPOSE_LIST, *_duty(duty))


def disposed_before(told: disposals.DisposedBefore, voice: Voice) -> Reply:
    text = lines(voice("disposed-before", by=told.by), footnote(told.disposition, told.unit, voice))
    return Reply(text, (to_dispose_again(told.duty, voice),))


def disposal_undone(told: disposals.DisposalUndone, voice: Voice) -> Reply:
    key = "disposal-undone" if told.by is None else "disposal-undone-before"
    text = lines(voice(key, by=told.by or ""), footnote(told.disposition, told.unit, voice))
    return Reply(text, (to_dispose_again(told.duty, voice),))


def disposed_heard(told: disposals.DisposedHeard, voice: Voice) -> Reply:
    kept = told.disposition
    text = lines(
        voice("disposed-heard-undone" if told.undone else "disposed-heard", by=told.by),
        footnote(kept, told.unit, voice),
        _now(told, voice),
        voice(f"source-{kept.disposal}", plan=voice.plan(told.duty.plan)),
    )
    if kept.disposal is not Disposal.EXTEND or told.undone or told.duty.obligation.action is not Action.NOMINATE:
        return Reply(text)
    about = () if kept.unit_id is None else (*_duty(told.duty), kept.unit_id)
    return Reply(text, (voice.choice("do-now", Verb.NOMINATE), voice.choice("sent-elsewhere", Verb.ELSEWHERE, *about)))


def _now(told: disposals.DisposedHeard, voice: Voice) -> str | None:
    """Until when there is time now, where that has changed."""
    disposal = told.disposition.disposal
    if disposal is Disposal.EXTEND or (told.undone and disposal is Disposal.EXEMPT):
        return voice("disposed-due", what=_what(told.duty, voice), day=voice.day(told.due.due))
    return None


def dispose_not_allowed(_: disposals.DisposeNotAllowed, voice: Voice) -> Reply:
    return Reply(voice("not-allowed"))


def received_of(nomination: Nomination, voice: Voice) -> Choice:
    """The button to say on which day a nomination was received on paper."""
    return voice.choice("received", Verb.DISPOSE_RECEIVED, "n", nomination.id)


def _duty(duty: Duty) -> tuple[str, str]:
    return actions.short(duty.plan.id, duty.obligation.id), str(duty.period)


def _what(duty: Duty, voice: Voice) -> str:
    """What is owed, with its period: the month's exemplars, or the report of the year."""
    if duty.obligation.action is Action.REPORT and duty.obligation.every is Every.ONCE:
        return voice("what-once", what=duty.obligation.name or voice("task-report"))
    kind = "report" if duty.obligation.action is Action.REPORT else "nominate"
    return voice(f"what-{kind}", period=voice.period(duty.period))


def _whom(unit: Unit | None, voice: Voice) -> str:
    return voice("disposed-all") if unit is None else unit.full_name


def _day(kept: Disposition, voice: Voice) -> str:
    return "" if kept.day is None else voice.day(kept.day)


def reason(kept: Disposition, voice: Voice) -> str:
    """Why, with the letter where there is one."""
    return kept.reason if kept.letter is None else voice("reason-letter", reason=kept.reason, letter=kept.letter)
