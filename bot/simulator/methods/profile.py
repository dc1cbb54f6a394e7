"""Methods by which the bot speaks of itself, and of how it is reached."""

import json

from bot.simulator.calls import Call
from bot.simulator.errors import bad
from bot.simulator.methods.table import Json, Method
from bot.simulator.state import State, Webhook


def get_me(state: State, _call: Call) -> Json:
    """The bot as a user."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False}
    lacking = ("supports_inline_queries", "can_connect_to_business", "has_main_web_app")
    return {**state.bot.body(), **abilities, **dict.fromkeys(lacking, False)}


def _scope(call: Call) -> str:
    scope = call.tree("scope") or {"type": "default"}
    return json.dumps([scope, call.text("language_code")], sort_keys=True)


def set_commands(state: State, call: Call) -> bool:
    """The list of commands for a scope and language."""
    commands = call.tree("commands") or []
    for command in commands:
        name = command.get("command", "").removeprefix("/")
        if not (1 <= len(name) <= 32 and name == name.lower() and name.isidentifier() and name.isascii()):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    state.profile.commands[_scope(call)] = commands
    state.tell("profile", None)
    return True


def get_commands(state: State, call: Call) -> list[Json]:
    """The list of that scope and language."""
    return state.profile.commands.get(_scope(call), [])


def delete_commands(state: State, call: Call) -> bool:
    """No list for that scope and language."""
    state.profile.commands.pop(_scope(call), None)
    return True


def set_description(state: State, call: Call) -> bool:
    """What an empty chat shows."""
    if len(call.text("description")) > 512:
        raise bad("BOT_DESCRIPTION_TOO_LONG")
    state.profile.description = call.text("description")
    state.tell("profile", None)
    return True


def get_description(state: State, _call: Call) -> Json:
    """What an empty chat shows."""
    return {"description": state.profile.description}


def set_short_description(state: State, call: Call) -> bool:
    """What the bot's page shows."""
    if len(call.text("short_description")) > 120:
        raise bad("BOT_SHORT_DESCRIPTION_TOO_LONG")
    state.profile.short_description = call.text("short_description")
    return True


def get_short_description(state: State, _call: Call) -> Json:
    """What the bot's page shows."""
    return {"short_description": state.profile.short_description}


def set_name(state: State, call: Call) -> bool:
    """The bot's own name."""
    state.bot.first_name = call.text("name") or str(state.bot.username)
    return True


def set_menu_button(state: State, call: Call) -> bool:
    """What the button beside the input opens."""
    state.profile.menu_button = call.tree("menu_button") or {"type": "default"}
    return True


def get_menu_button(state: State, _call: Call) -> Json:
    """What the button beside the input opens."""
    return state.profile.menu_button


def set_webhook(state: State, call: Call) -> bool:
    """Push updates to that address; an empty one means polling again."""
    url = call.text("url")
    if url and not url.startswith(("http://", "https://")):
        raise bad("bad webhook: invalid URL")
    state.webhook = Webhook(url, call.text("secret_token"))
    state.updates.allowed = call.tree("allowed_updates") or state.updates.allowed
    if call.flag("drop_pending_updates"):
        state.updates.drop()
    state.updates.bell.ring()
    return True


def delete_webhook(state: State, call: Call) -> bool:
    """Poll again."""
    state.webhook = Webhook()
    if call.flag("drop_pending_updates"):
        state.updates.drop()
    return True


def webhook_info(state: State, _call: Call) -> Json:
    """How the pushing goes."""
    hook = state.webhook
    info: Json = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": len(state.updates)}
    if hook.error:
        info |= {"last_error_date": hook.error_date, "last_error_message": hook.error}
    if state.updates.allowed:
        info["allowed_updates"] = state.updates.allowed
    return info


def agree(_state: State, _call: Call) -> bool:
    """Nothing to do here: a simulator has no other server to move to."""
    return True


METHODS: dict[str, Method] = {
    "getme": get_me,
    "setmycommands": set_commands,
    "getmycommands": get_commands,
    "deletemycommands": delete_commands,
    "setmydescription": set_description,
    "getmydescription": get_description,
    "setmyshortdescription": set_short_description,
    "getmyshortdescription": get_short_description,
    "setmyname": set_name,
    "setchatmenubutton": set_menu_button,
    "getchatmenubutton": get_menu_button,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
    "logout": agree,
    "close": agree,
}
