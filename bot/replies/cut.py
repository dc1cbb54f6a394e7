"""Texts cut to a length between two words, with one sign for what is left out."""

from __future__ import annotations

_SIGN = "\N{HORIZONTAL ELLIPSIS}"


def beginning(text: str, most: int) -> str:
    """A text of so many characters at most, cut at a space where one is near."""
    if len(text) <= most:
        return text
    kept = text[: most + 1].rsplit(None, 1)[0]
    # a word longer than a line has no space to be cut at
    return (kept if most // 2 <= len(kept) <= most else text[:most]).rstrip(" ,;:.-") + _SIGN


def end(text: str, most: int) -> str:
    """The last characters of a text, so many at most, from the beginning of a word on."""
    if len(text) <= most:
        return text
    kept = text[-most - 1 :].split(None, 1)[-1]
    return _SIGN + (kept if most // 2 <= len(kept) <= most else text[-most:]).lstrip()
