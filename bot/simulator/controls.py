"""What only tests and the page's frame use: the queue, the log of calls, faults, the cast."""

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from bot.simulator.person import door
from bot.simulator.state import State

Json = dict[str, Any]


def updates(state: State, _request: Request, _wish: Json) -> Json:
    """How the queue stands."""
    queue = state.updates
    counts = {"pending": len(queue), "delivered": list(queue.delivered), "confirmed": queue.confirmed}
    return {**counts, "held": queue.held, "polls": state.poller}


def redeliver(state: State, _request: Request, wish: Json) -> Json:
    """Deliver again: everything, or the `update_ids` named, in that order."""
    return {"redelivered": state.updates.redeliver(wish.get("update_ids"))}


def hold(state: State, _request: Request, wish: Json) -> Json:
    """Pile up a backlog, or let it go."""
    state.updates.hold(bool(wish.get("hold", True)))
    return {"held": state.updates.held}


def calls(state: State, _request: Request, wish: Json) -> list[Json]:
    """What the bot called, oldest first, getUpdates left out."""
    method = str(wish.get("method", "")).lower()
    return [entry for entry in state.calls if method in ("", entry["method"].lower())]


def add_faults(state: State, _request: Request, wish: Json) -> Json:
    """Let something go wrong."""
    state.faults.change(wish)
    state.updates.bell.ring()
    return {"ok": True}


def clear_faults(state: State, _request: Request, _wish: Json) -> Json:
    """Everything works again."""
    state.faults.clear()
    return {"ok": True}


def bot(state: State, _request: Request, _wish: Json) -> Json:
    """What the page shows of the bot."""
    profile = state.profile
    commands = next(iter(profile.commands.values()), [])
    return {**state.bot.body(), "description": profile.description, "commands": commands}


def cast(state: State, request: Request, _wish: Json) -> Json:
    """Who can be played: the people of the cast, then everybody else there is."""
    given: Json = request.app.state.cast
    listed = list(given.get("people", []))
    known = {person["id"] for person in listed}
    others = [{"id": user.id, "name": _name(user.body())} for user in state.users.values() if user.id not in known]
    return {**given, "people": listed + others, "moments": given.get("moments", [])}


def _name(user: Json) -> str:
    return " ".join(user[part] for part in ("first_name", "last_name") if part in user)


ROUTES = [
    Route("/sim/updates", door(updates), methods=["GET"]),
    Route("/sim/updates/hold", door(hold), methods=["POST"]),
    Route("/sim/redeliver", door(redeliver), methods=["POST"]),
    Route("/sim/calls", door(calls), methods=["GET"]),
    Route("/sim/faults", door(add_faults), methods=["POST"]),
    Route("/sim/faults", door(clear_faults), methods=["DELETE"]),
    Route("/sim/bot", door(bot), methods=["GET"]),
    Route("/sim/cast", door(cast), methods=["GET"]),
]
"""What stands behind the scene."""
