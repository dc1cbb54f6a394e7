"""A reminder as an e-mail: a subject that says the matter, and plain text with who writes and why it comes this way."""

from __future__ import annotations

from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.replies import chase_calls, word
from bot.replies.figures import period_of
from bot.replies.voice import Voice, lines
from bot.usecases import by_mail, reminders
from bot.usecases.standing import UnitStanding, short


def letter(told: by_mail.ByMail, voice: Voice) -> tuple[str, str]:
    """The subject and the text."""
    parts = told.told.parts if isinstance(told.told, reminders.Several) else (told.told,)
    # to who hears how all stand that is the matter
    main = next((part for part in parts if isinstance(part, reminders.StateOfAll)), parts[0])
    subject = _subject(main, voice)
    if len(parts) > 1:
        subject = voice("letter-subject-more", subject=subject, more=len(parts) - 1)
    # there is no button to say so by
    none_yet = voice("letter-none-yet") if any(map(_nominates, parts)) else None
    why = (
        voice("letter-blocked")
        if told.lost_at is None
        else voice("letter-lost", moment=voice.texts.moment(told.lost_at))
    )
    calls = (rows for listed in told.calls if (rows := chase_calls.as_text(listed, voice)) is not None)
    greeting = voice("letter-greeting", name=told.person.name)
    away = "letter-answer-away" if none_yet is None else "letter-answer-lost"
    answer = voice("letter-answer" if told.lost_at is None else away)
    judged = voice("letter-judged") if told.lost_at is not None and none_yet is not None else None
    ending = lines(why, answer, judged, voice("letter-from", office=told.office))
    return subject, "\n\n".join((greeting, lines(word(told.told, voice).text, none_yet), *calls, ending))


def _subject(part: reminders.Part, voice: Voice) -> str:
    """What a mail is about, for the list of a mailbox."""
    match part:
        case reminders.Reminded():
            return _owed(part.standings, voice)
        case reminders.StateOfAll():
            counted = [how for how in part.standings if how.terms.exempt is None]
            return voice(
                "letter-subject-state",
                period=period_of(part.due, voice),
                met=len(counted) - len(short(part.standings)),
                total=len(counted),
                what="report" if part.due.action is Action.REPORT else "exemplar",
            )
        case reminders.MilestoneComes():
            return voice("letter-subject-milestone", name=part.milestone.name)
        case _:
            return voice("letter-subject")


def _owed(standings: tuple[UnitStanding, ...], voice: Voice) -> str:
    """What the units of an officer miss: of several duties the one that is due first, with all units that miss it."""
    first = min(standings, key=lambda how: how.due.due)
    alike = [how for how in standings if how.due == first.due]
    named, day = alike[0].unit.full_name, first.due.due
    return voice(
        "letter-subject-owed",
        period=period_of(first.due, voice),
        units=named if len(alike) == 1 else voice("owners", count=len(alike)),
        what=_misses(first),
        when="past" if voice.today > day else "coming",
        day=voice.day(day),
    )


def _misses(how: UnitStanding) -> str:
    if how.progress.group is Group.MENDING:
        return "mend"
    if how.due.action is not Action.NOMINATE:
        return how.due.action.value
    return "exemplar" if how.progress.group in (Group.NOT_SENT, Group.DRAFTING) else "more"


def _nominates(part: reminders.Part) -> bool:
    """Whether units are to find somebody anew."""
    return isinstance(part, reminders.Reminded) and any(
        how.due.action is Action.NOMINATE and how.progress.group is not Group.MENDING for how in part.standings
    )
