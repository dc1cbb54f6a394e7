"""What the sending methods share: where to, which words, which buttons, in answer to what."""

from dataclasses import dataclass
from typing import Any

from bot.simulator.calls import Call
from bot.simulator.chats import Chat, Kept
from bot.simulator.entities import formatted
from bot.simulator.errors import Refused, bad, forbidden
from bot.simulator.state import State

Json = dict[str, Any]
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
BUTTON_KINDS = (
    "callback_data", "url", "copy_text", "web_app", "login_url", "pay", "callback_game",
    "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
)  # fmt: skip


@dataclass(frozen=True)
class Markup:
    """Buttons below the message, or a keyboard below the chat."""

    inline: Json | None = None
    keyboard: Json | None = None


def address(state: State, call: Call) -> Chat:
    """The chat to write to; raises what the real thing raises when the bot may not."""
    if not call.text("chat_id"):
        raise bad("chat_id is empty")
    chat = state.known(call.params["chat_id"])
    if chat.migrated_to is not None:
        upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refused(400, upgraded, migrate_to_chat_id=chat.migrated_to)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.private and not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    if not chat.bot_present:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def body_text(call: Call) -> Json:
    """The `text` of a message, with entities."""
    text, entities = _words(call, "text", "entities")
    if not text:
        raise bad("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise bad("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption(call: Call) -> Json:
    """The `caption` of a message, with entities; empty when there is none."""
    text, entities = _words(call, "caption", "caption_entities")
    if len(text) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    marked = {"caption_entities": entities} if entities else {}
    return {"caption": text, **marked} if text else {}


def _words(call: Call, name: str, marks: str) -> tuple[str, list[Json]]:
    return formatted(call.text(name), parse_mode=call.text("parse_mode") or None, entities=call.tree(marks))


def markup(call: Call) -> Markup:
    """The checked `reply_markup`."""
    tree = call.tree("reply_markup")
    if not tree:
        return Markup()
    if not isinstance(tree, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in tree:
        return Markup(inline=_inline(tree["inline_keyboard"]))
    return Markup(keyboard=_keyboard(tree))


def _inline(rows: list[list[Json]]) -> Json | None:
    kept = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _button(button: Json) -> Json:
    if not button.get("text"):
        raise bad("inline keyboard button text must be non-empty")
    kinds = [kind for kind in BUTTON_KINDS if kind in button]
    if not kinds:
        raise bad("text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(copied.get("text", "")) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    return button


def _keyboard(tree: Json) -> Json:
    if "keyboard" not in tree:
        return tree
    rows = [[{"text": key} if isinstance(key, str) else key for key in row] for row in tree["keyboard"] if row]
    if not rows:
        raise bad("reply keyboard is empty")
    return {**tree, "keyboard": rows}


def answered(chat: Chat, call: Call) -> Json:
    """The message that this one answers."""
    wish = call.tree("reply_parameters") or {}
    number = wish.get("message_id") or call.params.get("reply_to_message_id")
    if number is None:
        return {}
    kept = chat.messages.get(int(number))
    if kept is None or kept.deleted:
        if wish.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": {key: value for key, value in kept.body.items() if key != "reply_to_message"}}


def send(state: State, call: Call, chat: Chat, content: Json) -> Kept:
    """Post the bot's message with all that a call may carry."""
    buttons = markup(call)
    extra = answered(chat, call)
    if buttons.inline:
        extra["reply_markup"] = buttons.inline
    if call.flag("protect_content"):
        extra["has_protected_content"] = True
    silent = call.flag("disable_notification")
    return state.post(chat, state.bot, {**content, **extra}, silent=silent, keyboard=buttons.keyboard)


def own(chat: Chat, number: int, verb: str) -> Kept:
    """A message of the bot that it wants to edit."""
    kept = chat.messages.get(number)
    if kept is None or kept.deleted:
        raise bad(f"message to {verb} not found")
    if not kept.by_bot:
        raise bad("message can't be edited")
    return kept
