"""What the buttons do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain import actions
from bot.domain.actions import FOLDED, ON_REPORTS, Action, OutOfDate, Verb
from bot.domain.form import Chose, Move
from bot.domain.nomination import JUDGEMENTS, Act
from bot.storage import conversations, drafts, units
from bot.understanding import Intent, Meaning, Point
from bot.usecases import (
    admit,
    answers,
    checklists,
    dossiers,
    duties,
    follow_ups,
    forms,
    invitation_sheets,
    join,
    letters,
    loose,
    newcomers,
    nominate,
    outages,
    pages,
    publish,
    reckoning,
    reopen,
    review,
    search,
    shared_drafts,
    submit,
    supplement,
    verdicts,
)
from bot.usecases.chase_taps import ON_CHASING
from bot.usecases.consent_taps import ON_CONSENT, send_unasked
from bot.usecases.declare_taps import ON_DECLARED
from bot.usecases.draft_pages import TakenFromYou
from bot.usecases.draft_taps import ON_SHARED
from bot.usecases.forms import Stale
from bot.usecases.leaving import leave
from bot.usecases.paper_taps import ON_PAPER
from bot.usecases.reminder_taps import ON_REMINDING
from bot.usecases.sharing_taps import ON_NAMES
from bot.usecases.turn import AllWays, Outcome, Turn, cancel, pending
from bot.usecases.wishes import wish


def tap(turn: Turn, written: str) -> tuple[Outcome, ...]:
    action = actions.read(written)
    return (Stale(),) if action is None else act(turn, action)


def act(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Do what a button stands for; one that makes no sense any more is out of date."""
    if turn.conversation.awaiting is not None and action.verb not in ON_NAMES:
        # another button was pressed: a text that comes later is not the reason or name once asked for
        cancel(turn)
    try:
        if action.verb in _ON_DRAFT:
            return (_on_draft(turn, action),)
        return _ACTS[action.verb](turn, action)
    except OutOfDate:
        return (Stale(),)


def _on_draft(turn: Turn, action: Action) -> Outcome:
    """Something done to the draft in hand. One of another draft, or of an earlier state, is out of date."""
    theirs = shared_drafts.of_colleague(turn.session, turn.deployment, turn.person, action.number(0))
    if theirs is not None:
        return TakenFromYou(theirs)
    draft = pages.in_hand(turn.session, turn.deployment, turn.person, action.number(0))
    if draft is None or draft.version != action.number(1):
        sends = action.verb in (Verb.SEND, Verb.SEND_UNASKED)
        return Stale(sent=sends and drafts.is_sent(turn.session, action.number(0), by=turn.person.id))
    if turn.conversation.draft_id != draft.id:
        conversations.take_up(turn.session, turn.chat, draft.id, turn.now)
    session, deployment, now = turn.session, turn.deployment, turn.now
    match action.verb:
        case Verb.ANSWER:
            return nominate.answer(session, deployment, draft, Chose(action.word(2)), now)
        case Verb.SKIP:
            return nominate.answer(session, deployment, draft, Move.SKIP, now)
        case Verb.BACK:
            return nominate.answer(session, deployment, draft, Move.BACK, now)
        case Verb.KEEP:
            return nominate.answer(session, deployment, draft, Move.KEEP, now)
        case Verb.PAUSE:
            return nominate.pause(session, draft, turn.chat, now)
        case Verb.EDIT:
            return nominate.edit_list(deployment, draft)
        case Verb.CHANGE:
            return nominate.change(session, deployment, draft, action.word(2), now)
        case Verb.SEND:
            return submit.submit(session, deployment, turn.person, draft, now, waited=turn.incoming.waited)
        case Verb.CHECKLIST:
            return checklists.show(session, deployment, draft)
        case Verb.CHECK:
            on = action.number(3) == 1
            return checklists.tick(session, deployment, turn.person, draft, action.word(2), now, on=on)
        case Verb.CHECK_ALL:
            return checklists.tick_all(session, deployment, turn.person, draft, now)
        case Verb.SEND_UNASKED:
            return send_unasked(turn, draft)
        case Verb.PERIOD:
            return nominate.choose_period(session, deployment, draft, action.period(2), now)
        case Verb.DROP_PHOTOS:
            return nominate.drop_photos(session, deployment, draft, now)
        case Verb.LIST_FIELDS:
            return nominate.list_fields(session, deployment, draft, now)
        case Verb.FULL_FORM:
            return nominate.enlarge(session, deployment, draft, now)
        case Verb.DISCARD:
            return forms.AskDiscard(draft)
        case Verb.DISCARD_YES:
            return nominate.discard(session, draft, turn.chat, now)
        case _:
            return Stale()


def _resume(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    return (nominate.resume(turn.session, turn.deployment, turn.person, action.number(0), turn.now),)


def _all_ways(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """All that may be done from the page of a draft (`d`) or of a nomination, or the first of it again."""
    session, deployment, person = turn.session, turn.deployment, turn.person
    page: Outcome
    if action.word(0) == "d":
        page = nominate.resume(session, deployment, person, action.number(1), turn.now)
    else:
        page = dossiers.view(session, deployment, person, action.number(1))
    if not isinstance(page, (forms.ReviewPage, verdicts.Card, verdicts.OfficerView)):
        return (page,)
    return (AllWays(page, folded=action.arguments[2:] == (FOLDED,)),)


def _nominate(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    anew = action.verb is not Verb.NOMINATE
    unit_id = action.number(0) if action.verb is Verb.NOMINATE_FOR else None
    plan = action.word(1) if len(action.arguments) > 1 else None
    session, deployment, told = turn.session, turn.deployment, loose.words(turn)
    begun = nominate.start(
        session, deployment, turn.person, turn.now, anew=anew, unit_id=unit_id, plan_code=plan, told=told
    )
    return loose.begun(turn, begun)


def _ask(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """A question that was offered as a button: an intent, with a field, subject or unit where one was named."""
    field = action.word(1) if len(action.arguments) > 1 else None
    if field is not None and field not in {known.id for known in turn.plan.fields}:
        raise OutOfDate(action.verb)
    meaning = follow_ups.picked(turn, Meaning(text="", intent=action.one_of(Intent, 0), confidence=1.0, field=field))
    return (wish(turn, meaning, units.tree(turn.session)), *pending(turn))


def _ask_of(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """A question once more, of the unit or under the plan that was asked back for; what was not is empty."""
    tree, code, period = units.tree(turn.session), action.word(1), action.word(3)
    plan = next((plan for plan in turn.deployment.plans if plan.code == code), None)
    unit = action.number(2) if action.word(2) else None
    if (code and plan is None) or (unit is not None and unit not in tree):
        raise OutOfDate(action.verb)
    meaning = Meaning(
        text="",
        intent=action.one_of(Intent, 0),
        confidence=1.0,
        unit=None if unit is None else str(unit),
        period=str(action.period(3)) if period else None,
    )
    closely = action.arguments[4] if len(action.arguments) > 4 else None
    point = None if closely in (None, ON_REPORTS) else action.one_of(Point, 4)
    return (wish(turn, meaning, tree, plan=plan, reports=closely == ON_REPORTS, point=point), *pending(turn))


def _copy(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """The figures of an answer as plain text, for those that are too long for a button to copy."""
    answer, *waiting = _ask_of(turn, action)
    if answers.is_figure(answer) and reckoning.of(answer):
        return answers.Copied(answer), *waiting
    return answer, *waiting


def _found(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """What the last search found, from a place on."""
    found = search.go_on(turn.session, turn.person, turn.conversation.question, action.number(0))
    return (Stale() if found is None else found,)


def _decide(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    decision, question = action.one_of(Act, 2), action.arguments[3] if len(action.arguments) > 3 else None
    if decision not in review.DECIDED or (question is not None and decision is not Act.RETURN):
        raise OutOfDate(action.verb)
    decided = review.decide(
        turn.session,
        turn.deployment,
        turn.person,
        action.number(0),
        action.number(1),
        decision,
        turn.now,
        question=question,
    )
    return (decided,)


def _approve_anyway(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    nomination, version = action.number(0), action.number(1)
    return (
        review.decide(
            turn.session, turn.deployment, turn.person, nomination, version, Act.APPROVE, turn.now, sure=True
        ),
    )


def _ask_more(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """What a reviewer asks for besides, as picked so far, and sent."""
    picked = action.number(2) if len(action.arguments) > 2 else 0
    session, deployment, person = turn.session, turn.deployment, turn.person
    nomination, version = action.number(0), action.number(1)
    if action.verb is Verb.ASK_MORE:
        return (supplement.pick(session, deployment, person, nomination, version, picked),)
    return (supplement.ask(session, deployment, person, nomination, version, picked, turn.now),)


def _confirm_marks(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    nomination, version = action.number(0), action.number(1)
    return (supplement.confirm(turn.session, turn.deployment, turn.person, nomination, version, turn.now),)


def _invite(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    if not action.arguments:
        on = turn.deployment.today(turn.now)
        whom = admit.invite_whom(turn.session, turn.person, on=on)
        if isinstance(whom, admit.InviteWhom):
            missing = invitation_sheets.to_be_invited(turn.session, turn.deployment, turn.person, on)
            whom = admit.InviteWhom(tuple(missing), missing=True) if missing else whom
            conversations.await_text(turn.session, turn.chat, {"kind": "invite"}, turn.now)
        return (whom,)
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    made = admit.invite(turn.session, turn.person, action.number(0), token=turn.token(), now=turn.now)
    return (made,)


def _invite_sheet(turn: Turn, _: Action) -> tuple[Outcome, ...]:
    return (invitation_sheets.print_all(turn.session, turn.deployment, turn.person, token=turn.token, now=turn.now),)


def _letter(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty = duties.read(action, turn.deployment)
    return (letters.draft(turn.session, turn.deployment, turn.person, turn.now, duty=duty),)


def _admit(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    admitted = admit.admit(
        turn.session,
        turn.person,
        action.number(0),
        action.number(1),
        language=turn.deployment.language,
        now=turn.now,
    )
    return (admitted,)


def _admit_other(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    request_id, day = action.number(0), turn.deployment.today(turn.now)
    card = admit.choose_unit(turn.session, turn.person, request_id, on=day) or Stale()
    if isinstance(card, admit.RequestCard):
        conversations.await_text(turn.session, turn.chat, {"kind": "admit", "request": request_id}, turn.now)
    return (card,)


def _address(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    chosen = action.word(0)
    return (join.address(turn.session, turn.person, chosen) if chosen in join.ADDRESSES else Stale(),)


def _member_joins(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """A known person opened a link for one more role."""
    return (newcomers.tap(turn.session, turn.incoming, turn.deployment, action),)


def _withdraw(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    sure = action.verb is Verb.WITHDRAW_YES
    return (
        review.withdraw(
            turn.session, turn.deployment, turn.person, action.number(0), action.number(1), turn.now, sure=sure
        ),
    )


def _judge(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    judgement = action.one_of(Act, 1)
    if judgement not in JUDGEMENTS:
        raise OutOfDate(action.verb)
    judged = outages.judge(turn.session, turn.deployment, turn.person, action.number(0), judgement, turn.now)
    return (judged,)


def _published(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """The day on which something was published; without one, that it is not after all."""
    day = action.day(1) if len(action.arguments) > 1 else None
    return (publish.mark(turn.session, turn.deployment, turn.person, action.number(0), day, turn.now),)


def _cancel(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Leave a question open; where a reminder asked it, what the reminder offered stands there once more."""
    if action.arguments:
        return cancel(turn, nomination=action.number(0))
    awaited = turn.conversation.awaiting
    return cancel(turn) if awaited is None else leave(turn, awaited)


_ON_DRAFT = frozenset(
    {
        Verb.ANSWER,
        Verb.SKIP,
        Verb.BACK,
        Verb.KEEP,
        Verb.PAUSE,
        Verb.EDIT,
        Verb.CHANGE,
        Verb.SEND,
        Verb.SEND_UNASKED,
        Verb.CHECKLIST,
        Verb.CHECK,
        Verb.CHECK_ALL,
        Verb.DROP_PHOTOS,
        Verb.LIST_FIELDS,
        Verb.FULL_FORM,
        Verb.PERIOD,
        Verb.DISCARD,
        Verb.DISCARD_YES,
    }
)

_ACTS: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.RESUME: _resume,
    Verb.ASK_MORE: _ask_more,
    Verb.ASK_MORE_YES: _ask_more,
    Verb.ANSWER_MORE: lambda t, a: (supplement.answer(t.session, t.deployment, t.person, a.number(0), t.now),),
    Verb.CONFIRM_MARKS: _confirm_marks,
    Verb.DICTATE: lambda t, _: (forms.HowToDictate(t.draft),),
    Verb.NOMINATE: _nominate,
    Verb.NOMINATE_NEW: _nominate,
    Verb.NOMINATE_FOR: _nominate,
    Verb.ASK: _ask,
    Verb.ASK_OF: _ask_of,
    Verb.COPY: _copy,
    Verb.DECIDE: _decide,
    Verb.APPROVE_ANYWAY: _approve_anyway,
    Verb.CANCEL: _cancel,
    Verb.MEND: lambda t, a: (submit.mend(t.session, t.deployment, t.person, a.number(0), t.now),),
    Verb.REOPEN: lambda t, a: reopen.reopen(t.session, t.deployment, t.person, a.number(0), a.number(1), t.now),
    Verb.ASK_EDIT: lambda t, a: (reopen.ask_edit(t.session, t.person, a.number(0), t.now),),
    Verb.ALL_WAYS: _all_ways,
    Verb.VIEW: lambda t, a: (dossiers.view(t.session, t.deployment, t.person, a.number(0)),),
    Verb.TOLD: lambda t, a: (review.tell(t.session, t.person, a.number(0), a.number(1), t.now),),
    Verb.WITHDRAW: _withdraw,
    Verb.WITHDRAW_YES: _withdraw,
    Verb.JOIN: _member_joins,
    Verb.JOIN_NAME: _member_joins,
    Verb.JOIN_NOT_ME: _member_joins,
    Verb.ADDRESS: _address,
    Verb.ADMIT: _admit,
    Verb.ADMIT_REFUSE: lambda t, a: (admit.refuse(t.session, t.person, a.number(0), now=t.now),),
    Verb.ADMIT_OTHER: _admit_other,
    Verb.INVITE: _invite,
    Verb.LOOSE_ADD: lambda t, a: loose.add(t, a.number(0)),
    Verb.LOOSE_NOTE: lambda t, _: loose.note(t),
    Verb.LOOSE_DROP: lambda t, _: loose.drop(t),
    Verb.INVITE_SHEET: _invite_sheet,
    Verb.LETTER: _letter,
    Verb.WAITING: lambda t, _: (dossiers.waiting(t.session, t.person),),
    Verb.FOUND: _found,
    Verb.OUTAGE_AGREE: lambda t, a: (outages.agree(t.session, t.deployment, t.person, a.number(0), t.now),),
    Verb.OUTAGE_LIST: lambda t, a: (outages.entries(t.session, t.deployment, t.person, a.number(0)),),
    Verb.JUDGE: _judge,
    Verb.PUBLISH: lambda t, a: (publish.ask_day(t.session, t.deployment, t.person, a.number(0), t.now),),
    Verb.PUBLISHED: _published,
    Verb.TO_PUBLISH: lambda t, _: (publish.to_publish(t.session, t.deployment, t.person),),
    Verb.TO_FORWARD: lambda t, _: (dossiers.to_forward(t.session, t.deployment, t.person),),
    **ON_PAPER,
    **ON_CONSENT,
    **ON_DECLARED,
    **ON_REMINDING,
    **ON_SHARED,
    **ON_CHASING,
    **ON_NAMES,
}
