"""The form in words: its questions, and what may be done with a draft."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.form import Draft
from bot.domain.plan import Plan
from bot.domain.questions import FIELD, STORY, Kind, Question
from bot.replies import consent, cut, entry
from bot.replies.entry import answer_text
from bot.replies.reply import Choice, Reply, picked
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


def asking(told: forms.Asking, voice: Voice) -> Reply:
    text = lines(
        *(_begun(told, voice) if told.begun else ()),
        *plan_changed(told, voice),
        _read_back(told, voice),
        voice("refuse-year-typed", typed=told.unread) if told.unread else None,
        wished(told.wished, voice),
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
        return [voice("form-unmarked", label=label, value=shortened(written))]
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


def wished(wished: forms.Wished | None, voice: Voice) -> str | None:
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


def plan_changed(told: forms.Asking | forms.ReviewPage, voice: Voice) -> list[str]:
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
    return replace(page, text=lines(voice("form-deed-added", text=shortened(told.text)), page.text))


def still_paused(told: forms.StillPaused, voice: Voice) -> Reply:
    draft = told.draft
    return Reply(
        voice("form-still-paused", name=draft_name(draft, voice)),
        (
            voice.choice("resume", Verb.RESUME, draft.id),
            voice.choice("discard", Verb.DISCARD, draft.id, draft.version),
        ),
    )


def _present(told: forms.Asking | forms.Refused, voice: Voice) -> str | None:
    """What stands there already, of an answer that was opened again."""
    value = told.draft.answers.get(told.question.id)
    if value is None:
        return None
    return voice("form-present", value=shortened(answer_text(told.question.id, value, told.plan, voice)))


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
    rows, buttons = picked(told.units, lambda unit: actions.write(Verb.NOMINATE_FOR, unit.id))
    return Reply(lines(voice("pick-unit"), *rows), buttons, columns=1)


def stale(told: forms.Stale, voice: Voice) -> Reply:
    return Reply(toast=voice("stale-sent" if told.sent else "stale"))


def not_an_officer(told: forms.NotAnOfficer, voice: Voice) -> Reply:
    remaining = voice.choice("remaining", Verb.ASK, Intent.REMAINING)
    if not told.invites:
        return Reply(voice("not-an-officer"), (remaining,))
    return Reply(voice("not-an-officer-invite"), (voice.choice("invite", Verb.INVITE), remaining))


def not_asked_for(told: forms.NotAskedFor, voice: Voice) -> Reply:
    return Reply(lines(voice("not-asked-for"), voice("source-plan", plan=voice.plan(told.plan))))


def _read_back(told: forms.Asking, voice: Voice) -> str | None:
    """What was taken from the last message or tap, so that a slip is seen at once."""
    again = told.unmarked or told.estimated
    keys = [key for key in told.read if not (again and key == told.question.id)]
    if "subject" not in told.draft.answers and "deeds" in keys:
        return voice("form-read", read=shortened(str(told.draft.answers["deeds"])))
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


def shortened(written: str) -> str:
    return cut.beginning(written, _SHOWN)


def draft_name(draft: Draft, voice: Voice) -> str:
    """What a draft is called in a list: by whom it is about, as soon as that is known."""
    return str(draft.answers.get("name") or voice("draft-unnamed"))
