"""Methods about chats and their members."""

from bot.simulator.calls import Call
from bot.simulator.errors import bad
from bot.simulator.methods.table import Json, Method
from bot.simulator.state import State, standing

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(state: State, call: Call) -> Json:
    """All about a chat."""
    chat = state.known(call.text("chat_id"))
    pinned = chat.messages.get(chat.pinned or 0)
    return {
        **chat.body(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
        **({"pinned_message": pinned.body} if pinned else {}),
    }


def get_member(state: State, call: Call) -> Json:
    """A member's standing."""
    chat = state.known(call.text("chat_id"))
    number = call.number("user_id")
    if number == state.bot.id:
        here = "administrator" if chat.type == "channel" else "member"
        return standing({"user": state.bot.body()}, here if chat.bot_present else "left")
    if number not in state.users:
        raise bad("user not found")
    return standing({"user": state.users[number].body()}, "member" if number in chat.members else "left")


def member_count(state: State, call: Call) -> int:
    """How many, the bot included."""
    chat = state.known(call.text("chat_id"))
    return len(chat.members) + chat.bot_present


def leave(state: State, call: Call) -> bool:
    """The bot leaves a group."""
    chat = state.known(call.text("chat_id"))
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    chat.bot_present = False
    state.membership(chat, state.bot, "member", "left")
    return True


METHODS: dict[str, Method] = {
    "getchat": get_chat,
    "getchatmember": get_member,
    "getchatmembercount": member_count,
    "leavechat": leave,
}
