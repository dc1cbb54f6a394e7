"""What the simulator refuses, on either of its two sides."""

from collections.abc import Mapping


class Refused(Exception):
    """The Bot API refuses a call; carries the code and the words of the real thing."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters: Mapping[str, int] = parameters


class Broken(Exception):
    """The bot gets no answer of the Bot API: `how` says what instead, `result` is what it would have been."""

    def __init__(self, how: str, code: int, result: object = True) -> None:
        super().__init__(how)
        self.how = how
        self.code = code
        self.result = result


class Impossible(Exception):
    """A person cannot do this now; carries a key that the page words, and the HTTP status."""

    def __init__(self, key: str, *, status: int = 409) -> None:
        super().__init__(key)
        self.key = key
        self.status = status


def bad(description: str) -> Refused:
    """A 400 in the words of the Bot API."""
    return Refused(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refused:
    """A 403 in the words of the Bot API."""
    return Refused(403, f"Forbidden: {description}")
