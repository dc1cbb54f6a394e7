"""The one door for what people do in a private chat: text, tap and file. Gives what is to be said, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, assert_never

from sqlmodel import Session

from bot.domain import actions, form
from bot.domain.actions import Verb
from bot.domain.answers import clean, says
from bot.domain.declaring import begins_with_sending, says_sent
from bot.domain.form import REVIEW, Chose, Draft, Move, Said
from bot.domain.names import fold
from bot.domain.nomination import Act
from bot.domain.permissions import Person, Role
from bot.domain.questions import FIELD, STORY, Kind
from bot.domain.readers import adds_to_a_deed
from bot.domain.roster import Tree
from bot.domain.telling import tells_a_deed, without_opening
from bot.storage import conversations, people, units
from bot.understanding import SURE, Intent, Meaning, Point
from bot.usecases import (
    admit,
    awaited_papers,
    chase_texts,
    consent_texts,
    corrections,
    declare_texts,
    dispose_for,
    edits,
    follow_ups,
    forms,
    join,
    late_answers,
    loose,
    newcomers,
    nominate,
    pages,
    publish,
    reach,
    reminder_taps,
    reopen,
    report_shown,
    report_writing,
    reports,
    review,
    shared_drafts,
    sharing,
    sharing_texts,
    slow_lines,
    submit,
    taps,
)
from bot.usecases.deployment import Deployment
from bot.usecases.draft_pages import Joined
from bot.usecases.incoming import Contact, Edited, File, Incoming, Membership, Odd, Opened, Tap, Text
from bot.usecases.shown import shown
from bot.usecases.turn import NoUse, Outcome, Turn, Welcome, cancel, pending
from bot.usecases.wishes import wish


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
    numbered = not _waits_for_words(turn) and not corrections.shows_rows(turn)
    action = shown(turn.conversation, text, turn.deployment, numbered=numbered)
    if action is not None:
        return taps.act(turn, action)
    tree = units.tree(turn.session)
    meaning = turn.deployment.reader(turn.plan, tree).understand(text, today=turn.deployment.today(turn.now))
    awaited = turn.conversation.awaiting
    if awaited is not None:
        return _awaited(turn, awaited, text, meaning, tree)
    reminded = None if chase_texts.chases(turn, text) else reminder_taps.said(turn, text, meaning)
    if reminded is not None:
        return reminded
    return _unasked(turn, text, meaning, tree)


def _unasked(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """A text that nothing but perhaps a form waits for."""
    if turn.draft is not None:
        return _in_form(turn, turn.draft, text, meaning, tree)
    if fold(text) in turn.deployment.words.hand_in:
        return (reports.start(turn.session, turn.deployment, turn.person, turn.now),)
    mended = corrections.answered(turn, text, meaning)
    if mended is not None:
        return (mended,)
    of_consent = consent_texts.died(turn, text) or consent_texts.answered(turn, text, meaning)
    if of_consent is not None:
        return (of_consent,)
    told = (
        chase_texts.told(turn, text, meaning)
        or consent_texts.told(turn, text)
        or declare_texts.told(turn, text, meaning)
    )
    return told or _still_paused(turn, text, meaning) or (_wish(turn, text, meaning, tree),)


def _wish(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> Outcome:
    """What a text wishes; one that begins to nominate, or tells of somebody, is never none of our business."""
    if meaning.is_question or (meaning.sure and meaning.intent is not Intent.OTHER):
        return wish(turn, meaning, tree)
    if without_opening(text, turn.deployment.words.telling):
        return wish(turn, replace(meaning, intent=Intent.NOMINATE, confidence=SURE), tree)
    if turn.deployment.points.find(text) is not None:
        return wish(turn, meaning, tree)
    return loose.told(turn, text) or wish(turn, meaning, tree)


def _still_paused(turn: Turn, text: str, meaning: Meaning) -> tuple[Outcome, ...]:
    """What the draft just laid aside is to do with a text that is nothing else; nothing where there is none."""
    draft = _just_paused(turn)
    if draft is None:
        return ()
    if turn.deployment.words.gives_up(text):
        return (forms.AskDiscard(draft, given_up=True),)
    understood = meaning.sure and meaning.intent is not Intent.OTHER
    return () if understood or meaning.is_question else (forms.StillPaused(draft),)


def _just_paused(turn: Turn) -> Draft | None:
    """The draft with which the last message offered to go on, and with nothing else but to throw it away."""
    offered = [actions.read(written) for _, written in turn.conversation.choices]
    first = next(iter(offered), None)
    if first is None or first.verb is not Verb.RESUME:
        return None
    if any(other is None or other.verb is not Verb.DISCARD for other in offered[1:]):
        return None
    return pages.in_hand(turn.session, turn.deployment, turn.person, first.number(0))


def _in_form(turn: Turn, draft: Draft, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """While a form waits, a text is an answer unless it surely is a question."""
    words, said = turn.deployment.words, fold(text)
    if says(text, words.stop):
        return (nominate.pause(turn.session, draft, turn.chat, turn.now),)
    if words.gives_up(text):
        return (forms.AskDiscard(draft, given_up=True),)
    if _was_sent(turn, draft, text) and (told := declare_texts.told(turn, text, meaning)) is not None:
        return told
    consent = consent_texts.in_form(turn, draft, text)
    if consent is not None:
        return (consent,)
    if draft.step not in STORY and (death := consent_texts.died(turn, text)) is not None:
        return death, *pending(turn)
    if said in words.back:
        return (nominate.answer(turn.session, turn.deployment, draft, Move.BACK, turn.now),)
    right = says(text, words.confirm) and words.chosen(draft.step, text) is None and draft.step in draft.answers
    if right or (said in words.keep and draft.step != REVIEW):
        return (nominate.answer(turn.session, turn.deployment, draft, Move.KEEP, turn.now),)
    unknown = said in words.unknown and draft.step not in (REVIEW, "subject")
    if unknown and words.chosen(draft.step, text) is None:
        return (nominate.not_known(turn.session, turn.deployment, draft, turn.now),)
    if said in words.skip and words.chosen(draft.step, text) is None:
        # none beside those that are listed
        move = Move.KEEP if _lists(turn, draft) else Move.SKIP
        return (nominate.answer(turn.session, turn.deployment, draft, move, turn.now),)
    if draft.step == REVIEW and said in words.submit:
        waited = turn.incoming.waited
        return (submit.submit(turn.session, turn.deployment, turn.person, draft, turn.now, waited=waited),)
    if draft.step == REVIEW and said in words.edit:
        return (nominate.edit_list(turn.deployment, draft),)
    if draft.step == REVIEW and (corrected := corrections.at_review(turn, draft, text, meaning)) is not None:
        return (corrected,)
    if not meaning.is_question and nominate.told_at_once(turn.deployment, draft, text, turn.now):
        return (nominate.answer(turn.session, turn.deployment, draft, Said(text), turn.now),)
    chosen = _chosen(draft, text, meaning, turn)
    if chosen is not None:
        return (nominate.answer(turn.session, turn.deployment, draft, Chose(chosen), turn.now),)
    if _asks(turn, meaning) or _asks_why(turn, text):
        return (wish(turn, meaning, tree), *pending(turn))
    if not _waits_for_words(turn) and (told := declare_texts.told(turn, text, meaning)) is not None:
        return told
    joined = slow_lines.joined(turn, draft, text)
    if joined is not None:
        return joined
    if draft.step == REVIEW:
        return (forms.WhichAnswer(draft),)
    if draft.step == FIELD and adds_to_a_deed(text, pages.reading(turn.deployment, draft, turn.now)):
        return (nominate.add_to_deed(turn.session, turn.deployment, draft, text, turn.now),)
    return (nominate.answer(turn.session, turn.deployment, draft, Said(text), turn.now),)


def _lists(turn: Turn, draft: Draft) -> bool:
    """Whether the form waits for one more of a list that has been begun."""
    waits = form.pending(draft, turn.deployment.plan(draft.plan_id))
    return isinstance(waits, form.Ask) and waits.question.kind is Kind.LISTED and waits.question.id in draft.answers


def _was_sent(turn: Turn, draft: Draft, text: str) -> bool:
    """Whether a text in place of an answer says that it was sent another way: no deed is told like that."""
    words = turn.deployment.declaring
    return says_sent(text, words) and (draft.step not in STORY or begins_with_sending(text, words))


def _chosen(draft: Draft, text: str, meaning: Meaning, turn: Turn) -> str | None:
    """The choice that a text names in words of its own: `roi` for told, `truong hoc` for a field."""
    slots = {"subject": meaning.subject, "field": meaning.field}
    said = turn.deployment.words.chosen(draft.step, text)
    if draft.step == FIELD and says(text, turn.deployment.words.confirm):
        # right: the first of the fields that were guessed
        return next((guess.field_id for guess in pages.guessed(turn.deployment, draft)), None)
    return said or (None if meaning.is_question else slots.get(draft.step))


def _asks(turn: Turn, meaning: Meaning) -> bool:
    """Whether a text is a question rather than an answer. Where only a button fits, any understood wish is one."""
    if meaning.intent is Intent.OTHER or meaning.confidence < SURE or says(meaning.text, turn.deployment.words.confirm):
        return False
    if (
        turn.draft is not None
        and turn.draft.step in STORY
        and tells_a_deed(meaning.text, turn.deployment.words.telling)
    ):
        return False
    return meaning.is_question if _waits_for_words(turn) else True


def _asks_why(turn: Turn, text: str) -> bool:
    """Whether a text asks why the figure just told is what it is: no answer to a form reads like that."""
    return follow_ups.told_a_figure(turn) and turn.deployment.points.find(text) is Point.WHY_FIGURE


def _waits_for_words(turn: Turn) -> bool:
    """Whether the next text is awaited as it is, numbers included: an answer in own words, a reason, a name."""
    if turn.conversation.awaiting is not None:
        listed = (
            "invite",
            "admit",
            sharing.OFFERED,
            dispose_for.AWAITED,
            consent_texts.AWAITED,
            loose.AWAITED,
            *declare_texts.LISTED,
            *chase_texts.KINDS,
        )
        return turn.conversation.awaiting["kind"] not in listed
    if turn.draft is None:
        return False
    pending = form.pending(turn.draft, turn.deployment.plan(turn.draft.plan_id))
    return isinstance(pending, form.Ask) and pending.question.kind is not Kind.CHOICE


def _awaited(turn: Turn, awaited: Mapping[str, Any], text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """A text that was asked for. A question in its place is answered, and what was awaited is asked for again."""
    if says(text, turn.deployment.words.stop):
        return (
            awaited_papers.paused(turn, awaited)
            or declare_texts.stopped(turn, awaited)
            or chase_texts.stopped(turn, awaited)
            or cancel(turn)
        )
    asks = meaning.is_question and meaning.intent is not Intent.OTHER and meaning.confidence >= SURE
    match awaited["kind"]:
        case "reason" | "published" if asks:
            return wish(turn, meaning, tree), *_review_again(turn, awaited)
        case "reason" | "published":
            return (_review_said(turn, awaited, text),)
        case dispose_for.AWAITED:
            named = dispose_for.named(turn.session, turn.deployment, turn.person, awaited, text, turn.now)
            return _instead(turn, text, meaning, tree) if named is None else (named,)
        case kind if kind in declare_texts.KINDS:
            if asks and declare_texts.may_be_question(text):
                return wish(turn, meaning, tree), *declare_texts.again(turn, awaited)
            return declare_texts.said(turn, awaited, text) or _instead(turn, text, meaning, tree)
        case kind if kind in chase_texts.KINDS:
            if asks and declare_texts.may_be_question(text):
                return wish(turn, meaning, tree), *chase_texts.again(turn, awaited)
            taken = chase_texts.said(turn, awaited, text, meaning)
            if taken is not None:
                return taken
            answered = _instead(turn, text, meaning, tree)
            return *answered, *chase_texts.after(turn, awaited, answered)
        case kind if kind in awaited_papers.KINDS:
            if asks and awaited_papers.may_be_question(turn, awaited, text):
                return wish(turn, meaning, tree), *awaited_papers.again(turn, awaited)
            return awaited_papers.said(turn, awaited, text)
        case reopen.AWAITED:
            return (reopen.wish(turn.session, turn.person, awaited, text, turn.now),)
        case consent_texts.AWAITED | loose.AWAITED:
            return _instead(turn, text, meaning, tree)
        case shared_drafts.AWAITED:
            if asks:
                return (wish(turn, meaning, tree),)
            late = late_answers.said(turn, awaited, text)
            return _instead(turn, text, meaning, tree) if late is None else (late,)
        case sharing.AWAITED:
            return (sharing.typed(turn.session, turn.deployment, turn.person, awaited, text, turn.now),)
        case sharing.OFFERED:
            return _instead(turn, text, meaning, tree)
        case "name":
            return (newcomers.typed_name(turn.session, turn.incoming, turn.deployment, awaited, text),)
        case "invite" | "admit":
            unit = _unit_named(turn, awaited, text)
            return _instead(turn, text, meaning, tree) if unit is None else (unit,)
        case _:
            return cancel(turn)


def _review_said(turn: Turn, awaited: Mapping[str, Any], text: str) -> Outcome:
    """What a reviewer typed: the reason of a decision, or the day on which something was published."""
    session, deployment, person, nomination_id = turn.session, turn.deployment, turn.person, awaited["nomination"]
    if awaited["kind"] == "published":
        return publish.typed_day(session, deployment, person, nomination_id, text, turn.now)
    return review.give_reason(
        session,
        deployment,
        person,
        text,
        nomination_id=nomination_id,
        version=awaited["version"],
        act=Act(awaited["act"]),
        question=awaited["question"],
        now=turn.now,
    )


def _review_again(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What a reviewer is asked, once more."""
    if awaited["kind"] == "published":
        return (publish.ask_day(turn.session, turn.deployment, turn.person, awaited["nomination"], turn.now),)
    return review.ask_reason_again(turn.session, turn.deployment, awaited)


def _instead(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """A text that is not what was awaited, as if nothing were."""
    cancel(turn)
    now = conversations.get(turn.session, turn.chat)
    return _unasked(replace(turn, conversation=now), text, meaning, tree)


def _unit_named(turn: Turn, awaited: Mapping[str, Any], text: str) -> Outcome | None:
    """The units that a text names, for a link or for a stranger; None when it names none."""
    day = turn.deployment.today(turn.now)
    if awaited["kind"] == "invite":
        return admit.invite_named(turn.session, turn.person, text, on=day)
    return admit.choose_named(turn.session, turn.person, awaited["request"], text, on=day)


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
    return (kept[0], *_text(turn, caption)) if _waits_for_words(turn) else (forms.CaptionUnused(), *kept)
