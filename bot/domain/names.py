"""Folding: the form in which Vietnamese names are compared, never stored in place of the original."""

from __future__ import annotations

import re
import unicodedata

# d with stroke has no decomposition; the look-alike letters of other alphabets are typed by mistake
_STROKES = str.maketrans({"\u0111": "d", "\u0110": "d", "\u00f0": "d", "\u00d0": "d", "\u0256": "d", "\u0189": "d"})
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Give `text` in lower case without diacritics; what is neither letter nor digit becomes one space."""
    stripped = unicodedata.normalize("NFKD", text.translate(_STROKES).casefold())
    return _NOT_LETTERS.sub(" ", "".join(c for c in stripped if not unicodedata.combining(c))).strip()
