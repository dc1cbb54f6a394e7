"""What people do: write, tap, send files, edit, block. Each gives what it caused, for the page and for tests."""

import re
from collections.abc import Iterator
from typing import Any

from bot.simulator.chats import Chat, Kept, User
from bot.simulator.entities import found
from bot.simulator.errors import Impossible
from bot.simulator.files import Upload
from bot.simulator.methods.uploads import content
from bot.simulator.state import State

Json = dict[str, Any]
LONGEST = 4096


def say(state: State, chat: Chat, wish: Json) -> Json:
    """Write a text; one that begins with a slash is a command."""
    text = str(wish.get("text", "")).strip()
    if not text:
        raise Impossible("empty", status=400)
    if len(text) > LONGEST:
        raise Impossible("too_long", status=400)
    entities = found(text)
    return write(state, chat, wish, {"text": text, **({"entities": entities} if entities else {})})


def write(state: State, chat: Chat, wish: Json, body: Json) -> Json:
    """Put a person's message into the chat and, when the bot may see it, into its queue."""
    user = author(state, chat, wish)
    if chat.private:
        chat.started = True
    kept = state.post(chat, user, {**body, **_dated(state, chat, wish), **_answered(chat, wish)})
    return outcome(state, update_id=_deliver(state, chat, kept, "message"), message_id=kept.id)


def author(state: State, chat: Chat, wish: Json) -> User:
    """Who acts; refuses when that person cannot write here."""
    if chat.blocked:
        raise Impossible("blocked")
    if chat.type == "channel":
        raise Impossible("channel")
    number = chat.id if chat.private else int(wish.get("user", 0))
    if number not in chat.members or number not in state.users:
        raise Impossible("not_a_member")
    return state.users[number]


def outcome(state: State, **made: Any) -> Json:
    """What an action caused, and the number of the last event so far."""
    return {**made, "seq": len(state.events)}


def _answered(chat: Chat, wish: Json) -> Json:
    kept = chat.messages.get(int(wish.get("reply_to") or 0))
    return {"reply_to_message": {k: v for k, v in kept.body.items() if k != "reply_to_message"}} if kept else {}


def _dated(state: State, chat: Chat, wish: Json) -> Json:
    """With `after`, the date is at least so many seconds after that of the last message of a person in the chat."""
    if "after" not in wish:
        return {}
    dates = (int(kept.body["date"]) for kept in reversed(chat.messages.values()) if not kept.by_bot)
    return {"date": max(state.clock.seconds(), next(dates, 0) + int(wish["after"]))}


def _deliver(state: State, chat: Chat, kept: Kept, kind: str) -> int | None:
    if not chat.bot_present or not (chat.private or _concerns(state, kept)):
        return None
    return state.updates.add(kind, kept.body)


def _concerns(state: State, kept: Kept) -> bool:
    """Privacy mode: in a group the bot sees commands, mentions and answers to it."""
    text = kept.body.get("text") or kept.body.get("caption") or ""
    name = f"@{state.bot.username}".lower()
    other = text.startswith("/") and "@" in text.split()[0] and not text.split()[0].lower().endswith(name)
    answer = kept.body.get("reply_to_message", {}).get("from", {}).get("id") == state.bot.id
    named = re.search(rf"{re.escape(name)}(?!\w)", text.lower()) is not None
    return answer or named or (text.startswith("/") and not other)


def send_file(state: State, chat: Chat, wish: Json, kind: str, upload: Upload) -> Json:
    """Send a photo, document, voice message, video or sticker."""
    author(state, chat, wish)
    body = content(state, state.files.keep(kind, upload))
    words = str(wish.get("caption") or "").strip()
    if words:
        marks = found(words)
        body |= {"caption": words, **({"caption_entities": marks} if marks else {})}
    if wish.get("media_group_id"):
        body["media_group_id"] = str(wish["media_group_id"])
    return write(state, chat, wish, body)


def edit(state: State, chat: Chat, wish: Json) -> Json:
    """Change the words of one's own message."""
    author(state, chat, wish)
    kept = chat.messages.get(int(wish["message_id"]))
    if kept is None or kept.by_bot or kept.deleted:
        raise Impossible("unknown_message", status=404)
    name, marks = ("text", "entities") if "text" in kept.body else ("caption", "caption_entities")
    words = str(wish["text"]).strip()
    kept.change(**{name: words, marks: found(words) or None, "edit_date": state.clock.seconds()})
    state.tell("edited", chat, message=kept.seen())
    return outcome(state, update_id=_deliver(state, chat, kept, "edited_message"), message_id=kept.id)


def block(state: State, chat: Chat, blocked: bool) -> Json:
    """Stop the bot, or let it write again; it hears of both."""
    if not chat.private or chat.person is None:
        raise Impossible("not_private")
    if chat.blocked == blocked:
        return outcome(state, update_id=None)
    chat.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    state.tell("block", chat, blocked=blocked)
    return outcome(state, update_id=state.membership(chat, chat.person, before, after))


def migrate(state: State, chat: Chat, number: int) -> Json:
    """A group becomes a supergroup under another number: both chats say so, and nothing reaches the old one."""
    if chat.type != "group" or number in state.chats:
        raise Impossible("not_a_group")
    by = state.users.get(min(chat.members, default=0), state.bot)
    # it is there before the bot is told, which has nothing to join
    grown = state.chats[number] = Chat(number, "supergroup", chat.title, chat.username)
    grown.members, grown.bot_present = chat.members, chat.bot_present
    left = state.post(chat, by, {"migrate_to_chat_id": number})
    begun = state.post(grown, by, {"migrate_from_chat_id": chat.id})
    chat.migrated_to, chat.members = number, set()
    told = [state.updates.add("message", kept.body) for kept in (left, begun) if chat.bot_present]
    return outcome(state, update_ids=told)


def tap(state: State, chat: Chat, wish: Json) -> Json:
    """Press a button: of a message, or of the keyboard below the chat (which writes its words)."""
    user = author(state, chat, wish)
    for kept in _candidates(chat, wish):
        button = _inline(kept, wish)
        if button:
            return _press(state, chat, user, kept, button)
        if kept.reply_keyboard and kept.reply_keyboard == chat.keyboard() and _key(kept.reply_keyboard, wish):
            return say(state, chat, {**wish, "text": wish["button"]})
    raise Impossible("no_such_button", status=404)


def _candidates(chat: Chat, wish: Json) -> Iterator[Kept]:
    if wish.get("message_id"):
        kept = chat.messages.get(int(wish["message_id"]))
        return iter([kept] if kept and (wish.get("stale") or not kept.deleted) else [])
    return reversed(chat.messages.values()) if wish.get("stale") else chat.newest()


def _inline(kept: Kept, wish: Json) -> Json | None:
    buttons = [*kept.buttons(), *(reversed(kept.past_buttons) if wish.get("stale") else [])]
    for button in buttons:
        if "data" in wish and button.get("callback_data") == wish["data"]:
            return button
        if "data" not in wish and button["text"] == wish.get("button"):
            return button
    return None


def _key(keyboard: Json, wish: Json) -> bool:
    return any(key["text"] == wish.get("button") for row in keyboard["keyboard"] for key in row)


def _press(state: State, chat: Chat, user: User, kept: Kept, button: Json) -> Json:
    if "callback_data" not in button:
        kind = "copied" if "copy_text" in button else "url"
        return outcome(state, update_id=None, **{kind: button.get("copy_text", {}).get("text") or button.get("url")})
    query = state.new_query(user.id, chat)
    gone: Json = {"chat": chat.body(), "message_id": kept.id, "date": 0}
    update = state.updates.add(
        "callback_query",
        {
            "id": query,
            "from": user.body(),
            "message": gone if kept.deleted else kept.body,
            "chat_instance": str(abs(chat.id)),
            "data": button["callback_data"],
        },
    )
    return outcome(state, update_id=update, query_id=query, message_id=kept.id)
