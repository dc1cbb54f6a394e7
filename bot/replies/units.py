"""Units that become others, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.domain.roster import Change, Unit, Way
from bot.replies.reply import Choice, Reply, numbered, unit_names
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import answers, forms, succession

#: of more units than these one has to say more than the name
_OFFERED = 4


def led_on(told: succession.LedOn, voice: Voice) -> Reply:
    roles = [
        voice("led-on-role", role=voice(f"role-{role}"), units=voice.names(unit.full_name for unit in theirs))
        for role, theirs in told.roles
    ]
    held = {role for role, _ in told.roles}
    reviews = bool(held & {Role.REVIEWER, Role.LEADER})
    return Reply(
        lines(change_line(told.change, voice), *roles, voice("led-on-with", old=told.change.old.name)),
        (
            *((voice.choice("mine", Verb.ASK, Intent.MY_SUBMISSIONS),) if Role.OFFICER in held else ()),
            *((voice.choice("to-review", Verb.WAITING),) if reviews else ()),
            voice.choice("remaining", Verb.ASK, Intent.REMAINING),
        ),
    )


def change_line(change: Change, voice: Voice) -> str:
    """What became of a unit, and from which day."""
    return _became((change,), voice)


def change_lines(changes: Iterable[Change], voice: Voice) -> list[str]:
    """What became of units; of those that became one, in one line."""
    alike: dict[tuple[tuple[int, ...], date, Way], list[Change]] = {}
    for change in changes:
        alike.setdefault((tuple(new.id for new in change.new), change.since, change.way), []).append(change)
    return [_became(tuple(each), voice) for each in alike.values()]


def _became(changes: tuple[Change, ...], voice: Voice) -> str:
    change = changes[0]
    # a hamlet becomes part of another one; the work of an authority, such as a district, goes to another authority
    ended = change.way is Way.MERGED and all(unit.parent is None for unit in change.new)
    return voice(
        "unit-ended" if ended else f"unit-{change.way}",
        old=voice.names(each.old.name for each in changes),
        new=voice.names(unit.full_name for unit in change.new),
        day=voice.texts.full_day(change.since),
    )


def which_unit(told: answers.WhichUnit, voice: Voice) -> Reply:
    shown = told.units[:_OFFERED]
    named = [_told_apart(unit, parent, voice) for unit, parent in shown]
    code = "" if told.plan is None else told.plan.code
    more_said = (told.period or "", *_more_closely(told))
    buttons = tuple(
        _numbered(number, unit_names(unit), actions.write(Verb.ASK_OF, told.intent, code, unit.id, *more_said))
        for number, (unit, _) in enumerate(shown, start=1)
    )
    rows = [voice("numbered", number=number, text=name) for number, name in enumerate(named, start=1)]
    more = voice("which-unit-more", count=len(told.units)) if len(told.units) > len(shown) else None
    return Reply(lines(*change_lines(told.changes, voice), voice("which-unit"), *rows, more), buttons, columns=1)


def which_plan(told: answers.WhichPlan, voice: Voice) -> Reply:
    unit = "" if told.unit_id is None else told.unit_id
    more_said = (told.period or "", *_more_closely(told))
    written = [actions.write(Verb.ASK_OF, told.intent, plan.code, unit, *more_said) for plan in told.plans]
    return _plans(voice("which-plan"), told.plans, written, voice)


def _more_closely(told: answers.WhichUnit | answers.WhichPlan) -> tuple[str, ...]:
    """What the question was about more closely than its wish."""
    if told.reports:
        return (actions.ON_REPORTS,)
    return () if told.point is None else (told.point,)


def pick_plan(told: forms.PickPlan, voice: Voice) -> Reply:
    written = [actions.write(Verb.NOMINATE_FOR, told.unit.id, plan.code) for plan in told.plans]
    return _plans(voice("pick-plan", unit=told.unit.full_name), told.plans, written, voice)


def _plans(question: str, plans: Iterable[Plan], written: Iterable[str], voice: Voice) -> Reply:
    listed = list(plans)
    rows = [
        voice("which-plan-row", number=number, plan=voice.plan(plan), title=plan.title)
        for number, plan in enumerate(listed, start=1)
    ]
    buttons = (
        Choice(voice("button-plan-number", number=number), action)
        if plan.number is None
        else _numbered(number, (plan.number,), action)
        for number, (plan, action) in enumerate(zip(listed, written, strict=True), start=1)
    )
    return Reply(lines(question, *rows), tuple(buttons), columns=1)


def _numbered(number: int, names: Sequence[str], action: str) -> Choice:
    return Choice(numbered(number, *names), action)


def _told_apart(unit: Unit, parent: Unit | None, voice: Voice) -> str:
    """A unit with what stands above it, and until when it was."""
    name = unit.name if parent is None else voice("unit-of", unit=unit.name, parent=parent.name)
    return name if unit.valid_to is None else voice("unit-until", unit=name, day=voice.texts.full_day(unit.valid_to))
