"""What a slow line does to answers: one comes twice, or one comes in several messages. Decided by their own dates."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import amending, form
from bot.domain.answers import Refusal, clean
from bot.domain.form import Ask, Draft, Refuse, Said
from bot.domain.questions import Kind, Question
from bot.storage import draft_messages, drafts, outbox
from bot.storage.draft_messages import Answered
from bot.usecases import amendments, forms, nominate, pages
from bot.usecases.draft_pages import Joined, Outcome, Repeated
from bot.usecases.turn import Turn

#: the last message once more within so long is a copy of it, the first time
_COPY_WITHIN = timedelta(seconds=10)
#: of so many characters the same text is no answer to another question for much longer
_LONG = 30
_LONG_COPY_WITHIN = timedelta(minutes=30)
_LONG_COPIES = 3


def repeated(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """A message that came before and was taken then: it counts once. None for any other."""
    draft = turn.draft
    if draft is None or turn.conversation.awaiting is not None or turn.incoming.written_at is None:
        return None
    asked, known = amendments.asked(turn, draft), draft_messages.of_draft(turn.session, draft.id)
    for answered in reversed(known):
        # to skip twice in a row is a wish of its own
        elsewhere = answered.question not in (asked, *draft.skipped)
        if elsewhere and _is_copy(turn, answered, text, last=answered == known[-1]):
            draft_messages.copied(turn.session, answered.id)
            return (Repeated(clean(text), pages.look(turn.session, turn.deployment, draft, turn.now)),)
    return None


def joined(turn: Turn, draft: Draft, text: str) -> tuple[Outcome, ...] | None:
    """A message that goes on with the answer just given, which then has both; None for one that does not."""
    known = draft_messages.of_draft(turn.session, draft.id)
    plan = turn.deployment.plan(draft.plan_id)
    former = None if not known else amending.find(draft, known[-1].question, plan)
    gap = None if not known else _gap(turn, known[-1])
    if former is None or gap is None or not amending.in_a_row(gap) or former.kind is Kind.CHOICE:
        return None
    if former.id == amendments.asked(turn, draft) or known[-1].chat_id != turn.chat:
        return None
    fits = _fits(turn, draft, text)
    if fits is not None and not (fits is Kind.TEXT and _goes_on(turn, former, text, gap)):
        return None
    parts = [each.text for each in known if each.question == former.id]
    after = amendments.given(turn, draft, former.id, [*parts, text])
    if isinstance(after, Refusal):
        return None
    drafts.save(turn.session, after, turn.now)
    kept = keep(turn, draft.id, former.id, text)
    page = pages.look(turn.session, turn.deployment, after, turn.now)
    return (Joined(after, plan, former.id, after.answers.get(former.id), page, kept.id if fits is not None else None),)


def apart(turn: Turn, answered_id: int, version: int) -> nominate.Result:
    """Take a message out of the answer that it was joined to, and make it the next answer."""
    answered = draft_messages.get(turn.session, answered_id)
    draft = turn.draft
    if answered is None or draft is None or (answered.draft_id, version) != (draft.id, draft.version):
        return forms.Stale()
    rest = [each.text for each in draft_messages.parts(turn.session, answered) if each.id != answered.id]
    before = amendments.given(turn, draft, answered.question, rest) if rest else Refusal("refuse-text-short")
    if isinstance(before, Refusal):
        return forms.Stale()
    drafts.save(turn.session, before, turn.now)
    question = amendments.asked(turn, before)
    draft_messages.drop(turn.session, answered.id)
    page = nominate.answer(turn.session, turn.deployment, before, Said(answered.text), turn.now)
    remember(turn, before, question, answered)
    return page


def taken(turn: Turn, before: Draft | None, text: str) -> None:
    """Remember which question of a draft a message has just answered or skipped, if it has."""
    after = None if before is None else drafts.get(turn.session, before.id)
    if before is None or after is None or after.version == before.version:
        return
    question = amendments.asked(turn, before)
    answered = question in after.answers and after.answers != before.answers
    if answered or question in after.skipped - before.skipped:
        draft_messages.superseded(turn.session, before.id, question)
        keep(turn, before.id, question, text)


def remember(turn: Turn, draft: Draft, question: str, answered: Answered) -> None:
    """Remember that a message answered another question than was thought."""
    draft_messages.keep(
        turn.session,
        draft_id=draft.id,
        chat_id=answered.chat_id,
        message_id=answered.message_id,
        question=question,
        text=answered.text,
        written_at=answered.written_at,
        now=turn.now,
    )


def keep(turn: Turn, draft_id: int, question: str, text: str, *, taken: bool = True) -> Answered:
    """Remember the message in hand as one of a draft's question."""
    return draft_messages.keep(
        turn.session,
        draft_id=draft_id,
        chat_id=turn.chat,
        message_id=turn.incoming.message_id,
        question=question,
        text=text,
        written_at=turn.incoming.written_at,
        now=turn.now,
        taken=taken,
    )


def _goes_on(turn: Turn, former: Question, text: str, gap: timedelta) -> bool:
    """Whether a text goes on with a long answer although it would do for the next question too.

    It does when it was sent before that question was there (in a chat the numbers of messages grow), or too soon after
    the former part to have been typed since.
    """
    if not amending.takes_sentences(former):
        return False
    if amending.begun_before_the_question(text, gap):
        return True
    said = outbox.newest_message(turn.session, turn.chat)
    return said is not None and turn.incoming.message_id is not None and turn.incoming.message_id < said


def _gap(turn: Turn, answered: Answered) -> timedelta | None:
    written = turn.incoming.written_at
    return None if written is None or answered.written_at is None else written - answered.written_at


def _is_copy(turn: Turn, answered: Answered, text: str, *, last: bool) -> bool:
    gap = _gap(turn, answered)
    if gap is None or answered.chat_id != turn.chat or clean(answered.text) != clean(text):
        return False
    if len(clean(text)) >= _LONG:
        return gap <= _LONG_COPY_WITHIN and answered.copies < _LONG_COPIES
    return last and gap <= _COPY_WITHIN and answered.copies == 0


def _fits(turn: Turn, draft: Draft, text: str) -> Kind | None:
    """What kind of question a text would answer where the form stands; None where it answers none."""
    stands = form.pending(draft, turn.deployment.plan(draft.plan_id))
    if not isinstance(stands, Ask):
        return None
    step = form.answer(draft, Said(text), by=pages.reading(turn.deployment, draft, turn.now))
    return None if isinstance(step, Refuse) else stands.question.kind
