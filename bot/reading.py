"""The words by which people answer a form: `locales/<lang>/reading.yaml`."""

from __future__ import annotations

from typing import Any

import yaml

from bot.domain.answers import ReadingWords
from bot.domain.names import fold
from bot.paths import LOCALES


def reading_words(language: str) -> ReadingWords:
    """The reading words of a language, folded but for `born`, which is matched as typed."""
    lists: dict[str, Any] = yaml.safe_load((LOCALES / language / "reading.yaml").read_text(encoding="utf-8"))
    choices: dict[str, dict[str, list[str]]] = lists.pop("choices")
    folded = {name: [fold(word) for word in words] for name, words in lists.items()}
    return ReadingWords(
        honorifics=tuple(folded["honorifics"]),
        born=tuple(lists["born"]),
        places=tuple(folded["places"]),
        skip=frozenset(folded["skip"]),
        back=frozenset(folded["back"]),
        keep=frozenset(folded["keep"]),
        stop=frozenset(folded["stop"]),
        confirm=frozenset(folded["confirm"]),
        submit=frozenset(folded["submit"]),
        edit=frozenset(folded["edit"]),
        choices={
            question: {choice: frozenset(map(fold, words)) for choice, words in named.items()}
            for question, named in choices.items()
        },
    )
