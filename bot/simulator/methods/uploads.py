"""Methods that send and fetch files."""

import secrets
from typing import Any

from bot.simulator.calls import Call
from bot.simulator.composing import address, caption, markup, own, send
from bot.simulator.errors import Refused, bad
from bot.simulator.files import LARGEST_DOWNLOAD, Stored, Upload, media
from bot.simulator.methods.messages import edited
from bot.simulator.methods.table import Json, Method
from bot.simulator.state import State

LARGEST_UPLOAD = 50 * 1024 * 1024
ALBUM_KINDS = ("photo", "video", "document")


def _sender(kind: str) -> Method:
    def send_file(state: State, call: Call) -> Json:
        chat = address(state, call)
        stored = _file(state, call, kind, call.params.get(kind) or f"attach://{kind}")
        words = {} if kind == "sticker" else caption(call)
        return send(state, call, chat, {**content(state, stored), **words}).body

    return send_file


def send_media_group(state: State, call: Call) -> list[Json]:
    """An album of 2 to 10."""
    chat = address(state, call)
    items = call.tree("media") or []
    if not 2 <= len(items) <= 10:
        raise bad("there must be 2-10 items in the media group")
    ready = [_album_item(state, call, item) for item in items]
    group = {"media_group_id": str(secrets.randbits(60))}
    return [send(state, call, chat, {**each, **group}).body for each in ready]


def _album_item(state: State, call: Call, item: Json) -> Json:
    if item.get("type") not in ALBUM_KINDS:
        raise bad(f"can't use the media type {item.get('type')} in the album")
    stored = _file(state, call, item["type"], item.get("media"))
    return {**content(state, stored), **caption(Call(call.method, item))}


def edit_media(state: State, call: Call) -> Json:
    """Another file in place of the one before."""
    chat = address(state, call)
    kept = own(chat, call.number("message_id"), "edit")
    item = call.tree("media") or {}
    fresh = {
        **content(state, _file(state, call, item.get("type", "photo"), item.get("media"))),
        **caption(Call(call.method, item)),
    }
    gone = dict.fromkeys((*ALBUM_KINDS, "text", "entities", "caption", "caption_entities"))
    return edited(state, chat, kept, {**gone, **fresh, "reply_markup": markup(call).inline})


def _file(state: State, call: Call, kind: str, reference: Any) -> Stored:
    name = str(reference).removeprefix("attach://")
    if not str(reference).startswith("attach://"):
        return state.files.get(name)
    if name not in call.files:
        raise bad(f"there is no {kind} in the request")
    upload = call.files[name]
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > LARGEST_UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    return state.files.keep(kind, upload)


def content(state: State, stored: Stored) -> Json:
    """A file as the content of a message."""
    small = _thumbnail(state, stored.upload) if stored.kind == "photo" else None
    return {stored.kind: media(stored, small=small)}


def _thumbnail(state: State, upload: Upload) -> Stored:
    return state.files.keep("photo", upload)


def get_file(state: State, call: Call) -> Json:
    """Where to fetch a file."""
    stored = state.files.get(call.text("file_id"))
    if len(stored.upload.content) > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return {**stored.body(), "file_path": stored.path}


METHODS: dict[str, Method] = {
    **{f"send{kind}": _sender(kind) for kind in ("photo", "document", "voice", "video", "sticker")},
    "sendmediagroup": send_media_group,
    "editmessagemedia": edit_media,
    "getfile": get_file,
}
