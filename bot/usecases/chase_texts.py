"""Texts by which a reviewer chases units that are short, and by which people tell how they are reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.answering import read_answer
from bot.domain.answers import says
from bot.domain.chasing import (
    Wish,
    asks_to_invite,
    forgets,
    forgets_of,
    leaves_out,
    means_own,
    named_to_nudge,
    read_contact,
    wished,
)
from bot.domain.declaring import says_sent
from bot.domain.names import fold, holds
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.roster import Tree, Unit
from bot.storage import chasing, conversations, units
from bot.understanding import Meaning, Point
from bot.usecases import (
    admit,
    chase,
    chase_calls,
    chase_contacts,
    chase_duties,
    chase_named,
    chase_report,
    chase_targets,
    duties,
    forms,
    invitation_sheets,
    joined_units,
    naming,
    own_words,
)
from bot.usecases.chased import ContactRefused, NoSuchUnit, NudgePreview, ReviewersOwn, WhichDuty
from bot.usecases.duties import Duty
from bot.usecases.incoming import Contact
from bot.usecases.own_words import Sound
from bot.usecases.shown import shown as choice_shown
from bot.usecases.turn import NoUse, Outcome, Turn, cancel, pending

#: what awaits own words; the choices of the message may be answered by their number as well
KINDS = frozenset({chase.AWAITED, chase_calls.AWAITED, chase_contacts.AWAITED})
#: a wish of so many words adds nothing of its own
_BARE = 3


def shared(turn: Turn, contact: Contact) -> tuple[Outcome, ...]:
    """What becomes of a contact that was shared."""
    if contact.user_id != turn.person.telegram_id:
        return NoUse("contact"), *pending(turn)
    return chase_contacts.shared(turn.session, turn.person, contact), *pending(turn)


def contact_told(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What becomes of a number or address that a text gives, whatever is awaited; None for other texts."""
    words = turn.deployment.chasing
    if fold(text) in words.change_contact:
        return ContactRefused("contact-how"), *pending(turn)
    # in a form it may be the number of somebody else, and in what is awaited any number
    busy = turn.draft is not None or turn.conversation.awaiting is not None
    ways = forgets(text, words)
    if ways and choice_shown(turn.conversation, text, turn.deployment, numbered=False) is not None:
        return None
    if ways and (means_own(text, words) or not busy):
        return chase_contacts.forget(turn.session, turn.person, ways), *pending(turn)
    of_other = forgets_of(text, words) if turn.person.holds(Role.REVIEWER) and not busy else None
    if of_other is not None:
        asked = chase_contacts.ask_forget_of(turn.session, turn.person, *of_other)
        return None if asked is None else (asked,)
    told = read_contact(text, words)
    if told is None:
        return None
    if told.whose is None:
        own = None if busy and told.plain else chase_contacts.own(turn.session, turn.person, told)
        return None if own is None else (own, *pending(turn))
    if busy or not turn.person.holds(Role.REVIEWER):
        return None
    kept = chase_contacts.of_other(turn.session, turn.person, told, turn.now)
    return None if kept is None else (kept,)


_PAPERS = frozenset({Point.INVITE_SHEET, Point.LETTER})


def chases(turn: Turn, text: str) -> bool:
    """Whether a reviewer speaks of reminding others, not of how they are reminded themselves."""
    if not turn.person.holds(Role.REVIEWER):
        return False
    return wished(text, turn.deployment.chasing) is not None or chase_named.read(turn, text) is not None


def noted(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What becomes of a line for a unit's log; None for other texts, and where something else is awaited."""
    awaited = turn.conversation.awaiting
    if turn.draft is not None or (awaited is not None and awaited["kind"] != chase.AWAITED):
        return None
    named = chase_named.read(turn, text)
    if named is None or named.spoken.wish is not Wish.NOTE:
        return None
    kept = chase_named.done(turn, text, named)
    return kept if kept is None or awaited is None else (*kept, *after(turn, awaited, kept))


def told(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What becomes of a wish about units that are short; None for other texts.

    Who chases nobody hears whose it is."""
    wish = wished(text, turn.deployment.chasing)
    if fold(text) in turn.deployment.chasing.arrived and turn.person.holds(Role.REVIEWER):
        wish = Wish.REPORT
    if wish is Wish.LOG and not turn.person.holds(Role.REVIEWER):
        return None
    # who wants a paper written names in it whom it is to go to
    if turn.deployment.points.find(text) in _PAPERS:
        return None
    named = chase_named.read(turn, text)
    done = None if named is None else chase_named.done(turn, text, named, period=_period(turn, text))
    if done is not None:
        return done
    if wish is None:
        return _invited(turn, text)
    if wish is Wish.JOINED:
        today = turn.deployment.today(turn.now)
        found = joined_units.joined(turn.session, turn.deployment, turn.person, today)
        return None if found is None else (found,)
    if not turn.person.holds(Role.REVIEWER):
        oversees = turn.person.holds(Role.LEADER) or turn.person.holds(Role.ADMIN)
        return (ReviewersOwn(oversees), *pending(turn))
    return _of_duty(turn, text, wish)


def _invited(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """Whom to invite: the units that a text names, else those without an officer; None for other texts."""
    if not asks_to_invite(text, turn.deployment.chasing):
        return None
    on = turn.deployment.today(turn.now)
    named = admit.invite_named(turn.session, turn.person, text, on=on)
    linked = holds(fold(text), turn.deployment.chasing.invite_link)
    if named is None and not linked and len(text.split()) > _BARE:
        return None
    whom = named or admit.invite_whom(turn.session, turn.person, on=on)
    if not isinstance(whom, admit.InviteWhom):
        return None
    if named is None:
        missing = invitation_sheets.to_be_invited(turn.session, turn.deployment, turn.person, on)
        whom = admit.InviteWhom(tuple(missing), missing=True) if missing else whom
    conversations.await_text(turn.session, turn.chat, {"kind": "invite"}, turn.now)
    return (whom,)


def _of_duty(turn: Turn, text: str, wish: Wish) -> tuple[Outcome, ...] | None:
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    period = _period(turn, text)
    duty = chase_targets.meant(session, deployment, person, turn.plan, now, period=period)
    if duty is None or chase_targets.circle(session, deployment, person, duty) is None:
        return None
    if wish is Wish.LOG:
        plain = period is None
        about = chase_targets.circle(session, deployment, person, duty)
        circles = chase_duties.of_these_days(turn, duty) if plain or about is None else [about]
        return (chase_calls.log_of(session, deployment, circles),)
    tree = units.tree(session)
    if wish is Wish.NUDGE and leaves_out(text, deployment.chasing):
        return (NoSuchUnit(duties.measured(session, deployment, duty).due(None), text, left_out=True),)
    if wish is Wish.NUDGE:
        ids = chase_named.units_in(turn, text)
        beside = tuple(unit for unit in _owing(turn, tree, duty) if unit.id in ids)
        if len(beside) > 1:
            first = duty if period is not None else chase_duties.first(turn, duty, ids)
            return (NoSuchUnit(duties.measured(session, deployment, first).due(None), text, beside, several=True),)
    unit_id, several = _named(turn, text, tree, duty)
    unknown = named_to_nudge(text, deployment.chasing) if unit_id is None and wish is Wish.NUDGE else None
    if unknown is not None:
        offered = several or naming.named_in(unknown, _owing(turn, tree, duty), tree, deployment.today(now))
        due = duties.measured(session, deployment, duty).due(None)
        return (NoSuchUnit(due, unknown, offered, several=bool(several)),)
    if period is None:
        chosen = chase_duties.chosen(turn, text, wish, duty, unit=None if unit_id is None else tree[unit_id])
        if isinstance(chosen, WhichDuty):
            return (chosen,)
        duty = chosen
    match wish:
        case Wish.NUDGE:
            return (chase.preview(session, deployment, person, duty, now, unit_id=unit_id),)
        case Wish.REPORT:
            return (chase_report.report(session, deployment, person, duty, now),)
        case Wish.CALLS:
            return (chase_calls.listed(session, deployment, person, duty, now),)
        case _ if unit_id is not None:
            return (chase_calls.of_unit(session, deployment, person, duty, unit_id, now),)
        case _:
            return None


def _period(turn: Turn, text: str) -> str | None:
    """The period that a text names, whatever it is taken for elsewhere."""
    reader = turn.deployment.reader(turn.plan, units.tree(turn.session))
    return reader.named(text, today=turn.deployment.today(turn.now)).period


def _named(turn: Turn, text: str, tree: Tree, duty: Duty) -> tuple[int | None, tuple[Unit, ...]]:
    """The one unit below the reviewer that owes the duty and that a text names; else the several that it names."""
    today = turn.deployment.today(turn.now)
    own = _owing(turn, tree, duty)
    whole = [unit for unit in own if own_words.is_called(unit, text)]
    if whole:
        return (whole[0].id, ()) if len(whole) == 1 else (None, tuple(whole))
    meant = turn.deployment.reader(turn.plan, tree).understand(text, today=today)
    found = naming.resolve(meant, tree, today)
    if found.meaning.unit in {str(unit.id) for unit in own}:
        return int(found.meaning.unit or 0), ()
    return None, tuple(unit for unit in found.choices if unit in own)


def _owing(turn: Turn, tree: Tree, duty: Duty) -> list[Unit]:
    """The units that owe a duty and that the person may chase."""
    owing = tree.select(duty.obligation.who, on=duty.day)
    return [unit for unit in owing if unit.parent is not None and may(turn.person, May.CHASE, unit.id, tree)]


def said(turn: Turn, awaited: Mapping[str, Any], text: str, meaning: Meaning) -> tuple[Outcome, ...] | None:
    """What was typed, taken by what waits for it; None when it is something else."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    words = deployment.words
    if awaited["kind"] == chase_contacts.AWAITED:
        return None
    if awaited["kind"] == chase_calls.AWAITED:
        if not _is_note(turn, text, meaning):
            return None
        if fold(text) in deployment.chasing.unsent:
            return stopped(turn, awaited) or cancel(turn)
        return (chase_calls.note(session, deployment, person, awaited, text, now),)
    if not chase.listens(awaited, now):
        return None
    if fold(text) in deployment.chasing.unsent:
        return stopped(turn, awaited)
    if says(text, words.confirm) and _in_one_line(turn):
        # it may be the answer above that it is good to
        return (chase.show(session, deployment, person, awaited["nudge"], now),)
    if fold(text) in words.submit or says(text, words.confirm):
        nudge = chasing.get(session, awaited["nudge"])
        version = 0 if nudge is None else nudge.version
        return (chase.send(session, deployment, person, awaited["nudge"], version, now),)
    match own_words.sounds(turn, text, meaning):
        case Sound.BUSINESS:
            return None
        case Sound.ASKING | Sound.DOUBTFUL:
            return (chase.ask_own_words(session, person, awaited, text, now),)
        case Sound.WORDS:
            return (chase.said(session, deployment, person, awaited, text, now),)


def _in_one_line(turn: Turn) -> bool:
    """Whether of a nudge that waits only that was shown last, below something else."""
    shown_now = (actions.read(written) for _, written in turn.conversation.choices)
    return any(action is not None and action.verb is Verb.NUDGE_SHOW for action in shown_now)


def _is_note(turn: Turn, text: str, meaning: Meaning) -> bool:
    """Whether a text may be what came of a call: what the unit said of it, or any line that is not for the bot."""
    words = turn.deployment.declaring
    if text.rstrip().endswith("?"):
        return False
    answers = read_answer(text, words) is not None or turn.deployment.none_reports.find(text) is not None
    return answers or says_sent(text, words) or own_words.may_be_line(turn, text, meaning)


def after(turn: Turn, awaited: Mapping[str, Any], told: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """That the nudge in the making, or a line for the log, waits, after an answer that awaits nothing itself.

    Not below another nudge, whose buttons would be taken for those of this one.
    """
    waits = conversations.get(turn.session, turn.chat)
    if any(isinstance(each, NudgePreview | NoSuchUnit | WhichDuty) for each in told):
        return ()
    if waits.awaiting is not None or waits.draft_id is not None:
        return ()
    if awaited["kind"] == chase_calls.AWAITED:
        return chase_calls.waits(turn.session, turn.deployment, turn.person, awaited, turn.now)
    if awaited["kind"] != chase.AWAITED:
        return ()
    return again(turn, awaited) if chase.listens(awaited, turn.now) else ()


def stopped(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """Who would rather not send, or note anything of a call; nothing where something else is awaited."""
    if awaited["kind"] == chase_calls.AWAITED:
        conversations.await_text(turn.session, turn.chat, None, turn.now)
        duty = duties.read_written(turn.deployment, awaited) if "plan" in awaited else None
        if duty is None:
            return ()
        return (chase_calls.of_unit(turn.session, turn.deployment, turn.person, duty, awaited["unit"], turn.now),)
    if awaited["kind"] != chase.AWAITED:
        return ()
    stopped = chase.stop(turn.session, turn.person, awaited["nudge"], turn.now)
    return cancel(turn) if isinstance(stopped, forms.Stale) else (stopped,)


def again(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What is awaited, once more, after something else was answered."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    match awaited["kind"]:
        case chase.AWAITED:
            return chase.waits(session, deployment, person, awaited, now)
        case chase_calls.AWAITED:
            return chase_calls.again(session, deployment, person, awaited, now)
        case _:
            return ()
