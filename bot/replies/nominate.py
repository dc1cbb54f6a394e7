"""The form in words: its questions, the review page, the receipt."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.checklist import demands
from bot.domain.form import REVIEW, Draft, asked, listed, unmarked
from bot.domain.plan import Plan
from bot.domain.questions import FIELD, STORY, Kind, Question, further
from bot.replies import consent, cut, entry
from bot.replies.entry import answer_text
from bot.replies.figures import deadline_line, mend_line, period_of
from bot.replies.reply import Choice, Reply, unit_label
from bot.replies.voice import Voice, lines
from bot.understanding import Intent
from bot.usecases import forms

#: what of a long answer is shown on the review page, in characters
_SHOWN = 300
#: what is read back fits into one line of so many characters, or who and what was done stand apart
_ONE_LINE = 80
#: refusals that say what an answer looks like, after which the question need not stand once more
_TELLS_HOW = frozenset(
    {
        "refuse-born",
        "refuse-required-results",
        "refuse-time",
        "refuse-year",
        "refuse-year-age",
        "refuse-year-typed",
    }
)
#: the picture that shows how to dictate, one for each language
_DICTATION = "dictation.png"


def asking(told: forms.Asking, voice: Voice) -> Reply:
    text = lines(
        *(_begun(told, voice) if told.begun else ()),
        *_plan_changed(told, voice),
        _read_back(told, voice),
        voice("refuse-year-typed", typed=told.unread) if told.unread else None,
        _wished(told.wished, voice),
        _sent_before(told, voice),
        *_words_of(told, voice),
        voice("source-plan", plan=voice.plan(told.plan)) if told.begun and voice.plan_matters else None,
    )
    if told.unmarked:
        return Reply(text, _mending_marks(told.draft, voice), columns=1)
    if told.estimated:
        draft = told.draft
        right = voice.choice("edit-yes", Verb.KEEP, draft.id, draft.version)
        return Reply(text, (right,), ways=(voice.choice("later", Verb.PAUSE, draft.id, draft.version),))
    page = _question(text, told.question, told.draft, told.plan, voice, first=_guessed(told, voice))
    if told.before is None:
        return page
    return replace(page, ways=(voice.choice("view-before", Verb.VIEW, told.before.id), *page.ways))


def _sent_before(told: forms.Asking, voice: Voice) -> str | None:
    """That the unit has sent the same exemplar already."""
    sent = told.before
    if sent is None:
        return None
    status = voice(f"status-{sent.status}")
    return voice("form-sent-before", name=sent.name, period=voice.period(sent.period), status=status)


def _begun(told: forms.Asking, voice: Voice) -> list[str | None]:
    """For whom and when it is written; to who writes their first that one may stop, and why it is not this period."""
    unit, met = told.unit.full_name, told.met_before
    if told.campaign is not None:
        first = voice("form-begun-once", unit=unit, day=voice.day(told.campaign))
    else:
        first = voice("form-begun", unit=unit, period=voice.period(told.period))
    ahead = voice("form-period-next", before=voice.period(met), period=voice.period(told.period)) if met else None
    return [first, ahead, voice("form-may-stop") if told.first_ever else None]


def _words_of(told: forms.Asking, voice: Voice) -> list[str | None]:
    """The words of the pending question."""
    if told.unmarked:
        person = told.question.kind is Kind.WHO
        label = voice("label-who" if person else f"label-{told.question.id}")
        written = answer_text(told.question.id, told.draft.answers[told.question.id], told.plan, voice)
        return [voice("form-unmarked", label=label, value=_shortened(written))]
    if told.estimated:
        return [voice("form-born-estimated", year=str(told.draft.answers["born"]))]
    if told.whole_list:
        return [voice("form-field-listed")]
    if told.guesses:
        best = told.guesses[0]
        values = {"plan": voice.plan(told.plan), "clauses": best.source}
        part = best.part and voice(f"part-{best.part}")
        return [
            voice("form-field-guess", field=told.plan.field(best.field_id).button, reason=best.reason),
            voice("source-part", part=part, **values) if part else voice.source(told.plan, best.source),
        ]
    if told.question.id == FIELD and FIELD not in told.draft.answers and "deeds" in told.draft.answers:
        return [voice("form-field-open")]
    return [question_text(told.question, told.draft, voice), _present(told, voice)]


def _wished(wished: forms.Wished | None, voice: Voice) -> str | None:
    """For what reason it was sent back."""
    return None if wished is None else voice("form-wished", by=wished.by, reason=wished.reason)


def _guessed(told: forms.Asking | forms.Refused, voice: Voice) -> tuple[Choice, ...]:
    """The fields that were guessed, the best as a yes, and the way to the whole list."""
    if not told.guesses:
        return ()
    draft, (best, *others) = told.draft, told.guesses
    return (
        voice.choice("field-right", Verb.ANSWER, draft.id, draft.version, best.field_id),
        *(
            Choice(told.plan.field(g.field_id).button, actions.write(Verb.ANSWER, draft.id, draft.version, g.field_id))
            for g in others
        ),
        voice.choice("field-list", Verb.LIST_FIELDS, draft.id, draft.version, count=len(told.plan.fields)),
    )


def _mending_marks(draft: Draft, voice: Voice) -> tuple[Choice, ...]:
    """The ways on from a text that cannot be printed as it is."""
    return (
        voice.choice("dictate", Verb.DICTATE),
        voice.choice("leave-marks", Verb.KEEP, draft.id, draft.version),
        voice.choice("later", Verb.PAUSE, draft.id, draft.version),
    )


def _plan_changed(told: forms.Asking | forms.ReviewPage, voice: Voice) -> list[str]:
    """That the plan has changed under the draft, and which answers are to be given again for it."""
    if not told.changed:
        return []
    lost = voice.names(voice(f"label-{key}") for key in told.lost)
    return [voice("form-plan-changed-lost", lost=lost) if lost else voice("form-plan-changed")]


def question_text(question: Question, draft: Draft, voice: Voice) -> str:
    """The words of a question; some have their own for a kind of exemplar, or for one more of a list."""
    if question.kind is Kind.LISTED and question.id in draft.answers:
        return voice(f"form-{question.id}-more")
    special = f"form-{question.id}-{draft.subject}"
    key = special if voice.texts.has(special) else f"form-{question.id}"
    return voice(key, **consent.asked_of(draft.answers, voice))


def refused(told: forms.Refused, voice: Voice) -> Reply:
    own = f"{told.refusal.key}-{told.question.id}"
    key = own if voice.texts.has(own) else told.refusal.key
    why = voice(key, **dict(told.refusal.values))
    again = None if key in _TELLS_HOW else question_text(told.question, told.draft, voice)
    asked_again = [again, _present(told, voice)]
    if told.guesses:
        best = told.guesses[0]
        asked_again = [voice("form-field-guess", field=told.plan.field(best.field_id).button, reason=best.reason)]
    text = lines(why, *asked_again)
    return _question(text, told.question, told.draft, told.plan, voice, first=_guessed(told, voice), closes=False)


def deed_added(told: forms.DeedAdded, page: Reply, voice: Voice) -> Reply:
    """What was kept, then the field that is still asked."""
    return replace(page, text=lines(voice("form-deed-added", text=_shortened(told.text)), page.text))


def which_answer(told: forms.WhichAnswer, voice: Voice) -> Reply:
    draft = told.draft
    send, edit = _sending(draft, voice)
    later = voice.choice("later", Verb.PAUSE, draft.id, draft.version)
    return Reply(voice("review-which-answer", name=draft_name(draft, voice)), (edit, send, later))


def corrected(told: forms.Corrected, voice: Voice) -> Reply:
    draft = told.draft
    send, _ = _sending(draft, voice)
    value = answer_text(told.question, draft.answers[told.question], told.plan, voice)
    text = voice("form-corrected", label=voice(f"label-{told.question}"), value=_shortened(value))
    return Reply(text, (send, voice.choice("view", Verb.RESUME, draft.id)))


def still_paused(told: forms.StillPaused, voice: Voice) -> Reply:
    draft = told.draft
    return Reply(
        voice("form-still-paused", name=draft_name(draft, voice)),
        (
            voice.choice("resume", Verb.RESUME, draft.id),
            voice.choice("discard", Verb.DISCARD, draft.id, draft.version),
        ),
    )


def loose(told: forms.Loose, voice: Voice) -> Reply:
    """Where what came by itself may belong: a draft, a new one, the notebook."""
    if not told.files:
        offered = (voice.choice("nominate", Verb.NOMINATE_NEW), voice.choice("note-it", Verb.LOOSE_NOTE))
        return Reply(voice("loose-words", text=cut.beginning(told.text or "", _SHOWN)), offered)
    drop = voice.choice("loose-drop", Verb.LOOSE_DROP)
    several = len(told.drafts) > 1
    rows = [voice("numbered", number=i, text=draft_name(d, voice)) for i, d in enumerate(told.drafts, start=1)]
    adding = tuple(
        voice.choice("loose-add-number" if several else "loose-add", Verb.LOOSE_ADD, draft.id, number=number)
        for number, draft in enumerate(told.drafts, start=1)
    )
    kept = voice("loose-files-with", text=_shortened(told.text)) if told.text else voice("loose-files")
    anew = voice.choice("anew" if told.drafts else "nominate", Verb.NOMINATE_NEW)
    if len(told.drafts) == 1:
        asked = voice("loose-which-one", name=draft_name(told.drafts[0], voice))
    else:
        asked = voice("loose-which") if several else voice("loose-none")
    return Reply(lines(kept, asked, *(rows if several else ())), (*adding, anew, drop))


def loose_dropped(_: forms.LooseDropped, voice: Voice) -> Reply:
    return Reply(voice("loose-dropped"))


def _present(told: forms.Asking | forms.Refused, voice: Voice) -> str | None:
    """What stands there already, of an answer that was opened again."""
    value = told.draft.answers.get(told.question.id)
    if value is None:
        return None
    return voice("form-present", value=_shortened(answer_text(told.question.id, value, told.plan, voice)))


def review_page(told: forms.ReviewPage, voice: Voice) -> Reply:
    draft = told.draft
    text = lines(
        *_plan_changed(told, voice),
        _wished(told.wished, voice),
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
        _instead(told, voice) if told.refused else _sending(draft, voice),
        ways=(
            *_fuller(told, voice),
            *_checklist(told, voice),
            *_on_photos(told, voice),
            *(
                voice.choice("period", Verb.PERIOD, draft.id, draft.version, period, period=voice.period(period))
                for period in told.others
            ),
            voice.choice("later", Verb.PAUSE, draft.id, draft.version),
            voice.choice("discard", Verb.DISCARD, draft.id, draft.version),
        ),
    )


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


def review_waits(told: forms.ReviewWaits, voice: Voice) -> Reply:
    draft = told.draft
    send, _ = _sending(draft, voice)
    return Reply(
        voice("review-waits", name=draft_name(draft, voice)), (send, voice.choice("look", Verb.RESUME, draft.id))
    )


def _sending(draft: Draft, voice: Voice) -> tuple[Choice, ...]:
    return (
        voice.choice(_sending_key(draft).removeprefix("button-"), Verb.SEND, draft.id, draft.version),
        voice.choice("edit", Verb.EDIT, draft.id, draft.version),
    )


def _sending_key(draft: Draft) -> str:
    return "button-send" if draft.nomination_id is None else "button-send-again"


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


def paused(told: forms.Paused, voice: Voice) -> Reply:
    return Reply(
        voice("form-paused-entry" if told.entered else "form-paused"),
        (voice.choice("resume", Verb.RESUME, told.draft.id),),
    )


def ask_discard(told: forms.AskDiscard, voice: Voice) -> Reply:
    draft = told.draft
    if told.given_up:
        return Reply(
            lines(voice("give-up-ask"), voice("discard-effect", name=draft_name(draft, voice))),
            (
                voice.choice("discard", Verb.DISCARD_YES, draft.id, draft.version),
                voice.choice("later", Verb.PAUSE, draft.id, draft.version),
                voice.choice("resume", Verb.RESUME, draft.id),
            ),
        )
    return Reply(
        voice("discard-effect", name=draft_name(draft, voice)),
        (
            voice.choice("discard-yes", Verb.DISCARD_YES, draft.id, draft.version),
            voice.choice("keep", Verb.RESUME, draft.id),
        ),
    )


def discarded(told: forms.Discarded, voice: Voice) -> Reply:
    return Reply(voice("discarded", name=draft_name(told.draft, voice)), (voice.choice("nominate", Verb.NOMINATE),))


def pick_unit(told: forms.PickUnit, voice: Voice) -> Reply:
    buttons = tuple(Choice(unit_label(unit), actions.write(Verb.NOMINATE_FOR, unit.id)) for unit in told.units)
    names = [voice("numbered", number=i, text=unit.full_name) for i, unit in enumerate(told.units, start=1)]
    shortened = any(button.label != unit.full_name for button, unit in zip(buttons, told.units, strict=True))
    return Reply(lines(voice("pick-unit"), *(names if shortened else ())), buttons, columns=1)


def stale(told: forms.Stale, voice: Voice) -> Reply:
    return Reply(toast=voice("stale-sent" if told.sent else "stale"))


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


def voice_kept(told: forms.VoiceKept, voice: Voice) -> Reply:
    type_on = voice.choice("type-on", Verb.RESUME, told.draft.id)
    return Reply(voice("voice-kept"), (type_on, voice.choice("dictate", Verb.DICTATE)), aside=True)


def how_to_dictate(told: forms.HowToDictate, voice: Voice) -> Reply:
    on = () if told.draft is None else (voice.choice("type-on", Verb.RESUME, told.draft.id),)
    return Reply(voice("how-to-dictate"), on, picture=f"{voice.texts.language}/{_DICTATION}", aside=True)


def caption_unused(_: forms.CaptionUnused, voice: Voice) -> Reply:
    return Reply(voice("caption-unused"), aside=True)


def file_without_draft(told: forms.FileWithoutDraft, voice: Voice) -> Reply:
    key = "voice-unheard" if told.kind == "voice" else "file-without-draft"
    dictate = (voice.choice("dictate", Verb.DICTATE),) if told.kind == "voice" else ()
    return Reply(voice(key), (voice.choice("nominate", Verb.NOMINATE), *dictate))


def _read_back(told: forms.Asking, voice: Voice) -> str | None:
    """What was taken from the last message or tap, so that a slip is seen at once."""
    again = told.unmarked or told.estimated
    keys = [key for key in told.read if not (again and key == told.question.id)]
    if "subject" not in told.draft.answers and "deeds" in keys:
        return voice("form-read", read=_shortened(str(told.draft.answers["deeds"])))
    if not keys or "subject" not in told.draft.answers:
        return None
    read = ", ".join(entry.taken(keys, told.draft.answers, told.plan, voice))
    if not read:
        return None
    if len(read) > _ONE_LINE and 0 < len(deed := [key for key in keys if key in STORY]) < len(keys):
        who, what = (
            ", ".join(entry.taken(part, told.draft.answers, told.plan, voice))
            for part in ([key for key in keys if key not in deed], deed)
        )
        return lines(voice("form-read", read=who), voice("form-read-name", read=what))
    return voice("form-read-name" if set(keys) <= {"name", "gender"} else "form-read", read=read)


def _question(
    text: str,
    question: Question,
    draft: Draft,
    plan: Plan,
    voice: Voice,
    *,
    first: tuple[Choice, ...] = (),
    closes: bool = True,
) -> Reply:
    answers = first or tuple(
        Choice(
            plan.field(value).button if question.id == "field" else voice(f"choice-{question.id}-{value}"),
            actions.write(Verb.ANSWER, draft.id, draft.version, value),
        )
        for value in question.choices
    )
    more = question.kind is Kind.LISTED and question.id in draft.answers
    # of a list that has been begun it takes all away, and says so
    skip = "drop-list" if more else "skip"
    ways = [voice.choice(skip, Verb.SKIP, draft.id, draft.version)] if question.optional else []
    if question.id in draft.answers:
        keep = "listed-all" if more else "keep-answer"
        ways.insert(0, voice.choice(keep, Verb.KEEP, draft.id, draft.version))
    if question.id != "subject":
        ways.append(voice.choice("back", Verb.BACK, draft.id, draft.version))
    ways.append(voice.choice("later", Verb.PAUSE, draft.id, draft.version))
    return Reply(text, answers, ways=tuple(ways), closes=closes)


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
    return _shortened(answer_text(question.id, answers[question.id], told.plan, voice))


def _shortened(written: str) -> str:
    return cut.beginning(written, _SHOWN)


def _when(told: forms.ReviewPage, voice: Voice) -> str:
    due = told.standing.due
    if told.mending is not None and told.mending.mend_by is not None:
        return mend_line(told.mending.mend_by, voice)
    if due.obligation.due is None:
        return voice("review-no-deadline", period=period_of(due, voice))
    return deadline_line(due, voice, plainly=True)


def draft_name(draft: Draft, voice: Voice) -> str:
    """What a draft is called in a list: by whom it is about, as soon as that is known."""
    return str(draft.answers.get("name") or voice("draft-unnamed"))
