"""Several things in one message: which, a line or two and a button each, the sources last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from bot.domain.actions import Verb
from bot.domain.plan import Action, Plan
from bot.replies import consent, drafts, gists, milestones, pictures, remind
from bot.replies.chase_buttons import to_nudge
from bot.replies.figures import called, deadline_line, period_of
from bot.replies.letter_drafts import to_letter
from bot.replies.overviews import groups_in_brief, overview
from bot.replies.reply import Choice, Reply, shortened
from bot.replies.report_lines import titled, to_sums
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent
from bot.usecases import consents, draft_pages, mending, opening, reminders
from bot.usecases.standing import short

#: one message has so many buttons
_BUTTONS = 4


@dataclass(frozen=True)
class _Thing:
    """One of the things: its lines, what may be done about it, the clauses where it stands; figures have a minute.

    `gist` is what it is in a few words, `until` the one of its lines that says until when. All buttons of one that
    `presses` come first; of one that `mends` no clause says until when.
    """

    gist: str
    rows: list[str]
    choices: tuple[Choice, ...]
    clauses: tuple[tuple[Plan, str], ...] = ()
    until: str = ""
    figures: bool = False
    presses: bool = False
    mends: bool = False


def several(told: reminders.Several, voice: Voice) -> Reply:
    states = [part for part in told.parts if isinstance(part, reminders.StateOfAll)]
    # how all units stand comes before what is to be forwarded of it
    parts = sorted(told.parts, key=lambda part: isinstance(part, reminders.Reminded) and remind.is_of_forwarding(part))
    things = [thing for part in parts for thing in _things(part, voice, alone=len(states) == 1)]
    picture = next((pictures.of_state(one.plan, one.due, one.standings, voice, one.top) for one in states), None)
    common = {thing.until for thing in things} if len(things) > 1 else set()
    until = common.pop() if len(common) == 1 else ""
    text = lines(
        gists.first_line([thing.gist for thing in things], voice),
        *(voice("numbered", number=number, text=row) for number, row in enumerate(_items(things, until, voice), 1)),
        voice("several-of-all", count=len(things), line=until) if until else None,
        voice.sources(
            (each for thing in things if not thing.mends for each in thing.clauses),
            live=any(one.figures for one in things),
            mends=any(one.mends for one in things),
        ),
    )
    return Reply(text, _buttons(things, voice), export=picture)


def _items(things: list[_Thing], until: str, voice: Voice) -> list[str]:
    """Each thing in its lines, but for what is said of all; with its plan where several speak, and one of it."""
    plans = {plan.id for thing in things for plan, _ in thing.clauses}
    items = []
    for thing in things:
        text = lines(*(each for each in thing.rows if not until or each != until))
        if len(plans) > 1 and len({plan.id for plan, _ in thing.clauses}) == 1:
            text = voice("of-plan", plan=voice.plan(thing.clauses[0][0]), text=text)
        items.append(text)
    return items


def _buttons(things: list[_Thing], voice: Voice) -> tuple[Choice, ...]:
    """The first button of each thing, then the second of each as far as there is room.

    Where two of different things are called the same they have the numbers of their things.
    """
    numbered = [(number, choice) for number, thing in enumerate(things, 1) for choice in thing.choices]
    # once a letter is called for, what all have done comes before what else there is
    pressing = [choice for thing in things if thing.presses for choice in thing.choices]
    in_turn = [choice for each in zip_longest(*(thing.choices for thing in things)) for choice in each if choice]
    found = list(dict.fromkeys((*pressing, *in_turn)))[:_BUTTONS]
    return tuple(_told_apart(choice, numbered, voice) for choice in found)


def _told_apart(choice: Choice, numbered: list[tuple[int, Choice]], voice: Voice) -> Choice:
    if len({other.action for _, other in numbered if other.label == choice.label}) == 1:
        return choice
    number = next(number for number, other in numbered if other == choice)
    return replace(choice, label=shortened(voice("numbered", number=number, text=choice.label)))


def _things(part: reminders.Part, voice: Voice, *, alone: bool) -> list[_Thing]:
    match part:
        case reminders.Reminded():
            answers = remind.answers_to(part, voice, alone=False)
            missed = remind.by_deadline(part, voice)
            return [
                _Thing(
                    gists.owed(part, each.standings, voice),
                    each.rows,
                    answers if each is missed[-1] else (),
                    each.clauses,
                    until=each.until,
                    mends=each.mends,
                )
                for each in missed
            ]
        case reminders.StateOfAll():
            return [_state(part, voice, alone=alone)]
        case reminders.MilestoneComes():
            whole = milestones.comes(part, voice)
            clauses = ((part.plan, part.milestone.source),)
            return [_Thing(gists.of(part, voice), whole.text.splitlines()[:1], whole.choices[:1], clauses)]
        case mending.MendComes():
            mend = remind.mend_comes(part, voice).choices[:1]
            return [_Thing(gists.of(part, voice), [remind.mend_line(part, voice)], mend, mends=True)]
        case consents.ConsentAsked():
            page = consent.to_page(part.page.nomination, voice)
            return [_Thing(gists.of(part, voice), consent.asked(part, voice).text.splitlines()[:1], (page,))]
        case draft_pages.DraftsLie():
            whole = drafts.drafts_lie(part, voice)
            return [_Thing(gists.of(part, voice), whole.text.splitlines(), whole.choices[:1])]
        case opening.PeriodOpened():
            how = part.standing
            line = voice("period-opens", unit=how.unit.full_name, period=voice.period(how.due.period))
            until = deadline_line(how.due, voice)
            clauses = ((how.due.plan, how.due.obligation.source),)
            do_now = (voice.choice("do-now", Verb.NOMINATE),)
            return [_Thing(gists.of(part, voice), [line, until], do_now, clauses, until=until)]
        case _:
            assert_never(part)


def _state(part: reminders.StateOfAll, voice: Voice, *, alone: bool) -> _Thing:
    """How all units stand, in a line; the button shows which. One that is `alone` says who hears nothing too."""
    until, due = deadline_line(part.due, voice), part.due
    line = row(
        _figure(part, voice),
        *groups_in_brief(part.standings, voice),
        remind.unheard(part, voice) if alone else None,
    )
    listed = replace(remind.to_missing(part, voice), label=voice(f"button-ask-{Intent.MISSING_UNITS}"))
    choice = to_sums(due, voice) if due.action is Action.REPORT else listed
    letter = (to_letter(due, voice),) if part.calls_for_letter else ()
    nudge = (to_nudge(due, voice),) if short(part.standings) else ()
    source = (part.plan, due.obligation.source)
    return _Thing(
        gists.of(part, voice),
        [line, until],
        (choice, *nudge, *letter),
        (source,),
        until,
        figures=True,
        presses=part.calls_for_letter,
    )


def _figure(part: reminders.StateOfAll, voice: Voice) -> str:
    """What it is of, and how many units have done their part: a line that begins with a figure is one more thing."""
    due, owing = part.due, [how for how in part.standings if how.terms.exempt is None]
    if not owing:
        return overview(due, part.standings, voice)
    report = due.action is Action.REPORT
    what = voice("task-of-period", what=called(due.obligation, voice), period=period_of(due, voice))
    free = report or due.at_least is None
    return voice(
        "state-item-free" if free else "state-item",
        what=titled(due, voice) if report else what,
        met=len(owing) - len(short(owing)),
        total=len(owing),
    )
