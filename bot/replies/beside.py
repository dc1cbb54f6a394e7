"""What comes beside the answers of a form: photos, voice messages, and what may belong to another one."""

from __future__ import annotations

from bot.domain.actions import Verb
from bot.domain.form import REVIEW
from bot.replies.nominate import draft_name, shortened
from bot.replies.reply import Reply
from bot.replies.review_page import sending
from bot.replies.voice import Voice, lines
from bot.usecases import forms

#: the picture that shows how to dictate, one for each language
_DICTATION = "dictation.png"


def photo_kept(told: forms.PhotoKept, voice: Voice) -> Reply:
    text = voice("photo-kept", count=told.count)
    if told.of_several:
        return Reply(text, aside=True)
    return Reply(text, sending(told.draft, voice)) if told.draft.step == REVIEW else Reply(text)


def album_kept(_: forms.AlbumKept, voice: Voice) -> Reply:
    return Reply(voice("album-kept"), aside=True)


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


def loose(told: forms.Loose, voice: Voice) -> Reply:
    """Where what came by itself may belong: a draft, a new one, the notebook."""
    if not told.files:
        offered = (voice.choice("nominate", Verb.NOMINATE_NEW), voice.choice("note-it", Verb.LOOSE_NOTE))
        return Reply(voice("loose-words", text=shortened(told.text or "")), offered)
    drop = voice.choice("loose-drop", Verb.LOOSE_DROP)
    several = len(told.drafts) > 1
    rows = [voice("numbered", number=i, text=draft_name(d, voice)) for i, d in enumerate(told.drafts, start=1)]
    adding = tuple(
        voice.choice("loose-add-number" if several else "loose-add", Verb.LOOSE_ADD, draft.id, number=number)
        for number, draft in enumerate(told.drafts, start=1)
    )
    kept = voice("loose-files-with", text=shortened(told.text)) if told.text else voice("loose-files")
    anew = voice.choice("anew" if told.drafts else "nominate", Verb.NOMINATE_NEW)
    if len(told.drafts) == 1:
        asked = voice("loose-which-one", name=draft_name(told.drafts[0], voice))
    else:
        asked = voice("loose-which") if several else voice("loose-none")
    return Reply(lines(kept, asked, *(rows if several else ())), (*adding, anew, drop))


def loose_dropped(_: forms.LooseDropped, voice: Voice) -> Reply:
    return Reply(voice("loose-dropped"))
