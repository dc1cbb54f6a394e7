"""Drafts that colleagues share, messages that come late or twice, and edits, in words."""

from __future__ import annotations

from typing import Any

from bot.domain.actions import Verb
from bot.domain.answers import clean
from bot.domain.form import Draft
from bot.domain.nomination import Status
from bot.domain.plan import Plan
from bot.replies import cut
from bot.replies.entry import answer_text
from bot.replies.nominate import draft_name
from bot.replies.reply import Choice, Reply
from bot.replies.voice import Voice, lines
from bot.usecases import draft_pages, forms
from bot.usecases.draft_pages import Change, OfColleague

#: so much of an answer is said again, in characters
_SAID = 40
#: so many drafts are named in one message
_NAMED = 3


def has_drafts(told: forms.HasDrafts, voice: Voice) -> Reply:
    """What may be gone on with, by name; a colleague's with who writes it and since when it stands."""
    rows, buttons = [], []
    for number, each in enumerate(told.drafts, start=told.first + 1):
        draft = each.draft if isinstance(each, OfColleague) else each
        name = draft_name(draft, voice)
        rows.append(voice("numbered", number=number, text=_row(each, name, voice)))
        key = "resume" if told.total == 1 else "resume-number"
        if isinstance(each, OfColleague):
            key = "view-draft" if told.total == 1 else "view-draft-number"
        buttons.append(voice.choice(key, Verb.RESUME, draft.id, number=number))
    theirs = all(isinstance(each, OfColleague) for each in told.drafts)
    following = told.first + len(told.drafts)
    more = (voice.choice("more-drafts", Verb.DRAFTS, following),) if following < told.total else ()
    return Reply(
        lines(voice("has-drafts-theirs" if theirs else "has-drafts"), *rows),
        (*buttons, voice.choice("anew", Verb.NOMINATE_NEW)),
        ways=more,
    )


def _row(each: Draft | OfColleague, name: str, voice: Voice) -> str:
    if not isinstance(each, OfColleague):
        return name
    key = "draft-left-row" if each.gone else "draft-theirs-row"
    return voice(key, name=name, by=each.by, moment=voice.moment(each.changed_at))


def ask_take_over(told: draft_pages.AskTakeOver, voice: Voice) -> Reply:
    draft, by = told.theirs.draft, told.theirs.by
    text = lines(
        voice("draft-theirs", by=by, moment=voice.moment(told.theirs.changed_at)),
        voice("take-over-effect", by=by, name=draft_name(draft, voice)),
    )
    return Reply(
        text,
        (
            voice.choice("take-over", Verb.TAKE_OVER, draft.id, draft.version),
            voice.choice("leave-it", Verb.CANCEL),
            voice.choice("anew", Verb.NOMINATE_NEW),
        ),
    )


def taken_from_you(told: draft_pages.TakenFromYou, voice: Voice) -> Reply:
    draft = told.theirs.draft
    text = voice("draft-taken", by=told.theirs.by, name=draft_name(draft, voice))
    return Reply(lines(text, voice("draft-taken-kept")), (voice.choice("view-draft", Verb.RESUME, draft.id),))


def late_answer(told: draft_pages.LateAnswer, voice: Voice) -> Reply:
    draft, label = told.draft, voice(f"label-{told.question}")
    values = {"by": told.by, "name": draft_name(draft, voice), "label": label, "text": _short(told.text)}
    present = None
    if told.present is not None:
        present = voice("late-answer-present", text=_short(answer_text(told.question, told.present, told.plan, voice)))
    if told.passed:
        text = lines(voice("late-passed-on", **values), present)
        write, beside = "late-write", voice.choice("late-drop", Verb.LATE_DROP, told.id)
    else:
        text = lines(voice("late-answer", **values), present, voice("late-answer-effect", **values))
        write, beside = "late-take", voice.choice("late-pass", Verb.LATE_HAND, told.id)
    dropping = () if told.passed else (voice.choice("late-drop", Verb.LATE_DROP, told.id),)
    return Reply(text, (voice.choice(write, Verb.LATE_WRITE, told.id, draft.version), beside, *dropping))


def late_passed(told: draft_pages.LatePassed, voice: Voice) -> Reply:
    return Reply(voice("late-passed", by=told.by))


def late_dropped(_: draft_pages.LateDropped, voice: Voice) -> Reply:
    return Reply(voice("late-dropped"))


def drafts_lie(told: draft_pages.DraftsLie, voice: Voice) -> Reply:
    named = told.drafts[:_NAMED]
    only_left = all(each.of is not None for each in named)
    rows = [_lying(each, voice) for each in named]
    single = len(told.drafts) == 1
    buttons = [
        voice.choice("resume" if single else "resume-number", Verb.RESUME, each.draft.id, number=number)
        for number, each in enumerate(named, start=1)
    ]
    if single and not only_left:
        buttons.append(voice.choice("discard", Verb.DISCARD, told.drafts[0].draft.id, told.drafts[0].draft.version))
    if len(told.drafts) > len(named):
        buttons.append(voice.choice("more-drafts", Verb.DRAFTS, 0))
    listed = rows if single else [voice("numbered", number=i, text=row) for i, row in enumerate(rows, start=1)]
    return Reply(lines(voice("drafts-left" if only_left else "drafts-lie"), *listed), tuple(buttons))


def _lying(each: draft_pages.Lying, voice: Voice) -> str:
    name = draft_name(each.draft, voice)
    called = name if each.unit is None else voice("draft-entered", name=name, unit=each.unit.full_name)
    values = {"name": called, "day": voice.day(each.since)}
    left = None if each.of is None else voice("draft-left", by=each.of.by, **values)
    if each.closes is not None:
        return voice("draft-closes", closes=voice.day(each.closes), **values)
    return left or voice("draft-lies", **values)


def repeated(told: draft_pages.Repeated, voice: Voice) -> str:
    return voice("came-twice", text=_short(told.text))


def joined(told: draft_pages.Joined, page: Reply, voice: Voice) -> Reply:
    """What was joined, then what is asked; with the way to have it as the next answer after all."""
    head = voice("part-joined", text=_ending(answer_text(told.question, told.value, told.plan, voice)))
    apart = () if told.apart is None else (voice.choice("apart", Verb.APART, told.apart, told.draft.version),)
    return Reply(lines(head, page.text), page.choices, ways=(*apart, *page.ways))


def edit_offered(told: draft_pages.EditOffered, voice: Voice) -> Reply:
    return Reply(
        lines(*(_change(each, told.plan, voice) for each in told.changes), voice("edit-ask")),
        (
            voice.choice("edit-yes", Verb.EDIT_YES, told.id, told.mark, 0),
            voice.choice("edit-no", Verb.EDIT_NO, told.id),
        ),
    )


def correction_offered(told: draft_pages.CorrectionOffered, voice: Voice) -> Reply:
    return Reply(
        lines(*(_change(each, told.plan, voice) for each in told.changes), voice("edit-ask")),
        (
            voice.choice("edit-yes", Verb.CORRECT, told.id, told.draft.version),
            voice.choice("edit-no", Verb.CORRECT_NO, told.id),
        ),
    )


def edit_refused(told: draft_pages.EditRefused, voice: Voice) -> Reply:
    why = voice(told.refusal.key, **dict(told.refusal.values))
    return Reply(lines(voice("edit-refused"), why))


def edit_of_sent(told: draft_pages.EditOfSent, voice: Voice) -> Reply:
    nomination = told.nomination
    values = {
        "name": nomination.name,
        "status": voice(f"status-{nomination.status}"),
        "period": voice.period(nomination.period),
    }
    changes = [_change(each, told.plan, voice) for each in told.changes]
    if told.id is None:
        view = (voice.choice("view", Verb.VIEW, nomination.id),)
        return Reply(lines(voice("edit-too-late", **values), voice("edit-ask-reviewer")), view)
    key = "edit-of-returned" if nomination.status is Status.RETURNED else "edit-of-submitted"
    yes = "mend" if nomination.status is Status.RETURNED else "reopen"
    return Reply(
        lines(voice(key, **values), *changes),
        (
            voice.choice(yes, Verb.EDIT_YES, told.id, told.mark, nomination.version),
            voice.choice("edit-no", Verb.EDIT_NO, told.id),
        ),
    )


def edit_kept(_: draft_pages.EditKept, voice: Voice) -> str:
    return voice("edit-kept")


def amended(told: draft_pages.Amended, voice: Voice) -> str:
    return lines(*(_change(each, told.plan, voice, key="amended") for each in told.changes))


def going_on(draft: Draft, voice: Voice) -> tuple[Choice, ...]:
    """The way to a draft that is not in hand."""
    return (voice.choice("resume", Verb.RESUME, draft.id),)


def _change(each: Change, plan: Plan, voice: Voice, *, key: str = "edit-change") -> str:
    return voice(
        key,
        label=voice(f"label-{each.question}"),
        before=_value(each.question, each.before, plan, voice),
        after=_value(each.question, each.after, plan, voice),
    )


def _value(question: str, value: Any, plan: Plan, voice: Voice) -> str:
    return voice("edit-nothing") if value is None else _short(answer_text(question, value, plan, voice))


def _short(text: str) -> str:
    flat = " ".join(clean(text).split())
    return cut.beginning(flat, _SAID)


def _ending(text: str) -> str:
    """The end of an answer: what was joined to it stands there."""
    flat = " ".join(clean(text).split())
    return cut.end(flat, _SAID)
