"""Folding: the form in which Vietnamese names are compared, never stored in place of the original."""

from __future__ import annotations

import re
import unicodedata

# d with stroke has no decomposition; the look-alike letters of other alphabets are typed by mistake
_STROKES = str.maketrans(dict.fromkeys("\u0111\u0110\u00f0\u00d0\u0256\u0189", "d"))
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def strip_marks(text: str) -> str:
    """Give `text` in lower case without diacritics; signs and spaces stay."""
    parts = unicodedata.normalize("NFKD", text.translate(_STROKES).casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Give `text` in lower case without diacritics; what is neither letter nor digit becomes one space."""
    return _NOT_LETTERS.sub(" ", strip_marks(text)).strip()
