"""The one door for what people do in a private chat: text, tap and file. Gives what is to be said, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

from sqlmodel import Session

from bot.domain import actions, form
from bot.domain.actions import Action, Verb
from bot.domain.answers import Refusal, read_text
from bot.domain.form import Chose, Draft, Kind, Move, Said
from bot.domain.names import fold
from bot.domain.nomination import Act
from bot.domain.permissions import Person, Role
from bot.domain.roster import Tree
from bot.storage import conversations, people, units
from bot.storage.conversations import Conversation
from bot.understanding import SURE, Intent, Meaning
from bot.usecases import answers, ask, join, nominate, review
from bot.usecases.deployment import Deployment
from bot.usecases.incoming import Edited, File, Incoming, Membership, Odd, Opened, Tap, Text
from bot.usecases.nominate import Stale


@dataclass(frozen=True)
class Welcome:
    """A known person opened the bot."""

    person: Person


@dataclass(frozen=True)
class NoUse:
    """Something came of which the bot has no use; `kind` says what."""

    kind: str


@dataclass(frozen=True)
class EditSeen:
    """An earlier message was changed: the first words stand."""

    draft: bool


@dataclass(frozen=True)
class Cancelled:
    """What was awaited is no longer awaited."""


Outcome = answers.Answer | join.Outcome | nominate.Outcome | review.Outcome | Welcome | NoUse | EditSeen | Cancelled


@dataclass(frozen=True)
class Turn:
    """One thing a known person did, with all that is needed to answer it. `token` makes a new link's secret."""

    session: Session
    deployment: Deployment
    person: Person
    conversation: Conversation
    incoming: Incoming
    token: Callable[[], str]

    @property
    def now(self) -> datetime:
        return self.incoming.at

    @property
    def chat(self) -> int:
        return self.incoming.chat_id

    @property
    def draft(self) -> Draft | None:
        return nominate.in_hand(self.session, self.person, self.conversation.draft_id)


def receive(
    session: Session, incoming: Incoming, deployment: Deployment, *, token: Callable[[], str]
) -> tuple[Outcome, ...]:
    """Take in what somebody did; everything that follows from it is kept in this session's transaction."""
    if isinstance(incoming.content, Membership):
        mark = people.unreachable if incoming.content.blocked else people.seen
        mark(session, incoming.sender_id, incoming.at)
        return ()
    person = _known(session, incoming, deployment)
    conversation = conversations.get(session, incoming.chat_id)
    if person is None:
        return (_stranger(session, incoming, deployment, conversation),)
    people.seen(session, incoming.sender_id, incoming.at)
    turn = Turn(session, deployment, person, conversation, incoming, token)
    match incoming.content:
        case Opened(token=link):
            return _opened(turn, link)
        case Text(text=text):
            return _text(turn, text)
        case Tap(action=written):
            return _tap(turn, written)
        case File():
            return _file(turn, incoming.content)
        case Odd(kind=kind):
            return (NoUse(kind), *_pending(turn))
        case Edited():
            return (EditSeen(turn.draft is not None), *_pending(turn))
        case _:
            assert_never(incoming.content)


def _known(session: Session, incoming: Incoming, deployment: Deployment) -> Person | None:
    """The person behind the account; one that the deployer named as admin is known from the first word."""
    person = people.by_telegram(session, incoming.sender_id)
    if incoming.sender_id in deployment.admins and (person is None or not person.holds(Role.ADMIN)):
        return people.join(
            session,
            telegram_id=incoming.sender_id,
            name=incoming.sender_name,
            role=Role.ADMIN,
            unit_id=None,
            language=deployment.language,
            now=incoming.at,
        )
    return person if person is not None and person.holdings else None


def _stranger(session: Session, incoming: Incoming, deployment: Deployment, conversation: Conversation) -> Outcome:
    """Somebody unknown learns nothing but how to ask for access."""
    match incoming.content:
        case Opened(token=str(link)) if link:
            return join.open_link(session, incoming, link, member=False)
        case Text(text=text):
            awaited = conversation.awaiting or {}
            if awaited.get("kind") == "name":
                return _typed_name(session, incoming, deployment, awaited, text)
            action = _shown(conversation, text, deployment)
            if action is not None:
                return _stranger_tap(session, incoming, deployment, action)
            return join.request_access(session, incoming, text)
        case Tap(action=written):
            action = actions.read(written)
            return Stale() if action is None else _stranger_tap(session, incoming, deployment, action)
        case _:
            return join.Stranger(first=True)


def _stranger_tap(session: Session, incoming: Incoming, deployment: Deployment, action: Action) -> Outcome:
    match action.verb:
        case Verb.JOIN:
            return join.accept(session, incoming, action.number(0), language=deployment.language)
        case Verb.JOIN_NAME:
            awaited = {"kind": "name", "invitation": action.number(0)}
            conversations.await_text(session, incoming.chat_id, awaited, incoming.at)
            return join.ask_name(session, incoming, action.number(0))
        case Verb.JOIN_NOT_ME:
            return join.NotMe()
        case _:
            return Stale()


def _typed_name(
    session: Session, incoming: Incoming, deployment: Deployment, awaited: Mapping[str, Any], text: str
) -> Outcome:
    name = read_text(text, least=2, most=100)
    invitation_id = int(awaited["invitation"])
    if isinstance(name, Refusal):
        return join.ask_name(session, incoming, invitation_id)
    conversations.await_text(session, incoming.chat_id, None, incoming.at)
    return join.accept(session, incoming, invitation_id, language=deployment.language, name=name)


def _opened(turn: Turn, link: str | None) -> tuple[Outcome, ...]:
    if link:
        return (join.open_link(turn.session, turn.incoming, link, member=True),)
    return (Welcome(turn.person), *_pending(turn))


def _text(turn: Turn, text: str) -> tuple[Outcome, ...]:
    """A text is, in this order: a choice just shown, what is awaited, an answer to the form, a question or wish."""
    action = _shown(turn.conversation, text, turn.deployment, numbered=not _waits_for_words(turn))
    if action is not None:
        return _act(turn, action)
    awaited = turn.conversation.awaiting
    if awaited is not None:
        return _awaited(turn, awaited, text)
    tree = units.tree(turn.session)
    meaning = turn.deployment.reader(turn.deployment.main_plan, tree).understand(
        text, today=turn.deployment.today(turn.now)
    )
    if turn.draft is not None:
        return _in_form(turn, turn.draft, text, meaning, tree)
    return (_wish(turn, meaning, tree),)


def _in_form(turn: Turn, draft: Draft, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """While a form waits, a text is an answer unless it surely is a question."""
    words, said = turn.deployment.words, fold(text)
    if said in words.stop:
        return (nominate.pause(turn.session, draft, turn.chat, turn.now),)
    if said in words.back:
        return (nominate.answer(turn.session, turn.deployment, draft, Move.BACK, turn.now),)
    if said in words.skip:
        return (nominate.answer(turn.session, turn.deployment, draft, Move.SKIP, turn.now),)
    if draft.step == form.REVIEW and said in words.submit:
        return (nominate.submit(turn.session, turn.deployment, turn.person, draft, turn.now),)
    if draft.step == form.REVIEW and said in words.edit:
        return (nominate.edit_list(turn.deployment, draft),)
    if _asks(turn, meaning):
        return (_wish(turn, meaning, tree), *_pending(turn))
    if draft.step == form.REVIEW:
        return (ask.guesses(meaning), *_pending(turn))
    return (nominate.answer(turn.session, turn.deployment, draft, Said(text), turn.now),)


def _asks(turn: Turn, meaning: Meaning) -> bool:
    """Whether a text is a question rather than an answer. Where only a button fits, any understood wish is one."""
    if meaning.intent in (Intent.OTHER, Intent.NOMINATE) or meaning.confidence < SURE:
        return False
    return meaning.is_question if _waits_for_words(turn) else True


def _waits_for_words(turn: Turn) -> bool:
    """Whether the next text is awaited as it is, numbers included: an answer in own words, a reason, a name."""
    if turn.conversation.awaiting is not None:
        return bool(turn.conversation.awaiting["kind"] != "invite")
    if turn.draft is None:
        return False
    pending = form.pending(turn.draft, turn.deployment.plan(turn.draft.plan_id))
    return isinstance(pending, form.Ask) and pending.question.kind not in (Kind.CHOICE, Kind.PHOTOS)


def _wish(turn: Turn, meaning: Meaning, tree: Tree) -> Outcome:
    """Answer what was understood; below the threshold, ask back."""
    if meaning.confidence < SURE and meaning.intent is not Intent.OTHER:
        return ask.guesses(meaning)
    match meaning.intent:
        case Intent.NOMINATE:
            given = {"subject": meaning.subject, "field": meaning.field}
            named = {key: value for key, value in given.items() if value is not None}
            return nominate.start(turn.session, turn.deployment, turn.person, turn.now, given=named)
        case Intent.MY_SUBMISSIONS | Intent.EDIT_SUBMISSION:
            return review.mine(turn.session, turn.person)
        case _:
            return ask.answer(_asked(turn, meaning, tree))


def _asked(turn: Turn, meaning: Meaning, tree: Tree) -> ask.Asked:
    return ask.Asked(turn.session, turn.deployment, turn.person, tree, turn.deployment.main_plan, meaning, turn.now)


def _awaited(turn: Turn, awaited: Mapping[str, Any], text: str) -> tuple[Outcome, ...]:
    if fold(text) in turn.deployment.words.stop:
        return _cancel(turn)
    match awaited["kind"]:
        case "reason":
            reason = review.give_reason(
                turn.session,
                turn.deployment,
                turn.person,
                text,
                nomination_id=awaited["nomination"],
                version=awaited["version"],
                act=Act(awaited["act"]),
                question=awaited["question"],
                now=turn.now,
            )
            return (reason,)
        case "name":
            return (_typed_name(turn.session, turn.incoming, turn.deployment, awaited, text),)
        case "invite":
            tree = units.tree(turn.session)
            found = join.named_in(text, tree)
            return (join.InviteWhom(found or tuple(tree)),)
        case _:
            return _cancel(turn)


def _cancel(turn: Turn) -> tuple[Outcome, ...]:
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    return (Cancelled(),)


def _tap(turn: Turn, written: str) -> tuple[Outcome, ...]:
    action = actions.read(written)
    return (Stale(),) if action is None else _act(turn, action)


def _act(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Do what a button stands for; one whose arguments make no sense is out of date."""
    try:
        if action.verb in _ON_DRAFT:
            return (_on_draft(turn, action),)
        return _ACTS[action.verb](turn, action)
    except (KeyError, ValueError, IndexError):
        return (Stale(),)


def _on_draft(turn: Turn, action: Action) -> Outcome:
    """Something done to the draft in hand. One of another draft, or of an earlier state, is out of date."""
    draft = nominate.in_hand(turn.session, turn.person, action.number(0))
    if draft is None or draft.version != action.number(1):
        return Stale()
    if turn.conversation.draft_id != draft.id:
        conversations.take_up(turn.session, turn.chat, draft.id, turn.now)
    session, deployment, now = turn.session, turn.deployment, turn.now
    match action.verb:
        case Verb.ANSWER:
            return nominate.answer(session, deployment, draft, Chose(action.arguments[2]), now)
        case Verb.SKIP:
            return nominate.answer(session, deployment, draft, Move.SKIP, now)
        case Verb.BACK:
            return nominate.answer(session, deployment, draft, Move.BACK, now)
        case Verb.PAUSE:
            return nominate.pause(session, draft, turn.chat, now)
        case Verb.EDIT:
            return nominate.edit_list(deployment, draft)
        case Verb.CHANGE:
            return nominate.change(session, deployment, draft, action.arguments[2], now)
        case Verb.SEND:
            return nominate.submit(session, deployment, turn.person, draft, now)
        case Verb.DROP_PHOTOS:
            return nominate.drop_photos(session, deployment, draft, now)
        case Verb.DISCARD:
            return nominate.AskDiscard(draft)
        case Verb.DISCARD_YES:
            return nominate.discard(session, draft, turn.chat, now)
        case _:
            return Stale()


def _resume(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    return (nominate.resume(turn.session, turn.deployment, turn.person, action.number(0), turn.now),)


def _nominate(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    anew = action.verb is not Verb.NOMINATE
    unit_id = action.number(0) if action.verb is Verb.NOMINATE_FOR else None
    return (nominate.start(turn.session, turn.deployment, turn.person, turn.now, anew=anew, unit_id=unit_id),)


def _ask(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """A question that was offered as a button: an intent, with a field, subject or unit where one was named."""
    intent, *slots = action.arguments
    field, subject = (*(slot or None for slot in slots), None, None)[:2]
    meaning = Meaning(text="", intent=Intent(intent), confidence=1.0, field=field, subject=subject)
    return (_wish(turn, meaning, units.tree(turn.session)), *_pending(turn))


def _decide(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    question = action.arguments[3] if len(action.arguments) > 3 else None
    decided = review.decide(
        turn.session,
        turn.deployment,
        turn.person,
        action.number(0),
        action.number(1),
        Act(action.arguments[2]),
        turn.now,
        question=question,
    )
    return (decided,)


def _invite(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    if not action.arguments:
        conversations.await_text(turn.session, turn.chat, {"kind": "invite"}, turn.now)
        return (join.invite_whom(turn.session, turn.person),)
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    made = join.invite(turn.session, turn.person, action.number(0), token=turn.token(), now=turn.now)
    return (made,)


def _admit(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    admitted = join.admit(
        turn.session,
        turn.person,
        action.number(0),
        action.number(1),
        language=turn.deployment.language,
        now=turn.now,
    )
    return (admitted,)


def _admit_other(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    card = join.request_card(turn.session, action.number(0), everything=True)
    return (card or Stale(),)


def _member_joins(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """A known person opened a link for one more role."""
    return (_stranger_tap(turn.session, turn.incoming, turn.deployment, action),)


def _withdraw(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    sure = action.verb is Verb.WITHDRAW_YES
    return (review.withdraw(turn.session, turn.person, action.number(0), action.number(1), turn.now, sure=sure),)


_ON_DRAFT = frozenset(
    {
        Verb.ANSWER,
        Verb.SKIP,
        Verb.BACK,
        Verb.PAUSE,
        Verb.EDIT,
        Verb.CHANGE,
        Verb.SEND,
        Verb.DROP_PHOTOS,
        Verb.DISCARD,
        Verb.DISCARD_YES,
    }
)

_ACTS: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.RESUME: _resume,
    Verb.NOMINATE: _nominate,
    Verb.NOMINATE_NEW: _nominate,
    Verb.NOMINATE_FOR: _nominate,
    Verb.ASK: _ask,
    Verb.DECIDE: _decide,
    Verb.CANCEL: lambda turn, _: _cancel(turn),
    Verb.MEND: lambda t, a: (nominate.mend(t.session, t.deployment, t.person, a.number(0), t.now),),
    Verb.VIEW: lambda t, a: (review.view(t.session, t.deployment, t.person, a.number(0)),),
    Verb.WITHDRAW: _withdraw,
    Verb.WITHDRAW_YES: _withdraw,
    Verb.JOIN: _member_joins,
    Verb.JOIN_NAME: _member_joins,
    Verb.JOIN_NOT_ME: _member_joins,
    Verb.ADDRESS: lambda t, a: (join.address(t.session, t.person, a.arguments[0]),),
    Verb.ADMIT: _admit,
    Verb.ADMIT_REFUSE: lambda t, a: (join.refuse(t.session, t.person, a.number(0), now=t.now),),
    Verb.ADMIT_OTHER: _admit_other,
    Verb.INVITE: _invite,
    Verb.WAITING: lambda t, _: (review.waiting(t.session, t.person),),
}


def _shown(conversation: Conversation, text: str, deployment: Deployment, *, numbered: bool = True) -> Action | None:
    """The choice last shown that a text names, by its words or by its number; None when it names none."""
    said = fold(text)
    for label, written in conversation.choices:
        if said and said == fold(label):
            return actions.read(written)
    if numbered and said.isdecimal() and 1 <= int(said) <= len(conversation.choices):
        return actions.read(conversation.choices[int(said) - 1][1])
    if said in deployment.words.confirm and len(conversation.choices) == 1:
        return actions.read(conversation.choices[0][1])
    return None


def _file(turn: Turn, file: File) -> tuple[Outcome, ...]:
    if turn.draft is None:
        return (nominate.FileWithoutDraft(file.kind),)
    return nominate.keep_file(turn.session, turn.deployment, turn.draft, file, turn.now)


def _pending(turn: Turn) -> tuple[Outcome, ...]:
    """The question that waits, once more, after something else has been answered."""
    conversation = conversations.get(turn.session, turn.chat)
    draft = nominate.in_hand(turn.session, turn.person, conversation.draft_id)
    if draft is None:
        return ()
    return (nominate.look(turn.session, turn.deployment, draft, turn.now),)
