"""Numbers as people write them: figures, or words of the language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.names import fold

#: 1975 has so many
_YEAR = 4


def read_number(
    text: str, digits: Mapping[int, frozenset[str]], tens: frozenset[str], ten: frozenset[str]
) -> int | None:
    """The one whole number in a text, in figures or in words up to 99; None where there is none or several."""
    written = re.findall(r"\d+(?:[.,]\d{3})*(?![\d.,]*\d)", text)
    if written:
        return int(re.sub(r"\D", "", written[0])) if len(written) == 1 else None
    return _in_words(fold(text).split(), digits, tens, ten)


def year_in_words(text: str, digits: Mapping[int, frozenset[str]], tens: frozenset[str]) -> str | None:
    """The two or four figures of a year said in words: `bay lam` is 75; a word for `year` may stand before them."""
    read = [_digit(word, digits) for word in fold(text).split() if word not in tens]
    row = [str(each) for each in read if each is not None]
    if len(row) != len(read) or len(row) < 2:
        # a round one: sixty
        words = fold(text).split()
        rounded = len(row) == len(read) == 1 and len(words) == 2
        return f"{row[0]}0" if rounded else None
    return "".join(row[-_YEAR:] if len(row) >= _YEAR else row[-2:])


def _in_words(
    words: list[str], digits: Mapping[int, frozenset[str]], tens: frozenset[str], ten: frozenset[str]
) -> int | None:
    total, last, found = 0, None, False
    for word in words:
        digit = _digit(word, digits)
        if word in tens and last is not None:
            total, last = total + last * 9, None
        elif word in ten:
            total, last, found = total + 10, None, True
        elif digit is not None:
            if last is not None:
                return None
            total, last, found = total + digit, digit, True
        elif found:
            break
    return total if found else None


def _digit(word: str, digits: Mapping[int, frozenset[str]]) -> int | None:
    return next((number for number, words in digits.items() if word in words), None)
