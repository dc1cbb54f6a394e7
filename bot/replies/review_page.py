"""The page on which an officer looks over what they wrote, and the ways on from it."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Period
from bot.domain.checklist import demands
from bot.domain.form import Draft, asked, listed, unmarked
from bot.domain.questions import FIELD, STORY, Question, further
from bot.replies import consent, entry
from bot.replies.entry import answer_text
from bot.replies.figures import deadline_line, mend_line, period_of
from bot.replies.nominate import draft_name, plan_changed, shortened, wished
from bot.replies.reply import BUTTON, Choice, Reply
from bot.replies.reply import shortened as fitting
from bot.replies.voice import Voice, lines
from bot.usecases import forms


def page(told: forms.ReviewPage, voice: Voice) -> Reply:
    draft = told.draft
    text = lines(
        *plan_changed(told, voice),
        wished(told.wished, voice),
        voice("check-all-kept", total=told.checked) if told.checked else None,
        voice("review-heading", unit=told.unit.full_name, period=period_of(told.standing.due, voice)),
        *_rows(told, voice),
        voice("review-photos", count=told.photos) if told.photos else voice("review-photos-none"),
        entry.unmarked_line(unmarked(told.plan, draft.answers), voice, "review-unmarked"),
        None if told.refused else _when(told, voice),
        voice("source-plan", plan=voice.plan(told.plan)) if voice.plan_matters else None,
        consent.refused_line(draft, voice) if told.refused else voice("review-next", button=voice(_sending_key(draft))),
    )
    return Reply(
        text,
        _instead(told, voice) if told.refused else sending(draft, voice),
        ways=(
            voice.choice("later", Verb.PAUSE, draft.id, draft.version),
            *_fuller(told, voice),
            *_checklist(told, voice),
            *_on_photos(told, voice),
            *(_to_count_for(period, draft, voice) for period in told.others),
            voice.choice("discard", Verb.DISCARD, draft.id, draft.version),
        ),
    ).few(voice.choice("all-ways", Verb.ALL_WAYS, "d", draft.id))


def _to_count_for(period: Period, draft: Draft, voice: Voice) -> Choice:
    """The button to have an entry counted for another period."""
    said = voice("button-period", period=voice.period(period))
    label = said if len(said) <= BUTTON else fitting(voice("button-period-brief", period=voice.period(period)))
    return Choice(label, actions.write(Verb.PERIOD, draft.id, draft.version, period))


def _instead(told: forms.ReviewPage, voice: Voice) -> tuple[Choice, ...]:
    """What one may do with an entry whose nominee does not agree: it is not sent."""
    edit = voice.choice("edit", Verb.EDIT, told.draft.id, told.draft.version)
    sent = told.mending
    if sent is None:
        return (edit,)
    return (voice.choice("withdraw", Verb.WITHDRAW, sent.id, sent.version), consent.to_page(sent, voice), edit)


def _checklist(told: forms.ReviewPage, voice: Voice) -> tuple[Choice, ...]:
    """The way to the demands, where there are any."""
    draft, field = told.draft, told.draft.answers.get(FIELD)
    if draft.subject is None or field is None or not demands(told.plan, draft.subject, field):
        return ()
    return (voice.choice("checklist", Verb.CHECKLIST, draft.id, draft.version),)


def _on_photos(told: forms.ReviewPage, voice: Voice) -> tuple[Choice, ...]:
    draft = told.draft
    if not told.photos:
        return ()
    drop = voice.choice("drop-photos", Verb.DROP_PHOTOS, draft.id, draft.version)
    return drop, voice.choice("photo-uses", Verb.PHOTO_USES, "d", draft.id)


def _fuller(told: forms.ReviewPage, voice: Voice) -> tuple[Choice, ...]:
    """The way to the full form, while something of it has not been asked."""
    draft, subject = told.draft, told.draft.subject
    here = {question.id for question in asked(draft, told.plan)}
    more = subject is not None and any(question.id not in here for question in further(told.plan, subject))
    return (voice.choice("full-form", Verb.FULL_FORM, draft.id, draft.version),) if more else ()


def waits(told: forms.ReviewWaits, voice: Voice) -> Reply:
    draft = told.draft
    send, _ = sending(draft, voice)
    return Reply(
        voice("review-waits", name=draft_name(draft, voice)), (send, voice.choice("look", Verb.RESUME, draft.id))
    )


def which_answer(told: forms.WhichAnswer, voice: Voice) -> Reply:
    draft = told.draft
    send, edit = sending(draft, voice)
    later = voice.choice("later", Verb.PAUSE, draft.id, draft.version)
    return Reply(voice("review-which-answer", name=draft_name(draft, voice)), (edit, send, later))


def corrected(told: forms.Corrected, voice: Voice) -> Reply:
    draft = told.draft
    send, _ = sending(draft, voice)
    value = answer_text(told.question, draft.answers[told.question], told.plan, voice)
    text = voice("form-corrected", label=voice(f"label-{told.question}"), value=shortened(value))
    return Reply(text, (send, voice.choice("view", Verb.RESUME, draft.id)))


def edit_list(told: forms.EditList, voice: Voice) -> Reply:
    draft = told.draft
    buttons = tuple(
        Choice(
            entry.label(question.id, draft.subject, voice),
            actions.write(Verb.CHANGE, draft.id, draft.version, question.id),
        )
        for question in listed(draft, told.plan)
    )
    return Reply(voice("edit-which"), buttons)


def sending(draft: Draft, voice: Voice) -> tuple[Choice, ...]:
    return (
        voice.choice(_sending_key(draft).removeprefix("button-"), Verb.SEND, draft.id, draft.version),
        voice.choice("edit", Verb.EDIT, draft.id, draft.version),
    )


def _sending_key(draft: Draft) -> str:
    return "button-send" if draft.nomination_id is None else "button-send-again"


def _rows(told: forms.ReviewPage, voice: Voice) -> list[str]:
    """The answers, numbered as the list to change them is; the short texts stand as one description."""
    rows, skipped, shown = [], [], listed(told.draft, told.plan)
    numbers = [number for number, question in enumerate(shown, start=1) if question.id in STORY]
    for number, question in enumerate(shown, start=1):
        value = told.draft.answers.get(question.id)
        if question.id not in STORY:
            label = entry.label(question.id, told.draft.subject, voice)
            if value is None:
                skipped.append(voice("review-skipped-one", number=number, label=label[:1].lower() + label[1:]))
                continue
            written = _answer(question, told, voice)
            rows.append(voice("review-row", number=number, label=label, value=written))
        elif number == numbers[0]:
            told_as = entry.story(told.draft.answers, voice)
            rows.append(voice("review-story", first=number, last=numbers[-1], value=told_as))
    if skipped:
        rows.append(voice("review-skipped-all", names=voice.names(skipped)))
    return rows


def _answer(question: Question, told: forms.ReviewPage, voice: Voice) -> str:
    answers = told.draft.answers
    if question.id == "name":
        return entry.called(answers, voice)
    return shortened(answer_text(question.id, answers[question.id], told.plan, voice))


def _when(told: forms.ReviewPage, voice: Voice) -> str:
    due = told.standing.due
    if told.mending is not None and told.mending.mend_by is not None:
        return mend_line(told.mending.mend_by, voice)
    if due.obligation.due is None:
        return voice("review-no-deadline", period=period_of(due, voice))
    return deadline_line(due, voice, plainly=True)
