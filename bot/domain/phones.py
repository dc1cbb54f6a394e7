"""Telephone numbers of Viet Nam and e-mail addresses, as people give their own."""

from __future__ import annotations

import re

#: a number as it is typed, with spaces, dots and hyphens inside; so many digits at least
_TYPED = re.compile(r"(?<![\w+@/.-])\(?\+?\d(?:[ .()-]{0,2}\d){5,13}(?![\w@/-]|[.]\w)")
#: a mobile has nine digits behind its zero, a line in a house ten
_NATIONAL = re.compile(r"[35789]\d{8}|2\d{9}")
_COUNTRY = "84"
_EMAIL = re.compile(r"(?<![\w.+@-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?![\w@])")
_LIKE_EMAIL = re.compile(r"(?<!\S)[A-Za-z0-9._%+-]+@[A-Za-z0-9.,-]*(?!\S)")
_LONGEST_EMAIL = 120


def typed_phone(text: str) -> str | None:
    """What looks like a telephone number in a text, as it was typed; None without any."""
    found = _TYPED.search(text)
    return None if found is None else found[0]


def read_phone(typed: str) -> str | None:
    """A number as it is dialled from everywhere (`+84912345678`); None for one that Viet Nam does not have."""
    digits = "".join(char for char in typed if char.isdecimal() and char.isascii())
    abroad = typed.lstrip(" (").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if abroad else digits
    if digits.startswith(_COUNTRY) and (abroad or len(digits) > len("0912345678")):
        digits = digits.removeprefix(_COUNTRY)
    elif abroad:
        return None
    national = digits.removeprefix("0")
    return f"+{_COUNTRY}{national}" if _NATIONAL.fullmatch(national) else None


def shown(phone: str) -> str:
    """A kept number as people write it: `0912 345 678`."""
    national = "0" + phone.removeprefix(f"+{_COUNTRY}")
    return f"{national[:4]} {national[4:-3]} {national[-3:]}"


def read_email(text: str) -> str | None:
    """The first address in a text; None without any."""
    found = _EMAIL.search(text)
    return None if found is None or len(found[0]) > _LONGEST_EMAIL else found[0]


def unread_email(text: str) -> str | None:
    """What was meant for an address and is none, as typed; None without any."""
    found = _LIKE_EMAIL.search(text)
    return None if found is None or read_email(text) is not None else found[0].rstrip(".,;:!?")
