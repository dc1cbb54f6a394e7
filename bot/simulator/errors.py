"""What the simulator refuses, on either of its two sides."""


class Refused(Exception):
    """The Bot API refuses a call; carries the code and the words of the real thing."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


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
