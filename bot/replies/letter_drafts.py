"""The draft of a letter to units, in words: each fact from the data, a marked blank for what nobody here knows."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation
from bot.domain.plan import Action, Letterhead, Plan
from bot.exports import Letter
from bot.exports.documents import BLANK
from bot.replies.chase_buttons import to_calls, to_nudge
from bot.replies.figures import called, in_brief
from bot.replies.pictures import file_name
from bot.replies.reply import BUTTON, Choice, Reply
from bot.replies.voice import Voice, lines, row
from bot.texts import texts
from bot.understanding import Intent
from bot.usecases import letters
from bot.usecases.duties import Duty
from bot.usecases.standing import UnitStanding

#: so many units are named after the salutation; more are found in the list
_NAMED = 6
_BLANK, _LONG_BLANK = BLANK * 3, BLANK * 10


def to_letter(duty: Duty | DueObligation, voice: Voice) -> Choice:
    """The button to the draft."""
    short = actions.short(duty.plan.id, duty.obligation.id)
    return voice.choice("draft-letter", Verb.LETTER, short, duty.period)


def drafted(told: letters.LetterDraft, voice: Voice) -> Reply:
    names = in_brief([later.unit.full_name for _, later in told.rows], voice)
    earlier, later = (voice.period(due.period) for due in told.dues)
    text = lines(
        voice("letter-ready", count=len(told.rows), earlier=earlier, later=later),
        row(
            voice("paper-units", names=names),
            voice("letter-unjoined", count=len(told.unjoined)) if told.unjoined else None,
        ),
        row(_newcomers(told, voice), _spared(told, voice)) or None,
        row(
            voice("letter-elsewhen") if told.elsewhen else None,
            voice("letter-fill"),
            voice("letter-finish"),
        ),
        voice.source_live(told.plan, told.dues[1].source),
    )
    others = tuple(Choice(period_label(duty.period, voice), to_letter(duty, voice).action) for duty in told.others)
    calls = to_calls(told.dues[1], voice)
    return Reply(text, (*others, calls), export=letter(told, replace(voice, texts=texts(voice.deployment.language))))


def period_label(period: Period, voice: Voice) -> str:
    """For which period a letter may be drafted; without its year where both do not fit."""
    named = (voice.period(period), voice.texts.period(period, today=period.last_day))
    labels = (voice("button-letter-of", period=each) for each in named)
    return next((label for label in labels if len(label) <= BUTTON), voice("button-draft-letter"))


def none(told: letters.NoLetter, voice: Voice) -> Reply:
    why = "unasked" if told.unasked else "early" if told.early else "none"
    missing = voice.choice(f"ask-{Intent.MISSING_UNITS}", Verb.ASK, Intent.MISSING_UNITS)
    text = lines(voice(f"letter-for-nobody-{why}"), _newcomers(told, voice), _spared(told, voice))
    chase = () if told.chases is None else (to_nudge(told.chases, voice), to_calls(told.chases, voice))
    return Reply(text, chase or (missing,))


def _newcomers(told: letters.LetterDraft | letters.NoLetter, voice: Voice) -> str | None:
    if not told.newcomers:
        return None
    return voice("letter-newcomers", names=in_brief([unit.full_name for unit in told.newcomers], voice))


def _spared(told: letters.LetterDraft | letters.NoLetter, voice: Voice) -> str | None:
    if not told.spared:
        return None
    return voice("letter-spared", names=in_brief([unit.full_name for unit in told.spared], voice))


def letter(told: letters.LetterDraft, voice: Voice) -> Letter:
    """The letter; `voice` speaks the language in which it goes out."""
    plan, head = told.plan, told.plan.letterhead
    ours = head if told.sender == told.root else None
    units = [later.unit.full_name for _, later in told.rows]
    earlier, later = _periods(told, voice)
    report = told.dues[1].action is Action.REPORT
    moment = f"{voice.texts.time(voice.now)} {voice.texts.full_day(voice.today)}"
    root_lines = (told.root.full_name.upper(),) if head is None else head.lines
    return Letter(
        file_name=file_name(voice("letter-file", period=later)),
        draft=voice("letter-draft"),
        superior=() if told.sender == told.root else root_lines,
        issuer=root_lines if told.sender == told.root else (told.sender.full_name.upper(),),
        number=voice("letter-number", blank=_BLANK),
        about=voice(
            "letter-about-report" if report else "letter-about",
            what=_called(told.dues[1], voice),
            earlier=earlier,
            later=later,
        ),
        motto=() if head is not None and head.profile == "front" else (voice("letter-state"), voice("letter-motto")),
        place_and_day=voice(
            "letter-place-day", place=_LONG_BLANK if head is None else head.place, blank=_BLANK, year=voice.today.year
        ),
        to_whom=voice("letter-to"),
        addressees=_addressees(units, voice),
        opening=(
            _basis(plan, told.dues[1], voice),
            voice("letter-figures-report" if report else "letter-figures", moment=moment, count=len(units)),
        ),
        columns=_columns(told, voice),
        rows=_rows(told, voice),
        closing=(
            voice("letter-ask-report" if report else "letter-ask", blank=_LONG_BLANK),
            voice("letter-honest-report" if report else "letter-honest"),
            voice("letter-contact", sender=told.sender.full_name, blank=_BLANK),
        ),
        copies_to=voice("letter-copies-to"),
        copies=(
            voice("letter-copies-above"),
            voice("letter-copies-other", blank=_LONG_BLANK),
            voice("letter-copies-kept", blank=_BLANK),
        ),
        signed_as=_signed_as(ours),
        signed_by=_LONG_BLANK,
        note=voice("letter-note", moment=moment),
        as_of=voice.now.isoformat(),
    )


def _columns(told: letters.LetterDraft, voice: Voice) -> tuple[str, ...]:
    """What stands above the table: a number, the unit, and the two periods with their days."""
    periods = (
        lines(voice("letter-column-period", period=_period(due, voice), day=f"{due.due:%d/%m/%Y}")) for due in told.dues
    )
    return (voice("letter-column-number"), voice("letter-column-unit"), *periods)


def _rows(told: letters.LetterDraft, voice: Voice) -> tuple[tuple[str, ...], ...]:
    """A row for each unit, with how it stands in both periods."""
    return tuple(
        (
            str(number),
            after.unit.full_name,
            *(
                _cell(how, due, voice, joined=after.unit not in told.unjoined)
                for how, due in zip((before, after), told.dues, strict=True)
            ),
        )
        for number, (before, after) in enumerate(told.rows, 1)
    )


def _addressees(units: list[str], voice: Voice) -> tuple[str, ...]:
    if len(units) == 1:
        return (voice("letter-to-one", unit=units[0]),)
    if len(units) > _NAMED:
        return (voice("letter-to-listed"),)
    *before, last = units
    return (*(voice("letter-to-each", unit=unit) for unit in before), voice("letter-to-last", unit=last))


def _basis(plan: Plan, due: DueObligation, voice: Voice) -> str:
    """On what the letter rests: the plan with its number and day, as far as they are known, and the clause."""
    values = {
        "number": plan.number or _LONG_BLANK,
        "day": _issued(plan, voice),
        "issuer": plan.issuer,
        "title": plan.title[:1].lower() + plan.title[1:],
        "clause": due.source,
    }
    if due.action is Action.REPORT:
        return voice("letter-basis-report", what=_called(due, voice), **values)
    return voice("letter-basis", required=due.at_least or 0, rhythm=voice(f"rhythm-{due.every}"), **values)


def _issued(plan: Plan, voice: Voice) -> str:
    day = plan.issued
    if day is None:
        return voice("letter-day", day=_BLANK, month=_BLANK, year=_BLANK)
    # by the decree a day below ten has a nought before it, and of the months the first two
    month = f"{day.month:02d}" if day.month < 3 else day.month
    known = f"{day.day:02d}" if plan.issued_day_known else _BLANK
    return voice("letter-day", day=known, month=month, year=day.year)


def _called(due: DueObligation, voice: Voice) -> str:
    """What is asked for, within a sentence."""
    what = called(due.obligation, voice)
    return what[:1].lower() + what[1:]


def _period(due: DueObligation, voice: Voice) -> str:
    return voice.texts.period(Period.parse(due.period))


def _periods(told: letters.LetterDraft, voice: Voice) -> tuple[str, str]:
    """The two periods as one says them together; of one year it is said once."""
    earlier, later = (Period.parse(due.period) for due in told.dues)
    return voice.texts.period(earlier, today=later.first_day), voice.texts.period(later)


def _cell(how: UnitStanding, due: DueObligation, voice: Voice, *, joined: bool) -> str:
    """What a unit has sent of a period, and until when it had time where that was longer than for all."""
    reached = how.progress
    sent = (
        voice("letter-cell-some", counted=reached.counted + reached.unpublished, required=reached.required or 0)
        if reached.counted + reached.unpublished
        else voice("letter-cell-none" if joined else "letter-cell-unjoined")
    )
    return sent if how.due.due == due.due else voice("letter-cell-longer", sent=sent, day=f"{how.due.due:%d/%m/%Y}")


def _signed_as(head: Letterhead | None) -> tuple[str, ...]:
    """What stands over the signature; blanks where the plan's file does not say."""
    if head is None:
        return (_LONG_BLANK,)
    return (*((head.on_behalf,) if head.on_behalf else ()), head.signer or _LONG_BLANK)
