"""The notebook in words, and what helps to find somebody as a period opens."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import actions
from bot.domain.actions import Verb
from bot.replies import cut
from bot.replies.declared_lines import to_declare
from bot.replies.figures import deadline_line
from bot.replies.reply import Choice, Reply, picked, shortened
from bot.replies.voice import Voice, lines
from bot.usecases import notebook, opening

#: so much of a line stands in a list, in characters
_SHOWN = 120
#: so many fields are named
_FIELDS = 2


def kept(told: notebook.NoteKept, voice: Voice) -> Reply:
    first = voice("note-kept", unit=told.unit.full_name, count=told.count)
    return Reply(
        lines(first, voice("note-quoted", text=_short(told.line.text)), voice("note-until")),
        (voice.choice("note-use", Verb.NOTE_USE, told.line.id), voice.choice("notebook", Verb.NOTEBOOK)),
    )


def what(_: notebook.NoteWhat, voice: Voice) -> Reply:
    return Reply(voice("note-what"))


def which_unit(told: notebook.WhichNoteUnit, voice: Voice) -> Reply:
    rows, buttons = picked(told.units, lambda unit: actions.write(Verb.NOTE_KEEP, unit.id))
    return Reply(lines(voice("note-which-unit"), *rows), buttons, columns=1)


def shown(told: notebook.Notebook, voice: Voice) -> Reply:
    if not told.lines:
        return Reply(lines(voice("notebook-empty"), voice("notebook-how")))
    rows = []
    for number, noted in enumerate(told.lines, start=1):
        values = {"by": noted.by, "day": voice.dated(voice.deployment.local(noted.line.at).date())}
        text = voice("note-line", text=_short(noted.line.text), **values)
        if told.several_units:
            text = voice("note-line-unit", unit=noted.unit.full_name, text=text)
        rows.append(voice("numbered", number=number, text=text))
    verb = Verb.NOTE_DELETE if told.trims else Verb.NOTE_USE
    buttons = tuple(
        Choice(voice("button-note-delete" if told.trims else "button-note-use-one", number=number),
               actions.write(verb, noted.line.id))
        for number, noted in enumerate(told.lines, start=1)
    )  # fmt: skip
    more = told.total - len(told.lines)
    text = lines(
        voice("notebook-trim" if told.trims else "notebook-heading", count=told.total),
        *rows,
        voice("notebook-more", count=more) if more else None,
        None if told.trims else voice("notebook-how"),
    )
    way = voice.choice("notebook", Verb.NOTEBOOK) if told.trims else voice.choice("notebook-trim", Verb.NOTEBOOK_TRIM)
    return Reply(text, buttons, ways=(way,))


def deleted(told: notebook.NoteDeleted, voice: Voice) -> Reply:
    text = voice("note-deleted", unit=told.unit.full_name, count=told.left)
    return Reply(text, (voice.choice("notebook", Verb.NOTEBOOK),) if told.left else ())


def which_plan(told: notebook.NotePlan, voice: Voice) -> Reply:
    buttons = tuple(
        Choice(shortened(voice.plan(plan)), actions.write(Verb.NOTE_USE, told.line.id, plan.code))
        for plan in told.plans
    )
    rows = (voice("numbered", number=i, text=voice.plan(plan)) for i, plan in enumerate(told.plans, start=1))
    return Reply(lines(voice("note-which-plan"), *rows), buttons, columns=1)


def used(told: notebook.NoteUsed, page: Reply, voice: Voice) -> Reply:
    """The form, with the line that it begins from."""
    return replace(page, text=lines(voice("note-used", text=_short(told.text)), page.text))


def hinted(hints: opening.Hints, voice: Voice) -> str | None:
    """What helps to find somebody, in one line: what was noted, else fields without anybody and the next special day.

    None where there is nothing.
    """
    if hints.notes:
        notes = "; ".join(voice("numbered", number=i, text=_short(n.text)) for i, n in enumerate(hints.notes, start=1))
        return voice("hint-notes", count=hints.count, notes=notes)
    ideas = []
    if hints.fields:
        ideas.append(voice("hint-fields", names=voice.names(hints.fields[:_FIELDS])))
    ideas += [voice("hint-day", day=voice.day(day), name=voice(f"day-{day:%m-%d}")) for day in hints.days[:1]]
    return voice("hint-ideas", ideas="; ".join(ideas)) if ideas else None


def note_buttons(hints: opening.Hints, voice: Voice) -> tuple[Choice, ...]:
    """A button to begin from each line that is shown."""
    return tuple(
        voice.choice("note-use-one", Verb.NOTE_USE, line.id, number=number)
        for number, line in enumerate(hints.notes, start=1)
    )


def opened(told: opening.PeriodOpened, voice: Voice) -> Reply:
    how = told.standing
    text = lines(
        voice("period-opens", unit=how.unit.full_name, period=voice.period(how.due.period)),
        hinted(told.hints, voice),
        deadline_line(how.due, voice),
        voice.source(how.due.plan, how.due.obligation.source),
    )
    none, *_ = to_declare([how], voice)
    return Reply(text, (*note_buttons(told.hints, voice), voice.choice("do-now", Verb.NOMINATE), none))


def _short(text: str) -> str:
    return cut.beginning(text, _SHOWN)
