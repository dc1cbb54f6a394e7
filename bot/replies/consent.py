"""Consent in words: what nominees agree to, what to read out to them, which photos may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.domain import actions
from bot.domain import consent as agreed
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY
from bot.domain.consent import NO, NOT_ASKED, NOT_YET, TEXT_ONLY, YES, Topic
from bot.domain.form import Draft
from bot.domain.nomination import Act, Nomination, Status, status_after
from bot.domain.plan import Plan
from bot.domain.roster import Unit
from bot.replies import entry
from bot.replies.figures import deadline_line
from bot.replies.reply import COPIED, Choice, Reply, shortened
from bot.replies.voice import Voice, lines, row
from bot.usecases import consents
from bot.usecases.photo_uses import PhotoUses

#: the buttons under each question, with what they say
_ANSWERS = {
    Topic.TOLD: (("consent-yes", YES), ("consent-no", NO), ("consent-not-yet", NOT_YET)),
    Topic.GUARDIAN: (("consent-yes", YES), ("consent-no", NO), ("consent-not-yet", NOT_ASKED)),
    Topic.PUBLISH: (
        ("consent-all", YES),
        ("consent-text", TEXT_ONLY),
        ("consent-none", NO),
        ("consent-ask-later", NOT_ASKED),
    ),
}
#: the same once the photos were refused
_WORDS_ALONE = (("consent-words-alone", TEXT_ONLY), ("consent-none", NO), ("consent-ask-later", NOT_ASKED))


def page(told: consents.ConsentPage, voice: Voice) -> Reply:
    nomination, now = told.nomination, told.consent
    if told.deceased:
        stands = voice("consent-deceased", Who=_begins(_who(nomination, voice)))
        family = voice("consent-said-family", said=_said({Topic.PUBLISH.value: now.publish}, voice))
        return Reply(lines(stands, family, _gone(told, voice)), (*_less(nomination, voice), _view(nomination, voice)))
    if now.refused:
        back = status_after(nomination.status, Act.WITHDRAW) is not None
        text = lines(
            _noted(told, voice),
            voice("consent-refused", period=voice.period(nomination.period)),
            _gone(told, voice) if told.gone else None,
        )
        withdraw = (voice.choice("withdraw", Verb.WITHDRAW, nomination.id, nomination.version),) if back else ()
        again = _choice(told, "consent-again", Topic.TOLD, YES, voice)
        return Reply(text, (*withdraw, again, _view(nomination, voice)))
    topic = now.next
    asked_before = told.noted == {Topic.PUBLISH: NOT_ASKED}
    if topic is None or asked_before:
        return _settled(told, voice)
    text = lines(_noted(told, voice), _gone(told, voice) if told.narrowed else None, _question(told, topic, voice))
    reply = Reply(text, _answers(told, topic, voice), ways=(_view(nomination, voice),))
    return reply if topic is Topic.PUBLISH else with_words(reply, nomination, told.unit, told.plan, voice)


def _settled(told: consents.ConsentPage, voice: Voice) -> Reply:
    """How it stands, where nothing is to be asked now."""
    nomination = told.nomination
    change = voice.choice("consent-end", Verb.CONSENT_END, nomination.id)
    more = _answers(told, Topic.PUBLISH, voice, all_of_them=True)[: 1 if told.consent.may_publish else 2]
    wider = () if told.consent.may_show_photos else more
    return Reply(
        lines(_noted(told, voice), _allowed(nomination, voice), _gone(told, voice) if told.narrowed else None),
        (*wider, change, _view(nomination, voice)),
    )


def asked(told: consents.ConsentAsked, voice: Voice) -> Reply:
    """The question of the next morning."""
    nomination, topic = told.page.nomination, told.page.consent.open or Topic.TOLD
    key = "consent-morning" if topic is Topic.TOLD else "consent-next-guardian"
    text = lines(
        voice(key, who=_who(nomination, voice), born=str(nomination.answers.get("born", ""))),
        voice("consent-until-then", period=voice.period(nomination.period)),
    )
    reply = Reply(text, _answers(told.page, topic, voice))
    return with_words(reply, nomination, told.page.unit, told.page.plan, voice)


def asked_later(told: consents.AskedLater, voice: Voice) -> Reply:
    nomination = told.nomination
    text = voice("consent-asked-later", who=_who(nomination, voice), day=voice.day(told.day))
    return Reply(
        lines(text, voice("consent-until-then", period=voice.period(nomination.period))), (_view(nomination, voice),)
    )


def ask_end(told: consents.AskConsentEnd, voice: Voice) -> Reply:
    nomination, page_ = told.page.nomination, told.page
    if page_.consent.refused or page_.deceased:
        # there is nothing left to take back
        return page(page_, voice)
    ways = [("consent-end-all", Topic.TOLD)]
    if page_.consent.publish in (YES, TEXT_ONLY):
        ways.append(("consent-end-post", Topic.PUBLISH))
    if page_.consent.may_show_photos:
        ways.append(("consent-end-photos", Topic.PHOTOS))
    choices = tuple(_choice(page_, key, topic, NO, voice) for key, topic in ways)
    text = lines(voice("consent-end", who=_who(nomination, voice)), _gone(page_, voice))
    return Reply(text, (*choices, voice.choice("keep-answer", Verb.VIEW, nomination.id)))


def bereaved(told: consents.Bereaved, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(
        voice("bereaved", name=nomination.name),
        voice("bereaved-wish"),
        _out(told.gone, voice),
        voice("bereaved-source"),
    )
    ask = voice.choice("died-tell", Verb.DIED, nomination.id, "tell")
    return Reply(text, (*_less(nomination, voice), ask), columns=1)


def bereaved_kept(told: consents.BereavedKept, voice: Voice) -> Reply:
    nomination = told.nomination
    text = lines(
        voice(f"bereaved-kept-{told.wish}", name=nomination.name),
        voice("bereaved-marked", who=_who(nomination, voice)),
        _out(told.gone, voice) if told.wish != "tell" else None,
    )
    rest = (voice.choice("died-rest", Verb.DIED, nomination.id, "all"),) if told.wish == "photos" else ()
    less = _less(nomination, voice) if told.wish == "tell" else rest
    return Reply(text, (*less, _view(nomination, voice)))


def who_died(told: consents.WhoDied, voice: Voice) -> Reply:
    buttons = tuple(Choice(shortened(each.name), actions.write(Verb.DIED_OF, each.id)) for each in told.nominations)
    return Reply(voice("bereaved-whose"), buttons, columns=1, ways=(voice.choice("cancel", Verb.CANCEL),))


def _less(nomination: Nomination, voice: Voice) -> tuple[Choice, ...]:
    """What of one who has died may be taken out of use, as far as it is in use."""
    now = nomination.consent
    all_of_it = () if now.publish == NO else (voice.choice("died-all", Verb.DIED, nomination.id, "all"),)
    photos = (
        () if NO in (now.publish, now.photos) else (voice.choice("died-photos", Verb.DIED, nomination.id, "photos"),)
    )
    return (*all_of_it, *photos)


def ask_answered(told: consents.AskAnswered, voice: Voice) -> Reply:
    nomination, topic = told.page.nomination, told.page.consent.open or Topic.TOLD
    later = NOT_YET if topic is Topic.TOLD else NOT_ASKED
    answers = (("consent-yes", YES), ("consent-no", NO), ("consent-no-answer", later))
    return Reply(
        voice("consent-answered", Who=_begins(_who(nomination, voice))),
        tuple(_choice(told.page, key, topic, value, voice) for key, value in answers),
    )


def heard(told: consents.ConsentHeard, voice: Voice) -> Reply:
    nomination = told.page.nomination
    said = _said(told.page.noted, voice)
    if told.page.deceased:
        first = voice("consent-died", by=told.by, who=_who(nomination, voice), code=nomination.code)
        family = voice("consent-said-family", said=said) if said else None
        return Reply(lines(first, family, _gone(told.page, voice)), (_view(nomination, voice),))
    text = voice("consent-heard", by=told.by, who=_who(nomination, voice), code=nomination.code)
    gone = _gone(told.page, voice) if NO in told.page.noted.values() and told.page.gone else None
    stands = None if nomination.consent.refused else _allowed(nomination, voice)
    back: tuple[Choice, ...] = ()
    if told.decides and nomination.consent.refused and status_after(nomination.status, Act.RETURN) is not None:
        stands = voice("consent-refused-reviewer")
        back = (voice.choice("return", Verb.DECIDE, nomination.id, nomination.version, Act.RETURN),)
    return Reply(lines(text, voice("consent-said", said=said), stands, gone), (*back, _view(nomination, voice)))


def whose(told: consents.WhoseConsent, voice: Voice) -> Reply:
    buttons = tuple(Choice(shortened(each.name), actions.write(Verb.CONSENT_OF, each.id)) for each in told.nominations)
    return Reply(voice("consent-whose"), buttons, columns=1, ways=(voice.choice("cancel", Verb.CANCEL),))


def unreached(told: consents.Unreached, voice: Voice) -> Reply:
    draft = told.draft
    text = lines(
        row(voice("consent-send-now"), deadline_line(told.due, voice)),
        voice("consent-stays-here", who=_who_of(draft.answers, voice)),
        voice("consent-rule", plan=voice.plan(told.plan), clauses=told.due.obligation.source),
    )
    reply = Reply(text, (voice.choice("send-unasked", Verb.SEND_UNASKED, draft.id, draft.version),))
    return _copied(reply, plea(draft.answers, told.unit, told.plan, voice), (Verb.CONSENT_DRAFT, draft.id), voice)


def refused_before(told: consents.RefusedBefore, voice: Voice) -> Reply:
    draft, sent = told.draft, told.nomination
    later = voice.choice("later", Verb.PAUSE, draft.id, draft.version)
    if sent is not None:
        withdraw = voice.choice("withdraw", Verb.WITHDRAW, sent.id, sent.version)
        return Reply(refused_line(draft, voice), (withdraw, to_page(sent, voice), later))
    discard = voice.choice("discard", Verb.DISCARD, draft.id, draft.version)
    return Reply(refused_line(draft, voice), (discard, mend_told(draft, voice), later))


def refused_line(draft: Draft, voice: Voice) -> str:
    """That what a nominee does not agree to is not sent, and what to do."""
    key = "before" if draft.nomination_id is None else "mending"
    who = _who_of(draft.answers, voice)
    # it was not they who said no, but who speaks for them
    guarded = draft.answers.get(Topic.TOLD) != NO
    return voice(f"consent-refused-{key}", Who=voice("guardian-of", who=who) if guarded else _begins(who))


def mend_told(draft: Draft, voice: Voice) -> Choice:
    """The way to what was noted of the nominee's word, while it is being written."""
    return voice.choice("edit", Verb.CHANGE, draft.id, draft.version, Topic.TOLD)


def words_alone(told: consents.ConsentWords, voice: Voice) -> Reply:
    return Reply(plea(told.nomination.answers, told.unit, told.plan, voice), aside=True)


def words_of_draft(told: consents.DraftWords, voice: Voice) -> Reply:
    return Reply(plea(told.draft.answers, told.unit, told.plan, voice), aside=True)


def plea(answers: Mapping[str, Any], unit: Unit, plan: Plan, voice: Voice) -> str:
    """The sentences to read out to the nominee, or to paste."""
    field = next((field.name for field in plan.fields if field.id == answers.get("field")), "")
    minor = agreed.is_minor(answers, year=voice.today.year)
    return row(
        voice("plea-nominate", unit=unit.full_name, who=_who_of(answers, voice), field=field)
        if field
        else voice("plea-nominate-plain", unit=unit.full_name, who=_who_of(answers, voice)),
        voice("plea-data"),
        voice("plea-agree"),
        voice("plea-guardian") if minor else None,
    )


def with_words(reply: Reply, nomination: Nomination, unit: Unit, plan: Plan, voice: Voice) -> Reply:
    """A reply with the button to copy the words for the nominee."""
    return _copied(reply, plea(nomination.answers, unit, plan, voice), (Verb.CONSENT_WORDS, nomination.id), voice)


def on_receipt(nomination: Nomination, voice: Voice) -> Iterator[str]:
    """What the receipt says of consent, while something of it is open."""
    if nomination.consent.open is not None:
        day = voice.deployment.calendar.first_working_day(voice.today + ONE_DAY)
        key = "receipt-not-told" if nomination.consent.guardian is None else "receipt-guardian"
        yield voice(key, day=voice.day(day), who=_who(nomination, voice))


def held(nomination: Nomination, voice: Voice) -> Iterator[str]:
    """What a card says of consent: what is lacking for it to go up, and of one who is not of age what holds."""
    consent = nomination.consent
    if consent.guardian is not None:
        born = str(nomination.answers.get("born", ""))
        yield voice("consent-minor", born=born, said=voice(f"consent-guardian-{consent.guardian}"))
    if consent.refused or (nomination.status is Status.APPROVED and not consent.may_forward):
        yield why_held(nomination, voice)


def why_held(nomination: Nomination, voice: Voice) -> str:
    """Why a nomination may not go further up."""
    consent = nomination.consent
    key = "not-told" if consent.told == NOT_YET else "not-agreed" if consent.refused else "guardian-not-asked"
    return voice(key, name=nomination.name)


def ways(nomination: Nomination, photos: tuple[int, ...], voice: Voice) -> tuple[Choice, ...]:
    """The ways to consent and to the photos, under a nomination."""
    if nomination.status in (Status.REJECTED, Status.WITHDRAWN):
        return ()
    uses = (voice.choice("photo-uses", Verb.PHOTO_USES, "n", nomination.id),) if photos else ()
    return (to_page(nomination, voice), *uses)


def to_page(nomination: Nomination, voice: Voice) -> Choice:
    return voice.choice("consent", Verb.CONSENT_PAGE, nomination.id)


def photo_uses(told: PhotoUses, voice: Voice) -> Reply:
    of = told.of
    kind = "d" if isinstance(of, Draft) else "n"
    rows, buttons = [], []
    for number, photo in enumerate(told.photos, start=1):
        private = photo in told.private
        rows.append(voice("photo-private" if private else "photo-public", number=number))
        key = "photo-publish" if private else "photo-keep"
        buttons.append(voice.choice(key, Verb.PHOTO_USE, kind, of.id, photo, 0 if private else 1, number=number))
    back = Verb.RESUME if kind == "d" else Verb.VIEW
    text = lines(voice("photo-uses"), *rows)
    return Reply(text, tuple(buttons), columns=2, ways=(voice.choice("photo-done", back, of.id),), photos=told.photos)


def _answers(
    told: consents.ConsentPage, topic: Topic, voice: Voice, *, all_of_them: bool = False
) -> tuple[Choice, ...]:
    words_alone = topic is Topic.PUBLISH and told.consent.photos == NO and not all_of_them
    listed = _WORDS_ALONE if words_alone else _ANSWERS[topic]
    return tuple(_choice(told, key, topic, value, voice) for key, value in listed)


def _choice(told: consents.ConsentPage, key: str, topic: Topic, value: str, voice: Voice) -> Choice:
    return voice.choice(key, Verb.CONSENT, told.nomination.id, topic, value, told.mark)


def _question(told: consents.ConsentPage, topic: Topic, voice: Voice) -> str:
    key = "words" if topic is Topic.PUBLISH and told.consent.photos == NO else topic.value
    born = str(told.nomination.answers.get("born", ""))
    return voice(f"consent-next-{key}", who=_who(told.nomination, voice), born=born)


def _noted(told: consents.ConsentPage, voice: Voice) -> str:
    """What has just been kept; else how it stands."""
    if told.noted:
        return voice("form-read", read=_said(told.noted, voice))
    now = told.consent
    guardian = {} if now.guardian is None else {Topic.GUARDIAN.value: now.guardian}
    stands = {Topic.TOLD.value: now.told, **guardian}
    if not now.refused:
        stands[Topic.PUBLISH.value] = now.publish
    who = _who(told.nomination, voice)
    return lines(voice("consent-stands", who=who, said=_said(stands, voice)))


def _said(said: Mapping[str, str], voice: Voice) -> str:
    """What was said, in the order in which it is asked; a yes to photos goes with that to the post."""
    order = [topic for topic in Topic if topic in said]
    if said.get(Topic.PUBLISH) == YES and said.get(Topic.PHOTOS) == YES:
        order.remove(Topic.PHOTOS)
    return ", ".join(voice(f"consent-{topic}-{said[topic]}") for topic in order)


def _allowed(nomination: Nomination, voice: Voice) -> str:
    """What may be done now."""
    now = nomination.consent
    if not now.may_forward:
        return why_held(nomination, voice)
    key = "photos" if now.may_show_photos else "post" if now.may_publish else "forward"
    return voice(f"consent-may-{key}")


def _gone(told: consents.ConsentPage, voice: Voice) -> str:
    return _out(told.gone, voice)


def _out(gone: consents.Gone, voice: Voice) -> str:
    """What has gone out and stays out."""
    if not gone:
        return voice("consent-gone-none")
    out = []
    if gone.forwarded is not None:
        out.append(voice("consent-gone-forwarded", moment=voice.moment(gone.forwarded)))
    if gone.published is not None:
        out.append(voice("consent-gone-published", day=voice.day(gone.published)))
    return voice("consent-gone", out=", ".join(out))


def _copied(reply: Reply, text: str, alone: tuple[Verb, int], voice: Voice) -> Reply:
    """With a copy button, or for a text too long for one, with a button that sends it by itself."""
    if len(text) <= COPIED:
        return replace(reply, copies=((voice("button-consent-words"), text),))

    return replace(reply, choices=(*reply.choices, voice.choice("consent-words", *alone)))


def _who(nomination: Nomination, voice: Voice) -> str:
    return _who_of(nomination.answers, voice)


def _who_of(answers: Mapping[str, Any], voice: Voice) -> str:
    return entry.called_after(answers.get("gender"), str(answers.get("name") or voice("draft-unnamed")), voice)


def asked_of(answers: Mapping[str, Any], voice: Voice) -> dict[str, str]:
    """Whom a question is about, as it stands within a sentence and at the beginning of one."""
    who = _who_of(answers, voice)
    return {"who": who, "Who": _begins(who)}


def _begins(name: str) -> str:
    return name[:1].upper() + name[1:]


def _view(nomination: Nomination, voice: Voice) -> Choice:
    return voice.choice("view", Verb.VIEW, nomination.id)
