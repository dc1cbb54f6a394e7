"""Reviewing in words: the card, decisions, what the officer hears."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY
from bot.domain.nomination import Act, Nomination, Status, status_after
from bot.domain.plan import Plan
from bot.domain.questions import all_questions, questions
from bot.domain.roster import Unit
from bot.replies import consent, entry
from bot.replies.checklists import ticked_line
from bot.replies.declared_lines import to_declare
from bot.replies.dispositions import footnote, received_of
from bot.replies.entry import dossier
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import verdicts
from bot.usecases.notices import DecisionHeard, WithdrawalHeard
from bot.usecases.reopen import DECIDED

#: with so many acts on a card nothing else is shown on it
_ACTS = 3


def card(told: verdicts.Card, voice: Voice) -> Reply:
    nomination = told.nomination
    unmarked = "card-unmarked-behind" if len(told.acts) >= _ACTS else "card-unmarked"
    text = lines(
        voice("card-mended" if told.mended else "card", code=nomination.code, unit=told.unit.full_name),
        *dossier(nomination.answers, told.plan, voice, private=True),
        voice(
            "card-sent",
            officer=told.officer,
            moment=voice.moment(nomination.first_submitted_at),
            period=voice.period(nomination.period),
            how=voice.timeliness(nomination),
        ),
        *(footnote(each, told.unit, voice) for each in told.disposed),
        voice("card-own") if told.own else None,
        *(_again(each, voice) for each in told.again),
        None if nomination.status is Status.SUBMITTED else voice(f"status-{nomination.status}"),
        ticked_line(told.ticked, voice),
        *consent.held(nomination, voice),
        _publication(told, voice),
        entry.unmarked_line(told.unmarked, voice, unmarked),
    )
    buttons = tuple(voice.choice(act, Verb.DECIDE, nomination.id, nomination.version, act) for act in told.acts)
    judgements = tuple(voice.choice(act, Verb.JUDGE, nomination.id, act) for act in told.judgements)
    publish = (voice.choice("publish", Verb.PUBLISH, nomination.id),) if told.publishes else ()
    paper = (received_of(nomination, voice),) if told.late else ()
    more = (voice.choice("ask-more", Verb.ASK_MORE, nomination.id, nomination.version),) if told.may_ask else ()
    marks = (
        (voice.choice("marks-right", Verb.CONFIRM_MARKS, nomination.id, nomination.version),) if told.unmarked else ()
    )
    speak = (*_tell(nomination, voice), *consent.ways(nomination, told.photos, voice))
    ways = (*marks, *speak, *more, *judgements, *publish, *paper)
    return Reply(text, buttons, ways=ways, photos=told.photos).few(_all_ways(nomination, voice))


def _all_ways(nomination: Nomination, voice: Voice) -> Choice:
    return voice.choice("all-ways", Verb.ALL_WAYS, "n", nomination.id)


def _again(other: Nomination, voice: Voice) -> str:
    """That the same exemplar may have been sent already, for when and what became of it."""
    return voice(
        "card-again", period=voice.period(other.period), code=other.code, status=voice(f"status-{other.status}")
    )


def _publication(told: verdicts.Card, voice: Voice) -> str | None:
    """On which day it was published; that it was not yet, where that matters."""
    day = told.nomination.published_on
    if day is not None:
        return voice("published-on", day=voice.day(day))
    return voice("published-not-yet") if told.publishes else None


def ask_published(told: verdicts.AskPublished, voice: Voice) -> Reply:
    nomination, today = told.nomination, told.today
    days = (("today", today), ("yesterday", today - ONE_DAY))
    marks = tuple(voice.choice(f"published-{name}", Verb.PUBLISHED, nomination.id, day) for name, day in days)
    undo = (voice.choice("unpublished", Verb.PUBLISHED, nomination.id),) if nomination.published_on else ()
    text = lines(
        voice("ask-published", name=nomination.name, code=nomination.code),
        None if nomination.consent.may_publish else voice("published-not-agreed"),
    )
    marks = marks if nomination.consent.may_publish else ()
    return Reply(text, (*marks, *undo), ways=(voice.choice("cancel", Verb.CANCEL),))


def published_day_refused(told: verdicts.PublishedDayRefused, voice: Voice) -> Reply:
    text = voice(told.refusal.key, name=told.nomination.name, **dict(told.refusal.values))
    if told.refusal.key == "refuse-day-not-agreed":
        return Reply(
            text, (consent.to_page(told.nomination, voice), voice.choice("view", Verb.VIEW, told.nomination.id))
        )
    return Reply(text, ways=(voice.choice("cancel", Verb.CANCEL),))


def published(told: verdicts.Published, voice: Voice) -> Reply:
    nomination = told.nomination
    values = {"name": nomination.name, "unit": told.unit.full_name, "period": voice.period(nomination.period)}
    day = nomination.published_on
    text = voice("unpublished", **values) if day is None else voice("published", day=voice.day(day), **values)
    return Reply(text, (voice.choice("to-publish", Verb.TO_PUBLISH), voice.choice("view", Verb.VIEW, nomination.id)))


def to_publish(told: verdicts.ToPublish, voice: Voice) -> Reply:
    if not told.nominations:
        return Reply(voice("to-publish-none"), (voice.choice("remaining", Verb.ASK, Intent.REMAINING),))
    rows, buttons = _numbered(told.nominations, voice)
    return Reply(lines(voice("to-publish", total=told.total), *rows), buttons, columns=4)


def to_forward(told: verdicts.ToForward, voice: Voice) -> Reply:
    if not told.nominations:
        return Reply(voice("to-forward-none"), (voice.choice("to-review", Verb.WAITING),))
    rows, buttons = _numbered(told.nominations, voice)
    how = voice("to-forward-how") if told.untold < told.total else None
    untold = voice("to-forward-untold", count=told.untold) if told.untold else None
    return Reply(lines(voice("to-forward", total=told.total), *rows, how, untold), buttons, columns=4)


def _tell(nomination: Nomination, voice: Voice) -> tuple[Choice, ...]:
    """The button that says the nominee has been told since; who refused has more to say than that."""
    if nomination.consent.told in ("yes", "no") or status_after(nomination.status, Act.TELL) is None:
        return ()
    return (voice.choice("told", Verb.TOLD, nomination.id, nomination.version),)


def ask_reason(told: verdicts.AskReason, voice: Voice) -> Reply:
    nomination = told.nomination
    cancel = voice.choice("cancel", Verb.CANCEL)
    if told.act is not Act.RETURN or told.question is not None:
        where = entry.label(told.question, nomination.subject, voice) if told.question else ""
        key = "ask-reason-return-at" if told.question else f"ask-reason-{told.act}"
        return Reply(voice(key, name=nomination.name, where=where), ways=(cancel,))
    where_buttons = tuple(
        Choice(
            entry.label(question.id, nomination.subject, voice),
            actions.write(Verb.DECIDE, nomination.id, nomination.version, Act.RETURN, question.id),
        )
        for question in all_questions(told.plan, nomination.subject)
        if question.id in nomination.answers or question.id in _basic(told.plan, nomination)
    )
    return Reply(voice("ask-reason-return", name=nomination.name), where_buttons, ways=(cancel,))


def ask_more(told: verdicts.AskMore, voice: Voice) -> Reply:
    nomination = told.nomination
    picked = [each for at, each in enumerate(told.questions) if told.picked >> at & 1]
    choices = tuple(
        Choice(
            voice(f"label-{each}"),
            actions.write(Verb.ASK_MORE, nomination.id, nomination.version, told.picked | 1 << at),
        )
        for at, each in enumerate(told.questions)
        if each not in picked
    )
    send = (voice.choice("ask-more-yes", Verb.ASK_MORE_YES, nomination.id, nomination.version, told.picked),)
    chosen = voice("ask-more-picked", where=voice.names(voice(f"label-{each}") for each in picked)) if picked else None
    text = lines(voice("ask-more", name=nomination.name), chosen)
    return Reply(text, choices, ways=(*(send if picked else ()), voice.choice("view", Verb.VIEW, nomination.id)))


def asked_more(told: verdicts.AskedMore, voice: Voice) -> Reply:
    where = voice.names(voice(f"label-{each}") for each in told.questions)
    heard = voice("officer-hears") if told.officers else voice("no-officer-hears")
    nomination = told.nomination
    text = lines(voice("asked-more", name=nomination.name, unit=told.unit.full_name, where=where), heard)
    return Reply(text, (voice.choice("view", Verb.VIEW, nomination.id),))


def _basic(plan: Plan, nomination: Nomination) -> set[str]:
    """The questions of the quick form."""
    return {question.id for question in questions(plan, nomination.subject)}


def reason_refused(told: verdicts.ReasonRefused, voice: Voice) -> Reply:
    why = voice("reason-short" if told.refusal.key == "refuse-text-short" else "reason-long")
    return Reply(why, ways=(voice.choice("cancel", Verb.CANCEL),))


def decided(told: verdicts.Decided, voice: Voice) -> Reply:
    nomination = told.nomination
    heard = voice("officer-hears") if told.officers else voice("no-officer-hears")
    values = {"name": nomination.name, "code": nomination.code, "unit": told.unit.full_name}
    mend_by = voice("mend-by-set", day=voice.day(nomination.mend_by)) if nomination.mend_by else None
    undo = () if told.act is Act.UNDO else (_undo(nomination, voice),)
    held = consent.why_held(nomination, voice) if told.act is Act.APPROVE and nomination.consent.refused else None
    return Reply(
        lines(voice(f"decided-{told.act}", **values), held, mend_by, heard),
        (*undo, voice.choice("view", Verb.VIEW, nomination.id), voice.choice("to-review", Verb.WAITING)),
    )


def ask_approve(told: verdicts.AskApprove, voice: Voice) -> Reply:
    nomination = told.nomination
    return Reply(
        voice("approve-refused", name=nomination.name),
        (
            voice.choice("return-it", Verb.DECIDE, nomination.id, nomination.version, Act.RETURN),
            voice.choice("approve-anyway", Verb.APPROVE_ANYWAY, nomination.id, nomination.version),
            voice.choice("later", Verb.VIEW, nomination.id),
        ),
    )


def _undo(nomination: Nomination, voice: Voice) -> Choice:
    return voice.choice("undo", Verb.DECIDE, nomination.id, nomination.version, Act.UNDO)


def taken_by_other(told: verdicts.TakenByOther, voice: Voice) -> Reply:
    values = {"name": told.nomination.name, "status": voice(f"status-{told.nomination.status}")}
    back = told.act is Act.REOPEN and told.nomination.status is Status.RETURNED
    if back and told.by is None:
        return Reply(toast=voice("taken-yourself-reopen", name=told.nomination.name))
    key = "taken-yourself" if told.by is None else "taken-reopen" if back else "taken"
    text = voice(key, by=told.by or "", **values)
    return Reply(text, (voice.choice("view", Verb.VIEW, told.nomination.id),))


def cannot_undo(told: verdicts.CannotUndo, voice: Voice) -> Reply:
    return Reply(voice("cannot-undo"), (voice.choice("view", Verb.VIEW, told.nomination.id),))


def not_told(told: verdicts.NotTold, voice: Voice) -> Reply:
    nomination = told.nomination
    choices = (consent.to_page(nomination, voice), voice.choice("view", Verb.VIEW, nomination.id))
    return Reply(consent.why_held(nomination, voice), choices)


def not_in_force(told: verdicts.NotInForce, voice: Voice) -> Reply:
    status = voice(f"status-{told.nomination.status}")
    return Reply(voice("not-in-force", name=told.nomination.name, status=status))


def told_kept(told: verdicts.Told, voice: Voice) -> Reply:
    nomination = told.nomination
    return Reply(voice("told-kept", name=nomination.name), (voice.choice("view", Verb.VIEW, nomination.id),))


def waiting(told: verdicts.Waiting, voice: Voice) -> Reply:
    if not told.reads or not told.nominations:
        none = voice("waiting-none" if told.reads else "found-not-for-admins")
        return Reply(none, (voice.choice("remaining", Verb.ASK, Intent.REMAINING),))
    rows, buttons = _numbered(told.nominations, voice)
    heading = voice("waiting-of-others" if told.sends_none else "waiting", total=told.total)
    return Reply(lines(heading, *rows), buttons, columns=4)


def _numbered(listed: tuple[tuple[Nomination, Unit], ...], voice: Voice) -> tuple[list[str], tuple[Choice, ...]]:
    """A row and a button for each nomination of a list."""
    rows = [
        voice("waiting-row", number=i, name=n.name, unit=unit.full_name, moment=voice.moment(n.first_submitted_at))
        for i, (n, unit) in enumerate(listed, start=1)
    ]
    return rows, tuple(voice.choice("open-number", Verb.VIEW, n.id, number=i) for i, (n, _) in enumerate(listed, 1))


def officer_view(told: verdicts.OfficerView, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(
        voice("view", code=nomination.code, unit=told.unit.full_name, status=voice(f"status-{nomination.status}")),
        *dossier(nomination.answers, told.plan, voice, private=told.own),
        voice("view-reason", reason=told.last.reason, by=told.by or "") if told.last.reason else None,
        voice(
            "view-sent",
            moment=voice.moment(nomination.first_submitted_at),
            period=voice.period(nomination.period),
            how=voice.timeliness(nomination),
        ),
        *(footnote(each, told.unit, voice) for each in told.disposed),
    )
    if not told.own:
        return Reply(text, photos=told.photos)
    speak = (*_tell(nomination, voice), *consent.ways(nomination, told.photos, voice))
    page = Reply(text, _officer_choices(nomination, voice), ways=speak, photos=told.photos)
    return page.few(_all_ways(nomination, voice))


def _officer_choices(nomination: Nomination, voice: Voice) -> tuple[Choice, ...]:
    withdraw = voice.choice("withdraw", Verb.WITHDRAW, nomination.id, nomination.version)
    if nomination.status is Status.RETURNED:
        return voice.choice("mend", Verb.MEND, nomination.id), withdraw
    if nomination.status is Status.SUBMITTED:
        return voice.choice("reopen", Verb.REOPEN, nomination.id, nomination.version), withdraw
    return (voice.choice("ask-edit", Verb.ASK_EDIT, nomination.id),) if nomination.status in DECIDED else ()


def mine(told: verdicts.Mine, voice: Voice) -> Reply:
    resume = (voice.choice("drafts", Verb.NOMINATE, count=told.drafts),) if told.drafts else ()
    units = voice.names(unit.full_name for unit in told.units)
    if not told.nominations:
        return Reply(voice("mine-none", unit=units), resume or (voice.choice("nominate", Verb.NOMINATE),))
    rows = [
        voice(
            "mine-row",
            number=i,
            name=_of(nomination, unit, told, voice),
            period=voice.period(nomination.period),
            status=_status(nomination, voice),
        )
        for i, (nomination, unit) in enumerate(told.nominations, start=1)
    ]
    buttons = tuple(
        voice.choice("open-number", Verb.VIEW, n.id, number=i) for i, (n, _) in enumerate(told.nominations, start=1)
    )
    returned = [n for n, _ in told.nominations if n.status is Status.RETURNED][:1]
    mend = tuple(voice.choice("mend", Verb.MEND, nomination.id) for nomination in returned)
    return Reply(lines(voice("mine", unit=units), *rows), buttons, columns=4, ways=(*mend, *resume))


def _of(nomination: Nomination, unit: Unit, told: verdicts.Mine, voice: Voice) -> str:
    """Whom it is about, by which unit where it is not the only one, and under which plan where there are several."""
    by = () if told.units == (unit,) else (unit.full_name,)
    plans = [plan for plan in voice.deployment.plans if plan.id == nomination.plan_id and voice.plan_matters]
    return ", ".join((nomination.name, *by, *map(voice.plan, plans)))


def _status(nomination: Nomination, voice: Voice) -> str:
    status = voice(f"status-{nomination.status}")
    if nomination.mend_by is None:
        return status
    return voice("status-mend-by", status=status, day=voice.day(nomination.mend_by))


def ask_withdraw(told: verdicts.AskWithdraw, voice: Voice) -> Reply:
    nomination = told.nomination
    return Reply(
        voice("withdraw-effect", name=nomination.name, period=voice.period(nomination.period)),
        (
            voice.choice("withdraw-yes", Verb.WITHDRAW_YES, nomination.id, nomination.version),
            voice.choice("keep", Verb.CANCEL, nomination.id),
        ),
    )


def withdrawn_back(told: verdicts.WithdrawnBack, voice: Voice) -> Reply:
    first, nominate = voice("withdrawn", name=told.nomination.name), voice.choice("nominate", Verb.NOMINATE)
    how = told.standing
    if how is None or not how.progress.missing:
        return Reply(first, (nominate,))
    values: dict[str, str | int] = {"period": voice.period(how.due.period), "missing": how.progress.missing}
    late = voice.today > how.due.due or how.due.obligation.due is None
    missing = (
        voice("withdrawn-missing-late", **values)
        if late
        else voice("withdrawn-missing", day=voice.day(how.due.due), **values)
    )
    return Reply(lines(first, missing), (nominate, *to_declare([how], voice)[:1]))


def review_not_allowed(_: verdicts.ReviewNotAllowed, voice: Voice) -> Reply:
    return Reply(voice("not-allowed"))


def decision_heard(told: DecisionHeard, voice: Voice) -> Reply:
    nomination, event = told.nomination, told.event
    asked = voice.names(voice(f"label-{each}") for each in event.questions)
    values = {"name": nomination.name, "code": nomination.code, "by": told.by, "asked": asked}
    where = voice("heard-where", where=voice(f"label-{event.question}")) if event.question else None
    mend_by = voice("heard-mend-by", day=voice.day(nomination.mend_by)) if nomination.mend_by else None
    text = lines(
        voice(f"heard-{event.act}", status=voice(f"status-{nomination.status}"), **values),
        voice("heard-reason", reason=event.reason) if event.reason else None,
        consent.why_held(nomination, voice) if event.act is Act.APPROVE and nomination.consent.refused else None,
        voice("published-on", day=voice.day(nomination.published_on))
        if event.act is Act.PUBLISH and nomination.published_on
        else None,
        where,
        mend_by,
    )
    mend = (voice.choice("mend", Verb.MEND, nomination.id),) if nomination.status is Status.RETURNED else ()
    if event.act is Act.ASK:
        mend = (voice.choice("answer-more", Verb.ANSWER_MORE, nomination.id),)
    return Reply(text, (*mend, voice.choice("view", Verb.VIEW, nomination.id)))


def withdrawal_heard(told: WithdrawalHeard, voice: Voice) -> Reply:
    return Reply(voice("withdrawal-heard", name=told.nomination.name, unit=told.unit.full_name))
