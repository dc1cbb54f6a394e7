"""The call list, what is written down about calls, and how people are reached, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.chasing import Came, Chasing, Deed, Way
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Person
from bot.domain.phones import shown
from bot.domain.roster import Unit
from bot.replies.chase_buttons import chased_about, duty, to_calls, to_nudge
from bot.replies.figures import in_brief, period_of
from bot.replies.reply import Choice, Reply, numbered, unit_names
from bot.replies.voice import Voice, lines
from bot.storage.people import Contact
from bot.usecases import chased

#: so many lines of the log stand on a unit's page
_LOG = 5
#: so many on that of all of them
_LOG_PAGE = 12


def listed(told: chased.CallList, voice: Voice) -> Reply:
    period, nobody = period_of(told.due, voice), _nobody(told, voice)
    invite = (voice.choice("invite", Verb.INVITE),) if told.nobody else ()
    if not told.units:
        return Reply(lines(voice("calls-nobody", period=period), nobody), invite, closes=False)
    rows = _rows(told, voice)
    last = told.start + len(told.units)
    hint = voice("call-hint") if any(each.contact.phone is None for row in told.units for each in row.callees) else None
    text = lines(voice("calls-head", total=told.total, period=period), *rows, nobody, hint)
    buttons = tuple(_called(number, told.due, row.standing.unit, voice) for number, row in _numbers(told))
    if last < told.total:
        more = voice.choice("calls-more", Verb.CALLS, *duty(told.due), last, count=told.total - last)
        return Reply(text, buttons, ways=(more, *invite), closes=False)
    return Reply(text, buttons, ways=invite, closes=False)


def as_text(told: chased.CallList, voice: Voice) -> str | None:
    """The list alone, for where nothing can be tapped; None where there is nobody to call."""
    if not told.units:
        return None
    head = voice("calls-head", total=told.total, period=period_of(told.due, voice))
    return lines(head, *_rows(told, voice, phone=shown), _nobody(told, voice))


def _rows(told: chased.CallList, voice: Voice, *, phone: Callable[[str], str] = str) -> list[str]:
    return [_row(number, row, voice, phone) for number, row in _numbers(told)]


def _numbers(told: chased.CallList) -> Iterator[tuple[int, chased.ToCall]]:
    return enumerate(told.units, start=told.start + 1)


def _nobody(told: chased.CallList, voice: Voice) -> str | None:
    names = in_brief([unit.full_name for unit in told.nobody], voice)
    return voice("reach-nobody-joined", names=names) if told.nobody else None


def _row(number: int, row: chased.ToCall, voice: Voice, phone: Callable[[str], str]) -> str:
    unit = row.standing.unit.full_name
    first = voice("call-row", number=number, unit=unit, group=_group(row, voice), who=_who(row, voice, phone))
    if not row.log:
        return first
    # what was said in a nudge, to each the same, stands on the unit's page
    last = row.log[0] if row.log[0].deed is not Deed.NUDGE else replace(row.log[0], words=None)
    return f"{first} {_line(last, row.names, voice)}"


def of_unit(told: chased.CallUnit, voice: Voice) -> Reply:
    row = told.unit
    unit, due = row.standing.unit, row.standing.due
    mails = [
        voice("call-mail", name=each.person.name, email=each.contact.email)
        for each in row.callees
        if each.contact.email
    ]
    text = lines(
        voice("call-noted") if told.noted else None,
        voice("call-unit", unit=unit.full_name, about=chased_about(due, voice), group=_group(row, voice)),
        voice("call-unit-who", who=_who(row, voice)),
        *mails,
        *(_line(each, row.names, voice) for each in row.log[:_LOG]),
    )
    return Reply(
        text,
        (
            voice.choice("called", Verb.CALLED, *duty(due), unit.id),
            voice.choice("call-note", Verb.CALL_NOTE, *duty(due), unit.id),
            to_nudge(due, voice, unit),
            to_calls(due, voice),
        ),
    )


def log(told: chased.CallLog, voice: Voice) -> Reply:
    """The newest lines; of one duty it is said for when."""
    calls = (to_calls(told.calls, voice),)
    count = len(told.lines)
    head = (
        voice("call-log", count=count)
        if told.due is None
        else voice("call-log-of", count=count, period=period_of(told.due, voice))
    )
    rows = []
    for of, each, due in told.lines[:_LOG_PAGE]:
        values = {"units": in_brief([unit.full_name for unit in of], voice), "text": _line(each, told.names, voice)}
        about = chased_about(due, voice)
        rows.append(
            voice("call-log-row-of", about=about, **values) if told.due is None else voice("call-log-row", **values)
        )
    return Reply(lines(head, *rows), calls, closes=False)


def ask_note(told: chased.AskCallNote, voice: Voice) -> Reply:
    leave = (voice.choice("cancel", Verb.CANCEL),)
    if not told.called:
        return Reply(voice("ask-note", unit=told.unit.full_name), ways=leave)
    buttons = (
        *(Choice(voice(f"button-came-{came}"), actions.write(Verb.CALL_CAME, told.unit.id, came)) for came in Came),
        voice.choice("came-bare", Verb.CALL_CAME, told.unit.id),
    )
    return Reply(voice("ask-call-note", unit=told.unit.full_name), buttons, ways=leave)


def kept(told: chased.ContactKept, voice: Voice) -> Reply:
    rows = _kept(told.contact, voice)
    if told.person is not None:
        return Reply(voice("contact-kept-of", name=told.person.name, what=voice.names(rows)))
    return Reply(lines(voice("contact-kept", what=voice.names(rows)), voice("contact-who")))


def _kept(contact: Contact, voice: Voice) -> list[str]:
    phone = None if contact.phone is None else voice("contact-phone", phone=shown(contact.phone))
    email = None if contact.email is None else voice("contact-email", email=contact.email)
    return [each for each in (phone, email) if each is not None]


def forgotten(told: chased.ContactForgotten, voice: Voice) -> Reply:
    """What is gone, and what is still kept, with a way to be rid of it too."""
    which = "both" if len(told.gone or told.ways) > 1 else next(iter(told.gone or told.ways))
    if told.person is not None:
        key = "contact-forgotten-of" if told.gone else "contact-not-kept-of"
        return Reply(voice(key, which=which, name=told.person.name))
    first = voice("contact-forgotten" if told.gone else "contact-not-kept", which=which)
    left = _kept(told.left, voice)
    if not left:
        return Reply(first)
    way = Way.EMAIL if told.left.phone is None else Way.PHONE
    drop = Choice(voice(f"button-forget-{way}"), actions.write(Verb.CONTACT_FORGET, way))
    return Reply(lines(first, voice("contact-left", what=voice.names(left))), (drop,))


def ask_forget(told: chased.AskForget, voice: Voice) -> Reply:
    """Whether, before what cannot be brought back; of several, whose."""
    keep = voice.choice("keep", Verb.CANCEL)
    if len(told.people) == 1:
        ((person, unit),) = told.people
        text = voice("ask-forget", which=told.way, name=person.name, unit=unit.full_name)
        return Reply(text, (voice.choice(f"drop-{told.way}", Verb.CONTACT_FORGET, told.way, person.id), keep))
    return _of_several(
        voice("ask-forget-whose", which=told.way), told.people, voice, Verb.CONTACT_FORGET, told.way, keep=keep
    )


def refused(told: chased.ContactRefused, voice: Voice) -> Reply:
    invite = (voice.choice("invite", Verb.INVITE),) if told.key == "contact-nobody" else ()
    return Reply(voice(told.key, typed=told.typed), invite)


def whose(told: chased.WhoseContact, voice: Voice) -> Reply:
    return _of_several(
        voice("ask-whose"), told.people, voice, Verb.CONTACT_OF, keep=voice.choice("cancel", Verb.CANCEL)
    )


def _of_several(
    asked: str, listed: Sequence[tuple[Person, Unit]], voice: Voice, verb: Verb, *arguments: object, keep: Choice
) -> Reply:
    """Which person is meant, by the name of the unit."""
    rows, buttons = [], []
    for number, (person, unit) in enumerate(listed, start=1):
        rows.append(voice("numbered", number=number, text=voice("contact-of", name=person.name, unit=unit.full_name)))
        buttons.append(Choice(numbered(number, *unit_names(unit)), actions.write(verb, *arguments, person.id)))
    return Reply(lines(asked, *rows), tuple(buttons), columns=1, ways=(keep,))


def _who(row: chased.ToCall, voice: Voice, phone: Callable[[str], str] = str) -> str:
    """Whom to call, with the number and when they were seen last.

    Plain, the number is as it is dialled from everywhere: so Telegram makes it one to tap.
    """
    if not row.callees:
        return voice("call-nobody")
    return "; ".join(
        voice(
            "call-person",
            name=each.person.name,
            phone=phone(each.contact.phone) if each.contact.phone else voice("call-no-phone"),
            seen=_seen(each, voice),
        )
        for each in row.callees
    )


def _seen(each: chased.Callee, voice: Voice) -> str:
    if not each.reachable:
        return voice("call-blocked")
    seen = each.contact.seen_at
    return voice("call-unseen") if seen is None else voice("call-seen", moment=voice.moment(seen))


def _group(row: chased.ToCall, voice: Voice) -> str:
    return voice(f"call-group-{row.standing.progress.group}")


def _line(done: Chasing, names: Mapping[int, str], voice: Voice) -> str:
    """A line of the log."""
    words = done.words
    if words in tuple(Came):
        words = voice(f"came-{words}")
    by = done.by_name or names.get(done.person_id, "")
    first = voice(f"log-{done.deed}", moment=voice.moment(done.at), by=by)
    return voice("log-words", what=first, words=words) if words else voice("log-bare", what=first)


def _called(number: int, due: DueObligation, unit: Unit, voice: Voice) -> Choice:
    return voice.choice("called-unit", Verb.CALLED, *duty(due), unit.id, number=number)
