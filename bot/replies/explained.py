"""Why a figure is what it is, in words: what counts, what does not and why, and what is new since the last telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Every
from bot.domain.nomination import Status
from bot.domain.obligations import DueObligation
from bot.domain.plan import Obligation
from bot.domain.progress import Ground, Group
from bot.domain.roster import Unit
from bot.replies import blocks
from bot.replies.figures import counted_subjects
from bot.replies.reply import Choice, Reply, shortened
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent, Point
from bot.usecases import answers
from bot.usecases.answers import Figures
from bot.usecases.explain import Difference, Explained, Left, Reading
from bot.usecases.reckoning import Kind
from bot.usecases.standing import short

#: so many units are named for one ground, so many that are new with their moments; of more, how many they are
_NAMED, _DATED = 5, 3


def explained(told: Explained, voice: Voice) -> Reply:
    text = lines(
        _heard(told, voice) or _figure(told, voice),
        _counted(told, voice),
        _left(told, voice),
        _difference(told, voice),
        _source(told, voice),
    )
    others = tuple(_other(told, due, voice) for due in told.others)
    if not isinstance(told.answer, Figures):
        return Reply(text, others)
    listed = blocks.to_list(told.answer, voice)
    buttons = (*(() if listed is None else (listed,)), *others)
    return blocks.copied(Reply(text, buttons[:3]), told.answer, voice)


def _figure(told: Explained, voice: Voice) -> str:
    one = told.reckoning
    units = voice.names(unit.full_name for unit in one.units) or voice("all-units")
    values: dict[str, str | int] = {
        "unit": units,
        "period": _period(told, voice),
        "number": told.number,
        "of": told.of or 0,
        "all": told.entries,
        "required": told.required or 0,
        "missing": told.missing or 0,
    }
    if one.kind is Kind.UNIT and told.exempt:
        return voice("why-exempt", **values)
    if one.kind is Kind.UNIT and not told.entries:
        return voice("why-unit-none", **values)
    return voice(f"why-{one.kind}", **values)


def _period(told: Explained, voice: Voice) -> str:
    one, stated = told.reckoning, _stated(told)
    if stated is not None and stated.every is Every.ONCE:
        return voice("whole-campaign")
    return voice("whole-term") if one.period is None else voice.period(one.period)


def _stated(told: Explained) -> Obligation | None:
    """What the plan says that the figure is of; without a number, too."""
    if isinstance(told.answer, answers.NoQuota) and told.reckoning.obligation is None:
        return told.answer.obligation
    return told.reckoning.obligation


def _heard(told: Explained, voice: Voice) -> str | None:
    """What the number is that the asker has heard, and the figure that is true now; None where they are the same."""
    if told.heard is None:
        return None
    number, reading = told.heard
    now = str(told.number) if told.of is None else voice("why-of", number=told.number, of=told.of)
    moment = ""
    if reading is Reading.TOLD and told.difference is not None:
        moment = voice.moment(told.difference.at)
    kind = "units" if told.of is not None else "entries"
    whom = voice.you if told.heard_by is None else voice(f"role-{told.heard_by}")
    values: dict[str, str | int] = {"heard": number, "now": now, "moment": moment, "kind": kind, "whom": whom}
    return voice(f"why-heard-{reading}", period=_period(told, voice), **values)


def _counted(told: Explained, voice: Voice) -> str:
    """What counts, and what has to be so that it does."""
    obligation = told.reckoning.obligation
    published = obligation is not None and obligation.counts_when is not None
    subjects = "" if obligation is None else counted_subjects(obligation, voice)
    waiting = voice("why-waiting-counts") if told.counted.get(Status.SUBMITTED) and not published else None
    rules = (
        waiting,
        voice("why-published") if published else None,
        voice("why-subjects", subjects=subjects) if subjects else None,
    )
    return row(_counting(told, voice), *rules)


def _counting(told: Explained, voice: Voice) -> str:
    if not told.entries and told.reckoning.kind is Kind.UNIT and told.heard is None and not told.exempt:
        return ""
    if not told.counted:
        return voice("why-counted-none" if told.entries else "why-none-sent")
    rows = [voice(f"why-{status}", count=told.counted[status]) for status in Status if told.counted.get(status)]
    late = voice("why-late", count=told.late) if told.late else ""
    return voice("why-counted", count=sum(told.counted.values()), rows=", ".join(rows), late=late)


def _left(told: Explained, voice: Voice) -> str | None:
    """What does not count, what has not been sent, and who owes nothing, in one line."""
    parts = []
    if told.left:
        rows = "; ".join(_ground(each, told, voice) for each in told.left)
        parts.append(voice("why-left", count=sum(each.count for each in told.left), rows=rows))
    elif told.counted:
        parts.append(voice("why-left-none"))
    if told.of is not None and told.missing:
        behind = Counter(how.progress.group for how in short(told.reckoning.standings))
        groups = ", ".join(voice(f"why-group-{group}", count=behind[group]) for group in Group if behind[group])
        parts.append(voice("why-behind", count=told.missing, groups=groups))
    elif told.drafting:
        parts.append(voice("why-drafting", count=told.drafting))
    if told.exempt and told.of is not None:
        parts.append(voice("why-exempt-units", names=_names(told.exempt, voice)))
    return " ".join(parts) or None


def _ground(each: Left, told: Explained, voice: Voice) -> str:
    obligation = told.reckoning.obligation
    subjects = "" if obligation is None else counted_subjects(obligation, voice)
    said = voice(f"why-not-{each.ground}", count=each.count, subjects=subjects)
    of_several = told.of is not None or len(told.reckoning.units) != 1 or told.reckoning.kind is Kind.FORWARD
    return voice("why-whose", row=said, names=_names(each.units, voice)) if of_several and each.units else said


def _names(units: Sequence[Unit], voice: Voice) -> str:
    named = ", ".join(unit.full_name for unit in units[:_NAMED])
    return named if len(units) <= _NAMED else voice("names-and-more", names=named, more=len(units) - _NAMED)


def _difference(told: Explained, voice: Voice) -> str | None:
    change = told.difference
    if change is None:
        return None if told.heard is not None else voice("why-first", period=_period(told, voice))
    changes = _changes(told, change, voice)
    if told.heard is not None and told.heard[1] is Reading.TOLD:
        return voice("why-since", changes=changes)
    return voice("why-before", before=change.before, moment=voice.moment(change.at), changes=changes)


def _changes(told: Explained, change: Difference, voice: Voice) -> str:
    parts = []
    if change.added:
        parts.append(voice("why-added", count=len(change.added), names=_dated(change.added, voice)))
    if change.gone:
        rows = [_gone(unit, ground, told, change, voice) for unit, ground in change.gone[:_NAMED]]
        more = len(change.gone) - len(rows)
        names = ", ".join(rows)
        names = voice("names-and-more", names=names, more=more) if more else names
        parts.append(voice("why-gone", count=len(change.gone), names=names))
    return "; ".join(parts)


def _dated(added: Sequence[tuple[Unit, datetime | None]], voice: Voice) -> str:
    if len(added) > _DATED:
        return _names([unit for unit, _ in added], voice)
    rows = (
        unit.full_name if at is None else voice("why-at", unit=unit.full_name, moment=voice.moment(at))
        for unit, at in added
    )
    return ", ".join(rows)


def _gone(unit: Unit, ground: Ground | None, told: Explained, change: Difference, voice: Voice) -> str:
    if unit in change.heirs:
        heirs = voice.names(heir.full_name for heir in change.heirs[unit])
        return voice("why-gone-of", unit=unit.full_name, ground=voice("why-gone-ended", units=heirs))
    why = "exempt" if unit in told.exempt else ground or "plain"
    return voice("why-gone-of", unit=unit.full_name, ground=voice(f"why-gone-{why}"))


def _source(told: Explained, voice: Voice) -> str:
    plan, stated = told.reckoning.plan, _stated(told)
    if stated is None:
        return voice("why-source-plan", moment=voice.texts.moment(voice.now), plan=voice.plan(plan))
    return voice.source_live(plan, stated.source)


def _other(told: Explained, due: DueObligation, voice: Voice) -> Choice:
    """The button to a further figure of the same answer."""
    plan = told.reckoning.plan
    of_all = isinstance(blocks.bare(told.answer), answers.MissingUnits)
    asking = blocks.asking_of_all(plan, due.period) if of_all else (Intent.REMAINING, plan.code, "", due.period)
    label = shortened(voice("button-why-other", period=voice.period(due.period)))
    return Choice(label, actions.write(Verb.ASK_OF, *asking, Point.WHY_FIGURE))
