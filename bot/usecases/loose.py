"""What comes while nothing is being written: words on somebody, photos. Kept until it is said where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.domain.answers import clean
from bot.domain.permissions import Role
from bot.domain.telling import split_deed, subject_of
from bot.storage import conversations, drafts
from bot.usecases import forms, nominate, notebook, pages
from bot.usecases.incoming import File
from bot.usecases.turn import Outcome, Turn

#: while it is open where something belongs
AWAITED = "loose"
#: so many drafts are offered to put something into
_OFFERED = 2
_MOST = 1000


def told(turn: Turn, text: str) -> Outcome | None:
    """Offer to nominate, or to note, whoever a text tells of; None where it tells of nobody."""
    words = turn.deployment.words
    tells = subject_of(text, words.telling) is not None
    if not turn.person.units(Role.OFFICER) or not tells or text.rstrip().endswith("?"):
        return None
    if not split_deed(text, words.telling)[1] and not split_deed(text, words.telling, places=words.places)[1]:
        return None
    _keep(turn, clean(text), [])
    return forms.Loose(clean(text), 0)


def file(turn: Turn, sent: File) -> tuple[Outcome, ...] | None:
    """Keep a photo or file and ask where it belongs; None from somebody who nominates for no unit."""
    if not turn.person.units(Role.OFFICER) or sent.kind == "voice":
        return None
    waiting = _waiting(turn)
    files = [*waiting.get("files", ()), asdict(sent)]
    text = clean(sent.caption or "") or waiting.get("text")
    _keep(turn, text, files)
    if sent.album is not None and any(each["album"] == sent.album for each in files[:-1]):
        # its album has been spoken of
        return ()
    listed = drafts.of_person(turn.session, turn.person.id)
    own = tuple(each for each in listed if turn.deployment.runs(each.plan_id) and each.answers)
    return (forms.Loose(text, len(files), own[:_OFFERED]),)


def begun(turn: Turn, outcome: Outcome) -> tuple[Outcome, ...]:
    """What began a nomination, with the loose photos in it; they wait on while it is asked for which unit."""
    waiting = _waiting(turn)
    if not waiting:
        return (outcome,)
    if not isinstance(outcome, forms.Asking):
        _keep(turn, waiting["text"], waiting["files"])
        return (outcome,)
    _add(turn, outcome.draft.id, waiting["files"])
    return (outcome,)


def words(turn: Turn) -> str | None:
    """The loose words with which a nomination begins."""
    return _waiting(turn).get("text")


def add(turn: Turn, draft_id: int) -> tuple[Outcome, ...]:
    """Put the loose photos into a draft of the person's, and go on with it."""
    waiting = _waiting(turn)
    draft = pages.in_hand(turn.session, turn.deployment, turn.person, draft_id)
    if draft is None or not waiting:
        return (forms.Stale(),)
    _add(turn, draft.id, waiting["files"])
    conversations.take_up(turn.session, turn.chat, draft.id, turn.now)
    count = len(pages.photos(turn.session, draft))
    page = pages.look(turn.session, turn.deployment, draft, turn.now)
    return forms.PhotoKept(count, draft, of_several=True), page


def note(turn: Turn) -> tuple[Outcome, ...]:
    """Write the loose words into the notebook."""
    text = _waiting(turn).get("text")
    return (notebook.keep(turn.session, turn.person, text, turn.now) if text else forms.Stale(),)


def drop(turn: Turn) -> tuple[Outcome, ...]:
    """Let go of what was loose; the buttons that ask have done that."""
    return (forms.LooseDropped() if _waiting(turn) else forms.Stale(),)


def _add(turn: Turn, draft_id: int, files: list[dict[str, Any]]) -> None:
    for each in files:
        nominate.attach(turn.session, draft_id, File(**each), turn.now)


def _waiting(turn: Turn) -> Mapping[str, Any]:
    waiting = turn.conversation.awaiting
    return waiting if waiting is not None and waiting["kind"] == AWAITED else {}


def _keep(turn: Turn, text: str | None, files: list[dict[str, Any]]) -> None:
    waiting = {"kind": AWAITED, "text": text and text[:_MOST], "files": files}
    conversations.await_text(turn.session, turn.chat, waiting, turn.now)
