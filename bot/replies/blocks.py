"""Figures as plain text to paste elsewhere, and the buttons that stand under every figure.

Whoever reads it there was not in the chat: it says of what and of when it is, and names units, never nominees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.domain.progress import Group
from bot.replies import figures, spans
from bot.replies.dispositions import given_time
from bot.replies.reply import COPIED, Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent, Point
from bot.usecases import answers
from bot.usecases.answers import Figures
from bot.usecases.standing import UnitStanding, short

#: what is said to many of the units that miss something: whose entries fall short is not for everybody's ears
_SAID: tuple[tuple[str, frozenset[Group]], ...] = (
    ("copy-behind", frozenset({Group.BEHIND})),
    ("copy-not-sent", frozenset({Group.NOT_SENT})),
    ("copy-none", frozenset({Group.NONE})),
    ("copy-elsewhere", frozenset({Group.ELSEWHERE})),
    ("copy-drafting", frozenset({Group.DRAFTING})),
    ("copy-mending", frozenset({Group.MENDING})),
    ("copy-more", frozenset({Group.NOT_CHOSEN, Group.UNCOUNTED, Group.SHORT})),
    ("copy-unpublished", frozenset({Group.UNPUBLISHED})),
)


def with_buttons(reply: Reply, answer: Figures, voice: Voice) -> Reply:
    """A figure with what stands under it: why it is so, and a copy of it; of a reply's own buttons the first two."""
    if isinstance(answer, answers.RemainingOver) and not answer.standings:
        return reply
    why = Choice(voice("button-why"), actions.write(Verb.ASK_OF, *_asking(answer), Point.WHY_FIGURE))
    own = reply.choices[:2]
    if len(own) < 2 and _is_of_all(bare(answer)):
        own = (*own, Choice(voice("button-picture"), actions.write(Verb.ASK_OF, *_asking(answer), Point.PICTURE)))
    return copied(replace(reply, choices=(*own, why)), answer, voice)


def copied(reply: Reply, answer: Figures, voice: Voice) -> Reply:
    """A reply with the button to copy a figure; one too long for that is sent as a message of its own."""
    text = block(answer, voice)
    if len(text) <= COPIED:
        return replace(reply, copies=((voice("button-copy"), text),))
    return replace(reply, choices=(*reply.choices, voice.choice("copy", Verb.COPY, *_asking(answer))))


def is_copy(choice: Choice) -> bool:
    """Whether a button sends the plain text of a figure."""
    action = actions.read(choice.action)
    return action is not None and action.verb is Verb.COPY


def block_alone(told: answers.Copied, voice: Voice) -> Reply:
    """The plain text by itself: a long press copies all of it."""
    return Reply(block(told.answer, voice))


def block(answer: Figures, voice: Voice) -> str:
    """The plain text of a figure."""
    rows, plan = _rows(answer, voice)
    return lines(*rows, voice("copy-as-of", moment=voice.texts.moment(voice.now), plan=voice.plan(plan)))


def _rows(answer: Figures, voice: Voice) -> tuple[list[str], Plan]:
    match answer:
        case answers.Since():
            return _rows(_figures(answer.answer), voice)
        case answers.Together():
            parts = [_rows(_figures(each), voice) for each in answer.answers]
            # what ends alike, as with one deadline, is said once
            ends = dict.fromkeys(rows[-1] for rows, _ in parts)
            return [*(row for rows, _ in parts for row in rows[:-1]), *ends], parts[0][1]
        case answers.Remaining():
            return _of_unit(answer.standing, voice), answer.plan
        case answers.RemainingAll() | answers.MissingUnits():
            main = (answer.due, answer.standings)
            rows = [row for due, standings in (main, *answer.others) for row in of_units(due, standings, voice)]
            return rows, answer.plan
        case answers.RemainingOver():
            return [figures.over_line(answer, voice)], answer.plan
        case answers.OverAll():
            return [spans.over_all_line(answer, voice)], answer.plan
        case answers.Forwards():
            return figures.forwarded(answer.own, voice), answer.plan
        case answers.NoQuota():
            free = voice("copy-free", line=figures.sent_freely(answer, voice))
            return [*figures.forwarded(answer.own, voice), free], answer.plan


def _figures(answer: answers.Answer) -> Figures:
    if not answers.is_figure(answer):
        raise TypeError(f"no figure: {answer!r}")
    return answer


def of_units(due: DueObligation, standings: Iterable[UnitStanding], voice: Voice) -> list[str]:
    """How many units have done their part, who has not, and until when."""
    listed = list(standings)
    missing, total = short(listed), sum(how.terms.exempt is None for how in listed)
    period = figures.period_of(due, voice)
    rows = [voice("copy-units", met=total - len(missing), total=total, period=period)]
    given = given_time(missing, voice)
    for key, groups in _SAID:
        names = [how.unit.full_name for how in missing if how.progress.group in groups and how.unit.id not in given]
        if names:
            rows.append(voice(key, names=voice.names(names)))
    for day in sorted({each.day for each in given.values() if each.day is not None}):
        names = [how.unit.full_name for how in missing if how.unit.id in given and given[how.unit.id].day == day]
        rows.append(voice("group-given-time", day=voice.day(day), names=voice.names(names)))
    return [*rows, _until(due, voice)]


def _of_unit(how: UnitStanding, voice: Voice) -> list[str]:
    values = {"unit": how.unit.full_name, "period": figures.period_of(how.due, voice)}
    if how.terms.exempt is not None:
        return [voice("copy-exempt", **values)]
    progress = how.progress
    sent = figures.sent(progress)
    first = voice(
        "copy-unit" if sent == progress.counted else "copy-unit-counted",
        sent=sent,
        counted=progress.counted,
        required=progress.required or 0,
        missing=progress.missing or 0,
        **values,
    )
    return [first, _until(how.due, voice)]


def _until(due: DueObligation, voice: Voice) -> str:
    """The deadline, without the days that are left: it will be read on another day."""
    return voice("copy-until" if voice.today <= due.due else "copy-past", day=voice.day(due.due))


def _asking(answer: Figures) -> tuple[object, ...]:
    """A figure as a button asks for it once more: the wish, the plan, the unit and the period."""
    match answer:
        case answers.Since():
            return _asking(_figures(answer.answer))
        case answers.Together():
            return _asking(next(each for each in answer.answers if isinstance(each, Figures)))
        case answers.Remaining():
            how = answer.standing
            return Intent.REMAINING, answer.plan.code, how.unit.id, how.due.period
        case answers.RemainingAll():
            named = "" if answer.named is None else answer.named.id
            return Intent.REMAINING, answer.plan.code, named, _period_asked(answer)
        case answers.MissingUnits():
            return asking_of_all(answer.plan, _period_asked(answer))
        case answers.RemainingOver():
            return Intent.REMAINING, answer.plan.code, answer.unit.id, answer.span
        case answers.OverAll():
            return Intent.MISSING_UNITS, answer.plan.code, "", answer.span
        case answers.Forwards():
            how = answer.own[0]
            return Intent.REMAINING, answer.plan.code, how.unit.id, how.due.period
        case answers.NoQuota():
            of_all = not answer.units and not answer.own
            unit = answer.units[0].id if len(answer.units) == 1 else ""
            return Intent.MISSING_UNITS if of_all else Intent.REMAINING, answer.plan.code, unit, ""


def _period_asked(answer: answers.RemainingAll | answers.MissingUnits) -> str:
    """The period as a button names it: none where other numbers stand beside, which have periods of their own."""
    return "" if answer.others else answer.due.period


def asking_of_all(plan: Plan, period: str) -> tuple[object, ...]:
    """The figures of all units that the asker sees, as a button asks for them."""
    return Intent.MISSING_UNITS, plan.code, "", period


def _is_of_all(answer: answers.Answer) -> TypeGuard[answers.RemainingAll | answers.MissingUnits]:
    """Whether a figure is one of all units that the asker sees."""
    if isinstance(answer, answers.RemainingAll):
        return answer.named is None and answer.asked_as is not Role.OFFICER
    return isinstance(answer, answers.MissingUnits)


def to_list(answer: answers.Answer, voice: Voice) -> Choice | None:
    """The button to the units by name; None under a figure that is not one of all units that the asker sees."""
    answer = bare(answer)
    if not _is_of_all(answer):
        return None
    return voice.choice("list", Verb.ASK_OF, *asking_of_all(answer.plan, _period_asked(answer)))


def bare(answer: answers.Answer) -> answers.Answer:
    """An answer without what became of the unit that was asked for."""
    while isinstance(answer, answers.Since):
        answer = answer.answer
    return answer
