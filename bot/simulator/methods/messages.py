"""Methods that write, copy, edit and delete messages."""

from bot.simulator.calls import Call
from bot.simulator.chats import Chat, Kept
from bot.simulator.composing import address, body_text, caption, markup, own, send
from bot.simulator.errors import bad
from bot.simulator.methods.table import Json, Method
from bot.simulator.state import State

DELETABLE = 48 * 3600
HEAD = ("message_id", "from", "sender_chat", "chat", "date", "edit_date", "reply_to_message", "reply_markup")
CONTENT_OF_SERVICE = ("new_chat_members", "left_chat_member", "pinned_message")


def send_message(state: State, call: Call) -> Json:
    """Text, with entities and buttons."""
    chat = address(state, call)
    return send(state, call, chat, body_text(call)).body


def send_location(state: State, call: Call) -> Json:
    """A point on the map."""
    chat = address(state, call)
    place = {name: float(call.text(name)) for name in ("latitude", "longitude")}
    return send(state, call, chat, {"location": place}).body


def send_contact(state: State, call: Call) -> Json:
    """Somebody's number."""
    chat = address(state, call)
    names = ("phone_number", "first_name", "last_name")
    contact = {name: call.text(name) for name in names if call.text(name)}
    if "phone_number" not in contact or "first_name" not in contact:
        raise bad("contact name and phone number must be non-empty")
    return send(state, call, chat, {"contact": contact}).body


def copy_message(state: State, call: Call) -> Json:
    """The same content, without a trace of where it came from."""
    chat = address(state, call)
    content = _content(_source(state, call, "copy"))
    if "caption" in call.params and "text" not in content:
        content = {key: value for key, value in content.items() if not key.startswith("caption")} | caption(call)
    return {"message_id": send(state, call, chat, content).id}


def forward_message(state: State, call: Call) -> Json:
    """The same content, and where it came from."""
    chat = address(state, call)
    source = _source(state, call, "forward")
    origin: Json = {"date": source.body["date"]}
    if "sender_chat" in source.body:
        origin |= {"type": "channel", "chat": source.body["sender_chat"], "message_id": source.id}
    else:
        origin |= {"type": "user", "sender_user": source.body["from"]}
    return send(state, call, chat, {**_content(source), "forward_origin": origin}).body


def _source(state: State, call: Call, verb: str) -> Kept:
    kept = state.known(call.text("from_chat_id")).messages.get(call.number("message_id"))
    if kept is None or kept.deleted:
        raise bad(f"message to {verb} not found")
    if kept.body.get("has_protected_content"):
        raise bad(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return kept


def _content(kept: Kept) -> Json:
    left_out = (*HEAD, *CONTENT_OF_SERVICE, "has_protected_content", "media_group_id", "forward_origin")
    return {key: value for key, value in kept.body.items() if key not in left_out}


def edit_text(state: State, call: Call) -> Json:
    """Other words, other buttons."""
    chat = address(state, call)
    kept = own(chat, call.number("message_id"), "edit")
    if "text" not in kept.body:
        raise bad("there is no text in the message to edit")
    return edited(state, chat, kept, {"entities": None, **body_text(call), "reply_markup": markup(call).inline})


def edit_caption(state: State, call: Call) -> Json:
    """Another caption, other buttons."""
    chat = address(state, call)
    kept = own(chat, call.number("message_id"), "edit")
    if "text" in kept.body:
        raise bad("there is no caption in the message to edit")
    fresh = {"caption": None, "caption_entities": None, **caption(call)}
    return edited(state, chat, kept, {**fresh, "reply_markup": markup(call).inline})


def edit_markup(state: State, call: Call) -> Json:
    """Other buttons below the same words."""
    chat = address(state, call)
    kept = own(chat, call.number("message_id"), "edit")
    return edited(state, chat, kept, {"reply_markup": markup(call).inline}, mark=False)


def edited(state: State, chat: Chat, kept: Kept, fields: Json, *, mark: bool = True) -> Json:
    """Change a message, unless nothing would change."""
    if all(kept.body.get(name) == value for name, value in fields.items()):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    kept.change(**fields, **({"edit_date": state.clock.seconds()} if mark else {}))
    state.tell("edited", chat, message=kept.seen())
    return kept.body


def delete_message(state: State, call: Call) -> bool:
    """Take a message away; not after 48 hours, save in a channel."""
    chat = state.known(call.text("chat_id"))
    kept = chat.messages.get(call.number("message_id"))
    if kept is None or kept.deleted:
        raise bad("message to delete not found")
    if chat.type != "channel" and state.clock.seconds() - kept.body["date"] > DELETABLE:
        raise bad("message can't be deleted for everyone")
    _delete(state, chat, kept)
    return True


def delete_messages(state: State, call: Call) -> bool:
    """Take several away; those that are not there are passed over."""
    chat = state.known(call.text("chat_id"))
    for number in call.tree("message_ids") or []:
        kept = chat.messages.get(int(number))
        if kept and not kept.deleted and state.clock.seconds() - kept.body["date"] <= DELETABLE:
            _delete(state, chat, kept)
    return True


def _delete(state: State, chat: Chat, kept: Kept) -> None:
    kept.deleted = True
    state.tell("deleted", chat, message_id=kept.id)


def answer_query(state: State, call: Call) -> bool:
    """Answer a tap, with or without a short word."""
    person, chat = state.query(call.text("callback_query_id"))
    if call.text("text") and len(call.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    toast: Json = {"user": person, "query_id": call.text("callback_query_id"), "text": call.text("text")}
    state.tell("toast", chat, **toast, alert=call.flag("show_alert"), url=call.text("url"))
    return True


def chat_action(state: State, call: Call) -> bool:
    """Show that the bot is writing."""
    chat = address(state, call)
    state.tell("typing", chat, action=call.text("action"))
    return True


def pin(state: State, call: Call) -> bool:
    """Pin a message."""
    chat = address(state, call)
    number = call.number("message_id")
    if number not in chat.messages or chat.messages[number].deleted:
        raise bad("message to pin not found")
    chat.pinned = number
    return True


def unpin(state: State, call: Call) -> bool:
    """Unpin the pinned message."""
    address(state, call).pinned = None
    return True


METHODS: dict[str, Method] = {
    "sendmessage": send_message,
    "sendlocation": send_location,
    "sendcontact": send_contact,
    "copymessage": copy_message,
    "forwardmessage": forward_message,
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagereplymarkup": edit_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "answercallbackquery": answer_query,
    "sendchataction": chat_action,
    "pinchatmessage": pin,
    "unpinchatmessage": unpin,
}
