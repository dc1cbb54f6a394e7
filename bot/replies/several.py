"""Several things in one message: how many there are, a line or two and a button each, the sources last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.domain.actions import Verb
from bot.domain.plan import Action, Plan
from bot.replies import consent, drafts, milestones, pictures, remind
from bot.replies.chase_buttons import to_nudge
from bot.replies.figures import deadline_line
from bot.replies.letter_drafts import to_letter
from bot.replies.overviews import groups_in_brief, overview
from bot.replies.reply import Choice, Reply
from bot.replies.report_lines import to_sums
from bot.replies.voice import Voice, lines, row
from bot.understanding import Intent
from bot.usecases import consents, draft_pages, mending, opening, reminders
from bot.usecases.standing import short

#: one message has so many buttons
_BUTTONS = 4


@dataclass(frozen=True)
class _Thing:
    """One of the things: its lines, what may be done about it, the clauses where it stands; figures have a minute.

    All buttons of one that `presses` come first.
    """

    rows: list[str]
    choices: tuple[Choice, ...]
    clauses: tuple[tuple[Plan, str], ...] = ()
    figures: bool = False
    presses: bool = False


def several(told: reminders.Several, voice: Voice) -> Reply:
    things = [thing for part in told.parts for thing in _things(part, voice)]
    rows = [voice("numbered", number=number, text=lines(*thing.rows)) for number, thing in enumerate(things, start=1)]
    states = (part for part in told.parts if isinstance(part, reminders.StateOfAll))
    picture = next((pictures.of_state(one.plan, one.due, one.standings, voice) for one in states), None)
    text = lines(voice("several-things", count=len(things)), *rows, *_sources(things, voice))
    return Reply(text, _buttons(things), export=picture)


def _sources(things: list[_Thing], voice: Voice) -> list[str]:
    """Each plan once with the clauses of all things under it; with the minute where one of them tells figures."""
    clauses: dict[str, list[str]] = {}
    for plan, clause in (each for thing in things for each in thing.clauses):
        clauses.setdefault(plan.id, []).append(clause)
    live = {plan.id for thing in things if thing.figures for plan, _ in thing.clauses}
    return [
        (voice.source_live if plan_id in live else voice.source)(voice.deployment.plan(plan_id), *listed)
        for plan_id, listed in clauses.items()
    ]


def _buttons(things: list[_Thing]) -> tuple[Choice, ...]:
    """The first button of each thing, then what further answers there is room for."""
    # once a letter is called for, what all have done comes before what else there is
    pressing = [choice for thing in things if thing.presses for choice in thing.choices]
    firsts = [*pressing, *(choice for thing in things for choice in thing.choices[:1])]
    further = [choice for thing in things for choice in thing.choices[1:]]
    found: dict[str, Choice] = {}
    for choice in (*firsts, *further):
        found.setdefault(choice.label, choice)
    return tuple(found.values())[:_BUTTONS]


def _things(part: reminders.Part, voice: Voice) -> list[_Thing]:
    match part:
        case reminders.Reminded():
            answers = remind.answers_to(part, voice)
            *rest, last = remind.by_deadline(part, voice)
            clauses = tuple((how.due.plan, how.due.obligation.source) for how in part.standings)
            return [*(_Thing(rows, ()) for rows in rest), _Thing(last, answers, clauses)]
        case reminders.StateOfAll():
            return [_state(part, voice)]
        case reminders.MilestoneComes():
            whole = milestones.comes(part, voice)
            clauses = ((part.plan, part.milestone.source),)
            return [_Thing(whole.text.splitlines()[:1], whole.choices[:1], clauses)]
        case mending.MendComes():
            return [_Thing([remind.mend_line(part, voice)], remind.mend_comes(part, voice).choices[:1])]
        case consents.ConsentAsked():
            page = consent.to_page(part.page.nomination, voice)
            return [_Thing(consent.asked(part, voice).text.splitlines()[:1], (page,))]
        case draft_pages.DraftsLie():
            whole = drafts.drafts_lie(part, voice)
            return [_Thing(whole.text.splitlines(), whole.choices[:1])]
        case opening.PeriodOpened():
            how = part.standing
            row = voice("period-opens", unit=how.unit.full_name, period=voice.period(how.due.period))
            clauses = ((how.due.plan, how.due.obligation.source),)
            return [_Thing([row, deadline_line(how.due, voice)], (voice.choice("do-now", Verb.NOMINATE),), clauses)]
        case _:
            assert_never(part)


def _state(part: reminders.StateOfAll, voice: Voice) -> _Thing:
    """How all units stand, in a line; the button shows which."""
    unreached = remind.unreached(part, voice, named=0)
    rows = [
        # a line that begins with a figure would read like one more thing
        row(overview(part.due, part.standings, voice), *groups_in_brief(part.standings, voice)[:1], unreached),
        deadline_line(part.due, voice),
    ]
    shown = voice.choice(f"ask-{Intent.MISSING_UNITS}", Verb.ASK, Intent.MISSING_UNITS)
    choice = to_sums(part.due, voice) if part.due.action is Action.REPORT else shown
    letter = (to_letter(part.due, voice),) if part.calls_for_letter else ()
    nudge = (to_nudge(part.due, voice),) if short(part.standings) else ()
    source = (part.plan, part.due.obligation.source)
    return _Thing(rows, (choice, *nudge, *letter), (source,), figures=True, presses=part.calls_for_letter)
