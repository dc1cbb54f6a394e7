"""A reminder as an e-mail: a subject and plain text, with a word on why it comes this way."""

from __future__ import annotations

from bot.replies import chase_calls, word
from bot.replies.voice import Voice, lines
from bot.usecases import by_mail

#: mail programs show so much of a subject
_SUBJECT = 100


def letter(told: by_mail.ByMail, voice: Voice) -> tuple[str, str]:
    """The subject and the text."""
    text = word(told.told, voice).text
    first = text.partition("\n")[0]
    why = (
        voice("letter-blocked")
        if told.lost_at is None
        else voice("letter-lost", moment=voice.texts.moment(told.lost_at))
    )
    subject = voice("letter-subject", what=first if len(first) <= _SUBJECT else first[: _SUBJECT - 3].rstrip() + "...")
    calls = (rows for listed in told.calls if (rows := chase_calls.as_text(listed, voice)) is not None)
    return subject, "\n\n".join((text, *calls, lines(why, voice("letter-answer"))))
