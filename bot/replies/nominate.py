"""The form in words: its questions, the review page, the receipt."""

from __future__ import annotations

from typing import Any

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.answers import lacks_diacritics
from bot.domain.form import REVIEW, Draft, Kind, Question, questions
from bot.domain.plan import Plan
from bot.domain.progress import Group
from bot.replies.dispositions import footnotes
from bot.replies.figures import counting, deadline_line, mend_line
from bot.replies.reply import Choice, Reply, unit_label
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import forms

#: what of a long answer is shown on the review page, in characters
_SHOWN = 300
#: how the receipt speaks of the number
_QUOTA = {Group.MET: "met", Group.UNPUBLISHED: "unpublished"}
#: answers that are printed on paper, so that they need their diacritics
_PRINTED = ("name", "place", "occupation", "deeds", "results")


def asking(told: forms.Asking, voice: Voice) -> Reply:
    text = lines(
        voice("form-begun", unit=told.unit.full_name, period=voice.period(told.period)) if told.begun else None,
        *_plan_changed(told, voice),
        _read_back(told, voice),
        question_text(told.question, told.draft, voice, photos=told.photos),
        _present(told, voice),
        voice("source-plan", plan=voice.plan(told.plan)) if told.begun and voice.plan_matters else None,
    )
    return _question(text, told.question, told.draft, told.plan, voice, photos=told.photos)


def _plan_changed(told: forms.Asking | forms.ReviewPage, voice: Voice) -> list[str]:
    """That the plan has changed under the draft, and which answers are to be given again for it."""
    if not told.changed:
        return []
    lost = voice.names(voice(f"label-{key}") for key in told.lost)
    return [voice("form-plan-changed-lost", lost=lost) if lost else voice("form-plan-changed")]


def question_text(question: Question, draft: Draft, voice: Voice, *, photos: int = 0) -> str:
    """The words of a question; some have their own for a kind of exemplar."""
    if question.kind is Kind.PHOTOS and photos:
        return voice("form-photos-more", count=photos)
    special = f"form-{question.id}-{draft.subject}"
    return voice(special if voice.texts.has(special) else f"form-{question.id}")


def refused(told: forms.Refused, voice: Voice) -> Reply:
    why = voice(told.refusal.key, **dict(told.refusal.values))
    text = lines(why, question_text(told.question, told.draft, voice), _present(told, voice))
    return _question(text, told.question, told.draft, told.plan, voice, closes=False)


def _present(told: forms.Asking | forms.Refused, voice: Voice) -> str | None:
    """What stands there already, of an answer that was opened again."""
    value = told.draft.answers.get(told.question.id)
    if value is None or told.question.kind is Kind.PHOTOS:
        return None
    return voice("form-present", value=_shortened(answer_text(told.question.id, value, told.plan, voice)))


def review_page(told: forms.ReviewPage, voice: Voice) -> Reply:
    draft = told.draft
    shown = [_row(number, question, told, voice) for number, question in enumerate(_asked(draft, told.plan), start=1)]
    unmarked = any(lacks_diacritics(str(draft.answers.get(key, ""))) for key in _PRINTED)
    text = lines(
        *_plan_changed(told, voice),
        voice("review-heading", unit=told.unit.full_name, period=voice.period(told.standing.due.period)),
        *shown,
        voice("review-unmarked") if unmarked else None,
        _when(told, voice),
        voice("source-plan", plan=voice.plan(told.plan)) if voice.plan_matters else None,
        voice("review-next"),
    )
    return Reply(
        text,
        _sending(draft, voice),
        ways=(
            *(
                voice.choice("period", Verb.PERIOD, draft.id, draft.version, period, period=voice.period(period))
                for period in told.others
            ),
            voice.choice("later", Verb.PAUSE, draft.id, draft.version),
            voice.choice("discard", Verb.DISCARD, draft.id, draft.version),
        ),
    )


def review_waits(told: forms.ReviewWaits, voice: Voice) -> Reply:
    draft = told.draft
    send, _ = _sending(draft, voice)
    return Reply(
        voice("review-waits", name=draft_name(draft, voice)), (send, voice.choice("look", Verb.RESUME, draft.id))
    )


def _sending(draft: Draft, voice: Voice) -> tuple[Choice, ...]:
    send = "send" if draft.nomination_id is None else "send-again"
    return (
        voice.choice(send, Verb.SEND, draft.id, draft.version),
        voice.choice("edit", Verb.EDIT, draft.id, draft.version),
    )


def edit_list(told: forms.EditList, voice: Voice) -> Reply:
    draft = told.draft
    buttons = tuple(
        Choice(voice(f"label-{question.id}"), actions.write(Verb.CHANGE, draft.id, draft.version, question.id))
        for question in _asked(draft, told.plan)
    )
    return Reply(voice("edit-which"), buttons)


def paused(told: forms.Paused, voice: Voice) -> Reply:
    return Reply(voice("form-paused"), (voice.choice("resume", Verb.RESUME, told.draft.id),))


def ask_discard(told: forms.AskDiscard, voice: Voice) -> Reply:
    draft = told.draft
    return Reply(
        voice("discard-effect", name=draft_name(draft, voice)),
        (
            voice.choice("discard-yes", Verb.DISCARD_YES, draft.id, draft.version),
            voice.choice("keep", Verb.RESUME, draft.id),
        ),
    )


def discarded(_: forms.Discarded, voice: Voice) -> Reply:
    return Reply(voice("discarded"), (voice.choice("nominate", Verb.NOMINATE),))


def pick_unit(told: forms.PickUnit, voice: Voice) -> Reply:
    buttons = tuple(Choice(unit_label(unit), actions.write(Verb.NOMINATE_FOR, unit.id)) for unit in told.units)
    names = [voice("numbered", number=i, text=unit.full_name) for i, unit in enumerate(told.units, start=1)]
    shortened = any(button.label != unit.full_name for button, unit in zip(buttons, told.units, strict=True))
    return Reply(lines(voice("pick-unit"), *(names if shortened else ())), buttons, columns=1)


def submitted(told: forms.Submitted, voice: Voice) -> Reply:
    nomination, progress, due = told.nomination, told.standing.progress, told.standing.due
    values: dict[str, str | int] = {
        "moment": voice.moment(voice.now),
        "code": nomination.code,
        "period": voice.period(nomination.period),
        "unit": told.standing.unit.full_name,
        "counted": progress.counted,
        "required": progress.required or 0,
        "missing": progress.missing or 0,
        "unpublished": progress.unpublished,
    }
    late = "provisional" if nomination.provisional else "in-time" if nomination.on_time else "late"
    quota = "free" if progress.required is None else _QUOTA.get(progress.group, "short")
    text = lines(
        voice("receipt-again" if told.again else f"receipt-{late}", **values),
        voice("receipt-code", **values),
        voice(f"receipt-{quota}", **values),
        *(counting(told.standing, voice) if progress.uncounted else ()),
        voice("receipt-not-told") if nomination.answers.get("told") != "yes" else None,
        *footnotes([told.standing], voice),
        voice.source(told.plan, due.obligation.source),
    )
    return Reply(
        text, (voice.choice("view", Verb.VIEW, nomination.id), voice.choice("nominate-more", Verb.NOMINATE_NEW))
    )


def stale(_: forms.Stale, voice: Voice) -> Reply:
    return Reply(toast=voice("stale"))


def not_an_officer(told: forms.NotAnOfficer, voice: Voice) -> Reply:
    remaining = voice.choice("remaining", Verb.ASK, Intent.REMAINING)
    if not told.invites:
        return Reply(voice("not-an-officer"), (remaining,))
    return Reply(voice("not-an-officer-invite"), (voice.choice("invite", Verb.INVITE), remaining))


def not_asked_for(told: forms.NotAskedFor, voice: Voice) -> Reply:
    return Reply(lines(voice("not-asked-for"), voice("source-plan", plan=voice.plan(told.plan))))


def photo_kept(told: forms.PhotoKept, voice: Voice) -> Reply:
    text = voice("photo-kept", count=told.count)
    if told.of_several:
        return Reply(text, aside=True)
    return Reply(text, _sending(told.draft, voice)) if told.draft.step == REVIEW else Reply(text)


def voice_kept(_: forms.VoiceKept, voice: Voice) -> Reply:
    return Reply(voice("voice-kept"))


def caption_unused(_: forms.CaptionUnused, voice: Voice) -> Reply:
    return Reply(voice("caption-unused"), aside=True)


def file_without_draft(told: forms.FileWithoutDraft, voice: Voice) -> Reply:
    key = "voice-unheard" if told.kind == "voice" else "file-without-draft"
    return Reply(voice(key), (voice.choice("nominate", Verb.NOMINATE),))


def answer_text(question_id: str, value: Any, plan: Plan, voice: Voice) -> str:
    """An answer as people read it."""
    if question_id in ("subject", "told", "publish"):
        return voice(f"choice-{question_id}-{value}")
    if question_id == "field":
        # a field that the plan has lost is still named by its id
        return next((field.name for field in plan.fields if field.id == value), str(value))
    return str(value)


def _read_back(told: forms.Asking, voice: Voice) -> str | None:
    """What was taken from the last message or tap, so that a slip is seen at once."""
    answers = told.draft.answers
    read = [answer_text(key, answers[key], told.plan, voice) for key in told.read if key in answers]
    if not read:
        return None
    return voice("form-read", read=", ".join(read))


def _question(
    text: str,
    question: Question,
    draft: Draft,
    plan: Plan,
    voice: Voice,
    *,
    photos: int = 0,
    closes: bool = True,
) -> Reply:
    answers = tuple(
        Choice(
            plan.field(value).button if question.id == "field" else voice(f"choice-{question.id}-{value}"),
            actions.write(Verb.ANSWER, draft.id, draft.version, value),
        )
        for value in question.choices
    )
    skip = "done" if question.kind is Kind.PHOTOS and photos else "skip"
    ways = [voice.choice(skip, Verb.SKIP, draft.id, draft.version)] if question.optional else []
    if question.id in draft.answers and question.kind is not Kind.PHOTOS:
        ways.insert(0, voice.choice("keep-answer", Verb.KEEP, draft.id, draft.version))
    if question.kind is Kind.PHOTOS and photos:
        ways.append(voice.choice("drop-photos", Verb.DROP_PHOTOS, draft.id, draft.version))
    if question.id != "subject":
        ways.append(voice.choice("back", Verb.BACK, draft.id, draft.version))
    ways.append(voice.choice("later", Verb.PAUSE, draft.id, draft.version))
    return Reply(text, answers, ways=tuple(ways), closes=closes)


def _asked(draft: Draft, plan: Plan) -> tuple[Question, ...]:
    return questions(plan, draft.subject)


def _row(number: int, question: Question, told: forms.ReviewPage, voice: Voice) -> str:
    label = voice(f"label-{question.id}")
    if question.kind is Kind.PHOTOS:
        return voice("review-row", number=number, label=label, value=voice("photo-count", count=told.photos))
    value = told.draft.answers.get(question.id)
    if value is None:
        return voice("review-row", number=number, label=label, value=voice("review-skipped"))
    written = answer_text(question.id, value, told.plan, voice)
    return voice("review-row", number=number, label=label, value=_shortened(written))


def _shortened(written: str) -> str:
    return written if len(written) <= _SHOWN else written[:_SHOWN].rstrip() + "..."


def _when(told: forms.ReviewPage, voice: Voice) -> str:
    if told.mending is not None and told.mending.mend_by is not None:
        return mend_line(told.mending.mend_by, voice)
    return deadline_line(told.standing.due, voice)


def draft_name(draft: Draft, voice: Voice) -> str:
    """What a draft is called in a list: by whom it is about, as soon as that is known."""
    return str(draft.answers.get("name") or voice("draft-unnamed"))
