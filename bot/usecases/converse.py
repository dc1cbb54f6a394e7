"""The one door for what people do in a private chat: text, tap and file. Gives what is to be said, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from sqlmodel import Session

from bot.domain.answers import clean
from bot.domain.permissions import Person, Role
from bot.storage import conversations, people, units
from bot.usecases import (
    awaited_texts,
    chase_texts,
    corrections,
    declare_texts,
    edits,
    form_texts,
    forms,
    free_texts,
    join,
    loose,
    newcomers,
    nominate,
    reach,
    reminder_taps,
    report_shown,
    report_writing,
    sharing,
    sharing_texts,
    slow_lines,
    taps,
)
from bot.usecases.deployment import Deployment
from bot.usecases.draft_pages import Joined
from bot.usecases.incoming import Contact, Edited, File, Incoming, Membership, Odd, Opened, Tap, Text
from bot.usecases.shown import shown
from bot.usecases.turn import NoUse, Outcome, Turn, Welcome, pending


def receive(
    session: Session, incoming: Incoming, deployment: Deployment, *, token: Callable[[], str]
) -> tuple[Outcome, ...]:
    """Take in what somebody did; everything that follows from it is kept in this session's transaction."""
    if isinstance(incoming.content, Membership):
        if incoming.content.blocked:
            reach.lose(session, incoming.sender_id, incoming.at)
        else:
            people.seen(session, incoming.sender_id, incoming.at)
        return ()
    person = _known(session, incoming, deployment)
    conversation = conversations.get(session, incoming.chat_id)
    if person is None:
        return (newcomers.receive(session, incoming, deployment, conversation),)
    people.seen(session, incoming.sender_id, incoming.at)
    turn = Turn(session, deployment, person, conversation, incoming, token)
    return sharing.take(turn, _take) if person.shared else _take(turn)


def _take(turn: Turn) -> tuple[Outcome, ...]:
    """What a known person did."""
    content = turn.incoming.content
    match content:
        case Opened(token=link):
            return _opened(turn, link)
        case Text(text=text):
            return _text(turn, text)
        case Tap(action=written):
            return taps.tap(turn, written)
        case File():
            return _file(turn, content)
        case Contact():
            return chase_texts.shared(turn, content)
        case Odd(kind=kind):
            return (NoUse(kind), *pending(turn))
        case Edited():
            return edits.seen(turn, content)
        case Membership():
            return ()
        case _:
            assert_never(content)


def _known(session: Session, incoming: Incoming, deployment: Deployment) -> Person | None:
    """The person behind the account; one that the deployer named as admin is known from the first word."""
    person = people.by_telegram(session, incoming.sender_id)
    if incoming.sender_id in deployment.admins and (person is None or not person.holds(Role.ADMIN)):
        return people.admin_by_setting(
            session,
            telegram_id=incoming.sender_id,
            name=incoming.sender_name,
            language=deployment.language,
            now=incoming.at,
        )
    return person if person is not None and person.holdings else None


def _opened(turn: Turn, link: str | None) -> tuple[Outcome, ...]:
    if link:
        return (join.open_link(turn.session, turn.incoming, link, member=True),)
    return (Welcome(turn.person), *pending(turn))


def _text(turn: Turn, text: str) -> tuple[Outcome, ...]:
    """A text that came twice counts once; what it answered is remembered with it."""
    copy = slow_lines.repeated(turn, text)
    if copy is not None:
        return copy
    before = turn.draft
    outcomes = _understood(turn, text)
    if not isinstance(outcomes[0], Joined):
        slow_lines.taken(turn, before, text)
    return outcomes


def _understood(turn: Turn, text: str) -> tuple[Outcome, ...]:
    """A text is the first of: who works, a note, a choice shown, what is awaited, how to remind, an answer, a wish."""
    noted = sharing_texts.said(turn, text) or chase_texts.noted(turn, text) or declare_texts.noted(turn, text)
    noted = noted or chase_texts.contact_told(turn, text)
    if noted is not None:
        return noted
    numbered = not form_texts.waits_for_words(turn) and not corrections.shows_rows(turn)
    action = shown(turn.conversation, text, turn.deployment, numbered=numbered)
    if action is not None:
        return taps.act(turn, action)
    tree = units.tree(turn.session)
    meaning = turn.deployment.reader(turn.plan, tree).understand(text, today=turn.deployment.today(turn.now))
    awaited = turn.conversation.awaiting
    if awaited is not None:
        return awaited_texts.told(turn, awaited, text, meaning, tree)
    reminded = None if chase_texts.chases(turn, text) else reminder_taps.said(turn, text, meaning)
    if reminded is not None:
        return reminded
    return free_texts.told(turn, text, meaning, tree)


def _file(turn: Turn, file: File) -> tuple[Outcome, ...]:
    """A file is kept with the draft in hand. Its caption is a text where one is awaited."""
    awaited = turn.conversation.awaiting
    if awaited is not None and awaited["kind"] == report_shown.AWAITED:
        report_id = awaited["report"]
        with_report = report_writing.keep_file(turn.session, turn.deployment, turn.person, report_id, file, turn.now)
        return (forms.CaptionUnused(), *with_report) if clean(file.caption or "") else with_report
    kept: tuple[Outcome, ...] = (forms.FileWithoutDraft(file.kind),)
    if turn.draft is None and (awaited is None or awaited["kind"] == loose.AWAITED):
        without = loose.file(turn, file)
        if without is not None:
            return without
    if turn.draft is not None:
        kept = nominate.keep_file(turn.session, turn.deployment, turn.draft, file, turn.now)
    caption = clean(file.caption or "")
    if not caption:
        return kept
    return (*kept[:1], *_text(turn, caption)) if form_texts.waits_for_words(turn) else (forms.CaptionUnused(), *kept)
