"""Texts while a form waits: an answer, a way through the form, or something else said meanwhile."""

from __future__ import annotations

from bot.domain import form
from bot.domain.answers import says
from bot.domain.declaring import begins_with_sending, says_sent
from bot.domain.form import REVIEW, Chose, Draft, Move, Said
from bot.domain.names import fold
from bot.domain.questions import FIELD, STORY, Kind
from bot.domain.readers import adds_to_a_deed
from bot.domain.roster import Tree
from bot.domain.telling import tells_a_deed
from bot.understanding import SURE, Intent, Meaning, Point
from bot.usecases import (
    chase_texts,
    consent_texts,
    corrections,
    declare_texts,
    dispose_for,
    follow_ups,
    forms,
    loose,
    nominate,
    pages,
    sharing,
    slow_lines,
    submit,
)
from bot.usecases.turn import Outcome, Turn, pending
from bot.usecases.wishes import wish

#: who asks in so many words how it is done tells nothing of a deed
_ASKED_HOW = 10


def told(turn: Turn, draft: Draft, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """While a form waits, a text is an answer unless it surely is a question."""
    words = turn.deployment.words
    if says(text, words.stop):
        return (nominate.pause(turn.session, draft, turn.chat, turn.now),)
    if words.gives_up(text):
        return (forms.AskDiscard(draft, given_up=True),)
    if _was_sent(turn, draft, text) and (another_way := declare_texts.told(turn, text, meaning)) is not None:
        return another_way
    consent = consent_texts.in_form(turn, draft, text)
    if consent is not None:
        return (consent,)
    if draft.step not in STORY and (death := consent_texts.died(turn, text)) is not None:
        return death, *pending(turn)
    moved = _moved(turn, draft, text)
    if moved is not None:
        return (moved,)
    if draft.step == REVIEW and (corrected := corrections.at_review(turn, draft, text, meaning)) is not None:
        return (corrected,)
    if len(text.split()) <= _ASKED_HOW and turn.deployment.points.find(text) is Point.HOW:
        return (wish(turn, meaning, tree), *pending(turn))
    if not meaning.is_question and nominate.told_at_once(turn.deployment, draft, text, turn.now):
        return (nominate.answer(turn.session, turn.deployment, draft, Said(text), turn.now),)
    chosen = _chosen(draft, text, meaning, turn)
    if chosen is not None:
        return (nominate.answer(turn.session, turn.deployment, draft, Chose(chosen), turn.now),)
    if _asks(turn, meaning) or _asks_why(turn, text):
        return (wish(turn, meaning, tree), *pending(turn))
    if not waits_for_words(turn) and (another_way := declare_texts.told(turn, text, meaning)) is not None:
        return another_way
    joined = slow_lines.joined(turn, draft, text)
    if joined is not None:
        return joined
    if draft.step == REVIEW:
        return (forms.WhichAnswer(draft),)
    if draft.step == FIELD and adds_to_a_deed(text, pages.reading(turn.deployment, draft, turn.now)):
        return (nominate.add_to_deed(turn.session, turn.deployment, draft, text, turn.now),)
    return (nominate.answer(turn.session, turn.deployment, draft, Said(text), turn.now),)


def _moved(turn: Turn, draft: Draft, text: str) -> Outcome | None:
    """What a text does that is a way through the form rather than an answer: back, on, skip, send, edit."""
    words, said = turn.deployment.words, fold(text)
    if said in words.back:
        return nominate.answer(turn.session, turn.deployment, draft, Move.BACK, turn.now)
    right = says(text, words.confirm) and words.chosen(draft.step, text) is None and draft.step in draft.answers
    if right or (said in words.keep and draft.step != REVIEW):
        return nominate.answer(turn.session, turn.deployment, draft, Move.KEEP, turn.now)
    unknown = said in words.unknown and draft.step not in (REVIEW, "subject")
    if unknown and words.chosen(draft.step, text) is None:
        return nominate.not_known(turn.session, turn.deployment, draft, turn.now)
    if said in words.skip and words.chosen(draft.step, text) is None:
        # none beside those that are listed
        move = Move.KEEP if _lists(turn, draft) else Move.SKIP
        return nominate.answer(turn.session, turn.deployment, draft, move, turn.now)
    if draft.step == REVIEW and said in words.submit:
        waited = turn.incoming.waited
        return submit.submit(turn.session, turn.deployment, turn.person, draft, turn.now, waited=waited)
    if draft.step == REVIEW and said in words.edit:
        return nominate.edit_list(turn.deployment, draft)
    return None


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
    return meaning.is_question if waits_for_words(turn) else True


def _asks_why(turn: Turn, text: str) -> bool:
    """Whether a text asks why the figure just told is what it is: no answer to a form reads like that."""
    return follow_ups.told_a_figure(turn) and turn.deployment.points.find(text) is Point.WHY_FIGURE


def waits_for_words(turn: Turn) -> bool:
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
